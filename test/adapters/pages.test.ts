// Thirty pages of invented news, each laid out in its own way, beside what they truly say; and each rule on its own.
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeBytes } from '../../src/adapters/pages/decode.ts';
import { readHtml } from '../../src/adapters/pages/html.ts';
import { linkedArticles } from '../../src/adapters/pages/json-ld.ts';
import { parseLoosely } from '../../src/adapters/pages/json-repair.ts';
import { Failure } from '../../src/core/errors.ts';
import { htmlCase, type PageCase } from '../pages/case.ts';
import { figuresOf } from '../pages/figures.ts';
import { forms } from '../pages/forms.ts';
import { later } from '../pages/later.ts';
import { newspapers } from '../pages/newspapers.ts';
import { storyOf } from '../pages/stories.ts';

const cases = [...newspapers(), ...forms(), ...later()];

async function failureOf(run: () => Promise<unknown>): Promise<Failure | undefined> {
  try {
    await run();
    return undefined;
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

async function figureLine(page: PageCase): Promise<string> {
  const { truth } = page;
  if ('failure' in truth)
    return `${page.name.padEnd(16)} ${String((await failureOf(() => readHtml(page)))?.facts['reason'])}`;
  const reading = await readHtml(page);
  const { read, chrome } = figuresOf(truth.body, reading.text);
  const fields = (['title', 'publishedAt', 'author', 'publisher'] as const).filter(
    (name) => truth[name] === reading[name],
  );
  return `${page.name.padEnd(16)} read ${percent(read)}, chrome ${percent(chrome)}, ${reading.found}, exact: ${fields.join(' ')}`;
}

describe('thirty pages', () => {
  it('are thirty', () => {
    expect(new Set(cases.map(({ name }) => name)).size).toBe(30);
  });

  it.each(cases.map((page) => [page.name, page] as const))('reads %s', async (_, page) => {
    if ('failure' in page.truth) {
      expect((await failureOf(() => readHtml(page)))?.facts).toEqual({ reason: page.truth.failure });
      return;
    }
    const { body, ...fields } = page.truth;
    const { title, publishedAt, author, publisher, text } = await readHtml(page);
    expect({ title, publishedAt, author, publisher }).toEqual(fields);
    const { read, chrome } = figuresOf(body, text);
    expect(read).toBeGreaterThanOrEqual(0.97);
    expect(chrome).toBeLessThanOrEqual(0.02);
  });

  it('keeps paragraphs, lines and rows apart as the pages do', async () => {
    for (const page of cases)
      if (!('failure' in page.truth)) expect((await readHtml(page)).text).toBe(page.truth.body);
  });

  it('has these figures', async () => {
    await expect(`${(await Promise.all(cases.map(figureLine))).join('\n')}\n`).toMatchFileSnapshot(
      '../pages/figures.txt',
    );
  });
});

const story = storyOf(70, 6);
const lie = '예산은 모두 9조 원이며 시장은 물러났다고 밝혔다.';

/** An article with `extra` between its second and third paragraph. */
function pageWith(extra: string, head = ''): PageCase {
  const [a, b, ...rest] = story.paragraphs;
  const html = `<!doctype html><html><head><title>${story.title}</title>${head}</head><body><article><h1>${story.title}</h1><p>${a}</p><p>${b}</p>${extra}${rest.map((text) => `<p>${text}</p>`).join('')}</article></body></html>`;
  return htmlCase('one', html, { failure: '' });
}

const body = story.paragraphs.join('\n\n');

describe('what a reader of the page does not see', () => {
  it.each([
    ['display', `<p style="display:none">${lie}</p>`],
    ['display shouted', `<p style="DISPLAY: none !IMPORTANT">${lie}</p>`],
    ['visibility', `<p style="visibility:hidden">${lie}</p>`],
    ['the hidden attribute', `<p hidden>${lie}</p>`],
    ['aria-hidden', `<div aria-hidden="true"><p>${lie}</p></div>`],
    ['a place off the screen', `<p style="position:absolute;left:-5000px">${lie}</p>`],
    ['an indent off the screen', `<p style="text-indent:-999em">${lie}</p>`],
    ['no size', `<p style="font-size:0px">${lie}</p>`],
    ['hardly a size', `<p style="font-size:.05em">${lie}</p>`],
    ['no opacity', `<p style="opacity:0.0">${lie}</p>`],
    ['no height', `<div style="height:0;overflow:hidden"><p>${lie}</p></div>`],
    ['a clip', `<p style="clip:rect(0 0 0 0)">${lie}</p>`],
    ['a scale', `<p style="transform:scale(0)">${lie}</p>`],
    ['the colour behind it', `<div style="background:#fff"><p style="color:white">${lie}</p></div>`],
    ['its own background', `<p style="color:rgb(10, 20, 30);background-color:#0a141e">${lie}</p>`],
    ['an old colour', `<table bgcolor=black><tr><td><font color=#000>${lie}</font></td></tr></table>`],
    ['no colour', `<p style="color:transparent">${lie}</p>`],
    ['a comment', `<!-- <p>${lie}</p> -->`],
    ['a script', `<script>document.write("<p>${lie}</p>")</script>`],
    ['noscript', `<noscript><p>${lie}</p></noscript>`],
    ['a template', `<template><p>${lie}</p></template>`],
    ['a field', `<textarea>${lie}</textarea><select><option>${lie}</option></select>`],
    ['words for screen readers', `<p class="sr-only">${lie}</p>`],
    ['a frame', `<iframe srcdoc="<p>${lie}</p>"><p>${lie}</p></iframe>`],
  ])('is left out for %s', async (_, extra) => {
    expect((await readHtml(pageWith(extra))).text).toBe(body);
  });

  it.each([
    '.a{display:none}',
    '/* x */.x,#b , .a { color: red; VISIBILITY:hidden }',
    'p.a{font-size:0}',
    '@charset "utf-8"; .a{position:absolute;top:-9999px}',
  ])('is left out by the style sheet %s', async (sheet) => {
    expect((await readHtml(pageWith(`<p class="z a">${lie}</p>`, `<style>${sheet}</style>`))).text).toBe(
      body,
    );
  });

  it.each([
    '@media print{.a{display:none}}',
    '.b .a{display:none}',
    '.a:hover{display:none}',
    '.ab{display:none}',
  ])('stays where the style sheet %s hides something else', async (sheet) => {
    expect((await readHtml(pageWith(`<p class="a">${lie}</p>`, `<style>${sheet}</style>`))).text).toContain(
      lie,
    );
  });

  it.each([
    'opacity:0.9',
    'font-size:1em',
    'left:-5000px',
    'color:#fff;background:#000',
    'overflow:hidden;max-height:400px',
  ])('stays where the style %s shows it', async (style) => {
    expect((await readHtml(pageWith(`<p style="${style}">${lie}</p>`))).text).toContain(lie);
  });
});

describe('furniture within the text', () => {
  it.each([
    ['a caption', '<figure><img src="a.jpg"><figcaption>시청 앞을 지나는 버스.</figcaption></figure>'],
    [
      'a caption in a table',
      '<table><tr><td><img src="a.jpg"></td></tr><tr><td>시청 앞을 지나는 버스</td></tr></table>',
    ],
    ['a caption with a mark', '<p><img src="a.jpg"></p><p>▲ 시청 앞을 지나는 버스</p>'],
    ['a credit', '<p>[사진=한빛시 제공]</p>'],
    ['a caption with a credit', '<p>시청 앞을 지나는 버스. /사진=한빛시</p>'],
    [
      'related links',
      '<div class="related_news"><p>관련기사</p><a href="/1">다른 시의 버스 이야기</a></div>',
    ],
    ['a related link', '<p><a href="/1">다른 시의 버스 이야기</a></p>'],
    [
      'related lines',
      '<p>▶관련기사◀</p><p><a href="/1">버스 이야기</a></p><p><a href="/2">기차 이야기</a></p>',
    ],
    ['an advert', '<div class="ad-box"><p>지금 사면 절반 값에 드립니다.</p></div>'],
    ['a call', '<p>한빛뉴스레터를 구독하고 매일 아침 소식을 받아보세요!</p>'],
    [
      'share buttons',
      '<div class="sns"><button>공유</button><a href="#">페이스북</a></div><p>기사 공유하기</p>',
    ],
    ['an address', '<p>김가온 기자 gaon@hanbit.example</p>'],
    ['a signature', '<p>글·사진=김가온 기자</p>'],
    ['tags', '<p>#버스 #한빛시 #예산</p>'],
    ['comments', `<div class="comment-list"><p>${lie} 제 생각입니다.</p></div>`],
    [
      'a box for subscribers',
      '<section class="newsletter"><h3>뉴스레터</h3><p>매주 금요일에 보내 드립니다.</p></section>',
    ],
  ])('%s is left out', async (_, extra) => {
    expect((await readHtml(pageWith(extra))).text).toBe(body);
  });

  it.each([
    [
      'a word that the page marks',
      '<p>관심을 끄는 <a class="keyword tag" href="/k">전기버스</a>는 <span class="related-stock">가람전자</span>가 만든다.</p>',
      '관심을 끄는 전기버스는 가람전자가 만든다.',
    ],
    [
      'a first letter that is drawn large',
      '<p><span class="cap">한</span>빛시는 버스를 바꾼다고 밝혔다.</p>',
      '한빛시는 버스를 바꾼다고 밝혔다.',
    ],
    [
      'a sentence about captions and comments',
      '<p>그는 사진 제공을 거부했고 댓글 구독을 끊었다고 말했다.</p>',
      '그는 사진 제공을 거부했고 댓글 구독을 끊었다고 말했다.',
    ],
    [
      'a sentence about copyright',
      '<p>그는 저작권자의 허락 없는 무단전재를 문제 삼았다. 회사는 답하지 않았다.</p>',
      '그는 저작권자의 허락 없는 무단전재를 문제 삼았다. 회사는 답하지 않았다.',
    ],
    ['entities', '<p>A&amp;B는 &ldquo;1 &lt; 2&rdquo;라고 &#50864;겼다.</p>', 'A&B는 “1 < 2”라고 우겼다.'],
    ['a list', '<ul><li>버스 12대</li><li>정류장 3곳</li></ul>', '버스 12대\n정류장 3곳'],
    [
      'lines of one paragraph',
      '<p>첫 줄이다.<br>둘째 줄이다.<br><br>새 문단이다.</p>',
      '첫 줄이다.\n둘째 줄이다.\n\n새 문단이다.',
    ],
    [
      'a table',
      '<table><tr><th></th><th>2024년</th></tr><tr><td>버스</td><td>12대</td></tr></table>',
      '2024년\n버스 | 12대',
    ],
    ['a subheading', '<h3>왜 지금인가</h3>', '왜 지금인가'],
  ])('%s stays', async (_, extra, text) => {
    const [a, b, ...rest] = story.paragraphs;
    expect((await readHtml(pageWith(extra))).text).toBe([a, b, text, ...rest].join('\n\n'));
  });

  it('stays where the lines for an image are those of a story', async () => {
    const paragraph = '시는 버스를 바꾸겠다고 지난달 말했다.';
    expect((await readHtml(pageWith(`<div><img src="a.jpg"><br>${paragraph}</div>`))).text).toContain(
      paragraph,
    );
  });
});

describe('fields', () => {
  const read = (head: string, inner = ''): ReturnType<typeof readHtml> => readHtml(pageWith(inner, head));

  const whole = (html: string): ReturnType<typeof readHtml> =>
    readHtml(htmlCase('one', html, { failure: '' }));

  it('takes the canonical address on the page’s own site, without what follows #', async () => {
    const canonical = await read('<link rel="canonical" href="https://m.one.example/a?no=1#reply">');
    expect(canonical.url).toBe('https://m.one.example/a?no=1');
    expect((await read('<meta property="og:url" content="/a/2">')).url).toBe('https://www.one.example/a/2');
  });

  it.each([
    'https://other.example/a',
    'javascript:alert(1)',
    'data:text/html,x',
    'https://user:pass@www.one.example/a',
    'https://www.one.example/',
    'https://',
  ])('keeps the address as given where the page names %s', async (href) => {
    expect((await read(`<link rel="canonical" href="${href}">`)).url).toBe(
      'https://www.one.example/news/articleView.html?idxno=4021',
    );
  });

  it('reads a time in universal time as a day in Korea, and any other as it is written', async () => {
    const dateOf = async (name: string, value: string): Promise<string | undefined> =>
      (await read(`<meta ${name} content="${value}">`)).publishedAt;
    const published = 'property="article:published_time"';
    expect(await dateOf(published, '2025-01-21T23:30:00Z')).toBe('2025-01-22');
    expect(await dateOf(published, '2025-01-21T23:30:00+09:00')).toBe('2025-01-21');
    expect(await dateOf('name="date"', '20250121')).toBe('2025-01-21');
    expect(await dateOf('name="date"', '2025-13-45')).toBeUndefined();
  });

  it.each([
    ['김가온 기자', '김가온'],
    ['김가온 기자 gaon@one.example', '김가온'],
    ['김가온·이나래 기자', '김가온, 이나래'],
    ['By Jane Park', 'Jane Park'],
    ['글 김가온 선임기자, 사진 이나래 기자', '김가온, 이나래'],
    ['배시온 수필가', '배시온'],
    ['https://one.example/people/3', undefined],
    ['한빛일보', undefined],
    ['admin', undefined],
  ])('reads the author %s as %s', async (value, author) => {
    const head = `<meta property="og:site_name" content="한빛일보"><meta name="author" content="${value}">`;
    expect((await read(head)).author).toBe(author);
  });

  it('takes a byline off the first sentence', async () => {
    const html = Buffer.from(pageWith('').bytes)
      .toString()
      .replace('<p>', '<p>(한빛=한빛통신) 김가온 기자 = ');
    expect(await whole(html)).toMatchObject({
      text: body,
      author: '김가온',
      publisher: '한빛통신',
    });
  });

  it('takes the article of the data that the page’s title names', async () => {
    const data = [
      { '@type': 'NewsArticle', headline: '다른 기사', author: '이나래' },
      { '@type': 'Thing' },
      { '@type': 'NewsArticle', headline: story.title, author: { name: '김가온' } },
    ];
    const reading = await read(`<script type="application/ld+json">${JSON.stringify(data)}</script>`);
    expect(reading.author).toBe('김가온');
  });

  it('fails for a page that holds no article, and for one that shows only its beginning', async () => {
    const empty = async (html: string): Promise<unknown> =>
      (await failureOf(() => whole(html)))?.facts['reason'];
    expect(await empty('<html><body><nav><a href="/">처음</a></nav></body></html>')).toBe('nothing');
    expect(await empty('')).toBe('nothing');
    expect(
      await empty(
        '<title>404</title><h1>없는 페이지</h1><p>페이지를 찾을 수 없습니다. 주소를 확인해 주세요.</p>',
      ),
    ).toBe('nothing');
    expect(
      await empty(
        `<article><p>${story.paragraphs[0]}</p><p>이 기사의 나머지는 구독자만 읽을 수 있습니다.</p></article>`,
      ),
    ).toBe('paywall');
  });

  it('says that the rest of a page is not for everyone, and reads what it shows', async () => {
    const long = storyOf(71, 9)
      .paragraphs.map((text) => `<p>${text}</p>`)
      .join('');
    const { warnings } = await read('', `${long}<p>로그인하시면 모든 기사를 볼 수 있습니다.</p>`);
    expect(warnings).toEqual(['rest-behind-paywall']);
    const news = '<p>회사는 유료 회원 전용 서비스를 로그인하면 전문을 볼 수 있게 바꿨다고 밝혔다.</p>';
    expect((await read('', news)).warnings).toEqual([]);
  });

  it.each([
    ['boxes nested 700 deep', '<div>'.repeat(700)],
    ['90,000 elements', '<i></i>'.repeat(90_000)],
  ])('fails for a page of %s', async (_, inner) => {
    const failure = await failureOf(() => read('', inner));
    expect(failure?.facts).toEqual({ reason: 'heavy' });
  });

  it('fails for a text that is too long', async () => {
    const html = `<article><h1>긴 글</h1>${`<p>${story.paragraphs[0]}</p>`.repeat(3_000)}</article>`;
    expect((await failureOf(() => whole(html)))?.code).toBe('text-too-long');
  });
});

describe('decoding', () => {
  const text = '<p>똠방각하 펲시콜라, 한빛시의 새 버스</p>';
  const cp949 = iconv.encode(text, 'cp949');

  it.each([
    ['nothing is said', cp949, ''],
    ['the header is right', cp949, 'text/html; charset=euc-kr'],
    ['the header is wrong', cp949, 'text/html; charset=utf-8'],
    ['the header is of the West', cp949, 'text/html; charset=iso-8859-1'],
    ['UTF-8 is called EUC-KR', Buffer.from(text), 'text/html; charset=ks_c_5601-1987'],
    ['there is a mark for UTF-16', Buffer.from(`\uFEFF${text}`, 'utf16le'), 'text/html; charset=euc-kr'],
    ['there is a mark for UTF-8', Buffer.from(`\uFEFF${text}`), ''],
  ])('is right where %s', (_, bytes, contentType) => {
    expect(decodeBytes(bytes, contentType)).toMatchObject({ text: expect.stringContaining(text), broken: 0 });
  });

  it('believes the page where the bytes allow it', () => {
    expect(decodeBytes(Buffer.from('<meta charset="iso-8859-1"><p>caf\u00E9', 'latin1')).text).toContain(
      'café',
    );
    expect(decodeBytes(Buffer.from('82b182f182c982bf82cd', 'hex'), 'text/html; charset=shift_jis').text).toBe(
      'こんにちは',
    );
  });
});

describe('broken JSON', () => {
  it.each([
    ['a comma too many', '{"a":[1,2,],}', [{ a: [1, 2] }]],
    ['a bare line end', '{"a":"b\nc"}', [{ a: 'b\nc' }]],
    ['marks not escaped', '{"a":"그는 "좋다"고 했다","b":1}', [{ a: '그는 "좋다"고 했다', b: 1 }]],
    ['two in a row', '{"a":1}{"b":2}', [{ a: 1 }, { b: 2 }]],
    ['an end cut off', '{"a":{"b":"c', [{ a: { b: 'c' } }]],
    ['wrapping', '//<![CDATA[\n<!-- {"a":1,} -->\n//]]>', [{ a: 1 }]],
  ])('is read with %s', (_, text, expected) => {
    expect(parseLoosely(text).flat()).toEqual(expected);
  });

  it('is passed over where nothing can be read', () => {
    const texts = ['', 'x', '}{', '[[[[', '"', '{"a":tru', '['.repeat(100_000), '{"a":'.repeat(100_000)];
    for (const text of texts) expect(linkedArticles([text])).toEqual([]);
    expect(parseLoosely('['.repeat(100))).toEqual([]);
    expect(parseLoosely(`{"a":"${'x'.repeat(400_000)}`)).toEqual([]);
  });
});
