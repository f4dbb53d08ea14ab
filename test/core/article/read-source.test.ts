import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeText,
  readArticleSource,
  slugOf,
  type SourceFormat,
} from '../../../src/core/article/read-source.ts';
import { Failure } from '../../../src/core/errors.ts';

const hint = { id: 'a' };
const utf8 = (text: string) => new TextEncoder().encode(text);
const BODY = '배가 어제 항구에 들어왔다. 선장은 “힘들었다”고 말했다.\n\n항구는 오늘 다시 문을 연다.';

describe('a copied page', () => {
  it('gives title, date, publisher and author as fields and the body word for word', () => {
    const page = `배 들어온 항구\n\n2024-03-05\n\n[바다일보=김하늘 기자] ${BODY}\n\nMenu\n\n바다 앱을 휴대폰에 설치하고 소식을 받아 보세요.`;
    expect(readArticleSource(page, hint)).toEqual({
      id: 'a',
      title: '배 들어온 항구',
      publisher: '바다일보',
      author: '김하늘',
      publishedAt: '2024-03-05',
      language: 'ko',
      text: BODY,
    });
  });

  it.each([
    ['(서울=바다통신) 김하늘 기자 = ', '바다통신', '김하늘'],
    ['【부산=바다통신】김하늘 기자 = ', '바다통신', '김하늘'],
    ['[바다일보 김하늘 기자] ', '바다일보', '김하늘'],
    ['[바다일보=김하늘·이산 기자] ', '바다일보', '김하늘·이산'],
    ['김하늘 기자 = ', undefined, '김하늘'],
    ['[김하늘 특파원] ', undefined, '김하늘'],
    ['바다일보 김하늘 기자\n\n', '바다일보', '김하늘'],
    ['김하늘 기자 sky@bada.example\n\n', undefined, '김하늘'],
  ])('cuts the byline %s off the body', (byline, publisher, author) => {
    const article = readArticleSource(`배 들어온 항구\n\n${byline}${BODY}`, { ...hint, format: 'raw' });
    expect(article).toMatchObject({ author, text: BODY, title: '배 들어온 항구' });
    expect(article.publisher).toBe(publisher);
  });

  it.each([
    '입력 2024.03.05 10:20',
    '기사입력 : 2024-03-05 오전 10:20 | 수정 2024-03-06 11:00',
    '2024년 3월 5일 (화)',
    'Mar 5, 2024',
  ])('reads the date line %s', (line) => {
    expect(readArticleSource(`배 들어온 항구\n${line}\n${BODY}`, hint)).toMatchObject({
      publishedAt: '2024-03-05',
      text: BODY,
    });
  });

  it.each([
    '김하늘 기자 sky@bada.example',
    'ⓒ 바다일보, 무단전재 및 재배포 금지',
    '저작권자 © 바다일보 무단전재 및 재배포 금지',
    'Copyright 바다일보. All rights reserved.',
    '관련기사\n고래가 돌아왔다는 소식\n등대 새로 칠한 까닭',
    '좋아요 12\n댓글 3\n공유하기\n구독',
    '정치\n경제\n사회\n문화',
    '#항구 #배',
  ])('drops the foot %#', (foot) => {
    expect(readArticleSource(`배 들어온 항구\n\n2024-03-05\n\n${BODY}\n\n${foot}`, hint).text).toBe(BODY);
  });

  it('drops the head of a page', () => {
    const head =
      '본문 바로가기\n로그인\n홈 > 경제 > 산업\n배 들어온 항구\n2024-03-05\n공유하기\n글자크기 조절\n';
    expect(readArticleSource(head + BODY, hint)).toMatchObject({ title: '배 들어온 항구', text: BODY });
  });

  it('cuts an address and a notice that share the last line with the last sentence', () => {
    expect(readArticleSource(`2024-03-05\n${BODY} 김하늘 기자 sky@bada.example`, hint).text).toBe(BODY);
    expect(readArticleSource(`2024-03-05\n${BODY} <저작권자 ⓒ 바다일보>`, hint).text).toBe(BODY);
  });

  it('takes the author from the foot when the head names none', () => {
    expect(readArticleSource(`2024-03-05\n${BODY}\n\n김하늘 기자 sky@bada.example`, hint).author).toBe(
      '김하늘',
    );
  });

  it('keeps a last sentence that mentions what furniture mentions', () => {
    const body = '앞 문장이 여기에 있다.\n법원은 저작권자의 손을 들어 무단 복제를 막았다.';
    expect(readArticleSource(`2024-03-05\n${body}`, hint).text).toBe(body);
  });

  it('keeps lines that look like furniture inside the body, and a last sentence that sounds like an advert', () => {
    const body =
      '앞 문장이 여기에 있다.\n구독\n뒤 문장이 여기에 있다.\n이 앱을 휴대폰에 설치하면 된다고 그는 말했다.';
    expect(readArticleSource(`2024-03-05\n${body}`, hint).text).toBe(body);
  });

  it('reads the bundled article as its Markdown file gives it', () => {
    const markdown = readFileSync(new URL('../../../data/articles/article.md', import.meta.url), 'utf8');
    const article = readArticleSource(markdown, { id: 'x' });
    expect(article).toMatchObject({ id: 'article', publishedAt: '2025-01-22', language: 'ko' });
    const page = `${article.title}\n\n2025-01-22\n\n[${article.publisher}=${article.author} 기자] ${article.text}\n\nMenu\n\n앱을 통해 소식을 휴대폰으로 직접 확인할 수 있습니다.`;
    expect(readArticleSource(page, { id: 'article' })).toEqual(article);
  });
});

describe('Markdown', () => {
  it('reads front matter with and without quotation marks', () => {
    const front = `---\nid: ship\ntitle: "배: \\"귀항\\""\npublisher: '바다''일보'\nauthor: 김하늘\ndate: 2024.3.5\nurl: https://bada.example/1\nlanguage: ko\n---\n\n${BODY}\n`;
    expect(readArticleSource(front, hint)).toEqual({
      id: 'ship',
      title: '배: "귀항"',
      publisher: "바다'일보",
      author: '김하늘',
      publishedAt: '2024-03-05',
      url: 'https://bada.example/1',
      language: 'ko',
      text: BODY,
    });
  });

  it('keeps a title that merely holds quotation marks', () => {
    expect(readArticleSource(`---\ntitle: "귀항" 뒤의 이야기\n---\n${BODY}`, hint).title).toBe(
      '"귀항" 뒤의 이야기',
    );
  });

  it('takes a first heading for the title', () => {
    expect(readArticleSource(`# 귀항\n\n${BODY}`, hint)).toMatchObject({ title: '귀항', text: BODY });
  });

  it.each([
    ['---\ntitle: 가\n아무 말\n---\n본문', 3],
    ['---\ntitle: 가\n본문', 3],
    ['---\ntitle: "가\n---\n본문', 2],
  ])('names the line of a broken front matter (%#)', (text, line) => {
    const failure = expect.objectContaining({ code: 'front-matter-broken', facts: { line } });
    expect(() => readArticleSource(text, { ...hint, format: 'markdown' })).toThrow(failure);
  });
});

describe('plain text', () => {
  it('stays as it is', () => {
    expect(readArticleSource(BODY, hint).text).toBe(BODY);
    expect(readArticleSource(`Menu\n${BODY}`, { ...hint, format: 'text' }).text).toBe(`Menu\n${BODY}`);
  });

  it('never throws anything but a failure, and never invents text', () => {
    const formats = fc.constantFrom('text' as const, 'markdown' as const, 'raw' as const, undefined);
    const texts = fc.sample(fc.tuple(fc.string({ unit: 'binary', maxLength: 400 }), formats), 300);
    const grown = texts.map(([text, format]) => lengthRead(text, format) - text.normalize('NFC').length);
    expect(Math.max(...grown)).toBeLessThanOrEqual(0);
  });
});

/** Characters of the article that a text gives, none when it is refused. */
function lengthRead(text: string, format: SourceFormat | undefined): number {
  try {
    return readArticleSource(text, { id: 'a', format }).text.length;
  } catch (error) {
    if (error instanceof Failure) return 0;
    throw error;
  }
}

describe('decodeText', () => {
  it('reads UTF-8 and UTF-16 with their marks', () => {
    expect(decodeText(utf8('가나'))).toBe('가나');
    expect(decodeText(new Uint8Array([0xef, 0xbb, 0xbf, ...utf8('가')]))).toBe('가');
    expect(decodeText(new Uint8Array([0xff, 0xfe, 0x00, 0xac]))).toBe('가');
    expect(decodeText(new Uint8Array([0xfe, 0xff, 0xac, 0x00]))).toBe('가');
  });

  it('names EUC-KR and refuses binary', () => {
    const eucKr = new Uint8Array([0xb0, 0xa1, 0xb3, 0xaa, 0xb4, 0xd9, 0x2e]);
    expect(() => decodeText(eucKr)).toThrow(
      expect.objectContaining({ code: 'not-text', facts: { encoding: 'euc-kr?' } }),
    );
    expect(() => decodeText(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]))).toThrow(
      expect.objectContaining({ code: 'not-text' }),
    );
  });
});

describe('slugOf', () => {
  it('joins words with hyphens, within 40 characters, and is never empty', () => {
    expect(slugOf('AI 주도권…국내 IT 기업?')).toBe('ai-주도권-국내-it-기업');
    expect(slugOf('…')).toBe('article');
    const slugs = fc.sample(fc.string({ unit: 'binary' }), 200).map(slugOf);
    expect(Math.max(...slugs.map((slug) => Array.from(slug).length))).toBeLessThanOrEqual(40);
  });
});
