// The language tables that analysis needs: synonym groups, English glossary, stop words, word frequencies.
import { dictionaryStem } from './endings.ts';

/** The text of the table files, as they lie on disk. */
export interface LexiconSources {
  /** One group of near-synonyms a line, separated by spaces; `#` comments. */
  readonly synonyms: string;
  /** `english<TAB>korean korean …` a line; `#` comments. */
  readonly english: string;
  readonly englishStopwords: string;
}

export interface Lexicon {
  /** Synonym groups by stem; a stem may be in several. */
  readonly groups: ReadonlyMap<string, readonly number[]>;
  /** Korean stems for an English lemma or phrase. */
  readonly english: ReadonlyMap<string, readonly string[]>;
  readonly englishStopwords: ReadonlySet<string>;
}

export const EMPTY_LEXICON: Lexicon = { groups: new Map(), english: new Map(), englishStopwords: new Set() };

/** Parses the tables; unknown or malformed lines are passed over. */
export function readLexicon(sources: LexiconSources): Lexicon {
  return {
    groups: readGroups(sources.synonyms),
    english: readGlossary(sources.english),
    englishStopwords: new Set(contentLines(sources.englishStopwords).map((line) => line.trim())),
  };
}

function readGroups(text: string): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const [number, line] of contentLines(text).entries()) {
    for (const word of line.split(/\s+/u)) {
      const stem = dictionaryStem(word);
      const known = groups.get(stem);
      if (!known) groups.set(stem, [number]);
      else if (!known.includes(number)) known.push(number);
    }
  }
  return groups;
}

function readGlossary(text: string): Map<string, string[]> {
  const glossary = new Map<string, string[]>();
  for (const line of contentLines(text)) {
    const [english, korean] = line.split('\t');
    if (!english || !korean) continue;
    const stems = korean
      .split(/\s+/u)
      .filter((word) => word !== '')
      .map(dictionaryStem);
    glossary.set(english.toLowerCase(), [...new Set(stems)]);
  }
  return glossary;
}

function contentLines(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
}
