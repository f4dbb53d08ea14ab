// What a member's message becomes: statements with verdicts, each with the sentence that shows it.
import { describe, expect, it } from 'vitest';
import { check } from '../../src/core/check.ts';
import { Failure } from '../../src/core/errors.ts';
import type { CheckedClaim } from '../../src/core/services.ts';
import { splitClaims } from '../../src/core/verify/split-claims.ts';
import { openGate } from '../../scripts/gate-data.ts';
import { smallArticle } from './verify-gate.ts';

const gate = openGate('2025-03-14');
const source = smallArticle();

function quoted(claim: CheckedClaim | undefined): string {
  return (claim?.citations ?? [])
    .map(({ span }) => source.article.text.slice(span.start, span.end))
    .join(' ');
}

describe('check', () => {
  it('shows the sentence that supports a statement', () => {
    const [claim] = check('한빛전자 새 공장 투자 규모는 3조2400억 원이에요', source, gate);
    expect(claim?.kind).toBe('supported');
    expect(quoted(claim)).toContain('3조2400억 원');
  });

  it('shows the sentence that contradicts a figure', () => {
    const [claim] = check('새 공장은 직원 1500명을 고용할 예정이다.', source, gate);
    expect(claim).toMatchObject({ kind: 'contradicted', reason: 'number' });
    expect(quoted(claim)).toContain('1200명');
  });

  it('shows the sentence that contradicts a direction', () => {
    const [claim] = check('지난해 영업이익은 8% 늘었다.', source, gate);
    expect(claim?.kind).toBe('contradicted');
    expect(quoted(claim)).toContain('줄었다');
  });

  it('says that something else is not in the article, with the nearest sentences', () => {
    const [claim] = check('대표팀이 어제 결승전에서 이겼다.', source, gate);
    expect(claim).toMatchObject({ kind: 'not-in-article', citations: [] });
    expect(claim?.nearest.length).toBeGreaterThan(0);
  });

  it('judges each statement of a message apart', () => {
    const message = '안녕하세요! 매출은 12.5% 늘었고 영업이익은 9% 줄었다. 이거 진짜인가요?';
    expect(check(message, source, gate).map(({ kind }) => kind)).toEqual(['supported', 'contradicted']);
  });

  it.each([
    '',
    '   ',
    '👍👍',
    '안녕하세요!',
    'https://example.com/a',
    '공장은 어디에 짓나요?',
    '<@123456789012345678>',
  ])('finds nothing to check in %j', (text) => {
    expect(() => check(text, source, gate)).toThrow(new Failure('empty-claim'));
  });
});

describe('splitClaims', () => {
  it('keeps two facts about one subject together', () => {
    expect(splitClaims('회사는 전주에 공장을 짓고 사람을 뽑는다.')).toEqual([
      '회사는 전주에 공장을 짓고 사람을 뽑는다.',
    ]);
  });

  it('parts two subjects', () => {
    expect(splitClaims('회사는 공장을 짓고, 시청은 도로를 낸다.')).toEqual([
      '회사는 공장을 짓고',
      '시청은 도로를 낸다.',
    ]);
  });

  it('takes off links, mentions, emoji, mark-up and laughter', () => {
    expect(splitClaims('> **매출은** 12.5% 늘었다 ㅋㅋㅋ <@1234> https://example.com/x 🎉')).toEqual([
      '매출은 12.5% 늘었다.',
    ]);
  });

  it('does not end a statement inside a quotation', () => {
    expect(splitClaims('대표는 "옮길 수 있다. 검토 중이다."라고 말했다.')).toHaveLength(1);
  });
});
