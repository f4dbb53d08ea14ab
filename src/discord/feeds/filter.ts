// Which items of a feed are wanted, by the words that a person gave: plain ones, of which one is enough, +those and not -these.

export interface FeedFilter {
  /** One of these is enough; none where the list is empty. */
  readonly some: readonly string[];
  readonly all: readonly string[];
  readonly none: readonly string[];
}

/** Characters of a filter. */
export const FILTER_LIMIT = 200;

/** `버스 "전기 버스" +요금 -택시`: words apart by spaces or commas, those in quotation marks together. */
export function readFilter(given: string): FeedFilter {
  const words = [...visible(given).matchAll(/([+-]?)(?:"([^"]+)"|([^\s,"]+))/gu)].map(
    ([, sign = '', quoted, bare = '']) => ({ sign, word: folded(quoted ?? bare) }),
  );
  const signed = (wanted: string): string[] => [
    ...new Set(
      words.filter(({ sign, word }) => sign === wanted && /[\p{L}\p{N}]/u.test(word)).map(({ word }) => word),
    ),
  ];
  return { some: signed(''), all: signed('+'), none: signed('-') };
}

/** `text` is what a feed says of an item: its title and its beginning. */
export function passes({ some, all, none }: FeedFilter, text: string): boolean {
  const line = folded(text);
  const has = (word: string): boolean => contains(line, word);
  return all.every(has) && !none.some(has) && (some.length === 0 || some.some(has));
}

/** Korean words take endings and are written apart or together; a word of Latin letters stands alone, or `AI` would be in `said`. */
function contains(line: string, word: string): boolean {
  if (!/^[\p{Script=Latin}\p{N}]+$/u.test(word))
    return line.includes(word) || line.replaceAll(' ', '').includes(word.replaceAll(' ', ''));
  for (let at = line.indexOf(word); at >= 0; at = line.indexOf(word, at + 1))
    if (!isLatin(line.charAt(at - 1)) && !isLatin(line.charAt(at + word.length))) return true;
  return false;
}

function isLatin(character: string): boolean {
  return /[\p{Script=Latin}\p{N}]/u.test(character);
}

/** Curly quotation marks and long minus signs are what phones type. */
function visible(text: string): string {
  return text
    .slice(0, FILTER_LIMIT)
    .replace(/[“”„«»]/gu, '"')
    .replace(/(?<=^|[\s,])[−–—](?=\S)/gu, '-')
    .replace(/(?<=^|[\s,])＋(?=\S)/gu, '+');
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}
