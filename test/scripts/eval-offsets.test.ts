// A span of an article, led back to the text as given: the given text's own slice says the same words.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { originalOffsets } from '../../scripts/original-offsets.ts';
import { makeArticle } from '../../src/core/article.ts';
import { normaliseText } from '../../src/core/article/normalise.ts';
import { Failure } from '../../src/core/errors.ts';
import { segmentArticle } from '../../src/core/segment.ts';
import type { SegmentedArticle } from '../../src/core/types.ts';

const PLAIN = '한빛시는 올해 버스 20대를 샀다. 값은 36억 원이다.\n\n시장은 "내년에 더 산다"고 말했다.';

const disguises: readonly (readonly [name: string, disguise: (text: string) => string])[] = [
  ['zero-width characters', (text) => text.replaceAll('다', '\u200B다\u2060').replaceAll('2', '2\uFEFF')],
  ['line ends of Windows', (text) => text.replaceAll('\n', '\r\n')],
  ['decomposed syllables', (text) => text.normalize('NFD')],
  ['other spaces', (text) => text.replaceAll(' ', '\u00A0')],
  ['white space around', (text) => `\n\n \t${text}\n\n\n`],
  ['many blank lines', (text) => text.replaceAll('\n\n', '\n \n\n  \n\n\n')],
  ['a byte order mark and bidi controls', (text) => `\uFEFF\u202E${text}\u202C`],
  [
    'all of it',
    (text) => `\uFEFF${text.normalize('NFD').replaceAll('\n', '\r\n').replaceAll(' ', ' \u200B')}\r\n`,
  ],
];

function sourceOf(text: string): SegmentedArticle | undefined {
  try {
    return segmentArticle(makeArticle({ id: 'a', text }));
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

/** Sentences of the article beside what the given text has at the places that they are led to. */
function pairsOf(given: string): { readonly made: string; readonly slice: string }[] {
  const source = sourceOf(given);
  if (!source) return [];
  const { text } = source.article;
  const lead = originalOffsets(given, text);
  return source.sentences.map(({ span }) => {
    const { start, end } = lead(span);
    return { made: text.slice(span.start, span.end), slice: given.slice(start, end) };
  });
}

/** Without white space and joiners, which may belong to a neighbour. */
function letters(text: string): string {
  return normaliseText(text).replaceAll(/\s|\u200D|[\uFE00-\uFE0F]/gu, '');
}

describe('originalOffsets', () => {
  test('changes nothing where the text is normal already', () => {
    const span = { start: 3, end: 9 };
    expect(originalOffsets(PLAIN, PLAIN)(span)).toBe(span);
  });

  for (const [name, disguise] of disguises) {
    test(`finds every sentence under ${name}`, () => {
      const pairs = pairsOf(disguise(PLAIN));
      expect(pairs.map(({ made }) => made)).toEqual(pairsOf(PLAIN).map(({ made }) => made));
      for (const { made, slice } of pairs) expect(normaliseText(slice)).toBe(made);
    });
  }

  test('gives spans inside any text, whose slice says the same letters as the sentence', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '한빛시는 버스를 샀다. ',
        'A\u030A',
        '각'.normalize('NFD'),
        '가\u11A8',
        '\r\n',
        '\r',
        '\u200B',
        '\u200D',
        '👩\u200D🚀',
        '\u2028',
        '\u00A0',
        '\n\n\n\n',
        '①',
        '\uD800',
        '\u0958',
      ),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      fc.string({ unit: 'binary', maxLength: 8 }),
    );
    const text = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, (given) => {
        for (const { made, slice } of pairsOf(given)) expect(letters(slice)).toBe(letters(made));
      }),
      { numRuns: 1_500 },
    );
  });
});
