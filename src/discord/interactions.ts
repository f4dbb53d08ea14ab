// Every interaction ends in an answer or one sentence: commands, message commands, typing and button presses find their way here.
import type {
  ButtonInteraction,
  ChatInputCommandInteraction,
  Interaction,
  MessageContextMenuCommandInteraction,
  ModalSubmitInteraction,
} from 'discord.js';
import { Failure } from '../core/errors.ts';
import type { SentAnswer } from './changed-answers.ts';
import type { Asker, Call, Command } from './command.ts';
import { askerOf, commandOptions, typedOptions } from './caller.ts';
import { choices, acknowledge, type How, openForm, say, sayAtOnce } from './deliver/interaction.ts';
import { onForm } from './forms.ts';
import { inTime } from './in-time.ts';
import { admit, NOTICEABLE_SECONDS, type Admitted, type Desk, type Work } from './desk.ts';
import { createLive, type Live } from './live.ts';
import { logBug } from './log.ts';
import { messagesFor } from './messages.ts';
import { placeOfInteraction, type Place } from './place.ts';
import { createPreferences } from './preferences.ts';
import { onPress } from './presses.ts';
import { renderFailure, renderNotice } from './render/message.ts';
import { readPress } from './render/buttons.ts';
import type { View } from './render/payload.ts';
import { chosenLanguage, type Choices } from './settings.ts';

export type CommandInteraction = ChatInputCommandInteraction | MessageContextMenuCommandInteraction;

/** Never rejects. An interaction that comes twice is answered once. */
export async function onInteraction(interaction: Interaction, desk: Desk): Promise<void> {
  if (!desk.seen.first(interaction.id)) return;
  try {
    if (interaction.isAutocomplete()) return await onTyping(interaction, desk);
    if (interaction.isButton()) return await onButton(interaction, desk);
    if (interaction.isChatInputCommand() || interaction.isMessageContextMenuCommand())
      return await onCommand(interaction, desk);
    if (interaction.isModalSubmit() && (await onForm(interaction, desk))) return;
    if (interaction.isRepliable()) await turnAway(interaction, desk);
  } catch (error) {
    desk.metrics.count('bugs', 'interaction');
    const bug = logBug(desk.log, error, { interaction: interaction.type });
    if (interaction.isRepliable()) await tellBug(interaction, bug, desk).catch(() => undefined);
  }
}

type Repliable = Extract<Interaction, { reply: unknown }>;

/** In place of the acknowledgement, or, where there was one already, of what it announced. */
async function tellBug(interaction: Repliable, bug: string, { tools }: Desk): Promise<void> {
  const language = interaction.locale.startsWith('ko') ? 'ko' : 'en';
  const view = viewOf(language, true);
  const sentence = renderNotice(view.messages.bug(bug), view);
  if (!(await sayAtOnce(interaction, sentence, tools))) await say(interaction, sentence, tools);
}

type Typed = Extract<Interaction, { respond: unknown }>;

async function onTyping(interaction: Typed, desk: Desk): Promise<void> {
  const command = desk.commands.get(interaction.commandName);
  const place = placeOfInteraction(interaction, desk.isOpen);
  const { name, value } = interaction.options.getFocused(true);
  const typing = {
    services: desk.services,
    place,
    choices: desk.settings.of(place),
    asker: askerOf(interaction),
    options: typedOptions(interaction),
    focused: { name, value },
  };
  const offered = await inTime(command?.complete?.(typing) ?? Promise.resolve([]));
  await choices(interaction, offered ?? [], desk.tools);
}

/** Milliseconds for what a new server has chosen; what is not known by then is answered privately. Discord waits 3,000. */
const PATIENCE_MS = 700;

async function onCommand(interaction: CommandInteraction, desk: Desk): Promise<void> {
  const command = desk.commands.get(interaction.commandName);
  if (!command) return turnAway(interaction, desk);
  desk.metrics.count('uses', interaction.commandName);
  const place = placeOfInteraction(interaction, desk.isOpen);
  const asker = askerOf(interaction);
  if (!desk.settings.knows(place.scope)) await inTime(desk.settings.load(place.scope), PATIENCE_MS);
  const chosen = desk.settings.of(place);
  const options = commandOptions(interaction);
  const hidden = isPrivate(command, options, chosen, place);
  const view = viewOf(chosenLanguage(chosen) ?? asker.language, hidden);
  const form = command.opens?.({ asker, options, choices: chosen, view });
  if (form && desk.accepting()) return void (await openForm(interaction, form, desk.tools));
  const { services, settings, ask, adding, feeds } = desk;
  const live = liveAnswer(interaction, desk);
  const work: Work = async (signal) => {
    const { choices, view } = await atPlace(desk, place, asker, hidden);
    const watch = live.show;
    const here = interaction.channelId;
    const asked = { place, here, asker, options, choices, view, signal, watch };
    return command.run({ services, settings, ask, adding, feeds, ...asked });
  };
  const who = { server: place.server, user: asker.id };
  await answer(
    interaction,
    admit(desk, who, view, work, isLight(command, options)),
    { view, place, live },
    desk,
  );
}

function isLight({ light }: Command, options: Call['options']): boolean {
  return typeof light === 'function' ? light(options) : light === true;
}

async function onButton(interaction: ButtonInteraction, desk: Desk): Promise<void> {
  const press = readPress(interaction.customId);
  if (!press) return turnAway(interaction, desk);
  desk.metrics.count('uses', press.kind);
  await onPress(interaction, press, desk);
}

/** How and where an answer is given. */
export interface Setting {
  readonly view: View;
  readonly place: Place;
  /** Shows an answer while it is made. */
  readonly live?: Live;
  /** As the view says, unless told. */
  readonly how?: How;
}

/** Acknowledges first; then the wait, where it is worth a word and not over by then; then the answer. */
export async function answer(
  interaction: CommandInteraction | ButtonInteraction | ModalSubmitInteraction,
  admitted: Admitted,
  { view, place, live, how = view.private === true ? 'private' : 'public' }: Setting,
  desk: Desk,
): Promise<void> {
  const { tools } = desk;
  if (admitted.kind === 'turned-away') {
    await sayAtOnce(interaction, admitted.payloads, tools);
    return;
  }
  if (!(await acknowledge(interaction, how, tools))) {
    admitted.cancel();
    return;
  }
  const waits = (await Promise.race([admitted.payloads, Promise.resolve(undefined)])) === undefined;
  if (waits && admitted.waitSeconds >= NOTICEABLE_SECONDS)
    await say(interaction, renderNotice(view.messages.notices.busy(admitted.waitSeconds), view), tools);
  live?.begin();
  const payloads = await admitted.payloads;
  await live?.end();
  const sent: SentAnswer[] = [];
  const last = await say(interaction, payloads, tools, (id, payload) =>
    sent.push({ channelId: interaction.channelId ?? '', id, payload }),
  );
  await desk.answers.note(place, sent);
  if (view.private === true && payloads.length > 1 && last !== undefined) desk.shelf.keep(last, payloads);
}

/** Takes the place of "is thinking" while a model writes. */
export function liveAnswer(
  interaction: CommandInteraction | ButtonInteraction | ModalSubmitInteraction,
  { tools }: Desk,
): Live {
  return createLive({ edit: (payloads) => say(interaction, payloads, tools), wait: tools.time.wait });
}

/** A command or a button of another version. */
async function turnAway(interaction: Repliable, desk: Desk): Promise<void> {
  const view = viewOf(askerOf(interaction).language, true);
  const said = interaction.isCommand()
    ? renderFailure(new Failure('unknown-command'), view)
    : renderNotice(view.messages.notices.tooOld, view);
  await sayAtOnce(interaction, said.map(desk.commandLinks.offered), desk.tools);
}

/** What is chosen in a place and by the person for themselves, read from the store if it was not in memory yet, and how things are shown there. */
export async function atPlace(
  { settings, services }: Pick<Desk, 'settings' | 'services'>,
  place: Place,
  { id, language }: Pick<Asker, 'id' | 'language'>,
  isPrivate: boolean,
): Promise<{ readonly choices: Choices; readonly view: View }> {
  await settings.load(place.scope);
  const choices = { ...settings.of(place), ...(await createPreferences(services).of(id)) };
  return { choices, view: viewOf(chosenLanguage(choices) ?? language, isPrivate) };
}

export function viewOf(language: View['messages']['language'], isPrivate: boolean): View {
  return { messages: messagesFor(language), private: isPrivate };
}

/** The option of the call, then the choice of the place, which is of no use where nobody looks on. */
function isPrivate(
  { audience }: Command,
  options: Call['options'],
  { visibility }: Call['choices'],
  { direct }: Place,
): boolean {
  if (audience === 'asker') return true;
  return options.boolean('private') ?? (visibility === 'private' && !direct);
}
