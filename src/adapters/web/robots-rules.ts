// Reads a robots.txt and says what it allows one program, as RFC 9309 tells: the longest rule wins, and in doubt it is allowed.

interface Rule {
  readonly allow: boolean;
  /** Percent-encoded, with `*` and a final `$` as they stand. */
  readonly pattern: string;
}

/** The rules for one program, the longest first and allowing ones first among equals. */
export type Rules = readonly Rule[];

export const EVERYTHING: Rules = [];

interface Group {
  readonly agents: readonly string[];
  readonly rules: readonly Rule[];
}

/** `program` is a product token: letters, `-` and `_`. All groups of that name count together; those of `*` only where it has none. */
export function readRobots(text: string, program: string): Rules {
  const groups = readGroups(text);
  const named = groups.filter(({ agents }) => agents.includes(program.toLowerCase()));
  const chosen = named.length > 0 ? named : groups.filter(({ agents }) => agents.includes('*'));
  return chosen
    .flatMap(({ rules }) => rules)
    .sort(
      (one, other) => other.pattern.length - one.pattern.length || Number(other.allow) - Number(one.allow),
    );
}

/** `path` is an address's path and query. */
export function isAllowed(rules: Rules, path: string): boolean {
  const asked = normalised(path);
  if (asked === '/robots.txt') return true;
  return rules.find(({ pattern }) => matches(pattern, asked))?.allow ?? true;
}

function readGroups(text: string): readonly Group[] {
  const groups: { agents: string[]; rules: Rule[] }[] = [];
  // Agents that follow each other share a group; an agent after a rule, be it an empty one, begins the next.
  let afterRule = true;
  for (const { name, value } of readLines(text)) {
    const isAgent = name === 'user-agent';
    if (isAgent && afterRule) groups.push({ agents: [], rules: [] });
    const group = groups.at(-1);
    if (isAgent) group?.agents.push(productOf(value));
    else if (value !== '') group?.rules.push({ allow: name === 'allow', pattern: normalised(value) });
    afterRule = !isAgent;
  }
  return groups;
}

/** The lines that matter here; sites also write "useragent" and "dissallow", and mean it. */
function readLines(text: string): readonly { readonly name: string; readonly value: string }[] {
  const line = /^[ \t]*(user-?agent|allow|diss?allow)[ \t]*:[ \t]*([^\r\n#]*)/gimu;
  return [...text.matchAll(line)].map(([, name = '', value = '']) => ({
    name: name.toLowerCase().replace('useragent', 'user-agent'),
    value: value.trim(),
  }));
}

/** `Gakju/1.0` is about `gakju`. */
function productOf(value: string): string {
  return value === '*' ? '*' : (/^[a-z_-]+/iu.exec(value)?.[0] ?? '').toLowerCase();
}

/** One spelling: letters beyond ASCII encoded, encoded ASCII that needs none decoded, digits of encodings in upper case. */
function normalised(path: string): string {
  return path
    .replace(/%[0-9a-f]{2}/giu, (code) => {
      const character = String.fromCharCode(Number.parseInt(code.slice(1), 16));
      return /[\w.~-]/u.test(character) ? character : code.toUpperCase();
    })
    .replace(/[^\0-\u007f]+/gu, (letters) =>
      Array.from(Buffer.from(letters), (byte) => `%${byte.toString(16).toUpperCase()}`).join(''),
    );
}

/** From the beginning of `path`; each `*` is any run of characters, and taking the nearest next piece is enough to find a match. */
function matches(pattern: string, path: string): boolean {
  const toTheEnd = pattern.endsWith('$');
  const [start = '', ...pieces] = (toTheEnd ? pattern.slice(0, -1) : pattern).split('*');
  if (!path.startsWith(start)) return false;
  const last = toTheEnd ? pieces.pop() : undefined;
  let at = start.length;
  for (const piece of pieces) {
    const found = path.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  if (!toTheEnd) return true;
  return last === undefined ? at === path.length : path.endsWith(last) && path.length - last.length >= at;
}
