// The vector side of a library: rows by label, searched through an index made of most of them and one by one for the rest.
import type { VectorIndex } from '../ports.ts';
import type { Scored } from '../fusion.ts';

export type CreateVectorIndex = (
  rows: readonly Float32Array[],
  of: { readonly embedderId: string; readonly dimensions: number },
) => VectorIndex;

export interface VectorRows {
  /** Sets the row of a label that has none. */
  set(label: number, row: Float32Array): void;
  remove(label: number): void;
  has(label: number): boolean;
  /** Makes the index anew with the next search that needs one: nothing of a removed row stays in it. */
  restart(): void;
  /** Up to `count` labels with a positive inner product, best first, ties by label. */
  search(query: Float32Array, count: number): readonly Scored[];
  /** Those of `labels` that have a row with a positive inner product, in their order. */
  among(query: Float32Array, labels: Iterable<number>): readonly Scored[];
}

/** Rows that came or went since the index was made: past this many and this share of it, it is made again. */
const CHANGED_MINIMUM = 256;
const CHANGED_SHARE = 0.05;

export function createVectorRows(make: (rows: readonly Float32Array[]) => VectorIndex): VectorRows {
  const rows = new Map<number, Float32Array>();
  /** Labels of the index's rows, by their place in it. */
  let indexed: readonly number[] = [];
  let index: VectorIndex | undefined;
  const fresh = new Set<number>();
  const gone = new Set<number>();

  const refresh = (): void => {
    const changed = fresh.size + gone.size;
    if (changed <= CHANGED_MINIMUM || changed <= indexed.length * CHANGED_SHARE) return;
    indexed = [...rows.keys()];
    index = make([...rows.values()]);
    fresh.clear();
    gone.clear();
  };
  const among = (query: Float32Array, labels: Iterable<number>): Scored[] => {
    const hits: Scored[] = [];
    for (const label of labels) {
      const row = rows.get(label);
      const score = row ? innerProduct(row, query) : 0;
      if (score > 0) hits.push({ label, score });
    }
    return hits;
  };
  return {
    set(label, row) {
      rows.set(label, row);
      fresh.add(label);
    },
    remove(label) {
      if (!rows.delete(label)) return;
      if (!fresh.delete(label)) gone.add(label);
    },
    has: (label) => rows.has(label),
    restart() {
      if (!index) return;
      index = undefined;
      indexed = [];
      gone.clear();
      for (const label of rows.keys()) fresh.add(label);
    },
    search(query, count) {
      refresh();
      const hits = index?.search(query, Math.min(index.size, count + gone.size)) ?? [];
      const kept = hits.map(({ label, score }) => ({ label: indexed[label] ?? -1, score }));
      return best([...kept.filter(({ label }) => rows.has(label)), ...among(query, fresh)], count);
    },
    among,
  };
}

function best(hits: Scored[], count: number): Scored[] {
  return hits
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.label - b.label)
    .slice(0, count);
}

function innerProduct(row: Float32Array, query: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < row.length; at += 1) sum += row[at]! * query[at]!;
  return sum;
}
