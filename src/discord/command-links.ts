// Makes a command that a message names one to press: Discord shows it in the reader's language and opens it.
import { CONTENT_LIMIT } from './render/split.ts';
import type { MessagePayload } from './render/payload.ts';

export interface CommandLinks {
  /** Takes the ids from the list of registered commands; until then names stay as they are. */
  learn(registered: readonly unknown[]): void;
  /** The message with `/name` in code marks made a link to the command; unchanged where it would not fit. */
  readonly offered: (payload: MessagePayload) => MessagePayload;
}

/** Code marks of our own: those in the text of others are escaped. */
const NAMED = /(?<!\\)`\/([a-z][\w-]{0,31}(?: [a-z][\w-]{0,31})?)`/gu;

export function createCommandLinks(): CommandLinks {
  const ids = new Map<string, string>();
  return {
    learn(registered) {
      for (const command of registered) {
        const { id, name, type = 1, options } = isObject(command) ? command : {};
        if (type !== 1 || typeof name !== 'string' || typeof id !== 'string') continue;
        for (const pressed of pressable(name, options)) ids.set(pressed, id);
      }
    },
    offered(payload) {
      const content = payload.content.replace(NAMED, (whole, name: string) => {
        const id = ids.get(name);
        return id === undefined ? whole : `</${name}:${id}>`;
      });
      return content.length > CONTENT_LIMIT || content === payload.content
        ? payload
        : { ...payload, content };
    },
  };
}

const SUBCOMMAND = 1;

/** The command itself, or in its place its subcommands: Discord opens nothing else. */
function pressable(name: string, options: unknown): readonly string[] {
  const parts: readonly unknown[] = Array.isArray(options) ? options : [];
  const below = parts.filter(isObject).filter(({ type }) => type === SUBCOMMAND);
  return below.length === 0 ? [name] : below.map((part) => `${name} ${String(part['name'])}`);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
