// How much each embedder's list counts beside the words, measured by scripts/measure-retrieval.ts.
import type { VectorTrust } from '../fusion.ts';

/**
 * By the beginning of the embedder's id. Hashed words repeat what the words say: they help where the words find next to
 * nothing (questions in English, in slang), and only cost first places elsewhere.
 */
const MEASURED: readonly (readonly [prefix: string, trust: VectorTrust])[] = [
  ['gakju-hash', { weight: 0.1, until: 0.15 }],
];

/**
 * For embedders that were not measured: little enough that one whose vectors mean nothing finds what the words find, but
 * for a question in a hundred of which the words know next to nothing, and nothing where the words are half sure.
 */
const UNMEASURED: VectorTrust = { weight: 0.1, until: 0.5 };

export function vectorTrustOf(embedderId: string): VectorTrust {
  return MEASURED.find(([prefix]) => embedderId.startsWith(prefix))?.[1] ?? UNMEASURED;
}
