// Sets coloured text in lines: no line is wider than asked unless one unit alone is, and a footnote stays with its last word.
import picocolors from 'picocolors';
import type { Environment } from '../config.ts';
import { displayWidth } from './display-width.ts';
import { safeLine } from './safe-text.ts';

export type Style = 'mark' | 'footnote' | 'quiet' | 'strong' | 'good' | 'bad' | 'doubt';

export interface Piece {
  readonly text: string;
  readonly style?: Style | undefined;
}

export type Paint = (text: string, style: Style | undefined) => string;

/** Where lines are broken (Infinity: nowhere) and how they are coloured. */
export interface Page {
  readonly width: number;
  readonly paint: Paint;
}

/** A space at which no line is broken; shown as a plain space. */
export const GLUE = '\u00A0';

export function createPaint(colour: boolean): Paint {
  const colours = picocolors.createColors(colour);
  const styles: Readonly<Record<Style, (text: string) => string>> = {
    mark: (text) => colours.bold(text),
    footnote: (text) => colours.cyan(text),
    quiet: (text) => colours.dim(text),
    strong: (text) => colours.bold(text),
    good: (text) => colours.green(text),
    bad: (text) => colours.red(text),
    doubt: (text) => colours.yellow(text),
  };
  return (text, style) => (style === undefined ? text : styles[style](text));
}

/** NO_COLOR wins over FORCE_COLOR, both over what the output is. */
export function wantsColour(env: Environment, isTerminal: boolean): boolean {
  if (isSet(env['NO_COLOR'])) return false;
  if (isSet(env['FORCE_COLOR'])) return !['0', 'false'].includes(env['FORCE_COLOR'] ?? '');
  return isTerminal && env['TERM'] !== 'dumb';
}

/** One paragraph, and the only way to the screen: controls in `pieces` are made visible. The first line starts with `first`, the others with as many spaces. */
export function paragraph(page: Page, pieces: readonly Piece[], first: Piece = { text: '' }): string {
  const indent = displayWidth(first.text);
  const lines = breakLines(unitsOf(pieces), page.width - indent);
  const start = page.paint(first.text, first.style);
  return lines
    .map((line, at) => (at === 0 ? start : ' '.repeat(indent)) + paintLine(page.paint, line))
    .join('\n');
}

/** Text with several paragraphs of its own, each set by itself; empty lines stay. */
export function paragraphs(page: Page, text: string): string {
  return text
    .split('\n')
    .map((line) => paragraph(page, [{ text: line }]))
    .join('\n');
}

type Unit = readonly Piece[];

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}

function unitsOf(pieces: readonly Piece[]): Unit[] {
  const units: Piece[][] = [[]];
  for (const piece of pieces) {
    for (const [at, part] of safeLine(piece.text).split(/ +/u).entries()) {
      if (at > 0) units.push([]);
      if (part !== '') units.at(-1)?.push({ ...piece, text: part });
    }
  }
  return units.filter((unit) => unit.length > 0);
}

function breakLines(units: readonly Unit[], width: number): Unit[][] {
  const lines: Unit[][] = [[]];
  let used = 0;
  for (const unit of units) {
    const wide = displayWidth(unit.map(({ text }) => text).join(''));
    const fits = used === 0 || used + 1 + wide <= width;
    if (!fits) lines.push([]);
    lines.at(-1)?.push(unit);
    used = fits && used > 0 ? used + 1 + wide : wide;
  }
  return lines;
}

/** Neighbours of one style are painted together, with the space between them. */
function paintLine(paint: Paint, units: readonly Unit[]): string {
  const runs: { text: string; style: Style | undefined }[] = [];
  for (const [at, unit] of units.entries()) {
    for (const [index, piece] of unit.entries()) {
      const last = runs.at(-1);
      const space = at > 0 && index === 0 ? ' ' : '';
      if (last && last.style === piece.style) last.text += space + piece.text;
      else {
        if (last && space !== '') appendSpace(runs, last);
        runs.push({ text: piece.text, style: piece.style });
      }
    }
  }
  return runs.map(({ text, style }) => paint(text.replaceAll(GLUE, ' '), style)).join('');
}

/** A space between two styles belongs to neither. */
function appendSpace(
  runs: { text: string; style: Style | undefined }[],
  last: { text: string; style: Style | undefined },
): void {
  if (last.style === undefined) last.text += ' ';
  else runs.push({ text: ' ', style: undefined });
}
