// Articles out as Markdown and in again: the same to the last unit, whole or not at all, a mistake named by file and line.
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readArticles, writeArticles } from '../../src/adapters/article-folder.ts';
import { makeArticle, type ArticleSource } from '../../src/core/article.ts';
import { Failure } from '../../src/core/errors.ts';
import type { Article } from '../../src/core/types.ts';
import { anyText } from '../any-text.ts';
import { expectFailure } from '../contract/store.contract.ts';
import { temporaryFolder } from './temporary-folder.ts';

const HERON = makeArticle({
  id: 'heron',
  title: '강가의 "흰" 두루미: \\ 셋',
  publisher: '# 갈대신문',
  author: "'한새벽'",
  publishedAt: '2031-05-02',
  url: 'https://news.example/heron?a=1#b',
  text: '# 두루미\n\n두루미 세 마리가 강가에 내려앉았다.\n\n---\ntitle: 아니다\n---\n  들여 쓴 줄이다.\n* 별표도 그대로다.',
});
const OWL = makeArticle({ id: 'owl', title: '부엉이', text: '부엉이가 울었다.', language: 'en' });

/** Whatever can be made an article, with an id of any text. */
const anyArticle = fc
  .record(
    {
      id: anyText,
      text: fc.array(fc.oneof(anyText, fc.constantFrom('\n', '---', '# 제목\n', 'id: x', '"', ' ', '각')), {
        maxLength: 12,
      }),
      title: anyText,
      publisher: anyText,
      author: anyText,
      publishedAt: fc.constantFrom('2031-05-02', '2031.5.2', 'no date'),
      url: fc.constantFrom('https://news.example/1', 'https://news.example/"2"', 'none'),
      language: fc.constantFrom('ko' as const, 'en' as const),
    },
    { requiredKeys: ['id', 'text'] },
  )
  .map(({ text, ...fields }) => made({ ...fields, text: text.join('') }))
  .filter((article) => article !== undefined);

function made(source: ArticleSource): Article | undefined {
  try {
    return makeArticle({ ...source, id: source.id.replaceAll(/\p{Surrogate}/gu, '') });
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

const filesIn = (folder: string) => readdirSync(folder).sort();

describe('an exported article', () => {
  it('is a Markdown file with its fields above and exactly its text below', async () => {
    const folder = join(temporaryFolder(), 'out');
    await writeArticles(folder, [HERON, OWL]);
    expect(filesIn(folder)).toEqual(['001-heron.md', '002-owl.md']);
    expect(readFileSync(join(folder, '002-owl.md'), 'utf8')).toBe(
      '---\nid: "owl"\ntitle: "부엉이"\nlanguage: "en"\n---\n\n부엉이가 울었다.\n',
    );
    expect(await readArticles(folder)).toEqual([HERON, OWL]);
  });

  it('comes back the same to the last unit, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(anyArticle, { minLength: 1, maxLength: 4, selector: ({ id }) => id }),
        async (articles) => {
          const folder = mkdtempSync(join(tmpdir(), 'gakju-export-'));
          try {
            await writeArticles(folder, articles);
            expect(await readArticles(folder)).toEqual(articles);
          } finally {
            rmSync(folder, { recursive: true });
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('has a name that is safe on every system, and keeps its place', async () => {
    const ids = ['CON', 'a/b:c*?', '..', '', '각'.repeat(90), 'same', 'SAME', 'nul', '.hidden '];
    const folder = join(temporaryFolder(), 'out');
    const articles = ids.map((id) => makeArticle({ id, text: `${id} 글이다.` }));
    await writeArticles(folder, articles);
    for (const name of filesIn(folder)) {
      expect(name).toMatch(/^\d{3}-[\p{L}\p{N}-]+\.md$/u);
      expect(Buffer.byteLength(name)).toBeLessThan(255);
    }
    expect(new Set(filesIn(folder).map((name) => name.toLowerCase())).size).toBe(ids.length);
    expect((await readArticles(folder)).map(({ id }) => id)).toEqual(ids);
  });
});

describe('a folder that cannot be written', () => {
  it('is refused when something is in it, which stays as it was', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'mine.txt'), 'mine');
    const { facts } = await expectFailure(writeArticles(folder, [OWL]), 'folder-not-empty');
    expect(facts).toEqual({ path: folder });
    expect(filesIn(folder)).toEqual(['mine.txt']);
  });

  it('is named where its parent is missing, or a file has its name', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    const missing = join(folder, 'none', 'out');
    expect((await expectFailure(writeArticles(missing, [OWL]), 'file-unwritable')).facts).toEqual({
      path: missing,
      reason: 'ENOENT',
    });
    await expect(writeArticles(join(folder, 'file'), [OWL])).rejects.toThrow(Failure);
    expect(filesIn(folder)).toEqual(['file']);
  });

  it.runIf(process.getuid?.() !== 0)('says so where it may not be written', async () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o500);
    onTestFinished(() => chmodSync(folder, 0o700));
    const { facts } = await expectFailure(writeArticles(folder, [OWL]), 'file-unwritable');
    expect(facts['reason']).toBe('permission');
  });

  it.each([
    ['a new folder', false],
    ['an empty one', true],
  ])('that is full in the middle is left with no file: %s', async (_, exists) => {
    const parent = temporaryFolder();
    const folder = join(parent, 'out');
    if (exists) mkdirSync(folder);
    const last = { ...OWL };
    Object.defineProperty(last, 'text', {
      enumerable: true,
      get: () => {
        throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
      },
    });
    await expectFailure(writeArticles(folder, [HERON, last]), 'store-full');
    expect(filesIn(parent)).toEqual(exists ? ['out'] : []);
    if (exists) expect(filesIn(folder)).toEqual([]);
  });
});

describe('a folder that cannot be read', () => {
  const edited = async (change: (text: string) => string): Promise<string> => {
    const folder = join(temporaryFolder(), 'out');
    await writeArticles(folder, [OWL, HERON]);
    const path = join(folder, '002-heron.md');
    writeFileSync(path, change(readFileSync(path, 'utf8')));
    return folder;
  };

  it.each([
    ['a line without a colon', (text: string) => text.replace('title: ', 'title '), 3],
    ['an open quote', (text: string) => text.replace('"2031-05-02"', '"2031-05-02'), 6],
    ['no date', (text: string) => text.replace('2031-05-02', 'yesterday'), 6],
    ['no link', (text: string) => text.replace('https://', 'nowhere '), 7],
    ['another language', (text: string) => text.replace('"ko"', '"fr"'), 8],
    ['a field that there is not', (text: string) => text.replace('author:', 'writer:'), 5],
  ])('is told by file and line: %s', async (_, change, line) => {
    const folder = await edited(change);
    const { facts } = await expectFailure(readArticles(folder), 'front-matter-broken');
    expect(facts).toEqual({ line, path: join(folder, '002-heron.md') });
  });

  it('is told by file where the text is gone or no text', async () => {
    const empty = await edited((text) => text.slice(0, text.lastIndexOf('# 두루미')));
    expect((await expectFailure(readArticles(empty), 'empty-text')).facts['path']).toContain('002-heron.md');
    const folder = await edited((text) => text);
    writeFileSync(join(folder, '002-heron.md'), Buffer.from([0xff, 0x00, 0x80, 0x81]));
    expect((await expectFailure(readArticles(folder), 'not-text')).facts['path']).toContain('002-heron.md');
  });

  it('is told where two files have one id, or none is Markdown, or there is no folder', async () => {
    const twice = await edited((text) => text.replace('"heron"', '"owl"'));
    expect((await expectFailure(readArticles(twice), 'same-article')).facts['article']).toBe('owl');
    const empty = temporaryFolder();
    writeFileSync(join(empty, 'readme.txt'), 'no article');
    await expectFailure(readArticles(empty), 'file-missing');
    await expectFailure(readArticles(join(empty, 'none')), 'file-missing');
  });

  it('takes edits: another text, a field taken out, Windows line ends, a file without fields', async () => {
    const folder = await edited((text) =>
      text
        .replace(/author: .*\n/u, '')
        .replace('세 마리', '네 마리')
        .replaceAll('\n', '\r\n'),
    );
    writeFileSync(join(folder, '003-새-글.md'), '까치가 왔다.\n');
    const { author: _, ...expected } = { ...HERON, text: HERON.text.replace('세 마리', '네 마리') };
    const [, heron, magpie] = await readArticles(folder);
    expect(heron).toEqual(expected);
    expect(magpie).toMatchObject({ id: '새-글', text: '까치가 왔다.' });
  });
});
