// Counts terminal columns: Hangul, Han, kana and emoji take two, marks that sit on another character none.

/** East Asian Wide and Fullwidth blocks, and what shows as an emoji by itself. */
const WIDE =
  /[\u1100-\u115F\u2329\u232A\u2E80-\u303E\u3041-\u4DBF\u4E00-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE10-\uFE19\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{1B000}-\u{1B2FF}\u{1F200}-\u{1F265}\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}/u;
/** Marks, joiners, selectors, skin tones, and the vowels and finals of taken-apart Hangul. */
const NOTHING = /[\p{Mn}\p{Me}\p{Cf}\p{Cc}\p{Emoji_Modifier}\u1160-\u11FF\uD7B0-\uD7FF]/u;
const EMOJI_SELECTOR = '\uFE0F';
const JOINER = '\u200D';

/** Columns that the text takes on one line. */
export function displayWidth(text: string): number {
  if (/^[\x20-\x7E]*$/u.test(text)) return text.length;
  let columns = 0;
  let previous = 0;
  let joined = false;
  for (const character of text) {
    if (character === EMOJI_SELECTOR && previous === 1) columns += 1;
    const width = joined ? 0 : widthOf(character);
    columns += width;
    joined = character === JOINER && previous > 0;
    if (width > 0) previous = width;
  }
  return columns;
}

function widthOf(character: string): number {
  if (NOTHING.test(character)) return 0;
  if (/\p{Regional_Indicator}/u.test(character)) return 1;
  return WIDE.test(character) ? 2 : 1;
}
