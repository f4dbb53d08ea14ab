// Says what a body is, by its first bytes where they tell and by its header where they do not; what nobody here can read has no type.

/** What a caller may want. */
export type Kind = 'html' | 'text' | 'markdown' | 'pdf' | 'docx' | 'feed';

/** What an article may be. */
export const ARTICLE_KINDS: readonly Kind[] = ['html', 'text', 'markdown', 'pdf', 'docx'];

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const KINDS: ReadonlyMap<string, Kind> = new Map([
  ['text/html', 'html'],
  ['application/xhtml+xml', 'html'],
  ['text/plain', 'text'],
  ['text/markdown', 'markdown'],
  ['application/pdf', 'pdf'],
  [DOCX, 'docx'],
  ['application/rss+xml', 'feed'],
  ['application/atom+xml', 'feed'],
  ['application/feed+json', 'feed'],
]);

/** Headers that say nothing. */
const UNTOLD = new Set(['', 'application/octet-stream', 'binary/octet-stream', 'application/x-download']);

/** Never text, whatever the first bytes are: not worth taking. */
const NEVER_READ = /^(?:image|audio|video|font|model)\//u;

/** Bytes in which a feed or a page shows its first tag. */
const HEAD_BYTES = 4_096;

/** Bytes that may come before the mark of a PDF. */
const PDF_HEAD_BYTES = 1_024;

const ROOTS: ReadonlyMap<string, string> = new Map([
  ['html', 'text/html'],
  ['head', 'text/html'],
  ['body', 'text/html'],
  ['rss', 'application/rss+xml'],
  ['rdf:rdf', 'application/rss+xml'],
  ['feed', 'application/atom+xml'],
]);

/** Lower-case type and charset of a content-type field. */
export function readContentType(field = ''): { readonly type: string; readonly charset: string | undefined } {
  const [type = '', ...parameters] = field.split(';').map((part) => part.trim().toLowerCase());
  const charset = parameters.map((text) => /^charset="?([\w.:+-]{1,40})"?$/u.exec(text)?.[1]);
  return { type, charset: charset.find((name) => name !== undefined) };
}

export function isNeverRead(type: string): boolean {
  return NEVER_READ.test(type);
}

export function kindOf(contentType: string): Kind | undefined {
  return KINDS.get(contentType);
}

/** What an Accept field asks for. */
export function acceptOf(kinds: readonly Kind[]): string {
  const types = [...KINDS].filter(([, kind]) => kinds.includes(kind)).map(([type]) => type);
  return [...types, ...(kinds.includes('feed') ? ['application/xml;q=0.9'] : []), '*/*;q=0.1'].join(', ');
}

/** The type that the bytes really have, of those that a `Kind` names; undefined where there is none. */
export function contentTypeOf(declared: string, bytes: Uint8Array): string | undefined {
  if (startsAs(bytes, '%PDF-', declared === 'application/pdf' ? PDF_HEAD_BYTES : 0)) return 'application/pdf';
  if (startsAs(bytes, 'PK\u0003\u0004', 0)) return isDocx(bytes) ? DOCX : undefined;
  const head = headText(bytes);
  if (head === undefined) return undefined;
  return typeOfText(declared, head);
}

function typeOfText(declared: string, head: string): string | undefined {
  const root = ROOTS.get(firstTag(head));
  if (root === 'text/html' && declared === 'application/xhtml+xml') return declared;
  if (root !== undefined) return root;
  if (isJsonFeed(declared, head)) return 'application/feed+json';
  if (declared === 'text/x-markdown') return 'text/markdown';
  if (UNTOLD.has(declared)) return 'text/plain';
  const kind = KINDS.get(declared);
  return kind === 'html' || kind === 'text' || kind === 'markdown' ? declared : undefined;
}

function startsAs(bytes: Uint8Array, mark: string, within: number): boolean {
  const at = Buffer.from(bytes.subarray(0, within + mark.length)).indexOf(mark, 0, 'latin1');
  return at !== -1 && at <= within;
}

/** A DOCX is a zip with a folder `word`; file names stand in it unpacked. */
function isDocx(bytes: Uint8Array): boolean {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return zip.includes('[Content_Types].xml') && zip.includes('word/');
}

/** The beginning as text, letters beyond ASCII wrong; undefined where these bytes are no text. */
function headText(bytes: Uint8Array): string | undefined {
  const head = bytes.subarray(0, HEAD_BYTES);
  const wide = wideEncoding(head);
  const text = wide === undefined ? Buffer.from(head).toString('latin1') : new TextDecoder(wide).decode(head);
  return isText(text) ? text.replace(/^\u00ef\u00bb\u00bf/u, '') : undefined;
}

/** Control characters that text has: spaces of all kinds, and the escape and shifts with which older encodings change letters. */
const TEXT_CONTROLS = new Set('\t\n\v\f\r\u000e\u000f\u001b');

function isText(head: string): boolean {
  return Array.from(head).every((character) => character >= ' ' || TEXT_CONTROLS.has(character));
}

/** By the byte order mark, or by the zero beside a first `<`. */
function wideEncoding([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  return (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c) ? 'utf-16be' : undefined;
}

/** The name of the first tag in lower case, `html` for a page's doctype; the empty string where markup does not come first. */
function firstTag(head: string): string {
  let rest = head.trimStart();
  for (;;) {
    if (/^<!doctype\s+html/iu.test(rest)) return 'html';
    const end = rest.startsWith('<!--') ? '-->' : /^<[?!]/u.test(rest) ? '>' : undefined;
    if (end === undefined) return /^<([a-z][\w:-]*)/iu.exec(rest)?.[1]?.toLowerCase() ?? '';
    const at = rest.indexOf(end);
    if (at === -1) return '';
    rest = rest.slice(at + end.length).trimStart();
  }
}

/** https://www.jsonfeed.org/version/1.1/: the version comes among the first members. */
function isJsonFeed(declared: string, head: string): boolean {
  if (!/^\s*\{/u.test(head)) return false;
  return declared === 'application/feed+json' || head.includes('jsonfeed.org/version');
}
