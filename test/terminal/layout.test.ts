import { stripVTControlCharacters } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { displayWidth } from '../../src/terminal/display-width.ts';
import { createPaint, GLUE, paragraph, type Piece, wantsColour } from '../../src/terminal/layout.ts';
import { statementPieces } from '../../src/terminal/render.ts';
import { anyText } from './arbitrary-text.ts';

const plain = (width: number) => ({ width, paint: createPaint(false) });
const coloured = (width: number) => ({ width, paint: createPaint(true) });

const word = fc.stringMatching(/^[a-z0-9가-힣ㄱ-ㅎ漢字·“”,.🚌é]{1,12}$/u);
const sentence = fc.array(word, { minLength: 1, maxLength: 30 }).map((words) => words.join(' '));

describe('displayWidth', () => {
  test.each([
    ['abc', 3],
    ['각주', 4],
    ['각주', 4],
    ['漢字かな', 8],
    ['ＡＢ', 4],
    ['é', 1],
    ['e\u0301', 1],
    ['🚌', 2],
    ['❤️', 2],
    ['👍🏽', 2],
    ['👨‍👩‍👧', 2],
    ['🇰🇷', 2],
    ['“·…”', 4],
    ['', 0],
    ['a\u200Bb', 2],
  ])('%j takes %i columns', (text, columns) => {
    expect(displayWidth(text)).toBe(columns);
  });

  test('adds up over parts that share no character', () => {
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(displayWidth(`${one} ${other}`)).toBe(displayWidth(one) + 1 + displayWidth(other));
      }),
    );
  });
});

describe('paragraph', () => {
  test('makes no line wider than the width, unless one word alone is', () => {
    fc.assert(
      fc.property(
        sentence,
        fc.integer({ min: 4, max: 60 }),
        fc.constantFrom('', '[1] ', '  · '),
        (text, width, first) => {
          const lines = paragraph(plain(width), [{ text }], { text: first }).split('\n');
          const wide = lines.filter((line) => displayWidth(line) > width);
          expect(wide.filter((line) => line.slice(first.length).trim().includes(' '))).toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('fills lines: the first word of a line would not have fitted on the one before', () => {
    fc.assert(
      fc.property(sentence, fc.integer({ min: 4, max: 60 }), (text, width) => {
        const lines = paragraph(plain(width), [{ text }]).split('\n');
        const early = lines.slice(0, -1).filter((line, at) => {
          return displayWidth(`${line} ${lines[at + 1]?.split(' ')[0]}`) <= width;
        });
        expect(early).toEqual([]);
      }),
    );
  });

  test('loses and adds no word, and colours change nothing else', () => {
    fc.assert(
      fc.property(sentence, sentence, fc.integer({ min: 4, max: 60 }), (one, other, width) => {
        const pieces: Piece[] = [{ text: `${one} ` }, { text: other, style: 'mark' }];
        const text = paragraph(plain(width), pieces);
        expect(text.split(/\s+/u).join(' ')).toBe(`${one} ${other}`);
        expect(stripVTControlCharacters(paragraph(coloured(width), pieces))).toBe(text);
      }),
    );
  });

  test('keeps a footnote on the line of its last word', () => {
    fc.assert(
      fc.property(
        sentence,
        fc.integer({ min: 8, max: 40 }),
        fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 3 }),
        (text, width, citations) => {
          const notes = citations.map((number) => `[${number}]`).join('');
          const lines = paragraph(plain(width), statementPieces({ text, citations })).split('\n');
          expect(lines.at(-1)?.endsWith(`${text.split(' ').at(-1)} ${notes}`)).toBe(true);
        },
      ),
    );
  });

  test('marks the union of overlapping, stray and empty spans, each character once', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.array(fc.record({ start: fc.integer({ min: 0, max: 50 }), end: fc.integer({ min: 0, max: 50 }) })),
        (text, marks) => {
          const pieces = statementPieces({ text, citations: [], marks });
          expect(pieces.map((piece) => piece.text).join('')).toBe(text);
          const marked = pieces.filter(({ style }) => style === 'mark').map((piece) => piece.text.length);
          const inside = Array.from({ length: text.length }, (_, at) => at).filter((at) =>
            marks.some(({ start, end }) => at >= start && at < end),
          );
          expect(marked.reduce((sum, length) => sum + length, 0)).toBe(inside.length);
        },
      ),
    );
  });

  test('breaks nowhere at an endless width', () => {
    expect(paragraph(plain(Infinity), [{ text: '가나다 '.repeat(200) }])).not.toContain('\n');
  });

  test('shows glue as a space', () => {
    expect(paragraph(plain(3), [{ text: `가${GLUE}나` }])).toBe('가 나');
  });

  test('lets no control character through, in any piece', () => {
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        const text = paragraph(plain(40), [{ text: one }, { text: other, style: 'mark' }]);
        expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
      }),
      { numRuns: 500 },
    );
  });
});

describe('wantsColour', () => {
  test.each([
    [{}, true, true],
    [{}, false, false],
    [{ NO_COLOR: '1' }, true, false],
    [{ NO_COLOR: '' }, true, true],
    [{ FORCE_COLOR: '1' }, false, true],
    [{ FORCE_COLOR: '0' }, true, false],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, true, false],
    [{ TERM: 'dumb' }, true, false],
  ])('%j at a terminal (%s) is %s', (env, isTerminal, expected) => {
    expect(wantsColour(env, isTerminal)).toBe(expected);
  });
});
