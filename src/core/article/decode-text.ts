// Turns bytes into text, or says that they are none: UTF-8 and UTF-16 are read, a legacy encoding is named and never guessed at.
import { Failure } from '../errors.ts';

/** Reads UTF-8 (with or without a byte order mark) and UTF-16 with one. Fails with `not-text`, naming `euc-kr?` where it looks like it. */
export function decodeText(bytes: Uint8Array): string {
  const wide = wideEncoding(bytes);
  if (wide) return decodeWide(bytes, wide);
  if (bytes.includes(0)) throw new Failure('not-text', { encoding: 'binary' });
  const text = new TextDecoder('utf-8').decode(bytes);
  const broken = text.match(/\uFFFD/gu)?.length ?? 0;
  if (broken <= toleratedBreaks(text.length)) return text;
  throw new Failure('not-text', { encoding: looksLikeEucKr(bytes) ? 'euc-kr?' : 'binary' });
}

/** A stray byte or two is a transmission error, more is another encoding. */
function toleratedBreaks(characters: number): number {
  return Math.floor(characters / 200);
}

function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

function decodeWide(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): string {
  const text = new TextDecoder(encoding).decode(bytes);
  const broken = text.match(/(?![\t-\r])[\p{Cc}\uFFFD]/gu)?.length ?? 0;
  if (broken > toleratedBreaks(text.length)) throw new Failure('not-text', { encoding });
  return text;
}

/** Most bytes above ASCII come in pairs of 0xA1..0xFE, as the 2,350 common syllables do (0xB0..0xC8 first). */
function looksLikeEucKr(bytes: Uint8Array): boolean {
  let pairs = 0;
  let others = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    const pair = isEucKrPair(bytes[at] ?? 0, bytes[at + 1] ?? 0);
    if (pair) at += 1;
    pairs += pair ? 1 : 0;
    others += pair ? 0 : 1;
  }
  return pairs > others * 10;
}

function isEucKrPair(first: number, second: number): boolean {
  const cp949 = (second >= 0x41 && second <= 0x5a) || (second >= 0x61 && second <= 0x7a) || second >= 0x81;
  return first >= 0x81 && first <= 0xfe && cp949 && second !== 0xff;
}
