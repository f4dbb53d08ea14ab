// The language tables read from data/lexicon, wherever the program runs from.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readLexicon, type Lexicon } from '../core/analyze/lexicon.ts';

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

export function loadLexicon(folder = join(projectFolder(), 'data', 'lexicon')): Lexicon {
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  return readLexicon({
    synonyms: read('synonyms.txt'),
    english: read('english.tsv'),
    englishStopwords: read('english-stopwords.txt'),
  });
}
