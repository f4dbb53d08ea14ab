// Shows characters that would move, hide or turn what stands around them in a terminal: `<U+001B>` in their place.

/** C0 and C1 controls but tab and line end (JSON escapes those), line and paragraph separators, invisible format characters, halves of pairs. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

export function visible(text: string): string {
  return text.replace(UNSEEN, (character) => {
    if (character === '\n' || character === '\t') return character;
    return `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`;
  });
}
