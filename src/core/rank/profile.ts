// An article made ready for ranking: each sentence's words, facets and values, the names that it defines, its vocabulary.
import type { Analyzer, Word } from '../analyze/analyzer.ts';
import type { SegmentedArticle, Sentence } from '../types.ts';
import { readValues, type Value } from '../values/read.ts';
import { facetsOf, type Facet } from './facets.ts';
import { indexVocabulary, type Vocabulary } from './vocabulary.ts';

export interface SentenceProfile {
  readonly sentence: Sentence;
  readonly text: string;
  /** Content words in order. */
  readonly words: readonly Word[];
  /** For each of `words`, its place in the article's vocabulary. */
  readonly places: Uint32Array;
  readonly stems: ReadonlySet<string>;
  readonly bigrams: ReadonlySet<string>;
  readonly facets: readonly Facet[];
  readonly values: readonly Value[];
  /** What its form tells: a cause, a manner, a quotation. */
  readonly tells: { readonly cause: boolean; readonly manner: boolean; readonly quote: boolean };
}

export interface ArticleProfile {
  readonly segmented: SegmentedArticle;
  readonly sentences: readonly SentenceProfile[];
  readonly vocabulary: Vocabulary;
  readonly titleStems: ReadonlySet<string>;
  /** Other names by stem, as the article defines them in brackets: both directions. */
  readonly aliases: ReadonlyMap<string, ReadonlySet<string>>;
  /** In how many sentences each stem stands. */
  readonly frequency: ReadonlyMap<string, number>;
}

/** Reads an article once for any number of questions. */
export function profileArticle(segmented: SegmentedArticle, analyzer: Analyzer): ArticleProfile {
  const { article } = segmented;
  const vocabulary = collectSpellings();
  const sentences = segmented.sentences.map((sentence) =>
    profileSentence(sentence, segmented, analyzer, vocabulary),
  );
  return {
    segmented,
    sentences,
    vocabulary: indexVocabulary(vocabulary.words),
    titleStems: new Set(contentWords(article.title, analyzer).map((word) => word.stem)),
    aliases: aliasesOf(article.text, analyzer),
    frequency: countStems(sentences),
  };
}

function contentWords(text: string, analyzer: Analyzer): Word[] {
  return analyzer.words(text).filter((word) => !word.isFunction);
}

interface Spellings {
  readonly words: Word[];
  placeOf(word: Word): number;
}

function collectSpellings(): Spellings {
  const words: Word[] = [];
  const places = new Map<number, number>();
  return {
    words,
    placeOf(word) {
      const known = places.get(word.id);
      if (known !== undefined) return known;
      places.set(word.id, words.length);
      return words.push(word) - 1;
    },
  };
}

/** What only a sentence that is looked at closely needs is made when it is first asked for. */
function profileSentence(
  sentence: Sentence,
  { article }: SegmentedArticle,
  analyzer: Analyzer,
  spellings: Spellings,
): SentenceProfile {
  const text = article.text.slice(sentence.span.start, sentence.span.end);
  const words = contentWords(text, analyzer);
  const bigrams = once(() => syllablePairs(text));
  const all = once(() => facetsOf(text));
  const facets = once(() => all().filter(({ kind }) => kind !== 'cause' && kind !== 'manner'));
  const tells = once(() => tellsOf(text, all()));
  const values = once(() =>
    readValues(text, article.publishedAt === undefined ? {} : { referenceDate: article.publishedAt }),
  );
  return {
    sentence,
    text,
    words,
    places: Uint32Array.from(words, (word) => spellings.placeOf(word)),
    stems: new Set(words.flatMap((word) => [word.stem, ...(word.spoken === undefined ? [] : [word.spoken])])),
    get bigrams() {
      return bigrams();
    },
    get facets() {
      return facets();
    },
    get tells() {
      return tells();
    },
    get values() {
      return values();
    },
  };
}

function tellsOf(text: string, facets: readonly Facet[]): SentenceProfile['tells'] {
  return {
    cause: facets.some(({ kind }) => kind === 'cause'),
    manner: facets.some(({ kind }) => kind === 'manner'),
    quote: holdsQuotation(text),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** A quotation mark and, four characters or more behind it on the same line, one that may close it. */
function holdsQuotation(text: string): boolean {
  return text.split(/[\n\r\u2028\u2029]/u).some((line) => {
    const open = line.search(/[“"]/u);
    const close = Math.max(line.lastIndexOf('”'), line.lastIndexOf('"'));
    return open >= 0 && Array.from(line.slice(open + 1, Math.max(open + 1, close))).length >= 4;
  });
}

/** Pairs of neighbouring letters, white space and punctuation left out. */
export function syllablePairs(text: string): Set<string> {
  const letters = text.toLowerCase().replace(/[^\p{L}\p{N}%]+/gu, ' ');
  const pairs = new Set<string>();
  for (let i = 0; i + 2 <= letters.length; i++) {
    const pair = letters.slice(i, i + 2);
    if (!pair.includes(' ')) pairs.add(pair);
  }
  return pairs;
}

function countStems(sentences: readonly SentenceProfile[]): Map<string, number> {
  const frequency = new Map<string, number>();
  for (const { stems } of sentences)
    for (const stem of stems) frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
  return frequency;
}

const DEFINITION = /([\p{L}\p{N}&+]{1,40})\s?\(([^()]{2,40})\)/gu;

/** `긴 이름(약칭)` and `약칭(긴 이름)`: each name's stem leads to the words of the other. */
function aliasesOf(text: string, analyzer: Analyzer): Map<string, Set<string>> {
  const aliases = new Map<string, Set<string>>();
  const link = (from: string, to: readonly string[]): void => {
    const known = aliases.get(from) ?? new Set();
    for (const name of to) known.add(name);
    aliases.set(from, known);
  };
  for (const [, before = '', bracketed = ''] of text.matchAll(DEFINITION)) {
    const outer = contentWords(before, analyzer).map((word) => word.stem);
    const inner = contentWords(bracketed, analyzer).map((word) => word.stem);
    if (inner.length === 0 || inner.length > 4 || /^[\p{N}.,%]/u.test(bracketed)) continue;
    for (const stem of outer) link(stem, inner);
    for (const stem of inner) link(stem, outer);
  }
  return aliases;
}
