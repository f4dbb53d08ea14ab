// The gate: decides whether sentences carry a claim, and is the only maker of a Citation.
import type { Analyzer } from './analyze/analyzer.ts';
import type {
  Article,
  Citation,
  Claim,
  DroppedClaim,
  DropReason,
  SegmentedArticle,
  Sentence,
  Statement,
  Verdict,
} from './types.ts';
import { type Antonyms, NO_ANTONYMS } from './verify/antonyms.ts';
import { decide, type Strictness } from './verify/decision.ts';
import { compare, type Comparison, type Setting } from './verify/comparison.ts';
import { candidatesFor, type Candidate } from './verify/nearest-sentences.ts';
import { premiseOf, type Premise } from './verify/premise.ts';
import { createReader, type Reading } from './verify/reading.ts';
import { reasonAcross } from './verify/cross-language.ts';
import { carriedInParts, mayMixFigures, standsAlone } from './verify/joined.ts';
import { isNoStatement } from './verify/no-statement.ts';
import { isVerbatim } from './verify/verbatim.ts';

export type { Comparison } from './verify/comparison.ts';
export type { Premise } from './verify/premise.ts';
export type { Strictness } from './verify/decision.ts';

export interface GateOptions {
  readonly analyzer: Analyzer;
  /** What `readAntonyms` makes of `data/lexicon/antonyms.txt`; without it opposites are not seen. */
  readonly antonyms?: Antonyms;
  /** ISO 8601 date for relative dates where a premise brings none. */
  readonly referenceDate?: string;
}

export interface Verified {
  readonly statements: readonly Statement[];
  readonly citations: readonly Citation[];
  readonly dropped: readonly DroppedClaim[];
}

/** A verification that goes on: claims come one after the other, and citations are numbered as they appear. */
export interface Verifying {
  /** Keeps or drops the claim; true when it was kept. */
  add(claim: Claim): boolean;
  /** All so far. */
  verified(): Verified;
}

export interface Gate {
  /** Holds one claim against a premise; `strictness` is 'person' unless told. Never throws. */
  judge(claim: string, premise: string | Premise, strictness?: Strictness): Verdict;
  /** All that the rules see; `claimDate` is what the claim's relative dates are read against, the premise's date unless told. */
  compare(claim: string, premise: string | Premise, claimDate?: string): Comparison;
  /** The sentences, and pairs of neighbours, that a claim may be about, best first. */
  find(claim: string, source: SegmentedArticle): Candidate[];
  /** Citations of sentences that show a verdict, numbered from 1; sentences that are not the article's own are left out. */
  cite(sentences: readonly Sentence[], articles: readonly SegmentedArticle[]): Citation[];
  /** Keeps the claims that their cited sentences carry, strictly; numbers the citations from 1, one number a sentence. */
  verify(claims: readonly Claim[], articles: readonly SegmentedArticle[]): Verified;
  /** The same for claims that are not all known yet. */
  begin(articles: readonly SegmentedArticle[]): Verifying;
}

const ABOUT_ARTICLE = /기사|보도|기자|매체|신문|제목|발행|작성|article|report(?:ed|er)|published|headline/iu;

export function createGate(options: GateOptions): Gate {
  const reader = createReader(options.analyzer);
  const tables = { lexicon: options.analyzer.lexicon, antonyms: options.antonyms ?? NO_ANTONYMS };

  const compareWith = (claim: string, given: string | Premise, claimDate?: string): Comparison => {
    const premise = typeof given === 'string' ? { text: given } : given;
    const date = premise.referenceDate ?? options.referenceDate;
    return compare(
      reader(claim, claimDate ?? date),
      reader(premise.text, date),
      tables,
      settingOf(claim, premise, reader, date),
    );
  };
  const judge = (claim: string, premise: string | Premise, strictness: Strictness = 'person'): Verdict => {
    const text = typeof premise === 'string' ? premise : premise.text;
    if (isVerbatim(claim, text)) return { kind: 'supported', support: 1 };
    return decide(compareWith(claim, premise), strictness);
  };
  const find = (claim: string, source: SegmentedArticle): Candidate[] => {
    const date = source.article.publishedAt ?? options.referenceDate;
    return candidatesFor(reader(claim, date), source, (text) => reader(text, date), tables.lexicon);
  };
  const begin = (articles: readonly SegmentedArticle[]): Verifying =>
    beginVerifying(articles, judge, compareWith);
  const verify = (claims: readonly Claim[], articles: readonly SegmentedArticle[]): Verified => {
    const verifying = begin(articles);
    for (const claim of claims) verifying.add(claim);
    return verifying.verified();
  };
  return { judge, compare: compareWith, find, cite: citeAll, verify, begin };
}

function settingOf(
  claim: string,
  premise: Premise,
  reader: (text: string, date?: string) => Reading,
  date?: string,
): Setting {
  const parts = [premise.context ?? '', ABOUT_ARTICLE.test(claim) ? (premise.about ?? '') : ''].filter(
    (part) => part !== '',
  );
  return {
    speakers: premise.speakers ?? [],
    context: parts.length === 0 ? undefined : reader(parts.join(' '), date),
  };
}

function beginVerifying(
  list: readonly SegmentedArticle[],
  judge: Gate['judge'],
  compareWith: Gate['compare'],
): Verifying {
  const articles = new Map(list.map((entry) => [entry.article.id, entry]));
  const maker = citationMaker();
  const statements: Statement[] = [];
  const dropped: DroppedClaim[] = [];
  const add = (claim: Claim): boolean => {
    const cites = distinct(claim.cites.flatMap((cite) => ownSentence(cite, articles) ?? []));
    const reason = reasonAgainst(claim.text, cites, articles, { judge, compare: compareWith });
    if (reason !== undefined) dropped.push({ claim, reason });
    else {
      const carrying = cites.length > 1 ? carriers(claim.text, cites, articles, compareWith) : cites;
      statements.push({
        text: claim.text,
        citations: carrying.map((cite) => maker.numberOf(cite, articles)),
      });
    }
    return reason === undefined;
  };
  return {
    add,
    verified: () => ({ statements: [...statements], citations: [...maker.made], dropped: [...dropped] }),
  };
}

function reasonAgainst(
  text: string,
  cites: readonly Sentence[],
  articles: ReadonlyMap<string, SegmentedArticle>,
  { judge, compare: held }: Pick<Gate, 'judge' | 'compare'>,
): DropReason | undefined {
  if (cites.length === 0) return 'no-citation';
  if (isNoStatement(text)) return 'words';
  const whole = premiseOf(cites, articles);
  if (isVerbatim(text, whole.text)) return undefined;
  const verdict = judge(text, whole, 'model');
  const compared = held(text, whole);
  const supports = (part: string, cite: Sentence): boolean =>
    judge(part, premiseOf([cite], articles), 'model').kind === 'supported';
  const carries = (part: string, cite: Sentence): boolean =>
    supports(part, cite) && standsAlone(held(part, premiseOf([cite], articles)));
  if (verdict.kind !== 'supported') return carriedInParts(text, cites, carries) ? undefined : verdict.reason;
  const isMixed =
    mayMixFigures(compared, cites) &&
    !cites.some((cite) => supports(text, cite)) &&
    !carriedInParts(text, cites, carries);
  return isMixed ? 'number' : reasonAcross(compared);
}

function citeAll(sentences: readonly Sentence[], list: readonly SegmentedArticle[]): Citation[] {
  const articles = new Map(list.map((entry) => [entry.article.id, entry]));
  const maker = citationMaker();
  for (const sentence of sentences) {
    const own = ownSentence(sentence, articles);
    if (own) maker.numberOf(own, articles);
  }
  return maker.made;
}

/** The article's own sentence at a cited place; a pointer to anything else is no citation. */
function ownSentence(cite: Sentence, articles: ReadonlyMap<string, SegmentedArticle>): Sentence | undefined {
  const own = articles.get(cite.articleId)?.sentences[cite.index];
  return own && own.span.start === cite.span.start && own.span.end === cite.span.end ? own : undefined;
}

function distinct(cites: readonly Sentence[]): Sentence[] {
  return [...new Set(cites)];
}

/** Of several cited sentences those that a word or value of the claim stands on. */
function carriers(
  claim: string,
  cites: readonly Sentence[],
  articles: ReadonlyMap<string, SegmentedArticle>,
  compareWith: Gate['compare'],
): readonly Sentence[] {
  const weights = cites.map((cite) => {
    const { alignment, values } = compareWith(claim, premiseOf([cite], articles));
    const words = alignment.matches.filter((match) => match.score > 0.7).map((match) => match.claim.index);
    const figures = values.flatMap((value, at) => (value.kind === 'found' ? [-1 - at] : []));
    return new Set([...words, ...figures]);
  });
  const kept = cites.filter((_, at) => addsSomething(at, weights));
  return kept.length > 0 ? kept : cites;
}

function addsSomething(at: number, sets: readonly ReadonlySet<number>[]): boolean {
  const own = [...(sets[at] ?? [])];
  return own.some((item) =>
    sets.every((other, i) => i === at || !other.has(item) || (i > at && other.size <= own.length)),
  );
}

function citationMaker(): {
  readonly made: Citation[];
  numberOf(cite: Sentence, articles: ReadonlyMap<string, SegmentedArticle>): number;
} {
  const made: Citation[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (cite: Sentence, articles: ReadonlyMap<string, SegmentedArticle>): number => {
    const key = `${cite.articleId}:${cite.span.start}:${cite.span.end}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const article = articles.get(cite.articleId)?.article;
    if (!article)
      throw new Error(`expected the article of a checked sentence, got none for ${cite.articleId}`);
    made.push(makeCitation(made.length + 1, article, cite));
    numbers.set(key, made.length);
    return made.length;
  };
  return { made, numberOf };
}

function makeCitation(number: number, article: Article, cite: Sentence): Citation {
  return { number, article, span: { start: cite.span.start, end: cite.span.end } };
}
