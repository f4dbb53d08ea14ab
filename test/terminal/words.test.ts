import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { questionLanguage } from '../../src/core/asking/question-language.ts';
import { interfaceLanguage } from '../../src/terminal/language.ts';
import { editDistance, nearestWord } from '../../src/terminal/nearest-word.ts';
import { particle } from '../../src/terminal/particle.ts';
import { safeJson } from '../../src/terminal/safe-text.ts';
import { anyText } from './arbitrary-text.ts';

describe('particle', () => {
  test.each([
    ['기사', '은/는', '는'],
    ['각주', '이/가', '가'],
    ['질문', '을/를', '을'],
    ['‘한빛신문’', '은/는', '은'],
    ['서울', '으로/로', '로'],
    ['부산', '으로/로', '으로'],
    ['news.txt', '이/가', '가'],
    ['KT', '은/는', '는'],
    ['SKT·LGU+', '은/는', '는'],
    ['LLM', '을/를', '을'],
    ['AWS R', '으로/로', '로'],
    ['--article', '이/가', '이'],
    ['one-line', '이/가', '이'],
    ['--json', '을/를', '을'],
    ['summary', '이/가', '가'],
    ['2025', '은/는', '는'],
    ['10', '을/를', '을'],
    ['7', '으로/로', '로'],
    ['', '이/가', '가'],
  ] as const)('%s takes, of %s, %s', (word, pair, expected) => {
    expect(particle(word, pair)).toBe(expected);
  });
});

describe('nearestWord', () => {
  test.each([
    ['--artcle', '--article'],
    ['--atricle', '--article'],
    ['--level', '--level'],
    ['--spekaer', '--speaker'],
    ['--art', '--article'],
    ['--x', undefined],
    ['--colour', undefined],
  ])('for %s is %s', (typed, expected) => {
    expect(nearestWord(typed, ['--article', '--level', '--speaker', '--json'])).toBe(expected);
  });

  test('measures distance as a metric of edits does', () => {
    const text = fc.string({ maxLength: 8 });
    fc.assert(
      fc.property(text, text, (one, other) => {
        const distance = editDistance(one, other);
        expect(distance).toBe(editDistance(other, one));
        expect(distance === 0).toBe(one === other);
        expect(distance).toBeLessThanOrEqual(Math.max(one.length, other.length));
      }),
    );
  });
});

describe('language', () => {
  test.each([
    [{}, 'ko'],
    [{ LANG: '' }, 'ko'],
    [{ LANG: 'C' }, 'ko'],
    [{ LANG: 'C.UTF-8' }, 'ko'],
    [{ LANG: 'POSIX' }, 'ko'],
    [{ LANG: 'ko_KR.UTF-8' }, 'ko'],
    [{ LANG: 'en_US.UTF-8' }, 'en'],
    [{ LANG: 'en_US.UTF-8', LC_ALL: 'ko_KR.UTF-8' }, 'ko'],
    [{ LANG: 'ca_ES.UTF-8' }, 'en'],
  ] as const)('the interface of %j is %s', (env, expected) => {
    expect(interfaceLanguage(env)).toBe(expected);
  });

  test.each([
    ['예산은?', 'ko'],
    ['KT의 budget은?', 'ko'],
    ['How much is the budget?', 'en'],
    ['KT?', 'ko'],
    ['2023?', 'ko'],
  ] as const)('the question %s is in %s', (text, expected) => {
    expect(questionLanguage(text, 'ko')).toBe(expected);
  });
});

describe('safeJson', () => {
  test('gives every value back unchanged, on one line of visible characters', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const json = safeJson({ text });
        expect(JSON.parse(json)).toEqual({ text });
        expect(json).not.toMatch(/[\p{Cc}\u2028\u2029\u202E]/u);
      }),
      { numRuns: 500 },
    );
  });
});
