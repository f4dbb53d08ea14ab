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
  const isKorean = /[ㄱ-ㅣ가-힣]/u.test(asked);
  if (isKorean && !HINT.test(asked)) return undefined;
  return (isKorean ? KOREAN : ENGLISH).find(([, pattern]) => pattern.test(asked))?.[0];
}

const LONGEST = 80;
const NOISE = /[?!.,~'"“”‘’()…;]+|[ㅋㅎㅠㅜ]+(?![ㄱ-ㅣ가-힣])/gu;

/** One of these stands in every Korean question of the kind: the patterns are dear to compile and seldom needed. */
const HINT =
  /기사|뉴스|아티클|보도|칼럼|본문|글|이거|이건|이게|요거|이것|기자|필자|저자|작성|쓴|썼|적은|적었|취재|신문|언론|매체|방송사|미디어|출처|발행|올라온|제목|타이틀|헤드|표제|링크|url|유알엘|주소|원문|원본|전문|길이|분량|읽는|문장|문단|몇 ?자|요약|정리|간추|줄여|브리핑|축약|핵심|요점|골자|포인트|주제|요지|줄거리|내용|누가|누구누구|발언|인용|코멘트|멘트/u;

/** The order decides where two could match: 누가 쓴 기사야 before 어디 기사야. */
const KOREAN = compiled(KOREAN_FIELDS);
const ENGLISH = compiled(ENGLISH_FIELDS);

function compiled(fields: readonly (readonly [AboutArticle, string])[]): (readonly [AboutArticle, RegExp])[] {
  return fields.map(([field, source]) => [
    field,
    new RegExp(`^(?:${source})(?: ?(?:요|please|thanks))?$`, 'u'),
  ]);
}
