// What the log shows, and above all what it never shows.
import { spawn } from 'node:child_process';
import { DiscordAPIError } from 'discord.js';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLogger, type Logger, type LogLevel } from '../../src/adapters/logger.ts';
import { createErrorOutput } from '../../src/adapters/logger/error-output.ts';
import type { Log } from '../../src/discord/log.ts';
import { anyText } from '../any-text.ts';
import { compileSources } from './compiled.ts';

/** Shaped like a token, and none. */
const TOKEN = [Buffer.from('1234567890123456789').toString('base64url'), 'AbCdEf', 'x'.repeat(38)].join('.');
const SECRETS = [TOKEN, 'correct horse/battery"staple', 'postgres://gakju:p%40ss-w0rd@db.example/gakju'];

interface Opened {
  readonly log: Logger;
  readonly lines: string[];
  /** The only line, read back. */
  readonly shown: () => Record<string, unknown>;
}

function open(secrets: readonly string[] = SECRETS, level: LogLevel = 'debug'): Opened {
  const lines: string[] = [];
  const log = createLogger({ level, secrets, write: (line) => void lines.push(line) });
  return { log, lines, shown: () => JSON.parse(lines.join('')) };
}

function logged(facts: Readonly<Record<string, unknown>>, message = 'said'): Record<string, unknown> {
  const { log, shown } = open();
  log.info(facts, message);
  return shown();
}

describe('a line', () => {
  it('is JSON with its level, its time and the facts', () => {
    const before = Date.now();
    const { time, ...others } = logged({ server: '12', waiting: 3 });
    expect(others).toEqual({ level: 'info', server: '12', waiting: 3, msg: 'said' });
    expect(new Date(String(time)).toISOString()).toBe(time);
    expect(Date.parse(String(time))).toBeGreaterThanOrEqual(before);
  });

  it('is what the bot asks of a log', () => {
    const log: Log = open().log;
    expect(Object.keys(log)).toEqual(['debug', 'info', 'warn', 'error']);
  });

  it('is written only from its level on', () => {
    const { log, lines } = open([], 'warn');
    for (const level of ['debug', 'info', 'warn', 'error'] as const) log[level]({}, level);
    expect(lines.map((line) => JSON.parse(line).msg)).toEqual(['warn', 'error']);
  });

  it('cannot be forged by a line end, a control character or a key', () => {
    const { log, lines } = open();
    log.info(
      { note: 'a\n{"level":"error"}\r\u2028\u001b[2J\u009b\u202e', level: 'error', time: 1, msg: 'x' },
      'b\n{"c":1}',
    );
    expect(lines.join('').split('\n')).toHaveLength(2);
    expect(lines.join('')).not.toMatch(/[^\P{C}\n]|\u2028/u);
    const shown = JSON.parse(lines.join(''));
    expect(shown).toMatchObject({ level: 'info', level_: 'error', time_: 1, msg_: 'x', msg: 'b\n{"c":1}' });
    expect(shown.note).toBe('a\n{"level":"error"}<U+000D><U+2028><U+001B>[2J<U+009B><U+202E>');
  });

  it('stays short, whatever it is given', () => {
    const wide = Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`key ${at}`, 'x'.repeat(500)]));
    let deep: unknown = 'bottom';
    for (let level = 0; level < 5_000; level += 1) deep = [deep, deep];
    const { log, lines } = open();
    log.info({ wide, deep, long: 'y'.repeat(5_000), endless: 'z'.repeat(50_000_000) }, 'm'.repeat(10_000));
    expect(lines.join('').length).toBeLessThan(60_000);
    expect(JSON.parse(lines.join(''))).toMatchObject({ wide: { '…': '[4960 more]' } });
  });

  it('says how long a value was that it cuts', () => {
    expect(logged({ long: 'y'.repeat(5_000) })['long']).toBe(`${'y'.repeat(2_000)}… [5000 characters]`);
    expect(logged({ long: 'y'.repeat(500_000) })['long']).toBe('[500000 characters]');
  });
});

describe('an error', () => {
  it('is told with message, code, status, stack and cause', () => {
    const cause = Object.assign(new Error('inner'), { code: 'ECONNRESET' });
    const error = Object.assign(new TypeError('outer', { cause }), { code: 50_013, status: 403 });
    expect(logged({ err: error })['err']).toEqual({
      message: 'outer',
      type: 'TypeError',
      code: 50_013,
      status: 403,
      stack: expect.stringMatching(/^ +at .*logger\.test\.ts/u),
      cause: expect.objectContaining({ message: 'inner', code: 'ECONNRESET' }),
    });
  });

  it('of Discord never brings along what was to be sent, nor the token in its address', () => {
    const url = `https://discord.com/api/v10/webhooks/12/${'aW50'.repeat(20)}/messages/@original`;
    const body = { files: undefined, json: { content: 'what a person wrote' } };
    const raw = { code: 50_035, message: 'Invalid Form Body' };
    const error = new DiscordAPIError(raw, 50_035, 400, 'PATCH', url, body);
    const told = JSON.stringify([logged({ err: error }), logged({ deep: [{ error }] })]);
    expect(told).not.toContain('what a person wrote');
    expect(told).not.toContain('aW50');
    expect(told).toContain('/webhooks/12/[hidden]');
    expect(logged({ err: error })['err']).toMatchObject({ code: 50_035, status: 400, method: 'PATCH' });
  });

  it('shows where it came from, not what its message makes believe', () => {
    const error = new Error('bad\n    at forged (file:///forged.js:1:1)');
    expect(Object(logged({ err: error })['err']).stack).not.toContain('forged');
  });

  it('of several is told with the first of them', () => {
    const error = new AggregateError([new Error('one'), new Error('two'), 'no error'], 'all');
    expect(logged({ err: error })['err']).toMatchObject({
      errors: [{ message: 'one' }, { message: 'two' }],
    });
  });

  const circular: Record<string, unknown> = { name: 'ring' };
  circular['self'] = circular;
  const own = new Error('own cause');
  own.cause = own;
  const throwing = {
    get bad(): string {
      throw new Error('no');
    },
    good: 1,
  };
  const refuse = (): never => {
    throw new Error('refused');
  };
  const refusing = new Proxy({}, { get: refuse, ownKeys: refuse, getPrototypeOf: refuse, has: refuse });

  it.each([
    ['a ring', circular, { name: 'ring', self: '[circular]' }],
    ['an error that is its own cause', own, expect.objectContaining({ cause: '[circular]' })],
    ['a getter that throws', throwing, { bad: '[unreadable]', good: 1 }],
    ['a proxy that refuses everything', refusing, '[unreadable]'],
    ['a BigInt', 12n, '12'],
    ['a symbol', Symbol('s'), 'Symbol(s)'],
    ['nothing', undefined, null],
    ['not a number', Number.NaN, 'NaN'],
    ['a thrown text', 'text', 'text'],
    ['a function', () => 1, '[function]'],
    ['a date', new Date(0), '1970-01-01T00:00:00.000Z'],
    ['a date that is none', new Date(Number.NaN), '[unreadable]'],
    ['bytes', Buffer.from('secret'), '[6 bytes]'],
    ['a map', new Map([['a', 1]]), [['a', 1]]],
    ['a set', new Set(['a']), ['a']],
    ['an address', new URL('https://u:pw@h.example/x'), 'https://[hidden]@h.example/x'],
    ['a toJSON that lies', { toJSON: () => 'lie', kept: 1 }, { toJSON: '[function]', kept: 1 }],
  ])('may be %s', (_, thrown, expected) => {
    expect(logged({ err: thrown })['err']).toEqual(expected);
  });

  it('is told even where the facts themselves cannot be read', () => {
    const { log, shown } = open();
    log.error(refusing, 'still said');
    expect(shown()).toMatchObject({ msg: 'still said', facts: '[unreadable]' });
  });

  it('of the log itself reaches nobody', () => {
    const log = createLogger({ level: 'info', secrets: [], write: refuse });
    expect(() => log.info({}, 'x')).not.toThrow();
  });
});

describe('a secret', () => {
  it.each([
    ['a known token', `login with ${TOKEN} failed`, 'login with [hidden] failed'],
    ['the last part of the token', `…${TOKEN.split('.')[2]}`, '…[hidden]'],
    ['the password of an address', 'password p@ss-w0rd refused', 'password [hidden] refused'],
    ['the password as written', 'p%40ss-w0rd', '[hidden]'],
    ['a secret in an address', `https://h.example/?q=${encodeURIComponent(SECRETS[1] ?? '')}`, undefined],
    ['a secret in JSON in a text', `body ${JSON.stringify({ key: SECRETS[1] })}`, 'body {"key":"[hidden]"}'],
    ['a header of name and password', Buffer.from('u:p@ss-w0rd').toString('base64'), 'dTp[hidden]Q='],
    ['a token that nobody told of', `${'A'.repeat(24)}.${'b'.repeat(6)}.${'C'.repeat(30)}`, '[hidden]'],
    ['a webhook', '/webhooks/12/abc-DEF/messages/@original', '/webhooks/12/[hidden]/messages/@original'],
    ['a callback', '/interactions/12/abcDEF/callback', '/interactions/12/[hidden]/callback'],
    ['a bearer', 'Bearer abcdef123', 'Bearer [hidden]'],
    ['a bot header', `Bot ${'t'.repeat(24)}`, 'Bot [hidden]'],
    ['a header', '{"authorization":"Anything at all"}', '{"authorization":"[hidden]"}'],
    ['a model key', 'key sk-proj-abcdefgh12345678', 'key sk-[hidden]'],
    ['a database', 'postgres://u:pa@ss/w@h.example/d', 'postgres://[hidden]@h.example/d'],
    ['a query', 'https://h.example/?api_key=abc&page=2', 'https://h.example/?api_key=[hidden]&page=2'],
  ])('is hidden: %s', (_, text, expected) => {
    const { note } = logged({ note: text });
    expect(note).not.toBe(text);
    if (expected !== undefined) expect(note).toBe(expected);
  });

  it.each([
    'Bot commands were registered',
    'bearer of news',
    'risk-assessment-of-things',
    "the bot's id MTIzNDU2Nzg5MDEyMzQ1Njc4OQ",
    'https://h.example/a?page=2#b@c',
    'a.b@example.com wrote',
  ])('is not seen in ordinary words: %s', (text) => {
    expect(logged({ note: text })['note']).toBe(text);
  });

  it('is hidden as a number, and in keys', () => {
    const { log, lines } = open(['982451653']);
    log.info({ port: 982_451_653, big: 982_451_653n, x982451653: 1 }, '982451653');
    expect(lines.join('')).not.toContain('982451653');
  });

  it('is hidden before a long value is cut, so that no half of it stays', () => {
    const { log, lines } = open();
    log.info({ long: `${'y'.repeat(1_980)}${TOKEN}` }, `${'y'.repeat(1_980)}${TOKEN}`);
    expect(lines.join('')).not.toContain(TOKEN.slice(0, 12));
  });

  it('never shows, wherever it is nested and however it is spelled', () => {
    const secret = fc
      .array(fc.oneof(fc.integer({ min: 0, max: 0x7e }), fc.integer({ min: 0xac00, max: 0xd7a3 })), {
        minLength: 8,
        maxLength: 40,
      })
      .map((units) => String.fromCharCode(...units))
      .filter((text) => text.trim().length >= 4 && !'[hidden]'.includes(text.trim()));
    fc.assert(
      fc.property(fc.array(secret, { minLength: 1, maxLength: 3 }), fc.context(), (secrets, context) => {
        fc.assert(
          fc.property(nested(secrets), texts(secrets), (facts, message) => {
            const { log, lines } = open(secrets);
            log.error(facts, message);
            const line = lines.join('');
            context.log(line);
            const told = [line, ...strings(JSON.parse(line))].join('\n');
            expect(line.slice(0, -1)).not.toContain('\n');
            for (const spelling of secrets.flatMap(spellings)) expect(told).not.toContain(spelling);
          }),
          { numRuns: 10 },
        );
      }),
      { numRuns: 150 },
    );
  });
});

function spellings(secret: string): string[] {
  return [
    secret,
    encodeURIComponent(secret),
    Buffer.from(secret).toString('base64'),
    Buffer.from(secret).toString('base64url'),
    Buffer.from(secret).toString('hex'),
  ];
}

/** Any text with the secrets somewhere in it. */
function texts(secrets: readonly string[]): fc.Arbitrary<string> {
  const spelled = fc.constantFrom(
    ...secrets.flatMap((secret) => [...spellings(secret), Buffer.from(`u:${secret}`).toString('base64')]),
  );
  return fc.array(fc.oneof(spelled, anyText), { maxLength: 6 }).map((parts) => parts.join(' '));
}

function nested(secrets: readonly string[]): fc.Arbitrary<Record<string, unknown>> {
  const text = texts(secrets);
  const { tree } = fc.letrec<{ tree: unknown; leaf: unknown; error: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5 },
      tie('leaf'),
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(text, tie('tree'), { maxKeys: 4 }),
      fc.array(fc.tuple(text, tie('tree')), { maxLength: 3 }).map((entries) => new Map(entries)),
      tie('error'),
    ),
    leaf: fc.oneof(text, fc.double(), fc.bigInt(), fc.constant(null), fc.date()),
    error: fc
      .record({ message: text, code: text, url: text, stack: text, cause: tie('tree') })
      .map(({ message, ...parts }) => Object.assign(new Error(message), parts)),
  }));
  return fc.dictionary(fc.oneof(fc.constantFrom('err', 'level', 'note'), text), tree, { maxKeys: 5 });
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...strings(inner)]);
}

describe('standard error', () => {
  const failing = (code: string): Error => Object.assign(new Error(code), { code });

  it('takes a line in parts and waits a little while it is full', () => {
    const taken: string[] = [];
    let paused = 0;
    let calls = 0;
    const write = createErrorOutput({
      pause: () => void (paused += 1),
      writeBytes: (bytes) => {
        calls += 1;
        if (calls === 2) throw failing('EAGAIN');
        taken.push(Buffer.from(bytes.subarray(0, 2)).toString());
        return Math.min(2, bytes.length);
      },
    });
    write('abcd\n');
    expect(taken.join('')).toBe('abcd\n');
    expect(paused).toBe(1);
  });

  it('loses lines rather than hold the bot up, and tells how many', () => {
    let full = true;
    let paused = 0;
    let taken = '';
    const write = createErrorOutput({
      pause: () => void (paused += 1),
      writeBytes: (bytes) => {
        if (full && taken !== '') throw failing('EAGAIN');
        const part = full ? bytes.subarray(0, 2) : bytes;
        taken += Buffer.from(part).toString();
        return part.length;
      },
    });
    for (const line of ['torn\n', 'lost\n', 'lost\n']) write(line);
    expect(paused).toBe(20);
    full = false;
    write('seen\n');
    const [torn, told = '', seen] = taken.split('\n');
    expect([torn, seen]).toEqual(['to', 'seen']);
    expect(JSON.parse(told)).toMatchObject({ level: 'warn', lost: 3 });
  });

  it('may be gone', () => {
    const write = createErrorOutput({
      writeBytes: () => {
        throw failing('EPIPE');
      },
    });
    expect(() => write('x\n')).not.toThrow();
  });

  describe('of a process', () => {
    let compiled: ReturnType<typeof compileSources>;
    beforeAll(() => {
      compiled = compileSources('src/adapters/logger.ts');
    });
    afterAll(() => compiled.remove());

    const start = (script: string) => {
      const path = `${compiled.folder}/src/adapters/logger.js`;
      const code = `const { createLogger } = await import(${JSON.stringify(path)});
        const log = createLogger({ level: 'info', secrets: [] });
        ${script}`;
      return spawn(process.execPath, ['--input-type=module', '-e', code]);
    };

    it('has every line when the process exits right after the last', async () => {
      const child = start(
        `for (let at = 0; at < 2000; at += 1) log.info({ at, pad: 'x'.repeat(300) }, 'line'); process.exit(7);`,
      );
      let told = '';
      child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()));
      const code = await new Promise((resolve) => {
        child.on('close', resolve);
      });
      expect(code).toBe(7);
      expect(told.split('\n')).toHaveLength(2_001);
    });

    it('may break without ending the process', async () => {
      const child = start(
        `process.stdin.once('data', () => {
          for (let at = 0; at < 100; at += 1) log.info({ at }, 'line');
          process.stdout.write('alive', () => process.exit(0));
        });
        process.stdout.write('ready');`,
      );
      let told = '';
      child.stdout.on('data', (chunk: Buffer) => {
        told += chunk.toString();
        if (told !== 'ready') return;
        child.stderr.destroy();
        child.stdin.write('go');
      });
      const code = await new Promise((resolve) => {
        child.on('close', resolve);
      });
      expect([told, code]).toEqual(['readyalive', 0]);
    });
  });
});
