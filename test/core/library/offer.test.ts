// What several libraries offer is cut, read and embedded once; the keeper's articles come and go with their scope's revision.
import { beforeEach, describe, expect, it } from 'vitest';
import { createEmbeddedEmbedder } from '../../../src/adapters/embedded-embedder.ts';
import { createExactIndex } from '../../../src/adapters/exact-index.ts';
import { loadLexicon } from '../../../src/adapters/lexicon-files.ts';
import { createMemoryStore } from '../../../src/adapters/memory-store.ts';
import { createAnalyzer } from '../../../src/core/analyze/analyzer.ts';
import { makeArticle } from '../../../src/core/article.ts';
import { openLibrary, type Library } from '../../../src/core/library.ts';
import { offerBundled, offerHouse, type Offer } from '../../../src/core/library/offer.ts';
import { createTermReader } from '../../../src/core/library/word-search.ts';
import type { Embedder, ScopedStore, Store } from '../../../src/core/ports.ts';
import type { Article } from '../../../src/core/types.ts';

const analyzer = createAnalyzer(loadLexicon());
const embedded = createEmbeddedEmbedder(analyzer);
const pause = async (): Promise<void> => undefined;
const always = { weight: 0.3, until: Infinity };

const article = (id: string, text: string): Article => makeArticle({ id, title: '제목', text });
const factory = article('factory', '가람누스는 청주에 공장을 세운다. 공장은 내년에 문을 연다.');
const bridge = article('bridge', '솔내시는 낡은 다리를 고치기로 했다. 공사는 석 달 걸린다.');
const tunnel = article('bridge', '솔내시는 다리 대신 굴을 뚫기로 했다.');

let store: Store;
let told: unknown[];
let asked: string[];
let embedder: Embedder;
let bundled: Offer;
let everywhere: Offer;
let house: ScopedStore;

beforeEach(() => {
  store = createMemoryStore();
  house = store.scope('keeper');
  told = [];
  asked = [];
  embedder = {
    ...embedded,
    embed: (texts, purpose) => {
      if (purpose === 'passage') asked.push(...texts);
      return embedded.embed(texts, purpose);
    },
  };
  const parts = { embedder, pause, notice: (error: unknown) => void told.push(error) };
  bundled = offerBundled([factory], parts);
  everywhere = offerHouse(bundled, house, parts);
});

function open(
  scope: string,
  offer = everywhere,
  readTerms = createTermReader(analyzer),
  by = embedder,
): Library {
  return openLibrary({
    store: store.scope(scope),
    bundled: offer,
    embedder: by,
    analyzer,
    createVectorIndex: (rows, { dimensions }) => createExactIndex(rows, dimensions),
    vectorTrust: always,
    readTerms,
  });
}

const keep = (added: Article) => open('keeper', bundled).add(added);
const idsIn = async (library: Library) =>
  (await library.articles()).map(({ article: { id }, bundled: readOnly }) => (readOnly ? `(${id})` : id));
const textOf = async (library: Library, id: string) => (await library.article(id)).article.text;

describe('an offer', () => {
  it('is cut and embedded once for all libraries', async () => {
    await keep(bridge);
    const libraries = ['a', 'b', 'c'].map((scope) => open(scope));
    for (const library of libraries) await library.retrieve('공장은 언제 문을 여나?');
    expect(asked.filter((text) => text.includes('공장'))).toHaveLength(1);
    for (const id of ['factory', 'bridge']) {
      const [first, ...others] = await Promise.all(libraries.map((library) => library.article(id)));
      for (const other of others) expect(other).toBe(first);
    }
  });

  it('takes the vectors that the keeper’s library stored', async () => {
    await keep(bridge);
    asked = [];
    await open('a', offerHouse(offerBundled([], { embedder, pause }), house, houseParts())).settled();
    expect(asked).toEqual([]);
  });

  it('is read into words once where libraries share the reading', async () => {
    let words = 0;
    const counting = { ...analyzer, words: (text: string) => ((words += 1), analyzer.words(text)) };
    const readTerms = createTermReader(counting);
    await open('a', bundled, readTerms).articles();
    const once = words;
    await open('b', bundled, readTerms).articles();
    expect([once > 5, words]).toEqual([true, once]);
  });

  it('tries again after an embedder that failed', async () => {
    let fails = true;
    const moody: Embedder = {
      ...embedded,
      embed: (texts, purpose) =>
        fails ? Promise.reject(new Error('offline')) : embedded.embed(texts, purpose),
    };
    const [offered] = await offerBundled([factory], { embedder: moody, pause })();
    await expect(offered?.vectors()).rejects.toThrow('offline');
    fails = false;
    expect((await offered?.vectors())?.rows).toHaveLength(1);
  });
});

describe('the keeper’s articles', () => {
  it('are read-only in every other library, behind the bundled ones and before its own', async () => {
    const library = open('a');
    await library.add(article('own', '우리 글이다.'));
    await keep(bridge);
    await keep(article('later', '나중 글이다.'));
    expect(await idsIn(library)).toEqual(['(factory)', '(bridge)', '(later)', 'own']);
    const refused = { code: 'article-read-only', facts: { id: 'bridge' } };
    await expect(library.remove('bridge')).rejects.toMatchObject(refused);
    await expect(library.add(tunnel)).rejects.toMatchObject(refused);
    expect(await idsIn(open('keeper', bundled))).toEqual(['(factory)', 'bridge', 'later']);
  });

  it('are not embedded again to be refused', async () => {
    await keep(bridge);
    asked = [];
    await expect(open('a').add(tunnel)).rejects.toMatchObject({ code: 'article-read-only' });
    expect(asked).toEqual([]);
  });

  it('that come while a server adds one of the same id are not replaced by it', async () => {
    let keeping: Promise<unknown> | undefined;
    const meanwhile: Embedder = {
      ...embedded,
      embed: async (texts, purpose) => {
        await (keeping ??= keep(bridge));
        return embedded.embed(texts, purpose);
      },
    };
    const library = open('a', everywhere, undefined, meanwhile);
    await expect(library.add(tunnel)).rejects.toMatchObject({ code: 'article-read-only' });
    expect(await store.scope('a').list()).toEqual([]);
    expect(await textOf(library, 'bridge')).toBe(bridge.text);
  });

  it('are found, changed and gone as they are in the keeper’s library', async () => {
    const library = open('a');
    expect(await library.retrieve('솔내시 다리', { within: 'factory' })).toBeDefined();
    await keep(bridge);
    expect((await library.retrieve('솔내시 다리 공사'))[0]?.article).toEqual(bridge);
    await keep(tunnel);
    expect((await library.retrieve('솔내시 다리 굴'))[0]?.article).toEqual({ ...tunnel, version: 2 });
    expect((await library.article('bridge', 1)).article).toEqual(bridge);
    expect(await textOf(library, 'bridge')).toBe(tunnel.text);
    await open('keeper', bundled).remove('bridge');
    expect(await idsIn(library)).toEqual(['(factory)']);
    expect((await library.retrieve('솔내시 다리')).map((found) => found.article.id)).not.toContain('bridge');
  });

  it('that are taken out and come again with other words are shown with these', async () => {
    const library = open('a');
    await keep(bridge);
    await library.articles();
    await open('keeper', bundled).remove('bridge');
    await keep(tunnel);
    expect(await textOf(library, 'bridge')).toBe(tunnel.text);
  });

  it('that stay are not cut again when another comes', async () => {
    const library = open('a');
    await keep(bridge);
    const before = await library.article('bridge');
    await keep(article('later', '나중 글이다.'));
    expect(await library.article('bridge')).toBe(before);
  });

  it('that cannot be read are told of once and stop no other library', async () => {
    const broken: ScopedStore = { ...house, all: () => Promise.reject(new Error('damaged')) };
    await keep(bridge);
    const library = open('a', offerHouse(bundled, broken, houseParts()));
    expect(await idsIn(library)).toEqual(['(factory)']);
    await library.retrieve('공장');
    expect(told).toHaveLength(1);
  });
});

describe('an id that two articles have', () => {
  it('stays with the scope’s own; what is offered comes under another, and nothing is hidden', async () => {
    const library = open('a');
    await library.add(bridge);
    await keep(tunnel);
    expect(await idsIn(library)).toEqual(['(factory)', '(bundled/bridge)', 'bridge']);
    expect(await textOf(library, 'bridge')).toBe(bridge.text);
    expect(await textOf(library, 'bundled/bridge')).toBe(tunnel.text);
    const found = await library.retrieve('솔내시 다리 굴');
    expect(found.map((each) => each.passage.articleId)).toContain('bundled/bridge');
    expect(await idsIn(open('b'))).toEqual(['(factory)', '(bridge)']);
    expect(await idsIn(open('a'))).toEqual(await idsIn(library));
  });

  it('lets the scope replace its own and take it out, after which the offered one has its plain id', async () => {
    const library = open('a');
    await library.add(bridge);
    await keep(tunnel);
    const repaired = article('bridge', '솔내시는 다리를 새로 칠했다.');
    expect((await library.add(repaired)).replaced).toBe(true);
    expect(await textOf(library, 'bridge')).toBe(repaired.text);
    await expect(library.remove('bundled/bridge')).rejects.toMatchObject({ code: 'article-read-only' });
    await library.remove('bridge');
    expect(await idsIn(library)).toEqual(['(factory)', '(bridge)']);
    expect(await textOf(library, 'bridge')).toBe(tunnel.text);
  });

  it('is made free once more where the other name is taken too', async () => {
    const library = open('a');
    await library.add(article('bundled/bridge', '남의 이름을 쓴 글이다.'));
    await library.add(bridge);
    await keep(tunnel);
    expect(await idsIn(library)).toEqual([
      '(factory)',
      '(bundled/bundled/bridge)',
      'bundled/bridge',
      'bridge',
    ]);
  });

  it('hides no stored article behind a bundled one of a later program', async () => {
    await open('a', offerBundled([], { embedder, pause })).add({ ...bridge, id: 'factory' });
    const library = open('a');
    expect(await idsIn(library)).toEqual(['(bundled/factory)', 'factory']);
    expect(await textOf(library, 'factory')).toBe(bridge.text);
  });

  it('goes to the keeper’s article before the bundled one', async () => {
    await house.put({ ...bridge, id: 'factory' }, []);
    const library = open('a');
    expect(await idsIn(library)).toEqual(['(bundled/factory)', '(factory)']);
    expect(await textOf(library, 'factory')).toBe(bridge.text);
  });
});

function houseParts() {
  return { embedder, pause, notice: (error: unknown) => void told.push(error) };
}
