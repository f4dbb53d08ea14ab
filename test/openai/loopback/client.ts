// A plain client of the loopback OpenAI over fetch, which reads an event stream as it comes.
import { listIn, objectIn, objectsIn, textIn, type JsonObject } from '../../discord/loopback/json.ts';
import type { LoopbackOpenAi } from './server.ts';

export const QUESTION = { model: 'any', messages: [{ role: 'user', content: '값은 얼마인가요?' }] } as const;

/** Posts `body` with the right key. */
export function post(
  { url, key }: LoopbackOpenAi,
  path: string,
  body: unknown,
  init: RequestInit = {},
): Promise<Response> {
  return fetch(`${url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
    ...init,
  });
}

export const ask = (openai: LoopbackOpenAi, more: JsonObject = {}, init?: RequestInit): Promise<Response> =>
  post(openai, '/chat/completions', { ...QUESTION, ...more }, init);

export const embed = (openai: LoopbackOpenAi, more: JsonObject): Promise<Response> =>
  post(openai, '/embeddings', { model: 'any', ...more });

export async function json(response: Response): Promise<JsonObject> {
  const body: JsonObject = JSON.parse(await response.text());
  return body;
}

/** The message of a whole reply. */
export async function messageIn(response: Response): Promise<JsonObject> {
  return objectIn(listIn(await json(response), 'choices')[0], 'message');
}

/** The byte chunks of the body, as they came. */
export async function* bytesOf(response: Response): AsyncGenerator<Uint8Array> {
  if (!response.body) return;
  for await (const bytes of response.body) yield bytes;
}

/** The data of each event, comments with their colon; ends with the stream, throws what it throws. */
export async function* eventsOf(response: Response): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const bytes of bytesOf(response)) {
    text += decoder.decode(bytes, { stream: true });
    const events = text.split('\n\n');
    text = events.pop() ?? '';
    for (const event of events) yield event.replace(/^data: /u, '');
  }
  if (text !== '') yield text;
}

/** Every event, to the end. */
export async function allEvents(response: Response): Promise<string[]> {
  const events: string[] = [];
  for await (const event of eventsOf(response)) events.push(event);
  return events;
}

/** Every chunk, without `[DONE]`. */
export async function allChunks(response: Response): Promise<JsonObject[]> {
  const events = await allEvents(response);
  return events.filter((event) => event !== '[DONE]').map((event): JsonObject => JSON.parse(event));
}

/** The texts of one field of the deltas, in order, empty ones left out. */
export function deltasIn(chunks: readonly JsonObject[], field = 'content'): string[] {
  const choices = chunks.flatMap((chunk) => objectsIn(chunk, 'choices'));
  return choices
    .map((choice) => textIn(objectIn(choice, 'delta'), field) ?? '')
    .filter((text) => text !== '');
}

export function finishIn(chunks: readonly JsonObject[]): unknown[] {
  const choices = chunks.flatMap((chunk) => objectsIn(chunk, 'choices'));
  return choices.map((choice) => choice['finish_reason']).filter((reason) => reason !== null);
}

/** The next event; undefined at the end. */
export async function next(events: AsyncIterator<string>): Promise<string | undefined> {
  const { value, done } = await events.next();
  return done ? undefined : value;
}
