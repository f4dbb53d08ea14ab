// What a press of a button does: shows the sentence behind a footnote, asks on, counts a vote, shares, or deletes an article.
import type { ButtonInteraction } from 'discord.js';
import { askerOf } from './caller.ts';
import { Failure } from '../core/errors.ts';
import { articleNamed, articleWithKey } from './commands/which-article.ts';
import { keepsArticles } from './commands/permission.ts';
import type { Call } from './command.ts';
import { citedArticles } from './conversation.ts';
import { admit, type Desk } from './desk.ts';
import { openForm, sayAtOnce } from './deliver/interaction.ts';
import { answer, atPlace, liveAnswer, type Setting, viewOf } from './interactions.ts';
import type { Live } from './live.ts';
import { placeOfInteraction } from './place.ts';
import { erase, leftOut } from './pressed-own.ts';
import { pressedShare } from './pressed-share.ts';
import { addingWords } from './messages.adding.ts';
import { ownerOf } from './owner.ts';
import type { Press, ProofPress } from './render/buttons.ts';
import { renderNotice } from './render/message.ts';
import { type Proof, renderProof } from './render/pages.ts';
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
  const place = placeOfInteraction(interaction, desk.isOpen);
  const asker = askerOf(interaction);
  const hidden = isPrivate(press, interaction);
  const view = viewOf(chosenLanguage(desk.settings.of(place)) ?? asker.language, hidden);
  if (press.kind === 'share') return pressedShare(press, { interaction, desk, place, asker, view });
  if (press.kind === 'edit')
    return pressedEdit(press.draft, {
      interaction,
      desk,
      place,
      asker,
      view,
      choices: desk.settings.of(place),
    });
  const who = { server: place.server, user: asker.id };
  const live = liveAnswer(interaction, desk);
  const work = async (signal: AbortSignal): Promise<readonly MessagePayload[]> => {
    const here = await atPlace(desk, place, asker, hidden);
    return pressed(press, { interaction, desk, place, asker, live, ...here }, signal);
  };
  const ofDraft = press.kind === 'keep' || press.kind === 'discard';
  const setting: Setting = { view, place, live, ...(ofDraft && { how: 'update' }) };
  await answer(interaction, admit(desk, who, view, work, press.kind !== 'ask'), setting, desk);
}

/** A form is the first word or none, so that nothing is waited for. */
async function pressedEdit(draft: string, pressing: Omit<Pressing, 'live'>): Promise<void> {
  const { interaction, desk, view } = pressing;
  const form = desk.adding.detailsForm(pressing, draft);
  if (form) return void (await openForm(interaction, form, desk.tools));
  const gone = renderNotice(addingWords(view.messages).expired, view);
  await sayAtOnce(interaction, gone.map(desk.commandLinks.offered), desk.tools);
}

/** The answer to a follow-up question is seen by those who see the answer that it follows. */
function isPrivate(press: Press, { message }: ButtonInteraction): boolean {
  return press.kind !== 'ask' || (message.flags.bitfield & EPHEMERAL) !== 0;
}

type Answered = Exclude<Press, { kind: 'share' | 'edit' }>;

/** What a press is answered with. */
export function pressed(
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
    case 'keep':
      return pressing.desk.adding.keep(pressing, press.draft);
    case 'discard':
      return pressing.desk.adding.discard(pressing, press.draft);
    case 'erase':
      return erase(pressing);
    case 'left':
      return leftOut(press.token, pressing);
    default:
      return press satisfies never;
  }
}

async function proof(
  { article: key, version, span, number }: ProofPress,
  { desk, place, choices, view }: Pressing,
): Promise<readonly MessagePayload[]> {
  const { services } = desk;
  const within = await articleWithKey({ services, place, choices }, key);
  if (within === undefined) return renderNotice(view.messages.notices.articleGone, view);
  const read = await services.read({ scope: place.library, within, version }).catch(orNotKept);
  if (!read) return renderNotice(addingWords(view.messages).textNotKept, view);
  const { article, sentences } = read;
  const isThere = span.start < span.end && span.end <= article.text.length;
  if (!isThere) return renderNotice(view.messages.notices.tooOld, view);
  const shown: Proof = { article, sentences, span, number };
  const current = await services.show({ scope: place.library, within });
  const isNewest = (current.version ?? 1) === version;
  return renderProof(isNewest ? shown : { ...shown, newer: true }, view);
}

/** The store keeps a number of texts of each article. */
function orNotKept(error: unknown): undefined {
  if (error instanceof Failure && error.code === 'unknown-article') return undefined;
  throw error;
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
  const article = await articleNamed({ services, place, choices }, id);
  const owner = await ownerOf(services, place, article);
  if (!owner) throw new Failure('article-read-only', { id });
  const { title } = article;
  await services.remove(owner.scope, owner.id);
  const note = { by: asker.id, what: 'remove', title, article: owner.id } as const;
  await desk.audit.note(owner.scope, { ...note, at: desk.now().toISOString() });
  return renderNotice(notices.removed(shortLine(title) || shortLine(id)), view);
}
