// Tells what a page holds but a reader of it does not see: such text is never part of an article.
import { ancestryOf, type PageElement } from './dom.ts';
import { backgroundOf, colourOf, type Style, styleOf } from './style.ts';

/** Elements whose content is not text for a reader. */
const UNSHOWN = new Set(
  'head script style noscript template iframe frame frameset object embed applet svg canvas video audio map math datalist select option input textarea button progress meter dialog source track link meta base rp amp-ad amp-embed amp-auto-ads amp-sticky-ad amp-sidebar amp-social-share amp-analytics amp-consent amp-user-notification amp-next-page amp-iframe amp-video amp-audio'.split(
    ' ',
  ),
);

/** Names by which pages keep text for screen readers alone. */
const FOR_SCREEN_READERS =
  /(?:^|\s)(?:blind|sr-only|sr_only|a11y|visually-?hidden|screen-?reader(?:-text)?|ir_?text|skip-?nav(?:igation)?|offscreen)(?:\s|$)/iu;

/** Says for each element whether it is hidden by its kind, its attributes, its own style, or a plain rule of the page's style sheets. */
export function hiddenIn(styleSheets: readonly string[]): (element: PageElement) => boolean {
  const hiding = hidingSelectors(styleSheets);
  return (element) => {
    const { tag, attributes } = element;
    if (UNSHOWN.has(tag)) return true;
    if (attributes.size === 0) return false;
    return (
      hiddenByAttribute(attributes) ||
      isHiding(styleOf(element)) ||
      hidden(element, hiding) ||
      isInvisible(element)
    );
  };
}

function hiddenByAttribute(attributes: ReadonlyMap<string, string>): boolean {
  if (attributes.has('hidden') && attributes.get('hidden') !== 'until-found') return true;
  if (attributes.get('aria-hidden')?.trim().toLowerCase() === 'true') return true;
  return FOR_SCREEN_READERS.test(attributes.get('class') ?? '');
}

function isHiding(style: Style): boolean {
  if (style.size === 0) return false;
  return (
    style.get('display') === 'none' ||
    /^(?:hidden|collapse)$/u.test(style.get('visibility') ?? '') ||
    style.get('content-visibility') === 'hidden' ||
    numberIn(style.get('opacity')) <= 0.05 ||
    pixelsIn(style.get('font-size')) <= 1 ||
    /scale[xy]?\(\s*0?\.?0*\s*[,)]/u.test(style.get('transform') ?? '') ||
    isOffScreen(style) ||
    isClipped(style)
  );
}

/** Infinity where there is no plain number. */
function numberIn(value = ''): number {
  return /^\+?(?:\d{1,6}(?:\.\d{0,9})?|\.\d{1,9})$/u.test(value) ? Number(value) : Infinity;
}

const PIXELS: Readonly<Record<string, number>> = {
  px: 1,
  pt: 4 / 3,
  em: 16,
  rem: 16,
  '%': 0.16,
  vw: 12,
  vh: 8,
};

function pixelsIn(value = ''): number {
  const unit = /(?:px|pt|r?em|%|v[wh])$/u.exec(value)?.[0] ?? '';
  return numberIn(unit === '' ? value : value.slice(0, -unit.length)) * (PIXELS[unit] ?? 1);
}

/** Moved at least 300 pixels out of the page to the left or the top. */
function isOffScreen(style: Style): boolean {
  const placed = /^(?:absolute|fixed)$/u.test(style.get('position') ?? '');
  const far = (name: string): boolean =>
    /^-\d{3,7}(?:\.\d+)?(?:px|em|rem|%|vw|pt)?$/u.test(style.get(name) ?? '') &&
    Number.parseFloat(style.get(name) ?? '0') <= -300;
  if (far('text-indent') || far('margin-left')) return true;
  return (
    (placed && (far('left') || far('top') || far('right'))) ||
    /translate[xy]?\(\s*-\d{4,}/u.test(style.get('transform') ?? '')
  );
}

function isClipped(style: Style): boolean {
  if (
    /rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?\s*\)/u.test(
      style.get('clip') ?? '',
    )
  )
    return true;
  if (/inset\(\s*(?:50|100)%/u.test(style.get('clip-path') ?? '')) return true;
  if (!/hidden|clip/u.test(style.get('overflow') ?? '')) return false;
  return ['height', 'width', 'max-height', 'max-width'].some((name) =>
    /^[01](?:px)?$/u.test(style.get(name) ?? ''),
  );
}

/** Text in the very colour that is written behind it, or in none. */
function isInvisible(element: PageElement): boolean {
  const colour = colourOf(element);
  if (colour === undefined) return false;
  if (colour === 'transparent') return true;
  for (const around of ancestryOf(element)) {
    const behind = backgroundOf(around);
    if (behind !== undefined && behind !== 'transparent') return behind === colour;
  }
  return false;
}

type Selectors = ReadonlySet<string>;

/** Characters of style sheets that are looked at. */
const SHEET_LIMIT = 300_000;

/** `.name`, `#name` and `tag.name` of rules outside media queries that hide. Anything more is for a browser. */
function hidingSelectors(styleSheets: readonly string[]): Selectors {
  const found = new Set<string>();
  let left = SHEET_LIMIT;
  for (const sheet of styleSheets) {
    const text = withoutNotes(sheet.slice(0, left));
    left -= text.length;
    for (const [selectors, body] of topRules(text)) {
      if (!isHiding(styleFrom(body))) continue;
      for (const selector of selectors.split(','))
        if (SIMPLE.test(selector.trim())) found.add(selector.trim().toLowerCase());
    }
  }
  return found;
}

const SIMPLE = /^(?:[a-z][a-z\d]{0,20})?[.#][\w가-힣-]{1,80}$/iu;

function styleFrom(body: string): Style {
  return styleOf({ tag: 'x', attributes: new Map([['style', body]]), parent: undefined, children: [] });
}

function withoutNotes(sheet: string): string {
  return sheet.replace(/\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\//gu, ' ').replace(/<!--|-->/gu, ' ');
}

/** Selector and body of each rule at the top; what stands in braces within braces is passed over. */
function* topRules(text: string): Generator<readonly [string, string]> {
  let depth = 0;
  let from = 0;
  let opened = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === ';' && depth === 0) from = at + 1;
    if (character === '{') {
      if (depth === 0) opened = at;
      depth += 1;
    }
    if (character !== '}' || depth === 0) continue;
    depth -= 1;
    if (depth > 0) continue;
    const selector = text.slice(from, opened).trim();
    if (!selector.startsWith('@') && selector.length < 2_000) yield [selector, text.slice(opened + 1, at)];
    from = at + 1;
  }
}

function hidden({ tag, attributes }: PageElement, hiding: Selectors): boolean {
  if (hiding.size === 0) return false;
  const names = (attributes.get('class') ?? '')
    .split(/\s+/u)
    .filter((name) => name !== '')
    .map((name) => `.${name.toLowerCase()}`);
  const id = attributes.get('id');
  if (id !== undefined) names.push(`#${id.toLowerCase()}`);
  return names.some((name) => hiding.has(name) || hiding.has(`${tag}${name}`));
}
