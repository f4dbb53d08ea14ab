// Every kind of document that a person may name on the command line becomes an article with its fields.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readArticleFile } from '../../src/adapters/files.ts';
import type { PageSource } from '../../src/adapters/pages/page-types.ts';
import { readPageHere } from '../../src/adapters/pages/read-page.ts';
import { docxOf, paragraph } from '../pages/docx-writer.ts';
import { newspapers } from '../pages/newspapers.ts';
import { column, pdfOf } from '../pages/pdf-writer.ts';
import { storyOf } from '../pages/stories.ts';
import { temporaryFolder } from './temporary-folder.ts';

const nothing = Readable.from([]);
const story = storyOf(80, 6);
const text = story.paragraphs.join('\n\n');
const [local, portal, , , old] = newspapers();

function fileOf(name: string, bytes: Uint8Array | string): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, bytes);
  return path;
}

/** In this process, and refusing what is not for it. */
async function readDocument(source: PageSource): ReturnType<typeof readPageHere> {
  return readPageHere(source);
}

describe('a file', () => {
  it.each([
    [
      'a page',
      'My page.html',
      local!.bytes,
      { title: 'title' in local!.truth ? local!.truth.title : '', author: '김가온' },
    ],
    ['a page in CP949', 'old.HTM', old!.bytes, { title: 'title' in old!.truth ? old!.truth.title : '' }],
    [
      'a page without a name for it',
      'page',
      portal!.bytes,
      { title: 'title' in portal!.truth ? portal!.truth.title : '' },
    ],
    [
      'a PDF',
      'a.pdf',
      pdfOf([[{ x: 50, y: 780, size: 20, text: story.title }, ...column(text, 50, 740)]]),
      { title: story.title, text },
    ],
    [
      'a PDF that is called text',
      'a.txt',
      pdfOf([[{ x: 50, y: 780, size: 20, text: story.title }, ...column(text, 50, 740)]]),
      { title: story.title, text },
    ],
    [
      'a Word document',
      'b.docx',
      docxOf(
        [story.title, ...story.paragraphs]
          .map((one, at) => paragraph(one, at === 0 ? '<w:pPr><w:pStyle w:val="Title"/></w:pPr>' : ''))
          .join(''),
      ),
      { title: story.title, text },
    ],
    [
      'text in CP949',
      'c.txt',
      iconv.encode(`${story.title}\n\n2025.03.04\n\n${text}`, 'cp949'),
      { title: story.title, publishedAt: '2025-03-04', text },
    ],
    [
      'Markdown in CP949',
      'd.md',
      iconv.encode(`---\ntitle: 제목\n---\n${text}`, 'cp949'),
      { title: '제목', text },
    ],
    ['text in UTF-16', 'e.txt', Buffer.from(`\uFEFF${text}`, 'utf16le'), { text }],
  ])('that is %s is read', async (_, name, bytes, fields) => {
    const article = await readArticleFile(fileOf(name, bytes), nothing, readDocument);
    expect(article).toMatchObject(fields);
    expect(Object.keys(article)).not.toContain('found');
    expect(article.id).toBe(
      name
        .toLowerCase()
        .replace(/\.\w+$/u, '')
        .replace(' ', '-'),
    );
  });

  it('that comes through a pipe is told by its bytes, and named by its title', async () => {
    const article = await readArticleFile('-', Readable.from([local!.bytes]), readDocument);
    expect(article).toMatchObject({ author: '김가온', id: expect.stringMatching(/^다온시-전기버스/u) });
    expect(
      (await readArticleFile('-', Readable.from([iconv.encode(text, 'cp949')]), readDocument)).text,
    ).toBe(text);
  });

  it('that is plain text goes to no other process', async () => {
    const refuse = (): never => {
      throw new Error('expected no document to be read');
    };
    expect((await readArticleFile(fileOf('a.txt', text), nothing, refuse)).text).toBe(text);
  });

  it('that is a page is read by the child where nothing else is said', async () => {
    expect((await readArticleFile(fileOf('a.html', local!.bytes), nothing)).author).toBe('김가온');
  });

  it.each([
    ['.hwp', 'not-supported'],
    ['.rtf', 'not-supported'],
    ['.pdf', 'page-unreadable'],
    ['.docx', 'page-unreadable'],
    ['.html', 'page-unreadable'],
    ['.txt', 'not-text'],
  ])('with an ending in %s that is something else fails with %s', async (extension, code) => {
    await expect(
      readArticleFile(fileOf(`a${extension}`, Buffer.from('89504e470d0a00', 'hex')), nothing, readDocument),
    ).rejects.toMatchObject({ code });
  });
});
