// Reads texts piece by piece between white space and remembers each piece: no word crosses white space, and most pieces recur.
import type { Analyzer, Word } from '../analyze/analyzer.ts';

/** Shows what `read` makes of each piece's words, one piece after the other; a remembered piece shows the same list again. */
export type ChunkReader<Part> = (text: string, visit: (parts: readonly Part[]) => void) => void;

const REMEMBERED = 1 << 17;
/** Longer pieces are addresses and noise: read, not remembered. */
const LONGEST = 40;

export function createChunkReader<Part>(
  analyzer: Analyzer,
  read: (words: readonly Word[]) => readonly Part[],
  remembered = REMEMBERED,
): ChunkReader<Part> {
  const memory = createMemory<readonly Part[]>(remembered);
  const partsOf = (text: string, start: number, end: number, hash: number): readonly Part[] => {
    const known = memory.get(text, start, end, hash);
    if (known) return known;
    const chunk = text.slice(start, end);
    const parts = read(analyzer.words(chunk));
    if (chunk.length <= LONGEST) memory.set(chunk, hash, parts);
    return parts;
  };
  return (text, visit) => {
    for (let at = 0; at < text.length; at += 1) {
      const start = at;
      let hash = 0;
      for (; at < text.length && !isSpace(text.charCodeAt(at)); at += 1)
        hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
      if (at === start) continue;
      visit(partsOf(text, start, at, hash));
    }
  };
}

/** White space of ASCII and U+3000, the blanks that articles are full of; any other blank is left to the analyzer. */
function isSpace(code: number): boolean {
  return code <= 0x20 || code === 0x3000;
}

/** A hash table whose keys are looked up where they stand in a text, without cutting them out of it. */
interface Memory<Value> {
  get(text: string, start: number, end: number, hash: number): Value | undefined;
  set(key: string, hash: number, value: Value): void;
}

/** Doubles when half full, up to `limit` (a power of two) places; then it forgets everything. */
function createMemory<Value>(limit: number): Memory<Value> {
  let size = Math.min(SMALLEST, limit);
  let keys: (string | undefined)[] = Array.from({ length: size });
  let values: (Value | undefined)[] = Array.from({ length: size });
  let hashes = new Int32Array(size);
  let count = 0;
  const set = (key: string, hash: number, value: Value): void => {
    if (count * 2 >= size) makeRoom();
    let place = placeOf(hash, size);
    while (keys[place] !== undefined) place = (place + 1) & (size - 1);
    keys[place] = key;
    values[place] = value;
    hashes[place] = hash;
    count += 1;
  };
  const makeRoom = (): void => {
    const old = size < limit ? { keys, values, hashes } : undefined;
    size = Math.min(size * 2, limit);
    keys = Array.from({ length: size });
    values = Array.from({ length: size });
    hashes = new Int32Array(size);
    count = 0;
    for (const [place, key] of old?.keys.entries() ?? []) {
      const value = old?.values[place];
      if (key !== undefined && value !== undefined) set(key, old?.hashes[place] ?? 0, value);
    }
  };
  return {
    set,
    get(text, start, end, hash) {
      for (let place = placeOf(hash, size); ; place = (place + 1) & (size - 1)) {
        const key = keys[place];
        if (key === undefined) return undefined;
        if (key.length === end - start && text.startsWith(key, start)) return values[place];
      }
    },
  };
}

const SMALLEST = 1 << 12;

function placeOf(hash: number, size: number): number {
  return (hash ^ (hash >>> 15)) & (size - 1);
}
