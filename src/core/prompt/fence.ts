// Material between two lines that carry a word nobody can guess; whatever stands inside stays inside and on its own line.

/** `lines` are neutralised here, unless they are `isNeutral` already. */
export function fenced(head: string, lines: readonly string[], nonce: string, isNeutral = false): string {
  const inner = isNeutral ? lines : lines.map((line) => neutral(line, nonce));
  return [`<<<${nonce} ${neutral(head, nonce)}`, ...inner, `${nonce}>>>`].join('\n');
}

/** A longer sentence is cut: it is one only because nothing ended it. */
const LONGEST = 1_200;

/** One line that neither closes a fence nor looks like a mark, a tag or a turn of the conversation. Idempotent. */
export function neutral(text: string, nonce: string): string {
  const line = text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim().slice(0, LONGEST);
  const marked = line
    .replaceAll(/[<＜〈]/gu, '‹')
    .replaceAll(/[>＞〉]/gu, '›')
    .replaceAll(/[[［【〔]/gu, '(')
    .replaceAll(/[\]］】〕]/gu, ')')
    .replaceAll(/`{3,}/gu, '``');
  return withoutWord(marked, nonce);
}

/** What is left may form the word anew: taken out until it is gone. */
function withoutWord(text: string, nonce: string): string {
  const found = text.toLowerCase().indexOf(nonce.toLowerCase());
  if (found < 0 || nonce === '') return text;
  return withoutWord(`${text.slice(0, found)}…${text.slice(found + nonce.length)}`, nonce);
}
