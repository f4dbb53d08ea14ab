// The process border: whatever a page does to its child, its reader fails with a sentence and goes on.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createPageReader,
  type PageReader,
  type PageReaderOptions,
  readPage,
} from '../../src/adapters/pages/page-reader.ts';
import { bombs } from '../pages/bombs.ts';
import { buildPageChild } from '../pages/built-child.ts';
import { newspapers } from '../pages/newspapers.ts';
import { temporaryFolder } from './temporary-folder.ts';

let built: ReturnType<typeof buildPageChild>;

beforeAll(() => {
  built = buildPageChild();
});
afterAll(() => built.remove());

const [page] = newspapers();
const source = page!;

/** A reader whose child runs `body` instead of reading. */
function readerOf(body: string, options: PageReaderOptions = {}): PageReader {
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  const program = join(folder, 'page-child.mjs');
  writeFileSync(program, `export async function runPageChild() {\n${body}\n}\n`);
  return createPageReader({ seconds: 10, ...options, program });
}

const answering = (value: string): string =>
  `process.stdout.write(JSON.stringify({ reading: { title: '제목', text: ${value}, warnings: [] } }));`;

describe('a page', () => {
  it('is read in a child as it is read here', async () => {
    const { read } = createPageReader({ program: built.program });
    const reading = await read(source);
    expect(reading.text).toBe('body' in source.truth ? source.truth.body : '');
    expect(reading).toMatchObject({ author: '김가온', found: 'container', url: source.url });
  });

  it('is read by the program that the build makes', async () => {
    expect((await readPage(source)).title).toBe('title' in source.truth ? source.truth.title : '');
  });

  it('fails as it fails here, with the facts', async () => {
    const { read } = createPageReader({ program: built.program });
    await expect(read({ bytes: Buffer.from('<html></html>') })).rejects.toMatchObject({
      code: 'page-unreadable',
      facts: { reason: 'nothing' },
    });
    await expect(read({ bytes: Buffer.from('가나다. '.repeat(60_000)) })).rejects.toMatchObject({
      code: 'text-too-long',
      facts: { limit: 200_000 },
    });
  });

  it('that is too large goes to no child', async () => {
    const reader = createPageReader({ program: '/nowhere', bytes: 10 });
    await expect(reader.read({ bytes: new Uint8Array(11) })).rejects.toMatchObject({
      code: 'file-too-large',
      facts: { bytes: 11, limit: 10 },
    });
  });
});

describe('a child', () => {
  it.each([
    ['hangs', 'for (;;);', 'slow'],
    ['never answers', 'setInterval(() => undefined, 1_000);', 'slow'],
  ])('that %s is ended', async (_, body, reason) => {
    await expect(readerOf(body, { seconds: 1 }).read(source)).rejects.toMatchObject({ facts: { reason } });
  });

  it.each([
    ['ends early', 'process.exit(0);'],
    ['fails', 'process.exit(3);'],
    ['throws', 'throw new Error("a");'],
    ['answers and then fails', `${answering('"글이다."')} process.exitCode = 3;`],
    ['dies', 'process.kill(process.pid, "SIGSEGV");'],
    [
      'fills its heap',
      'const all = []; for (;;) all.push(Array.from({ length: 10_000 }, (_, at) => ({ at })));',
    ],
    [
      'floods its output',
      'for (let at = 0; at < 100; at += 1) process.stdout.write("x".repeat(100_000)); setInterval(() => undefined, 1_000);',
    ],
    ['says what it should not', 'process.stdout.write("[]");'],
    ['says half of it', 'process.stdout.write(\'{"reading":{"title":"a"\');'],
    ['reads something without a text', 'process.stdout.write(\'{"reading":{"title":"a"}}\');'],
    ['names a failure of others', 'process.stdout.write(\'{"code":"store-full","facts":{}}\');'],
    ['cannot be found', ''],
  ])('that %s is a failure of its page', async (name, body) => {
    const reader =
      name === 'cannot be found'
        ? createPageReader({ program: join(temporaryFolder(), 'none.mjs') })
        : readerOf(body, { megabytes: 128 });
    await expect(reader.read(source)).rejects.toMatchObject({
      code: 'page-unreadable',
      facts: { reason: 'heavy' },
    });
  });

  it('that fills buffers, which no heap counts, ends itself', async () => {
    const bytes = bombs.find(({ name }) => name === '100 MB in a compressed stream')!.bytes();
    const { read } = createPageReader({ program: built.program, megabytes: 128 });
    await expect(read({ bytes, contentType: 'application/pdf' })).rejects.toMatchObject({
      facts: { reason: 'heavy' },
    });
  });

  it('has no environment, and may not read, write or start anything', async () => {
    const secret = join(temporaryFolder(), 'secret');
    writeFileSync(secret, 'x');
    const tries = [
      `fs.readFileSync(${JSON.stringify(secret)})`,
      `fs.writeFileSync(${JSON.stringify(secret)}, 'y')`,
      `cp.execSync('echo a')`,
      `new Function('return 1')()`,
    ].map(
      (code) => `try { ${code}; said.push('done'); } catch (error) { said.push(error.code ?? error.name); }`,
    );
    const body = `const fs = await import('node:fs'); const cp = await import('node:child_process'); const said = [Object.keys(process.env).length];\n${tries.join('\n')}\n${answering('said.join(" ")')}`;
    const { text } = await readerOf(body).read(source);
    expect(text).toBe('0 ERR_ACCESS_DENIED ERR_ACCESS_DENIED ERR_ACCESS_DENIED EvalError');
    expect(readFileSync(secret, 'utf8')).toBe('x');
  });

  it('has a program that names nothing of the network', () => {
    const program = readFileSync(built.program, 'utf8');
    expect(program).not.toMatch(/["'](?:node:)?(?:https?|http2|net|tls|dgram|dns|child_process)["']/u);
  });

  it('cannot slip anything past its reader', async () => {
    const body = `process.stdout.write(JSON.stringify({ reading: { title: 'a\\u0000b\\u202E', text: '글\\u200B이다.', url: 'javascript:alert(1)', publishedAt: 'soon', author: 7, found: 'magic', warnings: ['magic', 'several-articles'], id: 'x', extra: 1 } }));`;
    expect(await readerOf(body).read(source)).toEqual({
      title: 'ab',
      text: '글이다.',
      language: 'ko',
      found: 'text',
      warnings: ['several-articles'],
    });
  });
});

describe('a reader', () => {
  it('ends the child that is called off, and rejects with the reason', async () => {
    const controller = new AbortController();
    const reading = readerOf('for (;;);').read(source, { signal: controller.signal });
    controller.abort(new Error('called off'));
    await expect(reading).rejects.toThrow('called off');
    await expect(
      readerOf(answering('"글이다."')).read(source, { signal: AbortSignal.abort(new Error('before')) }),
    ).rejects.toThrow('before');
  });

  it('runs no more children at once than it may, in the order asked', async () => {
    const ended: number[] = [];
    const { read } = readerOf(answering('"글이다."'), { atOnce: 1 });
    await Promise.all([1, 2, 3].map((at) => read(source).then(() => ended.push(at))));
    expect(ended).toEqual([1, 2, 3]);
  });

  it('lets no page wait for its turn once it is called off, nor for one that was', async () => {
    const [running, waiting] = [new AbortController(), new AbortController()];
    const { read } = readerOf('for (;;);', { atOnce: 1 });
    const ended: string[] = [];
    const first = read(source, { signal: running.signal }).catch(() => ended.push('first'));
    const second = read(source, { signal: waiting.signal }).catch((error: unknown) =>
      ended.push(String(error)),
    );
    const third = read(source, { signal: running.signal }).catch(() => ended.push('third'));
    waiting.abort(new Error('called off'));
    await second;
    running.abort(new Error('all'));
    await Promise.all([first, third]);
    expect(ended).toEqual(['Error: called off', 'third', 'first']);
  });
});

describe('bombs', () => {
  it.each(bombs.map((bomb) => [bomb.name, bomb] as const))(
    '%s: the reader is back in time',
    async (_, { bytes, contentType }) => {
      const { read } = createPageReader({
        program: built.program,
        seconds: 2,
        megabytes: 200,
        bytes: 6 * 1024 * 1024,
      });
      const start = performance.now();
      const outcome = await read({ bytes: bytes(), contentType }).then(
        () => 'read',
        (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : error),
      );
      expect(['read', 'page-unreadable', 'text-too-long', 'empty-text']).toContain(outcome);
      expect(performance.now() - start).toBeLessThan(10_000);
    },
  );
});
