// Decides what an article is called: the heading that a reader sees, confirmed by what the page says about itself.
import { elementsOf, lineOf, type PageElement, shortLineOf } from './dom.ts';
import type { PageHead } from './head.ts';
import type { LinkedArticle } from './json-ld.ts';
import { isFurniture, isTitlePlace } from './names.ts';

export interface TitleFound {
  readonly title: string | undefined;
  /** The element that shows it. */
  readonly element: PageElement | undefined;
  /** What stood beside the title in the page's own title, such as the publisher. */
  readonly beside: string | undefined;
}

const TITLE_LIMIT = 200;
/** Letters below which a title that no heading confirms may be a name. */
const SHORTEST_TITLE = 8;
/** What pages call the place where an article stands. */
const GENERIC =
  /^(?:보도\s?자료|(?:새\s?|주요\s?|최신\s?)?(?:소식|뉴스|기사)(?:\s?(?:본문|보기|상세|내용))?|공지\s?사항|본문|상세(?:\s?보기)?|게시판|알림(?:마당)?|언론\s?보도|사설|칼럼|오피니언|home|news|article|press\s?releases?|notice|untitled)$/iu;

export function findTitle(page: PageElement, head: PageHead, article: LinkedArticle | undefined): TitleFound {
  const site = new Set([article?.publisher, head.meta('og:site_name')].map((name) => lettersOf(name ?? '')));
  const said = [article?.headline, head.meta('og:title'), head.meta('twitter:title'), head.title]
    .flatMap((text) => text ?? [])
    .filter((text) => !site.has(lettersOf(text)) && !GENERIC.test(text.trim()));
  const shown = headingsOf(page).filter(({ text }) => !site.has(lettersOf(text)) && !GENERIC.test(text));
  for (const full of said) {
    const confirmed = shown
      .map(({ element, text }) => ({ element, title: agreed(text, full) }))
      .find(({ title }) => title !== undefined);
    if (confirmed) return { ...confirmed, beside: besideIn(head.title, confirmed.title) };
  }
  const title = shortest(said);
  if (title !== undefined && lettersOf(title).length >= SHORTEST_TITLE)
    return { title, element: undefined, beside: besideIn(head.title, title) };
  // What the page is called is its publisher or its section.
  const heading = shown.find(({ text }) => lettersOf(text).length >= SHORTEST_TITLE);
  return { title: heading?.text ?? title, element: heading?.element, beside: title };
}

/** Letters and digits alone: pages differ in quotation marks, spaces and dots. */
export function lettersOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

interface Heading {
  readonly element: PageElement;
  readonly text: string;
}

/** First-level headings before others, each in document order. */
function headingsOf(page: PageElement): readonly Heading[] {
  const places = [...elementsOf(page)]
    .filter((element) => isTitlePlace(element) && !isFurniture(element))
    .slice(0, 400);
  const written = places.map((element) => ({ element, text: lineOf(element) }));
  const drawn = written
    .filter(({ text }) => text === '')
    .map(({ element }) => ({ element, text: drawnLine(element) }));
  return [
    ...written.filter(({ element }) => element.tag === 'h1'),
    ...written.filter(({ element }) => element.tag !== 'h1'),
    ...drawn,
  ].filter(({ text }) => text.length > 3 && text.length <= TITLE_LIMIT);
}

/** What the one image says of a heading or link that is drawn and not written. */
function drawnLine(heading: PageElement): string {
  const images = [...elementsOf(heading)].filter(({ tag }) => tag === 'img');
  return images.length === 1 ? (images[0]?.attributes.get('alt') ?? '').replace(/\s+/gu, ' ').trim() : '';
}

/** The name that leads to the front page: the logo's, or a word beside it. */
export function logoOf(page: PageElement): string | undefined {
  for (const element of elementsOf(page)) {
    if (
      element.tag !== 'a' ||
      !/^(?:https?:\/\/[^/]{1,80})?\/?$/u.test(element.attributes.get('href') ?? '#')
    )
      continue;
    const name = shortLineOf(element, 40) || drawnLine(element);
    if (name.length >= 2 && name.length <= 20 && !FRONT.test(name)) return name.replace(/\s?로고$/u, '');
  }
  return undefined;
}

const FRONT = /^(?:홈|home|메인|처음|첫\s?화면|main|top|logo|로고|news|뉴스)(?:\s?(?:으로|화면|페이지))?$/iu;

/** The title that both have, in the better of its two forms, or undefined where they differ. */
function agreed(shown: string, said: string): string | undefined {
  const [seen, full] = [lettersOf(shown), lettersOf(said)];
  if (seen.length < 4 || full.length < 4) return undefined;
  if (full.includes(seen)) return isMainPart(seen, said) ? shown : undefined;
  if (!seen.includes(full)) return undefined;
  if (/(?:…|\.\.\.)$/u.test(said.trim())) return shown;
  return full.length * 2 >= seen.length ? said : undefined;
}

/** Half of all that is said, or the longest of its pieces. */
function isMainPart(seen: string, said: string): boolean {
  const pieces = parts(said).slice(1).map(lettersOf);
  return (
    seen.length * 2 >= lettersOf(said).length ||
    (pieces.includes(seen) && pieces.every((piece) => piece.length <= seen.length))
  );
}

/** Without names of the page, which stand before or behind the title and not in all of its forms. */
function shortest(said: readonly string[]): string | undefined {
  const whole = said[0];
  if (whole === undefined) return undefined;
  const common = parts(whole).filter(
    (part) =>
      part.length > 3 &&
      !GENERIC.test(part) &&
      said.every((other) => lettersOf(other).includes(lettersOf(part))),
  );
  const longest = [
    ...(said.length > 1
      ? common
      : parts(whole)
          .slice(1)
          .filter((part) => !GENERIC.test(part))),
  ].sort((a, b) => b.length - a.length)[0];
  return longest !== undefined && longest.length * 3 >= whole.length ? longest : whole;
}

/** The pieces between the marks that pages put beside a title. */
function parts(text: string): readonly string[] {
  const pieces = text.split(/\s[|<>:\-–—·»«]{1,3}\s|\s?(?:\||::|»|«| < | > )\s?/u).map((part) => part.trim());
  return [text, ...pieces.filter((part) => part !== '')];
}

function besideIn(pageTitle: string | undefined, title: string | undefined): string | undefined {
  if (pageTitle === undefined || title === undefined) return undefined;
  const others = parts(pageTitle)
    .slice(1)
    .filter(
      (part) => !lettersOf(part).includes(lettersOf(title)) && !lettersOf(title).includes(lettersOf(part)),
    );
  return others.filter((part) => part.length >= 2 && part.length <= 24).at(-1);
}
