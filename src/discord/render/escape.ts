// Shows text from outside literally in Discord: nothing of it pings, links, hides or formats; its visible letters stay as they are.

/**
 * Combining grapheme joiner: shows nothing, is no space, and keeps its neighbours apart for whoever reads
 * a message without knowing of backslashes (Discord's own ping scan, link scans, other programs).
 */
export const GUARD = '\u034F';

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Running text: line breaks stay, at most one empty line in a row. */
export function escapeText(text: string): string {
  return escapeVisible(visibleText(text));
}

/** The same on one line. */
export function escapeLine(text: string): string {
  return escapeVisible(visibleLine(text));
}

/** What a reader sees of escaped text: `unescape(escapeText(text)) === visibleText(text)`. */
export function unescape(escaped: string): string {
  return escaped.replaceAll(GUARD, '').replace(/\\([^\p{L}\p{N}\s])/gu, '$1');
}

/** Without controls, direction marks, zero-width characters, tags and half characters; an emoji keeps its joiners. */
export function visibleText(text: string): string {
  return removeInvisible(text.replace(LINE_END, '\n').replace(SPACE, ' ')).replace(BLANK_LINES, '\n\n');
}

export function visibleLine(text: string): string {
  return visibleText(text).replace(/\s+/gu, ' ');
}

/** At most `limit` UTF-16 units, cut between graphemes, the cut shown as `…`. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let kept = '';
  for (const { segment } of graphemes.segment(text.slice(0, limit * 2))) {
    if (kept.length + segment.length >= limit) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

const LINE_END = /\r\n?|[\v\f\u0085\u2028\u2029]/gu;
const SPACE = /[\t\p{Zs}\u2800]/gu;
const BLANK_LINES = /\n(?: *\n){2,}/gu;
const INVISIBLE = /(?!\n|\u200D|[\uFE00-\uFE0F])[\p{C}\p{Default_Ignorable_Code_Point}]/gu;
const STRAY_SELECTOR = /(?<!\p{Extended_Pictographic})[\uFE00-\uFE0F](?!\u20E3)|[\uFE00-\uFE0D]/gu;
const STRAY_JOINER =
  /(?<![\p{Extended_Pictographic}\uFE0F\p{Emoji_Modifier}])\u200D|\u200D(?!\p{Extended_Pictographic})/gu;

/**
 * What a backslash takes the meaning from, wherever it stands, so that a message may be split anywhere:
 * emphasis, code, spoilers, brackets, `<`; `#` and `>`; list signs beside a space; a number's full stop
 * before a space; the colon of an address, of a scheme, of an emoji's name.
 */
const MARKUP = new RegExp(
  [
    String.raw`[\\*_~\x60|[\]<>#]`,
    String.raw`-(?=[\s#]|$)|(?<=^|\s)-`,
    String.raw`(?<=^|\s)\+(?=\s|$)`,
    String.raw`(?<=\d)\.(?=\s|$)`,
    String.raw`:(?=//)|(?<=[A-Za-z]):(?=\S|$)|:(?=[\w+-]+:)`,
  ].join('|'),
  'gu',
);

/** Where a guard stands as well: in what is a ping, a link or an invitation even to a reader that skips backslashes. */
const GUARDED =
  /\\<|@|\\\](?=\(|$)|www(?=\.)|discord(?=(?:app)?\.(?:com|gg|gift|gifts|new|me|li|media)\b)/giu;

function escapeVisible(visible: string): string {
  return visible
    .replace(MARKUP, String.raw`\$&`)
    .replace(GUARDED, `$&${GUARD}`)
    .replaceAll(String.raw`\:`, String.raw`${GUARD}\:${GUARD}`);
}

/** Removing one may leave another stray: repeated until nothing changes. */
function removeInvisible(text: string): string {
  const removed = text.replace(INVISIBLE, '').replace(STRAY_SELECTOR, '').replace(STRAY_JOINER, '');
  return removed === text ? text : removeInvisible(removed);
}
