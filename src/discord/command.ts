// What a command is: how Discord lists it, and a function from a call to the messages that answer it.
import type { RESTPostAPIApplicationCommandsJSONBody } from 'discord.js';
import type { GivenFile } from '../core/article/outside.ts';
import type { Services } from '../core/services.ts';
import type { Language } from '../core/types.ts';
import type { Adding } from './adding.ts';
import type { Asking } from './asking.ts';
import type { Following } from './feeds/following.ts';
import type { Form } from './render/form.ts';
import type { Place } from './place.ts';
import type { MessagePayload, View } from './render/payload.ts';
import type { Choices, Settings } from './settings.ts';

/** The JSON that registers a command. */
export type CommandData = RESTPostAPIApplicationCommandsJSONBody;

/** Who uses it. */
export interface Asker {
  readonly id: string;
  /** As shown in the server. */
  readonly name: string;
  /** Of their Discord. */
  readonly language: Language;
  /** May manage the server; true where the library is their own. */
  readonly manages: boolean;
  readonly roles: readonly string[];
}

/** What was typed or chosen. */
export interface Options {
  /** Which subcommand, '' where there is none. */
  readonly subcommand: string;
  string(name: string): string | undefined;
  boolean(name: string): boolean | undefined;
  /** The id of a chosen role. */
  role(name: string): string | undefined;
  /** A file that was attached. */
  file(name: string): GivenFile | undefined;
  /** The message that a message command was used on. */
  readonly target: TargetMessage | undefined;
}

export interface TargetMessage {
  readonly text: string;
  /** Whether the bot itself wrote it. */
  readonly own: boolean;
}

export interface Call {
  readonly services: Services;
  readonly settings: Settings;
  readonly ask: Asking;
  readonly adding: Adding;
  readonly feeds: Following | undefined;
  readonly place: Place;
  /** The channel itself in which it is used, a thread where it is one. */
  readonly here: string;
  readonly choices: Choices;
  readonly asker: Asker;
  readonly options: Options;
  readonly view: View;
  readonly signal: AbortSignal;
  /** Takes an answer that is still being written. */
  readonly watch: Watch;
}

export type Watch = (payloads: readonly MessagePayload[]) => void;

/** Who may see the answer: as settings and the option `private` say, or always the asker alone. */
export type Audience = 'as-chosen' | 'asker';

export interface Command {
  readonly data: CommandData;
  readonly audience: Audience;
  /** Done at once, without waiting in the queue behind questions: always, or for these options. */
  readonly light?: true | ((options: Options) => boolean);
  /** The form that is opened instead of an answer, where the options ask for one. Told at once, before anything else. */
  opens?(call: Pick<Call, 'asker' | 'options' | 'choices' | 'view'>): Form | undefined;
  run(call: Call): Promise<readonly MessagePayload[]>;
  /** Names and values offered while the option `focused` is typed. */
  complete?(typing: Typing): Promise<readonly Choice[]>;
}

export interface Typing extends Pick<Call, 'services' | 'place' | 'choices' | 'asker' | 'options'> {
  readonly focused: { readonly name: string; readonly value: string };
}

export interface Choice {
  readonly name: string;
  readonly value: string;
}
