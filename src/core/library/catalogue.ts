// Keeps what is in memory in step with the store: read on first need, changed one at a time, re-read when another changed it.
import type { ScopedStore, StoredArticle } from '../ports.ts';
import { segmentArticle } from '../segment.ts';
import type { Article } from '../types.ts';
import { spansOf, type Entry, type NewEntry, type Shelf } from './shelf.ts';
import type { Queue, Slices } from './slices.ts';

export interface Catalogue {
  /** The shelf as the store has it now. */
  current(): Promise<Shelf>;
  /** Runs `work` on the current shelf while nothing else changes it; `work` changes the store and the shelf alike. */
  change<Result>(work: (shelf: Shelf) => Promise<Result>): Promise<Result>;
  /** Cuts and files everything anew; articles whose passages changed are written back. */
  rebuild(): Promise<Shelf>;
}

export interface CatalogueOptions {
  readonly store: ScopedStore;
  readonly bundled: readonly Article[];
  readonly queue: Queue;
  readonly slices: Slices;
  createShelf(): Shelf;
}

interface State {
  shelf: Shelf;
  /** The store's revision that the shelf shows; undefined where that is not known. */
  revision: number | undefined;
}

export function createCatalogue(options: CatalogueOptions): Catalogue {
  const { store, queue } = options;
  const state: State = { shelf: options.createShelf(), revision: undefined };
  return {
    async current() {
      if (state.revision === undefined || state.revision !== (await store.revision())) {
        await queue(() => read(state, options));
      }
      return state.shelf;
    },
    change: (work) =>
      queue(async () => {
        await read(state, options);
        const before = state.revision;
        state.revision = undefined;
        const result = await work(state.shelf);
        await noteOwnChange(state, store, before);
        return result;
      }),
    rebuild: () =>
      queue(async () => {
        state.shelf = options.createShelf();
        state.revision = undefined;
        await read(state, options, true);
        return state.shelf;
      }),
  };
}

/** A revision one higher is our own change; one that is higher still hides another's, and the store is read again. */
async function noteOwnChange(state: State, store: ScopedStore, before: number | undefined): Promise<void> {
  const after = await store.revision();
  const ours = before !== undefined && (after === before || after === before + 1);
  state.revision = ours ? after : undefined;
}

/** The revision is asked first: what changes while the articles are read is noticed next time. */
async function read(state: State, options: CatalogueOptions, anew = false): Promise<void> {
  const { shelf } = state;
  const revision = await options.store.revision();
  if (state.revision === revision) return;
  const stored = (await options.store.all()).filter(({ article }) => !isBundled(options, article.id));
  await placeBundled(shelf, options);
  const ids = new Set(stored.map(({ article }) => article.id));
  for (const [id, entry] of shelf.entries) if (!entry.bundled && !ids.has(id)) shelf.remove(id);
  for (const each of stored) await placeStored(shelf, each, options, anew);
  state.revision = revision;
}

function isBundled({ bundled }: CatalogueOptions, id: string): boolean {
  return bundled.some((article) => article.id === id);
}

async function placeBundled(shelf: Shelf, { bundled, slices }: CatalogueOptions): Promise<void> {
  for (const article of bundled) {
    if (shelf.entries.has(article.id)) continue;
    const segmented = segmentArticle(article);
    await shelf.place({ article, bundled: true, version: 0, spans: spansOf(segmented), segmented }, slices);
  }
}

async function placeStored(
  shelf: Shelf,
  stored: StoredArticle,
  { store, slices }: CatalogueOptions,
  anew: boolean,
): Promise<void> {
  const known = shelf.entries.get(stored.article.id);
  if (known && shows(known, stored)) return;
  const entry = entryOf(stored, anew);
  if (!hasSpans(entry, stored)) await store.put(stored.article, entry.spans);
  await shelf.place(entry, slices);
}

/** Stored spans are believed until a passage is shown (see `passageOf`), which spares the cutting at every start. */
function entryOf({ article, version, passages }: StoredArticle, anew: boolean): NewEntry {
  if (!anew && passages.length > 0) return { article, bundled: false, version, spans: passages };
  const segmented = segmentArticle(article);
  return { article, bundled: false, version, spans: spansOf(segmented), segmented };
}

function shows(entry: Entry, stored: StoredArticle): boolean {
  const { article, version } = stored;
  return (
    entry.version === version &&
    entry.article.text === article.text &&
    entry.article.title === article.title &&
    hasSpans(entry, stored)
  );
}

function hasSpans({ spans }: Pick<Entry, 'spans'>, { passages }: StoredArticle): boolean {
  return (
    spans.length === passages.length &&
    spans.every(({ id, start, end }, at) => {
      const other = passages[at];
      return other?.id === id && other.start === start && other.end === end;
    })
  );
}
