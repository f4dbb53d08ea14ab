// Whether two articles are about one event: how much their words have in common, the rarer the more telling.
import type { Rarity } from '../rank/rarity.ts';
import { cosine, type Vector } from '../summary/reading.ts';
import type { Told } from './statements.ts';

/** Unrelated news stays below 0.2, two reports of one event above 0.3. */
const ONE_EVENT = 0.24;

export function isOneEvent(left: readonly Told[], right: readonly Told[], rarity: Rarity): boolean {
  return cosine(vectorOf(left, rarity), vectorOf(right, rarity)) >= ONE_EVENT;
}

function vectorOf(told: readonly Told[], rarity: Rarity): Vector {
  const counts = new Map<string, number>();
  for (const { words } of told) for (const { stem } of words) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const weights = [...counts].map(
    ([stem, count]) => [stem, (1 + Math.log(count)) * rarity(stem) ** 2] as const,
  );
  const length = Math.hypot(...weights.map(([, weight]) => weight)) || 1;
  return new Map(weights.map(([stem, weight]) => [stem, weight / length]));
}
