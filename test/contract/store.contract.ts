// What every store promises. A new implementation runs it in three lines: describeStore('name', () => openMine()).
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../../src/core/errors.ts';
import { KEPT_VERSIONS, LONGEST_RECORD } from '../../src/core/ports.ts';
import type { ArticleVectors, PassageSpan, ScopedStore, Store, StoredRecord } from '../../src/core/ports.ts';
import type { Article } from '../../src/core/types.ts';

const hostileIds = [
  "it's",
  '"; DROP TABLE articles; --',
  '../../etc/passwd',
  '%_*?[a]',
  '👩‍👩‍👧‍👦각주',
  'nul\u0000inside',
  ' ',
  '',
  '__proto__',
  'constructor',
  'é',
  'e\u0301',
  '가'.repeat(10_000),
];

export function anArticle(
  id: string,
  text = '첫 문장이다. 둘째 문장이다.',
  more: Partial<Article> = {},
): Article {
  return { id, title: `제목 ${id.slice(0, 20)}`, language: 'ko', text, ...more };
}

export function passagesOf(article: Article, count = 2): PassageSpan[] {
  const size = Math.ceil(article.text.length / count);
  return Array.from({ length: count }, (_, index) => ({
    id: `p${index}`,
    start: Math.min(index * size, article.text.length),
    end: Math.min((index + 1) * size, article.text.length),
  }));
}

export function aRecord(id: string, more: Partial<StoredRecord> = {}): StoredRecord {
  return { id, value: '{"값":1}', at: '2030-05-01T00:00:00.000Z', ...more };
}

export function vectorsOf(embedderId: string, values: readonly (readonly number[])[]): ArticleVectors {
  return {
    embedderId,
    dimensions: values[0]?.length ?? 1,
    rows: values.map((row) => Float32Array.from(row)),
  };
}

export function describeStore(name: string, open: () => Promise<Store>): void {
  describe(`${name} keeps the store's contract`, () => {
    let store: Store;
    let scope: ScopedStore;

    beforeEach(async () => {
      store = await open();
      scope = store.scope('server');
    });

    afterEach(async () => {
      await store.close();
    });

    const put = (article: Article, vectors?: ArticleVectors) =>
      scope.put(article, passagesOf(article), vectors);

    it('is empty at first', async () => {
      expect(scope.scope).toBe('server');
      expect(await scope.list()).toEqual([]);
      expect(await scope.all()).toEqual([]);
      expect(await scope.get('a')).toBeUndefined();
      expect(await scope.remove('a')).toBe(false);
      expect(await scope.vectors('a', 'e')).toBeUndefined();
      expect(await scope.setting('k')).toBeUndefined();
      expect(await store.verify()).toEqual([]);
    });

    it('gives back every field, the text and the passages of an article', async () => {
      const more = {
        publisher: '미디어펜',
        author: '김기자',
        publishedAt: '2025-01-22',
        url: 'https://a.example/1',
      };
      const article = anArticle('full', '본문\n\n"인용" \u0000 끝 👍', more);
      const expected = { article, passages: passagesOf(article), version: 1 };
      expect(await put(article)).toEqual(expected);
      expect(await scope.get('full')).toEqual(expected);
      expect(await scope.all()).toEqual([expected]);
    });

    it('lists without texts, in the order added, a replaced article in its old place', async () => {
      for (const id of ['z', 'a', 'm']) await put(anArticle(id));
      await put(anArticle('z', '고친 글.'));
      expect((await scope.list()).map(({ id }) => id)).toEqual(['z', 'a', 'm']);
      expect((await scope.all()).map(({ article }) => article.id)).toEqual(['z', 'a', 'm']);
      for (const entry of await scope.list()) expect(entry).not.toHaveProperty('text');
    });

    it('puts an article that was removed and added again at the end, as version 1', async () => {
      for (const id of ['a', 'b']) await put(anArticle(id));
      await put(anArticle('a', '고친 글.'));
      await scope.remove('a');
      expect((await put(anArticle('a'))).version).toBe(1);
      expect((await scope.list()).map(({ id }) => id)).toEqual(['b', 'a']);
    });

    it('replaces with the next version: nothing of the old text, passages or fields remains', async () => {
      const vectors = vectorsOf('e', [
        [1, 0],
        [0, 1],
      ]);
      await put(anArticle('a', '옛 글이다.', { author: '옛 기자' }), vectors);
      const changed = anArticle('a', '새 글.');
      const stored = await scope.put(changed, [{ id: 'only', start: 0, end: 4 }]);
      expect(stored).toEqual({
        article: { ...changed, version: 2 },
        passages: [{ id: 'only', start: 0, end: 4 }],
        version: 2,
      });
      expect(await scope.get('a')).toEqual(stored);
      expect(await scope.vectors('a', 'e')).toBeUndefined();
    });

    it('keeps the version when the same article comes again, with new passages or vectors', async () => {
      const article = anArticle('a');
      await put(article);
      await put(
        article,
        vectorsOf('e', [
          [1, 0],
          [0, 1],
        ]),
      );
      const stored = await scope.put(article, passagesOf(article, 3));
      expect(stored.version).toBe(1);
      expect((await scope.get('a'))?.passages).toHaveLength(3);
      expect(await scope.vectors('a', 'e')).toBeUndefined();
    });

    it('keeps vectors by embedder, as long as article and passages stay', async () => {
      const article = anArticle('a');
      const [first, second] = [
        vectorsOf('one', [
          [0.6, 0.8],
          [1, 0],
        ]),
        vectorsOf('two', [[1], [-1]]),
      ];
      await put(article, first);
      await put(article, second);
      expect(await scope.vectors('a', 'one')).toEqual(first);
      expect(await scope.vectors('a', 'two')).toEqual(second);
      expect(await scope.vectors('a', 'three')).toBeUndefined();
    });

    it('drops the vectors of one embedder, or of all others, in its scope alone', async () => {
      const other = store.scope('other');
      for (const id of ['one', 'two', 'three'])
        await put(
          anArticle('a'),
          vectorsOf(id, [
            [1, 0],
            [0, 1],
          ]),
        );
      await other.put(
        anArticle('a'),
        passagesOf(anArticle('a')),
        vectorsOf('one', [
          [1, 0],
          [0, 1],
        ]),
      );
      const revision = await scope.revision();
      expect(await scope.dropVectors('one', 'these')).toBe(1);
      expect(await scope.vectors('a', 'one')).toBeUndefined();
      expect(await scope.dropVectors('two', 'others')).toBe(1);
      expect(await scope.vectors('a', 'three')).toBeUndefined();
      expect(await scope.vectors('a', 'two')).toBeDefined();
      expect(await scope.dropVectors('two', 'others')).toBe(0);
      expect(await other.vectors('a', 'one')).toBeDefined();
      expect(await scope.revision()).toBe(revision);
    });

    it('gives back float32 values to the last bit', async () => {
      const row = Float32Array.from([1 / 3, -1e-38, 3.4e38, -0, 1.401298464324817e-45]);
      const article = anArticle('a');
      await put(article, { embedderId: 'e', dimensions: 5, rows: [row, row] });
      const rows = (await scope.vectors('a', 'e'))?.rows ?? [];
      for (const kept of rows) expect(Buffer.from(kept.slice().buffer)).toEqual(Buffer.from(row.buffer));
      expect(rows).toHaveLength(2);
    });

    it.each([
      [
        'a row of another length',
        {
          embedderId: 'e',
          dimensions: 2,
          rows: [
            [1, 0],
            [1, 0, 0],
          ],
        },
      ],
      ['a row too few', { embedderId: 'e', dimensions: 2, rows: [[1, 0]] }],
      [
        'NaN',
        {
          embedderId: 'e',
          dimensions: 2,
          rows: [
            [1, 0],
            [Number.NaN, 0],
          ],
        },
      ],
      [
        'an infinity',
        {
          embedderId: 'e',
          dimensions: 2,
          rows: [
            [1, 0],
            [Infinity, 0],
          ],
        },
      ],
      ['no dimension', { embedderId: 'e', dimensions: 0, rows: [[], []] }],
      [
        'another dimension than its embedder has in the scope',
        {
          embedderId: 'known',
          dimensions: 3,
          rows: [
            [1, 0, 0],
            [0, 1, 0],
          ],
        },
      ],
    ])('refuses vectors with %s and leaves everything as it was', async (_, { rows, ...rest }) => {
      const vectors = vectorsOf('known', [
        [1, 0],
        [0, 1],
      ]);
      await put(anArticle('other'), vectors);
      const before = await put(anArticle('a'), vectors);
      const revision = await scope.revision();
      const bad = { ...rest, rows: rows.map((row) => Float32Array.from(row)) };
      await expectFailure(put(anArticle('a', '새 글이다. 또 새 글.'), bad), 'index-mismatch');
      expect(await scope.get('a')).toEqual(before);
      expect(await scope.vectors('a', 'known')).toEqual(vectors);
      expect(await scope.revision()).toBe(revision);
    });

    it('takes another dimension under the same embedder in another scope', async () => {
      await put(
        anArticle('a'),
        vectorsOf('e', [
          [1, 0],
          [0, 1],
        ]),
      );
      const article = anArticle('a');
      await store.scope('other').put(article, passagesOf(article), vectorsOf('e', [[1], [1]]));
      expect((await store.scope('other').vectors('a', 'e'))?.dimensions).toBe(1);
    });

    it('refuses a passage outside the text as a bug of the caller', async () => {
      for (const [start, end] of [
        [0, 99],
        [-1, 2],
        [3, 2],
        [0.5, 2],
      ] as const) {
        await expect(scope.put(anArticle('a', '글.'), [{ id: 'p', start, end }])).rejects.toThrow(RangeError);
      }
      expect(await scope.all()).toEqual([]);
    });

    it('refuses text that UTF-8 cannot carry unchanged', async () => {
      await expectFailure(put(anArticle('a', '반쪽 \ud83d 글')), 'not-text');
      await expectFailure(put(anArticle('a\udc00')), 'not-text');
      await expectFailure(scope.setSetting('k', '\ud800'), 'not-text');
      expect(() => store.scope('\ud800')).toThrow(Failure);
      await put(anArticle('\ufffd'));
      expect(await scope.get('\ud800')).toBeUndefined();
      expect(await scope.remove('\ud800')).toBe(false);
    });

    it('never shows one scope the articles, vectors or settings of another', async () => {
      const other = store.scope('server2');
      await put(anArticle('a', '여기 글.'), vectorsOf('e', [[1], [1]]));
      await scope.setSetting('k', 'here');
      const nothing = [
        await other.list(),
        await other.all(),
        await other.get('a'),
        await other.vectors('a', 'e'),
      ];
      expect(nothing).toEqual([[], [], undefined, undefined]);
      expect(await other.setting('k')).toBeUndefined();
      expect(await other.revision()).toBe(0);
      expect(await other.remove('a')).toBe(false);
      await other.put(anArticle('a', '저기 글.'), []);
      await other.setSetting('k', undefined);
      expect((await scope.get('a'))?.article.text).toBe('여기 글.');
      expect(await scope.setting('k')).toBe('here');
    });

    it('sees the same scope through every handle of it', async () => {
      await store.scope('server').put(anArticle('a'), []);
      expect(await scope.list()).toHaveLength(1);
    });

    it('removes text, passages and vectors at once', async () => {
      await put(anArticle('a'), vectorsOf('e', [[1], [1]]));
      await put(anArticle('b'), vectorsOf('e', [[1], [1]]));
      expect(await scope.remove('a')).toBe(true);
      expect(await scope.remove('a')).toBe(false);
      expect(await scope.get('a')).toBeUndefined();
      expect(await scope.vectors('a', 'e')).toBeUndefined();
      expect((await scope.all()).map(({ article }) => article.id)).toEqual(['b']);
      await put(anArticle('a'));
      expect(await scope.vectors('a', 'e')).toBeUndefined();
      expect(await store.verify()).toEqual([]);
    });

    it('raises the revision with each change of an article and with nothing else', async () => {
      const seen = [await scope.revision()];
      const note = async (change: Promise<unknown>) => {
        await change;
        seen.push(await scope.revision());
      };
      await note(put(anArticle('a')));
      await note(put(anArticle('a')));
      await note(put(anArticle('b')));
      await note(scope.remove('a'));
      await note(scope.remove('b'));
      expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b));
      await scope.setSetting('k', 'v');
      await scope.remove('b');
      expect(await scope.revision()).toBe(seen.at(-1));
    });

    it('sets, replaces and clears a setting', async () => {
      await scope.setSetting('k', '값');
      await scope.setSetting('k', '');
      expect(await scope.setting('k')).toBe('');
      await scope.setSetting('k', undefined);
      expect(await scope.setting('k')).toBeUndefined();
    });

    it('keeps a value of 10,000 characters', async () => {
      const value = '값👍'.repeat(3_333) + '끝';
      await scope.setSetting('k', value);
      expect(await scope.setting('k')).toBe(value);
    });

    it('counts from 0, by 1 or by what it is told, and both of two counts at the same time', async () => {
      const both = await Promise.all([scope.count('votes'), scope.count('votes')]);
      expect(both.sort((a, b) => a - b)).toEqual([1, 2]);
      expect(await scope.count('votes', 40)).toBe(42);
      expect(await scope.count('votes', -50)).toBe(-8);
      expect(await scope.count('votes', 0)).toBe(-8);
      expect(await scope.setting('votes')).toBe('-8');
    });

    it('counts none of 50 changes at the same time twice or never', async () => {
      await Promise.all(Array.from({ length: 50 }, (_, at) => scope.count(at % 2 === 0 ? 'up' : 'down')));
      expect([await scope.count('up', 0), await scope.count('down', 0)]).toEqual([25, 25]);
    });

    it('shows a count to no other scope, and begins anew where it was cleared', async () => {
      await scope.count('votes');
      expect(await store.scope('server2').count('votes', 0)).toBe(0);
      expect(await store.scope('server2').setting('votes')).toBeUndefined();
      await scope.setSetting('votes', undefined);
      expect(await scope.count('votes')).toBe(1);
    });

    it('keeps nothing where a count of 0 is added to nothing', async () => {
      expect(await scope.count('votes', 0)).toBe(0);
      expect(await scope.setting('votes')).toBeUndefined();
    });

    it('refuses to count by a fraction, beyond what is exact, or on a setting that is no count', async () => {
      await scope.setSetting('word', 'seven');
      await expect(scope.count('word')).rejects.toThrow(TypeError);
      await scope.count('votes', Number.MAX_SAFE_INTEGER);
      for (const by of [0.5, Number.NaN, Infinity, 1])
        await expect(scope.count('votes', by)).rejects.toThrow(RangeError);
      expect(await scope.setting('word')).toBe('seven');
      expect(await scope.count('votes', 0)).toBe(Number.MAX_SAFE_INTEGER);
    });

    it('cannot be changed through what it was given or what it gave', async () => {
      const article = { ...anArticle('a') };
      const passages = passagesOf(article);
      const vectors = vectorsOf('e', [
        [1, 0],
        [0, 1],
      ]);
      const returned = await scope.put(article, passages, vectors);
      const expected = structuredClone(returned);
      const given = [article, passages, passages[0], vectors.rows[0]];
      const got = [returned, await scope.get('a'), (await scope.all())[0], (await scope.list())[0]];
      for (const value of [...given, ...got.flatMap((stored) => [stored, ...Object.values(stored ?? {})])])
        spoil(value);
      for (const row of (await scope.vectors('a', 'e'))?.rows ?? []) row.fill(9);
      expect(await scope.get('a')).toEqual(expected);
      expect((await scope.vectors('a', 'e'))?.rows).toEqual([
        Float32Array.from([1, 0]),
        Float32Array.from([0, 1]),
      ]);
    });

    it('loses nothing of changes that are made at the same time', async () => {
      const ids = Array.from({ length: 20 }, (_, index) => `a${index}`);
      const same = ids.map((id) => put(anArticle('same', `글 ${id}. 글.`)));
      const all = await Promise.all([...same, ...ids.map((id) => put(anArticle(id)))]);
      expect(
        all
          .slice(0, 20)
          .map(({ version }) => version)
          .sort((a, b) => a - b),
      ).toEqual(ids.map((_, index) => index + 1));
      expect((await scope.list()).map(({ id }) => id)).toEqual(['same', ...ids]);
      expect(await scope.revision()).toBe(40);
    });

    it('takes any id, scope and key as they are, and keeps those apart that only look alike', async () => {
      for (const id of hostileIds) {
        await put(anArticle(id, `글 ${hostileIds.indexOf(id)}. 끝.`));
        await scope.setSetting(id, id);
        await store.scope(id).put(anArticle('a', id), []);
      }
      expect((await scope.list()).map(({ id }) => id)).toEqual(hostileIds);
      for (const [index, id] of hostileIds.entries()) {
        expect((await scope.get(id))?.article.text).toBe(`글 ${index}. 끝.`);
        expect(await scope.setting(id)).toBe(id);
        expect((await store.scope(id).get('a'))?.article.text).toBe(id);
        expect(await scope.remove(id)).toBe(true);
      }
      expect(await store.verify()).toEqual([]);
    });

    it('keeps an article of 200,000 characters with its passages and vectors', async () => {
      const article = anArticle('big', '가나다라마바사 아자차카.\n'.repeat(14_286).slice(0, 200_000));
      const passages = passagesOf(article, 700);
      const vectors = vectorsOf(
        'e',
        passages.map((_, index) => [Math.sin(index), Math.cos(index)]),
      );
      await scope.put(article, passages, vectors);
      expect(await scope.get('big')).toEqual({ article, passages, version: 1 });
      expect(await scope.vectors('big', 'e')).toEqual(vectors);
    });

    it('keeps an article without text and passages, and its empty vectors', async () => {
      await scope.put(anArticle('empty', ''), [], { embedderId: 'e', dimensions: 4, rows: [] });
      expect((await scope.get('empty'))?.passages).toEqual([]);
      expect(await scope.vectors('empty', 'e')).toEqual({ embedderId: 'e', dimensions: 4, rows: [] });
    });

    it('tells which text of an article each one is, from the second on', async () => {
      expect((await put(anArticle('a', '글 하나.'))).article).not.toHaveProperty('version');
      await put(anArticle('a', '글 둘.'));
      await put({ ...anArticle('a', '글 셋.'), version: 7 });
      expect((await scope.get('a'))?.article.version).toBe(3);
      expect((await scope.all())[0]?.article.version).toBe(3);
      expect((await scope.list())[0]?.version).toBe(3);
      expect((await put(anArticle('a', '글 셋.'))).version).toBe(3);
    });

    it('keeps each earlier text with its fields and passages', async () => {
      const first = anArticle('a', '첫 글이다.', { author: '처음' });
      const second = anArticle('a', '둘째 글이다.', { publisher: '새 신문' });
      await put(first);
      await scope.put(second, passagesOf(second, 3));
      await put(anArticle('a', '셋째 글이다.'));
      expect(await scope.version('a', 1)).toEqual({
        article: first,
        passages: passagesOf(first),
        version: 1,
      });
      expect(await scope.version('a', 2)).toEqual({
        article: { ...second, version: 2 },
        passages: passagesOf(second, 3),
        version: 2,
      });
      expect(await scope.version('a', 3)).toEqual(await scope.get('a'));
      expect(await scope.version('a', 4)).toBeUndefined();
      expect(await scope.version('b', 1)).toBeUndefined();
      expect(await store.scope('server2').version('a', 1)).toBeUndefined();
      expect(await store.verify()).toEqual([]);
    });

    it('keeps the last texts only, as many as are promised', async () => {
      for (let text = 1; text <= KEPT_VERSIONS + 5; text += 1) await put(anArticle('a', `글 ${text}. 끝.`));
      const kept: number[] = [];
      for (let number = 1; number <= KEPT_VERSIONS + 5; number += 1)
        if ((await scope.version('a', number))?.article.text === `글 ${number}. 끝.`) kept.push(number);
      expect(kept).toEqual(Array.from({ length: KEPT_VERSIONS }, (_, index) => index + 6));
    });

    it('keeps no earlier text of an article that was removed, nor of one whose text stayed', async () => {
      for (const text of ['글 하나.', '글 둘.']) await put(anArticle('a', text));
      await scope.remove('a');
      expect(await scope.version('a', 1)).toBeUndefined();
      await put(anArticle('a', '글 셋.'));
      await put(anArticle('a', '글 셋.'), vectorsOf('e', [[1], [1]]));
      expect((await scope.version('a', 1))?.article.text).toBe('글 셋.');
      expect(await scope.version('a', 2)).toBeUndefined();
    });

    it('keeps records by kind and id, oldest first whatever the zone, a replaced one in its old place', async () => {
      const answers = scope.records('answer');
      const late = aRecord('late', { at: '2030-05-01T01:00:00+09:00' });
      const early = aRecord('early', { at: '2030-04-30T15:59:00Z', article: 'a' });
      const same = aRecord('same', { at: '2030-04-30T16:00:00Z' });
      for (const record of [late, early, same]) await answers.put(record);
      expect(await answers.all()).toEqual([early, late, same]);
      await answers.put({ ...late, value: '고친 값' });
      expect(await answers.all()).toEqual([early, { ...late, value: '고친 값' }, same]);
      expect(await answers.get('early')).toEqual(early);
      expect(await answers.get('none')).toBeUndefined();
      expect(await scope.records('audit').all()).toEqual([]);
      expect(await store.scope('server2').records('answer').all()).toEqual([]);
      expect(await store.verify()).toEqual([]);
    });

    it('removes a record once, and trims to the newest', async () => {
      const records = scope.records('audit');
      for (const minute of [3, 1, 2, 0])
        await records.put(aRecord(`m${minute}`, { at: `2030-05-01T00:0${minute}:00Z` }));
      await scope.records('answer').put(aRecord('other'));
      expect([await records.remove('m3'), await records.remove('m3')]).toEqual([true, false]);
      expect([await records.trim(3), await records.trim(2), await records.trim(2)]).toEqual([0, 1, 0]);
      expect((await records.all()).map(({ id }) => id)).toEqual(['m1', 'm2']);
      expect(await records.trim(0)).toBe(2);
      expect(await scope.records('answer').all()).toHaveLength(1);
    });

    it('removes the records of an article with it, of its own scope alone', async () => {
      await put(anArticle('a'));
      const records = [
        aRecord('of-a', { article: 'a' }),
        aRecord('of-b', { article: 'b' }),
        aRecord('of-none'),
      ];
      for (const record of records) await scope.records('answer').put(record);
      await scope.records('audit').put(aRecord('of-a', { article: 'a' }));
      await store
        .scope('server2')
        .records('answer')
        .put(aRecord('of-a', { article: 'a' }));
      await scope.remove('a');
      expect((await scope.records('answer').all()).map(({ id }) => id)).toEqual(['of-b', 'of-none']);
      expect(await scope.records('audit').all()).toEqual([]);
      expect(await store.scope('server2').records('answer').all()).toHaveLength(1);
    });

    it('takes any id, kind and value of a record as they are, up to the longest value', async () => {
      for (const id of hostileIds) await scope.records(id).put(aRecord(id, { value: id, article: id }));
      for (const id of hostileIds)
        expect(await scope.records(id).all()).toEqual([aRecord(id, { value: id, article: id })]);
      const value = '값'.repeat(LONGEST_RECORD);
      await scope.records('long').put(aRecord('long', { value }));
      expect((await scope.records('long').get('long'))?.value).toBe(value);
      expect(await store.verify()).toEqual([]);
    });

    it('refuses a record that is too long, has no time, or is not text, and keeps what was there', async () => {
      const records = scope.records('audit');
      await records.put(aRecord('a'));
      const bad = [
        { value: 'x'.repeat(LONGEST_RECORD + 1) },
        { at: 'yesterday' },
        { at: '2030' },
        { at: '' },
      ];
      for (const part of bad) await expect(records.put(aRecord('a', part))).rejects.toThrow(RangeError);
      await expectFailure(records.put(aRecord('a', { value: '\ud83d' })), 'not-text');
      for (const most of [-1, 0.5, Number.NaN]) await expect(records.trim(most)).rejects.toThrow(RangeError);
      expect(await records.all()).toEqual([aRecord('a')]);
    });

    it('changes no revision with records', async () => {
      await scope.records('audit').put(aRecord('a'));
      await scope.records('audit').remove('a');
      expect(await scope.revision()).toBe(0);
    });

    it('cannot be changed through a record that it was given or that it gave', async () => {
      const given = { ...aRecord('a') };
      await scope.records('audit').put(given);
      spoil(given);
      spoil(await scope.records('audit').get('a'));
      spoil(await scope.records('audit').all());
      expect(await scope.records('audit').all()).toEqual([aRecord('a')]);
    });

    it('names every scope that keeps anything, and no other', async () => {
      expect(await store.scopes()).toEqual([]);
      await store.scope('b').setSetting('k', 'v');
      await store.scope('\uffff').put(anArticle('a'), []);
      await store.scope('😀').records('audit').put(aRecord('r'));
      await store.scope('gone').put(anArticle('a'), []);
      await store.scope('gone').remove('a');
      await store.scope('read').list();
      expect(await store.scopes()).toEqual(['b', '😀', '\uffff']);
    });

    it('forgets a whole scope, its revision risen, and nothing of another', async () => {
      for (const name of ['server', 'server/channel', 'server2']) {
        const one = store.scope(name);
        await one.put(anArticle('a', '옛 글.'), []);
        await one.put(anArticle('a'), passagesOf(anArticle('a')), vectorsOf('e', [[1], [1]]));
        await one.setSetting('k', 'v');
        await one.records('audit').put(aRecord('r'));
      }
      const revision = await scope.revision();
      expect([await store.forgetScope('server'), await store.forgetScope('server')]).toEqual([true, false]);
      expect([await scope.list(), await scope.records('audit').all()]).toEqual([[], []]);
      expect([await scope.version('a', 1), await scope.vectors('a', 'e')]).toEqual([undefined, undefined]);
      expect(await scope.setting('k')).toBeUndefined();
      expect(await scope.revision()).toBeGreaterThan(revision);
      expect(await store.scopes()).toEqual(['server/channel', 'server2']);
      expect((await store.scope('server2').version('a', 1))?.article.text).toBe('옛 글.');
      expect((await put(anArticle('a'))).version).toBe(1);
      expect(await store.verify()).toEqual([]);
    });

    it('forgets a scope that has settings or records alone', async () => {
      await store.scope('one').setSetting('k', 'v');
      await store.scope('two').records('audit').put(aRecord('r'));
      expect([await store.forgetScope('one'), await store.forgetScope('two')]).toEqual([true, true]);
      expect(await store.forgetScope('three')).toBe(false);
      expect(await store.scopes()).toEqual([]);
    });
  });
}

export async function expectFailure(work: Promise<unknown>, code: Failure['code']): Promise<Failure> {
  const outcome = await work.then(
    () => new Error(`expected Failure('${code}'), got none`),
    (error: unknown) => error,
  );
  if (!(outcome instanceof Failure)) throw outcome;
  expect(outcome.code).toBe(code);
  return outcome;
}

/** Writes over everything that lets itself be written over. */
function spoil(value: unknown): void {
  if (value instanceof Float32Array) value.fill(9);
  else if (typeof value === 'object' && value !== null) {
    for (const key of Object.keys(value)) {
      spoil(Reflect.get(value, key));
      Reflect.set(value, key, 'spoiled');
    }
  }
}
