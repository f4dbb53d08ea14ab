import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segmentArticle } from '../../../src/core/segment.ts';
import type { Article } from '../../../src/core/types.ts';

const article = (text: string, language: 'ko' | 'en' = 'ko'): Article => ({
  id: 'a',
  title: 't',
  language,
  text,
});
const cut = (text: string) => {
  const made = article(text);
  return segmentArticle(made).sentences.map(({ span }) => text.slice(span.start, span.end));
};
const headings = (text: string) =>
  segmentArticle(article(text))
    .sentences.filter(({ heading }) => heading)
    .map(({ span }) => text.slice(span.start, span.end));
const numbered = (n: number) => Array.from({ length: n }, (_, at) => `문장 ${at}번이 있다.`).join(' ');
const sizes = (text: string) =>
  segmentArticle(article(text)).passages.map(({ sentences }) => sentences.end - sentences.start);
const body = '비가 왔다. 바람도 불었다.';

/** Sentences joined with a space must come apart again. */
const apart: readonly (readonly [claim: string, sentences: readonly string[]])[] = [
  [
    'keep a quotation with its reporting clause',
    ['회장은 “올해는 어렵다. 내년은 다르다.”라고 말했다.', '다음 날 비가 왔다.'],
  ],
  [
    'keep two quotations with one clause',
    ['그는 "비가 온다. 우산이 없다"며 "걱정이다"라고 했다.', '다음 날 개었다.'],
  ],
  [
    'keep a quotation that an opinion follows',
    ['“갈 수 있다. 가야 한다.”는 의견이 나왔다.', '반대도 있었다.'],
  ],
  ['keep a question with who asks it', ['“갈까?”라고 그가 물었다.', '아무도 답하지 않았다.']],
  [
    'split a quotation that stands alone',
    ['“하나를 심었습니다.', '둘을 거두었어요.', '이것이 농사죠.”', '그는 웃었다.'],
  ],
  [
    'end after a full stop inside a quotation',
    ['이렇게 적혀 있다: “들어오지 마시오.”', '사람들은 들어갔다.'],
  ],
  ['know 「」', ['그는 「가다. 오다.」라고 썼다.', '책은 팔렸다.']],
  ['know 『』', ['그는 『가다. 오다.』라고 썼다.', '책은 팔렸다.']],
  ['know ‘’', ['그는 ‘가다. 오다.’라고 썼다.', '책은 팔렸다.']],
  ['know straight single marks', ["그는 '가다. 오다.'라고 썼다.", '책은 팔렸다.']],
  ['know backticks', ['그는 `가다. 오다.`라고 썼다.', '책은 팔렸다.']],
  ['do not end in numbers', ['값은 3.5% 오른 874억1000만 달러다.', '지난해는 2.1%였다.']],
  ['do not end in dates', ['회의는 2025. 1. 22. 서울에서 열렸다.', '다음 회의는 2025. 3. 1.에 열린다.']],
  ['do not end in addresses', ['시험은 www.gakju.example/a.b?c=1 에 있다.', '결과는 a.b@c.kr로 받는다.']],
  ['do not end in abbreviations', ['U.S. 정부와 Dr. Kim은 No. 3 시험을 열었다.', 'A vs. B를 다룬다.']],
  ['do not end in initials', ['J. R. R. Tolkien 대 C. S. Lewis를 다룬다.', '책은 두껍다.']],
  ['end in an ellipsis after a predicate', ['그는 … 말을 잇지 못했다…', '비가 왔다.']],
  [
    'go on after an ellipsis elsewhere',
    ['희비 갈린 기업들…자체 개발은 침체한다.', '글쎄... 모르겠다.', '알 수 없다.'],
  ],
  ['end at question and exclamation marks', ['정말 괜찮을까?', '괜찮다!', '그렇다.']],
  ['keep a bracket whole', ['그 회사(옛 이름은 가람. 지금은 다르다.)는 서울에 있다.', '공장은 부산에 있다.']],
  ['may be a bracket', ['비가 왔다.', '(사진은 본문과 관계가 없다.)', '그는 젖었다.']],
  [
    'follow English rules in English',
    ['The U.S. economy grew 3.5 percent.', 'Dr. Smith of Acme Inc. said so.', 'He left.'],
  ],
  ['keep an English quotation with its clause', ['"I like it. It works," he said.', 'He left.']],
  [
    'end after an abbreviation before a new start',
    ['It fell in Washington, D.C.', 'The president was in the U.K. at the time.'],
  ],
  ['survive a quotation that is never closed', ['그는 "비가 온다고 했다.', '그녀는 웃었다.']],
  ['survive a bracket that is never closed', ["키가 5'10인 사람이 왔다.", '(그는 갔다.', '비가 왔다.']],
];

describe('sentences', () => {
  it.each(apart)('%s', (_, sentences) => {
    expect(cut(sentences.join(' '))).toEqual(sentences);
  });

  it('end where the space after the full stop is missing', () => {
    const sentences = ['비가 왔다.', '그는 젖었다.', 'AI는 젖지 않았다.', '“춥다”고 했다.'];
    expect(cut(sentences.join(''))).toEqual(sentences);
  });

  it('of an interview keep question and answer apart', () => {
    const sentences = ['Q. 왜 시작했나요?', 'A. 궁금했습니다.', '그래서 했어요.'];
    expect(cut('Q. 왜 시작했나요?\nA. 궁금했습니다. 그래서 했어요.')).toEqual(sentences);
    expect(cut("검색 '큐:' 등을 선보였다. 다음도 있다.")).toHaveLength(2);
  });

  it('longer than a thousand characters are cut at a clause', () => {
    const pieces = cut(`${'물을 붓고 불을 지피고 기다리며, '.repeat(120)}끝났다.`);
    expect(pieces.length).toBeGreaterThan(1);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(1000);
    expect(pieces.slice(0, -1).every((piece) => piece.endsWith(','))).toBe(true);
  });
});

describe('headings', () => {
  it.each(['◆ 비 오는 날…대책은', '■ 대책', '▶ 대책', '## 대책', '**대책**', '비 오는 날의 대책'])(
    'are found: %s',
    (line) => {
      expect(headings(`${body}\n\n${line}\n\n${body}`)).toEqual([line]);
    },
  );

  it.each(['◆ 비가 왔다.', '- 우산', '· 우산', '▲ 우산 3개', '“비가 온다”', '비가 왔다', 'Q. 왜 그랬나'])(
    'are not seen in: %s',
    (line) => {
      expect(headings(`${body}\n\n${line}\n\n${body}`)).toEqual([]);
    },
  );

  it('do not stand at the end or in a list', () => {
    expect(headings(`${body}\n우산`)).toEqual([]);
    expect(headings(`${body}\n우산\n장화\n비옷\n${body}`)).toEqual([]);
  });
});

describe('passages', () => {
  it('have three or four sentences, cut between paragraphs where possible', () => {
    expect(sizes([numbered(4), numbered(3), numbered(4)].join('\n'))).toEqual([4, 3, 4]);
    expect(sizes([numbered(1), numbered(2), numbered(2), numbered(2)].join('\n'))).toEqual([3, 4]);
    expect(sizes(numbered(12)).every((size) => size === 3 || size === 4)).toBe(true);
    expect(sizes(numbered(2))).toEqual([2]);
  });

  it('begin with their heading and are numbered', () => {
    const made = segmentArticle(article(`${numbered(3)}\n◆ 제목\n${numbered(3)}`));
    expect(made.passages.map(({ id, sentences }) => [id, sentences.start])).toEqual([
      ['a#0', 0],
      ['a#1', 3],
    ]);
  });
});

describe('any text', () => {
  it('is covered by sentences and passages in order, with nothing but white space between them', () => {
    fc.assert(
      fc.property(newsLike(), fc.constantFrom('ko' as const, 'en' as const), (text, language) => {
        const { sentences, passages } = segmentArticle(article(text, language));
        let at = 0;
        for (const { span, index, speaker } of sentences) {
          expect(text.slice(at, span.start).trim()).toBe('');
          expect(text.slice(span.start, span.end)).toMatch(/^\S(?:[\s\S]*\S)?$/u);
          expect(speaker && text.slice(speaker.span.start, speaker.span.end)).not.toBe('');
          expect(sentences[index]?.span).toBe(span);
          at = span.end;
        }
        expect(text.slice(at).trim()).toBe('');
        expect(passages.flatMap(({ sentences: range }) => [range.start, range.end])).toEqual(
          chain(passages.map(({ sentences: range }) => range.end)),
        );
        expect(passages.at(-1)?.sentences.end ?? 0).toBe(sentences.length);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    '"',
    '“',
    '”',
    '([{',
    '(“‘',
    '가',
    '김하늘 교수는 ',
    '. ',
    '.”',
    '가\n',
    'AAAA-',
    '다고 말했 ',
    '업계에 따르면 ',
    '"가나다. ',
    '👨‍👩‍👧',
  ])('of 200,000 characters of %s takes time in proportion to its length', (unit) => {
    const time = (length: number) => {
      const text = unit.repeat(Math.ceil(length / unit.length));
      const start = performance.now();
      segmentArticle(article(text));
      return performance.now() - start;
    };
    time(20_000);
    const short = time(50_000);
    expect(time(200_000)).toBeLessThan(short * 12 + 2500);
  });
});

function chain(ends: readonly number[]): number[] {
  return ends.flatMap((end, at) => [ends[at - 1] ?? 0, end]);
}

function newsLike() {
  const parts = [
    '비가 왔다',
    '김하늘 교수는',
    '"',
    '“',
    '”',
    '‘',
    '’',
    '.',
    '. ',
    '?',
    '…',
    '(',
    ')',
    '라고 말했다',
    '고 밝혔다',
    '\n',
    '\n\n',
    '◆ ',
    '3.5',
    ' ',
    'U.S.',
    ' said ',
    '에 따르면',
    '그는',
    '씨',
    '이 ',
    '역시 ',
    '응답자의 5%가 ',
  ];
  return fc.oneof(
    fc.array(fc.constantFrom(...parts), { maxLength: 40 }).map((some) => some.join('')),
    fc.string({ unit: 'binary', maxLength: 200 }),
  );
}
