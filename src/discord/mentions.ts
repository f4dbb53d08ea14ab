// A message that speaks to the bot is a question: a mention, a reply that pings, a direct message. Anything else is not read.
import { Locale, type Message } from 'discord.js';
import { EPHEMERAL, type MessagePayload, type View } from './render/payload.ts';
import { type Conversation, recentConversation, repliedConversation, type Told } from './conversation.ts';
import type { SentAnswer } from './changed-answers.ts';
import { articleWithKey } from './commands/which-article.ts';
import { checked } from './commands/check.ts';
import { editSent, replyTo, type SentMessage, typing } from './deliver/message.ts';
import { admit, NOTICEABLE_SECONDS, type Admitted, type Desk } from './desk.ts';
import { inTime } from './in-time.ts';
import { atPlace, viewOf } from './interactions.ts';
import { createLive, type Live } from './live.ts';
import { logBug } from './log.ts';
import { ownStatements, plainText } from './message-text.ts';
import { asksWhetherTrue } from './pointing.ts';
import { placeOfMessage, type Place } from './place.ts';
import { questionLanguage } from '../core/asking/question-language.ts';
import type { Language } from '../core/types.ts';
import { renderNotice } from './render/message.ts';
import { chosenLanguage } from './settings.ts';
import { toldBy } from './told.ts';

/** Never rejects. A message that comes twice is answered once. */
export async function onMessage(message: Message, desk: Desk): Promise<void> {
  try {
    if (!speaksToUs(message) || !desk.seen.first(message.id)) return;
    await answerMessage(message, desk);
  } catch (error) {
    desk.metrics.count('bugs', 'message');
    logBug(desk.log, error);
  }
}

/** People only; a call to everybody is a call to nobody. */
function speaksToUs({ author, system, webhookId, guildId, mentions, client }: Heard): boolean {
  if (author === null || author.bot || system || webhookId !== null) return false;
  return guildId === null || mentions.users.has(client.user.id);
}

/** The library hands on a message without an author where Discord sent none; its typings deny it. */
type Heard = Omit<Message, 'author'> & { readonly author: Message['author'] | null };

async function answerMessage(message: Message, desk: Desk): Promise<void> {
  desk.metrics.count('uses', message.guildId === null ? 'direct' : 'mention');
  const place = placeOfMessage(message, desk.isOpen);
  const text = plainText(message.content);
  const language = questionLanguage(text, languageOfPlace(message));
  const view = viewOf(chosenLanguage(desk.settings.of(place)) ?? language, false);
  const who = { server: place.server, user: message.author.id };
  const asked: Asked = { message, place, text, language };
  const reply = createReply(message, desk);
  const admitted = admit(desk, who, view, (signal) => answerOf(asked, desk, signal, reply.live.show));
  await deliver(asked, admitted, view, desk, reply);
}

interface Asked {
  readonly message: Message;
  readonly place: Place;
  readonly text: string;
  readonly language: Language;
}

/** A server's own language; direct messages without a word that tells are answered in Korean. */
function languageOfPlace({ guild }: Message): Language {
  return guild === null || guild.preferredLocale === Locale.Korean ? 'ko' : 'en';
}

/** What a message is answered with: posted once, and changed from then on. */
interface Reply {
  readonly live: Live;
  /** The messages that now say it. */
  say(payloads: readonly MessagePayload[]): Promise<readonly SentAnswer[]>;
}

function createReply(message: Message, { tools }: Desk): Reply {
  let sent: SentMessage | undefined;
  const say: Reply['say'] = async (payloads) => {
    const said = sent ? await editSent(sent, payloads, tools) : await replyTo(message, payloads, tools);
    sent ??= said[0];
    return said.flatMap(({ id, channelId }, at) => {
      const payload = payloads[at];
      return payload ? [{ id, channelId, payload }] : [];
    });
  };
  return { say, live: createLive({ edit: say, wait: tools.time.wait }) };
}

async function deliver(
  { message, place }: Asked,
  admitted: Admitted,
  view: View,
  desk: Desk,
  reply: Reply,
): Promise<void> {
  const { tools } = desk;
  if (admitted.kind === 'turned-away') {
    if (desk.seen.first(turnedAwayKey(message, desk)))
      await replyTo(message, visible(admitted.payloads), tools);
    return;
  }
  const { waitSeconds } = admitted;
  const waits = waitSeconds >= NOTICEABLE_SECONDS;
  // One sign is enough: each is one of the fifty requests a second.
  const typed = waits ? undefined : typing(message.channel, tools);
  if (waits) await reply.say(renderNotice(view.messages.notices.busy(waitSeconds), view));
  reply.live.begin();
  const payloads = await admitted.payloads;
  await reply.live.end();
  await typed;
  await desk.answers.note(place, await reply.say(payloads));
}

/** Somebody who floods is told so once in half a minute and not in answer to each message. */
const TOLD_AGAIN_AFTER_MS = 30_000;

function turnedAwayKey({ author }: Message, { clock }: Desk): string {
  return `turned away ${author.id} ${Math.floor(clock() / TOLD_AGAIN_AFTER_MS)}`;
}

/** A channel message cannot be for one person alone. */
function visible(payloads: readonly MessagePayload[]): readonly MessagePayload[] {
  return payloads.map((payload) => ({ ...payload, flags: payload.flags & ~EPHEMERAL }));
}

async function answerOf(
  { message, place, text, language }: Asked,
  desk: Desk,
  signal: AbortSignal,
  watch: Live['show'],
): Promise<readonly MessagePayload[]> {
  const { choices, view } = await atPlace(desk, place, { id: message.author.id, language }, false);
  const { services } = desk;
  const forwarded = forwardedText(message);
  if (forwarded === '') return renderNotice(view.messages.notices.emptyMessage, view);
  const pointed = forwarded ?? (await pointedAt(message, text));
  if (pointed === 'unreadable') return renderNotice(view.messages.notices.useCheckMenu, view);
  if (pointed !== undefined) return checked({ services, place, choices, view }, pointed);
  if (text === '') return renderNotice(view.messages.notices.askMe, view);
  const { history, about: key } = await conversationOf(message);
  const about = key === undefined ? undefined : await articleWithKey({ services, place, choices }, key);
  return desk.ask({ text, place, choices, language, about, history, signal, watch });
}

/** A message that was passed on to the bot is held against the article; undefined where none was. */
function forwardedText({ messageSnapshots, content }: Message): string | undefined {
  const forwarded = messageSnapshots.first();
  return forwarded === undefined || content !== '' ? undefined : plainText(forwarded.content);
}

/** `@bot 진짜야?` in reply to somebody: what they wrote is meant, and it is held against the article. */
async function pointedAt(message: Message, text: string): Promise<string | undefined> {
  const id = message.reference?.messageId;
  if (id === undefined || !(text === '' || asksWhetherTrue(text))) return undefined;
  const told = await fetched(message)(id);
  if (!told) return text === '' ? undefined : 'unreadable';
  const said = told.own ? ownStatements(told.content) : plainText(told.content);
  if (said === '') return 'unreadable';
  return told.own && text === '' ? undefined : said;
}

async function conversationOf(message: Message): Promise<Conversation> {
  const id = message.reference?.messageId;
  if (id !== undefined) return repliedConversation(id, fetched(message));
  if (message.guildId !== null) return { history: [], about: undefined };
  return recentConversation(await messagesBefore(message), message.createdTimestamp);
}

/** Reads one message of the same channel; undefined where it is gone, hidden or not to be had in time. */
function fetched({ channel, client }: Message): (id: string) => Promise<Told | undefined> {
  return async (id) => {
    const message = await inTime(channel.messages.fetch({ message: id, cache: false }));
    return message && toldBy(message, client.user.id);
  };
}

async function messagesBefore({ id, channel, client }: Message): Promise<readonly Told[]> {
  const page = await inTime(channel.messages.fetch({ before: id, limit: 8, cache: false }));
  return [...(page?.values() ?? [])].reverse().map((message) => toldBy(message, client.user.id));
}
