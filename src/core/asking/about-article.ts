// Questions about the article itself (who wrote it, when, where it is to be read, in short), whose answer is a field or another command.
import { ENGLISH_FIELDS } from './about-article-english.ts';
import { KOREAN_FIELDS } from './about-article-korean.ts';
import { withoutGreeting } from './small-talk.ts';

export type AboutArticle =
  | 'author'
  | 'publisher'
  | 'date'
  | 'title'
  | 'link'
  | 'length'
  | 'summary'
  | 'quotes';

/**
 * What the whole text asks of the article itself. Every word has to belong to such a question: a book's title,
 * a paper's author or the day of an announcement is the article's subject, and gives undefined.
 */
export function aboutArticleOf(text: string): AboutArticle | undefined {
  const asked = withoutGreeting(text).toLowerCase().replace(NOISE, ' ').replace(/\s+/gu, ' ').trim();
  if (asked.length > LONGEST) return undefined;
  return PATTERNS.find(([, pattern]) => pattern.test(asked))?.[0];
}

const LONGEST = 80;
const NOISE = /[?!.,~'"“”‘’()…;]+|[ㅋㅎㅠㅜ]+(?![ㄱ-ㅣ가-힣])/gu;

/** The order decides where two could match: 누가 쓴 기사야 before 어디 기사야. */
const PATTERNS: readonly (readonly [AboutArticle, RegExp])[] = [...KOREAN_FIELDS, ...ENGLISH_FIELDS].map(
  ([field, source]) => [field, new RegExp(`^(?:${source})(?: ?(?:요|please|thanks))?$`, 'u')],
);
