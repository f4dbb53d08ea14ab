// Reads the facts of a failure for its sentence in Discord: escaped, short, and never shown as "undefined".
import type { Facts } from '../core/errors.ts';
import { cutText, escapeLine, visibleLine } from './render/escape.ts';

/** The first of these facts that is there, escaped, at most 60 characters; the empty string where none is. */
export function word(facts: Facts, ...names: readonly string[]): string {
  const value = names.map((name) => facts[name]).find((fact) => fact !== undefined && fact !== '');
  return escapeLine(cutText(visibleLine(String(value ?? '')).trim(), 60));
}

/** The first of these facts as a whole number with thousands marked (`200,000`); the empty string where none is one. */
export function count(facts: Facts, ...names: readonly string[]): string {
  const value = names.map((name) => facts[name]).find((fact) => typeof fact === 'number');
  return value === undefined ? '' : grouped(value);
}

export function grouped(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 0 });
}

/** A size in bytes as people say it: `20 MB`. */
export function megabytes(facts: Facts, name: string): string {
  const bytes = facts[name];
  if (typeof bytes !== 'number') return '';
  const value = bytes / (1024 * 1024);
  return `${value >= 10 ? Math.round(value) : Math.round(value * 10) / 10} MB`;
}

/** A part of a sentence that is said only when its fact is known. */
export function when(fact: string, say: (fact: string) => string, otherwise = ''): string {
  return fact === '' ? otherwise : say(fact);
}
