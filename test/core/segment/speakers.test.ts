import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makeArticle } from '../../../src/core/article.ts';
import { readArticleSource } from '../../../src/core/article/read-source.ts';
import { segmentArticle } from '../../../src/core/segment.ts';
import type { Article } from '../../../src/core/types.ts';

/** `name|role` of each sentence, the empty string where nobody speaks. */
function speakers(text: string): string[] {
  const { sentences } = segmentArticle(makeArticle({ id: 'a', text }));
  return sentences.map(({ speaker }) => (speaker ? `${speaker.name}|${speaker.role}` : ''));
}

describe('a speaker', () => {
  it.each([
    ['김하늘 바다대학교 해양학부 교수는 “물이 따뜻해졌다”고 말했다.', '김하늘|바다대학교 해양학부 교수'],
    ['바다대 해양학부 김하늘 교수도 "물이 따뜻해졌다"라고 내다봤다.', '김하늘|바다대 해양학부 교수'],
    ['연구를 이끈 김하늘(사진) 바다대 교수는 “물이 따뜻해졌다”며 “큰일”이라고 했다.', '김하늘|바다대 교수'],
    ['하늘을 나는 배를 만든 마르코 벨라 연구원은 “배가 난다”고 설명했다.', '마르코 벨라|연구원'],
    ['마르코 벨라 프랑스 대통령은 배를 만들겠다고 밝혔다.', '마르코 벨라|프랑스 대통령'],
    ['이 사업의 제1저자인 남궁솔 바다연구소 책임연구원은 “된다”고 강조했다.', '남궁솔|바다연구소 책임연구원'],
    ['어민 방순례(71) 씨는 “고기가 없다”고 토로했다.', '방순례|어민'],
    ['물이 1도 올랐다고 해양청은 설명했다.', '해양청|'],
    ['해양청은 물이 1도 올랐다고 5일 밝혔다.', '해양청|'],
    ['5일 해양청에 따르면 물이 1도 올랐다.', '해양청|'],
    ['해양청(KOA)에 의하면 물이 1도 올랐다.', '해양청|'],
    ['업계 관계자는 "고기가 없다"라고 내다봤다.', '업계 관계자|'],
    ['업계에선 값이 오를 것으로 전망하고 있다.', '업계|'],
    ['일각에서는 규제를 풀어야 한다고 목소리를 높인다.', '일각|'],
    ['값이 오를 수 있다는 것이 학계의 중론이다.', '학계|'],
    ['응답자의 66.9%는 정책이 실패했다고 평가했다.', '응답자의 66.9%|'],
    ['김하늘 바다식품 부사장 역시 “값을 올린다”며 힘을 보탰다.', '김하늘|바다식품 부사장'],
  ])('is found in: %s', (sentence, expected) => {
    expect(speakers(sentence)).toEqual([expected]);
  });

  it.each([
    '이들은 기업들이 만든 기술을 잘 쓸 수 있다고 주장한다.',
    '투자를 확대하면 격차가 벌어질 수 있다고 지적한다.',
    '물이 1도 올랐다고 알려졌다.',
    '해양청은 배 3척을 샀다.',
    "회사는 '바다'라고 불리는 배를 샀다.",
    '목적을 밝힐 필요가 있다는 지적이다.',
  ])('is not invented in: %s', (sentence) => {
    expect(speakers(sentence)).toEqual(['']);
  });

  it('called by family name and title is the one named in full before', () => {
    expect(
      speakers(
        '김하늘 바다대 겸임교수가 배를 샀다. 최이산 해양청 선임연구위원도 왔다. 김 교수는 “좋다”고 했다. 최 위원은 “나쁘다”고 했다.',
      ),
    ).toEqual(['', '', '김하늘|바다대 겸임교수', '최이산|해양청 선임연구위원']);
  });

  it('called he, or not named at all, is the one who spoke before', () => {
    expect(
      speakers('김하늘 교수는 “좋다”고 했다. 그는 “더 좋아진다”고 덧붙였다. 이어 “확실하다”고 강조했다.'),
    ).toEqual(Array.from({ length: 3 }, () => '김하늘|교수'));
  });

  it('of a quotation that stands alone is the one of the sentence before', () => {
    expect(speakers('수석 과학자인 미카 벨라는 이렇게 말한다. “사람은 늦습니다. 기계는 빠르지요.”')).toEqual([
      '미카 벨라|',
      '미카 벨라|',
      '미카 벨라|',
    ]);
  });

  it('is placed where the sentence writes it', () => {
    const text = '김하늘 바다대 교수가 왔다. 어제 김 교수는 “좋다”고 했다.';
    const { sentences } = segmentArticle(makeArticle({ id: 'a', text }));
    const span = sentences[1]?.speaker?.span ?? { start: 0, end: 0 };
    expect(text.slice(span.start, span.end)).toBe('김 교수');
  });

  it.each([
    ['"Prices rise," said Ann Bell, a professor at Bay College.', 'Ann Bell|a professor at Bay College'],
    ['Ann Bell, a professor at Bay College, said prices rise.', 'Ann Bell|a professor at Bay College'],
    ['According to the Bay Institute, prices rise.', 'the Bay Institute|'],
    ['Prices rise.', ''],
  ])('is found in English: %s', (sentence, expected) => {
    expect(speakers(sentence)).toEqual([expected]);
  });
});

describe('the bundled article', () => {
  it('is cut into these sentences, passages and speakers', async () => {
    const markdown = readFileSync(new URL('../../../data/articles/article.md', import.meta.url), 'utf8');
    await expect(shown(readArticleSource(markdown, { id: 'article' }))).toMatchFileSnapshot(
      '../../golden/segmented-article.txt',
    );
  });
});

function shown(article: Article): string {
  const { sentences, passages } = segmentArticle(article);
  const lines = passages.flatMap(({ id, sentences: range }) => [
    `[${id}]`,
    ...sentences.slice(range.start, range.end).map(({ index, paragraph, span, heading, speaker }) => {
      const who = speaker
        ? ` <${speaker.name}${speaker.role && `, ${speaker.role}`} @${speaker.span.start}-${speaker.span.end}>`
        : '';
      return `${index}/${paragraph} ${span.start}-${span.end}${heading ? ' HEADING' : ''}${who} ${article.text.slice(span.start, span.end)}`;
    }),
  ]);
  return `${lines.join('\n')}\n`;
}
