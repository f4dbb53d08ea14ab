// Discord's rules for rows, buttons and menus of a message, those that its OpenAPI description leaves out included.
import { isObject, listIn, numberIn, objectIn, objectsIn, textIn, type JsonObject } from '../json.ts';
import type { Problem } from '../refusal.ts';
import { lengthOf, tooLong } from './lengths.ts';

const ROW = 1;
const BUTTON = 2;
const SECTION = 9;
const TEXT_DISPLAY = 10;
const CONTAINER = 17;
const MENUS = new Set([3, 5, 6, 7, 8]);
const LINK = 5;
const PREMIUM = 6;
/** The flag by which a message is made of components alone. */
export const COMPONENTS_V2 = 1 << 15;

export function componentProblems(body: JsonObject, path: string): Problem[] {
  const components = objectsIn(body, 'components');
  const modern = ((numberIn(body, 'flags') ?? 0) & COMPONENTS_V2) !== 0;
  const own = modern ? modernProblems(body, path) : plainProblems(components, path);
  return [...own, ...uniqueProblems(components, `${path}components`)];
}

function plainProblems(rows: readonly JsonObject[], path: string): Problem[] {
  const many = rows.length > 5 ? [problem(`${path}components`, 'at most 5 rows')] : [];
  return [...many, ...rows.flatMap((row, index) => topProblems(row, `${path}components.${index}`))];
}

function topProblems(row: JsonObject, path: string): Problem[] {
  return row['type'] === ROW
    ? rowProblems(row, path)
    : [problem(path, 'only rows without the components flag')];
}

function modernProblems(body: JsonObject, path: string): Problem[] {
  const all = every(objectsIn(body, 'components'));
  const text = all.reduce(
    (sum, part) => sum + lengthOf(part['type'] === TEXT_DISPLAY ? textIn(part, 'content') : ''),
    0,
  );
  return [
    ...(all.length > 40 ? [problem(`${path}components`, 'at most 40 components')] : []),
    ...(text > 4_000 ? [problem(`${path}components`, 'at most 4000 characters')] : []),
    ...(textIn(body, 'content') ? [problem(`${path}content`, 'no content beside the components flag')] : []),
    ...(listIn(body, 'embeds').length > 0
      ? [problem(`${path}embeds`, 'no embeds beside the components flag')]
      : []),
    ...nestedRows(objectsIn(body, 'components'), `${path}components`),
  ];
}

function nestedRows(parts: readonly JsonObject[], path: string): Problem[] {
  return parts.flatMap((part, index) => {
    const here = `${path}.${index}`;
    if (part['type'] === ROW) return rowProblems(part, here);
    if (part['type'] === CONTAINER) return nestedRows(objectsIn(part, 'components'), `${here}.components`);
    const accessory = objectIn(part, 'accessory');
    const isButton = part['type'] === SECTION && accessory['type'] === BUTTON;
    return isButton ? buttonProblems(accessory, `${here}.accessory`) : [];
  });
}

/** Every component at any depth. */
function every(parts: readonly JsonObject[]): JsonObject[] {
  return parts.flatMap((part) => {
    const accessory = part['accessory'];
    const below = isObject(accessory) ? [accessory] : [];
    return [part, ...every([...objectsIn(part, 'components'), ...below])];
  });
}

function rowProblems(row: JsonObject, path: string): Problem[] {
  const parts = objectsIn(row, 'components');
  const menus = parts.filter(({ type }) => MENUS.has(Number(type)));
  return [
    ...(parts.length === 0 ? [problem(path, 'an empty row')] : []),
    ...(parts.length > 5 ? [problem(path, 'at most 5 buttons in a row')] : []),
    ...(menus.length > 0 && parts.length > 1 ? [problem(path, 'a menu takes a whole row')] : []),
    ...parts.flatMap((part, index) => partProblems(part, `${path}.components.${index}`)),
  ];
}

function partProblems(part: JsonObject, path: string): Problem[] {
  if (part['type'] === BUTTON) return buttonProblems(part, path);
  if (MENUS.has(Number(part['type']))) return menuProblems(part, path);
  return [problem(`${path}.type`, `${String(part['type'])} does not belong in a row`)];
}

function buttonProblems(button: JsonObject, path: string): Problem[] {
  const style = numberIn(button, 'style') ?? 0;
  const face = textIn(button, 'label') !== undefined || isObject(button['emoji']);
  const known = Number.isInteger(style) && style >= 1 && style <= PREMIUM;
  return [
    ...(known ? [] : [problem(`${path}.style`, 'not a style')]),
    ...tooLong(button, 'label', path, 0, 80),
    ...(face || style === PREMIUM ? [] : [problem(path, 'a button needs a label or an emoji')]),
    ...(style === LINK ? linkProblems(button, path) : pressProblems(button, path, style)),
  ];
}

function linkProblems(button: JsonObject, path: string): Problem[] {
  const url = textIn(button, 'url');
  if (!url) return [problem(`${path}.url`, 'a link button needs a url')];
  return [
    ...(/^(?:https?|discord):\/\/\S+$/u.test(url) && URL.canParse(url)
      ? []
      : [problem(`${path}.url`, 'not a url')]),
    ...tooLong(button, 'url', path, 1, 512),
    ...(textIn(button, 'custom_id') ? [problem(`${path}.custom_id`, 'a link button has no custom_id')] : []),
  ];
}

function pressProblems(button: JsonObject, path: string, style: number): Problem[] {
  const url = textIn(button, 'url') ? [problem(`${path}.url`, 'only a link button has a url')] : [];
  if (style === PREMIUM) return url;
  return [...url, ...customIdProblems(button, path)];
}

export function customIdProblems(part: JsonObject, path: string): Problem[] {
  if (textIn(part, 'custom_id') === undefined) return [problem(`${path}.custom_id`, 'required')];
  return tooLong(part, 'custom_id', path, 1, 100);
}

function menuProblems(menu: JsonObject, path: string): Problem[] {
  const options = objectsIn(menu, 'options');
  const values = options.map((option) => option['value']);
  const counted = menu['type'] === 3 && (options.length === 0 || options.length > 25);
  return [
    ...customIdProblems(menu, path),
    ...tooLong(menu, 'placeholder', path, 0, 150),
    ...(counted ? [problem(`${path}.options`, '1 to 25 options')] : []),
    ...(new Set(values).size < values.length ? [problem(`${path}.options`, 'a value twice')] : []),
    ...options.flatMap((option, index) => optionProblems(option, `${path}.options.${index}`)),
  ];
}

function optionProblems(option: JsonObject, path: string): Problem[] {
  return [
    ...tooLong(option, 'label', path, 1, 100),
    ...tooLong(option, 'value', path, 1, 100),
    ...tooLong(option, 'description', path, 0, 100),
  ];
}

/** One custom_id twice anywhere in the message. */
export function uniqueProblems(components: readonly JsonObject[], path: string): Problem[] {
  const ids = every(components).flatMap((part) => textIn(part, 'custom_id') ?? []);
  return ids
    .filter((id, index) => ids.indexOf(id) !== index)
    .map((id) => problem(path, `custom_id twice: ${id}`));
}

function problem(path: string, message: string): Problem {
  return { path, message };
}
