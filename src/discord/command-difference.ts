// What registering would change: commands as they are wanted beside those that Discord has, whatever it adds by itself. Pure.
import { isObject } from './deliver/outcome.ts';

export interface Difference {
  /** `/ask`; a message command as it is called. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly { readonly name: string; readonly fields: readonly string[] }[];
  readonly same: readonly string[];
}

type Json = Readonly<Record<string, unknown>>;

/** Compared by name and type; anything in `registered` that is not a command counts as one to remove. */
export function planCommands(wanted: readonly object[], registered: readonly unknown[]): Difference {
  const before = new Map(registered.filter(isObject).map((command) => [keyOf(command), command]));
  const after = new Map(wanted.filter(isObject).map((command) => [keyOf(command), command]));
  const pairs = [...after].flatMap(([key, command]) => {
    const known = before.get(key);
    return known ? [{ name: shownName(command), fields: differingFields(command, known) }] : [];
  });
  return {
    added: [...after].filter(([key]) => !before.has(key)).map(([, command]) => shownName(command)),
    removed: [...before].filter(([key]) => !after.has(key)).map(([, command]) => shownName(command)),
    changed: pairs.filter(({ fields }) => fields.length > 0),
    same: pairs.filter(({ fields }) => fields.length === 0).map(({ name }) => name),
  };
}

export function differs({ added, removed, changed }: Difference): boolean {
  return added.length + removed.length + changed.length > 0;
}

const SLASH = 1;

function keyOf(command: Json): string {
  return `${typeOf(command)} ${nameOf(command)}`;
}

function shownName(command: Json): string {
  return typeOf(command) === SLASH ? `/${nameOf(command)}` : nameOf(command);
}

function typeOf({ type }: Json): number {
  return typeof type === 'number' ? type : SLASH;
}

function nameOf({ name }: Json): string {
  return typeof name === 'string' ? name : '?';
}

/** Left out of a command, these are Discord's to choose; for a command of one server it keeps none of them. */
const CHOSEN_BY_DISCORD = ['contexts', 'integration_types'];
const COMPARED = [
  'description',
  'name_localizations',
  'description_localizations',
  'default_member_permissions',
  'nsfw',
  'options',
];

function differingFields(wanted: Json, registered: Json): string[] {
  const ofOneServer = registered['guild_id'] !== undefined;
  const chosen = ofOneServer ? [] : CHOSEN_BY_DISCORD.filter((field) => field in wanted);
  return [...COMPARED, ...chosen].filter((field) => plain(wanted, field) !== plain(registered, field));
}

/** A value as text: keys in order, and without what says no more than its absence. */
function plain(command: Json, field: string): string {
  return JSON.stringify(normalised({ [field]: command[field] })) ?? '';
}

/** Lists whose order says nothing. */
const SETS = new Set(['contexts', 'integration_types', 'channel_types']);
/** What is known of an option or a choice; Discord may add more. */
const PARTS = new Set([
  'autocomplete',
  'channel_types',
  'choices',
  'description',
  'description_localizations',
  'max_length',
  'max_value',
  'min_length',
  'min_value',
  'name',
  'name_localizations',
  'options',
  'required',
  'type',
  'value',
]);

function normalised(value: unknown, within: 'list' | 'object' = 'object'): unknown {
  if (value === null || value === false || value === '') return undefined;
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value;
    return list.length === 0 ? undefined : list.map((item) => normalised(item, 'list'));
  }
  if (!isObject(value)) return value;
  const entries = Object.entries(value)
    .filter(([key]) => within === 'object' || PARTS.has(key))
    .map(([key, part]) => [key, normalised(SETS.has(key) ? inOrder(part) : part)] as const)
    .filter(([, part]) => part !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function inOrder(list: unknown): unknown {
  return Array.isArray(list) ? list.map(Number).sort((a, b) => a - b) : list;
}
