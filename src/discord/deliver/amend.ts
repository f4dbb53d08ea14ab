// Adds to a message of the bot's own that was sent earlier, keeping what it says; one that is gone or out of reach is left alone.
import { Routes } from 'discord.js';
import { isObject } from './outcome.ts';
import { request, type Order } from './request.ts';
import type { DeliveryTools } from './tools.ts';

export interface SentAt {
  readonly channelId: string;
  readonly id: string;
}

/** `amend` makes the new content of the old, undefined where it stays. True where it was changed; never rejects. */
export async function amendSent(
  { channelId, id }: SentAt,
  amend: (content: string) => string | undefined,
  { rest, time, efforts, log }: DeliveryTools,
): Promise<boolean> {
  const route = Routes.channelMessage(channelId, id);
  const order = { route, withBotToken: true, harmless: true, effort: efforts.say };
  try {
    const message = await request({ ...order, method: 'Get' } satisfies Order, rest, time);
    const before = isObject(message) ? message['content'] : undefined;
    const content = typeof before === 'string' ? amend(before) : undefined;
    if (content === undefined) return false;
    const body = { content, allowed_mentions: { parse: [] } };
    await request({ ...order, method: 'Patch', body } satisfies Order, rest, time);
    return true;
  } catch (error) {
    log.debug({ err: error }, 'an earlier answer could not be changed');
    return false;
  }
}
