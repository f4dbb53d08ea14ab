// Pages shaped like those of real newsrooms, portals and blogs, written without looking at the reader. What it read of
// the sixteen at first, before anything was changed for them: title 12, date 12, byline 8, publisher 9 of 16; body with
// at least 97 % of its characters and at most 2 % of others 5 of 16 (one byline counted as wrong then, a company's name
// on its own press release, is what the page says and is the truth now). Of the eight later ones, written after the
// reader had been corrected on the sixteen, it read at first: title 8, date 8, byline 7, publisher 7, body 6 of 8.
import { describe, expect, it } from 'vitest';
import { decodeBytes } from '../../src/adapters/pages/decode.ts';
import { readHtml } from '../../src/adapters/pages/html.ts';
import { htmlCase } from '../pages/case.ts';
import { figuresOf } from '../pages/figures.ts';
import { storyOf } from '../pages/stories.ts';
import { unseenLater } from '../pages/unseen-later.ts';
import { unseen } from '../pages/unseen.ts';

const cases = [...unseen(), ...unseenLater()];

describe('pages that the reader was not made for', () => {
  it('are sixteen, and eight later ones', () => {
    expect(unseen().length).toBe(16);
    expect(new Set(cases.map(({ name }) => name)).size).toBe(24);
  });

  it.each(cases.map((page) => [page.name, page] as const))('are read: %s', async (_, page) => {
    if ('failure' in page.truth) throw new Error('expected a page that can be read');
    const { body, ...fields } = page.truth;
    const { title, publishedAt, author, publisher, text } = await readHtml(page);
    expect({ title, publishedAt, author, publisher }).toEqual(fields);
    const { read, chrome } = figuresOf(body, text);
    expect(read).toBeGreaterThanOrEqual(0.97);
    expect(chrome).toBeLessThanOrEqual(0.02);
  });
});

const story = storyOf(72, 6);
const body = story.paragraphs.join('\n\n');
const [first, second, ...rest] = story.paragraphs;

interface Parts {
  readonly head?: string;
  readonly above?: string;
  readonly title?: string;
  readonly lead?: string;
  readonly middle?: string;
  readonly foot?: string;
}

function pageOf({ head = '', above = '', title = '', lead = '', middle = '', foot = '' }: Parts): string {
  const heading = title === '' ? `<h1>${story.title}</h1>` : title;
  const name = title === '' ? `<title>${story.title}</title>` : '';
  const tail = rest.map((text) => `<p>${text}</p>`).join('');
  return `<!doctype html><html><head>${name}${head}</head><body>${above}<article>${heading}<p>${lead}${first}</p><p>${second}</p>${middle}${tail}${foot}</article></body></html>`;
}

const read = (html: string): ReturnType<typeof readHtml> => readHtml(htmlCase('one', html, { failure: '' }));

describe('what stands before the first sentence', () => {
  it.each([
    ['(한빛·새솔=한빛통신) 김가온 이나래 기자 = ', '김가온, 이나래', '한빛통신'],
    ['한빛--(한빛와이어)--', undefined, '한빛와이어'],
    ['한빛--(한빛와이어) 2025년 3월 19일 -- ', undefined, '한빛와이어'],
    ['HANBIT, Dec. 8 (Hanbit News) -- ', undefined, 'Hanbit News'],
    ['HANBIT, March 3 — ', undefined, undefined],
  ])('%s is taken off', async (lead, author, publisher) => {
    const reading = await read(pageOf({ lead }));
    expect({ ...reading, text: reading.text }).toMatchObject({
      text: body,
      ...(author !== undefined && { author }),
      ...(publisher !== undefined && { publisher }),
    });
  });

  it.each(['한빛시(시장 배도담)는 4일 밝혔다. ', 'HANBIT (a city) grows. ', 'NATO - not the city. '])(
    '%s stays',
    async (lead) => {
      expect((await read(pageOf({ lead }))).text).toContain(lead.trim());
    },
  );

  it('is taken off below a subtitle that is a sentence', async () => {
    const html = pageOf({ lead: '(한빛=한빛통신) 김가온 기자 = ' }).replace(
      '<p>',
      '<p>시장 "공사비 부족하지 않다."</p><p>',
    );
    expect((await read(html)).text).toBe(`시장 "공사비 부족하지 않다."\n\n${body}`);
  });
});

describe('what the page says and not the article', () => {
  it.each([
    [
      'a card of another page',
      '<a href="/1"><p>다온시의 새 버스</p><p>다온시는 버스 열두 대를 들였다.</p></a>',
    ],
    ['a sentence drawn large', `<blockquote>${first!.split('. ')[0]!}</blockquote>`],
    [
      'a table of other entries',
      '<div class="another_category"><h4>다른 글</h4><table><tr><td><a href="/1">지난 봄 이야기</a> (2)</td><td>2025.02.11</td></tr><tr><td><a href="/2">지난 가을 이야기</a> (0)</td><td>2025.01.30</td></tr></table></div>',
    ],
    ['an offer', '<div>매주 수요일 동네 소식을 보내 드려요</div>'],
    ['a mark of the end', '<p>(끝)</p>'],
    ['how the text came here', '<p>이 뉴스는 기업·기관이 한빛와이어를 통해 배포한 보도자료입니다.</p>'],
    ['an address on the web', '<p>웹사이트: https://hanbit.example</p>'],
    ['elements for quick loading', '<amp-ad><div>광고를 불러오고 있습니다</div></amp-ad>'],
    ['a link to more', '<p>◎한빛 포토 <a href="/p">바로가기</a></p>'],
    ['a part that data names', '<div data-component="byline-block"><p>조마루</p><p>강을 씁니다.</p></div>'],
  ])('%s is left out', async (_, middle) => {
    expect((await read(pageOf({ middle }))).text).toBe(body);
  });

  it.each([
    [
      'a quotation said once',
      '<blockquote>버스는 기다리는 사람의 것이다.</blockquote>',
      '버스는 기다리는 사람의 것이다.',
    ],
    [
      'a row in which a name is a link',
      '<table><tr><td>구분</td><td>값</td></tr><tr><td><a href="/1">가람</a></td><td>12,300원이고 하루 전보다 오름</td></tr></table>',
      '구분 | 값\n가람 | 12,300원이고 하루 전보다 오름',
    ],
    ['a link within a sentence', '<p>시는 <a href="/1">계획</a>을 내놨다.</p>', '시는 계획을 내놨다.'],
  ])('%s stays', async (_, middle, text) => {
    expect((await read(pageOf({ middle }))).text).toBe([first, second, text, ...rest].join('\n\n'));
  });

  it('is a polite line under a heading of its own below a story in the plain style', async () => {
    expect(
      (await read(pageOf({ foot: '<h2>새참 편지</h2><p>토요일 아침마다 밭 소식을 전합니다.</p>' }))).text,
    ).toBe(body);
  });

  it.each([
    '<h3>끝으로</h3><p>“한빛시를 믿습니다.”</p>',
    '<p>※ 이 글은 신문의 편집 방향과 다를 수 있습니다.</p>',
    '<p>바로잡습니다. 처음 기사에서 예산을 잘못 적었습니다.</p>',
  ])('is not %s', async (foot) => {
    const { text } = await read(pageOf({ foot }));
    expect(text.length).toBeGreaterThan(body.length + 10);
  });

  it('is not the body’s last line where the named part is the smaller one', async () => {
    const polite = '<p>이 기능을 쓰면 데이터 통화료가 부과될 수 있습니다.</p>';
    const html = `<title>${story.title}</title><main><h1>${story.title}</h1>${polite}<p>언론사는 기사를 나눌 수 있습니다.</p><p>말하는 빠르기는 다시 정할 수 있습니다.</p><div id="dic_area">${story.paragraphs.join('<br><br>')}</div></main>`;
    expect((await read(html)).text).toBe(body);
  });
});

describe('fields of such pages', () => {
  it('takes the paper and not the portal that shows it', async () => {
    const portal =
      '<meta property="og:site_name" content="모아"><meta property="og:article:author" content="한빛일보 | 모아">';
    expect(await read(pageOf({ head: portal }))).toMatchObject({ publisher: '한빛일보' });
    expect((await read(pageOf({ head: portal }))).author).toBeUndefined();
    const named =
      '<meta property="og:site_name" content="모아"><meta property="article:media_name" content="강마을">';
    expect((await read(pageOf({ head: named }))).publisher).toBe('강마을');
    const head = '<meta property="og:site_name" content="모아 뉴스">';
    const [lead, foot] = ['[강마을 김가온 기자] ', '<p>ⓒ 강마을, 무단 전재 및 재배포 금지</p>'];
    expect((await read(pageOf({ head, lead, foot }))).publisher).toBe('강마을');
    expect((await read(pageOf({ head, lead }))).publisher).toBe('모아 뉴스');
  });

  it('takes a blog’s own name and not that of its host', async () => {
    const data = { '@type': 'BlogPosting', headline: story.title, publisher: { name: '모아블로그' } };
    const head = `<meta property="og:site_name" content="강가의 수첩"><script type="application/ld+json">${JSON.stringify(data)}</script>`;
    expect((await read(pageOf({ head }))).publisher).toBe('강가의 수첩');
  });

  it('reads a title that is drawn, and a name from the logo', async () => {
    const above = '<a href="/"><img src="l.gif" alt="한빛방송"></a>';
    const head = '<title>한빛방송 뉴스</title>';
    const title = `<h3><img src="t.gif" alt="${story.title}"></h3><p>방송일 2012-08-06 (월)</p>`;
    expect(await read(pageOf({ head, above, title }))).toMatchObject({
      title: story.title,
      publisher: '한빛방송',
      publishedAt: '2012-08-06',
      text: body,
    });
  });

  it.each([
    ['<p class="writer"><b>김가온</b><i>기자</i><b>이나래</b><i>기자</i></p>', '김가온, 이나래'],
    ['<div class="reporter-info"><p class="name">김가온</p><p>김가온 기자의 기사 모음</p></div>', '김가온'],
    [
      '<div class="byline"><time>8 hours ago</time><span>Jo Marrow</span><span>River desk</span></div>',
      'Jo Marrow',
    ],
    ['<div class="writer"><span>입력</span><span>2025.01.02</span><span>사회부</span></div>', undefined],
  ])('reads the byline of %s', async (middle, author) => {
    expect((await read(pageOf({ middle }))).author).toBe(author);
  });

  it('takes the name with which a reporter ends', async () => {
    expect((await read(pageOf({ foot: '<p>한빛뉴스 김가온입니다.</p>' }))).author).toBe('김가온');
  });

  it('cuts date and address off the last sentence', async () => {
    const html = pageOf({}).replace('</p></article>', ' 2025.11.12. gaon@one.example</p></article>');
    expect((await read(html)).text).toBe(body);
  });
});

describe('encodings of single bytes', () => {
  it('have their quotation marks in every version of Node', () => {
    const bytes = Buffer.concat([
      Buffer.from('<meta charset="windows-1252"><p>'),
      Buffer.from([0x93, 0xe9, 0x94, 0x80]),
    ]);
    expect(decodeBytes(bytes).text).toContain('“é”€');
  });
});
