// Answers to a message, posted in its channel: each part once, whatever is repeated, or else one sentence why not.
import { Routes } from 'discord.js';
import type { Language } from '../../core/types.ts';
import { messagesFor } from '../messages.ts';
import type { MessagePayload } from '../render/payload.ts';
import { bodyOf, endingWith, noticeOf } from './body.ts';
import { isObject, outcomeOf } from './outcome.ts';
import { request, type Order } from './request.ts';
import type { DeliveryTools } from './tools.ts';
import { noteTrouble } from './trouble.ts';

/** What is needed of a message of the library. */
export interface AskedMessage {
  readonly id: string;
  readonly channelId: string;
  readonly author: { readonly id: string };
  /** Null in direct messages. */
  readonly guild: { readonly preferredLocale: string } | null;
}

export interface SentMessage {
  readonly id: string;
  readonly channelId: string;
  readonly language: Language;
}

/**
 * The first part replies to the message, the others follow it. Resolves with those that were sent, and never rejects:
 * where the bot may not write, the asker is told so directly; where an error of ours is at fault, in the channel.
 */
export async function replyTo(
  message: AskedMessage,
  payloads: readonly MessagePayload[],
  tools: DeliveryTools,
): Promise<SentMessage[]> {
  const post = poster(message.id, message.channelId, languageOf(message), tools);
  const [first, ...further] = payloads;
  if (!first) return [];
  try {
    const sent = await postReply(message, first, post);
    return [...present(sent), ...(await postFurther(first, sent, further, post, tools))];
  } catch (error) {
    await tellWhyNot(error, message, post, tools);
    return [];
  }
}

/** Turns what was said into something else: the first part takes its place, the others follow. Never rejects. */
export async function editSent(
  sent: SentMessage,
  payloads: readonly MessagePayload[],
  tools: DeliveryTools,
): Promise<SentMessage[]> {
  const post = poster(sent.id, sent.channelId, sent.language, tools);
  const [first, ...further] = payloads;
  if (!first) return [];
  try {
    const shown = await editOrPost(sent, first, post, tools);
    return [...present(shown), ...(await postFurther(first, shown, further, post, tools))];
  } catch (error) {
    const { bug } = noteTrouble(error, 'edit', tools);
    if (bug === undefined) return [];
    const notice = noticeOf(messagesFor(sent.language).bug(bug));
    await quietly(edit(sent, notice, tools), 'bug notice', tools);
    return [sent];
  }
}

/** Shows that an answer is being written. Never rejects: it is a nicety. */
export async function typing({ id }: { readonly id: string }, tools: DeliveryTools): Promise<void> {
  const { rest, time, efforts, log } = tools;
  const order: Order = {
    method: 'Post',
    route: Routes.channelTyping(id),
    withBotToken: true,
    harmless: true,
    effort: efforts.aside,
  };
  await request(order, rest, time).catch((error: unknown) =>
    log.debug({ outcome: outcomeOf(error) }, 'typing was not shown'),
  );
}

/**
 * Posts under a nonce made of the id of what is answered and the part: a repetition, even by another process that
 * heard of the same message, finds the message that is there already.
 */
type Post = (
  payload: MessagePayload,
  part: number | string,
  reference?: object,
) => Promise<SentMessage | undefined>;

function poster(answered: string, channelId: string, language: Language, tools: DeliveryTools): Post {
  return async (payload, part, reference = {}) => {
    const body = {
      ...bodyOf(payload, 'channel'),
      ...reference,
      nonce: `${answered}-${part}`,
      enforce_nonce: true,
    };
    const reply = await postMessage(channelId, body, tools);
    if (typeof reply?.id !== 'string') return undefined;
    const sent = { id: reply.id, channelId, language };
    if (isOther(reply.content, payload.content)) await edit(sent, payload, tools);
    return sent;
  };
}

/** The nonce was taken by an earlier message with other words, one whose sending had seemed to fail. */
function isOther(shown: unknown, wanted: string): boolean {
  return typeof shown === 'string' && lettersOf(shown) !== lettersOf(wanted);
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

interface Reply {
  readonly id?: unknown;
  readonly content?: unknown;
}

async function postMessage(
  channelId: string,
  body: object,
  { rest, time, efforts }: DeliveryTools,
): Promise<Reply | undefined> {
  const order: Order = {
    method: 'Post',
    route: Routes.channelMessages(channelId),
    body,
    withBotToken: true,
    harmless: true,
    effort: efforts.say,
    reads: (reply) => isObject(reply) && typeof reply['id'] === 'string',
  };
  const reply = await request(order, rest, time);
  return isObject(reply) ? reply : undefined;
}

/** Without the permission to read earlier messages a reply is refused where a plain message is not. */
async function postReply(
  { id }: AskedMessage,
  payload: MessagePayload,
  post: Post,
): Promise<SentMessage | undefined> {
  try {
    return await post(payload, 0, { message_reference: { message_id: id, fail_if_not_exists: false } });
  } catch (error) {
    if (outcomeOf(error) !== 'forbidden') throw error;
    return post(payload, 0);
  }
}

/** What cannot be sent any more is told below the first part. */
async function postFurther(
  first: MessagePayload,
  sent: SentMessage | undefined,
  further: readonly MessagePayload[],
  post: Post,
  tools: DeliveryTools,
): Promise<SentMessage[]> {
  const all: SentMessage[] = [];
  try {
    for (const [index, payload] of further.entries()) all.push(...present(await post(payload, index + 1)));
  } catch (error) {
    noteTrouble(error, 'further part', tools);
    const ending = sent && endingWith(first, messagesFor(sent.language).notices.restNotSent);
    if (ending) await quietly(edit(sent, ending, tools), 'ending', tools);
  }
  return all;
}

/** Where what was said has been deleted since, the answer comes as a message of its own. */
async function editOrPost(
  sent: SentMessage,
  payload: MessagePayload,
  post: Post,
  tools: DeliveryTools,
): Promise<SentMessage | undefined> {
  try {
    await edit(sent, payload, tools);
    return sent;
  } catch (error) {
    if (outcomeOf(error) !== 'gone') throw error;
    return post(payload, 0);
  }
}

async function edit(
  { id, channelId }: SentMessage,
  payload: MessagePayload,
  { rest, time, efforts }: DeliveryTools,
): Promise<void> {
  const order: Order = {
    method: 'Patch',
    route: Routes.channelMessage(channelId, id),
    body: bodyOf(payload, 'edit'),
    withBotToken: true,
    harmless: true,
    effort: efforts.say,
  };
  await request(order, rest, time);
}

async function tellWhyNot(
  error: unknown,
  message: AskedMessage,
  post: Post,
  tools: DeliveryTools,
): Promise<void> {
  const { outcome, bug } = noteTrouble(error, 'reply', tools);
  const messages = messagesFor(languageOf(message));
  if (bug !== undefined) await quietly(post(noticeOf(messages.bug(bug)), 'bug'), 'bug notice', tools);
  if (outcome === 'forbidden' && message.guild)
    await quietly(tellDirectly(message, tools), 'direct message', tools);
}

/** Tells the asker, who may not know it, that the bot may not write where they asked. */
async function tellDirectly(message: AskedMessage, tools: DeliveryTools): Promise<void> {
  const channelId = await directChannelOf(message.author.id, tools);
  if (channelId === undefined) return;
  const language = languageOf(message);
  const sentence = messagesFor(language).notices.cannotWriteHere;
  const post = poster(message.id, channelId, language, tools);
  await post(noticeOf(`${sentence}\n<#${message.channelId}>`), 'dm');
}

async function directChannelOf(
  userId: string,
  { rest, time, efforts }: DeliveryTools,
): Promise<string | undefined> {
  const order: Order = {
    method: 'Post',
    route: Routes.userChannels(),
    body: { recipient_id: userId },
    withBotToken: true,
    harmless: true,
    effort: efforts.say,
    reads: (reply) => isObject(reply) && typeof reply['id'] === 'string',
  };
  const reply = await request(order, rest, time);
  return isObject(reply) && typeof reply['id'] === 'string' ? reply['id'] : undefined;
}

async function quietly(act: Promise<unknown>, what: string, tools: DeliveryTools): Promise<void> {
  await act.catch((error: unknown) => void noteTrouble(error, what, tools));
}

function present(sent: SentMessage | undefined): SentMessage[] {
  return sent ? [sent] : [];
}

/** A server's own language; in direct messages Korean, as everywhere where nothing tells. */
function languageOf({ guild }: AskedMessage): Language {
  return guild === null || guild.preferredLocale.startsWith('ko') ? 'ko' : 'en';
}
