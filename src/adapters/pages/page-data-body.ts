// Turns the text of an article as publishing systems store it, HTML in a string or a list of typed parts, into HTML.
import { isRecord, type Json } from './json-repair.ts';
import type { JsonRecord } from './json-ld.ts';

/** Characters below which a text is a summary, and parts of one text that are looked at. */
const SHORTEST_BODY = 120;
const PART_LIMIT = 2_000;
/** Lists in lists. */
const DEPTH_LIMIT = 12;

/** The longest text of the record, in it or in what it holds; undefined where there is none. */
export function bodyIn(record: JsonRecord): string | undefined {
  const direct = bodiesOf(record);
  const held = Object.entries(record)
    .filter(([key]) => !OTHER_KEY.test(key))
    .flatMap(([, value]) => (isRecord(value) ? bodiesOf(value) : []));
  const longest = [...direct, ...(direct.length > 0 ? [] : held)].sort((a, b) => b.length - a.length)[0];
  return longest !== undefined && longest.length >= SHORTEST_BODY ? longest : undefined;
}

/** What is about the article, or other articles. */
const OTHER_KEY =
  /desc|summar|excerpt|lead|abstract|intro|seo|meta|og|script|style|css|caption|relat|recommend|popular|comment|author|report|writer|credit|promo|taxonom|tags?$|next|prev|copyright/iu;

function bodiesOf(record: JsonRecord): readonly string[] {
  return Object.entries(record).flatMap(([key, value]) => {
    if (OTHER_KEY.test(key)) return [];
    if (typeof value === 'string') return isText(value) ? [value] : [];
    const parts = Array.isArray(value) && value.every(isPart) ? htmlOfParts(value) : '';
    return parts === '' ? [] : [parts];
  });
}

/** Sentences, and neither an address nor data of another kind. */
function isText(value: string): boolean {
  return (
    value.length >= SHORTEST_BODY && /[.!?다요죠]["”’]?(?:\s|<|$)/u.test(value) && !/^\s*[[{]/u.test(value)
  );
}

function isPart(value: Json): boolean {
  return typeof value === 'string' || (isRecord(value) && (kindOf(value) !== '' || wordsOf(value) !== ''));
}

function htmlOfParts(parts: readonly Json[], depth = 0): string {
  if (depth > DEPTH_LIMIT) return '';
  return parts
    .slice(0, PART_LIMIT)
    .map((part) => htmlOfPart(part, depth))
    .join('');
}

function htmlOfPart(part: Json, depth: number): string {
  if (typeof part === 'string') return /^\s*</u.test(part) ? part : `<p>${part}</p>`;
  if (!isRecord(part)) return '';
  const kind = kindOf(part);
  const data = isRecord(part['data']) ? { ...part, ...part['data'] } : part;
  if (LEFT_OUT.test(kind)) return '';
  if (/head(?:er|ing)|title|^h[1-6]$/u.test(kind)) return `<h3>${wordsOf(data)}</h3>`;
  if (/list/u.test(kind)) return `<ul>${listed(data['items'] ?? data['content'])}</ul>`;
  if (/table/u.test(kind)) return tableOf(data);
  const inner = data['content_elements'];
  return Array.isArray(inner) ? htmlOfParts(inner, depth + 1) : `<p>${wordsOf(data)}</p>`;
}

/** Parts that are no running text, by what systems call them. */
const LEFT_OUT =
  /image|photo|picture|figure|gallery|video|audio|embed|iframe|raw_?html|script|link|advert|^ads?$|banner|promo|divider|delimiter|spacer|pull|relat|newsletter|caption|map|poll|social|reference/u;

function kindOf(part: JsonRecord): string {
  const said = [part['subtype'], part['type'], part['_type'], part['style'], part['kind'], part['blockType']];
  const names = said.filter((name) => typeof name === 'string').map((name) => name.toLowerCase());
  return names.find((name) => LEFT_OUT.test(name) || /^h[1-6]$/u.test(name)) ?? names.at(0) ?? '';
}

/** The words of a part or of the pieces that it is made of. */
function wordsOf(value: Json | undefined, depth = 0): string {
  if (typeof value === 'string') return value;
  if (depth > DEPTH_LIMIT) return '';
  if (Array.isArray(value))
    return value
      .slice(0, PART_LIMIT)
      .map((one) => wordsOf(one, depth + 1))
      .join('');
  if (!isRecord(value)) return '';
  const key = ['content', 'text', 'html', 'value', 'body', 'children', 'paragraph'].find(
    (name) => name in value,
  );
  return key === undefined ? '' : wordsOf(value[key], depth + 1);
}

function listed(items: Json | undefined): string {
  if (!Array.isArray(items)) return '';
  return items
    .slice(0, PART_LIMIT)
    .map((item) => `<li>${wordsOf(item)}</li>`)
    .join('');
}

function tableOf(table: JsonRecord): string {
  const rows = [table['header'], ...(Array.isArray(table['rows']) ? table['rows'] : [])];
  return `<table>${rows.slice(0, PART_LIMIT).map(rowOf).join('')}</table>`;
}

function rowOf(row: Json | undefined): string {
  const cells = Array.isArray(row) ? row.map((cell) => `<td>${wordsOf(cell)}</td>`) : [];
  return `<tr>${cells.join('')}</tr>`;
}
