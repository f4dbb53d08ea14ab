// A library whose graph file is damaged gives the same passages in the same order: at once, and after the graph is made again.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createEmbeddedEmbedder } from '../../src/adapters/embedded-embedder.ts';
import { loadLanguage } from '../../src/adapters/lexicon-files.ts';
import { openSqliteStore } from '../../src/adapters/sqlite-store.ts';
import { createVectorSearch } from '../../src/adapters/vector-search.ts';
import type { LiveIndex } from '../../src/adapters/vector-search.ts';
import { openLibrary } from '../../src/core/library.ts';
import type { Store } from '../../src/core/ports.ts';
import { damages, putDamaged } from './damage/graph-damage.ts';
import { anArticle } from './forgetting.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { randomFrom } from './vectors.ts';

const { analyzer } = loadLanguage();
const embedder = createEmbeddedEmbedder(analyzer);
const SCOPE = 'server';
const ARTICLES = 60;
const FROM = 300;
/** None of their words are in an article: only the vectors have something to say. */
const QUESTIONS = ['토호파 태후는 혜토허?', '파타카 호혜는 터해?', '하투코 페흐가 피하나?'];

/** Every third; damage.test.ts has them all, and what only the reading of a file can refuse. */
const kinds = Object.keys(damages).filter((kind, at) => kind !== 'unreadable' && at % 3 === 0);

it('finds the same passages over damage of any kind', { timeout: 480_000 }, async () => {
  const [folder, random] = [temporaryFolder(), randomFrom(11)];
  const store = await openSqliteStore(folder);
  onTestFinished(() => store.close());
  const graphs = join(folder, 'index');
  const filling = openOver(store, graphs);
  for (let at = 0; at < ARTICLES; at += 1) await filling.library.add(anArticle(`a${at}`, random));
  const expected = await filling.ask();
  expect(expected.every((found) => found.length > 0)).toBe(true);
  expect(await filling.askSettled()).toEqual(expected);
  await filling.close();
  const [name = ''] = readdirSync(graphs);
  const file = join(graphs, name);
  const pristine = readFileSync(file);
  const other = await otherGraph(random);
  const files = { pristine, swapped: other, otherEmbedder: other, otherCount: other, otherDimensions: other };
  for (const kind of kinds) {
    putDamaged(kind, files, file, random);
    const { ask, askSettled, close } = openOver(store, graphs);
    expect({ kind, found: await ask() }).toEqual({ kind, found: expected });
    expect({ kind, found: await askSettled() }).toEqual({ kind, found: expected });
    await close();
    expect({ kind, whole: readFileSync(file).equals(pristine) }).toEqual({ kind, whole: true });
    rmSync(`${file}-elsewhere`, { force: true });
  }
});

/** Of another library of as many articles. */
async function otherGraph(random: () => number): Promise<Buffer> {
  const folder = temporaryFolder();
  const store = await openSqliteStore(folder);
  const { library, ask, askSettled, close } = openOver(store, join(folder, 'index'));
  for (let at = 0; at < ARTICLES; at += 1) await library.add(anArticle(`b${at}`, random));
  await ask();
  await askSettled();
  await close();
  await store.close();
  const [name = ''] = readdirSync(join(folder, 'index'));
  return readFileSync(join(folder, 'index', name));
}

function openOver(store: Store, folder: string) {
  const search = createVectorSearch({ folder, threshold: FROM });
  const made: LiveIndex[] = [];
  const library = openLibrary({
    store: store.scope(SCOPE),
    bundled: [],
    embedder,
    analyzer,
    createVectorIndex: (rows, of) => {
      const index = search.index(SCOPE, rows, of);
      made.push(index);
      return index;
    },
  });
  const ask = async (): Promise<(readonly [string, number])[][]> => {
    const found = await Promise.all(QUESTIONS.map((question) => library.retrieve(question)));
    return found.map((all) =>
      all.map(({ passage, score }) => [passage.id, Math.round(score * 1e5)] as const),
    );
  };
  const askSettled = async (): Promise<(readonly [string, number])[][]> => {
    await made.at(-1)?.settled;
    expect(made.at(-1)?.kind).toBe('graph');
    return ask();
  };
  return { library, ask, askSettled, close: () => search.close() };
}
