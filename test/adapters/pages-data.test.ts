// Articles that stand only in the data of a page's program: every form that publishing systems keep them in, and data made to be slow.
import { describe, expect, it } from 'vitest';
import { readHtml } from '../../src/adapters/pages/html.ts';
import { articleInData } from '../../src/adapters/pages/page-data.ts';
import { htmlCase } from '../pages/case.ts';
import { storyOf } from '../pages/stories.ts';

const story = storyOf(72, 6);
const body = story.paragraphs.join('\n\n');

const read = (html: string): ReturnType<typeof readHtml> => readHtml(htmlCase('one', html, { failure: '' }));

const given = (article: object): string =>
  `<!doctype html><title>${story.title}</title><body><div id="app"></div><script>window.state=${JSON.stringify({ list: [{ title: '다른 기사의 제목', body: 'x'.repeat(500) }], article }).replaceAll('<', '\\u003c')};</script></body>`;

describe('an article that only the page’s program has', () => {
  const { title } = story;

  it.each([
    ['HTML', { contents: story.paragraphs.map((text) => `<p>${text}</p>`).join('') }],
    ['plain lines', { body_text: body }],
    ['a list of texts', { paragraphs: story.paragraphs }],
    ['typed parts', { content_elements: story.paragraphs.map((content) => ({ type: 'text', content })) }],
    ['parts with data', { blocks: story.paragraphs.map((text) => ({ type: 'paragraph', data: { text } })) }],
    [
      'parts with children',
      {
        content: story.paragraphs.map((text) => ({
          _type: 'block',
          children: [{ text: text.slice(0, 9) }, { text: text.slice(9) }],
        })),
      },
    ],
    ['a text in a record', { content: { html: `<p>${story.paragraphs.join('</p><p>')}</p>` } }],
  ])('is read from %s', async (_, held) => {
    const reading = await read(
      given({ title, reporters: [{ name: '김가온' }], publishedAt: 1_736_000_000_000, ...held }),
    );
    expect(reading).toMatchObject({ title, author: '김가온', publishedAt: '2025-01-04', text: body });
    expect(reading.warnings).toEqual(['not-shown-on-page']);
  });

  it('keeps headings, lists and tables, and leaves pictures, links and quotations drawn large', async () => {
    const parts = [
      ...story.paragraphs.map((content) => ({ type: 'text', content })),
      { type: 'header', level: 2, content: '왜 지금인가' },
      {
        type: 'list',
        items: [
          { type: 'text', content: '버스 12대' },
          { type: 'text', content: '정류장 3곳' },
        ],
      },
      { type: 'image', content: '시청 앞 버스', caption: '시청 앞 버스' },
      { type: 'interstitial_link', content: '다른 시의 버스 이야기가 여기에 있다.' },
      {
        type: 'quote',
        subtype: 'pullquote',
        content_elements: [{ type: 'text', content: '버스는 달린다.' }],
      },
      {
        type: 'table',
        header: [{ content: '해' }, { content: '대수' }],
        rows: [[{ content: '2024년' }, { content: '12대' }]],
      },
      { type: 'text', content: '시는 버스를 바꾸겠다고 했다.' },
    ];
    expect((await read(given({ headlines: { basic: title }, content_elements: parts }))).text).toBe(
      `${body}\n\n왜 지금인가\n\n버스 12대\n정류장 3곳\n\n해 | 대수\n2024년 | 12대\n\n시는 버스를 바꾸겠다고 했다.`,
    );
  });

  it('is read from a string in a script, and from data that is nothing else', () => {
    const json = JSON.stringify({ title, body });
    expect(articleInData([`var state = JSON.parse(${JSON.stringify(json)});`], title)?.body).toBe(body);
    expect(articleInData(['var a = {b: 1}; var c = [];', json], title)?.body).toBe(body);
  });

  it('is not one of another title, nor one that readers do not get to see', async () => {
    const reason = async (article: object): Promise<unknown> =>
      read(given(article)).catch((error: unknown) => error);
    expect(await reason({ title: '새솔군 겨울 여행지 세 곳', body })).toMatchObject({
      facts: { reason: 'nothing' },
    });
    for (const lock of [{ isPremium: true }, { content_restrictions: { content_code: 'premium' } }])
      expect(await reason({ title, body, ...lock })).toMatchObject({ facts: { reason: 'paywall' } });
  });

  it('leaves out of its HTML what a reader would not see', async () => {
    const contents = `${story.paragraphs.map((text) => `<p>${text}</p>`).join('')}<p style="display:none">시장은 물러났다.</p><script>var a = '시장은 물러났다.';</script><div class="ad-box">지금 사면 절반 값이다.</div>`;
    expect((await read(given({ title, contents }))).text).toBe(body);
  });

  it.each([
    ['parts', '{"type":"text","content_elements":[', ']}'],
    ['texts', '{"content":', '}'],
  ])('is given up where %s stand in each other without an end', (_, open, close) => {
    const parts = `[${open.repeat(60_000)}1${close.repeat(60_000)}]`;
    const data = `{"title":"${story.title}","body":${JSON.stringify(body)},"parts":${parts}}`;
    expect(articleInData([data], story.title)?.body).toBe(body);
  });
});

const line = `{"title":"${story.title}"`;

/** By name, data of `count` parts. */
const growing: Readonly<Record<string, (count: number) => string>> = {
  'lists in lists': (count) => `${'['.repeat(count * 20)}${']'.repeat(count * 20)}`,
  'parts in parts': (count) => `${`${line},"content_elements":[`.repeat(count)}${']}'.repeat(count)}`,
  'texts in texts': (count) => `${`${line},"content":`.repeat(count)}1${'}'.repeat(count)}`,
  'a text without an end': (count) => `{"a":"${'\\"'.repeat(count * 100)}`,
  'beginnings without an end': (count) => '={'.repeat(count * 50),
  'beginnings that mean nothing': (count) => '={};'.repeat(count * 25),
  'strings that mean nothing': (count) => '=JSON.parse("'.repeat(count * 10),
  'articles of the same title': (count) =>
    `[${`${line},"body":"${'버스를 바꾼다. '.repeat(20)}"},`.repeat(count)}{}]`,
};

/** Milliseconds below which a time says nothing, and how many times as long eight times the data may take. */
const NOISE = 300;
const GROWTH = 30;

/** The least of a few, because a machine has other things to do. */
function timeOf(value: string, enough: number): number {
  let least = Infinity;
  for (let attempt = 0; attempt < 6 && least > enough; attempt += 1) {
    const start = performance.now();
    articleInData([`window.state=${value};`], story.title);
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

describe('the time that data takes grows with its size and no faster', () => {
  it.each(Object.entries(growing))('%s', (_, make) => {
    const limit = Math.max(NOISE, GROWTH * timeOf(make(500), NOISE));
    expect(timeOf(make(4_000), limit)).toBeLessThanOrEqual(limit);
  });
});
