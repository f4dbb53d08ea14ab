// Reads numbers that are a pair: 서너 명 is three to four, 3 대 1 a ratio.
import { unitAfter } from './units.ts';
import type { Quantity } from './value.ts';

const VERSUS = /(\d{1,4}(?:\.\d{1,3})?)\s?대\s?(\d{1,4})(?![\d대년월.,]|\s?[년월%명])/uy;
const FEW: readonly (readonly [string, number, number])[] = [
  ['두서너', 2, 4],
  ['한두', 1, 2],
  ['두세', 2, 3],
  ['두어', 2, 3],
  ['서너', 3, 4],
  ['너덧', 4, 5],
  ['너댓', 4, 5],
  ['네댓', 4, 5],
  ['네다섯', 4, 5],
  ['대여섯', 5, 6],
  ['예닐곱', 6, 7],
  ['일고여덟', 7, 8],
];

/** 3 대 1 or 30대 1: how many to one, in the unit 대. */
export function readVersus(text: string, at: number): Quantity | undefined {
  VERSUS.lastIndex = at;
  const found = VERSUS.exec(text);
  if (found === null || Number(found[2]) === 0 || /[A-Za-z\d.]/u.test(text[at - 1] ?? '')) return undefined;
  const value = Number(found[1]) / Number(found[2]);
  const span = { start: at, end: at + found[0].length };
  return { kind: 'ratio', value, unit: '대', step: 1, written: { value, unit: '대' }, span };
}

/** 서너 명, 한두 개: a small range, where a unit follows. */
export function readFew(text: string, at: number): Quantity | undefined {
  const few = FEW.find(([word]) => text.startsWith(word, at));
  const found = few === undefined ? undefined : unitAfter(text, at + few[0].length, true);
  if (few === undefined || found === undefined || /[가-힣]/u.test(text[at - 1] ?? '')) return undefined;
  const { unit, end } = found;
  const [value, upTo] = [few[1] * unit.factor, few[2] * unit.factor];
  const written = { value: few[1], unit: unit.word };
  return {
    kind: unit.kind,
    value,
    upTo,
    unit: unit.unit,
    step: unit.factor,
    written,
    approximate: true,
    span: { start: at, end },
  };
}
