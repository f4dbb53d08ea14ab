// All that is said to an interaction: acknowledged once and in time, answered by edits that may be repeated, never doubled.
import { Routes } from 'discord.js';
import type { Language } from '../../core/types.ts';
import { messagesFor } from '../messages.ts';
import { cutText, visibleLine } from '../render/escape.ts';
import { EPHEMERAL, type MessagePayload } from '../render/payload.ts';
import { bodyOf, endingWith, noticeOf } from './body.ts';
import { isObject, outcomeOf } from './outcome.ts';
import { request, type Order } from './request.ts';
import type { DeliveryTools } from './tools.ts';
import { noteTrouble, type Trouble } from './trouble.ts';

/** What is needed of an interaction of the library. */
export interface Asked {
  readonly id: string;
  readonly token: string;
  readonly applicationId: string;
  /** Of the person's Discord: `ko`, `en-US`, … */
  readonly locale: string;
}

/** `public` and `private` show that an answer is being thought of; `update` shows nothing and keeps the pressed message. */
export type How = 'public' | 'private' | 'update';

export interface Choice {
  readonly name: string;
  readonly value: string;
}

const CALLBACKS: Readonly<Record<How, object>> = {
  public: { type: 5, data: { flags: 0 } },
  private: { type: 5, data: { flags: EPHEMERAL } },
  update: { type: 6 },
};
const SAY = 4;
const OFFER = 8;
const OPEN_FORM = 9;

/** Takes each message that was said, with its id. */
export type Sent = (id: string, payload: MessagePayload) => void;

/** The first thing to await. True where this process is to answer; where it is false nothing more can be said. */
export async function acknowledge(interaction: Asked, how: How, tools: DeliveryTools): Promise<boolean> {
  const { time, metrics } = tools;
  const started = time.now();
  const owned = await callBack(interaction, CALLBACKS[how], 'acknowledge', tools);
  metrics.observe('acknowledge', (time.now() - started) / 1_000);
  return owned;
}

/** Opens a form instead of an acknowledgement: Discord takes one as the first word alone. */
export async function openForm(interaction: Asked, form: object, tools: DeliveryTools): Promise<boolean> {
  return callBack(interaction, { type: OPEN_FORM, data: form }, 'open a form', tools);
}

/** Says the first of the messages instead of an acknowledgement: a short sentence that is known at once. */
export async function sayAtOnce(
  interaction: Asked,
  [payload]: readonly MessagePayload[],
  tools: DeliveryTools,
): Promise<boolean> {
  if (!payload) return false;
  return callBack(interaction, { type: SAY, data: bodyOf(payload, 'interaction') }, 'say at once', tools);
}

/**
 * After an acknowledgement: the first message takes the place of "is thinking" (or of what was said before, or of the
 * pressed message after `update`), the further ones follow. Resolves with the id of the last message; undefined where
 * not all could be said, which the first message then tells.
 */
export async function say(
  interaction: Asked,
  [first, ...further]: readonly MessagePayload[],
  tools: DeliveryTools,
  sent?: Sent,
): Promise<string | undefined> {
  if (!first) return undefined;
  const said = await settle(() => editFirst(interaction, first, tools), 'answer', tools);
  if (!said.done) {
    if (said.bug !== undefined) await tellBug(interaction, said.bug, tools);
    return undefined;
  }
  let last = said.id;
  if (last !== undefined) sent?.(last, first);
  for (const payload of further) {
    const followed = await settle(() => followUp(interaction, payload, tools), 'follow-up', tools);
    if (!followed.done) {
      if (followed.outcome !== 'too-late') await tellRest(interaction, first, tools);
      return undefined;
    }
    last = followed.id;
    if (last !== undefined) sent?.(last, payload);
  }
  return last;
}

/**
 * Further messages, after `update` or after something was said, for everybody or for the person alone as their flags
 * say. True when all were sent; the first that was not ends it.
 */
export async function sayFurther(
  interaction: Asked,
  payloads: readonly MessagePayload[],
  tools: DeliveryTools,
  sent?: Sent,
): Promise<boolean> {
  for (const payload of payloads) {
    const said = await settle(() => followUp(interaction, payload, tools), 'follow-up', tools);
    if (!said.done) return false;
    if (said.id !== undefined) sent?.(said.id, payload);
  }
  return true;
}

const CHOICES = 25;
const CHOICE_LENGTH = 100;

/** Offers what may be typed. Never rejects: the next letter asks again. */
export async function choices(
  interaction: Asked,
  list: readonly Choice[],
  tools: DeliveryTools,
): Promise<void> {
  const data = { choices: list.flatMap(offerable).slice(0, CHOICES) };
  const order = callbackOrder(interaction, { type: OFFER, data }, tools.efforts.aside);
  await settle(() => request(order, tools.webhooks, tools.time), 'choices', tools);
}

/** A value is an id, which cannot be cut. */
function offerable({ name, value }: Choice): Choice[] {
  const shown = cutText(visibleLine(name).trim(), CHOICE_LENGTH);
  return shown === '' || value === '' || value.length > CHOICE_LENGTH ? [] : [{ name: shown, value }];
}

async function callBack(
  interaction: Asked,
  body: object,
  what: string,
  tools: DeliveryTools,
): Promise<boolean> {
  const order = callbackOrder(interaction, body, tools.efforts.acknowledge);
  return (await settle(() => request(order, tools.webhooks, tools.time), what, tools)).done;
}

/** "Already acknowledged", after a try of which nothing was heard, means that this try did it. */
function callbackOrder({ id, token }: Asked, body: object, effort: Order['effort']): Order {
  return {
    method: 'Post',
    route: Routes.interactionCallback(id, token),
    body,
    withBotToken: false,
    harmless: true,
    effort,
    saysDone: (error) => outcomeOf(error) === 'taken',
  };
}

function editFirst(
  { applicationId, token }: Asked,
  payload: MessagePayload,
  { webhooks, time, efforts }: DeliveryTools,
): Promise<unknown> {
  const order: Order = {
    method: 'Patch',
    route: Routes.webhookMessage(applicationId, token, '@original'),
    body: bodyOf(payload, 'edit'),
    withBotToken: false,
    harmless: true,
    effort: efforts.say,
    reads: (reply) => idOf(reply) !== undefined,
  };
  return request(order, webhooks, time);
}

/** A webhook takes no nonce: what may have been posted is not posted again. */
function followUp(
  { applicationId, token }: Asked,
  payload: MessagePayload,
  { webhooks, time, efforts }: DeliveryTools,
): Promise<unknown> {
  const order: Order = {
    method: 'Post',
    route: Routes.webhook(applicationId, token),
    query: new URLSearchParams({ wait: 'true' }),
    body: bodyOf(payload, 'interaction'),
    withBotToken: false,
    harmless: false,
    effort: efforts.say,
  };
  return request(order, webhooks, time);
}

async function tellBug(interaction: Asked, bug: string, tools: DeliveryTools): Promise<void> {
  const notice = noticeOf(messagesFor(languageOf(interaction)).bug(bug));
  await settle(() => editFirst(interaction, notice, tools), 'bug notice', tools);
}

async function tellRest(interaction: Asked, first: MessagePayload, tools: DeliveryTools): Promise<void> {
  const ending = endingWith(first, messagesFor(languageOf(interaction)).notices.restNotSent);
  if (ending) await settle(() => editFirst(interaction, ending, tools), 'ending', tools);
}

type Settled =
  | { readonly done: true; readonly id: string | undefined }
  | ({ readonly done: false } & Trouble);

async function settle(act: () => Promise<unknown>, what: string, tools: DeliveryTools): Promise<Settled> {
  try {
    return { done: true, id: idOf(await act()) };
  } catch (error) {
    return { done: false, ...noteTrouble(error, what, tools) };
  }
}

/** The id of the message in a reply. */
function idOf(reply: unknown): string | undefined {
  return isObject(reply) && typeof reply['id'] === 'string' ? reply['id'] : undefined;
}

function languageOf({ locale }: Asked): Language {
  return locale.startsWith('ko') ? 'ko' : 'en';
}
