// The table of every unit word that is read after a number, with its canonical unit and conversion; built once, on first use.
import { COUNTERS, METRIC, PLAIN, PREFIXES } from './unit-words.ts';
import type { QuantityKind } from './value.ts';

export interface Unit {
  readonly kind: QuantityKind;
  /** Canonical unit; equal quantities in different words share it. */
  readonly unit: string;
  /** Canonical value = written value × factor + offset. */
  readonly factor: number;
  readonly offset: number;
  /** The word as written. */
  readonly word: string;
  /** A Korean counter, which a word number may precede too. */
  readonly counter: boolean;
}

/** Unit words by first character, longest first. */
export type UnitTable = ReadonlyMap<string, readonly Unit[]>;

let table: UnitTable | undefined;

export function unitTable(): UnitTable {
  table ??= build();
  return table;
}

function build(): UnitTable {
  const units = [...plainUnits(), ...counterUnits(), ...metricUnits(), ...scaledTemperatures()];
  const byFirst = new Map<string, Unit[]>();
  const seen = new Set<string>();
  for (const unit of units) {
    if (seen.has(unit.word)) continue;
    seen.add(unit.word);
    const first = unit.word[0] ?? '';
    byFirst.set(first, [...(byFirst.get(first) ?? []), unit]);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.word.length - a.word.length);
  return byFirst;
}

function plainUnits(): Unit[] {
  return PLAIN.trim()
    .split('\n')
    .flatMap((line) => {
      const [head = '', words = ''] = line.split(': ');
      const [kind = '', unit = '', factor = '1'] = head.split(' ');
      return words.split(' ').map((word) => makeUnit(kindNamed(kind), unit, Number(factor), word));
    });
}

function kindNamed(name: string): QuantityKind {
  const kinds = [
    'quantity',
    'temperature',
    'duration',
    'percent',
    'ratio',
    'money',
    'age',
    'ordinal',
  ] as const;
  return kinds.find((kind) => kind === name) ?? 'count';
}

function counterUnits(): Unit[] {
  return COUNTERS.trim()
    .split('\n')
    .flatMap((line) => {
      const words = line.split(' ');
      return words.map((word) => ({ ...makeUnit('count', words[0] ?? '', 1, word), counter: true }));
    });
}

function metricUnits(): Unit[] {
  return METRIC.flatMap(([hangul, latin, unit, factor, prefixes]) =>
    PREFIXES.filter(([, prefix]) => prefix === '' || prefixes.includes(prefix)).flatMap(
      ([name, prefix, scale]) => [
        makeUnit('quantity', unit, factor * scale, name + hangul),
        makeUnit('quantity', unit, factor * scale, prefix + latin),
      ],
    ),
  );
}

function scaledTemperatures(): Unit[] {
  return ['℉', '°F', 'ºF'].map((word) => ({
    ...makeUnit('temperature', '℃', 5 / 9, word),
    offset: (-32 * 5) / 9,
  }));
}

function makeUnit(kind: QuantityKind, unit: string, factor: number, word: string): Unit {
  const counter = kind !== 'quantity' && kind !== 'temperature';
  return { kind, unit, factor, offset: 0, word: word.replaceAll('_', ' '), counter };
}
