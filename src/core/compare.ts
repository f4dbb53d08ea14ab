// Two articles side by side: what both tell, what they tell otherwise, and what only one tells; every span is a sentence of its own article.
import type { Analyzer } from './analyze/analyzer.ts';
import { fileCounterparts, likenessOf, type Likeness, weigherOf } from './compare/likeness.ts';
import { pairUp, type Pair } from './compare/pairing.ts';
import { ANY_EVENT, ONE_EVENT, relate } from './compare/relation.ts';
import { RANKED, statementsOf, type Told } from './compare/statements.ts';
import { isOneEvent } from './compare/topic.ts';
import { createSlices, nextTurn, type Pause, type Slices } from './library/slices.ts';
import type { Rarity } from './rank/rarity.ts';
import type { ComparedSentences, Comparison } from './services.ts';
import type { SegmentedArticle, Span } from './types.ts';
import type { Gate } from './verify.ts';

export interface ComparerParts {
  readonly analyzer: Analyzer;
  readonly gate: Gate;
  readonly rarity: Rarity;
  /** Lets other work have its turn; a timer of no length unless told. */
  readonly pause?: Pause;
}

/** Lines of each part of a comparison. */
export const LINES = 5;

/** Characters of work between two rests: about 10 ms on a slow machine. */
const SLICE = 2_000;

/**
 * Pairs by how much they matter and how sure they are, a sentence in one of them at most; what only one article tells in its order.
 * Expects two articles with different ids. Rejects when `signal` aborts.
 */
export async function compareArticles(
  left: SegmentedArticle,
  right: SegmentedArticle,
  parts: ComparerParts,
  signal?: AbortSignal,
): Promise<Comparison> {
  // The order of the ids decides every tie: swapped articles have the swapped comparison.
  if (left.article.id > right.article.id) return swapped(await compareArticles(right, left, parts, signal));
  const slices = abortable(createSlices(parts.pause ?? nextTurn, SLICE), signal);
  const sides = await readSides(left, right, parts.analyzer, slices);
  const related = await relateAll(sides, [left, right], parts, slices);
  const pairs = pairUp(related);
  const met = new Set(related.flatMap((pair) => [pair.left, pair.right]));
  return {
    left: left.article,
    right: right.article,
    agree: best(pairs, 'agree').map(spansOf),
    differ: best(pairs, 'differ').map((pair) => ({
      ...spansOf(pair),
      ...(pair.relation.reason !== undefined && { reason: pair.relation.reason }),
    })),
    onlyLeft: onlyOf(sides.left, met),
    onlyRight: onlyOf(sides.right, met),
  };
}

/** The statements of one article and what the other has like them. */
interface Side {
  readonly told: readonly Told[];
  readonly others: Likeness;
}

interface Sides {
  readonly left: Side;
  readonly right: Side;
  readonly weigh: ReturnType<typeof weigherOf>;
}

async function readSides(
  left: SegmentedArticle,
  right: SegmentedArticle,
  analyzer: Analyzer,
  slices: Slices,
): Promise<Sides> {
  const ours = await statementsOf(left, analyzer, slices);
  const theirs = await statementsOf(right, analyzer, slices);
  const weigh = weigherOf([ours, theirs]);
  return {
    left: { told: ours, others: likenessOf(await fileCounterparts(theirs, weigh, slices), weigh) },
    right: { told: theirs, others: likenessOf(await fileCounterparts(ours, weigh, slices), weigh) },
    weigh,
  };
}

/** Every two statements that are like each other and agree or differ. */
async function relateAll(
  { left, right, weigh }: Sides,
  sources: readonly [SegmentedArticle, SegmentedArticle],
  { gate, rarity }: ComparerParts,
  slices: Slices,
): Promise<Pair[]> {
  const bar = isOneEvent(left.told, right.told, rarity) ? ONE_EVENT : ANY_EVENT;
  const holding = { gate, weigh, articles: new Map(sources.map((source) => [source.article.id, source])) };
  const related: Pair[] = [];
  for (const [one, others] of await partnersOf(left, right, slices)) {
    for (const other of others) {
      await slices.spend(workOf(one, other));
      const near = [left.others.lettersLike(one), right.others.lettersLike(other)] as const;
      const relation = relate([one, other], near, bar, holding);
      if (relation) related.push({ left: one, right: other, relation });
    }
  }
  return related;
}

/** Characters that are held against each other: each clause of the one against each of the other. */
function workOf(one: Told, other: Told): number {
  return one.claim.length * (1 + other.clauses.length) + other.claim.length * (1 + one.clauses.length);
}

/** For each statement of the left those of the right that it is like, or that are like it. */
async function partnersOf(left: Side, right: Side, slices: Slices): Promise<Map<Told, Set<Told>>> {
  const partners = new Map<Told, Set<Told>>();
  const add = (one: Told, other: Told): void => {
    const known = partners.get(one) ?? new Set();
    partners.set(one, known.add(other));
  };
  for (const one of left.told.filter(isRanked)) {
    await slices.spend(one.claim.length);
    for (const other of left.others.most(one)) add(one, other);
  }
  for (const other of right.told.filter(isRanked)) {
    await slices.spend(other.claim.length);
    for (const one of right.others.most(other)) add(one, other);
  }
  return partners;
}

function isRanked({ sentence }: Told): boolean {
  return sentence.index < RANKED;
}

function best(pairs: readonly Pair[], kind: Pair['relation']['kind']): Pair[] {
  return pairs
    .filter(({ relation }) => relation.kind === kind)
    .sort((one, other) => worthOf(other) - worthOf(one))
    .slice(0, LINES);
}

function worthOf({ left, right, relation }: Pair): number {
  return (left.importance + right.importance) / 2 + relation.confidence;
}

/** The most telling statements without a counterpart, those first that can be read alone; in reading order. */
function onlyOf({ told, others }: Side, met: ReadonlySet<Told>): Span[] {
  const candidates = told.filter((one) => isRanked(one) && !met.has(one));
  const alone: Told[] = [];
  for (const one of candidates.sort((own, other) => readability(other) - readability(own))) {
    if (alone.length === LINES) break;
    if (others.isUntold(one)) alone.push(one);
  }
  return alone.sort((one, other) => one.sentence.index - other.sentence.index).map(spanOf);
}

function readability({ importance, standsAlone }: Told): number {
  return importance + (standsAlone ? 1 : 0);
}

function spansOf({ left, right }: Pair): ComparedSentences {
  return { left: spanOf(left), right: spanOf(right) };
}

function spanOf({ sentence: { span } }: Told): Span {
  return { start: span.start, end: span.end };
}

function swapped({ left, right, agree, differ, onlyLeft, onlyRight }: Comparison): Comparison {
  return {
    left: right,
    right: left,
    agree: agree.map(turned),
    differ: differ.map(turned),
    onlyLeft: onlyRight,
    onlyRight: onlyLeft,
  };
}

function turned<Both extends ComparedSentences>(both: Both): Both {
  return { ...both, left: both.right, right: both.left };
}

function abortable(slices: Slices, signal: AbortSignal | undefined): Slices {
  signal?.throwIfAborted();
  return {
    async spend(characters) {
      await slices.spend(characters);
      signal?.throwIfAborted();
    },
  };
}
