// Posts what nobody asked for just now in a channel: once, whatever is repeated, and tells whether it already stands there.
import { Routes } from 'discord.js';
import type { MessagePayload } from '../render/payload.ts';
import { bodyOf } from './body.ts';
import { isObject } from './outcome.ts';
import { request } from './request.ts';
import type { DeliveryTools } from './tools.ts';

export interface Announcement {
  readonly channelId: string;
  readonly payload: MessagePayload;
  /** The same for the same announcement, at most 25 characters: a repetition within minutes finds what is there. */
  readonly nonce: string;
}

/** The id of the message, undefined where Discord's reply cannot be read. Rejects with what Discord refused, or did not answer. */
export async function announce(
  { channelId, payload, nonce }: Announcement,
  { rest, time, efforts }: DeliveryTools,
): Promise<string | undefined> {
  const reply = await request(
    {
      method: 'Post',
      route: Routes.channelMessages(channelId),
      body: { ...bodyOf(payload, 'channel'), nonce, enforce_nonce: true },
      withBotToken: true,
      harmless: true,
      effort: efforts.say,
      reads: (read) => isObject(read) && typeof read['id'] === 'string',
    },
    rest,
    time,
  );
  return isObject(reply) && typeof reply['id'] === 'string' ? reply['id'] : undefined;
}

/** What Discord gives at once, and how often it is asked for more. */
const PAGE = 100;
const PAGES = 5;
/** Milliseconds by which clocks may differ. */
const SLACK_MS = 5 * 60_000;

export interface Sought {
  readonly channelId: string;
  /** The bot's own id. */
  readonly author: string;
  /** The first line of the message, compared by its letters. */
  readonly firstLine: string;
  /** ISO 8601 date-time before which it was not posted. */
  readonly since: string;
}

/** Whether such a message stands in the channel; undefined where the channel cannot be read far enough back. */
export async function isAnnounced(sought: Sought, tools: DeliveryTools): Promise<boolean | undefined> {
  const earliest = Date.parse(sought.since) - SLACK_MS;
  let before: string | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    const messages = await messagesBefore(sought.channelId, before, tools).catch(() => undefined);
    if (messages === undefined) return undefined;
    if (messages.some((message) => isSought(message, sought))) return true;
    const oldest = messages.at(-1);
    const at = Date.parse(String(oldest?.['timestamp']));
    if (messages.length < PAGE || at < earliest) return false;
    before = String(oldest?.['id']);
  }
  return undefined;
}

type Message = Readonly<Record<string, unknown>>;

async function messagesBefore(
  channelId: string,
  before: string | undefined,
  { rest, time, efforts }: DeliveryTools,
): Promise<readonly Message[]> {
  const query = new URLSearchParams({ limit: String(PAGE), ...(before !== undefined && { before }) });
  const route = Routes.channelMessages(channelId);
  const order = {
    method: 'Get',
    route,
    query,
    withBotToken: true,
    harmless: true,
    effort: efforts.say,
  } as const;
  const reply = await request({ ...order, reads: Array.isArray }, rest, time);
  if (!Array.isArray(reply)) throw new TypeError('expected messages, got something else');
  return reply.filter(isObject);
}

function isSought({ author, content }: Message, sought: Sought): boolean {
  const isOwn = isObject(author) && author['id'] === sought.author;
  const [line = ''] = typeof content === 'string' ? content.split('\n', 1) : [];
  return isOwn && lettersOf(line) === lettersOf(sought.firstLine);
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}
