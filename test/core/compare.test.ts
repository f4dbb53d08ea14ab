// Two articles side by side: what is the same, what is told otherwise, what only one tells, and that it never says so of unrelated news.
import * as fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../src/adapters/memory-store.ts';
import { makeArticle } from '../../src/core/article.ts';
import { readArticleSource } from '../../src/core/article/read-source.ts';
import { compareArticles, type ComparerParts, LINES } from '../../src/core/compare.ts';
import { RANKED } from '../../src/core/compare/statements.ts';
import { Failure } from '../../src/core/errors.ts';
import { segmentArticle } from '../../src/core/segment.ts';
import type { Comparison } from '../../src/core/services.ts';
import type { Article, SegmentedArticle, Span } from '../../src/core/types.ts';
import { createGate } from '../../src/core/verify.ts';
import { openProduct } from '../../src/open-product.ts';
import { PAIRS, RIVALS } from './compare-pairs.ts';
import { language } from './language.ts';

const gate = createGate(language);
const parts: ComparerParts = { ...language, gate };

function sourceOf(id: string, text: string, publishedAt = '2025-05-12'): SegmentedArticle {
  return segmentArticle(makeArticle({ id, text, title: id, publishedAt }));
}

function compared(left: string, right: string): Promise<Comparison> {
  return compareArticles(sourceOf('left', left), sourceOf('right', right), parts);
}

function words({ text }: Article, { start, end }: Span): string {
  return text.slice(start, end);
}

function practiceArticle(name: string): SegmentedArticle {
  const raw = readFileSync(new URL(`../../data/practice/${name}`, import.meta.url), 'utf8');
  return segmentArticle(readArticleSource(raw, { id: name, format: 'markdown' }));
}

/** The comparison in words, so that a failing test shows sentences. */
function inWords({ left, right, agree, differ, onlyLeft, onlyRight }: Comparison) {
  return {
    agree: agree.map((both) => [words(left, both.left), words(right, both.right)] as const),
    differ: differ.map((both) => [words(left, both.left), words(right, both.right), both.reason] as const),
    onlyLeft: onlyLeft.map((span) => words(left, span)),
    onlyRight: onlyRight.map((span) => words(right, span)),
  };
}

function pairOf(left: string, right: string): unknown {
  return expect.arrayContaining([expect.stringContaining(left), expect.stringContaining(right)]);
}

describe.each(PAIRS)('two reports: $name', ({ left, right, agree, differ, onlyLeft, onlyRight }) => {
  it('finds what both tell, and nothing else', async () => {
    const found = inWords(await compared(left, right));
    expect(found.agree).toHaveLength(agree.length);
    for (const [ours, theirs] of agree) expect(found.agree).toContainEqual(pairOf(ours, theirs));
  });

  it('finds what they tell otherwise with the reason, and nothing else', async () => {
    const found = inWords(await compared(left, right));
    expect(found.differ).toHaveLength(differ.length);
    for (const [ours, theirs, reason] of differ)
      expect(found.differ).toContainEqual([
        expect.stringContaining(ours),
        expect.stringContaining(theirs),
        reason,
      ]);
  });

  it('finds what only one tells, and nothing else', async () => {
    const found = inWords(await compared(left, right));
    expect(found.onlyLeft).toEqual(onlyLeft.map((some) => expect.stringContaining(some)));
    expect(found.onlyRight).toEqual(onlyRight.map((some) => expect.stringContaining(some)));
  });
});

describe.each(RIVALS)('a longer report beside $practice', (rival) => {
  it('finds what is the same, what differs and what only one tells among much else', async () => {
    const left = practiceArticle(`${rival.practice}.md`);
    const right = sourceOf('rival', rival.right, left.article.publishedAt);
    const found = inWords(await compareArticles(left, right, parts));
    for (const [ours, theirs] of rival.agree) expect(found.agree).toContainEqual(pairOf(ours, theirs));
    for (const [ours, theirs, reason] of rival.differ)
      expect(found.differ).toContainEqual([
        expect.stringContaining(ours),
        expect.stringContaining(theirs),
        reason,
      ]);
    for (const some of rival.onlyLeft) expect(found.onlyLeft).toContainEqual(expect.stringContaining(some));
    for (const some of rival.onlyRight) expect(found.onlyRight).toContainEqual(expect.stringContaining(some));
  });
});

/** Two reports of one event, which differ in one sentence each. */
const EVENT =
  '마루전자가 하늬시에 반도체 공장을 짓는다. 공장은 하늬시 북쪽 산업단지에 들어선다. 회사는 하늬시청에서 협약을 맺었다.';
const OTHER_EVENT =
  '반도체 기업 마루전자가 하늬시에 새 공장을 세운다. 하늬시청에서 협약식이 열렸다. 공장 자리는 북쪽 산업단지다.';

async function told(
  left: string,
  right: string,
  dates: readonly [string, string] = ['2025-05-12', '2025-05-12'],
) {
  const found = inWords(
    await compareArticles(
      sourceOf('left', `${EVENT} ${left}`, dates[0]),
      sourceOf('right', `${OTHER_EVENT} ${right}`, dates[1]),
      parts,
    ),
  );
  const own = (pair: readonly (string | undefined)[]): boolean =>
    left.includes(pair[0] ?? '') && right.includes(pair[1] ?? '');
  if (found.differ.some(own)) return 'differ';
  return found.agree.some(own) ? 'agree' : 'neither';
}

describe('one sentence of two reports', () => {
  it.each([
    ['설계는 봄결건축이 맡았다.', '설계는 여울건축이 맡았다.', 'differ'],
    ['마루전자 본사는 서울에 있다.', '마루전자 본사는 부산에 있다.', 'differ'],
    ['공사는 5월 4일 시작한다.', '공사는 5월 9일 시작한다.', 'differ'],
    ['회사는 공장에 3200억 원을 투자한다.', '회사는 공장에 2300억 원을 투자한다.', 'differ'],
    ['시는 마루전자의 세금을 깎아 준다.', '시는 마루전자의 세금을 깎아 주지 않는다.', 'differ'],
    ['마루전자의 영업이익은 12% 늘었다.', '마루전자의 영업이익은 12% 감소했다.', 'differ'],
    ['공장에서는 3200명이 일한다.', '공장에서 일하는 사람은 3200명이다.', 'agree'],
    ['주민은 공사 소음을 걱정한다.', '주민들은 공사 소음을 우려한다.', 'agree'],
    ['협약식에는 300명이 왔다.', '협약식에는 약 300명이 왔다.', 'agree'],
  ])('“%s” beside “%s”: %s', async (left, right, expected) => {
    expect(await told(left, right)).toBe(expected);
  });

  it.each([
    ['올해 매출은 1200억 원이다.', '지난해 매출은 900억 원이다.'],
    ['1분기 매출은 300억 원이다.', '2분기 매출은 420억 원이다.'],
    ['3분기 매출은 300억 원이다.', '매출은 1200억 원이다.'],
    ['서울 본사 직원은 400명이다.', '하늬 공장 직원은 250명이다.'],
    ['공장의 넓이는 12만 ㎡다.', '공장의 높이는 24m다.'],
    ['투자액은 3200억 원이다.', '투자액은 3200억 원이며 1단계 투자액은 1200억 원이다.'],
    ['노조는 협약을 환영했다.', '환경단체는 협약을 비판했다.'],
    ['회사는 시청 옆에 사무실을 연다.', '회사는 역 앞에서 설명회를 연다.'],
    ['회사는 기숙사를 짓는다.', '회사는 어린이집을 짓는다.'],
    ['공장의 위성은 한빛우주가 조립했다.', '공장의 로켓은 두루항공이 조립했다.'],
    ['협약식에는 한다솜 시장이 왔다.', '협약식에는 이든솔 의원이 왔다.'],
  ])('“%s” and “%s” do not exclude each other', async (left, right) => {
    expect(await told(left, right)).not.toBe('differ');
  });

  it.each([
    ['견학은 시범 가동 기간 이후에는 받을 수 없다.', '시범 가동 기간은 석 달이며 견학을 받는다.'],
    [
      '일꾼들은 작업복을 돌려받지 못한다.',
      '공장에서 일꾼들은 옷을 벗어 맡기고, 감독은 다시 작업복을 돌려준다.',
    ],
    ['다친 사람은 공사에서 나오지 않았다.', '공사에서 다친 사람은 병원에 나온다.'],
    [
      '박물관은 설계도를 31년 만에 마루전자에 돌려줬다.',
      '박물관은 빼앗긴 설계도를 31년 만에 마루전자에서 돌려받았다고 발표했다.',
    ],
  ])('“%s” and “%s” do not say the same', async (left, right) => {
    expect(await told(left, right)).not.toBe('agree');
  });

  it.each([
    ['협약식은 오늘 열렸다.', '협약식은 어제 열렸다.', '2025-05-12', '2025-05-13'],
    ['공장은 내년 3월 착공한다.', '공장은 올해 3월 착공한다.', '2024-12-30', '2025-01-02'],
  ])('“%s” and “%s” are the same day, each read on its own', async (left, right, ours, theirs) => {
    expect(await told(left, right, [ours, theirs])).toBe('agree');
    expect(await told(left, right, [ours, ours])).toBe('differ');
  });
});

const PRACTICE = readdirSync(new URL('../../data/practice', import.meta.url)).filter((name) =>
  name.endsWith('.md'),
);

describe('unrelated articles', () => {
  it('have nothing in common and nothing to differ about', async () => {
    const sources = PRACTICE.map(practiceArticle);
    for (const [at, left] of sources.entries()) {
      for (const step of [1, 7, 19]) {
        const right = sources[(at + step) % sources.length];
        if (!right) continue;
        const { agree, differ } = inWords(await compareArticles(left, right, parts));
        expect({ agree, differ }).toEqual({ agree: [], differ: [] });
      }
    }
  }, 60_000);
});

describe('what is compared', () => {
  it.each([
    ['a heading', '\n\n◆ 하늬시가 반긴다\n\n'],
    ['furniture', '\n\n무단전재 및 재배포를 금지합니다.\n\n'],
    ['a caption', '\n\n마루전자가 지을 반도체 공장의 조감도. 사진=마루전자\n\n'],
    ['a question', ' 정말 사람이 많이 모여서 장사가 잘될까? '],
    ['half a quotation', '\n\n“장사꾼은 오래 기다렸다.\n\n'],
  ])('leaves out %s', async (_, line) => {
    const { onlyLeft } = inWords(await compared(`${EVENT}${line}공장은 내년에 문을 연다.`, OTHER_EVENT));
    expect(onlyLeft).toEqual(['공장은 내년에 문을 연다.']);
  });

  it('does not take for untold what the other says in other words', async () => {
    const left = `${EVENT} 첫 시험에서 낡은 기계가 이상을 알아채고 멈추기까지 걸린 시간은 2.1초로 나왔다.`;
    expect(
      inWords(
        await compared(left, `${OTHER_EVENT} 설비 정지를 2.1초 안에 마친 직원은 하늬시장에게 상을 받았다.`),
      ).onlyLeft,
    ).toEqual([]);
    expect(inWords(await compared(left, OTHER_EVENT)).onlyLeft).toHaveLength(1);
  });

  it('is the same from top to bottom for one text of two publishers', async () => {
    const { text } = practiceArticle('a17.md').article;
    const found = inWords(await compared(text, text));
    expect(found).toMatchObject({ differ: [], onlyLeft: [], onlyRight: [] });
    expect(found.agree).toHaveLength(LINES);
    expect(found.agree.filter(([ours, theirs]) => ours !== theirs)).toEqual([]);
  });

  it('is everything for one that has a single sentence', async () => {
    expect(inWords(await compared('마루전자가 공장을 짓는다.', '도서관이 어제 문을 열었다.'))).toEqual({
      agree: [],
      differ: [],
      onlyLeft: ['마루전자가 공장을 짓는다.'],
      onlyRight: ['도서관이 어제 문을 열었다.'],
    });
  });
});

const SENTENCES = [...PAIRS, ...RIVALS]
  .flatMap(({ right }) => right.split(/(?<=[.])\s+/u))
  .concat('◆ 소제목', '', '...', '정말인가?', '😀', '"', '다만 그는');
const anyText = fc
  .array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 14 })
  .map((list) => `가나다라. ${list.join('\n\n')}`);

describe('any two articles', () => {
  it('are compared by whole sentences, each shown once, no more than a few lines of a kind', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, anyText, async (one, other) => {
        const [left, right] = [sourceOf('left', one), sourceOf('right', other)];
        const found = await compareArticles(left, right, parts);
        const { agree, differ, onlyLeft, onlyRight } = found;
        const pairs = [...agree, ...differ];
        const shown = [
          [left, [...pairs.map((pair) => pair.left), ...onlyLeft]],
          [right, [...pairs.map((pair) => pair.right), ...onlyRight]],
        ] as const;
        for (const [source, spans] of shown) {
          const places = spans.map(({ start, end }) => `${start}-${end}`);
          expect(new Set(places).size).toBe(places.length);
          const own = source.sentences
            .filter(({ heading }) => !heading)
            .map(({ span }) => `${span.start}-${span.end}`);
          expect(places.filter((place) => !own.includes(place))).toEqual([]);
        }
        for (const lines of [agree, differ, onlyLeft, onlyRight])
          expect(lines.length).toBeLessThanOrEqual(LINES);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('have the swapped comparison when they are swapped', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, anyText, async (one, other) => {
        const [left, right] = [sourceOf('left', one), sourceOf('right', other)];
        const there = await compareArticles(left, right, parts);
        const back = await compareArticles(right, left, parts);
        expect(back).toEqual({
          left: there.right,
          right: there.left,
          agree: there.agree.map((both) => ({ left: both.right, right: both.left })),
          differ: there.differ.map((both) => ({ ...both, left: both.right, right: both.left })),
          onlyLeft: there.onlyRight,
          onlyRight: there.onlyLeft,
        });
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});

it('ranks two pairs that matter as much the same way round for swapped articles', async () => {
  const [one, other] = ['마루전자는 하늬시에 공장을 짓는다.', '노조는 협약서를 시청에 냈다.'];
  const [left, right] = [sourceOf('left', `${one} ${other}`), sourceOf('right', `${other} ${one}`)];
  const there = await compareArticles(left, right, parts);
  const back = await compareArticles(right, left, parts);
  expect(there.agree).toHaveLength(2);
  expect(back.agree.map((both) => both.right)).toEqual(there.agree.map((both) => both.left));
});

describe('long articles', () => {
  const long = (from: number): string => {
    const texts = PRACTICE.map((name) => practiceArticle(name).article.text);
    return [...texts.slice(from), ...texts.slice(0, from)].join('\n\n');
  };

  it('cost a bounded number of comparisons and rest often', async () => {
    const [left, right] = [sourceOf('left', long(0)), sourceOf('right', long(9))];
    let compared = 0;
    let rests = 0;
    let restsWhileReading = 0;
    let sinceRest = 0;
    let most = 0;
    const counting = {
      ...gate,
      compare: (...given: Parameters<typeof gate.compare>) => {
        if (compared === 0) restsWhileReading = rests;
        compared += 1;
        sinceRest += 1;
        most = Math.max(most, sinceRest);
        return gate.compare(...given);
      },
    };
    const pause = async (): Promise<void> => {
      rests += 1;
      sinceRest = 0;
    };
    await compareArticles(left, right, { ...parts, gate: counting, pause });
    expect(left.sentences.length).toBeGreaterThan(8 * RANKED);
    expect(compared).toBeLessThan(20 * 2 * RANKED);
    expect(restsWhileReading).toBeGreaterThan(left.article.text.length / 700);
    expect(rests - restsWhileReading).toBeGreaterThan(compared / 80);
    expect(most).toBeLessThan(80);
  }, 60_000);

  it('end when the signal aborts, at the next rest', async () => {
    const stop = new AbortController();
    const pause = async (): Promise<void> => stop.abort(new Error('enough'));
    const work = compareArticles(
      sourceOf('left', long(0)),
      sourceOf('right', long(9)),
      { ...parts, pause },
      stop.signal,
    );
    await expect(work).rejects.toThrow('enough');
  });
});

describe('the service', () => {
  const [pair] = PAIRS;
  const articles = [sourceOf('one', pair?.left ?? '').article, sourceOf('two', pair?.right ?? '').article];
  const product = openProduct({ dataDir: '/nowhere', bundled: articles, store: createMemoryStore() });

  it('compares two articles of a scope', async () => {
    const found = await product.compare({ scope: 'test', left: 'one', right: 'two' });
    expect([found.left.id, found.right.id]).toEqual(['one', 'two']);
    expect(found.differ).toHaveLength(pair?.differ.length ?? 0);
  });

  it('fails for one article twice, and for an unknown one', async () => {
    await expect(product.compare({ scope: 'test', left: 'one', right: 'one' })).rejects.toEqual(
      new Failure('same-article', { article: 'one' }),
    );
    await expect(product.compare({ scope: 'test', left: 'one', right: 'nope' })).rejects.toMatchObject({
      code: 'unknown-article',
    });
  });

  it('rejects when it was aborted before', async () => {
    const signal = AbortSignal.abort(new Error('gone'));
    await expect(product.compare({ scope: 'test', left: 'one', right: 'two', signal })).rejects.toThrow(
      'gone',
    );
  });
});
