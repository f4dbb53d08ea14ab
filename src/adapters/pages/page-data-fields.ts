// Reads who wrote an article and when it came out from the record that a publishing system keeps of it.
import { isRecord, type Json } from './json-repair.ts';
import type { JsonRecord } from './json-ld.ts';

/** Best first. */
const TIME_KEYS: readonly RegExp[] = [
  /^(?:first_?)?(?:publish(?:ed)?|publication|pub|display|service|issue|release)_?(?:at|on|date|time|date_?time|dt|ymd)$/iu,
  /^date_?published$/iu,
  /^(?:reg|regist(?:er|ered|ration)|input|insert|write|written|posted)_?(?:at|date|time|date_?time|dt|ymdt?)$/iu,
  /^(?:created?)_?(?:at|on|date|time|date_?time|dt)$/iu,
  /^date$/iu,
];

/** As written; a number of seconds or milliseconds as ISO 8601 in universal time. */
export function timeIn(record: JsonRecord): string | undefined {
  const entries = Object.entries(record);
  return TIME_KEYS.flatMap((pattern) =>
    entries.filter(([key]) => pattern.test(key)).flatMap(([, value]) => timeOf(value)),
  )[0];
}

function timeOf(value: Json): readonly string[] {
  if (typeof value === 'string') return value.trim() === '' || value.length > 60 ? [] : [value.trim()];
  if (typeof value !== 'number') return [];
  const milliseconds = value > 1e11 ? value : value * 1_000;
  return milliseconds > 0 && milliseconds < 8e12 ? [new Date(milliseconds).toISOString()] : [];
}

const AUTHOR_KEY =
  /^(?:authors?|by|byline|credits|reporters?|writers?|journalists?)(?:_?(?:name|info|list|names))?$/iu;
const NAME_KEYS = ['name', 'reporter_name', 'reporterName', 'author_name', 'authorName', 'nickname', 'by'];

export function namesIn(record: JsonRecord): readonly string[] {
  return Object.entries(record)
    .filter(([key]) => AUTHOR_KEY.test(key))
    .flatMap(([, value]) => namesOf(value, 0))
    .slice(0, 10);
}

function namesOf(value: Json | undefined, depth: number): readonly string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()];
  if (depth > 3) return [];
  if (Array.isArray(value)) return value.slice(0, 10).flatMap((one) => namesOf(one, depth + 1));
  if (!isRecord(value)) return [];
  const key = NAME_KEYS.find((name) => name in value);
  return key === undefined ? [] : namesOf(value[key], depth + 1);
}
