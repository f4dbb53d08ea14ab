// Which words exclude each other: antonym pairs and closed classes (weekdays, countries), read from a table.
import { dictionaryStem } from '../analyze/endings.ts';

export interface Antonyms {
  /** The words that cannot hold where this one does, by stem. */
  readonly opposites: ReadonlyMap<string, ReadonlySet<string>>;
  /** Stems of the lines with more than two words, one closed class each. */
  readonly classes: ReadonlyMap<string, number>;
  /** Stems of the classes of names: countries, cities. */
  readonly names: ReadonlySet<string>;
}

export const NO_ANTONYMS: Antonyms = { opposites: new Map(), classes: new Map(), names: new Set() };

/** One pair of opposites a line, or a whole class whose members exclude each other, `=` before a class of names; `#` comments. */
export function readAntonyms(table: string): Antonyms {
  const opposites = new Map<string, Set<string>>();
  const classes = new Map<string, number>();
  const names = new Set<string>();
  for (const [number, line] of table.split('\n').entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const words = line.replace(/^=/u, '').trim().split(/\s+/u);
    const stems = [...new Set(words.map(dictionaryStem))];
    for (const stem of stems) {
      addAll(opposites, stem, stems);
      if (stems.length > 2) classes.set(stem, number);
      if (line.startsWith('=')) names.add(stem);
    }
  }
  return { opposites, classes, names };
}

/** 가능 and 불가능, 포함 and 미포함, 실점 and 무실점: the same noun under a negative prefix. */
export function isPrefixOpposite(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return (
    short.length >= 2 &&
    long.length === short.length + 1 &&
    /^[불비미무부몰]/u.test(long) &&
    long.endsWith(short)
  );
}

function addAll(opposites: Map<string, Set<string>>, stem: string, line: readonly string[]): void {
  const known = opposites.get(stem) ?? new Set<string>();
  for (const other of line) if (other !== stem) known.add(other);
  opposites.set(stem, known);
}
