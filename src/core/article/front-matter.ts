// Splits Markdown into its `key: value` front matter and its body; a block that cannot be read fails with the line that is wrong.
import { Failure } from '../errors.ts';

export interface FrontMatter {
  readonly fields: ReadonlyMap<string, string>;
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
  if (!/^\uFEFF?---\s*$/u.test(lines[first] ?? '')) return { fields: new Map(), body: text };
  const fields = new Map<string, string>();
  for (let at = first + 1; at < lines.length; at += 1) {
    const line = (lines[at] ?? '').trim();
    if (line === '---' || line === '...') return { fields, body: lines.slice(at + 1).join('\n') };
    if (line !== '' && !line.startsWith('#')) addField(fields, line, at + 1);
  }
  throw new Failure('front-matter-broken', { line: lines.length });
}

function addField(fields: Map<string, string>, line: string, number: number): void {
  const match = /^([A-Za-z][\w-]*)\s*:(?:\s+(.*))?$/u.exec(line);
  const value = match && unquote((match[2] ?? '').trim());
  if (match?.[1] === undefined || value === undefined || value === null) {
    throw new Failure('front-matter-broken', { line: number });
  }
  fields.set(match[1].toLowerCase(), value);
}

/** A value may stand in double quotes (with \" and \\) or single quotes (doubled inside); an open quote is broken. */
function unquote(value: string): string | undefined {
  const quote = value.at(0);
  if (quote !== '"' && quote !== "'") return value;
  if (quote === '"' && /^"(?:[^"\\]|\\.)*"$/u.test(value)) return value.slice(1, -1).replace(/\\(.)/gu, '$1');
  if (quote === "'" && /^'(?:[^']|'')*'$/u.test(value)) return value.slice(1, -1).replace(/''/gu, "'");
  return value.slice(1).includes(quote) ? value : undefined;
}
