// What bytes are, whatever their header says: every kind that is read, every lie that is seen through.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acceptOf, ARTICLE_KINDS, contentTypeOf, readContentType } from '../../../src/adapters/web/media.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const ZIP = 'PK\u0003\u0004\u0014';
const RSS = '<rss version="2.0">';
const ATOM = '<feed xmlns="http://www.w3.org/2005/Atom">';
const JSON_FEED = '{ "version": "https://jsonfeed.org/version/1.1" }';

const bytesOf = (text: string): Uint8Array => Buffer.from(text);

describe('the type', () => {
  test.each([
    ['text/html', '<!doctype html><p>a', 'text/html'],
    ['text/html', 'no tag at all', 'text/html'],
    ['text/html', '<div>a', 'text/html'],
    [
      'application/xhtml+xml',
      '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">',
      'application/xhtml+xml',
    ],
    ['text/plain', 'a < b', 'text/plain'],
    ['text/plain', '<div> is a tag', 'text/plain'],
    ['text/markdown', '# a', 'text/markdown'],
    ['text/x-markdown', '# a', 'text/markdown'],
    ['application/pdf', '%PDF-1.7', 'application/pdf'],
    [DOCX, `${ZIP}[Content_Types].xml word/document.xml`, DOCX],
    ['application/rss+xml', RSS, 'application/rss+xml'],
    [
      'application/atom+xml',
      `\uFEFF<?xml version="1.0"?>\n<!-- a > b --><?xml-stylesheet href="a"?>\n${ATOM}`,
      'application/atom+xml',
    ],
    ['application/feed+json', '{"items":[]}', 'application/feed+json'],
  ])('of an honest %s: %j is %s', (declared, body, expected) => {
    expect(contentTypeOf(declared, bytesOf(body))).toBe(expected);
  });

  test.each([
    ['', '<html>', 'text/html'],
    ['application/octet-stream', '  <!-- a --><!DOCTYPE HTML PUBLIC "x">', 'text/html'],
    ['text/plain', '<!doctype html>', 'text/html'],
    ['text/xml', '<html>', 'text/html'],
    ['application/json', '<html>', 'text/html'],
    ['application/pdf', '<html>please log in', 'text/html'],
    ['', 'only words', 'text/plain'],
    ['text/html', '%PDF-1.4', 'application/pdf'],
    ['application/octet-stream', '%PDF-1.4', 'application/pdf'],
    ['application/zip', `${ZIP}[Content_Types].xml word/document.xml`, DOCX],
    ['text/html', RSS, 'application/rss+xml'],
    ['application/xml', '<rdf:RDF>', 'application/rss+xml'],
    ['text/xml', ATOM, 'application/atom+xml'],
    ['application/json', JSON_FEED, 'application/feed+json'],
  ])('of what calls itself %j: %j is %s', (declared, body, expected) => {
    expect(contentTypeOf(declared, bytesOf(body))).toBe(expected);
  });

  test.each([
    ['text/html', '\u001f\u008b\u0008 packed twice'],
    ['text/html', 'a\u0000b'],
    ['', '\u0089PNG\r\n\u001a\n'],
    ['', 'GIF89a\u0001\u0000'],
    ['application/pdf', 'no mark'],
    [DOCX, 'no zip'],
    [DOCX, `${ZIP}[Content_Types].xml xl/workbook.xml`],
    ['application/zip', `${ZIP}a.txt`],
    ['application/rss+xml', '<catalogue>'],
    ['application/json', '{"a":1}'],
    ['application/javascript', 'let a'],
    ['text/css', 'a{}'],
    ['text/csv', 'a,b'],
    ['text/xml', '<constructor>'],
    ['constructor', 'a'],
  ])('of what calls itself %j: %j is none', (declared, body) => {
    expect(contentTypeOf(declared, Buffer.from(body, 'latin1'))).toBeUndefined();
  });

  test('of a PDF may come some bytes late, where its header says that it is one', () => {
    const late = bytesOf(`${'\n'.repeat(1_000)}%PDF-1.7`);
    expect(contentTypeOf('application/pdf', late)).toBe('application/pdf');
    expect(contentTypeOf('text/plain', late)).toBe('text/plain');
  });

  test('of a page in two bytes a letter is that of the page', () => {
    const little = Buffer.from('<!doctype html><p>가', 'utf16le');
    const marked = Buffer.concat([Buffer.from([0xff, 0xfe]), little]);
    const big = Buffer.from(marked).swap16();
    for (const bytes of [little, marked, big]) expect(contentTypeOf('', bytes)).toBe('text/html');
  });

  test('of text in an older Korean encoding is that of the header', () => {
    expect(contentTypeOf('text/html', Buffer.from('b9f6bdba20bfe4b1dd', 'hex'))).toBe('text/html');
    expect(contentTypeOf('text/plain', Buffer.from('1b2429430e39763d3a0f', 'hex'))).toBe('text/plain');
  });

  test('of any bytes whatever is one that somebody here reads, or none', () => {
    const known = [
      'text/html',
      'text/plain',
      'application/pdf',
      'application/rss+xml',
      'application/atom+xml',
      'application/feed+json',
      DOCX,
      undefined,
    ];
    fc.assert(fc.property(fc.uint8Array(), (bytes) => known.includes(contentTypeOf('', bytes))));
    const tags = fc.string({ unit: fc.constantFrom('<', '!', '-', '?', '>', 'a', ' ', '%PDF-') });
    fc.assert(fc.property(tags, (text) => known.includes(contentTypeOf('', bytesOf(text)))));
  });

  test('of a page that never comes to its first tag is found in no time', () => {
    expect(contentTypeOf('', bytesOf('<!'.repeat(100_000)))).toBe('text/plain');
    expect(contentTypeOf('', bytesOf(' '.repeat(5_000_000)))).toBe('text/plain');
  });
});

describe('a content-type field', () => {
  test.each([
    [undefined, '', undefined],
    ['Text/HTML', 'text/html', undefined],
    ['text/html; charset=EUC-KR', 'text/html', 'euc-kr'],
    ['text/html;Charset="utf-8" ; a=b', 'text/html', 'utf-8'],
    ['text/html; charset=', 'text/html', undefined],
    ["text/html; charset='; a=b", 'text/html', undefined],
    [`text/html; charset=${'a'.repeat(50)}`, 'text/html', undefined],
  ])('%j names %j and %j', (field, type, charset) => {
    expect(readContentType(field)).toEqual({ type, charset });
  });

  test('is asked for by what the caller reads', () => {
    expect(acceptOf(ARTICLE_KINDS)).toBe(
      `text/html, application/xhtml+xml, text/plain, text/markdown, application/pdf, ${DOCX}, */*;q=0.1`,
    );
  });
});
