// Remembers the people that an article has named so far, so that `김 교수`, `그` and a family name lead back to the full name.
import type { Speaker } from '../types.ts';
import { isKoreanName, isTitle, readName } from './person.ts';

export interface People {
  /** Notes everyone whom these words name in full; `base` is where they stand in the article. */
  read(words: string, base: number): void;
  /** Notes one person; the first mention with a role stays. */
  add(person: Speaker): void;
  /** By family name and title (`김`, `교수`) or by part of the name (`다이아몬드`). */
  find(name: string, role: string): Speaker | undefined;
  /** Whoever was named last, at or after `since`. */
  last(since: number): Speaker | undefined;
}

export function createPeople(): People {
  const byName = new Map<string, Speaker>();
  const byPart = new Map<string, string>();
  let latest: Speaker | undefined;

  function add(person: Speaker): void {
    const known = byName.get(person.name);
    if (!known || (known.role === '' && person.role !== '')) byName.set(person.name, person);
    for (const key of keysOf(person)) byPart.set(key, person.name);
    latest = person;
  }

  return {
    add,
    read: (words, base) => findTitled(words, base).forEach(add),
    find(name, role) {
      const full = byPart.get(`${name} ${lastWord(role)}`) ?? byPart.get(name) ?? '';
      return byName.get(name) ?? byName.get(full);
    },
    last: (since) => (latest && latest.span.start >= since ? (byName.get(latest.name) ?? latest) : undefined),
  };
}

/** `김`, `김 교수` for Korean names; every word of a foreign one. */
function keysOf({ name, role }: Speaker): string[] {
  const parts = name.split(' ');
  if (parts.length > 1) return parts.filter((part) => part.length > 1);
  if (!isKoreanName(name)) return [];
  const family = name.charAt(0);
  return [family, `${family} ${lastWord(role)}`, ...joinedTitles(role).map((title) => `${family} ${title}`)];
}

/** `겸임교수` is also called `교수`, `선임연구위원` also `연구위원` and `위원`. */
function joinedTitles(role: string): string[] {
  const title = lastWord(role);
  return Array.from({ length: Math.max(0, title.length - 2) }, (_, cut) => title.slice(cut + 1));
}

function lastWord(role: string): string {
  return role.split(' ').at(-1) ?? '';
}

const PHRASE =
  /(?<![가-힣A-Za-z])[가-힣]{2,4}(?:\([^()\n]{1,20}\))?(?:\s[^\s,.“”"'‘’()□]{1,20}(?:\([^()\n]{1,20}\))?){0,4}/gu;

/** Full Korean names that a title follows within four words, wherever they stand in the sentence. */
function findTitled(words: string, base: number): Speaker[] {
  const found: Speaker[] = [];
  for (const match of words.matchAll(PHRASE)) {
    const tokens = match[0].split(' ');
    for (let first = 0; first < tokens.length; first += 1) {
      const person = titledFrom(tokens.slice(first), base + match.index + offsetOf(tokens, first));
      if (person) found.push(person);
    }
  }
  return found;
}

function offsetOf(tokens: readonly string[], index: number): number {
  return tokens.slice(0, index).reduce((sum, token) => sum + token.length + 1, 0);
}

function titledFrom(tokens: readonly string[], start: number): Speaker | undefined {
  const first = (tokens[0] ?? '').replace(/\(.*$/u, '');
  if (!isKoreanName(first) || first.length !== 3) return undefined;
  for (let to = 1; to < tokens.length; to += 1) {
    const bare = (tokens[to] ?? '').replace(PARTICLE, '');
    if (isTitle(bare)) return personIn([...tokens.slice(0, to), bare].join(' '), first, start);
    if (INFLECTED.test(tokens[to] ?? '')) return undefined;
  }
  return undefined;
}

const PARTICLE = /(?:께서는|에게|에서|으로|로|은|는|이|가|도|을|를|의|와|과|측)$/u;
const INFLECTED = /(?:[은는을를의에]|에서|으로|했다|한다|이다|하고|하며|한|된|던)$/u;

function personIn(phrase: string, first: string, start: number): Speaker | undefined {
  const { name, role, kind } = readName(phrase);
  if (kind !== 'person' || name !== first) return undefined;
  return { name, role, span: { start, end: start + phrase.length } };
}
