// Opens a scope's vectors over one damaged graph file after another: what native code read, what was answered and when.
import { lstatSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { buildGraphIndex } from '../../../src/adapters/graph-index.ts';
import { createVectorSearch } from '../../../src/adapters/vector-search.ts';
import type { VectorSearchOptions } from '../../../src/adapters/vector-search.ts';
import type { VectorHit, VectorIndex } from '../../../src/core/ports.ts';
import { bruteForce, clustered, randomFrom } from '../vectors.ts';
import { installFaults, setRule } from './faulty-files.ts';
import { damages, putDamaged } from './graph-damage.ts';
import type { GraphFiles } from './graph-damage.ts';
import { describe, tellTrials } from './trial.ts';
import type { Told } from './trial.ts';

const ROWS = 150;
const DIMENSIONS = 16;
const SCOPE = 'server';
const of = { embedderId: 'e', dimensions: DIMENSIONS };
const kinds = Object.keys(damages);

interface World {
  readonly seed: number;
  readonly library: string;
  /** SHA-256 of every file that native code was given to read. */
  readonly reads: string[];
  /** Of the good one. */
  readonly native: string;
  readonly files: GraphFiles;
  readonly rows: readonly Float32Array[];
  readonly queries: readonly Float32Array[];
  readonly fromGraph: readonly VectorHit[][];
  readonly name: string;
}

await installFaults();
await tellTrials(async (folder, { seed }) => prepare(folder, seed), runTrial);

async function prepare(folder: string, seed: number): Promise<World> {
  const make = clustered(DIMENSIONS, 8, seed);
  const [rows, queries] = [make(ROWS), make(6)];
  const { library, reads } = watchedLibrary(folder);
  const files = await makeFiles(folder, rows, make(ROWS));
  const search = searchOver({ folder: join(folder, 'good'), library });
  const index = search.index(SCOPE, rows, of);
  await index.settled;
  const [name = ''] = readdirSync(join(folder, 'good'));
  if (!readFileSync(join(folder, 'good', name)).equals(files.pristine))
    throw new Error('expected the same graph from the same rows');
  const fromGraph = queries.map((query) => [...index.search(query, 10)]);
  return { seed, library, reads, native: reads[0] ?? '', files, rows, queries, fromGraph, name };
}

async function makeFiles(
  folder: string,
  rows: readonly Float32Array[],
  others: readonly Float32Array[],
): Promise<GraphFiles> {
  const built = async (given: readonly Float32Array[], dimensions = DIMENSIONS, embedderId = 'e') => {
    const file = join(folder, 'one.graph');
    await buildGraphIndex(given, dimensions, { embedderId, file });
    return readFileSync(file);
  };
  const halves = rows.flatMap((row) => [row.subarray(0, DIMENSIONS / 2), row.subarray(DIMENSIONS / 2)]);
  return {
    pristine: await built(rows),
    swapped: await built(others),
    otherEmbedder: await built(rows, DIMENSIONS, 'f'),
    otherCount: await built(rows.slice(1)),
    otherDimensions: await built(halves, DIMENSIONS / 2),
  };
}

async function runTrial(trial: number, folder: string, world: World): Promise<Omit<Told, 'trial'>> {
  const random = randomFrom(world.seed * 100_003 + trial);
  const name = kinds[trial % kinds.length] ?? '';
  const file = join(folder, world.name);
  const errors: string[] = [];
  world.reads.length = 0;
  setRule(putDamaged(name, world.files, file, random));
  const search = searchOver({
    folder,
    library: world.library,
    notice: (error) => errors.push(describe(error)),
  });
  const index = search.index(SCOPE, world.rows, of);
  const asked = await askWhile(index, index.settled, world);
  setRule(undefined);
  await search.close();
  const wrong = [...asked, ...errors, ...wrongAfter(index, world), ...wrongFile(file, folder, world)];
  return { name, wrong };
}

/** At once and every few milliseconds until the graph takes over: each answer is the exact one, or the graph's. */
async function askWhile(index: VectorIndex, settled: Promise<void>, world: World): Promise<string[]> {
  const wrong = new Set<string>();
  const ask = (): void => {
    const expected = index.kind === 'exact' ? bruteLabels(world) : graphLabels(world);
    const got = world.queries.map((query) => index.search(query, 10).map(({ label }) => label));
    if (JSON.stringify(expected) !== JSON.stringify(got)) wrong.add(`another answer while ${index.kind}`);
  };
  if (index.kind !== 'exact') wrong.add('a graph before it can be there');
  ask();
  const timer = setInterval(ask, 7);
  await settled;
  clearInterval(timer);
  return [...wrong];
}

function wrongAfter(index: VectorIndex, { queries, fromGraph, reads, native }: World): string[] {
  const wrong: string[] = [];
  const answers = queries.map((query) => [...index.search(query, 10)]);
  if (index.kind !== 'graph') wrong.push('no graph after the rebuild');
  if (JSON.stringify(answers) !== JSON.stringify(fromGraph)) wrong.push('other answers after the rebuild');
  if (reads.length !== 1 || reads[0] !== native)
    wrong.push(`native code read ${reads.length} files, one is good`);
  return wrong;
}

function wrongFile(file: string, folder: string, { files, name }: World): string[] {
  const wrong: string[] = [];
  const left = readdirSync(folder).filter((each) => each !== name && each !== `${name}-elsewhere`);
  if (left.length > 0) wrong.push(`left over: ${left.join(', ')}`);
  if (!lstatSync(file).isFile() || !readFileSync(file).equals(files.pristine))
    wrong.push('the file is not whole again');
  const elsewhere = lstatSync(`${file}-elsewhere`, { throwIfNoEntry: false });
  if (elsewhere && !readFileSync(`${file}-elsewhere`).equals(files.pristine))
    wrong.push('wrote through a link');
  return wrong;
}

function bruteLabels({ rows, queries }: World): number[][] {
  return queries.map((query) => bruteForce(rows, query, 10));
}

function graphLabels({ fromGraph }: World): number[][] {
  return fromGraph.map((hits) => hits.map(({ label }) => label));
}

function searchOver(options: Pick<VectorSearchOptions, 'folder' | 'library' | 'notice'>) {
  return createVectorSearch({ ...options, threshold: ROWS });
}

/** hnswlib-node that notes, in this thread, what it is given to read. */
function watchedLibrary(folder: string): { readonly library: string; readonly reads: string[] } {
  const load = createRequire(import.meta.url);
  const library = join(folder, 'watched.cjs');
  const source = `const { createHash } = require('node:crypto');
    const { readFileSync } = require('node:fs');
    const { HierarchicalNSW } = require(${JSON.stringify(load.resolve('hnswlib-node'))});
    const reads = [];
    class Watched extends HierarchicalNSW {
      note(file) { reads.push(createHash('sha256').update(readFileSync(file)).digest('hex')); }
      readIndex(file, ...rest) { this.note(file); return super.readIndex(file, ...rest); }
      readIndexSync(file, ...rest) { this.note(file); return super.readIndexSync(file, ...rest); }
    }
    module.exports = { HierarchicalNSW: Watched, reads };`;
  writeFileSync(library, source);
  const { reads }: { reads: string[] } = load(library);
  return { library, reads };
}
