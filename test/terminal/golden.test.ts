// What people see, in files: read them aloud.
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { answered, comparison, fakeServices, notFound, quotes, summary, unsure } from './fake-services.ts';
import type { Answer } from '../../src/core/types.ts';
import { run, type RunOptions } from './fake-terminal.ts';

const PHONE = 44;
const COLOUR = { FORCE_COLOR: '1' };

const cases: readonly (readonly [name: string, argv: readonly string[], options?: RunOptions])[] = [
  ['answered', ['ask', '예산은 얼마인가요?']],
  [
    'answered-about-now',
    ['ask', 'x'],
    {
      services: fakeServices({
        ask: async (): Promise<Answer> => Object.assign({}, answered, { asksForNow: true }),
      }),
    },
  ],
  [
    'unsure-about-now',
    ['ask', 'x'],
    { services: fakeServices({ ask: async () => ({ ...unsure, asksForNow: true }) }) },
  ],
  ['unsure', ['ask', '요금은 얼마인가요?']],
  ['not-found', ['ask', '지하철은 언제 생기나요?']],
  [
    'false-premise',
    ['ask', 'x'],
    { services: fakeServices({ ask: async () => ({ ...notFound, reason: 'false-premise' }) }) },
  ],
  [
    'not-a-question',
    ['ask', 'x'],
    {
      services: fakeServices({
        ask: async () => ({ ...notFound, reason: 'not-a-question', missing: [], nearest: [] }),
      }),
    },
  ],
  [
    'no-article',
    ['ask', 'x'],
    {
      services: fakeServices({
        ask: async () => ({ ...notFound, reason: 'no-article', missing: [], nearest: [], suggestions: [] }),
      }),
    },
  ],
  [
    'unsure-without-sentences',
    ['ask', 'x'],
    {
      services: fakeServices({ ask: async () => ({ ...unsure, nearest: [], missing: [], suggestions: [] }) }),
    },
  ],
  [
    'answered-incomplete',
    ['ask', 'x'],
    {
      services: fakeServices({
        ask: async () => ({ ...answered, composedBy: 'a-model', incomplete: true }),
      }),
    },
  ],
  [
    'answered-fallen-back',
    ['ask', 'x'],
    { services: fakeServices({ ask: async () => ({ ...answered, fellBack: 'unsupported' }) }) },
  ],
  [
    'unsure-unavailable',
    ['ask', 'x'],
    { services: fakeServices({ ask: async () => ({ ...unsure, fellBack: 'unavailable' }) }) },
  ],
  ['small-talk', ['ask', '안녕!']],
  ['summary', ['summary']],
  [
    'summary-empty',
    ['summary', '--level', 'numbers'],
    {
      services: fakeServices({
        summary: async () => ({ ...summary, statements: [], citations: [], level: 'numbers' }),
      }),
    },
  ],
  ['quotes', ['quotes']],
  [
    'quotes-none',
    ['quotes'],
    { services: fakeServices({ quotes: async () => ({ ...quotes, speakers: [] }) }) },
  ],
  ['check', ['check', '버스는 20대다.']],
  ['compare', ['compare', 'bus', 'bus-2']],
  [
    'compare-nothing',
    ['compare', 'bus', 'bus-2'],
    {
      services: fakeServices({
        compare: async () => ({ ...comparison, agree: [], differ: [], onlyLeft: [], onlyRight: [] }),
      }),
    },
  ],
  ['list', ['list']],
  ['list-empty', ['list'], { services: fakeServices({ list: async () => [] }) }],
  ['show', ['show', 'bus']],
  ['rebuild', ['rebuild']],
  ['verify-store', ['verify-store']],
  [
    'verify-store-findings',
    ['verify-store'],
    { services: fakeServices({ verifyStore: async () => ['bus: vectors damaged'] }) },
  ],
  ['help', ['help']],
  ['help-ask', ['help', 'ask']],
  ['piped', [], { stdin: '예산은?\n\n/sumary\n안녕\n1\n/help\n' }],
];

describe('golden files', () => {
  for (const [name, argv, options] of cases) {
    for (const lang of ['ko', 'en'] as const) {
      test(`${name} reads as in golden/${name}.${lang}.txt`, async () => {
        const { out, err } = await run([...argv, '--lang', lang], { width: PHONE, ...options });
        const text = err === '' ? out : `${out}--- stderr\n${err}`;
        expect(text).not.toContain('\u001B');
        await expect(text).toMatchFileSnapshot(`golden/${name}.${lang}.txt`);
      });
    }
  }

  for (const name of ['answered', 'unsure', 'not-found', 'check', 'compare', 'summary', 'list']) {
    test(`${name} is coloured as in golden/${name}.colour.txt, where ␛ stands for ESC`, async () => {
      const [, argv = []] = cases.find(([other]) => other === name) ?? [];
      const { out } = await run(argv, { width: PHONE, env: COLOUR });
      await expect(out.replaceAll('\u001B', '␛')).toMatchFileSnapshot(`golden/${name}.colour.txt`);
      const plain = await run(argv, { width: PHONE });
      expect(stripVTControlCharacters(out)).toBe(plain.out);
    });
  }
});
