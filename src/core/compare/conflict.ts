// When two statements about the same thing cannot both be so, and why: a figure, a date, yes or no, a name, who said it.
import type { DropReason } from '../types.ts';
import type { RuleName } from '../verify/finding.ts';
import type { Token } from '../verify/tokens.ts';
import { figureConflicts, type Side, tellsOfAnotherTime } from './figure-conflict.ts';
import type { Held } from './held.ts';
import { saidByOthers } from './quoted.ts';

/** How much two statements must share to be about one thing. */
export interface Sameness {
  /** Of the words of the one that shares less, and of the other one. */
  readonly less: number;
  readonly more: number;
  /** Words that are met. */
  readonly met: number;
}

/** Both ways round; undefined where nothing excludes anything. The order of the two does not matter. */
export function conflictOf(one: Side, other: Side, sameness: Sameness): DropReason | undefined {
  if (saidByOthers(one.held.claim.told, other.held.claim.told)) return 'attribution';
  const [less, more] = [one.held, other.held].map(({ cover }) => cover).sort((a, b) => a - b);
  if (less === undefined || more === undefined || fewestMet(one, other) < sameness.met) return undefined;
  if (less >= sameness.less && (saysNone(one.held, other.held) || saysNone(other.held, one.held)))
    return 'negation';
  if (isNameSwapped(one, other)) return 'name';
  if (more < sameness.more) return undefined;
  const figure = figureConflict(one, other, less >= sameness.less);
  if (figure !== undefined) return figure;
  return less >= sameness.less ? polarityConflict(one.held, other.held) : undefined;
}

function fewestMet(one: Side, other: Side): number {
  return Math.min(one.held.met.length, other.held.met.length);
}

/** Where one statement says much else, the figures themselves must be known to be of one thing. */
function figureConflict(one: Side, other: Side, isSame: boolean): DropReason | undefined {
  const found = figureConflicts(one, other).filter(({ isMeasured }) => isSame || isMeasured);
  if (found.length === 0 || tellsOfAnotherTime(one.held) || tellsOfAnotherTime(other.held)) return undefined;
  const dates = found.filter(({ reason }) => reason === 'date');
  if (dates.length > 0) return dates.length === found.length ? 'date' : undefined;
  return found[0]?.reason;
}

const POLARITY: readonly (readonly [RuleName, DropReason])[] = [
  ['negation', 'negation'],
  ['opposite', 'negation'],
  ['universal', 'words'],
  ['class', 'name'],
];

function polarityConflict(one: Held, other: Held): DropReason | undefined {
  if (one.pointsAgainst && other.pointsAgainst) return 'negation';
  const all = Math.min(one.cover, other.cover) >= ALL_BUT_THAT;
  const [ours, theirs] = [rulesOf(one, all), rulesOf(other, all)];
  const found = POLARITY.find(([rule]) => ours.has(rule));
  if (found && POLARITY.some(([rule]) => theirs.has(rule))) return found[1];
  const denied = ours.has('negation') || theirs.has('negation');
  return all && denied && isOdd(one) !== isOdd(other) ? 'negation' : undefined;
}

/** Two statements that share this much differ in nothing else: a soft finding is enough, and a denial seen from one side. */
const ALL_BUT_THAT = 0.75;

function rulesOf({ comparison }: Held, withSoft: boolean): Set<RuleName> {
  const telling = comparison.findings.filter(
    ({ firm, kind, rule }) => kind === 'contradicts' && (firm || (withSoft && rule === 'opposite')),
  );
  return new Set(telling.map(({ rule }) => rule));
}

/** Denies once, or three times. */
function isOdd({ comparison: { claim } }: Held): boolean {
  return claim.tokens.filter(({ negator }) => negator).length % 2 === 1;
}

/** 다친 사람은 없었다 where 승객 4명이 다쳤다. */
function saysNone({ comparison: { claim, premise }, unmet, met }: Held, { comparison }: Held): boolean {
  const last = claim.tokens.at(-1);
  if (!last || !last.text.startsWith('없') || claim.values.length > 0 || met.length === 0) return false;
  if (unmet.length > 0 || premise.tokens.some(({ negator }) => negator)) return false;
  return comparison.claim.values.some(({ kind, value }) => kind === 'count' && value > 0);
}

/** 설계는 …건축이 맡았다: all else is the same, and each doer is a name that the other's article does not have near. */
function isNameSwapped(one: Side, other: Side): boolean {
  return [one, other].every((side) => isNewDoer(side) && keepsPredicate(side.held));
}

/** The words that the other has not are one noun phrase with 이 or 가, its last word without synonyms. */
function isNewDoer({ held: { unmet }, near }: Side): boolean {
  const name = unmet.at(-1);
  if (!name || unmet.length > MOST_WORDS || name.role !== 'subject' || name.groups.length > 0) return false;
  if (!unmet.every((token, at) => isPartOfName(token, at, unmet))) return false;
  return !near.some((text) => text.includes(name.stems[0] ?? name.text));
}

function keepsPredicate({ comparison: { alignment }, met }: Held): boolean {
  const last = alignment.matches.at(-1);
  return last !== undefined && last.score > 0 && met.length > 0;
}

const MOST_WORDS = 3;

function isPartOfName({ form, quoted, role, index }: Token, at: number, name: readonly Token[]): boolean {
  const next = name[at + 1];
  if (form !== 'noun' || quoted) return false;
  return next === undefined || (next.index === index + 1 && (role === 'none' || role === 'of'));
}
