// How much each embedder's list counts beside the words, measured by scripts/measure-retrieval.ts.

/** Shares by the beginning of the embedder's id. */
const MEASURED: readonly (readonly [prefix: string, weight: number])[] = [['gakju-hash', 0.03]];

/** For embedders that were not measured: little enough that a bad one does not harm. */
const UNMEASURED = 0.1;

export function vectorWeightOf(embedderId: string): number {
  return MEASURED.find(([prefix]) => embedderId.startsWith(prefix))?.[1] ?? UNMEASURED;
}
