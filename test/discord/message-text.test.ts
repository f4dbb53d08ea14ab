// What is read of a message: words without Discord's signs; of the bot's own answers, the statements.
import { describe, expect, it } from 'vitest';
import { ownStatements, plainText } from '../../src/discord/message-text.ts';

describe('the plain text of a message', () => {
  it.each([
    ['<@123456789012345678> 예산이 얼마야?', '예산이 얼마야?'],
    ['<@!123> <@&9> <#7> 예산?', '예산?'],
    ['**36억 원**이 *맞아*? ||비밀|| `코드`', '36억 원이 맞아? 비밀 코드'],
    ['> 인용한 말\n# 제목\n- 하나\n-# 작은 글', '인용한 말\n제목\n하나\n작은 글'],
    ['[기사](https://news.example/1) 봤어? https://news.example/2', '기사 봤어?'],
    ['```ts\n코드\n``` 뒤', '코드\n뒤'],
    ['<:bus:123456> 버스 <a:go:9> <t:1700000000:R>', '버스'],
    ['snake_case와 3*4*5는 그대로', 'snake_case와 3*4*5는 그대로'],
    ['\\*별표\\*', '*별표*'],
    ['   \n\n  ', ''],
  ])('of %j is %j', (content, text) => {
    expect(plainText(content)).toBe(text);
  });
});

describe('the statements of an answer of our own', () => {
  it('are without the question, the footnotes and the small print', () => {
    const content = [
      '> 예산이 얼마야?',
      '',
      '예산은 **36억 원**입니다. [1] 새 버스는 6월부터 달립니다. [2][3]',
      '',
      '[1] “예산은 모두 36억 원이며, 지난해보다 늘었다.”',
      '-# 한빛신문 · 2025-03-04 기사 기준',
    ].join('\n');
    expect(ownStatements(content)).toBe('예산은 36억 원입니다. 새 버스는 6월부터 달립니다.');
  });
});
