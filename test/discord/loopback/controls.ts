// Finds the button or menu of a message that a person means, and refuses one that a person could not use.
import type { APIMessage } from 'discord.js';
import { isObject, objectIn, objectsIn, textIn, type JsonObject } from './json.ts';

/** The message among `messages` that has the button; the first where none has. */
export function withButton(messages: readonly APIMessage[], label: string): APIMessage {
  const holds = (message: APIMessage): boolean =>
    controlsOf(message).some((part) => part['type'] === 2 && faces(part).includes(label));
  const found = messages.find(holds) ?? messages[0];
  if (!found) throw new Error('no message was shown');
  return found;
}

/** By label, emoji or custom_id; throws where there is none, it is switched off or it is a link. */
export function buttonOf(message: APIMessage, label: string): JsonObject {
  const buttons = controlsOf(message).filter(({ type }) => type === 2);
  const button = buttons.find((candidate) => faces(candidate).includes(label));
  if (!button)
    throw new Error(`no button ${label}; there are: ${buttons.map((each) => faces(each)[0]).join(' | ')}`);
  if (button['disabled'] === true) throw new Error(`the button ${label} is switched off`);
  if (button['url'] !== undefined) throw new Error(`the button ${label} is a link`);
  return button;
}

/** By placeholder or custom_id; `values` must be offered. */
export function menuOf(message: APIMessage, name: string, values: readonly string[]): JsonObject {
  const menus = controlsOf(message).filter(({ type }) => type === 3);
  const menu = menus.find((candidate) => [candidate['placeholder'], candidate['custom_id']].includes(name));
  if (!menu) throw new Error(`no menu ${name}`);
  const offered = objectsIn(menu, 'options').map((option) => textIn(option, 'value'));
  const foreign = values.find((value) => !offered.includes(value));
  if (foreign !== undefined) throw new Error(`the menu ${name} does not offer ${foreign}`);
  return menu;
}

/** The labels of all buttons, links included, in reading order. */
export function buttonLabels(message: APIMessage): string[] {
  return controlsOf(message).flatMap((part) => (part['type'] === 2 ? (faces(part)[0] ?? []) : []));
}

function faces(button: JsonObject): string[] {
  const emoji = textIn(objectIn(button, 'emoji'), 'name');
  return [textIn(button, 'label'), emoji, textIn(button, 'custom_id')].filter((face) => face !== undefined);
}

function controlsOf(message: APIMessage): JsonObject[] {
  return flattened((message.components ?? []).map((row) => ({ ...row })));
}

function flattened(parts: readonly JsonObject[]): JsonObject[] {
  return parts.flatMap((part) => {
    const { accessory } = part;
    return [
      part,
      ...flattened([...objectsIn(part, 'components'), ...(isObject(accessory) ? [accessory] : [])]),
    ];
  });
}
