// What the tests of delivery stand on: a loopback Discord, tools that reach it without a login, and what they wrote down.
import type { RESTOptions } from 'discord.js';
import { createClient } from '../../../src/discord/client.ts';
import { createDeliveryTools, type DeliveryTools, type Efforts } from '../../../src/discord/deliver/tools.ts';
import type { Asked } from '../../../src/discord/deliver/interaction.ts';
import type { AskedMessage } from '../../../src/discord/deliver/message.ts';
import type { Log, LogFacts } from '../../../src/discord/log.ts';
import type { Metrics } from '../../../src/discord/metrics.ts';
import { SUPPRESS_EMBEDS, EPHEMERAL, type MessagePayload } from '../../../src/discord/render/payload.ts';
import type { APIMessage } from 'discord.js';
import { startLoopbackDiscord, type LoopbackDiscord, type LoopbackOptions } from '../loopback/server.ts';
import type { Person } from '../loopback/person.ts';
import type { Shown } from '../loopback/shown.ts';

export const CALLBACK = 'POST /interactions/{interaction_id}/{interaction_token}/callback';
export const ORIGINAL = 'PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original';
export const FOLLOW_UP = 'POST /webhooks/{webhook_id}/{webhook_token}';
export const POST = 'POST /channels/{channel_id}/messages';
export const EDIT = 'PATCH /channels/{channel_id}/messages/{message_id}';
export const TYPING = 'POST /channels/{channel_id}/typing';
export const DIRECT = 'POST /users/@me/channels';

export interface Line {
  readonly level: keyof Log;
  readonly facts: LogFacts;
  readonly message: string;
}

export interface RecordingLog extends Log {
  readonly lines: Line[];
  /** Everything that was written, errors with all that hangs on them, as one text. */
  text(): string;
}

export function recordingLog(): RecordingLog {
  const lines: Line[] = [];
  const at =
    (level: keyof Log) =>
    (facts: LogFacts, message: string): void =>
      void lines.push({ level, facts, message });
  return {
    lines,
    text: () =>
      JSON.stringify(lines, (_, value: unknown) => (value instanceof Error ? unfolded(value) : value)),
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
  };
}

function unfolded(error: Error): object {
  return { ...error, name: error.name, message: error.message, stack: error.stack };
}

export interface RecordingMetrics extends Metrics {
  /** `refusals 50013` → how often. */
  readonly counts: Map<string, number>;
  readonly times: [name: string, seconds: number][];
}

export function recordingMetrics(): RecordingMetrics {
  const counts = new Map<string, number>();
  const times: [string, number][] = [];
  return {
    counts,
    times,
    count: (name, label) => void counts.set(`${name} ${label}`, (counts.get(`${name} ${label}`) ?? 0) + 1),
    observe: (name, seconds) => void times.push([name, seconds]),
    set: () => undefined,
  };
}

export interface Bench {
  readonly discord: LoopbackDiscord;
  readonly tools: DeliveryTools;
  readonly log: RecordingLog;
  readonly metrics: RecordingMetrics;
  /** Pauses of the retries, in milliseconds; none is slept. */
  readonly pauses: number[];
  readonly close: () => Promise<void>;
}

export interface BenchOptions extends LoopbackOptions {
  readonly efforts?: Partial<Efforts>;
  readonly rest?: Partial<RESTOptions>;
}

export async function openBench({ efforts, rest = {}, ...options }: BenchOptions = {}): Promise<Bench> {
  const discord = await startLoopbackDiscord({ stillClock: true, ...options });
  discord.register([{ name: 'ask', description: 'd' }]);
  const [log, metrics, pauses] = [recordingLog(), recordingMetrics(), new Array<number>()];
  const client = createClient({ apiUrl: discord.url, log, replyWithinMs: 2_000 });
  Object.assign(client.rest.options, rest);
  client.token = discord.token;
  client.rest.setToken(discord.token);
  const time = { wait: async (ms: number) => void pauses.push(ms), random: () => 0.5 };
  const tools = createDeliveryTools(client, { log, metrics, time, ...(efforts && { efforts }) });
  const close = async (): Promise<void> => {
    await client.destroy();
    await discord.close();
  };
  return { discord, tools, log, metrics, pauses, close };
}

export function payload(content: string, more: Partial<MessagePayload> = {}): MessagePayload {
  return {
    content,
    components: [],
    allowed_mentions: { parse: [], replied_user: false },
    flags: SUPPRESS_EMBEDS,
    ...more,
  };
}

export function hidden(content: string): MessagePayload {
  return payload(content, { flags: SUPPRESS_EMBEDS | EPHEMERAL });
}

export interface Use {
  readonly shown: Shown;
  readonly asked: Asked;
}

/** Somebody uses /ask, and nothing has answered yet. */
export async function use({ discord }: Bench, locale = 'ko', person?: Person): Promise<Use> {
  const shown = await (person ?? discord.person('하늘', { locale })).slash('/ask', {}, { until: 'nothing' });
  return { shown, asked: askedOf(discord, shown, locale) };
}

/** Somebody presses a button of a message that the bot has sent. */
export async function press({ discord }: Bench, message: APIMessage, label: string): Promise<Use> {
  const shown = await discord.person('하늘').press(message, label, { until: 'nothing' });
  return { shown, asked: askedOf(discord, shown, 'ko') };
}

function askedOf({ application }: LoopbackDiscord, { interaction }: Shown, locale: string): Asked {
  if (!interaction) throw new Error('no interaction');
  return { id: interaction.id, token: interaction.token, applicationId: application.id, locale };
}

/** Somebody writes in the channel, as the library would tell of it. */
export function wrote({ discord }: Bench, text = '얼마야?', locale = 'ko'): AskedMessage {
  const { id, channel_id: channelId, author } = discord.person('하늘').say(text);
  return { id, channelId, author, guild: { preferredLocale: locale } };
}

/** The contents of what the bot has written in the first channel. */
export function botSaid({ discord }: Bench): string[] {
  return [...discord.channel.messages.values()]
    .filter(({ author }) => author.id === discord.bot.id)
    .map(({ content }) => content);
}

export function sentTo({ discord }: Bench, route: string): number {
  return discord.requests.all.filter((request) => request.route === route).length;
}
