// Articles that nobody wrote: news-like Korean of invented words with the word frequencies of news, the same for the same seed.
import { makeArticle } from '../../src/core/article.ts';
import type { Article } from '../../src/core/types.ts';
import { randomFrom } from './vectors.ts';

/** Different nouns that there are; each comes with many particles. */
const NOUNS = 30_000;
const PEOPLE = 400;

const PARTICLES = [
  '은',
  '는',
  '이',
  '가',
  '을',
  '를',
  '의',
  '에서',
  '으로',
  '와',
  '도',
  '에',
  '까지',
  '보다',
  '',
];
const VERBS = [
  '늘었다',
  '줄었다',
  '밝혔다',
  '세웠다',
  '열었다',
  '마쳤다',
  '바뀌었다',
  '이어졌다',
  '시작했다',
  '옮겼다',
];
const UNITS = ['억 원', '명', '곳', '%', '톤', '대', '일', '시간'];
const TITLES = ['과장', '소장', '대표', '교수', '연구원', '회장'];

export interface Inventor {
  /** Of about three passages for every ten sentences. */
  article(id: string, sentences: number): Article;
  /** Asks for a figure with words that stand together in an article. */
  question(article: Article): string;
}

export function createInventor(seed: number): Inventor {
  const random = randomFrom(seed);
  const below = (count: number): number => Math.floor(random() * count);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)]!;
  const syllable = (): string =>
    String.fromCharCode(0xac00 + below(19) * 588 + below(21) * 28 + pick([0, 0, 0, 1, 4, 8, 16, 21]));
  const name = (length: number): string => Array.from({ length }, syllable).join('');
  const nouns = Array.from({ length: NOUNS }, () => name(2 + below(2)));
  const people = Array.from({ length: PEOPLE }, () => `${name(3)} ${pick(TITLES)}`);
  /** The second noun is half as frequent as the first, the third a third. */
  const noun = (): string => nouns[Math.floor(NOUNS ** random()) - 1] ?? '';
  const phrase = (): string => `${noun()}${pick(PARTICLES)}`;
  const figure = (): string => `${(1 + below(9_000)).toLocaleString('en-US')}${pick(UNITS)}`;
  const plain = (): string =>
    `${Array.from({ length: 6 + below(7) }, phrase).join(' ')} ${figure()}${pick(['로', '까지', ''])} ${pick(VERBS)}.`;
  const quoted = (): string =>
    `${pick(people)}은 "${Array.from({ length: 5 + below(5) }, phrase).join(' ')} ${pick(VERBS)}"라고 말했다.`;
  const sentence = (): string => (below(5) === 0 ? quoted() : plain());
  return {
    article(id, sentences) {
      const text = Array.from(
        { length: sentences },
        (_, at) => `${sentence()}${at % 4 === 3 ? '\n\n' : ' '}`,
      ).join('');
      const publishedAt = `2031-0${1 + below(9)}-1${below(10)}`;
      return makeArticle({
        id,
        title: `${noun()} ${noun()} ${noun()}`,
        publisher: pick(nouns),
        publishedAt,
        text,
      });
    },
    question({ text }) {
      const words = (text.split(/(?<=\.)\s/u)[below(20)] ?? text).split(' ').slice(1, 5);
      return `${words.join(' ')} 얼마나 되나요?`;
    },
  };
}
