// Reads JSON as pages have it: in comments or CDATA, with bare line ends in strings, commas too many, several values in a row, or cut off.

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The values that could be read, none where nothing could. Linear in the text's length. */
export function parseLoosely(text: string): readonly Json[] {
  const bare = text.replace(WRAPPING, ' ').trim();
  return [bare, unescaped(bare), repaired(bare)].reduce<readonly Json[]>(
    (found, version) => (found.length > 0 ? found : tryParse(version)),
    [],
  );
}

export function isRecord(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Text that says something, or undefined. */
export function asText(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

const WRAPPING = /<!--|-->|\/\/\s?<!\[CDATA\[|\/\/\s?\]\]>|<!\[CDATA\[|\]\]>|\/\*\s?\*\//gu;

function tryParse(text: string): readonly Json[] {
  try {
    const value: Json = JSON.parse(text);
    return [value];
  } catch {
    return [];
  }
}

/** Pages that escape the whole script as if it were text. */
function unescaped(text: string): string {
  return text.startsWith('{&quot;') || text.startsWith('[{&quot;') || text.includes('{ &quot;')
    ? text.replaceAll('&quot;', '"').replaceAll('&#34;', '"').replaceAll('&amp;', '&')
    : '';
}

/** Characters of a broken text and brackets in brackets that are worth repairing. */
const REPAIR_LIMIT = 300_000;
const DEPTH_LIMIT = 64;

/** One pass over the characters: what may not stand in a string is escaped, what is missing at the end is closed. */
function repaired(text: string): string {
  if (text.length > REPAIR_LIMIT) return '';
  const out: string[] = ['['];
  const open: string[] = [];
  for (let at = 0; at < text.length;) {
    if (text[at] === '"') at = takeString(text, at, out);
    else {
      takeMark(text[at] ?? '', open, out);
      at += 1;
    }
    if (open.length > DEPTH_LIMIT) return '';
  }
  dropComma(out);
  if (out.findLast((part) => part.trim() !== '') === ':') out.push('null');
  return `${out.join('')}${open.reverse().join('')}]`;
}

/** Writes the string that begins at `start` as JSON has it; one past its end. */
function takeString(text: string, start: number, out: string[]): number {
  out.push('"');
  let at = start + 1;
  for (; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (character === '\\') out.push(escapeOf(text[(at += 1)] ?? ''));
    else if (character !== '"') out.push(inStringForm(character));
    else if (endsString(text, at)) break;
    else out.push('\\"');
  }
  out.push('"');
  return at + 1;
}

function takeMark(mark: string, open: string[], out: string[]): void {
  if (mark === '}' || mark === ']') {
    if (open.at(-1) !== mark) return;
    open.pop();
    dropComma(out);
  } else if (open.length === 0) {
    if (mark !== '{' && mark !== '[') return;
    // Values in a row become a list.
    if (out.length > 1) out.push(',');
  }
  if (mark === '{' || mark === '[') open.push(mark === '{' ? '}' : ']');
  out.push(mark);
}

/** A quotation mark ends its string when a comma, colon or bracket follows; else it is one that was not escaped. */
function endsString(text: string, at: number): boolean {
  for (let next = at + 1; next < Math.min(text.length, at + 200); next += 1) {
    const character = text[next] ?? '';
    if (!/\s/u.test(character)) return /[,:}\]]/u.test(character);
  }
  return true;
}

function inStringForm(character: string): string {
  if (character === '\n' || character === '\r') return '\\n';
  return character < ' ' ? ' ' : character;
}

function escapeOf(character: string): string {
  return /["\\/bfnrtu]/u.test(character) ? `\\${character}` : character;
}

function dropComma(out: string[]): void {
  for (let at = out.length - 1; at > 0 && /^[\s,]$/u.test(out[at] ?? ''); at -= 1) {
    if (out[at] === ',') out[at] = '';
  }
}
