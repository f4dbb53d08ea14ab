// Names of commands in our sentences become links that open them; nothing that a person wrote does.
import { describe, expect, it } from 'vitest';
import { createCommandLinks } from '../../src/discord/command-links.ts';
import { escapeLine } from '../../src/discord/render/escape.ts';
import { payload } from './deliver/bench.ts';

function learned() {
  const links = createCommandLinks();
  links.learn([
    { id: '11', name: 'ask', type: 1 },
    { id: '12', name: 'article', options: [{ type: 1, name: 'list' }, { type: 3, name: 'x' }, null] },
    { id: '13', name: '기사와 대조', type: 3 },
    null,
    'ask',
    { id: 14, name: 'quotes' },
  ]);
  return (content: string): string => links.offered(payload(content)).content;
}

describe('a name of a command', () => {
  it.each([
    ['`/ask`로 물어보세요.', '</ask:11>로 물어보세요.'],
    ['`/article list`를 보세요.', '</article list:12>를 보세요.'],
    ['`/ask`, `/ask`', '</ask:11>, </ask:11>'],
  ])('becomes a link: %s', (before, after) => {
    expect(learned()(before)).toBe(after);
  });

  it.each([
    '`/quotes`',
    '`/unknown`',
    '`/article`',
    '`/article add`',
    '`/ask list`',
    '/ask',
    '`/ask it all`',
    '`ask`',
    '`/ASK`',
    '``/ask`` x'.slice(1, 4),
  ])('stays as it is: %s', (text) => {
    expect(learned()(text)).toBe(text);
  });

  it('in the words of a person stays theirs', () => {
    const written = escapeLine('`/ask` </ask:11> \\`/ask\\`');
    expect(learned()(written)).toBe(written);
  });

  it('stays as it is before the names are known', () => {
    const before = payload('`/ask`');
    expect(createCommandLinks().offered(before)).toBe(before);
  });

  it('stays as it is where the link would make the message too long', () => {
    const long = `${'가'.repeat(1_994)}\`/ask\``;
    expect(learned()(long)).toBe(long);
  });
});
