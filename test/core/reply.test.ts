// A model's reply becomes claims: every written reply gives the footnotes of its header, however it is cut into pieces.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReplyReader, type ReplyClaim, type ReplyEvent } from '../../src/core/reply.ts';
import { readReplies } from '../openai/fixtures/read-replies.ts';

function read(pieces: readonly string[], sentences = 6, isWhole = true) {
  const reader = createReplyReader({ sentences, fence: 'word5f3c' });
  const events = [...pieces.flatMap((piece) => reader.push(piece)), ...reader.end(isWhole)];
  return { claims: kept(events), declined: reader.declined, uncited: reader.uncited };
}

function kept(events: readonly ReplyEvent[]): ReplyClaim[] {
  const from = events.findLastIndex(({ kind }) => kind === 'forget') + 1;
  return events.slice(from).flatMap((event) => (event.kind === 'claim' ? [event.claim] : []));
}

const claims = (text: string, sentences?: number) => read([text], sentences).claims;

describe('the written replies', () => {
  const replies = readReplies();

  it.each(replies)('$name gives the footnotes of its header', ({ text, cites, sentences }) => {
    const known = cites.flat().filter((number) => number >= 1 && number <= sentences.length);
    expect(claims(text, sentences.length).flatMap(({ numbers }) => numbers)).toEqual(known);
  });

  it.each(replies.filter(({ style }) => !['marks inside', 'chatty'].includes(style)))(
    '$name gives one claim for each footnote',
    ({ text, cites, sentences }) => {
      expect(claims(text, sentences.length)).toHaveLength(cites.length);
    },
  );

  it.each(replies)('$name leaves no marks or mark-up in its claims', ({ text, sentences }) => {
    for (const claim of claims(text, sentences.length))
      expect(claim.text).not.toMatch(/\[|\]|【|】|［|\*|`|~~|https?:|<|>|@|[¹²³]|^[-\d]+[.)] |[{}]/u);
  });

  it.each(replies)('$name is the same letter by letter', ({ text, sentences }) => {
    expect(read([...text], sentences.length)).toEqual(read([text], sentences.length));
  });
});

describe('any text', () => {
  const line = fc.constantFrom(
    '수확량은 3,200톤입니다 [1].',
    '<think>',
    '</think>',
    '[1]이 답이다',
    '- **값**은 5원이다 (2)',
    '{"text": "값은 5원이다", "cites": [1, 2]}',
    '{"claims": [',
    ']}',
    '```json',
    '출처:',
    '[2]',
    '[1] 문장이다.',
    '없음',
    '| a | [1] |',
    'm² 3¹',
    'word5f3c',
    '<|im_end|>',
  );
  const text = fc
    .array(fc.oneof(line, fc.string({ unit: 'grapheme', maxLength: 30 })), { maxLength: 8 })
    .map((lines) => lines.join('\n'));

  it('gives the same claims however it is cut, and never throws', () => {
    fc.assert(
      fc.property(text, fc.array(fc.nat(200), { maxLength: 6 }), fc.boolean(), (whole, places, isWhole) => {
        const cuts = [0, ...places.map((place) => place % (whole.length + 1)), whole.length].sort(
          (a, b) => a - b,
        );
        const pieces = cuts.slice(1).map((cut, at) => whole.slice(cuts[at], cut));
        expect(read(pieces, 3, isWhole)).toEqual(read([whole], 3, isWhole));
      }),
      { numRuns: 300 },
    );
  });

  it('points only at sentences that there are, each once a claim', () => {
    fc.assert(
      fc.property(text, (whole) => {
        for (const { text: said, numbers } of claims(whole, 3)) {
          expect(said).not.toBe('');
          expect(new Set(numbers).size).toBe(numbers.length);
          expect(numbers.every((number) => number >= 1 && number <= 3)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('marks', () => {
  it.each([
    ['값은 5원이다 [1][2]', [1, 2]],
    ['값은 5원이다 [1], [2].', [1, 2]],
    ['값은 5원이다. 출처: [2]', [2]],
    ['값은 5원이다 (출처: 문장 2, 문장 3)', [2, 3]],
    ['값은 5원이다 (Source 1 and 2).', [1, 2]],
    ['[2]에 따르면, 값은 5원이다.', [2]],
    ['값은 5원이다［２－３］', [2, 3]],
    ['- 값은 5원이다\n  [3]', [3]],
    ['값은 5원이다.\n\n출처: [3]', [3]],
    ['1) 값은 5원이다 [^2]', [2]],
  ])('reads %j', (reply, numbers) => {
    expect(claims(reply)).toEqual([{ text: expect.stringMatching(/^값은 5원이다\.?$/u), numbers }]);
  });

  it('leaves years, units and asides in brackets alone', () => {
    expect(claims('넓이는 30m²(약 9평)이고 (2024)년에 지었다 [2].')).toEqual([
      { text: '넓이는 30m²(약 9평)이고 (2024)년에 지었다.', numbers: [2] },
    ]);
  });

  it('keeps the marks inside a sentence with it', () => {
    expect(claims('값은 5원[2]이고 양은 3톤[1]이다. 끝 [3].')).toEqual([
      { text: '값은 5원이고 양은 3톤이다.', numbers: [2, 1] },
      { text: '끝.', numbers: [3] },
    ]);
  });

  it('gives a claim with unknown numbers only as one without a footnote', () => {
    expect(claims('값은 5원이다 [9].')).toEqual([{ text: '값은 5원이다.', numbers: [] }]);
  });
});

describe('what is no claim', () => {
  it.each([
    '없음',
    '없음.',
    'NONE',
    '[없음]',
    '제공된 기사에는 값이 나와 있지 않습니다.',
    'The article does not mention a price.',
  ])('hears that the article does not say it: %s', (reply) => {
    expect(read([reply])).toEqual({ claims: [], declined: true, uncited: 0 });
  });

  it('counts what points at nothing', () => {
    expect(read(['물론이죠!\n값은 5원이다.\n'])).toEqual({ claims: [], declined: false, uncited: 2 });
  });

  it('drops the last line of a reply that did not end by itself', () => {
    expect(read(['값은 5원이다 [1]\n양은 3톤이'], 6, false).claims).toHaveLength(1);
    expect(read(['값은 5원이다 [1]\n양은 3톤이다 [2]'], 6, false).claims).toHaveLength(1);
  });

  it('drops a repeated prompt and what follows the end of the turn', () => {
    expect(claims('<<<word5f3c\n[1] 값은 5원이다.\nword5f3c>>>\n[2] 양은 3톤이다.')).toEqual([]);
    expect(claims('값은 5원이다 [1]<|im_end|>\n양은 3톤이다 [2]')).toHaveLength(1);
  });

  it('forgets what was thought aloud before a thought that ends', () => {
    expect(claims('값은 [1]에 있다 [1]\n</think>\n양은 3톤이다 [2]')).toEqual([
      { text: '양은 3톤이다', numbers: [2] },
    ]);
  });
});

describe('time', () => {
  it.each([
    ['one long line', '값은 5원이다 [1] '.repeat(40_000)],
    ['open brackets', '['.repeat(200_000)],
    ['open thoughts', '<think>'.repeat(40_000)],
    ['many lines', '값은 5원이다 [1]\n'.repeat(4_000)],
    ['deep JSON', `{"claims": ${'[{"a":'.repeat(40_000)}`],
    ['an open string', `{"text": "${'가\\'.repeat(100_000)}`],
    ['spaces', `값은${' '.repeat(200_000)}[1]`],
  ])('stays short over %s', (_, text) => {
    const from = performance.now();
    read([text]);
    expect(performance.now() - from).toBeLessThan(2_000);
  });
});
