// Finds the article in the data that a page's program draws it from, where the page itself shows none: Next.js, Arc and their like.
import { isRecord, type Json } from './json-repair.ts';
import { type JsonRecord, type LinkedArticle, recordsIn } from './json-ld.ts';
import { bodyIn } from './page-data-body.ts';
import { namesIn, timeIn } from './page-data-fields.ts';
import { lettersOf } from './title.ts';

/** Characters of scripts, places in one where a value may begin, values, and objects in these that are looked at. */
const TEXT_LIMIT = 3_000_000;
const PLACE_LIMIT = 2_000;
const VALUE_LIMIT = 40;
const NODE_LIMIT = 40_000;
/** Letters of the shortest title that tells one article from another. */
const SHORTEST_TITLE = 6;

/** The article that has the page's title and the longest text, or undefined. */
export function articleInData(
  scripts: readonly string[],
  title: string | undefined,
): LinkedArticle | undefined {
  const letters = lettersOf(title ?? '');
  if (letters.length < SHORTEST_TITLE) return undefined;
  const named = recordsIn(valuesIn(scripts), NODE_LIMIT).filter((record) => isCalled(record, letters));
  const articles = named.map((record) => readArticle(record)).filter(({ body }) => body !== undefined);
  return articles.reduce<LinkedArticle | undefined>(
    (best, next) => ((best?.body?.length ?? 0) >= (next.body?.length ?? 0) ? best : next),
    undefined,
  );
}

function readArticle(record: JsonRecord): LinkedArticle {
  return {
    authors: namesIn(record),
    published: timeIn(record),
    body: bodyIn(record),
    free: !isLocked(record),
  };
}

const TITLE_KEY = /^(?:art(?:icle)?_?|news_?)?(?:title|headlines?|subject)(?:_?text)?$/iu;

function isCalled(record: JsonRecord, letters: string): boolean {
  return Object.entries(record).some(([key, value]) => {
    if (!TITLE_KEY.test(key)) return false;
    const texts = isRecord(value) ? Object.values(value) : [value];
    return texts.some((text) => typeof text === 'string' && text.length <= 400 && isSame(text, letters));
  });
}

/** Equal letters, or all but a name beside them. */
function isSame(text: string, letters: string): boolean {
  const own = lettersOf(text);
  if (own.length < SHORTEST_TITLE) return false;
  const [shorter, longer] = own.length < letters.length ? [own, letters] : [letters, own];
  return longer.includes(shorter) && shorter.length * 1.6 >= longer.length;
}

const LOCK_KEY = /^(?:is_?)?(?:premium|paid|locked|members?_?only|subscribers?_?only|pay_?wall(?:ed)?)$/iu;

/** What readers do not get to see is not read out of the data either. */
function isLocked(record: JsonRecord): boolean {
  const restrictions = record['content_restrictions'];
  const code = isRecord(restrictions) ? restrictions['content_code'] : undefined;
  if (typeof code === 'string' && /premium|paid|locked|subscri|member/iu.test(code)) return true;
  return Object.entries(record).some(
    ([key, value]) => LOCK_KEY.test(key) && (value === true || value === 'Y' || value === 1),
  );
}

/** The JSON values of scripts: all of one that is JSON, else each that something is set to. */
function valuesIn(scripts: readonly string[]): readonly Json[] {
  const found: Json[] = [];
  let left = TEXT_LIMIT;
  for (const script of scripts) {
    if (script.length > left) continue;
    left -= script.length;
    const whole = parsed(script);
    found.push(...(whole === undefined ? assignedIn(script) : [whole]));
    if (found.length >= VALUE_LIMIT) break;
  }
  return found;
}

const ASSIGNED = /=\s{0,5}(?:(?=[[{])|JSON\.parse\(\s{0,5}(?="))/gu;

/** `window.state = {…};` and `state = JSON.parse("…")`; passed over once, because what is read is stepped over. */
function assignedIn(script: string): readonly Json[] {
  const found: Json[] = [];
  const places = new RegExp(ASSIGNED);
  for (let tries = 0; tries < PLACE_LIMIT && found.length < VALUE_LIMIT; tries += 1) {
    const place = places.exec(script);
    if (!place) break;
    const from = place.index + place[0].length;
    const to = endOf(script, from);
    if (to === undefined) break;
    const value = parsed(script.slice(from, to));
    const inner = typeof value === 'string' ? parsed(value) : value;
    if (inner !== undefined) found.push(inner);
    places.lastIndex = to;
  }
  return found;
}

/** One past the object, list or string that begins at `from`, or undefined where it does not end. */
function endOf(script: string, from: number): number | undefined {
  let depth = 0;
  let inString = false;
  for (let at = from; at < script.length; at += 1) {
    const character = script[at];
    if (inString && character === '\\') at += 1;
    else if (character === '"') inString = !inString;
    else if (!inString && (character === '{' || character === '[')) depth += 1;
    else if (!inString && (character === '}' || character === ']')) depth -= 1;
    if (depth <= 0 && !inString) return at + 1;
  }
  return undefined;
}

function parsed(text: string): Json | undefined {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
