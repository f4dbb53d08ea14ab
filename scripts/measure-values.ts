// Measures how many gold values of Recognizers-Text's test cases `readValues` reads to the right value; prints JSON when run with a path.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { daysOf, parseReference } from '../src/core/values/calendar.ts';
import { readValues } from '../src/core/values/read.ts';
import type { DateValue, Quantity, Value } from '../src/core/values/value.ts';

export interface KindScore {
  readonly right: number;
  readonly of: number;
  /** `right / of`, from 0 to 1. */
  readonly share: number;
}

export interface ValuesReport {
  readonly kinds: Readonly<Record<string, KindScore>>;
  /** number, money, percent and date together. */
  readonly core: KindScore;
  /** Gold results that no reader could find: their text is not in the input, or they have no value. */
  readonly skipped: number;
  readonly misses: readonly Miss[];
}

export interface Miss {
  readonly id: string;
  readonly kind: string;
  readonly gold: string;
  readonly read: string;
}

interface Gold {
  readonly Text: string;
  readonly TypeName?: string;
  readonly Type?: string;
  readonly Resolution?: Readonly<Record<string, unknown>> | null;
  readonly Value?: Readonly<Record<string, unknown>> | null;
}

interface Case {
  readonly id: string;
  readonly model: string;
  readonly input: string;
  readonly reference: string | null;
  readonly results: readonly Gold[];
}

const CORE = new Set(['number', 'money', 'percent', 'date']);
const KINDS: Readonly<Record<string, string>> = {
  number: 'number',
  numberrange: 'numberRange',
  ordinal: 'ordinal',
  percentage: 'percent',
  currency: 'money',
  dimension: 'dimension',
  temperature: 'temperature',
  age: 'age',
  date: 'date',
  daterange: 'dateRange',
  time: 'time',
  duration: 'duration',
};

/** Scores the cases, one JSON object a line. */
export function measureValues(lines: readonly string[]): ValuesReport {
  const tallies = new Map<string, { right: number; of: number }>();
  const misses: Miss[] = [];
  let skipped = 0;
  for (const line of lines.filter((text) => text.trim() !== '')) {
    const item = JSON.parse(line) as Case; // oxlint-disable-line typescript/no-unsafe-type-assertion
    for (const scored of scoreCase(item)) {
      if (scored.right === undefined) {
        skipped += 1;
        continue;
      }
      const tally = tallies.get(scored.kind) ?? { right: 0, of: 0 };
      tallies.set(scored.kind, { right: tally.right + (scored.right ? 1 : 0), of: tally.of + 1 });
      if (!scored.right)
        misses.push({ id: item.id, kind: scored.kind, gold: scored.gold, read: scored.read });
    }
  }
  return { kinds: scores(tallies), core: coreScore(tallies), skipped, misses };
}

interface Scored {
  readonly kind: string;
  readonly right: boolean | undefined;
  readonly gold: string;
  readonly read: string;
}

function scoreCase(item: Case): Scored[] {
  const values = readValues(item.input, item.reference === null ? {} : { referenceDate: item.reference });
  let from = 0;
  return item.results.flatMap((gold) => {
    const kind = KINDS[(gold.TypeName ?? gold.Type ?? '').replace('datetimeV2.', '')];
    if (kind === undefined) return [];
    const at = item.input.indexOf(gold.Text, from);
    if (at >= 0) from = at + gold.Text.length;
    const near = values.filter(
      (value) => at >= 0 && value.span.start < at + gold.Text.length && at < value.span.end,
    );
    const right =
      at < 0 || unresolved(gold)
        ? undefined
        : near.some((value) => isRight(value, kind, gold, item.reference));
    return [
      {
        kind,
        right,
        gold: `${gold.Text} = ${JSON.stringify(gold.Resolution ?? gold.Value)}`,
        read: `${item.input} → ${JSON.stringify(near)}`,
      },
    ];
  });
}

/** Extractor cases have no value, and some gold dates are 0001-01-01. */
function unresolved(gold: Gold): boolean {
  const resolution = JSON.stringify(gold.Resolution ?? gold.Value ?? null);
  return (
    resolution === 'null' ||
    resolution.includes('0001-01-01') ||
    resolution.includes('"value":null') ||
    resolution.includes('not resolved')
  );
}

function isRight(value: Value, kind: string, gold: Gold, reference: string | null): boolean {
  if (kind === 'date') return value.kind === 'date' && dateIsRight(value, gold);
  if (kind === 'dateRange') return value.kind === 'date' && rangeIsRight(value, gold);
  if (value.kind === 'date')
    return kind === 'ordinal' && value.value.day === Number(gold.Resolution?.['value']);
  const text = JSON.stringify(gold.Resolution ?? gold.Value);
  if (kind === 'time')
    return (
      value.kind === 'time' &&
      timesIn(text).some(
        (time) =>
          sameNumber(time, value.value) ||
          (value.halfDayOpen === true && sameNumber(time, value.value + 43_200)),
      )
    );
  if (kind === 'duration')
    return (
      (value.kind === 'duration' || reference === '') &&
      sameNumber(secondsOf(value), Number(/"(?:duration|value)":"([\d.]+)"/u.exec(text)?.[1]))
    );
  const number = Number(String(gold.Resolution?.['value']).replace('%', ''));
  if (kind === 'numberRange') return numberRangeIsRight(value, String(gold.Resolution?.['value']));
  return (
    kindIsRight(value, kind) &&
    numberIsRight(value, number) &&
    unitIsRight(value, kind, gold.Resolution?.['unit'])
  );
}

function kindIsRight(value: Quantity, kind: string): boolean {
  if (kind === 'money') return value.kind === 'money';
  if (kind === 'percent') return value.kind === 'percent' || value.kind === 'ratio';
  if (kind === 'temperature') return value.kind === 'temperature';
  if (kind === 'dimension') return value.kind === 'quantity';
  if (kind === 'age') return value.kind === 'age' || value.kind === 'duration';
  return true;
}

function numberIsRight(value: Quantity, gold: number): boolean {
  const scale = value.written.value === 0 ? 1 : value.value / value.written.value;
  const ends = [
    value.value,
    value.written.value,
    value.upTo,
    value.upTo === undefined ? undefined : value.upTo / scale,
    value.value * 100,
  ];
  const minor = value.kind === 'money' ? [value.value * 100] : [];
  return [...ends.slice(0, value.kind === 'ratio' ? 5 : 4), ...minor].some(
    (end) => end !== undefined && sameNumber(end, gold),
  );
}

const UNITS: Readonly<Record<string, string>> = {
  Dollar: 'USD',
  'United States dollar': 'USD',
  'Hong Kong dollar': 'HKD',
  'Japanese yen': 'JPY',
  Pence: 'GBP',
  Penny: 'GBP',
  Pound: 'GBP',
  Cent: 'USD',
  Euro: 'EUR',
  'Chinese yuan': 'CNY',
  Peseta: 'ESP',
  Franc: 'FRF',
  'Netherlands guilder': 'NLG',
  'Lao kip': 'LAK',
};

function unitIsRight(value: Quantity, kind: string, unit: unknown): boolean {
  const gold = typeof unit === 'string' ? unit : '';
  return kind !== 'money' || UNITS[gold] === undefined || UNITS[gold] === value.unit;
}

function numberRangeIsRight(value: Quantity, gold: string): boolean {
  const [low, high] = gold.replaceAll(/[[\]()]/gu, '').split(',');
  const ends = [low, high].filter((end) => end !== undefined && end !== '').map(Number);
  return ends.some((end) => numberIsRight(value, end));
}

function dateIsRight(value: DateValue, gold: Gold): boolean {
  const text = JSON.stringify(gold.Resolution ?? gold.Value);
  const days = [...text.matchAll(/"(?:date|value)":"(\d{4}-\d{2}-\d{2})/gu)].map(
    (found) => parseReference(found[1]) ?? Number.NaN,
  );
  const range = daysOf(value.value);
  if (range !== undefined && days.some((day) => range.start <= day && day < range.end)) return true;
  const open = /XXXX-(XX|\d\d)-(\d\d)/u.exec(text);
  return (
    open !== null &&
    Number(open[2]) === value.value.day &&
    (open[1] === 'XX' || Number(open[1]) === value.value.month)
  );
}

function rangeIsRight(value: DateValue, gold: Gold): boolean {
  const text = JSON.stringify(gold.Resolution ?? gold.Value);
  const starts = [...text.matchAll(/"(?:start|startDate)":"(\d{4}-\d{2}-\d{2})/gu)].map((found) =>
    parseReference(found[1]),
  );
  const ends = [...text.matchAll(/"(?:end|endDate)":"(\d{4}-\d{2}-\d{2})/gu)].map((found) =>
    parseReference(found[1]),
  );
  const from = daysOf(value.value);
  const to = daysOf(value.upTo ?? value.value);
  if (from === undefined || to === undefined) return false;
  const endFits =
    ends.length === 0 || ends.some((end) => end === to.end || end === to.start || end === to.end - 1);
  return endFits && (starts.length === 0 || starts.some((start) => start === from.start));
}

function timesIn(text: string): number[] {
  return [...text.matchAll(/(\d{2}):(\d{2}):(\d{2})/gu)].map(
    (found) => Number(found[1]) * 3600 + Number(found[2]) * 60 + Number(found[3]),
  );
}

function secondsOf(value: Quantity): number {
  if (value.unit !== 'month') return value.value;
  return Math.floor(value.value / 12) * 31_536_000 + (value.value % 12) * 2_592_000;
}

function sameNumber(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1e-9, Math.abs(a), Math.abs(b));
}

function scores(tallies: ReadonlyMap<string, { right: number; of: number }>): Record<string, KindScore> {
  return Object.fromEntries(
    [...tallies].sort(([a], [b]) => a.localeCompare(b)).map(([kind, tally]) => [kind, score(tally)]),
  );
}

function coreScore(tallies: ReadonlyMap<string, { right: number; of: number }>): KindScore {
  const core = [...tallies].filter(([kind]) => CORE.has(kind)).map(([, tally]) => tally);
  return score({
    right: core.reduce((sum, tally) => sum + tally.right, 0),
    of: core.reduce((sum, tally) => sum + tally.of, 0),
  });
}

function score({ right, of }: { right: number; of: number }): KindScore {
  return { right, of, share: of === 0 ? 0 : Math.round((right / of) * 10_000) / 10_000 };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const report = measureValues(readFileSync(process.argv[2] ?? '', 'utf8').split('\n'));
  const { misses, ...summary } = report;
  process.stdout.write(
    `${JSON.stringify(process.argv.includes('--misses') ? report : { ...summary, missed: misses.length }, null, 2)}\n`,
  );
}
