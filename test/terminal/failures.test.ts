import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Facts, Failure, type FailureCode } from '../../src/core/errors.ts';
import { englishFailures } from '../../src/terminal/failures.en.ts';
import { koreanFailures } from '../../src/terminal/failures.ko.ts';
import { anyText } from './arbitrary-text.ts';
import { fakeServices } from './fake-services.ts';
import { run } from './fake-terminal.ts';

const CODES = Object.keys(koreanFailures).filter((code): code is FailureCode => code in englishFailures);

/** The facts with which each failure is known to be thrown. */
const FACTS: Readonly<Partial<Record<FailureCode, readonly Facts[]>>> = {
  'text-too-long': [{ characters: 250_000, limit: 200_000 }],
  'not-text': [{ encoding: 'euc-kr?' }, { encoding: 'binary' }, { characters: 12 }, { name: 'id' }],
  'file-missing': [{ path: 'news.txt' }],
  'file-unreadable': [
    { path: 'news', reason: 'folder' },
    { path: 'news.txt', reason: 'permission' },
    { path: 'data/library', reason: 'SQLITE_CANTOPEN' },
    { path: 'data/library' },
  ],
  'file-too-large': [{ path: 'news.txt', bytes: 20 * 1024 * 1024, limit: 5 * 1024 * 1024 }],
  'file-exists': [{ path: 'copy.sqlite' }],
  'file-unwritable': [
    { path: 'copy.sqlite', reason: 'permission' },
    { path: 'copy.sqlite', reason: 'ENOENT' },
    { path: 'copy.sqlite', reason: 'EIO' },
  ],
  'folder-not-empty': [{ path: 'articles' }],
  'front-matter-broken': [{ line: 3 }, { line: 3, path: 'bus.md' }],
  'unknown-article': [{ id: 'abc' }, { id: 'bsu', known: 'bus, ship' }, { id: 'abc', known: 'bus, ship' }],
  'article-read-only': [{ id: 'bus' }],
  'same-article': [{ article: 'bus' }],
  'question-too-long': [{ characters: 2_400, limit: 2_000 }],
  'unknown-speaker': [{ speaker: '홍길동' }, { speaker: '홍길동', known: '김서연, 위정현' }],
  'unknown-command': [
    { command: 'sumary', nearest: 'summary' },
    { command: 'xyzzy' },
    { command: 'q', question: 'q' },
  ],
  'wrong-usage': [
    { problem: 'unknown-option', option: '--x', usage: 'gakju list' },
    { problem: 'unknown-option', option: '--jsn', nearest: '--json' },
    { problem: 'option-elsewhere', option: '--level', command: 'ask', usage: 'gakju ask "…"' },
    { problem: 'missing-value', option: '--article', usage: 'gakju ask "…"' },
    { problem: 'unexpected-value', option: '--json' },
    { problem: 'bad-value', option: '--lang', value: 'fr', allowed: 'ko, en' },
    {
      problem: 'bad-value',
      option: '--level',
      value: 'number',
      allowed: 'one-line, numbers',
      nearest: 'numbers',
    },
    { problem: 'extra-argument', argument: 'b', usage: 'gakju list' },
    { problem: 'missing-argument', command: 'ask', usage: 'gakju ask "…"' },
  ],
  'wrong-setting': [{ OPENAI_BASE_URL: 'not-an-address', GAKJU_PROVIDER: 'not-one-of' }],
  'store-damaged': [
    { path: 'x', reason: 'newer' },
    { path: 'x', reason: 'the database of another program' },
    { path: 'x', article: 'a' },
  ],
  'index-mismatch': [{ what: 'dimensions', expected: 256, got: 512 }],
  'login-refused': [
    ...['token', 'address', 'shard', 'sharding', 'version', 'intents', 'disallowed-intents', 'ended'].map(
      (reason) => ({ reason }),
    ),
    { reason: 'sessions', hours: 5 },
    { reason: 'sessions' },
  ],
  'register-refused': [
    { reason: 'server', guild: '1234567890' },
    { reason: 'daily-limit', hours: 1 },
    { reason: 'commands', fields: '0.name BASE_TYPE_REQUIRED' },
  ],
  'port-in-use': [{ port: 9_464 }, { port: 80, reason: 'permission' }],
  'link-not-allowed': [
    {},
    ...['form', 'scheme', 'port', 'credentials', 'downgrade'].map((reason) => ({ reason })),
  ],
  'link-unreachable': [{}, { reason: 'redirects' }],
  'link-too-large': [{ limit: 5 * 1024 * 1024 }],
  'link-too-slow': [{ seconds: 15 }],
  'link-refused': [{}, { reason: 'robots' }],
  'link-not-readable': [{}, { reason: 'feed' }, { reason: 'no-feed' }],
  'page-unreadable': ['nothing', 'paywall', 'heavy', 'slow', 'encrypted', 'scanned', 'broken'].map(
    (reason) => ({
      reason,
    }),
  ),
  'not-supported': [{ what: 'url' }, { what: 'bot' }, { what: 'pdf', path: 'a.pdf' }, { what: 'compare' }],
};

describe.each([
  ['Korean', koreanFailures],
  ['English', englishFailures],
])('%s failures', (_, sentences) => {
  test.each(CODES)('%s has a sentence that stands without facts', (code) => {
    const text = sentences[code]({});
    expect(text).not.toMatch(/undefined|NaN|‘’|“”|\(\)| {2}/u);
    expect(text).toMatch(/[.?]$|"$/u);
    expect(text).not.toContain(code);
  });

  test.each(CODES)('%s uses its facts', async (code) => {
    const texts = (FACTS[code] ?? [{}]).map((facts) => sentences[code](facts));
    for (const text of texts) expect(text).not.toMatch(/undefined|NaN|‘’|“”|\(\)/u);
    expect(new Set(texts).size).toBe(code === 'not-text' ? 2 : texts.length);
  });

  test('read as in golden', async () => {
    const lines = CODES.flatMap((code) =>
      (FACTS[code] ?? [{}]).map((facts) => `${code}\n  ${sentences[code](facts)}`),
    );
    const name = sentences === koreanFailures ? 'ko' : 'en';
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`golden/failures.${name}.txt`);
  });

  test('show no control character of a fact', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CODES), anyText, (code, value) => {
        const facts = {
          path: value,
          article: value,
          speaker: value,
          command: value,
          what: value,
          reason: value,
        };
        const text = sentences[code](facts);
        expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
      }),
    );
  });
});

describe('exit codes', () => {
  test.each(CODES)('%s exits 1, or 2 when the usage is wrong, with its sentence on stderr', async (code) => {
    const services = fakeServices({ list: () => Promise.reject(new Failure(code)) });
    const { code: exit, out, err } = await run(['list'], { services });
    expect(exit).toBe(code === 'wrong-usage' || code === 'unknown-command' ? 2 : 1);
    expect([out, err]).toEqual(['', `${koreanFailures[code]({})}\n`]);
    expect(services.closed).toBe(1);
  });

  test('a bug is one sentence with an id, the same for the same bug, and no stack', async () => {
    const bug = new TypeError('secret sk-123 of an article');
    const services = fakeServices({ list: () => Promise.reject(bug) });
    const first = await run(['list'], { services });
    const second = await run(['list', '--json'], { services });
    expect(first.code).toBe(1);
    expect(first.err).toMatch(/^예상하지 못한 문제가 생겼어요\(오류 번호 [0-9a-f]{6}\)\. [^\n]+\n$/u);
    expect(first.err).not.toMatch(/secret|TypeError|at /u);
    const { error } = JSON.parse(second.err);
    expect(error.code).toBe('bug');
    expect(`${error.message}\n`).toBe(first.err);
  });

  test('a bug shows its stack when GAKJU_DEBUG asks', async () => {
    const services = fakeServices({ list: () => Promise.reject(new TypeError('why')) });
    const { err } = await run(['list'], { services, env: { GAKJU_DEBUG: '1' } });
    expect(err).toContain('TypeError: why\n    at ');
  });

  test('what is found in the store exits 1', async () => {
    const services = fakeServices({ verifyStore: async () => ['bus: damaged'] });
    expect((await run(['verify-store'], { services })).code).toBe(1);
    expect((await run(['verify-store'])).code).toBe(0);
  });
});
