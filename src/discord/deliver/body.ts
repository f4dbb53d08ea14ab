// The one mapping from a rendered message to what each of Discord's routes takes, and small changes to a message.
import { EPHEMERAL, type MessagePayload, SUPPRESS_EMBEDS } from '../render/payload.ts';
import { CONTENT_LIMIT } from '../render/split.ts';

/** Which flags each kind of request may set: only what an interaction says first or further can be for one person alone. */
const FLAGS = {
  channel: SUPPRESS_EMBEDS,
  edit: SUPPRESS_EMBEDS,
  interaction: SUPPRESS_EMBEDS | EPHEMERAL,
} as const;

export type Kind = keyof typeof FLAGS;

export function bodyOf(payload: MessagePayload, kind: Kind): MessagePayload {
  const { content, components, allowed_mentions, flags } = payload;
  return { content, components, allowed_mentions, flags: flags & FLAGS[kind] };
}

/** The same message with a sentence below it; undefined where both do not fit. */
export function endingWith(payload: MessagePayload, sentence: string): MessagePayload | undefined {
  const content = `${payload.content}\n\n${sentence}`;
  return content.length > CONTENT_LIMIT ? undefined : { ...payload, content };
}

/** One sentence as a message. */
export function noticeOf(sentence: string): MessagePayload {
  return {
    content: sentence,
    components: [],
    allowed_mentions: { parse: [], replied_user: false },
    flags: SUPPRESS_EMBEDS,
  };
}
