// Turns whatever is logged into small plain data: no secret, no cycle, no control character, nothing long, whatever its getters do.
import { types } from 'node:util';
import { type ErrorParts, errorParts, framesOf } from './error-parts.ts';
import type { Redact } from './redaction.ts';
import { visible } from './visible.ts';

export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain };

export interface PlainMaker {
  /** Keys that the logger writes itself get a line under them: `level_`. */
  facts(facts: Readonly<Record<string, unknown>>): Record<string, Plain>;
  text(message: string): string;
}

const LIMITS = {
  depth: 6,
  values: 400,
  items: 20,
  keys: 40,
  key: 100,
  text: 2_000,
  stack: 6_000,
  line: 24_000,
} as const;
/** A longer text is not read at all: a secret over the edge of what is read would be cut in two. */
const READABLE = 100_000;
const UNREADABLE = '[unreadable]';
const RESERVED = new Set(['level', 'time', 'msg']);
/** What people wrote, and what must not be told, wherever it stands. */
const UNTOLD = new Set([
  'requestbody',
  'rawerror',
  'body',
  'content',
  'question',
  'prompt',
  'authorization',
  'cookie',
  'password',
  'token',
  'apikey',
  'secret',
]);

/** What is left of one line's limits, and the objects that are being read. */
interface Line {
  values: number;
  characters: number;
  readonly open: Set<object>;
}

export function createPlain(redact: Redact): PlainMaker {
  return {
    facts(facts) {
      try {
        return record(facts, 0, newLine(), redact);
      } catch {
        return { facts: UNREADABLE };
      }
    },
    text: (message) => shortText(message, redact, LIMITS.text),
  };
}

function newLine(): Line {
  return { values: LIMITS.values, characters: LIMITS.line, open: new Set() };
}

function plain(value: unknown, depth: number, line: Line, redact: Redact): Plain {
  line.values -= 1;
  if (line.values < 0 || line.characters <= 0) return '[cut]';
  if (value === null || value === undefined || typeof value === 'boolean') return value ?? null;
  if (typeof value === 'number') return number(value, redact);
  if (typeof value === 'object') return object(value, depth, line, redact);
  if (typeof value === 'string') return text(value, line, redact);
  if (typeof value === 'bigint' || typeof value === 'symbol') return text(value.toString(), line, redact);
  return '[function]';
}

/** A secret of digits is a secret as a number too. */
function number(value: number, redact: Redact): Plain {
  const shown = String(value);
  return Number.isFinite(value) && redact(shown) === shown ? value : redact(shown);
}

function text(value: string, line: Line, redact: Redact, limit: number = LIMITS.text): string {
  const shown = shortText(value, redact, Math.max(0, Math.min(limit, line.characters)));
  line.characters -= shown.length;
  return shown;
}

function shortText(value: string, redact: Redact, limit: number): string {
  if (value.length > READABLE) return `[${value.length} characters]`;
  const shown = redact(value);
  return visible(shown.length > limit ? `${shown.slice(0, limit)}… [${value.length} characters]` : shown);
}

function object(value: object, depth: number, line: Line, redact: Redact): Plain {
  if (line.open.has(value)) return '[circular]';
  if (depth >= LIMITS.depth) return '[deep]';
  line.open.add(value);
  try {
    return opened(value, depth + 1, line, redact);
  } catch {
    return UNREADABLE;
  } finally {
    line.open.delete(value);
  }
}

function opened(value: object, depth: number, line: Line, redact: Redact): Plain {
  const error = errorParts(value);
  if (error) return errorRecord(error, depth, line, redact);
  if (Array.isArray(value)) return list(value, depth, line, redact);
  if (types.isDate(value)) return text(new Date(Number(value)).toISOString(), line, redact);
  if (value instanceof URL || types.isBoxedPrimitive(value) || types.isRegExp(value))
    return text(String(value), line, redact);
  if (ArrayBuffer.isView(value) || types.isAnyArrayBuffer(value)) return `[${value.byteLength} bytes]`;
  if (types.isMap(value)) return list([...value.entries()], depth, line, redact);
  if (types.isSet(value)) return list([...value], depth, line, redact);
  return record(value, depth, line, redact);
}

function list(values: readonly unknown[], depth: number, line: Line, redact: Redact): Plain {
  const shown = Array.from({ length: Math.min(values.length, LIMITS.items) }, (_, at) =>
    plain(reading(values, String(at)), depth, line, redact),
  );
  return values.length > LIMITS.items ? [...shown, `[${values.length - LIMITS.items} more]`] : shown;
}

function record(value: object, depth: number, line: Line, redact: Redact): Record<string, Plain> {
  const keys = Object.keys(value);
  const entries = keys.slice(0, LIMITS.keys).map((key): [string, Plain] => {
    if (UNTOLD.has(key.toLowerCase().replaceAll(/[-_]/gu, ''))) return [key, '[untold]'];
    return [keyName(key, depth, redact), plain(reading(value, key), depth, line, redact)];
  });
  if (keys.length > LIMITS.keys) entries.push(['…', `[${keys.length - LIMITS.keys} more]`]);
  return Object.fromEntries(entries);
}

function keyName(key: string, depth: number, redact: Redact): string {
  if (depth === 0 && RESERVED.has(key)) return `${key}_`;
  return shortText(key, redact, LIMITS.key);
}

function errorRecord(parts: ErrorParts, depth: number, line: Line, redact: Redact): Plain {
  const { stack, message, ...others } = parts;
  const frames = text(framesOf(stack, message).join('\n'), line, redact, LIMITS.stack);
  const entries = Object.entries({ message, ...others }).filter(([, fact]) => fact !== undefined);
  return {
    ...Object.fromEntries(entries.map(([name, fact]) => [name, plain(fact, depth, line, redact)])),
    ...(frames !== '' && { stack: frames }),
  };
}

/** A getter, or a proxy, may throw. */
function reading(value: object, key: string): unknown {
  try {
    return Reflect.get(value, key);
  } catch {
    return UNREADABLE;
  }
}
