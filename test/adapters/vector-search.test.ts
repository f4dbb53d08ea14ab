// Exact search at once, the graph when it is there, and no file that outlives its rows.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createVectorSearch } from '../../src/adapters/vector-search.ts';
import type { VectorSearchOptions } from '../../src/adapters/vector-search.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { bruteForce, clustered } from './vectors.ts';

const of = { embedderId: 'e', dimensions: 32 };
const make = clustered(32, 20, 1);
const rows = make(600);

function searchOver(options: Partial<VectorSearchOptions> = {}) {
  const folder = join(temporaryFolder(), 'graphs');
  const errors: Error[] = [];
  const search = createVectorSearch({
    folder,
    threshold: 500,
    notice: (error) => errors.push(error),
    ...options,
  });
  onTestFinished(() => search.close());
  const files = () => readdirSync(folder);
  return { folder, search, errors, files };
}

describe('vector search', () => {
  it('answers exactly at once and from the graph once it is built', async () => {
    const { search, errors } = searchOver();
    const index = search.index('server', rows, of);
    const query = rows[7]!;
    const labels = () => index.search(query, 5).map(({ label }) => label);
    expect([index.kind, index.size, labels()]).toEqual(['exact', 600, bruteForce(rows, query, 5)]);
    await index.settled;
    expect([index.kind, index.size, labels()]).toEqual(['graph', 600, bruteForce(rows, query, 5)]);
    expect(errors).toEqual([]);
  });

  it('stays exact below the threshold and writes no file', async () => {
    const { search, folder } = searchOver();
    const index = search.index('server', rows.slice(0, 499), of);
    await index.settled;
    expect(index.kind).toBe('exact');
    expect(() => readdirSync(folder)).toThrow('ENOENT');
  });

  it('opens the graph that was kept instead of building it again', async () => {
    const { search, folder, files } = searchOver();
    await search.index('server', rows, of).settled;
    const before = readFileSync(join(folder, files()[0]!));
    const again = createVectorSearch({ folder, threshold: 500 });
    const index = again.index('server', rows, of);
    await index.settled;
    expect(index.kind).toBe('graph');
    expect(readFileSync(join(folder, files()[0]!))).toEqual(before);
  });

  it('keeps a file a scope, whatever its name, and each searches its own rows', async () => {
    const { search, files } = searchOver();
    const names = ['../../evil', '서버', ''];
    const indices = names.map((name, at) => search.index(name, make(600 + at), of));
    await Promise.all(indices.map(({ settled }) => settled));
    expect(indices.map(({ kind, size }) => `${kind} ${size}`)).toEqual([
      'graph 600',
      'graph 601',
      'graph 602',
    ]);
    expect(files()).toHaveLength(3);
    for (const file of files()) expect(file).toMatch(/^[0-9a-f]{40}\.graph$/u);
  });

  it('leaves no byte of a removed row once the rows that remain are settled', async () => {
    const { search, folder, files } = searchOver();
    await search.index('server', rows, of).settled;
    const gone = Buffer.from(rows[3]!.slice().buffer);
    const bytes = () => Buffer.concat(files().map((name) => readFileSync(join(folder, name))));
    expect(bytes().includes(gone)).toBe(true);
    await search.index('server', rows.toSpliced(3, 1), of).settled;
    expect(files()).toHaveLength(1);
    expect(bytes().includes(gone)).toBe(false);
    await search.index('server', rows.slice(0, 10), of).settled;
    expect(files()).toEqual([]);
  });

  it('forgets a scope, also while its graph is being built', async () => {
    const { search, folder, files, errors } = searchOver();
    await search.index('server', rows, of).settled;
    await search.forget('server');
    expect(files()).toEqual([]);
    const index = search.index('server', make(3_000), of);
    await search.forget('server');
    expect(readdirSync(folder)).toEqual([]);
    await index.settled;
    expect([index.kind, errors]).toEqual(['exact', []]);
  });

  it('builds only the newest rows of a scope', async () => {
    const { search, files, errors } = searchOver();
    const [old, latest] = [search.index('server', make(2_000), of), search.index('server', rows, of)];
    await Promise.all([old.settled, latest.settled]);
    expect([old.kind, latest.kind, files().length, errors]).toEqual(['exact', 'graph', 1, []]);
    expect(old.search(rows[0]!, 3)).toHaveLength(3);
  });

  it('deletes a graph that is out of date at once, though another is being built', async () => {
    const { search, files } = searchOver();
    await search.index('server', rows, of).settled;
    const [outdated] = files();
    const big = { built: false };
    void search.index('big', make(4_000), of).settled.then(() => (big.built = true));
    void search.index('server', rows.slice(1), of);
    while (!big.built && files().includes(outdated!)) await new Promise((resolve) => setImmediate(resolve));
    expect(big.built).toBe(false);
  });

  it('says once that hnswlib-node cannot be loaded and goes on exactly', async () => {
    const { search, errors } = searchOver({ library: './no-such-addon.node' });
    const indices = ['a', 'b'].map((name) => search.index(name, rows, of));
    await Promise.all(indices.map(({ settled }) => settled));
    expect(indices.map(({ kind }) => kind)).toEqual(['exact', 'exact']);
    expect(errors.map(({ message }) => message)).toEqual(['not-supported']);
    expect(indices[1]?.search(rows[0]!, 1)[0]?.label).toBe(0);
  });

  it('refuses rows of another dimension at once', () => {
    const { search } = searchOver();
    expect(() => search.index('server', rows, { ...of, dimensions: 31 })).toThrow('index-mismatch');
  });

  it('ends its threads when it is closed', async () => {
    const { search, errors } = searchOver();
    const index = search.index('server', make(5_000), of);
    await search.close();
    await index.settled;
    expect([index.kind, errors]).toEqual(['exact', []]);
  });
});
