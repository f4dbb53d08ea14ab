// Lengths as Discord counts them: Unicode code points, not UTF-16 units.
import { textIn, type JsonObject } from '../json.ts';
import type { Problem } from '../refusal.ts';

export function lengthOf(text: string | undefined): number {
  return text === undefined ? 0 : [...text].length;
}

/** A problem where `key` is a text shorter than `least` or longer than `most`; an absent one has none. */
export function tooLong(part: JsonObject, key: string, path: string, least: number, most: number): Problem[] {
  const text = textIn(part, key);
  const length = lengthOf(text);
  if (text === undefined || (length >= least && length <= most)) return [];
  return [
    { path: path === '' ? key : `${path}.${key}`, message: `${least} to ${most} characters, not ${length}` },
  ];
}
