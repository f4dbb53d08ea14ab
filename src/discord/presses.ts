// What a press of a button does: shows the sentence behind a footnote, asks on, counts a vote, shares, or deletes an article.
import type { ButtonInteraction } from 'discord.js';
import { askerOf } from './caller.ts';
import { articleWithKey } from './commands/which-article.ts';
import { keepsArticles } from './commands/permission.ts';
import type { Call } from './command.ts';
import { citedArticles } from './conversation.ts';
import { admit, type Desk } from './desk.ts';
import { answer, atPlace, liveAnswer, viewOf } from './interactions.ts';
import type { Live } from './live.ts';
import { placeOfInteraction } from './place.ts';
import { pressedShare } from './pressed-share.ts';
import type { Press } from './render/buttons.ts';
import { renderNotice } from './render/message.ts';
import { renderProof } from './render/pages.ts';
import { EPHEMERAL, type MessagePayload } from './render/payload.ts';
import { shortLine } from './render/markup.ts';
import { chosenLanguage } from './settings.ts';
import { customIdsOf } from './told.ts';

export type Pressing = Pick<Call, 'place' | 'choices' | 'asker' | 'view'> & {
  readonly interaction: ButtonInteraction;
  readonly desk: Desk;
  readonly live: Live;
};

export async function onPress(interaction: ButtonInteraction, press: Press, desk: Desk): Promise<void> {
  const place = placeOfInteraction(interaction);
  const asker = askerOf(interaction);
  const hidden = isPrivate(press, interaction);
  const view = viewOf(chosenLanguage(desk.settings.of(place)) ?? asker.language, hidden);
  if (press.kind === 'share') return pressedShare(press, { interaction, desk, place, asker, view });
  const who = { server: place.server, user: asker.id };
  const live = liveAnswer(interaction, desk);
  const work = async (signal: AbortSignal): Promise<readonly MessagePayload[]> => {
    const here = await atPlace(desk, place, asker, hidden);
    return pressed(press, { interaction, desk, place, asker, live, ...here }, signal);
  };
  await answer(interaction, admit(desk, who, view, work, press.kind !== 'ask'), view, desk, live);
}

/** The answer to a follow-up question is seen by those who see the answer that it follows. */
function isPrivate(press: Press, { message }: ButtonInteraction): boolean {
  return press.kind !== 'ask' || (message.flags.bitfield & EPHEMERAL) !== 0;
}

type Answered = Exclude<Press, { kind: 'share' }>;

function pressed(
  press: Answered,
  pressing: Pressing,
  signal: AbortSignal,
): Promise<readonly MessagePayload[]> {
  switch (press.kind) {
    case 'proof':
      return proof(press, pressing);
    case 'ask':
      return followUp(press.question, pressing, signal);
    case 'vote':
      return vote(press.good, pressing);
    case 'remove':
      return remove(press.article, pressing);
    default:
      return press satisfies never;
  }
}

async function proof(
  { article: key, span, number }: Extract<Press, { kind: 'proof' }>,
  { desk, place, choices, view }: Pressing,
): Promise<readonly MessagePayload[]> {
  const { services } = desk;
  const within = await articleWithKey({ services, place, choices }, key);
  if (within === undefined) return renderNotice(view.messages.notices.articleGone, view);
  const { article, sentences } = await services.read({ scope: place.scope, within });
  const isThere = span.start < span.end && span.end <= article.text.length;
  if (!isThere) return renderNotice(view.messages.notices.tooOld, view);
  return renderProof({ article, sentences, span, number }, view);
}

async function followUp(
  text: string,
  { desk, place, choices, view, interaction, live }: Pressing,
  signal: AbortSignal,
): Promise<readonly MessagePayload[]> {
  const { services } = desk;
  const cited = citedArticles(customIdsOf(interaction.message));
  const [key] = cited.length === 1 ? cited : [];
  const about = key === undefined ? undefined : await articleWithKey({ services, place, choices }, key);
  return desk.ask({
    text,
    place,
    choices,
    language: view.messages.language,
    about,
    private: view.private,
    repeat: true,
    signal,
    watch: live.show,
  });
}

/** Counted once for a person and a message, as long as the bot runs; who voted is not kept. */
async function vote(
  good: boolean,
  { desk, place, asker, view, interaction }: Pressing,
): Promise<readonly MessagePayload[]> {
  const direction = good ? 'up' : 'down';
  if (desk.seen.first(`vote ${interaction.message.id} ${asker.id}`)) {
    await desk.services.count(place.scope, `votes.${direction}`);
    desk.metrics.count('votes', direction);
  }
  return renderNotice(view.messages.notices.thanksForVote(good), view);
}

async function remove(
  key: string,
  { desk, place, choices, asker, view }: Pressing,
): Promise<readonly MessagePayload[]> {
  const { notices } = view.messages;
  if (!keepsArticles(asker, choices)) return renderNotice(notices.notAllowed, view);
  const { services } = desk;
  const id = await articleWithKey({ services, place, choices }, key);
  if (id === undefined) return renderNotice(notices.articleGone, view);
  const { title } = await services.show({ scope: place.scope, within: id });
  await services.remove(place.scope, id);
  return renderNotice(notices.removed(shortLine(title) || shortLine(id)), view);
}
