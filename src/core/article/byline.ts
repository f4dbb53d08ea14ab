// Reads who wrote an article and for whom from the forms that Korean pages use: `[매체=기자 이름 기자]`, `(서울=매체) 이름 기자 =`, `이름 기자 mail`.

export interface Byline {
  readonly publisher?: string;
  readonly author?: string;
  /** What is left of the line once the byline is cut off; empty when the line was nothing else. */
  readonly rest: string;
}

const JOB = '(?:선임|수석|전문|인턴|수습|객원|시민|사진|영상|논설)?\\s?(?:기자|특파원|논설위원|통신원|앵커)';
const NAME = '[가-힣]{2,4}(?:\\s?[·,ㆍ&/]\\s?[가-힣]{2,4}){0,4}';
const MAIL = '[\\w.+-]{1,64}@[\\w-]{1,64}(?:\\.[\\w-]{1,20}){1,4}';
const OUTLET = '[^\\]\\[()=【】\\s/][^\\]\\[()=【】]{0,30}?';

/** Each reads one form at the start of a line; named groups say what it found. */
const FORMS: readonly RegExp[] = [
  new RegExp(
    `^[[【(](?<publisher>${OUTLET})\\s?[=/|]\\s?(?:[가-힣]{2,6}\\s?=\\s?)?(?<author>${NAME})\\s?${JOB}[\\])】]\\s*=?\\s*`,
    'u',
  ),
  new RegExp(`^[[【(](?<publisher>${OUTLET})\\s(?<author>${NAME})\\s?${JOB}[\\])】]\\s*=?\\s*`, 'u'),
  new RegExp(`^[[【(](?<author>${NAME})\\s?${JOB}[\\])】]\\s*=?\\s*`, 'u'),
  new RegExp(
    `^[[【(][가-힣·\\s]{1,12}=(?<publisher>${OUTLET})[\\])】]\\s*(?<author>${NAME})\\s?${JOB}\\s*=\\s*`,
    'u',
  ),
  new RegExp(`^[[【(][가-힣·\\s]{1,12}=(?<publisher>${OUTLET})[\\])】]\\s*`, 'u'),
  new RegExp(`^(?<author>${NAME})\\s?${JOB}\\s*=\\s*`, 'u'),
  new RegExp(
    `^(?:(?<publisher>[^\\s=@|/]{2,20})\\s?[|/=]?\\s)?(?:글[·\\s]?사진\\s?)?(?<author>${NAME})\\s?${JOB}(?:\\s?[|/(<[]?\\s?${MAIL}[)>\\]]?)?\\s*$`,
    'u',
  ),
  new RegExp(
    `^\\[(?<publisher>[가-힣A-Za-z]{1,20}(?:뉴스|신문|일보|경제|타임스|투데이|데일리|저널|방송|TV|미디어|닷컴|코리아))\\]\\s*`,
    'u',
  ),
];

/** The byline at the start of the line, or undefined. A line that merely mentions a reporter has none. */
export function readByline(line: string): Byline | undefined {
  const head = line.slice(0, 160);
  for (const form of FORMS) {
    const match = form.exec(head);
    if (!match) continue;
    const { publisher, author } = match.groups ?? {};
    const rest = line.slice(match[0].length);
    return { ...(publisher && { publisher: publisher.trim() }), ...(author && { author }), rest };
  }
  return undefined;
}
