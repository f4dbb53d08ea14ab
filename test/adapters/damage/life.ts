// One life of a library, from opening to closing: what it acknowledged and what it refused is noted, and held against what is there.
import { existsSync, lstatSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { readArticles, writeArticles } from '../../../src/adapters/article-folder.ts';
import { openSqliteStore } from '../../../src/adapters/sqlite-store.ts';
import type { SqliteStoreOptions } from '../../../src/adapters/sqlite-store.ts';
import { createVectorSearch } from '../../../src/adapters/vector-search.ts';
import { Failure } from '../../../src/core/errors.ts';
import type { ScopedStore, Store } from '../../../src/core/ports.ts';
import type { Article } from '../../../src/core/types.ts';
import { bruteForce, clustered, randomFrom } from '../vectors.ts';
import { withoutFaults } from './faulty-files.ts';
import { describe } from './trial.ts';

export const SCOPE = 'server';
const ROWS = 40;
const DIMENSIONS = 8;
const of = { embedderId: 'e', dimensions: DIMENSIONS };

export interface World {
  readonly folder: string;
  readonly random: () => number;
  readonly options: SqliteStoreOptions;
  /** Texts that were acknowledged, by id. */
  readonly texts: Map<string, string>;
  /** Removals that were refused: whole or gone. */
  readonly unsure: Set<string>;
  /** Texts of copies that were acknowledged, by path. */
  readonly copies: Map<string, readonly string[]>;
  /** Paths of copies that were refused. */
  readonly refused: Set<string>;
  /** Codes of refusals. */
  readonly refusals: string[];
  readonly wrong: string[];
  /** What the disk refused to take away, which is nobody's fault. */
  readonly stuck: ReadonlySet<string>;
  /** The number of the next article. */
  next: number;
}

export interface WorldOptions {
  readonly store?: SqliteStoreOptions;
  readonly stuck?: ReadonlySet<string>;
}

export function newWorld(folder: string, seed: number, { store = {}, stuck }: WorldOptions = {}): World {
  for (const name of ['backups', 'exports']) mkdirSync(join(folder, name));
  return {
    folder,
    random: randomFrom(seed),
    options: store,
    stuck: stuck ?? new Set(),
    texts: new Map(),
    copies: new Map(),
    unsure: new Set(),
    refused: new Set(),
    refusals: [],
    wrong: [],
    next: 0,
  };
}

/** Everything once: articles put and removed, the graph kept and forgotten, a backup, an export. */
export async function live(world: World, round: number): Promise<void> {
  const store = await attempt(world, () => openSqliteStore(libraryOf(world), world.options));
  if (!store) return;
  await change(world, store.scope(SCOPE), round);
  await index(world, round);
  await copyOut(world, store, round);
  await attempt(world, () => store.close());
}

/** After the last fault: all that was acknowledged is there, nothing else, nothing unfinished, and work goes on. */
export async function check({ ...world }: World): Promise<string[]> {
  world.refusals.length = 0;
  const store = await openSqliteStore(libraryOf(world));
  for (const finding of await store.verify()) world.wrong.push(finding);
  await compare(world, store.scope(SCOPE));
  await store.close();
  await live({ ...world, options: {} }, 0);
  const again = await openSqliteStore(libraryOf(world));
  await compare(world, again.scope(SCOPE));
  await again.close();
  await checkCopies(world);
  if (world.refusals.length > 0)
    world.wrong.push(`refused when there was room again: ${world.refusals.join(' ')}`);
  return [...world.wrong, ...leftOver(world)];
}

/** A refusal is a Failure that a person can be told of; anything else is wrong. */
async function attempt<Result>(world: World, work: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await work();
  } catch (error) {
    note(world, error);
    return undefined;
  }
}

function isDamage(error: unknown): boolean {
  return error instanceof Failure && error.code === 'store-damaged';
}

function note(world: World, error: unknown): void {
  if (error instanceof Failure && error.code !== 'store-damaged') world.refusals.push(error.code);
  else world.wrong.push(describe(error));
}

async function change(world: World, scope: ScopedStore, round: number): Promise<void> {
  for (let at = 0; at < 2; at += 1) {
    const article = nextArticle(world);
    const rows = clustered(DIMENSIONS, 2, world.next)(2);
    const spans = [0, 1].map((n) => ({ id: `p${n}`, start: n * 5, end: n * 5 + 5 }));
    const put = () => scope.put(article, spans, { ...of, rows });
    if (await attempt(world, put)) world.texts.set(article.id, article.text);
    else if (await scope.get(article.id).catch(() => undefined))
      world.wrong.push(`${article.id} was refused and is there`);
  }
  const oldest = [...world.texts.keys()][0];
  if (oldest === undefined || round % 3 !== 2) return;
  const removed = await attempt(world, () => scope.remove(oldest));
  if (removed) world.texts.delete(oldest);
  else world.unsure.add(oldest);
}

function nextArticle(world: World): Article {
  const words = Array.from(
    { length: 100 + Math.floor(world.random() * 3_000) },
    () => `말${Math.floor(world.random() * 999)}`,
  );
  world.next += 1;
  return { id: `a${world.next}`, title: `제목 ${world.next}`, language: 'ko', text: `${words.join(' ')}.` };
}

async function index(world: World, round: number): Promise<void> {
  const folder = join(libraryOf(world), 'index');
  const rows = clustered(DIMENSIONS, 4, round)(ROWS);
  const told: unknown[] = [];
  const search = createVectorSearch({ folder, threshold: ROWS, notice: (error) => told.push(error) });
  const live = search.index(SCOPE, rows, of);
  await live.settled;
  // A graph that cannot be read back is damaged, for all that is known.
  for (const error of told) if (!isDamage(error)) note(world, error);
  if (live.kind !== 'graph' && told.length === 0) world.wrong.push('no graph, and nothing said');
  const [query] = rows;
  if (query && live.search(query, 1)[0]?.label !== bruteForce(rows, query, 1)[0])
    world.wrong.push('another answer');
  if (live.kind === 'graph' && !hasGraph(folder)) world.wrong.push('a graph that is not kept');
  if (round % 4 === 3) await forget(world, folder, () => search.forget(SCOPE));
  if (round % 8 === 5) await forget(world, folder, () => search.forgetAll());
  await search.close();
}

async function forget(world: World, folder: string, work: () => Promise<void>): Promise<void> {
  const done = await attempt(world, async () => (await work(), true));
  if (done && withoutFaults(() => filesIn(folder)).length > 0)
    world.wrong.push('forgotten, and a file is left');
}

function hasGraph(folder: string): boolean {
  return withoutFaults(() => filesIn(folder)).some((name) => name.endsWith('.graph'));
}

async function copyOut(world: World, store: Store, round: number): Promise<void> {
  const articles = await attempt(world, () => store.scope(SCOPE).all());
  if (!articles || articles.length === 0) return;
  const texts = articles.map(({ article }) => article.text);
  const name = `${round}-${world.next}`;
  const backup = join(world.folder, 'backups', `${name}.sqlite`);
  await copy(world, backup, texts, () => store.backup(backup));
  const target = join(world.folder, 'exports', name);
  await copy(world, target, texts, () =>
    writeArticles(
      target,
      articles.map(({ article }) => article),
    ),
  );
}

async function copy(
  world: World,
  path: string,
  texts: readonly string[],
  work: () => Promise<void>,
): Promise<void> {
  if (await attempt(world, async () => (await work(), true))) world.copies.set(path, texts);
  else world.refused.add(path);
}

async function compare(world: World, scope: ScopedStore): Promise<void> {
  const found = new Map((await scope.all()).map(({ article }) => [article.id, article.text]));
  for (const id of world.unsure) if (!found.has(id)) world.texts.delete(id);
  for (const [id, text] of world.texts)
    if (found.get(id) !== text) world.wrong.push(`${id} was acknowledged and is not there`);
  for (const id of found.keys())
    if (!world.texts.has(id)) world.wrong.push(`${id} was refused or removed and is there`);
}

async function checkCopies(world: World): Promise<void> {
  for (const path of world.refused)
    if (existsSync(path) && !isStuck(world, path)) world.wrong.push(`${path} was refused and is there`);
  for (const [path, texts] of world.copies) {
    const found = await textsIn(path).catch((error: unknown) => [describe(error)]);
    if (JSON.stringify(found) !== JSON.stringify(texts))
      world.wrong.push(`${path} is not what was acknowledged`);
  }
}

async function textsIn(path: string): Promise<unknown[]> {
  if (!path.endsWith('.sqlite')) return (await readArticles(path)).map(({ text }) => text);
  const database = new BetterSqlite3(path, { readonly: true });
  const texts = database.prepare('SELECT text FROM articles ORDER BY key').pluck().all();
  database.close();
  return texts;
}

const EXPECTED = /^library(?:\/library\.(?:sqlite(?:-wal|-shm)?|lock)|\/index(?:\/[0-9a-f]{40}\.graph)?)?$/u;

/** A path that was to be taken away, or one that it lies in or that lies in it. */
function isStuck({ stuck }: World, path: string): boolean {
  return [...stuck].some((one) => one.startsWith(path) || path.startsWith(one));
}

function leftOver(world: World): string[] {
  const { folder, copies } = world;
  const known = new Set([...copies.keys()].map((path) => path.slice(folder.length + 1)));
  const isExpected = (name: string): boolean =>
    EXPECTED.test(name) ||
    /^(?:backups|exports)$/u.test(name) ||
    known.has(name) ||
    /^exports\/[^/]+\/\d+-a\d+\.md$/u.test(name);
  return filesIn(folder)
    .filter((name) => !isExpected(name) && !isStuckCopy(world, name))
    .map((name) => `left over: ${name}`);
}

/** In the library's own folder the next start has another try. */
function isStuckCopy(world: World, name: string): boolean {
  return !name.startsWith('library') && isStuck(world, join(world.folder, name));
}

function filesIn(folder: string): string[] {
  if (!lstatSync(folder, { throwIfNoEntry: false })) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' });
}

function libraryOf({ folder }: World): string {
  return join(folder, 'library');
}
