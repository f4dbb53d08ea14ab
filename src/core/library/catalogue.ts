// Keeps what is in memory in step with the store and the offer: read on first need, changed one at a time, re-read when another changed it.
import type { ScopedStore, StoredArticle } from '../ports.ts';
import { segmentArticle } from '../segment.ts';
import type { Offer, Offered } from './offer.ts';
import { isSameArticle, spansOf, type Entry, type NewEntry, type Shelf } from './shelf.ts';
import type { Queue, Slices } from './slices.ts';

export interface Catalogue {
  /** The shelf as the store and the offer have it now. */
  current(): Promise<Shelf>;
  /** The entries of the current shelf: the offered ones in the offer's order, then the others in the order added. */
  entries(): Promise<readonly Entry[]>;
  /** Whether an entry of the current shelf is not an offered one. */
  hasOwn(): Promise<boolean>;
  /** Runs `work` on the current shelf while nothing else changes it; `work` changes the store and the shelf alike. */
  change<Result>(work: (shelf: Shelf) => Promise<Result>): Promise<Result>;
  /** Cuts and files everything anew; articles whose passages changed are written back. */
  rebuild(): Promise<Shelf>;
}

export interface CatalogueOptions {
  readonly store: ScopedStore;
  readonly offer: Offer;
  readonly queue: Queue;
  readonly slices: Slices;
  createShelf(): Shelf;
}

interface State {
  shelf: Shelf;
  /** The store's revision that the shelf shows; undefined where that is not known. */
  revision: number | undefined;
  /** What the offer gave when it was last asked, and these articles under the ids that they have on the shelf. */
  offered: readonly Offered[];
  placed: readonly Offered[];
}

export function createCatalogue(options: CatalogueOptions): Catalogue {
  const { store, offer, queue } = options;
  const state = emptyState(options);
  const current = async (): Promise<Shelf> => {
    const offered = await offer();
    if (
      state.offered !== offered ||
      state.revision === undefined ||
      state.revision !== (await store.revision())
    ) {
      await queue(() => read(state, options));
    }
    return state.shelf;
  };
  return {
    current,
    entries: async () => inOrder(await current(), state.placed),
    hasOwn: async () => (await current()).entries.size > state.placed.length,
    change: (work) =>
      queue(async () => {
        await read(state, options);
        const before = state.revision;
        state.revision = undefined;
        const result = await work(state.shelf);
        await placeOffered(state, options, (id) => isOwn(state.shelf.entries.get(id)));
        await noteOwnChange(state, store, before);
        return result;
      }),
    rebuild: () =>
      queue(async () => {
        const fresh = emptyState(options);
        await read(fresh, options, true);
        Object.assign(state, fresh);
        return state.shelf;
      }),
  };
}

function emptyState(options: CatalogueOptions): State {
  return { shelf: options.createShelf(), revision: undefined, offered: [], placed: [] };
}

function inOrder({ entries }: Shelf, placed: readonly Offered[]): Entry[] {
  const first = placed.flatMap(({ article }) => entries.get(article.id) ?? []);
  return [...first, ...[...entries.values()].filter(isOwn)];
}

function isOwn(entry: Entry | undefined): boolean {
  return entry !== undefined && entry.offered === undefined;
}

/** A revision one higher is our own change; one that is higher still hides another's, and the store is read again. */
async function noteOwnChange(state: State, store: ScopedStore, before: number | undefined): Promise<void> {
  const after = await store.revision();
  const ours = before !== undefined && (after === before || after === before + 1);
  state.revision = ours ? after : undefined;
}

/** Revision and offer are asked first: what changes while the articles are read is noticed next time. */
async function read(state: State, options: CatalogueOptions, anew = false): Promise<void> {
  const { shelf } = state;
  const offered = await options.offer();
  const revision = await options.store.revision();
  if (state.revision === revision && state.offered === offered) return;
  const stored = await options.store.all();
  const ids = new Set(stored.map(({ article }) => article.id));
  for (const [id, entry] of shelf.entries) if (isOwn(entry) && !ids.has(id)) shelf.remove(id);
  state.offered = offered;
  await placeOffered(state, options, (id) => ids.has(id));
  for (const each of stored) await placeStored(shelf, each, options, anew);
  state.revision = revision;
}

async function placeOffered(
  state: State,
  { slices }: CatalogueOptions,
  isTaken: (id: string) => boolean,
): Promise<void> {
  const { shelf, placed } = state;
  const wanted = underFreeIds(state.offered, isTaken);
  const kept = new Set(wanted);
  for (const one of placed) {
    if (!kept.has(one) && shelf.entries.get(one.article.id)?.offered === one) shelf.remove(one.article.id);
  }
  for (const offered of wanted) {
    const { article } = offered;
    if (shelf.entries.get(article.id)?.offered === offered) continue;
    await shelf.place({ article, offered, version: 0, spans: spansOf(offered.segmented()) }, slices);
  }
  state.placed = wanted;
}

/**
 * No two articles share an id: the scope's own keep theirs, and an offered one that finds its id taken, by one of these
 * or by one that was offered later, comes under `bundled/` and its id.
 */
function underFreeIds(offered: readonly Offered[], isTaken: (id: string) => boolean): Offered[] {
  const given = new Set<string>();
  const named = offered.toReversed().map((one) => {
    let { id } = one.article;
    while (isTaken(id) || given.has(id)) id = `bundled/${id}`;
    given.add(id);
    return one.named(id);
  });
  return named.toReversed();
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
  if (!anew && passages.length > 0) return { article, version, spans: passages };
  const segmented = segmentArticle(article);
  return { article, version, spans: spansOf(segmented), segmented };
}

function shows(entry: Entry, stored: StoredArticle): boolean {
  const { article, version } = stored;
  return entry.version === version && isSameArticle(entry.article, article) && hasSpans(entry, stored);
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
