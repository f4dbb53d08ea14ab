// What goes back over the wire as a list of steps (write, wait, hold, reset), and the only place that performs them.
import type { ServerResponse } from 'node:http';
import type { Clock } from './clock.ts';

export type Step =
  /** Sends the head now; without it, the head goes with the first text. */
  | { readonly do: 'head' }
  /** `delta`: it carries a piece of the reply's text. */
  | { readonly do: 'write'; readonly text: string; readonly delta?: true }
  /** Milliseconds on the server's clock, counted from the end of the wait before it. */
  | { readonly do: 'wait'; readonly ms: number }
  /** Nothing more, ever; the connection stays open. */
  | { readonly do: 'hold' }
  /** Resets the connection. */
  | { readonly do: 'reset' };

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

/** How texts are cut into network packets: never, once inside a character of several bytes each, or after every byte. */
export type Packets = 'whole' | 'inside-characters' | 'bytes';

export interface Wire {
  readonly clock: Clock;
  readonly packets: Packets;
  /** Aborts when the client is gone. */
  readonly gone: AbortSignal;
}

export function jsonAnswer(status: number, body: unknown, headers: Answer['headers'] = {}): Answer {
  return textAnswer(status, 'application/json', JSON.stringify(body), headers);
}

export function textAnswer(
  status: number,
  type: string,
  text: string,
  headers: Answer['headers'] = {},
): Answer {
  return { status, headers: { 'content-type': type, ...headers }, steps: [{ do: 'write', text }] };
}

/** Resolves when all of it was written, or the client is gone. */
export async function play(response: ServerResponse, answer: Answer, wire: Wire): Promise<void> {
  let due = wire.clock.now();
  for (const step of answer.steps) {
    if (wire.gone.aborted) return;
    if (step.do === 'hold') return;
    if (step.do === 'reset') return reset(response);
    if (step.do === 'wait') await wire.clock.reach((due += step.ms), wire.gone);
    else await send(response, answer, step, wire.packets);
  }
  if (wire.gone.aborted) return;
  writeHead(response, answer);
  response.end();
}

async function reset(response: ServerResponse): Promise<void> {
  await nextTurns();
  response.socket?.resetAndDestroy();
}

async function send(
  response: ServerResponse,
  answer: Answer,
  step: Extract<Step, { do: 'head' | 'write' }>,
  packets: Packets,
): Promise<void> {
  writeHead(response, answer);
  if (step.do === 'head') return response.flushHeaders();
  return write(response, packetsOf(step.text, packets));
}

function writeHead(response: ServerResponse, { status, headers }: Answer): void {
  if (!response.headersSent) response.writeHead(status, headers);
}

async function write(response: ServerResponse, packets: readonly Buffer[]): Promise<void> {
  for (const packet of packets) {
    await new Promise<void>((resolve) => {
      response.write(packet, () => resolve());
    });
    if (packets.length > 1) await nextTurns();
  }
}

/** Two turns of the event loop, between which the other side, which may be in this process, reads what was sent. */
async function nextTurns(): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1)
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
}

/** At least one, none of them empty but for an empty text. */
export function packetsOf(text: string, packets: Packets): Buffer[] {
  const bytes = Buffer.from(text);
  if (packets === 'whole') return [bytes];
  if (packets === 'bytes') return Array.from(bytes, (byte) => Buffer.of(byte));
  const inside = bytes.findIndex((byte) => byte >= 0xc0) + 1;
  return inside === 0 ? [bytes] : [bytes.subarray(0, inside), bytes.subarray(inside)];
}
