// Pairs each statement with one other at most, the surest pairs first.
import type { Relation } from './relation.ts';
import type { Told } from './statements.ts';

export interface Pair {
  readonly left: Told;
  readonly right: Told;
  readonly relation: Relation;
}

export function pairUp(related: readonly Pair[]): Pair[] {
  const taken = new Set<Told>();
  const chosen: Pair[] = [];
  for (const pair of [...related].sort((one, other) => other.relation.confidence - one.relation.confidence)) {
    if (taken.has(pair.left) || taken.has(pair.right)) continue;
    taken.add(pair.left).add(pair.right);
    chosen.push(pair);
  }
  return chosen;
}
