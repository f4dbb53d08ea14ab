// Figures: the start of a library of ten thousand passages from disk, to its first answer and to its graph.
import { spawnSync } from 'node:child_process';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { quantileOf } from '../../scripts/measures.ts';
import { openSqliteStore } from '../../src/adapters/sqlite-store.ts';
import { createVectorSearch } from '../../src/adapters/vector-search.ts';
import type { RowsOf } from '../../src/adapters/vector-search.ts';
import { createEmbeddedEmbedder } from '../../src/adapters/embedded-embedder.ts';
import { loadLanguage } from '../../src/adapters/lexicon-files.ts';
import { openProduct } from '../../src/open-product.ts';
import { createInventor } from '../adapters/invented-articles.ts';
import { temporaryFolder } from '../adapters/temporary-folder.ts';
import { tellFigures, tenth } from '../discord/load/figures.ts';
import { buildProgram } from '../discord/load/program.ts';

const program = buildProgram();
afterAll(program.remove);

const PASSAGES = Number(process.env['STRESS_PASSAGES'] ?? 10_000);
const SENTENCES = 66;
const OPENINGS = 20;
const SCOPE = 'terminal';

test(`${PASSAGES} passages are open again within 2 s`, { timeout: 3_600_000 }, async () => {
  const dataDir = temporaryFolder();
  const { passages, question } = await fill(dataDir);
  const loads: number[] = [];
  const starts = Array.from({ length: OPENINGS }, () => {
    loads.push(loadavg()[0] ?? 0);
    return startToAnswer(dataDir, question);
  });
  const stores = await openStores(dataDir);
  const graphs = await openGraphs(dataDir);
  const p95 = quantileOf(starts, 0.95);
  tellFigures(`${passages} passages, opened ${OPENINGS} times`, [
    { what: 'start of the process to the end of an answer, p95, ms', value: textOf(starts), must: '≤ 2000' },
    { what: 'store opened and every article read, p95, ms', value: textOf(stores), must: '≤ 2000' },
    { what: 'rows to a graph read from disk, p95, ms', value: textOf(graphs), must: '≤ 2000' },
    { what: 'load before each start', value: loads.map(tenth).join(' ') },
  ]);
  expect(quantileOf(stores, 0.95)).toBeLessThanOrEqual(2_000);
  expect(quantileOf(graphs, 0.95)).toBeLessThanOrEqual(2_000);
  expect(p95).toBeLessThanOrEqual(2_000);
});

async function fill(dataDir: string): Promise<{ passages: number; question: string }> {
  const inventor = createInventor(7);
  const product = openProduct({ dataDir });
  let [passages, question] = [0, ''];
  for (let at = 0; passages < PASSAGES; at += 1) {
    const article = inventor.article(`a${at}`, SENTENCES);
    question ||= inventor.question(article);
    passages += (await product.add(SCOPE, article)).passages;
  }
  await product.close();
  return { passages, question };
}

function startToAnswer(dataDir: string, question: string): number {
  const from = performance.now();
  const { status, stdout } = spawnSync(process.execPath, [program.path, 'ask', question, '--json'], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', GAKJU_DATA_DIR: dataDir },
  });
  const took = performance.now() - from;
  expect([status, stdout.includes('"kind"')]).toEqual([0, true]);
  return took;
}

async function openStores(dataDir: string): Promise<number[]> {
  const times: number[] = [];
  for (let at = 0; at < OPENINGS; at += 1) {
    const from = performance.now();
    const store = await openSqliteStore(dataDir);
    expect((await store.scope(SCOPE).all()).length).toBeGreaterThan(0);
    times.push(performance.now() - from);
    await store.close();
  }
  return times;
}

/** Of all rows of the scope, as the product hands them over; the first time makes the graph. */
async function openGraphs(dataDir: string): Promise<number[]> {
  const embedder = createEmbeddedEmbedder(loadLanguage().analyzer);
  const of = { embedderId: embedder.id, dimensions: embedder.dimensions };
  const rows = await rowsIn(dataDir, of);
  const folder = join(dataDir, 'graphs');
  await openOnce(folder, rows, of);
  const times: number[] = [];
  for (let at = 0; at < OPENINGS; at += 1) times.push(await openOnce(folder, rows, of));
  return times;
}

async function openOnce(folder: string, rows: readonly Float32Array[], of: RowsOf): Promise<number> {
  const search = createVectorSearch({ folder, threshold: 1 });
  const from = performance.now();
  const index = search.index(SCOPE, rows, of);
  await index.settled;
  const took = performance.now() - from;
  expect(index.kind).toBe('graph');
  await search.close();
  return took;
}

async function rowsIn(dataDir: string, { embedderId }: RowsOf): Promise<Float32Array[]> {
  const store = await openSqliteStore(dataDir);
  const scope = store.scope(SCOPE);
  const rows: Float32Array[] = [];
  for (const { id } of await scope.list()) rows.push(...((await scope.vectors(id, embedderId))?.rows ?? []));
  await store.close();
  return rows;
}

function textOf(times: readonly number[]): string {
  const [least, middle, p95] = [0, 0.5, 0.95].map((share) => Math.round(quantileOf(times, share)));
  return `${p95}, median ${middle}, least ${least}`;
}
