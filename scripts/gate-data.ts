// What the gate is trained and measured on: pairs of premise and claim, the project's own claims, and which half of these is learned from.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { loadLexicon } from '../src/adapters/lexicon-files.ts';
import { createAnalyzer } from '../src/core/analyze/analyzer.ts';
import { createGate, type Gate } from '../src/core/verify.ts';
import { readAntonyms } from '../src/core/verify/antonyms.ts';

const pair = z.object({
  premise: z.string(),
  hypothesis: z.string(),
  label: z.enum(['entailment', 'contradiction', 'neutral']),
  source: z.string(),
});
const labelledClaim = z.object({
  id: z.string(),
  source: z.string(),
  premise: z.string(),
  claim: z.string(),
  label: z.enum(['supported', 'contradicted', 'unsupported']),
  kind: z.string(),
});

export type Pair = z.infer<typeof pair>;
export type LabelledClaim = z.infer<typeof labelledClaim>;

export function readPairs(path: string): Pair[] {
  return linesOf(path).map((line) => pair.parse(JSON.parse(line)));
}

export function readClaims(path = 'data/claims.jsonl'): LabelledClaim[] {
  return linesOf(path).map((line) => labelledClaim.parse(JSON.parse(line)));
}

/** The gate with the project's language tables; the program is started in the project's folder. */
export function openGate(referenceDate: string): Gate {
  const table = readFileSync('data/lexicon/antonyms.txt', 'utf8');
  return createGate({
    analyzer: createAnalyzer(loadLexicon('data/lexicon')),
    antonyms: readAntonyms(table),
    referenceDate,
  });
}

/** True for about half of the premises, by a hash of their letters: all claims of one premise are on one side. */
export function isLearnedFrom(premise: string): boolean {
  let hash = 0x811c9dc5;
  for (let i = 0; i < premise.length; i++) hash = Math.imul(hash ^ premise.charCodeAt(i), 0x01000193);
  return ((hash ^ (hash >>> 13)) & 1) === 1;
}

/** The chance that a positive stands above a negative. */
export function auroc(positive: readonly number[], negative: readonly number[]): number {
  let wins = 0;
  for (const one of positive) for (const other of negative) wins += one > other ? 1 : one === other ? 0.5 : 0;
  return Math.round((1000 * wins) / (positive.length * negative.length)) / 1000;
}

function linesOf(path: string): string[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
}
