// Splits Markdown into its `key: value` front matter and its body; a block that cannot be read fails with the line that is wrong.
import { Failure } from '../errors.ts';

export interface FrontMatter {
  readonly fields: ReadonlyMap<string, string>;
  /** Where each field stands, counted from 1. */
  readonly lines: ReadonlyMap<string, number>;
  readonly body: string;
}

/** True when the text opens with a front matter block rather than with a ruled line. */
export function hasFrontMatter(text: string): boolean {
  return /^\uFEFF?\s*---[ \t]*\n\s*(?:[A-Za-z][\w-]*[ \t]*:|---|#)/u.test(text);
}

/** Keys are lower-cased. Fails with `front-matter-broken` and `line`, counted from 1. Text without front matter is all body. */
export function readFrontMatter(text: string): FrontMatter {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => line.trim() !== '' && line !== '\uFEFF');
  if (!/^\uFEFF?---\s*$/u.test(lines[first] ?? ''))
    return { fields: new Map(), lines: new Map(), body: text };
  const fields = new Map<string, string>();
  const places = new Map<string, number>();
  for (let at = first + 1; at < lines.length; at += 1) {
    const line = (lines[at] ?? '').trim();
    if (line === '---' || line === '...')
      return { fields, lines: places, body: lines.slice(at + 1).join('\n') };
    if (line !== '' && !line.startsWith('#')) places.set(addField(fields, line, at + 1), at + 1);
  }
  throw new Failure('front-matter-broken', { line: lines.length });
}

/** The key. */
function addField(fields: Map<string, string>, line: string, number: number): string {
  const match = /^([A-Za-z][\w-]*)\s*:(?:\s+(.*))?$/u.exec(line);
  const value = match && unquote((match[2] ?? '').trim());
  if (match?.[1] === undefined || value === undefined || value === null) {
    throw new Failure('front-matter-broken', { line: number });
  }
  const key = match[1].toLowerCase();
  fields.set(key, value);
  return key;
}

/** A value may stand in double quotes (with the escapes of JSON) or single quotes (doubled inside); an open quote is broken. */
function unquote(value: string): string | undefined {
  const quote = value.at(0);
  if (quote !== '"' && quote !== "'") return value;
  if (quote === '"' && /^"(?:[^"\\]|\\.)*"$/u.test(value))
    return value.slice(1, -1).replace(/\\(?:u([0-9a-f]{4})|(.))/giu, unescaped);
  if (quote === "'" && /^'(?:[^']|'')*'$/u.test(value)) return value.slice(1, -1).replace(/''/gu, "'");
  return value.slice(1).includes(quote) ? value : undefined;
}

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

function unescaped(_: string, code: string | undefined, character = ''): string {
  return code === undefined
    ? (ESCAPES[character] ?? character)
    : String.fromCharCode(Number.parseInt(code, 16));
}
