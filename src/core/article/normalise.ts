// Turns any string into the one form that offsets may point into: NFC, line feeds, plain spaces, nothing invisible. Idempotent.

/**
 * Normalises running text: NFC, CR and CRLF to LF, every space to U+0020, invisible characters removed
 * (an emoji keeps its joiners and variation selectors), trimmed, three or more blank lines made one.
 */
export function normaliseText(raw: string): string {
  return composeVisible(raw.replace(LINE_END, '\n').replace(SPACE, ' '))
    .replace(BLANK_LINES, '\n\n')
    .replace(/^[ \n]+/u, '')
    .trimEnd();
}

/** The same for a field of one line: line ends and runs of spaces become one space. */
export function normaliseLine(raw: string): string {
  return normaliseText(raw).replace(/\s+/gu, ' ');
}

const LINE_END = /\r\n?|[\v\f\u0085\u2028\u2029]/gu;
const SPACE = /[\t\p{Zs}]/gu;
const BLANK_LINES = /\n(?: *\n){3,}/gu;

/** Controls, formats, lone surrogates, private and unassigned code points, and letters that show nothing. */
const INVISIBLE = /(?!\n|\u200D|[\uFE00-\uFE0F])[\p{C}\p{Default_Ignorable_Code_Point}]/gu;
const STRAY_SELECTOR = /(?<!\p{Extended_Pictographic})[\uFE00-\uFE0F](?!\u20E3)|[\uFE00-\uFE0D]/gu;
const STRAY_JOINER =
  /(?<![\p{Extended_Pictographic}\uFE0F\p{Emoji_Modifier}])\u200D|\u200D(?!\p{Extended_Pictographic})/gu;

/** Composing can turn an emoji into another character, which leaves a joiner stray: repeated until nothing changes, twice as a rule. */
function composeVisible(text: string): string {
  const composed = removeInvisible(text).normalize('NFC');
  return composed === text ? text : composeVisible(composed);
}

function removeInvisible(text: string): string {
  return text.replace(INVISIBLE, '').replace(STRAY_SELECTOR, '').replace(STRAY_JOINER, '');
}
