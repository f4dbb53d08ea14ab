// The language tables read from data/lexicon, wherever the program runs from.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAnalyzer, type Analyzer } from '../core/analyze/analyzer.ts';
import { readLexicon, type Lexicon } from '../core/analyze/lexicon.ts';
import { frequencies } from '../core/learned/frequencies.ts';
import { createRarity, type Rarity } from '../core/rank/rarity.ts';
import { readAntonyms, type Antonyms } from '../core/verify/antonyms.ts';

/** Everything that the core needs to know of Korean and English. */
export interface Language {
  readonly analyzer: Analyzer;
  readonly rarity: Rarity;
  readonly antonyms: Antonyms;
  readonly opposites: Antonyms['opposites'];
}

/** The project's own folder: the nearest one above this file that holds data/lexicon. */
export function projectFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'data', 'lexicon'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('expected data/lexicon in a folder above the program');
    folder = parent;
  }
  return folder;
}

export function loadLexicon(folder = lexiconFolder()): Lexicon {
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  return readLexicon({
    synonyms: read('synonyms.txt'),
    english: read('english.tsv'),
    englishStopwords: read('english-stopwords.txt'),
  });
}

export function loadLanguage(folder = lexiconFolder()): Language {
  const antonyms = readAntonyms(readFileSync(join(folder, 'antonyms.txt'), 'utf8'));
  return {
    analyzer: createAnalyzer(loadLexicon(folder)),
    rarity: createRarity(frequencies),
    antonyms,
    opposites: antonyms.opposites,
  };
}

function lexiconFolder(): string {
  return join(projectFolder(), 'data', 'lexicon');
}
