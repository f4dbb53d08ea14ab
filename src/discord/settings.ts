// What a server and each of its channels have chosen: kept by the store, held in memory so that reading it never waits.
import type { Services } from '../core/services.ts';
import type { Language, Manner } from '../core/types.ts';
import type { Place } from './place.ts';

export type Visibility = 'public' | 'private';
/** Who may add and remove articles: those who may manage the server, everybody, or the holders of one role as well. */
export type Keepers = 'managers' | 'everyone' | { readonly role: string };

/** What was chosen at one level; what is absent is left to the level above. */
export interface Choices {
  /** 'auto' answers in the question's language, also where the level above names one. */
  readonly language?: Language | 'auto';
  readonly visibility?: Visibility;
  /** The id of the article that answers. */
  readonly article?: string;
  readonly keepers?: Keepers;
  readonly length?: NonNullable<Manner['length']>;
  readonly speech?: NonNullable<Manner['register']>;
  /** Whether those who manage the server can see what a model wrote and the gate let fall. */
  readonly dropped?: 'on' | 'off';
}

export type Level = 'server' | 'channel';

export interface Settings {
  /** Reads a scope's choices from the store, once. */
  load(scope: string): Promise<void>;
  /** Whether a scope's choices are in memory. */
  knows(scope: string): boolean;
  /** The channel's choices over the server's. Before `load` is done: private where others look on. */
  of(place: Place): Choices;
  /** What was chosen at this level itself. */
  at(place: Place, level: Level): Choices;
  /** Keeps the changes and then uses them; a change to undefined takes the choice back. */
  change(place: Place, level: Level, changes: Changes): Promise<void>;
  /** Drops a scope from memory; the store keeps it. */
  forget(scope: string): void;
}

export type Changes = { readonly [Name in keyof Choices]?: Choices[Name] | undefined };

interface Kept {
  readonly server: Choices;
  readonly channels: Readonly<Record<string, Choices>>;
}

const KEY = 'discord';
const NOTHING: Kept = { server: {}, channels: {} };
/** Scopes held in memory; a server's are held as long as the bot is in it, so these bound direct messages. */
const HELD = 20_000;

export function createSettings(store: Pick<Services, 'setting' | 'setSetting'>): Settings {
  const held = new Map<string, Kept>();
  const loading = new Map<string, Promise<Kept>>();
  /** Changes of one scope follow each other, so that none is lost. */
  const changing = new Map<string, Promise<void>>();

  const kept = (scope: string): Promise<Kept> => {
    const here = held.get(scope);
    if (here) return Promise.resolve(here);
    const known = loading.get(scope);
    if (known) return known;
    const reading = store
      .setting(scope, KEY)
      .then((text) => hold(scope, keptOf(text)))
      .finally(() => loading.delete(scope));
    loading.set(scope, reading);
    return reading;
  };
  const hold = (scope: string, choices: Kept): Kept => {
    held.delete(scope);
    held.set(scope, choices);
    for (const oldest of held.keys()) {
      if (held.size <= HELD) break;
      held.delete(oldest);
    }
    return choices;
  };
  const write = async (place: Place, level: Level, changes: Changes): Promise<void> => {
    const choices = changed(await kept(place.scope), place, level, changes);
    await store.setSetting(place.scope, KEY, JSON.stringify(choices));
    hold(place.scope, choices);
  };
  return {
    load: async (scope) => void (await kept(scope)),
    knows: (scope) => held.has(scope),
    of(place) {
      const here = held.get(place.scope);
      if (!here) return place.direct ? {} : { visibility: 'private' };
      return { ...here.server, ...here.channels[place.channelId] };
    },
    at(place, level) {
      const { server, channels } = held.get(place.scope) ?? NOTHING;
      return level === 'server' ? server : (channels[place.channelId] ?? {});
    },
    change(place, level, changes) {
      const before = changing.get(place.scope) ?? Promise.resolve();
      const done = before.catch(() => undefined).then(() => write(place, level, changes));
      changing.set(place.scope, done);
      const clear = (): void => {
        if (changing.get(place.scope) === done) changing.delete(place.scope);
      };
      done.then(clear, clear);
      return done;
    },
    forget: (scope) => void held.delete(scope),
  };
}

function changed(kept: Kept, { channelId }: Place, level: Level, changes: Changes): Kept {
  if (level === 'server') return { ...kept, server: merged(kept.server, changes) };
  const channel = merged(kept.channels[channelId] ?? {}, changes);
  const { [channelId]: _, ...others } = kept.channels;
  const channels = Object.keys(channel).length === 0 ? others : { ...others, [channelId]: channel };
  return { ...kept, channels };
}

function merged(choices: Choices, changes: Changes): Choices {
  return Object.fromEntries(
    Object.entries({ ...choices, ...changes }).filter(([, value]) => value !== undefined),
  );
}

/** What the store gave back, with everything left out that is not a choice of ours. */
function keptOf(text: string | undefined): Kept {
  const value = parsed(text);
  if (!isObject(value)) return NOTHING;
  const channels = isObject(value['channels']) ? value['channels'] : {};
  return {
    server: choicesOf(value['server']),
    channels: Object.fromEntries(Object.entries(channels).map(([id, given]) => [id, choicesOf(given)])),
  };
}

function choicesOf(given: unknown): Choices {
  if (!isObject(given)) return {};
  const { visibility, article, keepers, dropped } = given;
  return {
    ...mannersOf(given),
    ...((dropped === 'on' || dropped === 'off') && { dropped }),
    ...((visibility === 'public' || visibility === 'private') && { visibility }),
    ...(typeof article === 'string' && { article }),
    ...keepersOf(keepers),
  };
}

/** How somebody is spoken to, as a place or a person chose it. */
export function mannersOf(
  given: Readonly<Record<string, unknown>>,
): Pick<Choices, 'language' | 'length' | 'speech'> {
  const language = oneOf(given['language'], ['auto', 'ko', 'en']);
  const length = oneOf(given['length'], LENGTHS);
  const speech = oneOf(given['speech'], SPEECHES);
  return { ...(language && { language }), ...(length && { length }), ...(speech && { speech }) };
}

export const LENGTHS = ['short', 'normal', 'long'] as const satisfies readonly Choices['length'][];
export const SPEECHES = ['haeyo', 'hapsyo', 'plain'] as const satisfies readonly Choices['speech'][];

export function oneOf<const Value extends string>(
  given: unknown,
  values: readonly Value[],
): Value | undefined {
  return values.find((value) => value === given);
}

function keepersOf(given: unknown): { readonly keepers?: Keepers } {
  if (given === 'managers' || given === 'everyone') return { keepers: given };
  return isObject(given) && typeof given['role'] === 'string' ? { keepers: { role: given['role'] } } : {};
}

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The language that was chosen for all that is said; undefined where it follows the question. */
export function chosenLanguage({ language }: Choices): Language | undefined {
  return language === 'auto' ? undefined : language;
}
