// A question laid over a sentence: for each question word the best word of the sentence, and where it stands.
import type { Word } from '../analyze/analyzer.ts';
import { matchWords, NO_MATCH, type Match } from './match.ts';
import type { ArticleProfile, SentenceProfile } from './profile.ts';

export interface Alignment {
  /** One entry a question word. */
  readonly matches: readonly AlignedWord[];
}

export interface AlignedWord extends Match {
  readonly word: Word;
  /** Position of the met word among the sentence's content words, -1 for none. */
  readonly position: number;
}

/** Lays question words over sentences; it remembers pairs of words, so one aligner serves one question. */
export interface Aligner {
  readonly words: readonly Word[];
  align(sentence: SentenceProfile, article: ArticleProfile): Alignment;
}

export function createAligner(words: readonly Word[]): Aligner {
  const memories = words.map(() => new Map<string, Match>());
  const matchOne = (index: number, word: Word, other: Word): Match => {
    const memory = memories[index];
    const known = memory?.get(other.text);
    if (known) return known;
    const match = matchWords(word, other);
    memory?.set(other.text, match);
    return match;
  };
  const bestOf = (word: Word, index: number, sentence: SentenceProfile, article: ArticleProfile): AlignedWord => {
    let best: AlignedWord = { ...NO_MATCH, word, position: -1 };
    for (const [position, other] of sentence.words.entries()) {
      const match = matchOne(index, word, other);
      if (match.score > best.score) best = { ...match, word, position };
      if (best.score === 1) return best;
    }
    return best.score < ALIAS_SCORE ? (aliasMatch(word, sentence, article) ?? best) : best;
  };
  return {
    words,
    align: (sentence, article) => ({ matches: words.map((word, index) => bestOf(word, index, sentence, article)) }),
  };
}

const ALIAS_SCORE = 0.85;

function aliasMatch(word: Word, sentence: SentenceProfile, article: ArticleProfile): AlignedWord | undefined {
  const names = article.aliases.get(word.stem);
  if (!names) return undefined;
  const position = sentence.words.findIndex((other) => names.includes(other.stem));
  return position < 0 ? undefined : { score: ALIAS_SCORE, kind: 'synonym', word, position };
}
