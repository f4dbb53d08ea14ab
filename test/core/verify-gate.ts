// A small article that the gate's tests share.
import { makeArticle } from '../../src/core/article.ts';
import { segmentArticle } from '../../src/core/segment.ts';
import type { SegmentedArticle, Sentence } from '../../src/core/types.ts';

const TEXT = `한빛전자는 12일 전주에 반도체 공장을 짓겠다고 밝혔다. 투자 규모는 3조2400억 원이며 2028년 6월 완공이 목표다. 새 공장은 직원 1200명을 고용할 예정이다.

민서준 한빛전자 대표는 "전력 요금이 더 오르면 해외 이전도 검토할 수 있다"고 말했다. 반면 오유라 전주시장은 "이전은 없을 것"이라고 반박했다.

지난해 이 회사의 매출은 12.5% 늘었지만 영업이익은 8% 줄었다. 일부 주민은 공장 건설에 반대한다.`;

export function smallArticle(): SegmentedArticle {
  return segmentArticle(
    makeArticle({
      id: 'small',
      text: TEXT,
      title: '한빛전자, 전주에 반도체 공장',
      publisher: '다래경제',
      publishedAt: '2025-03-14',
    }),
  );
}

export function sentenceWith(source: SegmentedArticle, words: string): Sentence {
  const found = source.sentences.find(({ span }) =>
    source.article.text.slice(span.start, span.end).includes(words),
  );
  if (!found) throw new Error(`expected a sentence with ${words}, got none`);
  return found;
}
