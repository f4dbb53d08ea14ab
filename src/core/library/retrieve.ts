// One question against one shelf: the word list and the vector list, fused, as evidence.
import { Failure } from '../errors.ts';
import { fuse, wordsSuffice, type Scored } from '../fusion.ts';
import type { Embedder } from '../ports.ts';
import type { Evidence } from '../types.ts';
import { passageOf, type Entry, type Shelf } from './shelf.ts';

export interface Search {
  readonly question: string;
  /** The question's vector; none where the embedder failed or is not asked. */
  readonly vector?: Float32Array | undefined;
  /** Share of the vector list, 0 to 1. */
  readonly weight: number;
  readonly count: number;
  readonly within?: Entry | undefined;
}

/** Candidates that each list gives to the fusion, at least. */
const CANDIDATES = 50;

/** Best first; undefined when a passage turns out to be cut otherwise today, and the shelf must be made anew. */
export function searchShelf(shelf: Shelf, search: Search): Evidence[] | undefined {
  const found: Evidence[] = [];
  const words = wordList(shelf, search);
  for (const { label, score } of fuse(words, vectorList(shelf, search, words), search.weight)) {
    const place = shelf.find(label);
    if (!place) continue;
    const passage = passageOf(place.entry, place.number);
    if (!passage) return undefined;
    found.push({ article: place.entry.article, passage, score });
    if (found.length >= search.count) break;
  }
  return found;
}

/** The vector of a question; undefined where the embedder fails, of which `notice` is told. Rejects when `signal` aborts. */
export async function embedQuestion(
  question: string,
  embedder: Embedder,
  notice: (error: unknown) => void,
  signal?: AbortSignal,
): Promise<Float32Array | undefined> {
  try {
    const [vector] = await embedder.embed([question], 'query', signal);
    return vector?.length === embedder.dimensions ? vector : undefined;
  } catch (error) {
    signal?.throwIfAborted();
    notice(error);
    return undefined;
  }
}

export function entryNamed(shelf: Shelf, id: string): Entry {
  const entry = shelf.entries.get(id);
  if (entry) return entry;
  throw new Failure('unknown-article', { id, known: [...shelf.entries.keys()].slice(0, NAMED).join(', ') });
}

/** Ids that a failure names; more help nobody. */
const NAMED = 20;

function wordList(shelf: Shelf, { question, count, within }: Search): readonly Scored[] {
  const wanted = Math.max(CANDIDATES, count);
  if (!within) return shelf.words.search(question, wanted);
  const end = within.first + within.spans.length;
  return shelf.words.search(question, wanted, (label) => label >= within.first && label < end);
}

/** The vectors of the words' candidates, and the nearest of all rows where one of those could still come first. */
function vectorList(shelf: Shelf, search: Search, words: readonly Scored[]): readonly Scored[] {
  const { vector, weight, count, within } = search;
  if (!vector || weight <= 0) return [];
  if (within) return shelf.rows.among(vector, labelsOf(within));
  const found = shelf.rows.among(
    vector,
    words.map(({ label }) => label),
  );
  if (wordsSuffice(words, count, weight)) return found;
  const known = new Set(found.map(({ label }) => label));
  const nearest = shelf.rows.search(vector, Math.max(CANDIDATES, count));
  return [...found, ...nearest.filter(({ label }) => !known.has(label))];
}

function labelsOf({ first, spans }: Entry): number[] {
  return Array.from(spans, (_, number) => first + number);
}
