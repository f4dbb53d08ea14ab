import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeText } from '../../../src/discord/render/escape.ts';
import { CONTENT_LIMIT, splitContent } from '../../../src/discord/render/split.ts';
import { hostileText } from './hostile.ts';

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
/** What a split may add or leave out. */
const bare = (text: string): string => text.replace(/\*\*|^-# |```\w*|\s+/gmu, '');

const atom = fc.oneof(
  { weight: 4, arbitrary: hostileText.map(escapeText) },
  { weight: 3, arbitrary: fc.nat(30).map((n) => `${'기사 문장이다 '.repeat(n)}끝이다. [${n}]`) },
  {
    weight: 1,
    arbitrary: fc.constant('[기사에서 보기](https://news.example/a#:~:text=%EA%B0%80,%EB%82%98)'),
  },
  { weight: 1, arbitrary: fc.nat(90).map((n) => `**굵은 ${'말 '.repeat(n)}끝**입니다. [1][2]`) },
  { weight: 1, arbitrary: fc.nat(90).map((n) => `\n-# 작은 ${'글 '.repeat(n)}\n`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('\n', '\n\n', ' ', '👩\u200D👩\u200D👧\u200D👦'.repeat(40), '가'.repeat(700)),
  },
);
const content = fc.array(atom, { maxLength: 40 }).map((parts) => parts.join(' '));

describe('splitContent', () => {
  test('leaves what fits as it is', () => {
    expect(splitContent('가'.repeat(CONTENT_LIMIT))).toEqual(['가'.repeat(CONTENT_LIMIT)]);
    expect(splitContent(' \n ')).toEqual([]);
  });

  test('loses nothing, and every part fits and is not empty', () => {
    fc.assert(
      fc.property(content, (text) => {
        const parts = splitContent(text);
        expect(bare(parts.join('\n'))).toBe(bare(text));
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(CONTENT_LIMIT);
          expect(part.trim()).not.toBe('');
        }
      }),
      { numRuns: 400 },
    );
  });

  test('cuts no grapheme, footnote, link, escape or bold text, and no word from its footnote', () => {
    fc.assert(
      fc.property(content, (text) => {
        const parts = splitContent(text);
        if (parts.length < 2) return;
        const whole = [...graphemes.segment(text)].filter(({ segment }) => segment.trim() !== '');
        expect(
          parts
            .flatMap((part) => [...graphemes.segment(part)])
            .filter(({ segment }) => segment.trim() !== '' && !/[*`#-]/u.test(segment))
            .map(({ segment }) => segment),
        ).toEqual(whole.filter(({ segment }) => !/[*`#-]/u.test(segment)).map(({ segment }) => segment));
        for (const part of parts) {
          expect(part).not.toMatch(/^\[\d+\](?! “)|(?<!\\)(?:\\\\)*\\$|\[\d*$|\]\([^)]*$|^\(https/u);
          expect((part.replace(/\\[^\w\s]/gu, '').split('**').length - 1) % 2).toBe(0);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('cuts between blocks where it can, else lines, sentences, words', () => {
    const words = (count: number): string => '낱말 '.repeat(count).trim();
    expect(splitContent(`${words(300)}.\n\n${words(300)}. ${words(100)}`)).toEqual([
      `${words(300)}.`,
      `${words(300)}. ${words(100)}`,
    ]);
    expect(splitContent(`${words(300)}\n${words(400)}`)).toEqual([words(300), words(400)]);
    expect(splitContent(`${words(300)}. ${words(400)}`)).toEqual([`${words(300)}.`, words(400)]);
    for (const part of splitContent(words(2_000))) expect(part).toMatch(/^낱말.*낱말$/u);
  });

  test('keeps a word with its footnote at the very edge', () => {
    for (let length = 1_880; length < 1_990; length += 1) {
      const parts = splitContent(`${'가'.repeat(length)} 나다 [12][3] ${'라'.repeat(300)}`);
      expect(parts.some((part) => part.includes('나다 [12][3]'))).toBe(true);
    }
  });

  test.each([
    ['a link', '[기사에서 보기](https://news.example/a#:~:text=%EA%B0%80)'],
    ['a footnote and the beginning of its quotation', '\n[7] “나'],
    ['a piece of code', '`/article add`'],
    ['the sign of a small line', '\n-# 다'],
  ])('keeps %s whole at the very edge', (_, whole) => {
    for (let length = 1_850; length < 1_990; length += 1) {
      const parts = splitContent(`${'가'.repeat(length)} ${whole} ${'라'.repeat(300)}`);
      expect(parts.some((part) => part.includes(whole.trim()))).toBe(true);
    }
  });

  test('leaves no sign alone that begins a long line without spaces', () => {
    for (const sign of ['[7] “', '-# ', '- '])
      expect(splitContent(`${sign}${'가'.repeat(3_000)}`)[0]?.length).toBeGreaterThan(1_900);
  });

  test('fits with what it closes and opens', () => {
    for (const text of [
      `-# **${'가'.repeat(4_100)}**`,
      `\`\`\`typescript\n${'가나다\n'.repeat(1_500)}\`\`\``,
    ])
      for (const part of splitContent(text)) expect(part.length).toBeLessThanOrEqual(CONTENT_LIMIT);
  });

  test('cuts no space from the mark that stands on it', () => {
    const [, second = ''] = splitContent(`${'가'.repeat(1_900)} \u0301${'나'.repeat(300)}`);
    expect(second).toMatch(/^나/u);
  });

  test('closes bold text at a cut and opens it again, and small lines too', () => {
    const [first = '', second = ''] = splitContent(`-# **${'작은 말 '.repeat(600)}끝** 뒤`);
    expect(first).toMatch(/^-# \*\*작은 .* 말\*\*$|작은\*\*$/u);
    expect(second).toMatch(/^-# \*\*/u);
  });

  test('keeps a fence whole where it fits, and makes several of one that does not', () => {
    const fence = (lines: number): string => `\`\`\`js\n${'const a = 1;\n'.repeat(lines)}\`\`\``;
    const parts = splitContent(`${'말 '.repeat(700)}\n${fence(100)}`);
    expect(parts.at(-1)).toBe(fence(100));
    const many = splitContent(fence(400));
    expect(many.length).toBeGreaterThan(2);
    for (const part of many) expect(part).toMatch(/^```js\n(?:const a = 1;\n)+```$/u);
    expect(many.join('').match(/const/gu)).toHaveLength(400);
  });

  test('cuts a grapheme longer than a message between characters, for nothing else is left', () => {
    const parts = splitContent(`a${'\u0301'.repeat(5_000)}`);
    expect(parts.join('')).toHaveLength(5_001);
    for (const part of splitContent('👩\u200D'.repeat(2_000))) expect(part).not.toMatch(/[\uD800-\uDBFF]$/u);
  });
});
