import { describe, expect, it } from 'vitest';
import { canonicalSpoken, spokenForm } from '../../../src/core/analyze/letter-names.ts';
import { wordOf } from '../language.ts';

describe('letter names', () => {
  it.each([
    ['AI', '에이아이'],
    ['LGU+', '엘지유플러스'],
    ['SK', '에스케이'],
    ['SKT', '에스케이티'],
    ['KT', '케이티'],
    ['LLM', '엘엘엠'],
    ['R&D', '알앤디'],
    ['SK텔레콤', '에스케이텔레콤'],
    ['LG전자', '엘지전자'],
    ['MBC', '엠비씨'],
  ])('says %s as %s', (written, spoken) => {
    expect(spokenForm(written)).toBe(spoken);
  });

  it.each(['iPhone', 'Ai', 'GPT4', 'B2B', 'ABCDEFG', '서울', '', '123', '+'])(
    'has no spoken form for %j',
    (word) => {
      expect(spokenForm(word)).toBeUndefined();
    },
  );

  it('says an abbreviation without its particle', () => {
    expect([wordOf('AI가').spoken, wordOf('AI는').stem]).toEqual(['에이아이', 'ai']);
  });

  it('brings two spellings of a letter to one', () => {
    expect(canonicalSpoken('에치디')).toBe(canonicalSpoken('에이치디'));
    expect(canonicalSpoken('더블류')).toBe('더블유');
    expect(canonicalSpoken('서울')).toBe('서울');
  });
});
