// Quoted words are somebody else's: they are blanked, length for length, before a question is searched for what it asks itself.

/** The text with every quotation turned into spaces of the same length, so that offsets hold. An apostrophe is no quotation. */
export function withoutQuotations(text: string): string {
  return text.replace(QUOTATION, (quoted) => ' '.repeat(quoted.length));
}

/** The text with every quotation turned into one noun-like filler of the same length. */
export function maskQuotations(text: string): string {
  return text.replace(QUOTATION, (quoted) => FILLER.repeat(quoted.length));
}

/** A private letter that no pattern of a question matches. */
export const FILLER = '\uE000';

const QUOTATION =
  /"[^"\n]*"|“[^”\n]*”|‘[^’\n]*’|「[^」\n]*」|『[^』\n]*』|《[^》\n]*》|〈[^〉\n]*〉|(?<![\p{L}\p{N}])'[^'\n]*'(?![A-Za-z])/gu;
