// What a scripted model says, and ready models: an echo, a fixed text, replies in turn, a reply of a style, a structured one.
import { randomOf } from '../../discord/loopback/mutate.ts';
import { readReply } from '../fixtures/read-replies.ts';
import type { ChatRequest } from './chat-request.ts';

export type FinishReason = 'stop' | 'length' | 'content_filter' | 'tool_calls';

/** A piece of a streamed text; `afterMs` on the server's clock after the piece before it. */
export type Delta = string | { readonly text: string; readonly afterMs: number };

export interface Reply {
  /** All of the content; null as refusals and tool calls have it. */
  readonly text: string | null;
  /** How the content is cut where it is streamed; at seeded points between code points unless told. */
  readonly deltas?: readonly Delta[];
  /** Thoughts, in `reasoning_content` before the content. */
  readonly reasoning?: string;
  readonly refusal?: string;
  readonly toolCalls?: readonly { readonly name: string; readonly arguments: unknown }[];
  /** `stop` unless told; null where it ends without a reason. */
  readonly finish?: FinishReason | null;
}

/** A text stands for a whole reply, a list of deltas for one that comes in these pieces. */
export type Said = string | readonly Delta[] | Reply;
export type Script = (request: ChatRequest) => Said | Promise<Said>;

export function toReply(said: Said): Reply {
  if (typeof said === 'string') return { text: said };
  return 'text' in said ? said : { text: said.map(textOf).join(''), deltas: said };
}

export function textOf(delta: Delta): string {
  return typeof delta === 'string' ? delta : delta.text;
}

/** Says what the last user message says. */
export const echo: Script = ({ question }) => question;

export function saying(said: Said): Script {
  return () => said;
}

/** One after the other, the last again and again; a script among them is asked. */
export function inTurn(...turns: readonly [Said | Script, ...(Said | Script)[]]): Script {
  let turn = 0;
  return (request) => {
    const said = turns[Math.min(turn, turns.length - 1)] ?? '';
    turn += 1;
    return typeof said === 'function' ? said(request) : said;
  };
}

/** The written reply of this name in fixtures/replies/, about the sentences in its header. */
export function inStyle(name: string): Script {
  const { text } = readReply(name);
  return () => text;
}

/** `value` as a call of the demanded tool, or of the first one; as the content where no tool is offered. */
export function structured(value: unknown): Script {
  return ({ tools: [name] }) =>
    name === undefined
      ? JSON.stringify(value)
      : { text: null, toolCalls: [{ name, arguments: value }], finish: 'tool_calls' };
}

/**
 * Cuts `text` into pieces of 1 to `most` code points, at points that depend on `seed` alone. A cut may part the code
 * points of one grapheme, never the two halves of one code point. Together the pieces are the text.
 */
export function pieces(text: string, { most = 4, seed = 1 } = {}): string[] {
  const random = randomOf(seed);
  const points = Array.from(text);
  const cut: string[] = [];
  for (let start = 0; start < points.length;) {
    const end = start + 1 + Math.floor(random() * most);
    cut.push(points.slice(start, end).join(''));
    start = end;
  }
  return cut;
}
