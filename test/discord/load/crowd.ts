// Many people of many servers who ask at once, by slash command and by mention, and what became of each question.
import { isObject, objectIn, textIn } from '../loopback/json.ts';
import type { Person } from '../loopback/person.ts';
import type { RecordedRequest } from '../loopback/request-log.ts';
import type { LoopbackDiscord } from '../loopback/server.ts';
import type { Shown } from '../loopback/shown.ts';
import type { Channel, Guild } from '../loopback/state.ts';

export interface Asker {
  readonly server: string;
  readonly how: 'slash' | 'mention';
  readonly person: Person;
}

export interface Asked extends Asker {
  readonly shown: Shown;
}

/** Names of as many servers. */
export function serverNames(count: number): { readonly name: string }[] {
  return Array.from({ length: count }, (_, at) => ({ name: `서버 ${at + 1}` }));
}

export interface CrowdOptions {
  /** Questions of the first server, which come first of all. */
  readonly flood: number;
  /** By how many of its people. */
  readonly flooders: number;
  /** Questions of each other server, each by another of its people. */
  readonly each: number;
  /** Every so many asks by mention. */
  readonly mentionEvery: number;
}

/** Who asks, in the order in which they do: the first server floods before the others come. */
export function crowdOf(discord: LoopbackDiscord, options: CrowdOptions): Asker[] {
  const [first, ...others] = [...discord.guilds.values()];
  if (!first) throw new Error('expected a server');
  const askers = [
    ...peopleOf(discord, first, options.flood, options.flooders),
    ...others.flatMap((guild) => peopleOf(discord, guild, options.each, options.each)),
  ];
  return askers.map((asker, at) => ({
    ...asker,
    how: (at + 1) % options.mentionEvery === 0 ? 'mention' : 'slash',
  }));
}

function peopleOf(
  discord: LoopbackDiscord,
  guild: Guild,
  questions: number,
  people: number,
): Omit<Asker, 'how'>[] {
  const channel = channelOf(guild);
  const persons = Array.from({ length: people }, (_, at) =>
    discord.person(`${guild.name} 사람 ${at}`, { channel }),
  );
  return Array.from({ length: questions }, (_, at) => persons[at % people])
    .filter((person) => person !== undefined)
    .map((person) => ({ server: guild.name, person }));
}

export function channelOf(guild: Guild): Channel {
  for (const channel of guild.channels.values()) return channel;
  throw new Error('expected a channel');
}

/** Everybody asks in the same moment. */
export function askAll(askers: readonly Asker[], question: (at: number) => string): Promise<Asked[]> {
  return Promise.all(askers.map(async (asker, at) => ({ ...asker, shown: await ask(asker, question(at)) })));
}

/** Resolves at once. */
export function ask({ how, person }: Pick<Asker, 'how' | 'person'>, question: string): Promise<Shown> {
  return how === 'mention'
    ? person.mention(question, { until: 'nothing' })
    : person.slash('/ask', { question }, { until: 'nothing' });
}

/** Resolves when `holds` of each of them; looks at each only until it does. */
export async function untilAll(
  discord: LoopbackDiscord,
  asked: readonly Asked[],
  holds: (shown: Shown) => boolean,
  what: string,
): Promise<void> {
  const open = [...asked];
  const isDone = (last = open.at(-1)): boolean => last !== undefined && holds(last.shown);
  await discord.until(() => {
    while (isDone()) open.pop();
    return open.length === 0 || undefined;
  }, what);
}

/** What was said to one question. */
export interface Told {
  /** Callbacks of its interaction; for a mention the messages that were posted. */
  readonly beginnings: number;
  /** Every text that was shown, waits included, oldest first, with when its request came. */
  readonly texts: readonly { readonly text: string; readonly at: number }[];
}

/** In the order of `asked`. Needs a loopback Discord that remembers all its requests. */
export function toldTo(discord: LoopbackDiscord, asked: readonly Asked[]): Told[] {
  const byKey = new Map<string, RecordedRequest[]>();
  for (const request of discord.requests.all.filter(({ status }) => status < 300)) {
    const key = keyOf(request, discord);
    byKey.set(key, [...(byKey.get(key) ?? []), request]);
  }
  return asked.map(({ shown }) => toldBy(byKey.get(keyOfAsked(shown)) ?? []));
}

function toldBy(requests: readonly RecordedRequest[]): Told {
  const texts = requests.flatMap(({ body, arrivedAt }) => {
    const text = textOf(body);
    return text === undefined ? [] : [{ text, at: arrivedAt }];
  });
  return { beginnings: requests.filter(isBeginning).length, texts };
}

function isBeginning({ route }: RecordedRequest): boolean {
  return route.endsWith('/callback') || route === POSTING;
}

const POSTING = 'POST /channels/{channel_id}/messages';

/** The token of an interaction, or the id of the message that was asked with. */
function keyOfAsked({ interaction, asked }: Shown): string {
  return interaction?.token ?? asked?.id ?? '';
}

function keyOf({ route, path, body }: RecordedRequest, { state }: LoopbackDiscord): string {
  const parts = path.split('/');
  if (route.includes('{interaction_token}') || route.includes('{webhook_token}')) return parts[3] ?? '';
  if (route === POSTING)
    return textIn(objectIn(isObject(body) ? body : {}, 'message_reference'), 'message_id') ?? '';
  const edited = parts[4];
  for (const [asked, messages] of state.answers) if (messages.some(({ id }) => id === edited)) return asked;
  return '';
}

function textOf(body: unknown): string | undefined {
  if (!isObject(body)) return undefined;
  return textIn(isObject(body['data']) ? body['data'] : body, 'content');
}
