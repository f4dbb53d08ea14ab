// Turns what a person types (`/article add`, options by name) into the data of an interaction, and refuses what Discord's client would not send.
import { isObject, numberIn, objectIn, objectsIn, textIn, type JsonObject } from './json.ts';
import { typeOf } from './rules/command-rules.ts';
import { lengthOf } from './rules/lengths.ts';
import type { Channel, State } from './state.ts';

/** A file that a person attaches to an option of type attachment. */
export interface TypedFile {
  readonly filename: string;
  readonly content: string | Uint8Array;
  readonly contentType?: string;
}

export type Typed = Readonly<Record<string, string | number | boolean | TypedFile>>;

export interface TypedCommand {
  /** With or without the slash; subcommands after a space; in the person's language or as registered. */
  readonly name: string;
  readonly options: Typed;
  readonly locale: string;
  readonly channel: Channel;
  /** The option that is being typed, for autocomplete: nothing is required then. */
  readonly focused?: string;
  /** Stores a file and tells what Discord says of it. */
  readonly attach: (file: TypedFile) => JsonObject;
}

const ATTACHMENT = 11;

/** The registered command of this name and type that a person sees in this channel. */
export function findCommand(
  state: State,
  name: string,
  type: number,
  locale: string,
  channel: Channel,
): JsonObject {
  const own = channel.guild ? (state.commands.get(channel.guild.id) ?? []) : [];
  const all = [...own, ...(state.commands.get('global') ?? [])];
  const found = all.find((command) => typeOf(command) === type && isCalled(command, name, locale));
  if (!found) throw new Error(`no command of type ${type} named ${name} is registered for this channel`);
  return found;
}

function isCalled(part: JsonObject, name: string, locale: string): boolean {
  return part['name'] === name || objectIn(part, 'name_localizations')[locale] === name;
}

export function commandData(state: State, typed: TypedCommand): JsonObject {
  const [first = '', ...path] = typed.name.replace(/^\//u, '').split(' ');
  const command = findCommand(state, first, 1, typed.locale, typed.channel);
  const attachments: JsonObject = {};
  const options = optionsOf(command, path, typed, attachments);
  return {
    id: command['id'],
    name: command['name'],
    type: 1,
    ...(command['guild_id'] ? { guild_id: command['guild_id'] } : {}),
    ...(options.length > 0 ? { options } : {}),
    ...(Object.keys(attachments).length > 0 ? { resolved: { attachments } } : {}),
  };
}

function optionsOf(
  part: JsonObject,
  path: readonly string[],
  typed: TypedCommand,
  attachments: JsonObject,
): JsonObject[] {
  const offered = objectsIn(part, 'options');
  const [next, ...rest] = path;
  if (next === undefined) return valuesOf(offered, typed, attachments);
  const below = offered.find((option) => Number(option['type']) <= 2 && isCalled(option, next, typed.locale));
  if (!below) throw new Error(`${String(part['name'])} has no subcommand ${next}`);
  return [{ name: below['name'], type: below['type'], options: optionsOf(below, rest, typed, attachments) }];
}

function valuesOf(
  offered: readonly JsonObject[],
  typed: TypedCommand,
  attachments: JsonObject,
): JsonObject[] {
  if (offered.some(({ type }) => Number(type) <= 2)) throw new Error(`${typed.name} needs a subcommand`);
  const named = Object.keys(typed.options);
  const extra = named.find((name) => !offered.some((option) => isCalled(option, name, typed.locale)));
  if (extra !== undefined) throw new Error(`${typed.name} has no option ${extra}`);
  return offered.flatMap((option) => valueOf(option, typed, attachments));
}

function valueOf(option: JsonObject, typed: TypedCommand, attachments: JsonObject): JsonObject[] {
  const entry = Object.entries(typed.options).find(([name]) => isCalled(option, name, typed.locale));
  const required = option['required'] === true && typed.focused === undefined;
  if (!entry && required) throw new Error(`${typed.name} requires ${String(option['name'])}`);
  if (!entry) return [];
  const [name, given] = entry;
  const value = plainValue(given, typed, attachments);
  if (typed.focused === undefined) checkValue(option, value);
  const focused = name === typed.focused ? { focused: true } : {};
  return [{ name: option['name'], type: option['type'], value, ...focused }];
}

function plainValue(
  given: Typed[string],
  typed: TypedCommand,
  attachments: JsonObject,
): string | number | boolean {
  if (typeof given !== 'object') return given;
  const attachment = typed.attach(given);
  const id = String(attachment['id']);
  attachments[id] = attachment;
  return id;
}

/** What Discord's client checks before it sends. */
function checkValue(option: JsonObject, value: string | number | boolean): void {
  const wanted = { 3: 'string', 4: 'number', 5: 'boolean', 10: 'number' }[Number(option['type'])] ?? 'string';
  const label = String(option['name']);
  if (typeof value !== wanted) throw new Error(`${label} takes a ${wanted}, not ${typeof value}`);
  const choices = objectsIn(option, 'choices').map((choice) => choice['value']);
  if (choices.length > 0 && !choices.includes(value))
    throw new Error(`${label} does not offer ${String(value)}`);
  if (Number(option['type']) !== ATTACHMENT) checkRange(option, label, value);
}

function checkRange(option: JsonObject, label: string, value: string | number | boolean): void {
  const [least, most] =
    typeof value === 'string'
      ? [numberIn(option, 'min_length') ?? 0, numberIn(option, 'max_length') ?? 6_000]
      : [numberIn(option, 'min_value') ?? -Infinity, numberIn(option, 'max_value') ?? Infinity];
  const size = typeof value === 'string' ? lengthOf(value) : Number(value);
  if (size < least || size > most) throw new Error(`${label} takes ${least} to ${most}, not ${size}`);
}

/** The values typed into a modal, by custom_id or label, as the modal submit carries them. */
export function modalData(modal: JsonObject, values: Readonly<Record<string, string>>): JsonObject {
  const components = objectsIn(modal, 'components').map((row) => filledRow(row, values));
  return { custom_id: modal['custom_id'], components };
}

function filledRow(row: JsonObject, values: Readonly<Record<string, string>>): JsonObject {
  const { component } = row;
  if (isObject(component))
    return { type: row['type'], id: 0, component: filled(component, textIn(row, 'label'), values) };
  const parts = objectsIn(row, 'components').map((part) => filled(part, textIn(part, 'label'), values));
  return { type: row['type'], id: 0, components: parts };
}

function filled(
  input: JsonObject,
  label: string | undefined,
  values: Readonly<Record<string, string>>,
): JsonObject {
  const id = String(input['custom_id']);
  const value = values[id] ?? values[label ?? id] ?? textIn(input, 'value') ?? '';
  if (value === '' && input['required'] !== false) throw new Error(`the form requires ${label ?? id}`);
  const most = numberIn(input, 'max_length') ?? 4_000;
  if (lengthOf(value) > most) throw new Error(`${label ?? id} takes at most ${most} characters`);
  return { type: input['type'], id: 0, custom_id: id, value };
}
