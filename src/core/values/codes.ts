// Reads the figures of telephone numbers, addresses and versions (010-1234-5678, 192.168.1.2) one by one, so that none of them passes for an amount.
import { isDigit } from './numerals.ts';
import type { Quantity } from './value.ts';

const TELEPHONE = /\d{1,4}-\d{2,4}[-/]\d{3,4}(?:[-/]\d{2,4})?(?![\d-])/uy;
const BOOK = /97[89]-\d{1,5}-\d{1,7}-\d{1,7}-[\dX](?![\d-])/uy;
const DOTTED = /\d{1,4}(?:\.\d{1,4}){2,5}(?!\.?\d)/uy;

/** The figures of the code that starts at `at`, or undefined where there is none. A date must have been tried before. */
export function readCode(text: string, at: number): Quantity[] | undefined {
  if (isDigit(text, at - 1) || /[-.]/u.test(text[at - 1] ?? '')) return undefined;
  const whole = match(TELEPHONE, text, at) ?? match(BOOK, text, at) ?? match(DOTTED, text, at);
  return whole === undefined
    ? undefined
    : [...whole.matchAll(/\d+/gu)].map((found) => figure(at + found.index, found[0]));
}

function figure(start: number, digits: string): Quantity {
  const value = Number(digits);
  const span = { start, end: start + digits.length };
  return { kind: 'code', value, unit: '#', step: 1, written: { value, unit: '' }, span };
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
