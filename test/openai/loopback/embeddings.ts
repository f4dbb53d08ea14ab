// Deterministic embeddings: hashed bigrams of the text, so that texts alike get vectors alike, in floats or base64.
import { listIn, numberIn, textIn, type JsonObject } from '../../discord/loopback/json.ts';
import { tokensIn } from './completion.ts';
import type { EmbeddingFault } from './faults.ts';

/** Of unit length; every number is exactly a 32-bit float. */
export function vectorOf(text: string, dimensions: number): number[] {
  const row = new Float32Array(dimensions);
  const points = Array.from(` ${text} `);
  for (let at = 0; at + 1 < points.length; at += 1) {
    const hash = hashOf(`${points[at]}${points[at + 1]}`);
    const place = (hash >>> 1) % dimensions;
    row[place] = (row[place] ?? 0) + (hash & 1 ? 1 : -1);
  }
  if (row.every((value) => value === 0)) row[0] = 1;
  const length = Math.hypot(...row);
  return Array.from(row, (value) => Math.fround(value / length));
}

/** FNV-1a over UTF-16, mixed once more so that the low bits are good. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
}

/** The 32-bit floats of a vector, little-endian, as base64. */
export function base64Of(vector: readonly number[]): string {
  const bytes = Buffer.alloc(vector.length * 4);
  vector.forEach((value, at) => bytes.writeFloatLE(value, at * 4));
  return bytes.toString('base64');
}

/** `NaN` is written without its quotes, as Python writes it. */
type Entry = { readonly index: number; readonly vector: readonly (number | null | 'NaN')[] };

/** `usual`: the dimension where none is asked for. */
export function embeddingsOf(body: JsonObject, usual: number, fault?: EmbeddingFault): JsonObject {
  const inputs = inputsOf(body['input']);
  const dimensions = numberIn(body, 'dimensions') ?? usual;
  const entries = inputs.map((text, index) => ({ index, vector: vectorOf(text, dimensions) }));
  const encoding = encodingOf(textIn(body, 'encoding_format'), fault);
  const tokens = inputs.reduce((sum, text) => sum + tokensIn(text), 0);
  const base = {
    object: 'list',
    model: body['model'],
    usage: { prompt_tokens: tokens, total_tokens: tokens },
  };
  if (fault?.kind === 'no-data') return base;
  const data = changed(entries, dimensions, fault).map(({ index, vector }) => ({
    object: 'embedding',
    index,
    embedding: encoding === 'base64' ? base64Of(vector.map(Number)) : vector,
  }));
  return { ...base, data };
}

/** The body's JSON, or what Python's servers take for JSON. */
export function embeddingsText(body: JsonObject): string {
  return JSON.stringify(body).replaceAll('"NaN"', 'NaN');
}

/** A list of tokens is the text of their numbers here. */
function inputsOf(input: unknown): string[] {
  const list = listIn({ input }, 'input');
  if (typeof input === 'string') return [input];
  return typeof list[0] === 'number'
    ? [list.join(' ')]
    : list.map((one) => (Array.isArray(one) ? one.join(' ') : String(one)));
}

function encodingOf(asked: string | undefined, fault: EmbeddingFault | undefined): 'float' | 'base64' {
  if (fault?.kind === 'floats') return 'float';
  if (fault?.kind === 'base64') return 'base64';
  return asked === 'base64' ? 'base64' : 'float';
}

function changed(
  entries: readonly Entry[],
  dimensions: number,
  fault: EmbeddingFault | undefined,
): readonly Entry[] {
  switch (fault?.kind) {
    case 'fewer-vectors':
      return entries.slice(0, -1);
    case 'wrong-dimension':
      return entries.map(({ index, vector }) => ({
        index,
        vector: resized(vector, fault.dimensions ?? dimensions + 1),
      }));
    case 'not-a-number':
      return entries.map(({ index, vector }) => ({ index, vector: ['NaN', ...vector.slice(1)] }));
    case 'null-in-vector':
      return entries.map(({ index, vector }) => ({ index, vector: [null, ...vector.slice(1)] }));
    case 'reordered':
      return [...entries].reverse();
    case 'floats':
    case 'base64':
    case 'no-data':
    case undefined:
      return entries;
    default:
      return fault satisfies never;
  }
}

function resized(vector: Entry['vector'], dimensions: number): Entry['vector'] {
  return Array.from({ length: dimensions }, (_, at) => vector[at] ?? 0);
}
