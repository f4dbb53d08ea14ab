// The built program as its own process: what a person or a script sees of it, exit codes and streams included.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileSources } from './adapters/compiled.ts';
import { temporaryFolder } from './adapters/temporary-folder.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const built = join(root, 'dist/src/main.js');

let program = built;
let remove = (): void => undefined;

/** What `npm run build` made is taken where it is newer than every source; else the program is built for this test. */
beforeAll(() => {
  const newest = Math.max(...['src', 'scripts'].map((folder) => newestIn(join(root, folder))));
  if (existsSync(built) && statSync(built).mtimeMs > newest) return;
  const compiled = compileSources('src/main.ts');
  program = join(compiled.folder, 'src/main.js');
  remove = () => compiled.remove();
}, 120_000);

afterAll(() => remove());

function newestIn(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Math.max(...files.map(({ parentPath, name }) => statSync(join(parentPath, name)).mtimeMs));
}

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

interface Setting {
  readonly input?: string | Uint8Array;
  /** Undefined takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly dataDir?: string;
}

function gakju(
  argv: readonly string[],
  { input, env = {}, dataDir = temporaryFolder() }: Setting = {},
): Promise<Ended> {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [program, ...argv], {
    env: { PATH, HOME: dataDir, GAKJU_DATA_DIR: join(dataDir, 'library'), ...env },
  });
  child.stdin.end(input ?? '');
  child.stdin.on('error', () => undefined);
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({ code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }),
    );
  });
}

async function json(argv: readonly string[], setting?: Setting) {
  const { code, out, err } = await gakju([...argv, '--json'], setting);
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out);
}

/** One line, of words for a person. */
function expectOneSentence({ err }: Ended): void {
  expect(err.trimEnd().split('\n')).toHaveLength(1);
  expect(err).toMatch(/\S/u);
  expect(err).not.toMatch(/\bat \S+:\d+|node:|Error:|undefined|\[object/u);
}

const QUESTION = '2023년 미국의 AI 투자액은 얼마인가요?';
const BUS = '한빛시는 올해 전기 버스 20대를 도입한다고 밝혔다. 도입 예산은 모두 36억 원이다.\n';

function file(name: string, content: string | Uint8Array): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, content);
  return path;
}

describe('ask', () => {
  test('answers with footnotes on stdout and nothing on stderr', async () => {
    const { code, out, err } = await gakju(['ask', QUESTION]);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('874억1000만 달러');
    expect(out).toMatch(/^\[1\] “.+”$/mu);
    expect(out).not.toContain('\u001B');
  });

  test('--json has exactly the keys of the contract, and each quote is the article’s text at its offsets', async () => {
    const answer = await json(['ask', QUESTION]);
    expect(Object.keys(answer)).toEqual([
      'kind',
      'statements',
      'citations',
      'nearest',
      'missing',
      'suggestions',
      'composedBy',
      'asOf',
      'elapsedMs',
    ]);
    expect(answer).toMatchObject({
      kind: 'answered',
      composedBy: 'embedded',
      asOf: '2025-01-22',
      elapsedMs: expect.any(Number),
    });
    for (const statement of answer.statements) expect(Object.keys(statement)).toEqual(['text', 'citations']);
    const { text } = await json(['show', 'article']);
    for (const citation of answer.citations) {
      expect(Object.keys(citation)).toEqual([
        'number',
        'articleId',
        'title',
        'publisher',
        'publishedAt',
        'url',
        'start',
        'end',
        'quote',
      ]);
      expect(citation.quote).toBe(text.slice(citation.start, citation.end));
    }
    for (const nearest of answer.nearest) {
      expect(Object.keys(nearest)).toEqual(['articleId', 'start', 'end', 'quote']);
      expect(nearest.quote).toBe(text.slice(nearest.start, nearest.end));
    }
  });

  test('exits with 0 when the article does not say it: that is an answer, too', async () => {
    expect(await json(['ask', '김치찌개 맛있게 끓이는 법 알려줘'])).toMatchObject({
      kind: 'not-found',
      statements: [],
      citations: [],
    });
  });
});

describe('standard input', () => {
  test('is answered line by line, and the mode is told apart from the answers', async () => {
    const { code, out, err } = await gakju([], { input: `${QUESTION}\n\n안녕\n` });
    expect(code).toBe(0);
    expect(out).toContain('874억1000만 달러');
    expect(out).toContain('› 안녕');
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });

  test('with --json is one object a line', async () => {
    const { code, out } = await gakju(['--json'], { input: `${QUESTION}\r\n안녕\n/nonsense\n🎉` });
    const replies = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(code).toBe(0);
    expect(replies).toHaveLength(4);
    expect(replies[0].kind).toBe('answered');
  });

  test('that is empty ends at once with 0', async () => {
    expect(await gakju([])).toMatchObject({ code: 0, out: '' });
  });
});

describe('the library', () => {
  test('add, list, ask, show, rebuild, verify-store and remove work one after the other', async () => {
    const dataDir = temporaryFolder();
    const path = file('bus.txt', BUS);
    expect(await json(['add', path], { dataDir })).toMatchObject({
      id: 'bus',
      sentences: 2,
      replaced: false,
    });
    expect((await json(['list'], { dataDir })).articles.map(({ id }: { id: string }) => id)).toEqual([
      'article',
      'bus',
    ]);
    const answer = await json(['ask', '도입 예산은 얼마인가요?', '--article', 'bus'], { dataDir });
    expect(answer.citations[0]).toMatchObject({ articleId: 'bus', quote: '도입 예산은 모두 36억 원이다.' });
    expect((await json(['show', 'bus'], { dataDir })).text).toBe(BUS.trimEnd());
    expect((await json(['rebuild'], { dataDir })).articles).toBe(2);
    expect(await json(['verify-store'], { dataDir })).toEqual({ findings: [] });
    expect(await json(['remove', 'bus'], { dataDir })).toEqual({ removed: 'bus' });
    expect((await json(['list'], { dataDir })).articles).toHaveLength(1);
  });

  test('add - reads standard input', async () => {
    expect(await json(['add', '-'], { input: BUS })).toMatchObject({ sentences: 2 });
  });
});

const empty = (): string => file('empty.txt', ' \n\u200B\n');
const binary = (): string =>
  file(
    'photo.txt',
    Uint8Array.from({ length: 4_096 }, (_, at) => (at * 167) % 256),
  );
const huge = (): string => file('huge.txt', 'a'.repeat(20 * 1024 * 1024));
const broken = (): string => file('q.jsonl', '{"id":"a",\n');

describe('what goes wrong is one sentence on stderr', () => {
  const cases: readonly (readonly [name: string, argv: () => readonly string[], code: number])[] = [
    ['a missing file', () => ['add', '/no/such/file.txt'], 1],
    ['a folder', () => ['add', root], 1],
    ['an empty article', () => ['add', empty()], 1],
    ['a binary file', () => ['add', binary()], 1],
    ['a file of 20 MB', () => ['add', huge()], 1],
    ['an unknown article', () => ['ask', QUESTION, '--article', 'nope'], 1],
    ['removing what is not there', () => ['remove', 'nope'], 1],
    ['removing the bundled article', () => ['remove', 'article'], 1],
    ['an empty question', () => ['ask', ' '], 1],
    ['a question of 2,001 characters', () => ['ask', '가'.repeat(2_001)], 1],
    ['a wrong option', () => ['ask', QUESTION, '--jsno'], 2],
    ['a wrong level', () => ['summary', '--level', 'haiku'], 2],
    ['an unknown command', () => ['aks', QUESTION], 2],
    ['a missing argument', () => ['show'], 2],
    ['eval without files', () => ['eval'], 2],
    ['eval with a broken line', () => ['eval', '--documents', broken(), '--questions', broken()], 1],
    ['bench with a wrong section', () => ['bench', '--only', 'everything'], 2],
    ['a wrong setting', () => ['list'], 1],
  ];
  for (const [name, argv, code] of cases) {
    test(`${name}: exit code ${code}`, async () => {
      const env: Record<string, string> =
        name === 'a wrong setting' ? { DATABASE_URL: 'secret nonsense' } : {};
      const ended = await gakju(argv(), { env });
      expect([ended.code, ended.out]).toEqual([code, '']);
      if (name !== 'a wrong setting') expectOneSentence(ended);
      expect(ended.err).not.toMatch(/secret nonsense|\n\s+at /u);
    });
  }

  test('with --json it is one object on stderr', async () => {
    const { code, out, err } = await gakju(['ask', QUESTION, '--article', 'nope', '--json']);
    expect([code, out]).toEqual([1, '']);
    expect(JSON.parse(err)).toEqual({ error: { code: 'unknown-article', message: expect.any(String) } });
  });
});

describe('a bare machine', () => {
  test('without HOME, without a language, it answers in UTF-8', async () => {
    const dataDir = temporaryFolder();
    for (const env of [{ HOME: undefined }, { HOME: '', LANG: 'C', LC_ALL: 'C', TERM: 'dumb' }]) {
      const { code, out, err } = await gakju(['ask', QUESTION], { env, dataDir });
      expect([code, err]).toEqual([0, '']);
      expect(out).toContain('874억1000만 달러');
    }
  });

  test('where nothing can be written it answers, and says in one sentence that it cannot keep an article', async () => {
    const blocked = file('blocked', 'a file where the folder should be');
    const env = { GAKJU_DATA_DIR: join(blocked, 'library') };
    expect(await gakju(['ask', QUESTION], { env })).toMatchObject({ code: 0, err: '' });
    const ended = await gakju(['add', file('bus.txt', BUS)], { env });
    expect(ended.code).toBe(1);
    expectOneSentence(ended);
  });

  test('in a folder without write permission it answers', async () => {
    const dataDir = temporaryFolder();
    mkdirSync(join(dataDir, 'library'), { mode: 0o500 });
    expect(await gakju(['ask', QUESTION], { dataDir })).toMatchObject({ code: 0, err: '' });
    rmSync(join(dataDir, 'library'), { recursive: true });
  });
});

test('--version and help say what they should on stdout', async () => {
  expect((await gakju(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/u);
  const { code, out } = await gakju(['help', '--lang', 'en']);
  expect(code).toBe(0);
  for (const command of ['ask', 'summary', 'quotes', 'check', 'add', 'eval', 'bench'])
    expect(out).toContain(command);
});
