// How much each embedder's list counts beside the words, measured by scripts/measure-retrieval.ts.

/**
 * Shares by the beginning of the embedder's id. Hashed words repeat what the words say: at 0.01 they break ties and lead where
 * the words find nearly nothing; from 0.02 on the first place is lost now and then.
 */
const MEASURED: readonly (readonly [prefix: string, weight: number])[] = [['gakju-hash', 0.01]];

/** For embedders that were not measured: little enough that a bad one does not harm. */
const UNMEASURED = 0.1;

export function vectorWeightOf(embedderId: string): number {
  return MEASURED.find(([prefix]) => embedderId.startsWith(prefix))?.[1] ?? UNMEASURED;
}
