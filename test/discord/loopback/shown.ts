// What one person was shown after doing something, and how soon the bot acknowledged it; live, so that later edits appear in it.
import type { APIMessage } from 'discord.js';
import { textIn, type JsonObject } from './json.ts';
import { EPHEMERAL } from './messages.ts';
import type { Channel, Interaction, State } from './state.ts';

export interface Shown {
  /** The first message; throws where none was shown. */
  readonly message: APIMessage;
  /** All of them, oldest first, as they are now. */
  readonly messages: readonly APIMessage[];
  /** Their contents, one below the other. */
  readonly text: string;
  /** Whether the first message is for this person alone. */
  readonly ephemeral: boolean;
  /** Real milliseconds from the packet on the gateway to the first sign of the bot; undefined before it. */
  readonly acknowledgedAfterMs: number | undefined;
  /** The form that was opened, if one was. */
  readonly modal: JsonObject | undefined;
  /** Names and values that autocomplete offered. */
  readonly choices: readonly JsonObject[];
  /** What was asked: the interaction or the person's own message. */
  readonly interaction: Interaction | undefined;
  readonly asked: APIMessage | undefined;
  /** Waits until `holds` of what is shown; no polling. */
  readonly until: (holds: (shown: Shown) => boolean, what?: string, within?: number) => Promise<Shown>;
}

export interface Patience {
  /** What is waited for: the acknowledgement alone, or something to see (the default); `nothing` returns at once. */
  readonly until?: 'acknowledged' | 'answered' | 'nothing';
  /** Real milliseconds; 5,000 unless told. */
  readonly within?: number;
}

interface Source {
  readonly messages: () => readonly APIMessage[];
  readonly acknowledgedAfterMs: () => number | undefined;
  readonly answered: () => boolean;
  readonly interaction?: Interaction;
  readonly asked?: APIMessage;
}

/** Resolves as the patience says; the error of a timeout tells how far the bot came. */
export async function afterInteraction(
  state: State,
  interaction: Interaction,
  what: string,
  patience: Patience = {},
): Promise<Shown> {
  const source: Source = {
    messages: () => interaction.messages.filter(({ flags }) => ((flags ?? 0) & 128) === 0),
    acknowledgedAfterMs: () => interaction.acknowledged?.afterMs,
    answered: () => isAnswered(interaction),
    interaction,
  };
  return settle(state, shownFrom(state, source), source, what, patience);
}

function isAnswered({ acknowledged, loading, messages }: Interaction): boolean {
  if (!acknowledged) return false;
  if (acknowledged.type === 6) return messages.length > 0;
  return !loading;
}

/** What followed a person's message: the bot's messages that answer it, or its thread's. */
export async function afterMessage(
  state: State,
  channel: Channel,
  asked: APIMessage,
  what: string,
  patience: Patience = {},
): Promise<Shown> {
  const sentAt = state.times.get(asked) ?? performance.now();
  const messages = (): APIMessage[] => answersTo(state, channel, asked);
  const source: Source = {
    messages,
    acknowledgedAfterMs: () => firstSign(state, channel, messages(), sentAt),
    answered: () => messages().length > 0,
    asked,
  };
  return settle(state, shownFrom(state, source), source, what, patience);
}

function answersTo(state: State, channel: Channel, asked: APIMessage): APIMessage[] {
  const direct = (state.answers.get(asked.id) ?? []).filter(({ id }) => channel.messages.has(id));
  const [first] = direct;
  if (first) return [...direct, ...looseAfter(channel, first.id)];
  const thread = [...(state.channels.get(asked.id)?.messages.values() ?? [])];
  const inThread = thread.filter(({ author }) => author.id === state.bot.id);
  return inThread.length > 0 ? inThread : looseAfter(channel, asked.id);
}

/** Ids of our days have the same length, so that they compare as texts. */
function looseAfter({ loose, messages }: Channel, id: string): APIMessage[] {
  return loose.filter((message) => message.id > id && messages.has(message.id));
}

function firstSign(
  state: State,
  channel: Channel,
  messages: readonly APIMessage[],
  sentAt: number,
): number | undefined {
  const typed = channel.typedAt.find((at) => at >= sentAt);
  const first = messages[0] && state.times.get(messages[0]);
  const signs = [typed, first].filter((at) => at !== undefined);
  return signs.length === 0 ? undefined : Math.min(...signs) - sentAt;
}

async function settle(
  state: State,
  shown: Shown,
  source: Source,
  what: string,
  patience: Patience,
): Promise<Shown> {
  const { until = 'answered', within } = patience;
  if (until === 'nothing') return shown;
  const acknowledged = (): boolean => source.acknowledgedAfterMs() !== undefined;
  const look = (): Shown | undefined =>
    (until === 'answered' ? source.answered() : acknowledged()) ? shown : undefined;
  return state.changes.until(look, `${what} was not ${until}`, within);
}

function shownFrom(state: State, source: Source): Shown {
  const shown: Shown = {
    get message() {
      const [first] = source.messages();
      if (!first) throw new Error('no message was shown');
      return first;
    },
    get messages() {
      return source.messages();
    },
    get text() {
      return source
        .messages()
        .map(({ content }) => content)
        .join('\n');
    },
    get ephemeral() {
      return ((shown.message.flags ?? 0) & EPHEMERAL) !== 0;
    },
    get acknowledgedAfterMs() {
      return source.acknowledgedAfterMs();
    },
    get modal() {
      return source.interaction?.modal;
    },
    get choices() {
      return source.interaction?.choices ?? [];
    },
    interaction: source.interaction,
    asked: source.asked,
    until: (holds, what = 'the condition did not hold', within) =>
      state.changes.until(() => (holds(shown) ? shown : undefined), what, within),
  };
  return shown;
}

/** The names that autocomplete offered. */
export function choiceNames(shown: Shown): string[] {
  return shown.choices.map((choice) => textIn(choice, 'name') ?? '');
}
