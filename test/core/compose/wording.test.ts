// What the bot says of a sentence: less than the article, never more, and politely.
import { readFileSync } from 'node:fs';
import { array, assert, constantFrom, oneof, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadLanguage } from '../../../src/adapters/lexicon-files.ts';
import { wordStatement } from '../../../src/core/compose/wording.ts';
import { analyzeQuestion } from '../../../src/core/question.ts';

const endings = readFileSync(new URL('polite-endings.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split(' -> '))
  .map(([plain = '', polite = plain]) => ({ plain, polite }));

describe('wordStatement', () => {
  it('has at least 120 endings to hold to', () => {
    expect(endings.length).toBeGreaterThanOrEqual(120);
  });

  it.each(endings)('says "$plain" as "$polite"', ({ plain, polite }) => {
    expect(wordStatement(plain).text).toBe(polite);
  });

  it('keeps an aside that holds the answer', () => {
    const text = '투자액은 10억 달러(약 1조4000억 원)에 달한다.';
    const start = text.indexOf('약');
    const keepSpan = { start, end: text.indexOf(')') };
    expect(wordStatement(text, { keepSpan }).text).toBe('투자액은 10억 달러(약 1조4000억 원)에 달합니다.');
    expect(wordStatement(text).text).toBe('투자액은 10억 달러에 달합니다.');
  });

  it('keeps an aside that holds what was asked', () => {
    const { analyzer } = loadLanguage();
    const question = analyzeQuestion('KSC는 뭘 쐈어?', analyzer);
    expect(wordStatement('우주센터(KSC)가 위성을 쏘았다.', { question }).text).toBe(
      '우주센터(KSC)가 위성을 쏘았습니다.',
    );
  });

  it('keeps an aside whose going would break a particle', () => {
    expect(wordStatement('당국(청)은 부인했다.').text).toBe('당국은 부인했습니다.');
    expect(wordStatement('심의원(KCA)가 조사했다.').text).toBe('심의원(KCA)가 조사했습니다.');
  });
});

describe('for any sentence', () => {
  const piece = constantFrom(
    '하지만 ',
    '또한 ',
    '비가 ',
    '(사진)',
    '(약 3만 원)',
    '“간다”고 ',
    '"좋다"며 ',
    '집이다',
    '왔다',
    '크다.',
    ' ',
    '.',
    '“',
    '기자 = ',
    '회사는 ',
    '값이 ',
    '2%다.',
    'AI ',
    '이다.',
  );
  const sentence = oneof(
    array(piece, { maxLength: 9 }).map((parts) => parts.join('')),
    constantFrom(...endings.map(({ plain }) => plain)),
    string(),
  );

  it('says the same when it says it again', () => {
    assert(
      property(sentence, (text) => {
        const said = wordStatement(text).text;
        expect(wordStatement(said).text).toBe(said);
      }),
    );
  });

  it('says no letter that the sentence does not have, in no other order, but for the last word', () => {
    assert(
      property(sentence, (text) => {
        let at = 0;
        const said = wordStatement(text).text.replace(/\S*$/u, '').replaceAll(/\s/gu, '');
        for (const letter of said) {
          at = text.indexOf(letter, at) + 1;
          expect(at).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('leaves what stands in quotation marks as it stands', () => {
    assert(
      property(sentence, (text) => {
        for (const [quote] of wordStatement(text).text.matchAll(/“[^”]*”/gu)) expect(text).toContain(quote);
      }),
    );
  });
});
