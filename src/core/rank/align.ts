// A question laid over an article: for each question word the best word of each sentence, and where it stands.
import type { Word } from '../analyze/analyzer.ts';
import { matchWords, NO_MATCH, type Match } from './match.ts';
import type { ArticleProfile, SentenceProfile } from './profile.ts';

export interface AlignedWord extends Match {
  readonly word: Word;
  /** Position of the met word among the sentence's content words, -1 for none. */
  readonly position: number;
}

/** One row a sentence of the article, one entry a question word. */
export type Alignment = readonly (readonly AlignedWord[])[];

const ALIAS: Match = { score: 0.85, kind: 'synonym' };
const NO_NAMES: ReadonlySet<string> = new Set();

/** Each question word meets each spelling of the article once, however many sentences hold it. */
export function alignArticle(words: readonly Word[], article: ArticleProfile): Alignment {
  const meetings = words.map((word) => meet(word, article));
  const misses = words.map((word): AlignedWord => ({ ...NO_MATCH, word, position: -1 }));
  return article.sentences.map((sentence) =>
    words.map((word, index) => bestIn(sentence, word, meetings[index] ?? [], misses[index])),
  );
}

/** The match of a word with each entry of the vocabulary, by place; a hole where they do not meet. */
function meet(word: Word, { aliases, vocabulary }: ArticleProfile): (Match | undefined)[] {
  const names = aliases.get(word.stem) ?? NO_NAMES;
  const meetings: (Match | undefined)[] = Array.from({ length: vocabulary.words.length });
  for (const place of vocabulary.candidates(word, names)) {
    const other = vocabulary.words[place];
    if (!other) continue;
    const match = matchWords(word, other);
    if (match.score < ALIAS.score && names.has(other.stem)) meetings[place] = ALIAS;
    else if (match.score > 0) meetings[place] = match;
  }
  return meetings;
}

function bestIn(
  sentence: SentenceProfile,
  word: Word,
  meetings: readonly (Match | undefined)[],
  miss: AlignedWord = { ...NO_MATCH, word, position: -1 },
): AlignedWord {
  let best: Match | undefined;
  let position = -1;
  for (let at = 0; at < sentence.places.length; at++) {
    const match = meetings[sentence.places[at] ?? 0];
    if (match && match.score > (best?.score ?? 0)) {
      best = match;
      position = at;
    }
  }
  return best ? { score: best.score, kind: best.kind, word, position } : miss;
}
