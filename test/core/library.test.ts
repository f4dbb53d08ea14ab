import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createEmbeddedEmbedder } from '../../src/adapters/embedded-embedder.ts';
import { createExactIndex } from '../../src/adapters/exact-index.ts';
import { loadLexicon, projectFolder } from '../../src/adapters/lexicon-files.ts';
import { createMemoryStore } from '../../src/adapters/memory-store.ts';
import { createAnalyzer } from '../../src/core/analyze/analyzer.ts';
import { makeArticle } from '../../src/core/article.ts';
import { readArticleSource } from '../../src/core/article/read-source.ts';
import { openLibrary, type Library, type LibraryOptions } from '../../src/core/library.ts';
import { nextTurn } from '../../src/core/library/slices.ts';
import type { Embedder, Store } from '../../src/core/ports.ts';
import type { Article, Evidence } from '../../src/core/types.ts';
import { randomEmbedder } from '../../scripts/random-embedder.ts';

const analyzer = createAnalyzer(loadLexicon());
const embedder = createEmbeddedEmbedder(analyzer);
const folder = join(projectFolder(), 'data', 'practice');
const practice: Article[] = readdirSync(folder)
  .filter((file) => file.endsWith('.md'))
  .map((file) =>
    readArticleSource(readFileSync(join(folder, file), 'utf8'), {
      id: file.slice(0, -3),
      format: 'markdown',
    }),
  );

function open(store: Store, more: Partial<LibraryOptions> & { readonly name?: string } = {}): Library {
  return openLibrary({
    store: store.scope(more.name ?? 'server'),
    bundled: [],
    embedder,
    analyzer,
    createVectorIndex: (rows, { dimensions }) => createExactIndex(rows, dimensions),
    ...more,
  });
}

function article(id: string, text: string, title = '제목'): Article {
  return makeArticle({ id, title, text });
}

const battery = article('battery', '가람누스는 충북 청주에 배터리 공장을 세운다. 공장은 내년에 문을 연다.');
const bridge = article('bridge', '부산시는 낡은 다리를 고치기로 했다. 공사는 석 달 걸린다.');
const always = { weight: 0.3, until: Infinity };
const textOf = ({ article: { text }, passage: { span } }: Evidence): string =>
  text.slice(span.start, span.end);
const idsOf = (found: readonly Evidence[]): string[] => found.map((each) => each.article.id);

describe('a library', () => {
  let store: Store;
  let library: Library;

  beforeEach(() => {
    store = createMemoryStore();
    library = open(store, { bundled: [battery] });
  });

  it('finds the passage that a question is about, best first, with scores in [0, 1]', async () => {
    await library.add(bridge);
    const found = await library.retrieve('청주에 공장을 세우는 회사는?');
    expect(idsOf(found)[0]).toBe('battery');
    for (const [at, { score }] of found.entries()) {
      expect(score).toBeGreaterThan(0);
      expect(score).toBeLessThanOrEqual(found[at - 1]?.score ?? 1);
    }
  });

  it('lists bundled articles first, then stored ones in the order added', async () => {
    await library.add(bridge);
    await library.add(article('a', '하나뿐인 문장이다.'));
    expect((await library.articles()).map(({ article: { id }, bundled }) => [id, bundled])).toEqual([
      ['battery', true],
      ['bridge', false],
      ['a', false],
    ]);
  });

  it('says what it added, and that it replaced', async () => {
    expect(await library.add(bridge)).toEqual({
      article: bridge,
      sentences: 2,
      passages: 1,
      replaced: false,
      version: 1,
      changed: true,
    });
    const changed = article('bridge', '부산시는 새 터널을 뚫기로 했다.');
    expect(await library.add(changed)).toMatchObject({ sentences: 1, replaced: true, version: 2 });
    expect((await library.retrieve('석 달 걸리는 공사', { within: 'bridge' })).map(textOf)).not.toContain(
      bridge.text,
    );
    expect((await library.retrieve('터널을 뚫기로 한 도시는?')).map(textOf)[0]).toBe(changed.text);
  });

  it('writes nothing where the same text and fields are there', async () => {
    await library.add(bridge);
    const scope = store.scope('server');
    const revision = await scope.revision();
    const again = await library.add({ ...article('bridge', bridge.text), version: 3 });
    expect(again).toEqual({
      article: bridge,
      sentences: 2,
      passages: 1,
      replaced: false,
      version: 1,
      changed: false,
    });
    expect(await scope.revision()).toBe(revision);
    expect(await library.add({ ...bridge, publisher: '새 신문' })).toMatchObject({
      version: 2,
      changed: true,
    });
  });

  it('gives an earlier text while it is kept, and no other', async () => {
    for (const text of ['첫 글이다.', '둘째 글이다.', '셋째 글이다.'])
      await library.add(article('bridge', text));
    expect((await library.article('bridge')).article.version).toBe(3);
    expect((await library.article('bridge', 3)).article.text).toBe('셋째 글이다.');
    const earlier = await library.article('bridge', 1);
    expect(earlier.article.text).toBe('첫 글이다.');
    expect(earlier.sentences).toHaveLength(1);
    for (const version of [0, 4])
      await expect(library.article('bridge', version)).rejects.toMatchObject({ code: 'unknown-article' });
    expect((await library.article('battery', 1)).article).toEqual(battery);
    await expect(library.article('battery', 2)).rejects.toMatchObject({ code: 'unknown-article' });
  });

  it('has the files of its index deleted before a removal, and again before it is acknowledged', async () => {
    const steps: string[] = [];
    const forgetIndex = async (): Promise<void> => {
      steps.push(`${(await store.scope('other').list()).length} left`);
    };
    const other = open(store, { name: 'other', forgetIndex });
    await other.add(bridge);
    await other.remove('bridge').then(() => steps.push('removed'));
    expect(steps).toEqual(['1 left', '0 left', 'removed']);
  });

  it('gives an article cut into sentences and passages', async () => {
    const segmented = await library.article('battery');
    expect(segmented.article).toEqual(battery);
    expect(segmented.sentences).toHaveLength(2);
  });

  it('searches one article only where it is told to', async () => {
    await library.add(bridge);
    expect(idsOf(await library.retrieve('공장 공사', { within: 'bridge' }))).toEqual(['bridge']);
  });

  it('names the articles that there are when asked for one that there is not', async () => {
    await library.add(bridge);
    const unknown = { code: 'unknown-article', facts: { id: 'no', known: 'battery, bridge' } };
    await expect(library.article('no')).rejects.toMatchObject(unknown);
    await expect(library.remove('no')).rejects.toMatchObject(unknown);
    await expect(library.retrieve('공장', { within: 'no' })).rejects.toMatchObject(unknown);
  });

  it('neither removes nor replaces a bundled article', async () => {
    const refused = { code: 'article-read-only', facts: { id: 'battery' } };
    await expect(library.remove('battery')).rejects.toMatchObject(refused);
    await expect(library.add(article('battery', '다른 글이다.'))).rejects.toMatchObject(refused);
  });

  it('finds nothing of what was removed', async () => {
    await library.add(bridge);
    await library.remove('bridge');
    expect(idsOf(await library.retrieve('부산시 다리 공사'))).not.toContain('bridge');
    expect(await store.scope('server').get('bridge')).toBeUndefined();
    await expect(library.article('bridge')).rejects.toMatchObject({ code: 'unknown-article' });
  });

  it('sees at once what another added to the same scope, changed and removed', async () => {
    const other = open(store, { bundled: [battery] });
    await other.add(bridge);
    expect(idsOf(await library.retrieve('부산시 다리'))).toContain('bridge');
    await other.add(article('bridge', '부산시는 새 터널을 뚫기로 했다.'));
    expect((await library.retrieve('부산시 터널')).map(textOf)[0]).toContain('터널');
    await other.remove('bridge');
    expect(await library.articles()).toHaveLength(1);
  });

  it('sees what another took out and added again with other fields alone', async () => {
    await library.add(bridge);
    const other = open(store, { bundled: [battery] });
    await other.remove('bridge');
    await other.add({ ...bridge, publisher: '솔내신문' });
    expect((await library.article('bridge')).article.publisher).toBe('솔내신문');
  });

  it('shows all its articles while it is being rebuilt', async () => {
    for (const each of practice.slice(0, 6)) await library.add(each);
    for (let ticks = 0; ticks < 6; ticks += 1) {
      const asked = [library.articles()];
      for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve();
      const rebuilding = library.rebuild();
      for (let turn = 0; turn < 3; turn += 1) {
        asked.push(library.articles());
        await nextTurn();
      }
      for (const articles of await Promise.all(asked)) expect(articles).toHaveLength(7);
      await rebuilding;
    }
  });

  it('keeps every article that is added at the same time', async () => {
    await Promise.all(practice.map((each) => library.add(each)));
    await Promise.all([library.remove('a01'), library.add(bridge), library.remove('a02')]);
    expect(await library.articles()).toHaveLength(practice.length);
    const found = await library.retrieve('부산시 다리 공사');
    expect(idsOf(found)[0]).toBe('bridge');
  });

  it('never finds an article of another scope', async () => {
    const other = open(store, { name: 'other' });
    await library.add(bridge);
    expect(await other.retrieve('부산시 다리')).toEqual([]);
    expect(await other.articles()).toEqual([]);
    await expect(other.article('bridge')).rejects.toMatchObject({
      code: 'unknown-article',
      facts: { known: '' },
    });
  });

  it('answers the same after a new start and after a rebuild', async () => {
    for (const each of practice) await library.add(each);
    const questions = ['배터리 공장은 어디에 있나?', '누가 연구했나?', 'How many people?'];
    const ask = (from: Library) => Promise.all(questions.map((question) => from.retrieve(question)));
    const before = await ask(library);
    expect(await ask(open(store, { bundled: [battery] }))).toEqual(before);
    expect((await library.rebuild()).articles).toBe(practice.length + 1);
    expect(await ask(library)).toEqual(before);
  });

  it('cuts anew what was stored with other passages', async () => {
    const half = bridge.text.indexOf('공사');
    const old = [
      { id: 'old#0', start: 0, end: half },
      { id: 'old#1', start: half, end: bridge.text.length },
    ];
    await store.scope('server').put(bridge, old);
    expect((await library.retrieve('석 달 걸리는 공사'))[0]?.passage.id).toBe('bridge#0');
    expect((await store.scope('server').get('bridge'))?.passages).toHaveLength(1);
    expect((await store.scope('server').get('bridge'))?.passages[0]?.end).toBe(bridge.text.length);
  });

  it('opens without work and reads nothing before it is asked', () => {
    const untouched = new Proxy(store.scope('server'), {
      get(target, key) {
        if (key === 'scope') return target.scope;
        throw new Error(`read ${String(key)}`);
      },
    });
    expect(open(store, { store: untouched }).scope).toBe('server');
  });
});

describe("a library's vectors", () => {
  it('are read from the store where they are there, and kept where not', async () => {
    const store = createMemoryStore();
    const asked: string[] = [];
    const counting: Embedder = {
      ...embedder,
      embed: (texts, purpose) => (asked.push(purpose), embedder.embed(texts, purpose)),
    };
    const first = open(store, { embedder: counting });
    await first.add(bridge);
    const second = open(store, { embedder: counting, vectorTrust: always });
    await second.retrieve('부산시 다리');
    expect(asked).toEqual(['passage', 'query']);
    expect(await store.scope('server').vectors('bridge', embedder.id)).toMatchObject({
      dimensions: embedder.dimensions,
    });
  });

  it('are not asked for where the words leave them nothing to say', async () => {
    const broken: Embedder = { ...embedder, embed: () => Promise.reject(new Error('asked')) };
    const told: unknown[] = [];
    const library = open(createMemoryStore(), {
      bundled: [battery],
      embedder: broken,
      notice: (error) => told.push(error),
    });
    await library.retrieve('청주 배터리 공장');
    expect(told).toEqual([]);
    await library.retrieve('Where is it?');
    expect(told).not.toEqual([]);
  });

  it('are made anew for another embedder and written back', async () => {
    const store = createMemoryStore();
    await open(store).add(bridge);
    const random = randomEmbedder(16);
    const library = open(store, { embedder: random, vectorTrust: always });
    await library.settled();
    expect((await store.scope('server').vectors('bridge', random.id))?.rows).toHaveLength(1);
    expect(await store.scope('server').vectors('bridge', embedder.id)).toBeDefined();
  });

  it('are done without where the embedder fails, and somebody is told', async () => {
    const broken: Embedder = {
      id: 'broken',
      dimensions: 4,
      embed: () => Promise.reject(new Error('offline')),
    };
    const told: unknown[] = [];
    const library = open(createMemoryStore(), {
      bundled: [battery],
      embedder: broken,
      vectorTrust: always,
      notice: (error) => told.push(error),
    });
    await library.add(bridge);
    expect(idsOf(await library.retrieve('부산시 다리'))[0]).toBe('bridge');
    expect(told.length).toBeGreaterThan(0);
  });

  it('keep an aborted addition out', async () => {
    const library = open(createMemoryStore());
    await expect(library.add(bridge, AbortSignal.abort())).rejects.toThrow(/abort/iu);
    expect(await library.articles()).toEqual([]);
  });

  it('that mean nothing do not change the article found first at the weight of an unknown embedder', async () => {
    const words = open(createMemoryStore(), { bundled: practice, vectorTrust: { weight: 0, until: 1 } });
    const fused = open(createMemoryStore(), { bundled: practice, embedder: randomEmbedder(512) });
    for (const { title } of practice) {
      const [first] = await words.retrieve(title, { count: 1 });
      expect((await fused.retrieve(title, { count: 1 }))[0]?.article.id).toBe(first?.article.id);
    }
  });
});

describe('a library asked with hostile input', () => {
  const library = open(createMemoryStore(), { bundled: [battery, bridge] });

  it.each(['', ' \n', '…?!', '🙂👩‍👩‍👧‍👦', '\u0000\uffff', '은 는 이 가', '\ud800'])(
    'answers %j with a list',
    async (question) => {
      expect(Array.isArray(await library.retrieve(question))).toBe(true);
    },
  );

  it('finds nothing for a text without words', async () => {
    expect(await library.retrieve('')).toEqual([]);
    expect(await library.retrieve('?! … 🙂')).toEqual([]);
  });

  it('reads a question of 100,000 characters in a few seconds at most', async () => {
    const before = performance.now();
    await library.retrieve('배터리 공장 '.repeat(15_000).slice(0, 100_000));
    await library.retrieve('가'.repeat(100_000));
    await library.retrieve('('.repeat(100_000));
    expect(performance.now() - before).toBeLessThan(8000);
  });
});

describe('retrieval on real texts', () => {
  const library = open(createMemoryStore(), { bundled: practice });

  it.each([
    [
      'a question in full',
      '영하 30도에서 용량을 유지하는 전고체 배터리는 어느 회사가 만들었나?',
      ['a01#0', 'a01#1', 'a01#3'],
    ],
    ['a name with another particle', '가람누스 공장은 어디에 있나', ['a01#4', 'a01#5', 'a01#0']],
    ['a compound without its space', '전고체배터리', ['a01#0', 'a01#1', 'a01#3']],
    ['a part and an activity', '익산 공장에서 만드는 분말', ['a01#4', 'a01#5', 'a01#6']],
    ['an abbreviation', 'KIIM이 뭐야', ['a01#0', 'a01#2']],
    ['an abbreviation as it is spoken', '케이아이아이엠', ['a01#0', 'a01#2']],
    ['a question in English', 'Which company makes the solid-state battery?', ['a01#0', 'a01#1', 'a01#6']],
    ['a typo beside a right word', '밧데리 무인기상관측기', ['a01#5']],
    ['a title of a journal with a number', '네이처 에너지 5월호', ['a01#0', 'a01#3']],
  ])('puts the passages in this order for %s', async (_, question, ids) => {
    const found = await library.retrieve(question);
    expect(found.slice(0, ids.length).map(({ passage }) => passage.id)).toEqual(ids);
  });

  it('finds every article by its own title first', async () => {
    for (const { id, title } of practice) expect(idsOf(await library.retrieve(title))[0]).toBe(id);
  });
});
