// Shares a private answer with everybody, once: the same words and footnotes, and who shared them.
import { ButtonStyle, ComponentType, type ButtonInteraction } from 'discord.js';
import { acknowledge, say, sayAtOnce, sayFurther } from './deliver/interaction.ts';
import { admit, type Desk } from './desk.ts';
import type { SentAnswer } from './changed-answers.ts';
import type { Asker } from './command.ts';
import type { Place } from './place.ts';
import type { ActionRow, Button, Press } from './render/buttons.ts';
import { shortLine } from './render/markup.ts';
import { renderNotice } from './render/message.ts';
import { EPHEMERAL, type MessagePayload, SUPPRESS_EMBEDS, type View } from './render/payload.ts';
import { shared, signed, withoutShare } from './share.ts';

export interface Sharing {
  readonly interaction: ButtonInteraction;
  readonly desk: Desk;
  readonly place: Place;
  readonly asker: Asker;
  readonly view: View;
}

export async function pressedShare(
  { parts }: Extract<Press, { kind: 'share' }>,
  { interaction, desk, place, asker, view }: Sharing,
): Promise<void> {
  const { tools, shelf } = desk;
  const { message } = interaction;
  const { notices } = view.messages;
  const who = { server: place.server, user: asker.id };
  const turnedAway = admit(desk, who, view, async () => [], true);
  if (turnedAway.kind === 'turned-away')
    return void (await sayAtOnce(interaction, turnedAway.payloads, tools));
  const here = shownIn(interaction);
  const payloads = parts === 1 ? [here] : shelf.find(message.id);
  const refusal =
    payloads === undefined ? notices.tooOld : shelf.begin(message.id) ? undefined : notices.alreadyShared;
  if (refusal !== undefined) return void (await sayAtOnce(interaction, renderNotice(refusal, view), tools));
  if (!(await acknowledge(interaction, 'update', tools))) return shelf.undo(message.id);
  const signature = notices.sharedBy(shortLine(asker.name));
  const sent: SentAnswer[] = [];
  const told = signed((payloads ?? []).map(shared), signature);
  const posted = await sayFurther(interaction, told, tools, (id, payload) =>
    sent.push({ channelId: interaction.channelId, id, payload }),
  );
  await desk.answers.note(place, sent);
  if (!posted) return shelf.undo(message.id);
  await say(interaction, [{ ...here, components: withoutShare(here.components) }], tools);
}

/** The pressed message as it was sent: of our own making, so it is escaped already. */
function shownIn({ message }: ButtonInteraction): MessagePayload {
  return {
    content: message.content,
    components: message.components.flatMap(rowOf),
    allowed_mentions: { parse: [], replied_user: false },
    flags: SUPPRESS_EMBEDS | EPHEMERAL,
  };
}

function rowOf(row: ButtonInteraction['message']['components'][number]): ActionRow[] {
  if (row.type !== ComponentType.ActionRow) return [];
  const components = row.components.flatMap((part): Button[] => {
    if (part.type !== ComponentType.Button || part.customId === null) return [];
    const { customId, label, emoji, style } = part;
    return [
      {
        type: 2,
        style: style === ButtonStyle.Primary ? 1 : style === ButtonStyle.Danger ? 4 : 2,
        custom_id: customId,
        ...(label !== null && { label }),
        ...(typeof emoji?.name === 'string' && { emoji: { name: emoji.name } }),
      },
    ];
  });
  return components.length === 0 ? [] : [{ type: 1, components }];
}
