// Reads texts piece by piece between white space and remembers each piece: no word crosses white space, and most pieces recur.
import type { Analyzer, Word } from '../analyze/analyzer.ts';

/** What `read` makes of each piece's words, one after the other. */
export type ChunkReader<Part> = (text: string) => Part[];

const REMEMBERED = 100_000;
const LONGEST = 40;

export function createChunkReader<Part>(
  analyzer: Analyzer,
  read: (words: readonly Word[]) => readonly Part[],
  remembered = REMEMBERED,
): ChunkReader<Part> {
  const known = new Map<string, readonly Part[]>();
  const partsOf = (chunk: string): readonly Part[] => {
    const found = known.get(chunk);
    if (found) return found;
    const parts = read(analyzer.words(chunk));
    if (chunk.length > LONGEST) return parts;
    if (known.size >= remembered) known.clear();
    known.set(chunk, parts);
    return parts;
  };
  return (text) => {
    const parts: Part[] = [];
    for (const chunk of text.split(/\s+/u)) {
      if (chunk === '') continue;
      for (const part of partsOf(chunk)) parts.push(part);
    }
    return parts;
  };
}
