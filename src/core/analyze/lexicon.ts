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

/** Looks an English lemma or phrase up, lower case. */
export type Glossary = Pick<ReadonlyMap<string, readonly string[]>, 'get'>;

export interface Lexicon {
  /** Synonym groups by stem; a stem may be in several. */
  readonly groups: ReadonlyMap<string, readonly number[]>;
  /** Korean stems for an English lemma or phrase. */
  readonly english: Glossary;
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

/** Lines are cut at once and their words made stems when they are looked up: few are. */
function readGlossary(text: string): Glossary {
  const lines = new Map<string, string>();
  for (const line of contentLines(text)) {
    const tab = line.indexOf('\t');
    if (tab > 0) lines.set(line.slice(0, tab).toLowerCase(), line.slice(tab + 1));
  }
  const known = new Map<string, readonly string[]>();
  return {
    get(english) {
      const korean = lines.get(english);
      if (korean === undefined) return undefined;
      const stems = known.get(english) ?? stemsOf(korean);
      known.set(english, stems);
      return stems;
    },
  };
}

function stemsOf(korean: string): string[] {
  const words = korean.split(/\s+/u).filter((word) => word !== '');
  return [...new Set(words.map(dictionaryStem))];
}

function contentLines(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
}
