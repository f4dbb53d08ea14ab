// A seeded fuzzer for JSON: the same value and seed always give the same malformed value.
import { isObject } from './json.ts';

/** Numbers from 0 to 1 that depend on the seed alone (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A copy of `value` with one to three places broken: gone, null, of another type, out of range, doubled or buried. */
export function mutate(value: unknown, seed: number): unknown {
  const random = randomOf(seed);
  let mutated: unknown = structuredClone(value);
  const times = 1 + Math.floor(random() * 3);
  for (let time = 0; time < times; time += 1) mutated = breakOne(mutated, random);
  return mutated;
}

type Place = { readonly holder: Record<string | number, unknown>; readonly key: string | number };

function breakOne(value: unknown, random: () => number): unknown {
  const places = placesIn(value);
  const place = pick(places, random);
  if (!place || random() < 0.02) return strange(value, random);
  const { holder, key } = place;
  const deed = random();
  if (deed < 0.3) remove(holder, key);
  else if (deed < 0.35) holder[String(pick(STRANGE_KEYS, random))] = holder[key];
  else holder[key] = strange(holder[key], random);
  return value;
}

/** Every key of every object and every position of every list, at any depth. */
function placesIn(value: unknown): Place[] {
  if (!isHolder(value)) return [];
  const holder = value;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesIn(holder[key])]);
}

function isHolder(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** As `splice`, which would ask a malformed list for its constructor. */
function close(list: unknown[], at: number): void {
  for (let place = at; place < list.length - 1; place += 1) list[place] = list[place + 1];
  list.length -= 1;
}

function remove(holder: Record<string | number, unknown>, key: string | number): void {
  if (Array.isArray(holder)) close(holder, Number(key));
  else delete holder[key];
}

const STRANGE_KEYS = [
  'id',
  'user',
  'type',
  'data',
  'constructor',
  'toString',
  '',
  '0',
  'guild_id',
  'channel',
];
const STRANGE: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  2 ** 53,
  -(2 ** 31),
  1e308,
  '',
  ' ',
  'abc',
  '-1',
  '0',
  '1e3',
  '99999999999999999999999999',
  '\u0000',
  '\u202e가\u200b',
  '\ud800',
  '<@1> @everyone',
  [],
  [null],
  [[]],
  {},
  { id: null },
  { toString: null },
];

function strange(before: unknown, random: () => number): unknown {
  const deed = random();
  if (deed < 0.1) return [before];
  if (deed < 0.2) return { value: before };
  if (deed < 0.25) return 'x'.repeat(100_000);
  if (deed < 0.3) return buried(before, 200);
  if (deed < 0.35 && Array.isArray(before)) return [...before, ...before];
  if (deed < 0.4 && isObject(before)) return Object.values(before);
  if (deed < 0.45 && typeof before === 'string') return Number(before);
  return structuredClone(pick(STRANGE, random));
}

function buried(value: unknown, depth: number): unknown {
  let outer = value;
  for (let level = 0; level < depth; level += 1) outer = [outer];
  return outer;
}

function pick<T>(list: readonly T[], random: () => number): T | undefined {
  return list[Math.floor(random() * list.length)];
}
