import { chmod, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, describe, expect, test } from 'vitest';
import { FILE_LIMIT, readArticleFile } from '../../src/adapters/files.ts';

const nothing = Readable.from([]);

const folders: string[] = [];

afterAll(async () => {
  for (const path of folders) await rm(path, { recursive: true, force: true });
});

async function fileWith(content: string | Uint8Array, name = 'My news.txt'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gakju-files-'));
  folders.push(folder);
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

describe('readArticleFile', () => {
  test('reads a text file and names the article after it', async () => {
    const article = await readArticleFile(await fileWith('첫 문장이다. 둘째 문장이다.'), nothing);
    expect(article).toMatchObject({ id: 'my-news', language: 'ko', text: '첫 문장이다. 둘째 문장이다.' });
  });

  test('reads Markdown with front matter', async () => {
    const path = await fileWith('---\ntitle: 제목\ndate: 2025-01-22\n---\n\n본문이다.\n', 'a.md');
    expect(await readArticleFile(path, nothing)).toMatchObject({
      title: '제목',
      publishedAt: '2025-01-22',
      text: '본문이다.',
    });
  });

  test('reads standard input for -, and names the article after its title', async () => {
    const bytes = Buffer.from('한빛시가 버스를 바꾼다\n\n한빛시는 올해 버스 12대를 바꾼다고 밝혔다.\n');
    const article = await readArticleFile('-', Readable.from([bytes.subarray(0, 7), bytes.subarray(7)]));
    expect(article.id).toBe('한빛시가-버스를-바꾼다');
  });

  test('keeps the id that front matter gives', async () => {
    const text = '---\nid: mine\ntitle: 제목\n---\n본문이다.';
    expect((await readArticleFile('-', Readable.from([Buffer.from(text)]))).id).toBe('mine');
  });

  test('refuses a missing file, a folder and a path through a file', async () => {
    const path = await fileWith('글이다.');
    await expect(readArticleFile(`${path}x`, nothing)).rejects.toMatchObject({ code: 'file-missing' });
    await expect(readArticleFile(join(path, 'x'), nothing)).rejects.toMatchObject({ code: 'file-missing' });
    await expect(readArticleFile(tmpdir(), nothing)).rejects.toMatchObject({
      code: 'file-unreadable',
      facts: { reason: 'folder' },
    });
  });

  test.skipIf(process.getuid?.() === 0)('refuses a file without permission', async () => {
    const path = await fileWith('글이다.');
    await chmod(path, 0);
    await expect(readArticleFile(path, nothing)).rejects.toMatchObject({ facts: { reason: 'permission' } });
  });

  test('refuses 20 MB before reading it', async () => {
    const path = await fileWith('');
    await truncate(path, 20 * 1024 * 1024);
    await expect(readArticleFile(path, nothing)).rejects.toMatchObject({
      code: 'file-too-large',
      facts: { bytes: 20 * 1024 * 1024, limit: FILE_LIMIT },
    });
  });

  test('refuses a device that never ends', async () => {
    await expect(readArticleFile('/dev/zero', nothing)).rejects.toMatchObject({ code: 'file-too-large' });
  });

  test('stops reading standard input at the limit', async () => {
    let given = 0;
    async function* endless() {
      for (;;) {
        given += 1;
        yield Buffer.alloc(1024 * 1024, 'a');
      }
    }
    await expect(readArticleFile('-', Readable.from(endless(), { highWaterMark: 1 }))).rejects.toMatchObject({
      code: 'file-too-large',
    });
    expect(given).toBeLessThan(10);
  });

  test.each([
    ['an empty file', '', 'news.txt', 'empty-text'],
    ['white space alone', ' \n\n ', 'news.txt', 'empty-text'],
    ['bytes that are no text', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1, 2]), 'news.txt', 'not-text'],
    ['a broken front matter', '---\ntitle 제목\n---\n글이다.', 'a.md', 'front-matter-broken'],
    ['a Hangul document', 'x', 'a.hwp', 'not-supported'],
    ['an old Word document', 'x', 'a.DOC', 'not-supported'],
  ])('refuses %s', async (_, content, name, code) => {
    await expect(readArticleFile(await fileWith(content, name), nothing)).rejects.toMatchObject({ code });
  });
});
