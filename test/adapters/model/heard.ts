// Listens to a writer to its end, and keeps apart what was text, what was a sign of life and how it ended.
import type { Prompt, Writer, WritingEnd } from '../../../src/core/ports.ts';

export const PROMPT: Prompt = {
  system: '문장에 있는 것만 말한다.',
  user: '[1] 값은 3,000원이다.\n\n값은 얼마인가?',
  maxTokens: 300,
};

export interface Heard {
  readonly text: string;
  /** How many pieces held text. */
  readonly pieces: number;
  /** How many held none. */
  readonly signs: number;
  readonly ends: readonly WritingEnd[];
  readonly tokens: number | undefined;
}

export async function hear(
  writer: Writer,
  { signal = new AbortController().signal, prompt = PROMPT }: { signal?: AbortSignal; prompt?: Prompt } = {},
): Promise<Heard> {
  const texts: string[] = [];
  const ends: WritingEnd[] = [];
  let tokens: number | undefined;
  for await (const writing of writer.write(prompt, signal)) {
    if (writing.kind === 'text') texts.push(writing.text);
    else {
      ends.push(writing.reason);
      tokens = writing.tokens;
    }
  }
  const signs = texts.filter((text) => text === '').length;
  return { text: texts.join(''), pieces: texts.length - signs, signs, ends, tokens };
}

/** The text and the one end of it, or the reason of the failure. */
export async function outcomeOf(writer: Writer, signal?: AbortSignal): Promise<string> {
  try {
    const { text, ends } = await hear(writer, signal && { signal });
    return `${ends.join('+')}: ${text}`;
  } catch (error) {
    return `rejects: ${reasonIn(error)}`;
  }
}

export function reasonIn(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  const { code, facts, name }: { code?: unknown; facts?: { reason?: unknown }; name?: unknown } = error;
  return code === 'model-unavailable' ? String(facts?.reason) : String(name);
}
