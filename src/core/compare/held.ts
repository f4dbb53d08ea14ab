// One statement held against another of the other article: whether it is carried, and how much of its words the other has.
import type { SegmentedArticle, Sentence } from '../types.ts';
import { decide } from '../verify/decision.ts';
import { premiseOf } from '../verify/premise.ts';
import type { Token } from '../verify/tokens.ts';
import { isVerbatim } from '../verify/verbatim.ts';
import type { Comparison, Gate } from '../verify.ts';
import { isPointedAgainst } from './directions.ts';
import type { Weigh } from './likeness.ts';
import type { Told } from './statements.ts';

export interface Held {
  readonly claim: Unit;
  readonly comparison: Comparison;
  /** Probability that the other carries it; 0 where a firm rule of the gate speaks against it. */
  readonly support: number;
  /** Share of its words that the other has, opposites among them: 1 where both are about the same. */
  readonly cover: number;
  /** The same with its figures counted as words. */
  readonly coverWithFigures: number;
  /** Words, frames apart, that the other has, and that it has not. */
  readonly met: readonly Token[];
  readonly unmet: readonly Token[];
  /** Rises where the other falls, in English. */
  readonly pointsAgainst: boolean;
}

/** A statement, or one clause of it. */
export interface Unit {
  readonly told: Told;
  readonly text: string;
}

export interface Holding {
  readonly gate: Gate;
  readonly weigh: Weigh;
  readonly articles: ReadonlyMap<string, SegmentedArticle>;
}

export function hold(claim: Unit, other: Unit, { gate, weigh, articles }: Holding): Held {
  const premise = { ...premiseOf([other.told.sentence], articles), text: other.text };
  const comparison = gate.compare(claim.text, premise, dateOf(claim.told.sentence, articles));
  const support = isVerbatim(claim.text, other.text) ? 1 : supportOf(comparison);
  return { claim, comparison, support, ...meetingsOf(comparison, weigh) };
}

function dateOf({ articleId }: Sentence, articles: Holding['articles']): string | undefined {
  return articles.get(articleId)?.article.publishedAt;
}

function supportOf(comparison: Comparison): number {
  if (comparison.findings.some(({ firm }) => firm)) return 0;
  const verdict = decide(comparison, 'person');
  return verdict.kind === 'supported' ? verdict.support : 0;
}

const LIGHT = 0.3;
const FIGURE = 2;
/** Words that frame a figure or a report: the other may do without them. */
const FRAMES =
  /^(?:새|다음|이번|이르면|빠르면|총|모두|당초|나머지|said|says|say|told|tells|reported|announced|added|according)$/u;

function meetingsOf(
  { alignment, values }: Comparison,
  weigh: Weigh,
): Omit<Held, 'claim' | 'comparison' | 'support'> {
  const against = alignment.matches
    .filter(({ claim, score }) => score === 0 && isPointedAgainst(claim, alignment.unused))
    .map(({ claim }) => claim);
  const opposed = new Set([...against, ...alignment.oppositions.map(({ claim }) => claim)]);
  const heard = alignment.matches
    .filter(({ claim }) => !FRAMES.test(claim.text))
    .map(({ claim, score }) => ({
      claim,
      score: opposed.has(claim) ? 1 : score,
      weight: weigh(claim.word) * (claim.light ? LIGHT : 1),
    }));
  const all = sum(heard.map(({ weight }) => weight));
  const shared = sum(heard.map(({ weight, score }) => weight * score));
  const heavy = heard.filter(({ claim }) => !claim.light);
  const found = values.filter(({ kind }) => kind === 'found').length;
  const whole = all + FIGURE * values.length;
  return {
    cover: all === 0 ? 0 : shared / all,
    coverWithFigures: whole === 0 ? 0 : (shared + FIGURE * found) / whole,
    met: heavy.filter(({ score }) => score > 0).map(({ claim }) => claim),
    unmet: heavy.filter(({ score }) => score === 0).map(({ claim }) => claim),
    pointsAgainst: against.length > 0,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
