// Text cut into words with their offsets: runs of letters and digits of any script, joined as people join them.
import type { Span } from '../types.ts';

export type Script = 'hangul' | 'latin' | 'number' | 'mixed' | 'other';

export interface RawWord {
  readonly surface: string;
  readonly span: Span;
  readonly script: Script;
}

const WORD =
  /\p{N}+(?:[.,]\p{N}+)*(?:[%％]|[\p{L}\p{N}]+(?:[.,]\p{N}+)*)*|[\p{L}\p{N}]+(?:[&+'’-](?=[\p{L}\p{N}])[\p{L}\p{N}]+|\+)*/gu;

/** Every word of `text` in order; linear in its length. */
export function wordsOf(text: string): RawWord[] {
  const found: RawWord[] = [];
  for (const match of text.matchAll(WORD)) {
    const surface = match[0];
    found.push({
      surface,
      span: { start: match.index, end: match.index + surface.length },
      script: scriptOf(surface),
    });
  }
  return found;
}

function scriptOf(surface: string): Script {
  const hangul = /[가-힣]/u.test(surface);
  const latin = /[A-Za-z\u00c0-\u024f]/u.test(surface);
  const digit = /\p{N}/u.test(surface);
  if (hangul && !latin && !digit) return 'hangul';
  if (latin && !hangul && !digit) return 'latin';
  if (digit && !latin) return 'number';
  return hangul || latin ? 'mixed' : 'other';
}
