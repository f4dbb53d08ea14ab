// Pages and documents made to hang or to fill the memory of whatever reads them.
import { deflateSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { claiming, docxOf, paragraph } from './docx-writer.ts';
import { assemble, stream } from './pdf-writer.ts';

const SENTENCE = '한빛시는 4일 버스 12대를 새로 들이겠다고 밝혔다. ';
const ARTICLE = `<article><h1>버스를 바꾸는 한빛시</h1><p>${SENTENCE.repeat(6)}</p>`;

const page = (inner: string): string =>
  `<!doctype html><html><head><title>버스를 바꾸는 한빛시</title></head><body>${ARTICLE}${inner}</article></body></html>`;

const fill = (unit: string, size: number): string => unit.repeat(Math.ceil(size / unit.length));

const line = (unit: string) => (size: number) => page(`<p>${fill(unit, size)}</p>`);

const marks = (unit: string) => (size: number) => page(fill(unit, size));

const data = (text: string): string => `<script type="application/ld+json">${text}</script>${ARTICLE}`;

/** By name, pages of about as many characters as asked for, whose time may grow with their size and no faster. */
export const growing: Readonly<Record<string, (size: number) => string>> = {
  'syllables without an end': line('김'),
  'names without an end': line('김가온 기자 '),
  'bylines that never close': line('[한빛=김가온 '),
  addresses: line('a@a.'),
  'open brackets': line('([<'),
  dots: line('.'),
  credits: line('사진='),
  dates: line('2025.1.1 '),
  spaces: line(' \u00A0\u3000'),
  endings: line('다."'),
  'combining marks': line('e\u0301\u200D'),
  entities: line('&amp;&nbsp;&#x41;&notit;'),
  'entities of entities': line('&amp;amp;'),
  'lines of names': marks('<p>김가온·이나래·박다솜·최아람·정마루 기자 기자 기자</p>'),
  'lines of credits': marks('<p>사진 사진 사진=사진=사진=사진 제공 제공 제공=</p>'),
  'lines of calls': marks('<p>구독 구독 구독 구독 구독 구독 알림 알림 제보 제보 카카오톡 하하세요</p>'),
  'copyright after copyright': marks('<p>무단전재 및 재배포 금지</p>'),
  'headings like the title': marks('<h1>다른 기사의 제목입니다</h1><p>글</p>'),
  'furniture within a line': marks('<i class="related ad">.</i>'),
  'long names': marks(`<i class="${'related '.repeat(8)}" style="color:red;x:y;">.</i>`),
  'a table of cells': (size) =>
    page(`<table>${fill('<tr><td>1</td><td>2</td><td>3</td></tr>', size)}</table>`),
  'bodies beside each other': marks('<div class="article_body"><p>한빛시는 버스를 들였다.</p></div>'),
  'pictures with captions': marks('<figure><img src=a><figcaption>버스</figcaption></figure><p>글이다.</p>'),
  'misnested links': marks('<a><b><p></a></b>'),
  'formatting without an end': marks('<b></p><p>'),
  'comments without an end': (size) => fill('<!--', size),
  'scripts without an end': (size) => fill('<script>', size),
  'titles and text areas': (size) => fill('<title><textarea>', size),
  declarations: (size) => `<meta ${fill('charset ', size)}`,
  attributes: (size) => page(`<p ${Array.from({ length: size / 50 }, (_, at) => `a${at}=1`).join(' ')}>글`),
  'style sheets': (size) =>
    `<style>${fill('/*/', size / 3)}</style><style>${fill('a{', size / 3)}</style><style>${fill('.a,', size / 3)}{display:none}</style>${ARTICLE}`,
  'inline styles': marks('<p style="background:rgba(rgba(rgba(  ,  ,  ;color:rgb(1 , , ;;;:::">글</p>'),
  'data in brackets': (size) => data(fill('[', size)),
  'data in quotation marks': (size) => data(`{"a":${fill('"\\"', size)}`),
  'data that repeats itself': (size) =>
    data(`[${fill('{"@type":"NewsArticle","headline":"a","author":[{"name":"b"}]},', size)}{}]`),
};

export interface Bomb {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: () => Uint8Array;
}

const html = (name: string, text: () => string): Bomb => ({
  name,
  contentType: 'text/html; charset=utf-8',
  bytes: () => Buffer.from(text()),
});
const word = (name: string, bytes: () => Uint8Array): Bomb => ({
  name,
  contentType: 'application/octet-stream',
  bytes,
});

function pdf(name: string, objects: readonly string[], trailer = ''): Bomb {
  return { name, contentType: 'application/pdf', bytes: () => assemble(objects, trailer) };
}

/** What must end within the limits of time and memory, whatever becomes of it. */
export const bombs: readonly Bomb[] = [
  html('100 kB of nested boxes', () => '<div>'.repeat(20_000)),
  html('5 MB of open bold', () => '<b>'.repeat(1_740_000)),
  html('5 MB of closed bold', () => '<b></b>'.repeat(740_000)),
  html(
    'formatting that each paragraph repeats',
    () => Array.from({ length: 3_000 }, (_, at) => `<font id=${at}>`).join('') + '<p>a'.repeat(3_000),
  ),
  html(
    'one element of 400,000 attributes',
    () => `<p ${Array.from({ length: 400_000 }, (_, at) => `a${at}=1`).join(' ')}>${SENTENCE}`,
  ),
  html('tables in tables', () => '<table><tr><td>'.repeat(5_000) + SENTENCE),
  html('4 MB of entities', () => page('&amp;&nbsp;&#x41;&notit;'.repeat(160_000))),
  pdf('pages that hold each other', [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 99999 >>',
    '<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 3 0 R] /Count 99999 >>',
  ]),
  pdf('a drawing of itself', [
    ...onePage('/Fm0 Do'),
    stream(
      '/Fm0 Do /Fm0 Do',
      '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /Fm0 5 0 R >> >>',
    ),
  ]),
  pdf('a length that names itself', [...onePage(''), '<< /Length 5 0 R >>\nstream\n\nendstream']),
  pdf('tables of objects in a ring', onePage(''), '/Prev 9'),
  { name: '100 MB in a compressed stream', contentType: 'application/pdf', bytes: () => deflatedPdf(100) },
  word('a document that says it is 1 GB', () => claiming(docxOf(paragraph(SENTENCE)), 1024 * 1024 * 1024)),
  word('a document that says it is 1 kB', () =>
    claiming(docxOf('', { 'word/document.xml': new Uint8Array(4 * 1024 * 1024) }), 1_000),
  ),
  word('a document of 8,000 files', () =>
    zipSync(Object.fromEntries(Array.from({ length: 8_000 }, (_, at) => [`f${at}`, new Uint8Array(0)])), {
      level: 0,
    }),
  ),
  word('paragraphs in paragraphs', () => docxOf('<w:p>'.repeat(100_000) + paragraph(SENTENCE))),
  word('rows in rows', () => docxOf(`<w:tr><w:tc>${paragraph('a')}`.repeat(60_000))),
  word('entities that name each other', () =>
    docxOf(
      `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>${paragraph('&b;'.repeat(100_000))}`,
    ),
  ),
];

function onePage(content: string): string[] {
  return [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /XObject << /Fm0 5 0 R >> >> >>',
    stream(content),
  ];
}

function deflatedPdf(megabytes: number): Uint8Array {
  const packed = deflateSync(Buffer.alloc(megabytes * 1024 * 1024, '0 '), { level: 1 }).toString('latin1');
  return assemble([...onePage('').slice(0, 3), stream(packed, '/Filter /FlateDecode'), '<< >>'], '');
}
