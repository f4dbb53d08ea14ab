import { PassThrough, Readable, Writable } from 'node:stream';
import { describe, expect, test, vi } from 'vitest';
import type { Parts } from '../../src/terminal/io.ts';
import { runCli } from '../../src/terminal/run.ts';
import { article, fakeServices } from './fake-services.ts';
import { partsOf, run, stillTime } from './fake-terminal.ts';

const ESC = '\u001B';

describe('runCli', () => {
  test('asks within the article that was named, at the time that it is', async () => {
    const { services } = await run(['ask', '예산은', '얼마야?', '--article', 'bus']);
    expect(services.asked).toEqual([
      {
        text: '예산은 얼마야?',
        askedAt: '2025-03-05T09:00:00.000Z',
        scope: 'terminal',
        language: 'ko',
        within: 'bus',
      },
    ]);
    expect(services.closed).toBe(1);
  });

  test('answers in the language of the question, and frames it in the one that was asked for', async () => {
    const english = await run(['ask', 'Is there a subway?']);
    expect(english.services.asked[0]?.language).toBe('en');
    expect(english.out).toContain('The article does not say that.');
    const framed = await run(['ask', '지하철은?', '--lang', 'en']);
    expect(framed.services.asked[0]?.language).toBe('ko');
    expect(framed.out).toContain('The article does not say that.');
  });

  test.each([
    [['ask', ''], '질문이 비어 있어요. 궁금한 걸 한 문장으로 적어 주세요.'],
    [['ask', '  '], '질문이 비어 있어요. 궁금한 걸 한 문장으로 적어 주세요.'],
    [['check', ''], '확인할 문장이 비어 있어요. 기사와 대조할 문장을 적어 주세요.'],
    [['ask', '가'.repeat(2001)], '질문이 너무 길어요. 2,000자 안으로 줄여 주세요.'],
    [
      ['add', 'https://news.example/1'],
      '링크로 넣기는 아직 안 돼요. 기사 본문을 복사해 .txt 파일로 넣어 주세요.',
    ],
    [['register'], '디스코드 봇은 아직 준비 중이에요. 지금은 터미널에서 물어봐 주세요.'],
    [['bot'], '디스코드 봇은 아직 준비 중이에요. 지금은 터미널에서 물어봐 주세요.'],
  ])('%j exits 1 with one sentence', async (argv, sentence) => {
    expect(await run(argv)).toMatchObject({ code: 1, out: '', err: `${sentence}\n` });
  });

  test('passes eval and bench what is theirs, and their exit code back', async () => {
    const evaluate = vi.fn<Parts['eval']>(async () => 3);
    expect((await run(['eval', '--mode', 'corpus'], { parts: { eval: evaluate } })).code).toBe(3);
    expect(evaluate).toHaveBeenCalledWith(
      ['--mode', 'corpus'],
      expect.objectContaining({ dataDir: 'data/library' }),
    );
  });

  test('is the bot where there is a token, and the chat where there is no bot yet', async () => {
    const bot = vi.fn<NonNullable<Parts['bot']>>(async () => 0);
    const env = { DISCORD_TOKEN: 'token' };
    await run([], { env, parts: { bot }, stdin: '예산은?\n' });
    expect(bot).toHaveBeenCalledOnce();
    expect((await run([], { env, stdin: '예산은?\n' })).out).toContain('36억 원');
  });

  test('registers on one server when it is named', async () => {
    const register = vi.fn<NonNullable<Parts['register']>>(async () => 0);
    await run(['register', '--guild', '42'], { parts: { register } });
    expect(register).toHaveBeenCalledWith(expect.anything(), '42', 'ko', expect.any(Function));
  });

  test('says a wrong setting before anything is opened', async () => {
    const open = vi.fn<Parts['open']>(async () => fakeServices());
    const { code, err } = await run(['list'], { env: { OPENAI_BASE_URL: 'nope' }, parts: { open } });
    expect([code, open.mock.calls.length]).toEqual([1, 0]);
    expect(err).toContain('OPENAI_BASE_URL: 주소가 아니에요');
  });

  test('warns of a setting that is misspelt, and goes on', async () => {
    const { code, err } = await run(['list'], { env: { GAKJU_CHAT_MODLE: 'x', GAKJU_ANYTHING_ELSE: 'x' } });
    expect([code, err]).toEqual([
      0,
      'GAKJU_CHAT_MODLE? GAKJU_CHAT_MODEL이 맞나요? 지금 값은 쓰이지 않아요.\n',
    ]);
  });

  test('shows version and help without opening anything', async () => {
    const version = await run(['-V']);
    const help = await run(['ask', '--help']);
    expect([version.out, version.services.closed, help.services.closed]).toEqual(['0.1.0\n', 0, 0]);
    expect(help.out).toContain('gakju ask "…"');
  });

  test('closes the services when a command fails', async () => {
    expect((await run(['show', 'nope'])).services.closed).toBe(1);
  });

  test('ends quietly when nobody reads any more', async () => {
    const gone = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });
    const stdout = new Writable({ write: (_chunk, _encoding, done) => done(gone) });
    const stderr = new PassThrough();
    const io = {
      ...stillTime(),
      stdin: Readable.from([Buffer.from('예산은?\n'.repeat(50))]),
      stdout,
      stderr,
      env: {},
    };
    const services = fakeServices();
    expect(await runCli(['list'], io, partsOf(services))).toBe(0);
    expect(await runCli([], { ...io, stdin: io.stdin }, partsOf(services))).toBe(0);
    expect(services.asked.length).toBeLessThanOrEqual(1);
    expect(String(stderr.read() ?? '')).not.toContain('문제');
  });

  test('lets no escape sequence of an article reach the terminal', async () => {
    const evil = `${ESC}]0;owned\u0007${ESC}[2J\u009B31m\u202E`;
    const bad = {
      ...article,
      id: `id${evil}`,
      title: `제목${evil}`,
      publisher: `신문${evil}`,
      text: `${evil}본문이다. ${evil}`,
    };
    const span = { start: 0, end: bad.text.length };
    const sentence = { articleId: bad.id, index: 0, paragraph: 0, span };
    const speaker = { name: `이름${evil}`, role: `직함${evil}`, span };
    const services = fakeServices({
      ask: async () => ({
        kind: 'answered',
        statements: [{ text: `답${evil}`, citations: [1], marks: [{ start: 0, end: 3 }] }],
        citations: [{ number: 1, article: bad, span }],
        dropped: [],
        nearest: [],
        suggestions: [evil],
        unanswered: [evil],
        missing: [evil],
        composedBy: `model${evil}`,
        asOf: evil,
        answerability: 1,
      }),
      summary: async () => ({
        article: bad,
        level: 'one-line',
        statements: [{ text: evil, citations: [1] }],
        citations: [{ number: 1, article: bad, span }],
        composedBy: evil,
      }),
      quotes: async () => ({ article: bad, speakers: [{ speaker, sentences: [sentence] }] }),
      check: async () => ({
        article: bad,
        claims: [{ text: evil, kind: 'not-in-article', citations: [], nearest: [sentence], support: 0 }],
      }),
      list: async () => [{ ...bad, bundled: false, characters: 1 }],
      show: async () => bad,
      verifyStore: async () => [evil],
      remove: async () => undefined,
    });
    for (const argv of [
      ['ask', 'x'],
      ['summary'],
      ['quotes'],
      ['check', 'x'],
      ['list'],
      ['show', 'x'],
      ['verify-store'],
      ['remove', evil],
      ['add', evil],
      [evil],
      ['ask', 'x', `--${evil}`],
      ['help', evil],
    ]) {
      for (const more of [[], ['--json']]) {
        const { out, err } = await run([...argv, ...more], { services });
        expect(`${out}${err}`.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202E]/u);
      }
    }
  });
});
