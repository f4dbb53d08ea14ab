import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Failure } from '../../src/core/errors.ts';
import { COMMAND_NAMES, parseCommandLine, usageOf } from '../../src/terminal/command-line.ts';
import { run } from './fake-terminal.ts';

function failureOf(argv: readonly string[]): Failure {
  try {
    parseCommandLine(argv);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error(`expected ${argv.join(' ')} to be refused`);
}

function outcomeOf(argv: readonly string[]): string {
  try {
    parseCommandLine(argv);
    return 'invocation';
  } catch (error) {
    return error instanceof Failure ? 'failure' : String(error);
  }
}

describe('parseCommandLine', () => {
  test('starts the chat without a command', () => {
    expect(parseCommandLine([])).toMatchObject({ command: 'start', json: false });
    expect(parseCommandLine(['--json'])).toMatchObject({ command: 'start', json: true });
  });

  test('takes a question with or without quotation marks', () => {
    expect(parseCommandLine(['ask', '예산은 얼마야?']).words).toEqual(['예산은 얼마야?']);
    expect(parseCommandLine(['ask', '예산은', '얼마야?', '--json']).words).toEqual(['예산은', '얼마야?']);
  });

  test('reads options before and after the command, the last one wins', () => {
    const parsed = parseCommandLine([
      '--lang',
      'en',
      'summary',
      '--level=numbers',
      '--article',
      'a',
      '--article',
      'b',
    ]);
    expect(parsed).toMatchObject({ command: 'summary', level: 'numbers', article: 'b', language: 'en' });
  });

  test('sums up in three lines unless told otherwise', () => {
    expect(parseCommandLine(['summary']).level).toBe('three-lines');
    expect(parseCommandLine(['summary', '--level', '숫자']).level).toBe('numbers');
  });

  test('takes words after -- as they are', () => {
    expect(parseCommandLine(['ask', '--', '--json이 뭐야?'])).toMatchObject({
      words: ['--json이 뭐야?'],
      json: false,
    });
  });

  test('takes two ids to compare', () => {
    expect(parseCommandLine(['compare', 'a', 'b', '--json'])).toMatchObject({
      command: 'compare',
      words: ['a', 'b'],
      json: true,
    });
  });

  test('takes - as a path', () => {
    expect(parseCommandLine(['add', '-']).words).toEqual(['-']);
  });

  test('hands everything after eval and bench on unread', () => {
    const rest = ['--documents', 'd.jsonl', '--strange', '-x', '--json', 'ask'];
    expect(parseCommandLine(['eval', ...rest]).words).toEqual(rest);
    expect(parseCommandLine(['--lang', 'ko', 'bench', ...rest]).words).toEqual(rest);
  });

  test.each([
    [['ask', 'x', '--artcle', 'a'], { problem: 'unknown-option', option: '--artcle', nearest: '--article' }],
    [['ask', 'x', '--jsn'], { problem: 'unknown-option', nearest: '--json' }],
    [['ask', 'x', '-z'], { problem: 'unknown-option', option: '-z' }],
    [['ask', 'x', '--level', 'numbers'], { problem: 'option-elsewhere', option: '--level', command: 'ask' }],
    [['ask', 'x', '--article'], { problem: 'missing-value', option: '--article' }],
    [['ask', 'x', '--article='], { problem: 'missing-value', option: '--article' }],
    [['ask', 'x', '--article', '--json'], { problem: 'missing-value', option: '--article' }],
    [['ask', 'x', '--json=yes'], { problem: 'unexpected-value', option: '--json' }],
    [['summary', '--level', 'number'], { problem: 'bad-value', nearest: 'numbers' }],
    [['summary', '--level', 'poem'], { problem: 'bad-value', value: 'poem' }],
    [['list', '--lang', 'fr'], { problem: 'bad-value', value: 'fr', allowed: 'ko, en' }],
    [['ask'], { problem: 'missing-argument', command: 'ask' }],
    [['show'], { problem: 'missing-argument', command: 'show' }],
    [['add'], { problem: 'missing-argument', command: 'add' }],
    [['compare'], { problem: 'missing-argument', command: 'compare' }],
    [['compare', 'a'], { problem: 'missing-argument', command: 'compare' }],
    [['compare', 'a', 'b', 'c'], { problem: 'extra-argument', argument: 'c' }],
    [['compare', 'a', 'b', '--article', 'c'], { problem: 'option-elsewhere', option: '--article' }],
    [['remove', 'a', 'b'], { problem: 'extra-argument', argument: 'b' }],
    [['summary', 'bus'], { problem: 'extra-argument', argument: 'bus' }],
  ])('refuses %j', (argv, facts) => {
    const failure = failureOf(argv);
    expect(failure.code).toBe('wrong-usage');
    expect(failure.facts).toMatchObject(facts);
  });

  test('offers the nearest command, or ask for what looks like a question', () => {
    expect(failureOf(['sumary'])).toMatchObject({ code: 'unknown-command', facts: { nearest: 'summary' } });
    expect(failureOf(['verify'])).toMatchObject({ facts: { nearest: 'verify-store' } });
    expect(failureOf(['예산은 얼마야?'])).toMatchObject({ facts: { question: '예산은 얼마야?' } });
    expect(failureOf(['xyzzy']).facts).toEqual({ command: 'xyzzy' });
  });

  test('ends in an invocation or a Failure for any words', () => {
    const word = fc.oneof(
      fc.constantFrom(...COMMAND_NAMES, '--json', '--lang', '--article', '--', '-', '-h'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 5 }), (argv) => {
        expect(outcomeOf(argv)).toMatch(/^(?:invocation|failure)$/u);
      }),
      { numRuns: 500 },
    );
  });

  test('shows every command how it is written', () => {
    expect(usageOf('ask')).toBe('gakju ask "…" [--article ID] [--json]');
    for (const name of COMMAND_NAMES) expect(usageOf(name)).toMatch(new RegExp(`^gakju ${name}`, 'u'));
  });
});

describe('wrong usage on the command line', () => {
  test.each([
    [['ask', 'x', '--artcle', 'a'], '--artcle? --article이 맞나요?'],
    [['sumary'], 'sumary? summary가 맞나요?'],
    [['summary', '--level', 'one'], '‘one’? one-line이 맞나요? (one-line, three-lines, detailed, numbers)'],
    [['ask'], 'ask 뒤가 비었어요. 이렇게 써요: gakju ask "…" [--article ID] [--json]'],
    [['예산은 얼마야?'], '질문은 ask 뒤에 적어 주세요. 예: gakju ask "질문"'],
  ])('%j exits 2 with one Korean sentence', async (argv, sentence) => {
    expect(await run(argv)).toMatchObject({ code: 2, out: '', err: `${sentence}\n` });
  });

  test('is said in the language asked for, even when that is all that can be read', async () => {
    const { code, err } = await run(['ask', 'x', '--artcle', 'a', '--lang', 'en']);
    expect([code, err]).toEqual([2, '--artcle? Did you mean --article?\n']);
  });

  test('is one JSON object on stderr with --json', async () => {
    const { code, out, err } = await run(['sumary', '--json']);
    expect([code, out]).toEqual([2, '']);
    expect(JSON.parse(err)).toEqual({
      error: { code: 'unknown-command', message: 'sumary? summary가 맞나요?' },
    });
  });

  test('opens no services', async () => {
    const { services } = await run(['ask']);
    expect(services.closed).toBe(0);
  });
});
