// The statements of an article as a comparison reads them: what each claims, its content words, and how much it matters.
import type { Analyzer, Word } from '../analyze/analyzer.ts';
import { isChrome } from '../article/chrome.ts';
import type { Slices } from '../library/slices.ts';
import { cutLine, hasSubject, isBareQuote, isWhole, pointsBack } from '../summary/line.ts';
import { scoreReading } from '../summary/ranker.ts';
import { hasPredicate, readForSummary } from '../summary/reading.ts';
import { translateWords } from '../translate.ts';
import type { SegmentedArticle, Sentence } from '../types.ts';
import { splitClaims } from '../verify/split-claims.ts';

/** A sentence that states something. */
export interface Told {
  readonly sentence: Sentence;
  /** Its words as a claim, byline and connective cut off. */
  readonly claim: string;
  /** Its first clauses where each states something of its own, else the claim. */
  readonly clauses: readonly string[];
  /** Content words without figures. */
  readonly words: readonly Word[];
  /** From 0 to 1, the most telling of the article; 0 beyond the sentences that were ranked. */
  readonly importance: number;
  /** Can be read without the sentence before it. */
  readonly standsAlone: boolean;
}

/** Sentences from the top that are ranked, and compared on their own account; those behind only answer for them. */
export const RANKED = 120;

/** The statements of an article in reading order; headings, furniture, questions and fragments are none. */
export async function statementsOf(
  source: SegmentedArticle,
  analyzer: Analyzer,
  slices: Slices,
): Promise<Told[]> {
  const read: Omit<Told, 'importance'>[] = [];
  for (const sentence of source.sentences) {
    const text = source.article.text.slice(sentence.span.start, sentence.span.end);
    await slices.spend(text.length);
    if (sentence.heading !== true && isStatement(text)) read.push(readStatement(sentence, text, analyzer));
  }
  const importance = importanceOf(source, analyzer);
  return read.map((told) => ({ ...told, importance: importance.get(told.sentence.index) ?? 0 }));
}

function readStatement(sentence: Sentence, text: string, analyzer: Analyzer): Omit<Told, 'importance'> {
  const claim = cutLine(text, { asides: 'drop-without-figure', connective: 'drop' });
  return {
    sentence,
    claim,
    clauses: clausesOf(claim),
    words: contentOf(claim, analyzer),
    standsAlone: !isBareQuote(text) && !pointsBack(text) && hasSubject(text),
  };
}

const MOST_CLAUSES = 3;
/** “Officials said (that) the bridge …”: what was said is a clause of its own. */
const ENGLISH_REPORT = /^[^“”",]{2,60}? (?:said|says|announced|reported|added) (?:that )?(?=\S+ \S+ \S)/u;

function clausesOf(claim: string): string[] {
  if (!/[가-힣]/u.test(claim)) {
    const reported = claim.replace(ENGLISH_REPORT, '');
    return reported === claim ? [claim] : [reported];
  }
  const clauses = splitClaims(claim);
  return clauses.length > 1 ? clauses.slice(0, MOST_CLAUSES) : [claim];
}

function contentOf(claim: string, analyzer: Analyzer): Word[] {
  const words = analyzer.words(claim).filter(({ isFunction, text }) => !isFunction && !/\p{N}/u.test(text));
  return translateWords(words, analyzer.lexicon);
}

function isStatement(text: string): boolean {
  if (isChrome(text) || /\?["”’]?$/u.test(text)) return false;
  if (!isWhole(text)) return false;
  return hasPredicate(text) || ENGLISH_SENTENCE.test(text);
}

/** A figure may end it, which is no word for whoever sums up. */
const ENGLISH_SENTENCE = /^(?!.*[가-힣])(?:\S+\s+){3,}\S*[\p{L}\p{N}%][)\]]?[.!]["”’]?$/su;

function importanceOf(source: SegmentedArticle, analyzer: Analyzer): Map<number, number> {
  const top = { ...source, sentences: source.sentences.slice(0, RANKED) };
  const ranked = scoreReading(readForSummary(top, analyzer)).sort((one, other) => other.score - one.score);
  return new Map(ranked.map(({ read }, rank) => [read.sentence.index, 1 - rank / ranked.length]));
}
