// Opens one damaged library after another: each is refused, or each article read back is one that was put, whole.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteStore } from '../../../src/adapters/sqlite-store.ts';
import { Failure } from '../../../src/core/errors.ts';
import type { Store, StoredArticle } from '../../../src/core/ports.ts';
import type { Article } from '../../../src/core/types.ts';
import { randomFrom } from '../vectors.ts';
import { tellTrials } from './trial.ts';
import type { Told } from './trial.ts';

const SCOPE = 'server';
const PAGE = 4_096;
/** Changes that are in the database, and those that are only in its log. */
const [SETTLED, LOGGED] = [14, 8];
const KEPT = ['library.sqlite', 'library.sqlite-wal'] as const;

interface World {
  readonly seed: number;
  /** The files while the store is open and its log is full, and after it was closed. */
  readonly open: Readonly<Record<string, Buffer>>;
  readonly closed: Readonly<Record<string, Buffer>>;
  /** What the scope held after each change, each text of it that ever was, and all of it at the end. */
  readonly states: ReadonlySet<string>;
  readonly texts: ReadonlySet<string>;
  readonly last: string;
}

async function prepare(folder: string, seed: number): Promise<World> {
  const random = randomFrom(seed);
  const states: string[] = [];
  const texts = new Set<string>();
  const note = async (store: Store): Promise<void> => {
    const all = await store.scope(SCOPE).all();
    for (const each of all) texts.add(JSON.stringify(each));
    states.push(JSON.stringify(all));
  };
  const first = await openSqliteStore(folder);
  for (let at = 0; at < SETTLED; at += 1) await put(first, at % 10, at, random);
  await first.close();
  const store = await openSqliteStore(folder);
  await note(store);
  for (let at = 0; at < LOGGED; at += 1) {
    await put(store, 7 + at, SETTLED + at, random);
    await note(store);
  }
  const open = filesOf(folder);
  await store.close();
  const last = states.at(-1) ?? '';
  return { seed, open, closed: filesOf(folder), states: new Set(states), texts, last };
}

function filesOf(folder: string): Record<string, Buffer> {
  const entries = KEPT.map((name) => [name, read(join(folder, name))] as const);
  return Object.fromEntries(entries.filter(([, bytes]) => bytes.length > 0));
}

function read(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}

async function put(store: Store, id: number, round: number, random: () => number): Promise<void> {
  const words = Array.from(
    { length: 200 + Math.floor(random() * 1_500) },
    () => `말${Math.floor(random() * 9_999)}`,
  );
  const text = `${words.join(' ')}.`;
  const article: Article = { id: `a${id}`, title: `제목 ${round}`, language: 'ko', text };
  const passages = [0, 1, 2].map((at) => ({ id: `p${at}`, start: at * 10, end: at * 10 + 10 }));
  const rows = passages.map(() => Float32Array.from({ length: 32 }, random));
  await store.scope(SCOPE).put(article, passages, { embedderId: 'e', dimensions: 32, rows });
}

async function runTrial(trial: number, folder: string, world: World): Promise<Omit<Told, 'trial'>> {
  const random = randomFrom(world.seed * 100_003 + trial);
  const name = place(folder, world, trial, random);
  const seen = await look(folder);
  if (seen instanceof Failure)
    return {
      name,
      outcome: `refused: ${seen.code}`,
      wrong: seen.code === 'store-damaged' ? [] : [seen.code],
    };
  const wrong = seen.whole
    .filter((text) => !world.texts.has(text))
    .map((text) => `another text: ${text.slice(0, 80)}`);
  const isWhole = world.states.has(JSON.stringify(seen.whole.map((text): unknown => JSON.parse(text))));
  if (!isWhole && seen.findings.length === 0) wrong.push('verify says nothing of what is missing');
  if (seen.damaged > 0 && seen.findings.length === 0) wrong.push('verify says nothing of what is refused');
  return { name, wrong, outcome: isWhole ? outcomeOf(seen, world) : 'opened, damage told by verify' };
}

function outcomeOf({ whole, findings }: Seen, { last }: World): string {
  if (findings.length > 0) return 'opened whole, damage told by verify';
  return JSON.stringify(whole.map((text): unknown => JSON.parse(text))) === last
    ? 'opened as it was'
    : 'opened as it was before changes whose log is damaged';
}

interface Seen {
  /** JSON of each article that could be read. */
  readonly whole: readonly string[];
  readonly damaged: number;
  readonly findings: readonly string[];
}

async function look(folder: string): Promise<Seen | Failure> {
  let store: Store | undefined;
  try {
    store = await openSqliteStore(folder);
    const scope = store.scope(SCOPE);
    const ids = (await scope.list()).map(({ id }) => id);
    const each = await Promise.all(ids.map((id) => readOne(() => scope.get(id))));
    const whole = each.flatMap((article) => (article ? [JSON.stringify(article)] : []));
    return { whole, damaged: ids.length - whole.length, findings: await store.verify() };
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  } finally {
    await store?.close().catch(() => undefined);
  }
}

async function readOne(get: () => Promise<StoredArticle | undefined>): Promise<StoredArticle | undefined> {
  try {
    return await get();
  } catch (error) {
    if (error instanceof Failure && error.code === 'store-damaged') return undefined;
    throw error;
  }
}

const changes: Readonly<Record<string, (bytes: Buffer, random: () => number) => Buffer>> = {
  'bit flipped': (bytes, random) => flipped(bytes, 1, random),
  'bits flipped': (bytes, random) => flipped(bytes, 20, random),
  truncated: (bytes, random) => bytes.subarray(0, Math.floor(random() * bytes.length)),
  'page zeroed': (bytes, random) => {
    const page = PAGE * Math.floor((random() * bytes.length) / PAGE);
    return Buffer.from(bytes).fill(0, page, Math.min(page + PAGE, bytes.length));
  },
  'header changed': (bytes, random) => {
    const copy = Buffer.from(bytes);
    copy[Math.floor(random() * 100)]! ^= 1 + Math.floor(random() * 255);
    return copy;
  },
};

/** Writes the files of an open or a closed library, one of them damaged; how. */
function place(folder: string, world: World, trial: number, random: () => number): string {
  const names = Object.keys(changes);
  const how = names[trial % names.length] ?? '';
  const files = { ...(trial % 3 === 0 ? world.closed : world.open) };
  const target = trial % 3 === 2 ? 'library.sqlite-wal' : 'library.sqlite';
  files[target] = changes[how]?.(files[target] ?? Buffer.alloc(0), random) ?? Buffer.alloc(0);
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  return `${target.slice('library.'.length)} ${how}`;
}

function flipped(bytes: Buffer, count: number, random: () => number): Buffer {
  const copy = Buffer.from(bytes);
  for (let flip = 0; flip < count; flip += 1)
    copy[Math.floor(random() * copy.length)]! ^= 1 << Math.floor(random() * 8);
  return copy;
}

await tellTrials(async (folder, { seed }) => prepare(folder, seed), runTrial);
