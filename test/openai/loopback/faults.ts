// Scripted misbehaviour: every fault that a model's server was seen to have, by name, and which request it meets.
import {
  EMBEDDING_FAULTS,
  FRAME_FAULTS,
  INSTEAD_FAULTS,
  SPEECH_FAULTS,
  WIRE_FAULTS,
} from './fault-samples.ts';
import type { RecordedRequest } from './request-log.ts';
import type { Route } from './rules/own-rules.ts';

/** Answers that come instead of what was asked; the model is not asked. */
export type InsteadFault =
  /** Any status with any body. */
  | { readonly kind: 'status'; readonly status: number; readonly body?: unknown }
  /** 500 with OpenAI's error. */
  | { readonly kind: 'server-error' }
  /** 503 with a proxy's HTML page. */
  | { readonly kind: 'unavailable-page' }
  /**
   * 429. `retryAfter` in seconds, said in Retry-After as seconds unless told, as an HTTP date of the server's clock, or
   * as milliseconds in Azure's `retry-after-ms`; not said at all where it is absent.
   */
  | {
      readonly kind: 'rate-limited';
      readonly retryAfter?: number;
      readonly as?: 'seconds' | 'http-date' | 'milliseconds';
    }
  /** 429 that no waiting helps: nothing is left to pay with. */
  | { readonly kind: 'quota' }
  /** 401; `echoesKey`: the message repeats the key that was sent, as careless servers do. */
  | { readonly kind: 'unauthorized'; readonly echoesKey?: boolean }
  | { readonly kind: 'forbidden' }
  /** 404: no such model. */
  | { readonly kind: 'no-such-model' }
  /** 400: the prompt or input is longer than the model reads. */
  | { readonly kind: 'context-too-long' }
  /** 200 with JSON that breaks off. */
  | { readonly kind: 'invalid-json' }
  /** 200 with a page, such as a portal's login. */
  | { readonly kind: 'html' }
  /** 200 with OpenAI's error as the body. */
  | { readonly kind: 'error-body' }
  /** 200 with nothing. */
  | { readonly kind: 'empty-body' }
  /** Never answers. */
  | { readonly kind: 'hang' };

/** What goes wrong on the way of an answer that is right. `after`: how many deltas come before; 2 unless told. */
export type WireFault =
  /** The first text comes `ms` later; `silent`: the head too, which otherwise comes at once, with the role. */
  | { readonly kind: 'slow-first-token'; readonly ms: number; readonly silent?: boolean }
  /** Some of it, then nothing: for ever, or for `ms`. `comments`: so many comments that keep the connection busy. */
  | { readonly kind: 'stall'; readonly after?: number; readonly ms?: number; readonly comments?: number }
  /** The connection is reset in the middle. */
  | { readonly kind: 'cut'; readonly after?: number }
  /** The answer's JSON malformed by this seed, each chunk of a stream by another. */
  | { readonly kind: 'mutated'; readonly seed: number };

/** How a reply is framed. */
export type FrameFault =
  /** A body, or a chunk, without `choices`. */
  | { readonly kind: 'no-choices' }
  | { readonly kind: 'empty-choices' }
  /** The stream ends after the finish reason, without `[DONE]`. */
  | { readonly kind: 'no-done' }
  /** An event whose JSON breaks off, then the rest; the whole body where nothing is streamed. */
  | { readonly kind: 'broken-event'; readonly after?: number }
  /** An error as an event of the stream, which then ends; with 200 as the body where nothing is streamed. */
  | { readonly kind: 'error-event'; readonly after?: number };

/** What the model says, and why it ends. */
export type SpeechFault =
  /** A whole text, but no finish reason. */
  | { readonly kind: 'no-finish' }
  /** Finish reason `length`, the second half missing. */
  | { readonly kind: 'length' }
  /** The field `refusal`, no content, finish reason `stop`. */
  | { readonly kind: 'refusal'; readonly text?: string }
  /** Half a text with finish reason `content_filter`; `prompt`: the prompt itself is refused, with 400 as Azure does. */
  | { readonly kind: 'content-filter'; readonly prompt?: boolean }
  /** Null content with finish reason `stop`. */
  | { readonly kind: 'null-content' }
  | { readonly kind: 'empty-text' }
  /** `<think>…</think>` before the text. */
  | { readonly kind: 'think'; readonly thoughts?: string }
  /** `<think>` that is never closed; what follows is thought. */
  | { readonly kind: 'unclosed-think'; readonly thoughts?: string }
  /** Thoughts that only end in `</think>`, as where the template has opened it. */
  | { readonly kind: 'unopened-think'; readonly thoughts?: string }
  /** English where Korean was asked for, unless told another text. */
  | { readonly kind: 'wrong-language'; readonly text?: string };

export type EmbeddingFault =
  /** Floats, whatever was asked for. */
  | { readonly kind: 'floats' }
  /** Base64, whatever was asked for. */
  | { readonly kind: 'base64' }
  /** The last vector is missing. */
  | { readonly kind: 'fewer-vectors' }
  /** One number more than was asked for, unless told how many there are. */
  | { readonly kind: 'wrong-dimension'; readonly dimensions?: number }
  /** NaN as the first number of each vector: its bits in base64, the bare word in floats, which is not JSON. */
  | { readonly kind: 'not-a-number' }
  /** Null as the first number of each vector; 0 in base64. */
  | { readonly kind: 'null-in-vector' }
  /** The last vector first, each with its right `index`. */
  | { readonly kind: 'reordered' }
  /** A body without `data`. */
  | { readonly kind: 'no-data' };

export type Fault = InsteadFault | WireFault | FrameFault | SpeechFault | EmbeddingFault;
export type FaultKind = Fault['kind'];

export interface Fit {
  /** Which requests it meets; unless told all those that it can happen to. */
  readonly on?: Route | ((request: RecordedRequest) => boolean);
  /** How many of them; 1 unless told. */
  readonly times?: number;
}

export interface Faults {
  readonly script: (fault: Fault, fit?: Fit) => void;
  /** Forgets what was scripted and has not happened yet. */
  readonly clear: () => void;
  /** Takes the fault that meets this request, if any. */
  readonly take: (request: RecordedRequest) => Fault | undefined;
}

export const isOfSpeech = (fault: Fault): fault is SpeechFault => fault.kind in SPEECH_FAULTS;
export const isOfFrame = (fault: Fault): fault is FrameFault => fault.kind in FRAME_FAULTS;
export const isOfWire = (fault: Fault): fault is WireFault => fault.kind in WIRE_FAULTS;
export const isInstead = (fault: Fault): fault is InsteadFault => fault.kind in INSTEAD_FAULTS;
export const isOfEmbeddings = (fault: Fault): fault is EmbeddingFault => fault.kind in EMBEDDING_FAULTS;

interface Scripted {
  readonly fault: Fault;
  readonly fit: Fit;
  left: number;
}

export function createFaults(): Faults {
  let scripted: Scripted[] = [];
  return {
    script: (fault, fit = {}) => void scripted.push({ fault, fit, left: fit.times ?? 1 }),
    clear: () => void (scripted = []),
    take: (request) => {
      const found = scripted.find((entry) => meets(entry, request));
      if (!found) return undefined;
      found.left -= 1;
      if (found.left <= 0) scripted = scripted.filter((entry) => entry !== found);
      return found.fault;
    },
  };
}

function meets({ fault, fit: { on } }: Scripted, request: RecordedRequest): boolean {
  const isOfChat = isOfFrame(fault) || isOfSpeech(fault);
  if (isOfChat && request.route !== '/chat/completions') return false;
  if (isOfEmbeddings(fault) && request.route !== '/embeddings') return false;
  if (on === undefined) return request.route !== 'unknown';
  return typeof on === 'string' ? on === request.route : on(request);
}
