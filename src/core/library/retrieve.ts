// One question against one shelf: the word list and the vector list, fused, as evidence.
import { Failure } from '../errors.ts';
import { fuse, wordsSuffice, type Scored } from '../fusion.ts';
import type { Embedder } from '../ports.ts';
import type { Evidence } from '../types.ts';
import { passageOf, type Entry, type Shelf } from './shelf.ts';

export interface Search {
  readonly question: string;
  readonly count: number;
  readonly within?: Entry | undefined;
}

/** What the vectors add to a search; absent where they have no say or the embedder failed. */
export interface VectorPart {
  readonly vector: Float32Array;
  /** Share of the vector list, 0 to 1. */
  readonly share: number;
}

/** Candidates that each list gives to the fusion, at least. */
const CANDIDATES = 50;

export function searchWords(shelf: Shelf, { question, count, within }: Search): readonly Scored[] {
  const wanted = Math.max(CANDIDATES, count);
  if (!within) return shelf.words.search(question, wanted);
  const end = within.first + within.spans.length;
  return shelf.words.search(question, wanted, (label) => label >= within.first && label < end);
}

/** Best first; undefined when a passage turns out to be cut otherwise today, and the shelf must be made anew. */
export function gatherEvidence(
  shelf: Shelf,
  search: Search,
  words: readonly Scored[],
  part?: VectorPart,
): Evidence[] | undefined {
  const found: Evidence[] = [];
  const vectors = part ? searchVectors(shelf, search, words, part) : [];
  for (const { label, score } of fuse(words, vectors, part?.share ?? 0)) {
    const place = shelf.find(label);
    if (!place) continue;
    if (found.length >= search.count) break;
    const passage = passageOf(place.entry, place.number);
    if (!passage) return undefined;
    found.push({ article: place.entry.article, passage, score });
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

/** The vectors of the words' candidates, and the nearest of all rows where one of those could still come first. */
function searchVectors(
  { rows }: Shelf,
  { count, within }: Search,
  words: readonly Scored[],
  { vector, share }: VectorPart,
): readonly Scored[] {
  if (within) return rows.among(vector, labelsOf(within));
  const found = rows.among(
    vector,
    words.map(({ label }) => label),
  );
  if (wordsSuffice(words, count, share)) return found;
  const known = new Set(found.map(({ label }) => label));
  const nearest = rows.search(vector, Math.max(CANDIDATES, count));
  return [...found, ...nearest.filter(({ label }) => !known.has(label))];
}

function labelsOf({ first, spans }: Entry): number[] {
  return Array.from(spans, (_, number) => first + number);
}
