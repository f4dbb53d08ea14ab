import { describe, expect, test } from 'vitest';
import { koreanMessages } from '../../../src/discord/messages.ko.ts';
import {
  articleKey,
  askButton,
  proofButton,
  readPress,
  rowsOf,
} from '../../../src/discord/render/buttons.ts';
import { quotation, statementMarkup, writerOf } from '../../../src/discord/render/markup.ts';
import { renderAnswer, renderNotice } from '../../../src/discord/render/message.ts';
import { answered, article } from './golden-cases.ts';

const view = { messages: koreanMessages };

describe('statementMarkup', () => {
  test.each([
    ['예산은 36억 원이다.', [{ start: 4, end: 9 }], '예산은 **36억 원**이다. [1]'],
    ['예산은 36억 원이다.', [{ start: 3, end: 10 }], '예산은 **36억 원이**다. [1]'],
    ['예산은 36억 원이다.', [{ start: 3, end: 4 }], '예산은 36억 원이다. [1]'],
    [
      '가나다라',
      [
        { start: 2, end: 99 },
        { start: -5, end: 3 },
      ],
      '**가나다****라** [1]',
    ],
    ['a🚌b', [{ start: 2, end: 4 }], 'a**🚌b** [1]'],
    ['a🚌b', [{ start: 0, end: 2 }], '**a**🚌b [1]'],
    ['*별* <@1>', [{ start: 0, end: 3 }], '**\\*별\\*** \\<\u034F@\u034F1\\> [1]'],
    ['\u200B', [], ''],
  ])('%j with its marks %j is %j', (text, marks, markup) => {
    expect(statementMarkup({ text, marks, citations: [1] })).toBe(markup);
  });
});

describe('a quotation', () => {
  test('of a very long sentence is cut and says so', () => {
    const quoted = quotation({ ...article, text: '가'.repeat(5_000) }, { start: 0, end: 5_000 });
    expect(quoted).toBe(`“${'가'.repeat(699)}…”`);
  });
});

describe('messages', () => {
  test('are never empty', () => {
    expect(renderNotice(' \n', view).map(({ content }) => content)).toEqual([koreanMessages.nothingToSay]);
  });

  test('name a model and no composer of ours', () => {
    expect(writerOf('embedded')).toBeUndefined();
    expect(writerOf('gpt-4*')).toBe('gpt-4\\*');
  });

  test('hold a proof button for each of 60 footnotes, spread where there is room', () => {
    const citations = Array.from({ length: 60 }, (_, at) => ({
      number: at + 1,
      article,
      span: { start: 0, end: 27 },
    }));
    const statements = citations.map(({ number }) => ({
      text: '새 버스는 6월부터 달립니다. '.repeat(3),
      citations: [number],
    }));
    const bodies = renderAnswer({ ...answered, citations, statements }, view);
    const ids = bodies.flatMap(({ components }) =>
      components.flatMap((row) => row.components.map((button) => button.custom_id)),
    );
    expect(new Set(ids.filter((id) => id.startsWith('proof:'))).size).toBe(60);
    expect(ids.slice(-3)).toEqual(['ask:1:0:충전소는 어디에 생기나요?', 'vote:1:up', 'vote:1:down']);
  });
});

describe('a press', () => {
  test('says what its button is for', () => {
    const citation = { number: 3, article: { ...article, id: 'a:b:c' }, span: { start: 5, end: 9 } };
    expect(readPress(proofButton(citation, koreanMessages).custom_id)).toEqual({
      kind: 'proof',
      number: 3,
      article: 'a:b:c',
      version: 1,
      span: { start: 5, end: 9 },
    });
    expect(readPress(askButton('왜: 그런가요?\n', 1)?.custom_id ?? '')).toEqual({
      kind: 'ask',
      question: '왜: 그런가요?',
    });
    expect(readPress('vote:1:down')).toEqual({ kind: 'vote', good: false });
    expect(readPress('share:1')).toEqual({ kind: 'share', parts: 1 });
    expect(readPress('share:1:3')).toEqual({ kind: 'share', parts: 3 });
    expect(readPress('remove:1:bus')).toEqual({ kind: 'remove', article: 'bus' });
  });

  test.each([
    '',
    'proof',
    'proof:2:1:0-1:a',
    'proof:1:x',
    'ask:1:0:',
    'vote:1:sideways',
    'share:1:x',
    'toString:1',
  ])('of %j is none of ours', (id) => {
    expect(readPress(id)).toBeUndefined();
  });

  test('on a long question has a cut label and the whole question; one too long has no button', () => {
    const question = '가'.repeat(85);
    const button = askButton(question, 0);
    expect(button?.label).toBe(`${'가'.repeat(79)}…`);
    expect(readPress(button?.custom_id ?? '')).toEqual({ kind: 'ask', question });
    expect(askButton('가'.repeat(100), 0)).toBeUndefined();
    expect(askButton('\u200B', 0)).toBeUndefined();
  });

  test('names an article of any id within the limit', () => {
    expect(articleKey('bus')).toBe('bus');
    expect(articleKey('가'.repeat(300))).toMatch(/^~\w{8,13}$/u);
    expect(articleKey('가'.repeat(300))).not.toBe(articleKey('가'.repeat(301)));
    expect(articleKey('~x')).not.toBe('~x');
  });
});

describe('rows', () => {
  test('are at most five of at most five, without an id twice', () => {
    const button = (id: string) => ({ type: 2, style: 2, custom_id: id, label: id }) as const;
    const many = Array.from({ length: 60 }, (_, at) => button(`proof:1:${at % 40}`));
    const rows = rowsOf(
      many,
      many.slice(0, 9).map(({ label }) => button(`ask:1:0:${label}`)),
      [button('vote:1:up')],
    );
    expect(rows.map(({ components }) => components.length)).toEqual([5, 5, 5, 5, 1]);
    expect(rowsOf([], [], [])).toEqual([]);
    expect(rowsOf([button('a'), button('a')], [], [button('a')])[0]?.components).toHaveLength(1);
  });
});
