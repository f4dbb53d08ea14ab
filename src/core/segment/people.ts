// Remembers the people that an article has named so far, so that `김 교수`, `그` and a family name lead back to the full name.
import type { Speaker } from '../types.ts';
import { findSubjects } from './noun-phrase.ts';
import { isFullName, isKoreanName, isTitle, readName } from './person.ts';

export interface People {
  /** Notes everyone whom these words name in full; `base` is where they stand in the article. */
  read(words: string, base: number): void;
  /** Notes one person; the first mention with a role stays. */
  add(person: Speaker): void;
  /** By family name and title (`김`, `교수`) or by part of the name (`다이아몬드`). */
  find(name: string, role: string): Speaker | undefined;
  /** Whoever was the subject of a sentence last. */
  last(): Speaker | undefined;
}

export function createPeople(): People {
  const byName = new Map<string, Speaker>();
  const byPart = new Map<string, string>();
  let latest: Speaker | undefined;

  function note(person: Speaker): void {
    const known = byName.get(person.name);
    if (!known || (known.role === '' && person.role !== '')) byName.set(person.name, person);
    for (const key of keysOf(person)) byPart.set(key, person.name);
  }

  function find(name: string, role: string): Speaker | undefined {
    const full = byPart.get(`${name} ${lastWord(role)}`) ?? byPart.get(name) ?? '';
    return byName.get(name) ?? byName.get(full);
  }

  return {
    find,
    read(words, base) {
      findTitled(words, base).forEach(note);
      for (const person of findSubjectPeople(words, base)) {
        latest = find(person.name, person.role) ?? person;
        if (!person.partial) note(person);
      }
    },
    add(person) {
      note(person);
      latest = byName.get(person.name);
    },
    last: () => latest,
  };
}

/** `김`, `김 교수` for Korean names; every word of a foreign one. */
function keysOf({ name, role }: Speaker): string[] {
  const parts = name.split(' ');
  if (parts.length > 1)
    return parts.flatMap((part) => [`${part} ${lastWord(role)}`, ...(part.length > 1 ? [part] : [])]);
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

/** People who are the subject of these words; `partial` when only a family name is given. */
function findSubjectPeople(words: string, base: number): (Speaker & { partial: boolean })[] {
  return findSubjects(words).flatMap((subject) => {
    const { name, role, kind } = readName(words.slice(subject.start, subject.end));
    if ((kind !== 'person' && kind !== 'surname') || role.endsWith('기자')) return [];
    const span = { start: base + subject.start, end: base + subject.end };
    return [{ name, role, span, partial: kind === 'surname' }];
  });
}

const PHRASE =
  /(?<![가-힣A-Za-z])[가-힣]{2,4}(?:\([^()\n]{1,20}\))?(?:\s[^\s,.“”"'‘’()□]{1,20}(?:\([^()\n]{1,20}\))?){0,4}/gu;

/** Full Korean names that a title follows within four words, wherever they stand in the sentence. */
function findTitled(words: string, base: number): Speaker[] {
  const found: Speaker[] = [];
  for (const match of words.matchAll(PHRASE)) {
    const tokens = match[0].split(' ');
    for (let first = 0; first < tokens.length; first += 1) {
      const start = base + match.index + offsetOf(tokens, first);
      const person = titledFrom(tokens.slice(first), start) ?? titleBefore(tokens.slice(first), start);
      if (person) found.push(person);
    }
  }
  return found;
}

function offsetOf(tokens: readonly string[], index: number): number {
  return tokens.slice(0, index).reduce((sum, token) => sum + token.length + 1, 0);
}

/** `부장판사 김…`: a title before a full name at the end of the run. */
function titleBefore(tokens: readonly string[], start: number): Speaker | undefined {
  const [title = '', name = ''] = tokens;
  const bare = name.replace(PARTICLE, '');
  const full = isFullName(name) ? name : bare;
  if (!isTitle(title) || !isFullName(full) || isTitle((tokens[2] ?? '').replace(PARTICLE, '')))
    return undefined;
  return { name: full, role: title, span: { start, end: start + title.length + 1 + full.length } };
}

function titledFrom(tokens: readonly string[], start: number): Speaker | undefined {
  const first = (tokens[0] ?? '').replace(/\(.*$/u, '');
  if (!isFullName(first)) return undefined;
  for (let to = 1; to < tokens.length; to += 1) {
    const bare = (tokens[to] ?? '').replace(PARTICLE, '').replace(/(?:연구)?팀$/u, '');
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
