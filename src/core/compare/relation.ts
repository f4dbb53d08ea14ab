// What two statements of different articles are to each other: told alike, told otherwise, or neither.
import type { DropReason } from '../types.ts';
import type { RuleName } from '../verify/finding.ts';
import { conflictOf, type Sameness } from './conflict.ts';
import { figureConflicts, type Side } from './figure-conflict.ts';
import { hold, type Held, type Holding, type Unit } from './held.ts';
import type { Told } from './statements.ts';

export interface Relation {
  readonly kind: 'agree' | 'differ';
  readonly reason?: DropReason;
  /** From 0 to 1: how sure it is that the two tell of the same thing. */
  readonly confidence: number;
}

/** What two statements must share for either verdict. */
export interface Bar {
  /** Of the words and figures of the one that is carried. */
  readonly carried: number;
  /** Words and figures of it that are met. */
  readonly met: number;
  readonly differ: Sameness;
}

/** Two reports of one event leave out what the article is about; elsewhere a statement must say it. */
export const ONE_EVENT: Bar = { carried: 0.55, met: 2, differ: { less: 0.5, more: 0.75, met: 1 } };
export const ANY_EVENT: Bar = { carried: 0.8, met: 4, differ: { less: 0.75, more: 0.9, met: 4 } };

/** `near` are the statements of the other article that are like each of the two, as letters and digits. */
export function relate(
  [left, right]: readonly [Told, Told],
  near: readonly [left: readonly string[], right: readonly string[]],
  bar: Bar,
  holding: Holding,
): Relation | undefined {
  const sidesOf = (one: Unit, other: Unit): readonly [Side, Side] => [
    { held: hold(one, other, holding), near: near[0] },
    { held: hold(other, one, holding), near: near[1] },
  ];
  const whole = sidesOf(wholeOf(left), wholeOf(right));
  const parts = clausePairs(left, right).map(([one, other]) => sidesOf(one, other));
  const differing = [whole, ...parts].flatMap((sides) => differ(sides, bar) ?? []);
  if (differing.length > 0) return surest(differing);
  if (figureConflicts(...whole).length > 0) return undefined;
  return surest([whole, ...parts].flatMap((sides) => agree(sides, bar) ?? []));
}

function surest(relations: readonly Relation[]): Relation | undefined {
  return [...relations].sort((one, other) => other.confidence - one.confidence)[0];
}

function wholeOf(told: Told): Unit {
  return { told, text: told.claim };
}

/** Every clause of the one with every clause of the other, where one of them has such. */
function clausePairs(left: Told, right: Told): (readonly [Unit, Unit])[] {
  if (left.clauses[0] === left.claim && right.clauses[0] === right.claim) return [];
  return unitsOf(left).flatMap((one) => unitsOf(right).map((other) => [one, other] as const));
}

function unitsOf(told: Told): Unit[] {
  return told.clauses.map((text) => ({ told, text }));
}

function differ([one, other]: readonly [Side, Side], { differ: sameness }: Bar): Relation | undefined {
  const reason = conflictOf(one, other, sameness);
  return reason && { kind: 'differ', reason, confidence: (one.held.cover + other.held.cover) / 2 };
}

function agree([{ held: one }, { held: other }]: readonly [Side, Side], bar: Bar): Relation | undefined {
  const carried = [isCarried(one, other, bar) ? one : [], isCarried(other, one, bar) ? other : []].flat();
  if (carried.length === 0) return undefined;
  const surely = Math.max(...carried.map(({ support, coverWithFigures }) => support * coverWithFigures));
  return {
    kind: 'agree',
    confidence: (2 * surely + one.coverWithFigures + other.coverWithFigures) / 4,
  };
}

/** In words alone, however many figures are the same. */
const LEAST_WORDS = 0.35;

/** Supported with enough of its words, and the other way round nothing is denied. */
function isCarried(one: Held, other: Held, bar: Bar): boolean {
  const { support, cover, coverWithFigures, met, comparison } = one;
  if (support === 0 || coverWithFigures < bar.carried || cover < LEAST_WORDS) return false;
  const figures = comparison.values.filter(({ kind }) => kind === 'found').length;
  return met.length + figures >= bar.met && !denies(comparison) && !isDenied(other, one);
}

/** Says no where the other does not: what is denied may be what the other tells. */
function denies({ claim, premise }: Held['comparison']): boolean {
  return claim.tokens.some(({ negator }) => negator) && !premise.tokens.some(({ negator }) => negator);
}

/** By a firm rule, or by words that exclude each other from either side. */
function isDenied(other: Held, one: Held): boolean {
  const opposed = hasRule(other, 'opposite') && (hasRule(one, 'opposite') || hasFirmRule(other, 'opposite'));
  return opposed || other.pointsAgainst || hasFirmRule(other, 'negation') || hasFirmRule(other, 'universal');
}

function hasRule({ comparison }: Held, rule: RuleName): boolean {
  return comparison.findings.some((finding) => finding.rule === rule);
}

function hasFirmRule({ comparison }: Held, rule: RuleName): boolean {
  return comparison.findings.some((finding) => finding.rule === rule && finding.firm);
}
