// Figures of two statements that exclude each other: of one kind and unit, unequal, and not said by the other article near by.
import type { DropReason } from '../types.ts';
import { compactOf } from '../verify/reading.ts';
import type { Token } from '../verify/tokens.ts';
import type { PlacedValue } from '../verify/values-in.ts';
import type { Held } from './held.ts';

/** One statement held against another, and what the other's article says near to it. */
export interface Side {
  readonly held: Held;
  /** Statements of the other article that are like the claim, the other one among them, as letters and digits. */
  readonly near: readonly string[];
}

export interface FigureConflict {
  readonly reason: DropReason;
  /** The noun next to each figure stands by the other one, too: both measure one thing. */
  readonly isMeasured: boolean;
}

/** A conflict needs both figures to be told by their own article alone: else it is another figure of the same story. */
export function figureConflicts(one: Side, other: Side): FigureConflict[] {
  const theirs = unsaid(other);
  return unsaid(one).flatMap((own) =>
    theirs
      .filter((their) => isOfOneKind(own, their))
      .map((their) => ({
        reason: reasonOf(own, their),
        isMeasured: stands(own, one.held, their) && stands(their, other.held, own),
      })),
  );
}

/** Values in conflict that the other article does not say of anything alike. */
function unsaid({ held, near }: Side): PlacedValue[] {
  const values = held.comparison.values.flatMap(({ kind, claim }) =>
    kind === 'conflict' && claim ? [claim] : [],
  );
  return [...new Set(values)].filter((value) => !isSaidIn(near, value, held));
}

function isSaidIn(near: readonly string[], { span }: PlacedValue, { comparison }: Held): boolean {
  const written = compactOf(comparison.claim.text.slice(span.start, span.end));
  return near.some((text) => {
    const at = text.indexOf(written);
    return at >= 0 && !/[\d.]/u.test(text.charAt(at - 1)) && !/\d/u.test(text.charAt(at + written.length));
  });
}

function isOfOneKind(one: PlacedValue, other: PlacedValue): boolean {
  return one.kind === other.kind && (one.unit === other.unit || one.kind === 'money');
}

function reasonOf(one: PlacedValue, other: PlacedValue): DropReason {
  if (one.kind === 'date' || other.kind === 'date') return 'date';
  return one.written.value === other.written.value ? 'unit' : 'number';
}

/** The noun next to the value is one of the words about the other value. */
function stands(value: PlacedValue, { comparison }: Held, other: PlacedValue): boolean {
  const noun = nounBeside(value);
  const places = comparison.alignment.matches.find((match) => match.claim === noun)?.places ?? [];
  const about = new Set(other.about.map(({ index }) => index));
  return places.some(({ index }) => about.has(index));
}

/** 96억 원의 영업손실, 현금 900억 원: what follows with 의, else the noun before. */
function nounBeside({ about, span }: PlacedValue): Token | undefined {
  const nouns = about.filter(({ form, light }) => form === 'noun' && !light);
  const next = nouns.find(({ word }) => word.span.start >= span.end && word.span.start - span.end <= 2);
  return next ?? nouns.findLast(({ word }) => word.span.end <= span.start);
}

const PERIODS: ReadonlySet<string> = new Set(['year', 'half', 'quarter', 'month', 'season', 'decade']);

/** Names a year or a quarter that the other leaves out: its figures may be those of another time. */
export function tellsOfAnotherTime({ comparison }: Held): boolean {
  return comparison.values.some(
    ({ kind, claim }) => kind === 'missing' && claim?.kind === 'date' && PERIODS.has(claim.value.precision),
  );
}
