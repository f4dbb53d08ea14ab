// Text to words with their stems and to index terms: the one analysis that questions, sentences and passages share.
import { isSurelyVerb, verbStems } from './endings.ts';
import { termsOf } from './index-terms.ts';
import { spokenForm } from './letter-names.ts';
import type { Lexicon } from './lexicon.ts';
import { followsNoun, withoutParticle } from './particles.ts';
import { FUNCTION_WORDS, SHORT_NOUNS } from './stopwords.ts';
import { wordsOf, type RawWord, type Script } from './words.ts';
import type { Span } from '../types.ts';

export interface Word {
  /** The same for the same spelling within one analyzer, and for no other. */
  readonly id: number;
  /** As written, lower case. */
  readonly text: string;
  readonly surface: string;
  readonly span: Span;
  readonly script: Script;
  /** The likeliest stem. */
  readonly stem: string;
  /** All stems that it may have, the likeliest first, ending with the word as written. */
  readonly stems: readonly string[];
  /** The abbreviation as spoken, where it is one. */
  readonly spoken?: string;
  /** Synonym groups of its stems. */
  readonly groups: readonly number[];
  /** Korean stems for an English word, where it was translated. */
  readonly translations?: readonly string[];
  /** Index terms with repetition; none for a function word. */
  readonly terms: readonly string[];
  /** Carries grammar, not content (그리고, 있다, the). */
  readonly isFunction: boolean;
}

export interface Analyzer {
  readonly lexicon: Lexicon;
  words(text: string): readonly Word[];
  /** Index terms with repetition: stems, syllable bigrams (`_` before them), Latin and number forms. */
  terms(text: string): string[];
}

const CACHED_WORDS = 60_000;

/** An analyzer over one lexicon; it remembers the words it has seen, up to a bound. */
export function createAnalyzer(lexicon: Lexicon): Analyzer {
  const seen = new Map<string, Omit<Word, 'span'>>();
  let last = 0;
  const analyzeOne = (raw: RawWord): Word => {
    let known = seen.get(raw.surface);
    if (!known) {
      known = { id: ++last, ...describe(raw, lexicon) };
      if (seen.size >= CACHED_WORDS) seen.clear();
      seen.set(raw.surface, known);
    }
    return placed(known, raw.span);
  };
  const words = (text: string): Word[] => wordsOf(text).map(analyzeOne);
  return { lexicon, words, terms: (text) => words(text).flatMap((word) => word.terms) };
}

function describe({ surface, script }: RawWord, lexicon: Lexicon): Omit<Word, 'span' | 'id'> {
  const text = surface.toLowerCase();
  const stems = stemsOf(text, script, lexicon);
  const [stem = text] = stems;
  const spoken = spokenForm(stripTail(surface, stem));
  const groups = [...new Set(stems.flatMap((candidate) => lexicon.groups.get(candidate) ?? []))];
  const isAcronym = /^[A-Z]{2,}$/u.test(surface);
  const isFunction =
    FUNCTION_WORDS.has(text) ||
    FUNCTION_WORDS.has(stem) ||
    (!isAcronym && lexicon.englishStopwords.has(text));
  const terms = isFunction ? [] : termsOf(spoken === undefined ? { stem, script } : { stem, script, spoken });
  return {
    text,
    surface,
    script,
    stem,
    stems,
    groups,
    terms,
    isFunction,
    ...(spoken === undefined ? {} : { spoken }),
  };
}

/** Written out: a spread costs a third of the whole analysis. */
function placed(known: Omit<Word, 'span'>, span: Span): Word {
  const { id, text, surface, script, stem, stems, groups, terms, isFunction, spoken } = known;
  return spoken === undefined
    ? { id, text, surface, span, script, stem, stems, groups, terms, isFunction }
    : { id, text, surface, span, script, stem, stems, groups, terms, isFunction, spoken };
}

function stripTail(surface: string, stem: string): string {
  return surface.slice(0, stem.length);
}

function stemsOf(text: string, script: Script, lexicon: Lexicon): string[] {
  if (script === 'latin') return [...latinStems(text)];
  const nouns = /[가-힣]$/u.test(text) ? withoutParticle(text) : [];
  if (script !== 'hangul') return [...new Set([...nouns, text])];
  const verbs = verbStems(text);
  const short = shortNoun(text);
  const all = [...new Set([...short, ...nouns, ...verbs, text])];
  const known = [text, ...short, ...nouns, ...verbs].filter((stem) => lexicon.groups.has(stem));
  const surely = isSurelyVerb(text) ? verbs.slice(0, 1) : [];
  return [
    ...new Set([
      ...known.slice(0, 1),
      ...surely,
      ...short,
      ...nouns.slice(0, 1),
      ...known.slice(1),
      text,
      ...all,
    ]),
  ];
}

/** A common noun of one syllable before a particle of one (쥐가, 달이), which could as well be one word of two. */
function shortNoun(text: string): string[] {
  return text.length === 2 && SHORT_NOUNS.has(text.charAt(0)) && followsNoun(text) ? [text.charAt(0)] : [];
}

function* latinStems(text: string): Iterable<string> {
  const bare = text.replace(/['’]s$/u, '');
  if (/[^aeiou]ies$/u.test(bare)) yield bare.slice(0, -3) + 'y';
  else if (/(?:s|x|ch|sh)es$/u.test(bare)) yield bare.slice(0, -2);
  else if (/[^s]s$/u.test(bare) && bare.length > 3) yield bare.slice(0, -1);
  yield bare;
}
