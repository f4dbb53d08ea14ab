// Reads claims out of JSON as it comes, whatever is around it or missing from it: each object with a text and sentence numbers.

export interface JsonClaim {
  readonly text: string;
  readonly numbers: readonly number[];
}

export interface JsonScanner {
  /** Claims whose objects end in this text. */
  read(text: string): JsonClaim[];
  /** All brackets are closed, or it was no JSON after all. */
  isOver(): boolean;
}

interface Frame {
  readonly isObject: boolean;
  /** The key that the next value belongs to; an array's values belong to the array's key. */
  key: string;
  text: string | undefined;
  readonly numbers: number[];
}

const TEXT_KEY = /^(?:text|claim|statement|answer|sentence|content|답|문장|내용|주장)$/iu;
const NUMBER_KEY = /cit|source|ref|number|evidence|footnote|ids?$|sentences$|출처|근거|번호|인용/iu;
const TOKEN =
  /"((?:[^"\\\n]|\\.){0,8000})("?)|([{[\]},:])|(-?\d{1,9}(?:\.\d{1,9})?)|(true|false|null)|(\s{1,8000})|(.)/gsu;

/** Deeper nesting holds no claims. */
const DEEPEST = 12;

export function startsJson(line: string): boolean {
  return /^\{\s*(?:"|$)|^\[\s*(?:[{"]|$)/u.test(line);
}

export function createJsonScanner(): JsonScanner {
  const frames: Frame[] = [];
  let over = false;
  return {
    isOver: () => over,
    read(text) {
      const claims: JsonClaim[] = [];
      for (const match of text.matchAll(TOKEN)) {
        const [, string, , mark, number, , , stray] = match;
        if (stray !== undefined) over = true;
        else if (string !== undefined)
          takeString(frames, unescaped(string), text.slice(match.index + match[0].length));
        else if (number !== undefined) takeNumber(frames, Number(number));
        else if (mark !== undefined) takeMark(frames, mark, claims);
        if ((frames.length === 0 && mark !== undefined) || frames.length > DEEPEST) over = true;
        if (over) break;
      }
      return claims;
    },
  };
}

function takeMark(frames: Frame[], mark: string, claims: JsonClaim[]): void {
  const top = frames.at(-1);
  if (mark === '{' || mark === '[') {
    frames.push({
      isObject: mark === '{',
      key: mark === '[' ? (top?.key ?? '') : '',
      text: undefined,
      numbers: [],
    });
  } else if (mark === '}' || mark === ']') {
    frames.pop();
    if (top?.isObject === true && top.text !== undefined)
      claims.push({ text: top.text, numbers: top.numbers });
  } else if (mark === ',' && top?.isObject === true) top.key = '';
}

function takeString(frames: readonly Frame[], value: string, after: string): void {
  const top = frames.at(-1);
  if (!top) return;
  if (top.isObject && top.key === '' && /^\s*:/u.test(after)) top.key = value;
  else if (TEXT_KEY.test(top.key) && top.isObject) top.text = value;
  else if (NUMBER_KEY.test(top.key))
    for (const digits of value.match(/\d{1,3}/gu) ?? []) takeNumber(frames, Number(digits));
}

/** Belongs to the nearest object around it, under the key that leads to it. */
function takeNumber(frames: readonly Frame[], value: number): void {
  if (NUMBER_KEY.test(frames.at(-1)?.key ?? ''))
    frames.findLast(({ isObject }) => isObject)?.numbers.push(value);
}

function unescaped(string: string): string {
  return string.replaceAll(
    /\\(?:u([\da-f]{4})|(.))/giu,
    (_, code: string | undefined, mark: string | undefined) =>
      code === undefined
        ? (ESCAPES[mark ?? ''] ?? mark ?? '')
        : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

const ESCAPES: Readonly<Record<string, string>> = { n: ' ', t: ' ', r: ' ', b: ' ', f: ' ' };
