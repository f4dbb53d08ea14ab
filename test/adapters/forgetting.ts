// Adds, edits and forgets articles of random words over the real store and graphs, and looks for them in every file.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { vi } from 'vitest';
import { createEmbeddedEmbedder } from '../../src/adapters/embedded-embedder.ts';
import { loadLanguage } from '../../src/adapters/lexicon-files.ts';
import { makeArticle } from '../../src/core/article.ts';
import type { Product } from '../../src/core/product.ts';
import { segmentArticle } from '../../src/core/segment.ts';
import type { Article } from '../../src/core/types.ts';
import { openProduct } from '../../src/open-product.ts';
import { randomFrom } from './vectors.ts';

export interface Forgetting {
  readonly forgets: number;
  /** Forgets of a whole scope among them. */
  readonly scopes: number;
  /** Pieces of text and of vectors that were looked for. */
  readonly pieces: number;
  /** Those that were found in a file, while the library was open or after it was closed. */
  readonly found: readonly string[];
  /** Graph files that had been written when something was forgotten. */
  readonly graphs: number;
  /** Longest and middle time from the call to its end, in milliseconds. */
  readonly slowestMs: number;
  readonly middleMs: number;
  readonly findings: readonly string[];
}

/** Server, a private channel of it, and the keeper, whose articles are in the indexes of the others too. */
const SCOPES = ['guild:1', 'guild:1/channel:2', 'terminal'] as const;
/** Articles of each that stay: enough passages for an index to be made. */
const STANDING = 3;
/** Rounds after which every scope is to have its graph, not only the one that forgets. */
const ALL_EVERY = 8;
/** Rounds that an article stays. */
const STAYS = 3;
const PASSAGES_FOR_A_GRAPH = 40;

interface Kept {
  readonly scope: string;
  readonly id: string;
  readonly texts: readonly Article[];
}

export async function measureForgetting(folder: string, forgets: number): Promise<Forgetting> {
  const random = randomFrom(forgets);
  const product = openProduct({ dataDir: folder, bundled: [], graphFrom: PASSAGES_FOR_A_GRAPH });
  const gone: Buffer[] = [];
  const found = new Set<string>();
  const times: number[] = [];
  const kept: Kept[] = [];
  const seen = { pieces: 0, graphs: 0, scopes: 0 };
  for (const scope of SCOPES) await stock(product, scope, random);
  for (let round = 0; times.length < forgets; round += 1) {
    kept.push(await addEdited(product, SCOPES[round % SCOPES.length] ?? 'terminal', `a${round}`, random));
    if (kept.length < STAYS) continue;
    const next = kept.shift();
    if (!next) break;
    seen.graphs += await index(product, folder, round % ALL_EVERY === 0 ? SCOPES : [next.scope]);
    const pieces = await piecesOf(next);
    const isWhole = round % 12 === 11 && next.scope !== 'terminal';
    const from = performance.now();
    if (isWhole) await product.forgetScope(next.scope);
    else await product.remove(next.scope, next.id);
    times.push(performance.now() - from);
    seen.pieces += pieces.length;
    gone.push(...pieces);
    for (const name of filesWith(pieces, folder, 'open')) found.add(name);
    if (!isWhole) continue;
    seen.scopes += 1;
    for (let at = kept.length - 1; at >= 0; at -= 1) if (kept[at]?.scope === next.scope) kept.splice(at, 1);
    await stock(product, next.scope, random);
  }
  const findings = await product.verifyStore();
  await product.close();
  for (const name of filesWith(gone, folder, 'closed')) found.add(name);
  times.sort((a, b) => a - b);
  return {
    ...seen,
    forgets: times.length,
    found: [...found],
    slowestMs: times.at(-1) ?? 0,
    middleMs: times[Math.floor(times.length / 2)] ?? 0,
    findings,
  };
}

async function stock(product: Product, scope: string, random: () => number): Promise<void> {
  for (let at = 0; at < STANDING; at += 1)
    await product.add(scope, anArticle(`${scope} ${at}`, random, LONG));
}

/** Two texts of one article, and a record that names it. */
async function addEdited(product: Product, scope: string, id: string, random: () => number): Promise<Kept> {
  const texts = [anArticle(id, random), anArticle(id, random)];
  for (const article of texts) await product.add(scope, article);
  const at = '2031-01-01T00:00:00Z';
  const value = (texts[0]?.text ?? '').slice(0, 200);
  await product.records(scope, 'answer').put({ id: `${id}-answer`, value, at, article: id });
  return { scope, id, texts };
}

/** Asks until the vectors of these scopes are in graphs on disk; how many graphs these are. */
async function index(product: Product, folder: string, scopes: readonly string[]): Promise<number> {
  const files = scopes.map((scope) => join(folder, 'index', `${digestOf(scope)}.graph`));
  const ask = async (): Promise<boolean> => {
    for (const scope of scopes)
      await product.ask({ text: QUESTION, askedAt: '2031-01-01T00:00:00Z', scope, language: 'ko' });
    return files.every((file) => existsSync(file));
  };
  await vi.waitUntil(ask, { timeout: 120_000, interval: 20 });
  return files.length;
}

function digestOf(scope: string): string {
  return createHash('sha256').update(scope).digest('hex').slice(0, 40);
}

/** None of its syllables are anywhere: the vectors are asked. */
const QUESTION = '토호파 태후는 혜토허?';

const SENTENCES = 24;
const LONG = 280;
const WORDS = 7;

/** Of words that nothing else has, none of them with a syllable from 타 on. */
export function anArticle(id: string, random: () => number, sentences = SENTENCES): Article {
  const word = () =>
    String.fromCharCode(...Array.from({ length: 4 }, () => 0xac00 + Math.floor(random() * 9_000)));
  const sentence = () => `${Array.from({ length: WORDS }, word).join(' ')}다.`;
  const text = Array.from(
    { length: sentences },
    (_, at) => `${sentence()}${at % 6 === 5 ? '\n\n' : ' '}`,
  ).join('');
  return makeArticle({ id, title: `${word()}${word()}`.repeat(3), text });
}

const embedder = createEmbeddedEmbedder(loadLanguage().analyzer);

/** A run of 40 characters holds one of these of 20 whole; half a vector is looked for, as the graph and the store write it. */
async function piecesOf({ texts }: Kept): Promise<Buffer[]> {
  const words = texts.flatMap(({ title, text }) => {
    const starts = Array.from({ length: Math.floor(text.length / 20) }, (_, at) => at * 20);
    return [title, ...starts.map((start) => text.slice(start, start + 20))];
  });
  const passages = texts.flatMap((article) =>
    segmentArticle(article).passages.map(({ span }) => article.text.slice(span.start, span.end)),
  );
  const rows = await embedder.embed(passages, 'passage');
  const halves = rows.flatMap((row) => {
    const bytes = Buffer.from(row.slice().buffer);
    return [bytes.subarray(0, bytes.length / 2), bytes.subarray(bytes.length / 2)];
  });
  return [...words.flatMap((word) => [Buffer.from(word), Buffer.from(word, 'utf16le')]), ...halves];
}

/** The lock's file is empty, and to read it here would let go of the lock. */
function filesWith(pieces: readonly Buffer[], folder: string, when: string): string[] {
  return filesIn(folder).flatMap((path) => {
    if (path.endsWith('library.lock')) return statSync(path).size === 0 ? [] : [`${path} is not empty`];
    const bytes = readFileSync(path);
    return pieces.flatMap((piece) =>
      bytes.includes(piece) ? [`${when}: ${path} @${bytes.indexOf(piece)}`] : [],
    );
  });
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true);
}
