// Reads what the product needs of a message out of the library's object, whatever of it Discord has left out.
import { ComponentType, type Message } from 'discord.js';
import type { Told } from './conversation.ts';

export function toldBy(message: Message, botId: string): Told {
  return {
    id: message.id,
    own: message.author.id === botId,
    authorId: message.author.id,
    bot: message.author.bot || message.webhookId !== null,
    content: message.content,
    repliesTo: message.reference?.messageId ?? undefined,
    customIds: customIdsOf(message),
    at: message.createdTimestamp,
  };
}

export function customIdsOf({ components }: Pick<Message, 'components'>): string[] {
  return components.flatMap((row) =>
    row.type === ComponentType.ActionRow
      ? row.components.flatMap((part) => (part.customId === null ? [] : [part.customId]))
      : [],
  );
}
