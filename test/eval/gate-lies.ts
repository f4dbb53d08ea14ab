// A scripted liar and an honest teller over any article: close retellings of its sentences, one thing changed in each lie.
import type { SegmentedArticle, Sentence } from '../../src/core/types.ts';

export interface Told {
  readonly text: string;
  readonly cites: readonly Sentence[];
  readonly how: string;
}

/** True retellings: as it stands, politely, without the joining word, with a neighbour cited too. */
export function honestClaims(source: SegmentedArticle): Told[] {
  return statements(source).flatMap(({ sentence, text }) => {
    const bare = text.replace(/^(?:우선|또한|하지만|다만|반면|이에|그러나|한편|특히) /u, '');
    const next = source.sentences[sentence.index + 1];
    return [
      { text, cites: [sentence], how: 'verbatim' },
      { text: bare, cites: [sentence], how: 'bare' },
      { text: polite(bare), cites: [sentence], how: 'polite' },
      { text: polite(bare), cites: next && !next.heading ? [sentence, next] : [sentence], how: 'two cited' },
    ];
  });
}

/** Lies: a figure, a name, a direction, a negation, a speaker, the wrong sentence. */
export function lies(source: SegmentedArticle): Told[] {
  const names = namesOf(source);
  return statements(source).flatMap(({ sentence, text }) => [
    ...figures(text).map((lie) => ({ text: lie, cites: [sentence], how: 'figure' })),
    ...renamed(text, names).map((lie) => ({ text: lie, cites: [sentence], how: 'name' })),
    ...reversed(text).map((lie) => ({ text: lie, cites: [sentence], how: 'direction' })),
    ...negated(text).map((lie) => ({ text: lie, cites: [sentence], how: 'negation' })),
    ...misattributed(text, sentence, source).map((lie) => ({ text: lie, cites: [sentence], how: 'speaker' })),
    ...elsewhere(sentence, source).map((other) => ({ text, cites: [other], how: 'wrong sentence' })),
  ]);
}

function statements(source: SegmentedArticle): { sentence: Sentence; text: string }[] {
  return source.sentences
    .filter((sentence) => !sentence.heading)
    .map((sentence) => ({
      sentence,
      text: source.article.text.slice(sentence.span.start, sentence.span.end),
    }))
    .filter(({ text }) => /다\.["”]?$/u.test(text));
}

function polite(text: string): string {
  return text
    .replace(/이다\.$/u, '입니다.')
    .replace(/했다\.$/u, '했습니다.')
    .replace(/한다\.$/u, '합니다.')
    .replace(/([았었였됐렸])다\.$/u, '$1습니다.')
    .replace(/있다\.$/u, '있습니다.')
    .replace(/된다\.$/u, '됩니다.')
    .replace(/받는다\.$/u, '받습니다.')
    .replace(/진다\.$/u, '집니다.')
    .replace(/인다\.$/u, '입니다.');
}

/** Every figure with each of its digits turned up by one, and its magnitude moved. */
function figures(text: string): string[] {
  const told: string[] = [];
  for (const match of text.matchAll(/\d/gu)) {
    const digit = String((Number(match[0]) + 1) % 10);
    told.push(text.slice(0, match.index) + digit + text.slice(match.index + 1));
  }
  for (const [from, to] of [
    ['억', '조'],
    ['만 ', '억 '],
    ['%', '%p'],
    ['달러', '원'],
    ['상반기', '하반기'],
  ] as const) {
    if (new RegExp(`(?:\\d|${from === '상반기' ? '' : '\\d|만 |억 '})${from}`, 'u').test(text))
      told.push(text.replace(from, to));
  }
  return told;
}

function namesOf(source: SegmentedArticle): string[] {
  const { text } = source.article;
  const speakers = source.sentences.flatMap((sentence) => sentence.speaker?.name ?? []);
  const latin = text.match(/[A-Z][A-Za-z+]{1,}[가-힣]*?(?=[은는이가을를와과의도 ])/gu) ?? [];
  const places = text.match(/(?:미국|중국|한국|일본)/gu) ?? [];
  return [...new Set([...speakers, ...latin, ...places])].filter(
    (name) => name.length > 1 && name.length < 12,
  );
}

function renamed(text: string, names: readonly string[]): string[] {
  const inside = names.filter((name) => text.includes(name));
  const outside = [...names.filter((name) => !text.includes(name)), '삼성전자', '일본', '박지훈'];
  return inside.flatMap((name, at) => {
    const others = [outside[at % outside.length], outside[(at + 3) % outside.length]];
    return [...new Set(others)].flatMap((other) =>
      other === undefined ? [] : [text.replaceAll(name, other)],
    );
  });
}

const DIRECTIONS = [
  ['확대', '축소'],
  ['완화', '강화'],
  ['인하', '인상'],
  ['증가', '감소'],
  ['벌어', '좁혀'],
  ['폐기', '유지'],
  ['폐지', '강화'],
  ['수혜자', '피해자'],
  ['강해', '약해'],
  ['불리', '유리'],
  ['뒤처', '앞서'],
  ['늘', '줄'],
  ['높', '낮'],
  ['국내', '해외'],
  ['일부', '모든'],
  ['의무적', '자율적'],
  ['진흥', '규제'],
  ['성공', '실패'],
  ['상승', '하락'],
  ['찬성', '반대'],
  ['기회', '위기'],
  ['전 ', '후 '],
  ['어렵', '쉽'],
] as const;

function reversed(text: string): string[] {
  return DIRECTIONS.flatMap(([one, other]) => {
    if (text.includes(one)) return [text.replace(one, other)];
    return text.includes(other) && other.length > 1 ? [text.replace(other, one)] : [];
  });
}

function negated(text: string): string[] {
  const turns: readonly (readonly [RegExp, string])[] = [
    [/한다\.$/u, '하지 않는다.'],
    [/했다\.$/u, '하지 않았다.'],
    [/된다\.$/u, '되지 않는다.'],
    [/이다\.$/u, '이 아니다.'],
    [/있다\.$/u, '없다.'],
    [/보인다\.$/u, '보이지 않는다.'],
    [/있다(?=["”]?(?:라고|고))/u, '없다'],
  ];
  return turns.flatMap(([pattern, turn]) => (pattern.test(text) ? [text.replace(pattern, turn)] : []));
}

function misattributed(text: string, sentence: Sentence, source: SegmentedArticle): string[] {
  const { speaker } = sentence;
  const names = [...new Set(source.sentences.flatMap((other) => other.speaker?.name ?? []))];
  if (!speaker || !text.includes(speaker.name)) return [];
  return names.filter((name) => name !== speaker.name).map((name) => text.replaceAll(speaker.name, name));
}

/** A sentence of another paragraph, pointed at by mistake. */
function elsewhere(sentence: Sentence, source: SegmentedArticle): Sentence[] {
  return source.sentences
    .filter((other) => !other.heading && Math.abs(other.paragraph - sentence.paragraph) > 1)
    .filter((_, at) => at % 7 === sentence.index % 7)
    .slice(0, 3);
}
