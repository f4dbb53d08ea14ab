// An article's words filed under everything by which a question word can meet them, so that few pairs need a closer look.
import type { Word } from '../analyze/analyzer.ts';

export interface Vocabulary {
  /** One word for each spelling, in order of first appearance. */
  readonly words: readonly Word[];
  /** Places of the words that share a stem, a synonym group, a pair of letters, or an end with `word`; and of its aliases. */
  candidates(word: Word, aliases: Iterable<string>): number[];
}

export function indexVocabulary(words: readonly Word[]): Vocabulary {
  const places = new Map<string, number[]>();
  for (const [place, word] of words.entries())
    for (const key of new Set(keysOf(word))) file(places, key, place);
  const latin = placesOf(words, 'latin');
  const hangul = placesOf(words, 'hangul');
  return {
    words,
    candidates(word, aliases) {
      const found = new Set<number>();
      for (const key of [...keysOf(word), ...translationKeys(word), ...Array.from(aliases, stemKey)])
        addAll(found, places.get(key));
      if (word.script === 'latin') addAll(found, hangul);
      if (word.script === 'hangul') addAll(found, latin);
      return [...found];
    },
  };
}

function file(places: Map<string, number[]>, key: string, place: number): void {
  const known = places.get(key);
  if (known) known.push(place);
  else places.set(key, [place]);
}

function placesOf(words: readonly Word[], script: Word['script']): number[] {
  return words.flatMap((word, place) => (word.script === script ? [place] : []));
}

function addAll(found: Set<number>, places: readonly number[] | undefined): void {
  if (places) for (const place of places) found.add(place);
}

function stemKey(stem: string): string {
  return `=${stem}`;
}

function keysOf(word: Word): string[] {
  const keys = [
    stemKey(word.text),
    ...word.stems.map(stemKey),
    ...word.groups.map((group) => `#${group}`),
    ...formKeys(word.stem),
  ];
  if (word.spoken !== undefined) keys.push(stemKey(word.spoken));
  return keys;
}

function translationKeys({ translations = [] }: Word): string[] {
  return translations.flatMap((stem) => [stemKey(stem), ...formKeys(stem)]);
}

/** Pairs of neighbouring letters, and both ends: whatever contains, begins, ends or is spelled like the stem shares one. */
function formKeys(stem: string): string[] {
  if (stem.length < 2) return [];
  const keys = [`^${stem.charAt(0)}`, `$${stem.charAt(stem.length - 1)}`];
  for (let at = 0; at + 2 <= stem.length; at++) keys.push(stem.slice(at, at + 2));
  return keys;
}
