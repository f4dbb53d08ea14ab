// The graph against brute force; what must never reach native code; and a build that nobody notices.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import hnswlib from 'hnswlib-node';
import { Worker } from 'node:worker_threads';
import { describe, expect, it, vi } from 'vitest';
import { buildGraphIndex, identityOf, openGraphIndex, shareRows } from '../../src/adapters/graph-index.ts';
import type { VectorIndex } from '../../src/core/ports.ts';
import { expectFailure } from '../contract/store.contract.ts';
import { compileSources } from './compiled.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { bruteForce, clustered, innerProduct, randomFrom } from './vectors.ts';

const labels = (hits: readonly { readonly label: number }[]) => hits.map(({ label }) => label);

const identify = (rows: readonly Float32Array[], dimensions: number, embedderId = 'e') =>
  identityOf(shareRows(rows, dimensions), dimensions, embedderId);

function recall(index: VectorIndex, rows: readonly Float32Array[], queries: readonly Float32Array[]): number {
  const shares = queries.map((query) => {
    const truth = new Set(bruteForce(rows, query, 10));
    return labels(index.search(query, 10)).filter((label) => truth.has(label)).length / 10;
  });
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

describe('the graph index', () => {
  it('finds at least 95 of 100 of what brute force finds, built or opened again, best first', async () => {
    const make = clustered(64, 60, 3);
    const [rows, queries] = [make(2_000), make(50)];
    const file = join(temporaryFolder(), 'deep', 'scope.graph');
    const built = await buildGraphIndex(rows, 64, { embedderId: 'e', file });
    const opened = await openGraphIndex(file, await identify(rows, 64));
    expect([built.size, built.kind, opened?.size]).toEqual([2_000, 'graph', 2_000]);
    expect(recall(built, rows, queries)).toBeGreaterThanOrEqual(0.95);
    expect(opened && recall(opened, rows, queries)).toBeGreaterThanOrEqual(0.95);
    for (const query of queries) {
      const scores = built.search(query, 30).map(({ score }) => score);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
      expect(scores[0]).toBeCloseTo(innerProduct(rows[bruteForce(rows, query, 1)[0]!]!, query), 4);
    }
    expect(readdirSync(join(file, '..'))).toEqual(['scope.graph']);
  });

  it('looks at as many candidates as it is asked for rows, and at 200 where nothing is said', async () => {
    const make = clustered(16, 5, 7);
    const rows = make(500);
    const file = join(temporaryFolder(), 'scope.graph');
    const { library, calls } = watchedLibrary();
    const index = await buildGraphIndex(rows, 16, { embedderId: 'e', file, library });
    index.search(rows[0]!, 10);
    expect(labels(index.search(rows[0]!, 10_000))).toHaveLength(500);
    expect(calls).toEqual(['readIndex', 'setEf 200', 'setEf 500']);
    expect(index.search(rows[0]!, 0)).toEqual([]);
  });

  it('refuses rows and queries that native code would take without a word', async () => {
    const file = join(temporaryFolder(), 'scope.graph');
    const rows = clustered(4, 2, 1)(20);
    const index = await buildGraphIndex(rows, 4, { embedderId: 'e', file });
    for (const values of [
      [1, 0],
      [1, 0, 0, Number.NaN],
      [1, 0, 0, Infinity],
      [1, 0, 0, 0, 0],
    ]) {
      const wrong = Float32Array.from(values);
      expect(() => index.search(wrong, 1)).toThrow('index-mismatch');
      await expectFailure(buildGraphIndex([...rows, wrong], 4, { embedderId: 'e', file }), 'index-mismatch');
    }
    await expect(buildGraphIndex([], 4, { embedderId: 'e', file })).rejects.toThrow(RangeError);
  });

  it('takes rows without words, which are all zero', async () => {
    const rows = [...clustered(8, 3, 1)(50), new Float32Array(8), new Float32Array(8)];
    const index = await buildGraphIndex(rows, 8, {
      embedderId: 'e',
      file: join(temporaryFolder(), 'scope.graph'),
    });
    expect(index.search(new Float32Array(8), 5)).toHaveLength(5);
    expect(index.search(rows[3]!, 1)[0]).toMatchObject({ label: 3 });
  });

  it('does not hold up the event loop while 5,000 x 256 rows are built', { retry: 3 }, async () => {
    const rows = clustered(256, 100, 5)(5_000);
    const file = join(temporaryFolder(), 'scope.graph');
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    await buildGraphIndex(rows, 256, { embedderId: 'e', file });
    delay.disable();
    // Other programs and tests take their share of the time too. Built in this
    // thread, the longest would be the whole build, seconds of it.
    expect(delay.percentile(90) / 1e6).toBeLessThan(100);
    expect(delay.max / 1e6).toBeLessThan(2_000);
  });

  it('stops when told to and leaves no file, its thread never ended by force', async () => {
    const ended = vi.spyOn(Worker.prototype, 'terminate');
    const folder = temporaryFolder();
    const rows = clustered(256, 20, 5)(4_000);
    const controller = new AbortController();
    const built = buildGraphIndex(rows, 256, {
      embedderId: 'e',
      file: join(folder, 'g'),
      signal: controller.signal,
    });
    setImmediate(() => controller.abort());
    await expect(built).rejects.toMatchObject({ name: 'AbortError' });
    expect(readdirSync(folder)).toEqual([]);
    expect(ended).not.toHaveBeenCalled();
    ended.mockRestore();
  });

  it('says that it is not supported where hnswlib-node cannot be loaded', async () => {
    const options = { embedderId: 'e', file: join(temporaryFolder(), 'g'), library: './no-such-addon.node' };
    await expectFailure(buildGraphIndex([new Float32Array(4)], 4, options), 'not-supported');
    const identity = await identify([new Float32Array(4)], 4);
    const failure = await expectFailure(openGraphIndex(options.file, identity, options), 'not-supported');
    expect(failure.facts).toEqual({ what: 'hnswlib-node' });
  });

  it('is built by the compiled program too', { timeout: 60_000 }, () => {
    const compiled = compileSources('src/adapters/graph-index.ts');
    const file = join(temporaryFolder(), 'g');
    const program = `import { buildGraphIndex } from '${compiled.folder}/src/adapters/graph-index.js';
      const rows = Array.from({ length: 50 }, (_, i) => Float32Array.from([Math.cos(i), Math.sin(i)]));
      const index = await buildGraphIndex(rows, 2, { embedderId: 'e', file: ${JSON.stringify(file)} });
      process.stdout.write(index.search(rows[7], 1)[0].label + ' ' + index.kind);`;
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      encoding: 'utf8',
    });
    compiled.remove();
    expect([stdout, stderr]).toEqual(['7 graph', '']);
  });
});

describe('a graph file', () => {
  it('that is damaged anywhere, in any way, never reaches native code', async () => {
    const folder = temporaryFolder();
    const [rows, others] = [clustered(32, 5, 1)(300), clustered(32, 5, 2)(300)];
    const [file, other, copy] = [join(folder, 'one'), join(folder, 'two'), join(folder, 'copy')];
    await buildGraphIndex(rows, 32, { embedderId: 'e', file });
    await buildGraphIndex(others, 32, { embedderId: 'e', file: other });
    const [pristine, swapped] = [readFileSync(file), readFileSync(other)];
    const expected = await identify(rows, 32);
    const { library, calls } = watchedLibrary();
    for (let trial = 0; trial < 360; trial += 1) {
      writeFileSync(copy, damage(pristine, swapped, trial));
      expect(await openGraphIndex(copy, expected, { library }), `trial ${trial}`).toBeUndefined();
    }
    expect(calls).toEqual([]);
    writeFileSync(copy, pristine);
    expect((await openGraphIndex(copy, expected, { library }))?.size).toBe(300);
    expect(calls).toEqual(['readIndex']);
    expect(readdirSync(folder).sort()).toEqual(['copy', 'one', 'two']);
  });

  it('of another embedder, dimension, count or other rows is no file', async () => {
    const file = join(temporaryFolder(), 'g');
    const rows = clustered(32, 5, 1)(40);
    await buildGraphIndex(rows, 32, { embedderId: 'e', file });
    const others = [...rows.slice(1), rows[0]!];
    const halves = rows.flatMap((row) => [row.subarray(0, 16), row.subarray(16)]);
    const wrong = [
      identify(rows, 32, 'f'),
      identify(others, 32),
      identify(rows.slice(1), 32),
      identify(halves, 16),
    ];
    for (const identity of wrong) expect(await openGraphIndex(file, await identity)).toBeUndefined();
    expect(await openGraphIndex(file, await identify(rows, 32))).toBeDefined();
  });

  it('that is missing or a folder is no file', async () => {
    const folder = temporaryFolder();
    const expected = await identify([new Float32Array(4)], 4);
    expect(await openGraphIndex(join(folder, 'missing'), expected)).toBeUndefined();
    mkdirSync(join(folder, 'g'));
    expect(await openGraphIndex(join(folder, 'g'), expected)).toBeUndefined();
  });
});

describe('a graph that hnswlib saved only in part, as it does on a full disk without saying so', () => {
  it.each([0, 50, 96, 5_000, -1, -4])('is never kept (%i bytes)', async (length) => {
    const { sealGraph } = await import('../../src/adapters/graph-file.ts');
    const folder = temporaryFolder();
    const [raw, file] = [join(folder, 'raw'), join(folder, 'g')];
    const rows = clustered(16, 5, 1)(100);
    const graph = new hnswlib.HierarchicalNSW('ip', 16);
    graph.initIndex(100);
    for (const [label, row] of rows.entries()) graph.addPoint([...row], label);
    graph.writeIndexSync(raw);
    const identity = await identify(rows, 16);
    const whole = readFileSync(raw);
    await sealGraph(raw, file, identity);
    expect((await openGraphIndex(file, identity))?.size).toBe(100);
    writeFileSync(raw, whole.subarray(0, length < 0 ? whole.length + length : length));
    await expectFailure(sealGraph(raw, `${file}2`, identity), 'store-full');
    expect(existsSync(`${file}2`) || existsSync(`${file}2.new`)).toBe(false);
  });
});

/** hnswlib-node that notes, in this thread, what is asked of it. */
function watchedLibrary(): { readonly library: string; readonly calls: readonly string[] } {
  const load = createRequire(import.meta.url);
  const library = join(temporaryFolder(), 'watched.cjs');
  const source = `const { HierarchicalNSW } = require(${JSON.stringify(load.resolve('hnswlib-node'))});
    const calls = [];
    class Watched extends HierarchicalNSW {
      setEf(ef) { calls.push('setEf ' + ef); super.setEf(ef); }
      readIndex(file) { calls.push('readIndex'); return super.readIndex(file); }
    }
    module.exports = { HierarchicalNSW: Watched, calls };`;
  writeFileSync(library, source);
  const { calls }: { calls: string[] } = load(library);
  return { library, calls };
}

/** A bit or a byte changed, cut short, made longer, a page zeroed, parts of another graph, another graph whole. */
function damage(pristine: Buffer, swapped: Buffer, trial: number): Buffer {
  const random = randomFrom(trial);
  const bytes = Buffer.from(pristine);
  const at = Math.floor(random() * (trial % 3 === 0 ? 300 : bytes.length));
  if (trial % 6 === 0) bytes[at]! ^= 1 << Math.floor(random() * 8);
  if (trial % 6 === 1) return bytes.subarray(0, at);
  if (trial % 6 === 2) return Buffer.concat([bytes, bytes.subarray(0, 1 + (at % 64))]);
  if (trial % 6 === 3) bytes[at]! += 1;
  if (trial % 6 === 4) bytes.fill(bytes[at] === 0 ? 1 : 0, at, Math.min(at + 4_096, bytes.length));
  if (trial % 6 === 5)
    return trial % 12 === 5 ? swapped : Buffer.concat([bytes.subarray(0, at), swapped.subarray(at)]);
  return bytes;
}
