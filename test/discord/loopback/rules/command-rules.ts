// Discord's rules for application commands, those that its OpenAPI description leaves out included.
import { numberIn, objectIn, objectsIn, textIn, type JsonObject } from '../json.ts';
import type { Problem } from '../refusal.ts';
import { lengthOf, tooLong } from './lengths.ts';

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const SUBCOMMAND = 1;
const GROUP = 2;
const MOST = new Map([
  [1, 100],
  [2, 15],
  [3, 15],
]);

export const LOCALES: ReadonlySet<string> = new Set(
  (
    'ar bg cs da de el en-GB en-US es-419 es-ES fi fr he hi hr hu id it ja ko lt nl no pl pt-BR ro ru sv-SE ' +
    'th tr uk vi zh-CN zh-TW'
  ).split(' '),
);

/** A whole list, as the bulk overwrite takes it. */
export function commandListProblems(commands: readonly JsonObject[]): Problem[] {
  const keys = commands.map((command) => `${typeOf(command)} ${textIn(command, 'name')}`);
  const twice = keys.flatMap((key, index) => (keys.indexOf(key) === index ? [] : [index]));
  const crowded = [...MOST].filter(([type, most]) => countOf(commands, type) > most);
  return [
    ...twice.map((index) => ({ path: `${index}.name`, message: 'a name twice' })),
    ...crowded.map(([type, most]) => ({ path: '0', message: `at most ${most} commands of type ${type}` })),
    ...commands.flatMap((command, index) => commandProblems(command, `${index}.`)),
  ];
}

function countOf(commands: readonly JsonObject[], type: number): number {
  return commands.filter((command) => typeOf(command) === type).length;
}

export function typeOf(command: JsonObject): number {
  return numberIn(command, 'type') ?? 1;
}

/** One command; a change of one (`whole` false) may leave out what stays. */
export function commandProblems(command: JsonObject, path = '', whole = true): Problem[] {
  const here = path.replace(/\.$/u, '');
  const slash = typeOf(command) === 1;
  const named = whole || 'name' in command;
  const own = slash ? slashProblems(command, here, path, whole) : menuProblems(command, path);
  return [
    ...(named ? nameProblems(command, here, slash) : []),
    ...localeProblems(command, here, slash),
    ...own,
    ...(totalLength(command) > 8_000
      ? [{ path: `${path}name`, message: 'over 8000 characters in all' }]
      : []),
  ];
}

function slashProblems(command: JsonObject, here: string, path: string, whole: boolean): Problem[] {
  const described = whole || 'description' in command ? descriptionProblems(command, here) : [];
  return [...described, ...optionsProblems(command, `${path}options`, 0)];
}

function menuProblems(command: JsonObject, path: string): Problem[] {
  const described = textIn(command, 'description')
    ? [{ path: `${path}description`, message: 'must be empty' }]
    : [];
  const options =
    objectsIn(command, 'options').length > 0 ? [{ path: `${path}options`, message: 'none here' }] : [];
  return [...described, ...options];
}

function nameProblems(part: JsonObject, path: string, strict: boolean): Problem[] {
  return namesProblems(textIn(part, 'name'), at(path, 'name'), strict);
}

function namesProblems(name: string | undefined, path: string, strict: boolean): Problem[] {
  if (name === undefined || name.trim() === '') return [{ path, message: 'required' }];
  if (lengthOf(name) > 32) return [{ path, message: '1 to 32 characters' }];
  if (!strict) return [];
  const fits = NAME.test(name) && name === name.toLowerCase();
  return fits ? [] : [{ path, message: `lower case without spaces, not ${JSON.stringify(name)}` }];
}

function descriptionProblems(part: JsonObject, path: string): Problem[] {
  if (textIn(part, 'description') === undefined)
    return [{ path: at(path, 'description'), message: 'required' }];
  return tooLong(part, 'description', path, 1, 100);
}

function localeProblems(part: JsonObject, path: string, strict: boolean): Problem[] {
  const names = Object.entries(objectIn(part, 'name_localizations'));
  const descriptions = objectIn(part, 'description_localizations');
  const unknown = [...names.map(([locale]) => locale), ...Object.keys(descriptions)].filter(
    (locale) => !LOCALES.has(locale),
  );
  return [
    ...unknown.map((locale) => ({
      path: at(path, 'name_localizations'),
      message: `no such locale: ${locale}`,
    })),
    ...names.flatMap(([locale, name]) =>
      namesProblems(
        typeof name === 'string' ? name : undefined,
        at(path, `name_localizations.${locale}`),
        strict,
      ),
    ),
    ...Object.keys(descriptions).flatMap((locale) =>
      tooLong(descriptions, locale, at(path, 'description_localizations'), 1, 100),
    ),
  ];
}

function optionsProblems(part: JsonObject, path: string, depth: number): Problem[] {
  const options = objectsIn(part, 'options');
  const names = options.map((option) => textIn(option, 'name'));
  const nested = options.filter(({ type }) => type === SUBCOMMAND || type === GROUP).length;
  return [
    ...(options.length > 25 ? [{ path, message: 'at most 25 options' }] : []),
    ...(nested > 0 && nested < options.length ? [{ path, message: 'subcommands beside other options' }] : []),
    ...names.flatMap((name, index) =>
      names.indexOf(name) === index ? [] : [{ path: `${path}.${index}.name`, message: 'a name twice' }],
    ),
    ...orderProblems(options, path),
    ...options.flatMap((option, index) => optionProblems(option, `${path}.${index}`, depth)),
  ];
}

function orderProblems(options: readonly JsonObject[], path: string): Problem[] {
  return options.flatMap((option, index) =>
    option['required'] === true && options.slice(0, index).some(({ required }) => required !== true)
      ? [{ path: `${path}.${index}.required`, message: 'required options come before optional ones' }]
      : [],
  );
}

function optionProblems(option: JsonObject, path: string, depth: number): Problem[] {
  const type = numberIn(option, 'type') ?? 0;
  const deep = (type === GROUP && depth > 0) || (type === SUBCOMMAND && depth > 1);
  return [
    ...(type >= 1 && type <= 11 ? [] : [{ path: `${path}.type`, message: 'not an option type' }]),
    ...(deep ? [{ path: `${path}.type`, message: 'nested too deep' }] : []),
    ...nameProblems(option, path, true),
    ...localeProblems(option, path, true),
    ...descriptionProblems(option, path),
    ...choicesProblems(option, path),
    ...(type <= GROUP ? optionsProblems(option, `${path}.options`, depth + (type === GROUP ? 1 : 2)) : []),
  ];
}

function choicesProblems(option: JsonObject, path: string): Problem[] {
  const choices = objectsIn(option, 'choices');
  const names = choices.map((choice) => textIn(choice, 'name'));
  const both = option['autocomplete'] === true && choices.length > 0;
  return [
    ...(choices.length > 25 ? [{ path: `${path}.choices`, message: 'at most 25 choices' }] : []),
    ...(both ? [{ path: `${path}.autocomplete`, message: 'either choices or autocomplete' }] : []),
    ...(new Set(names).size < names.length ? [{ path: `${path}.choices`, message: 'a name twice' }] : []),
    ...choices.flatMap((choice, index) => choiceProblems(choice, `${path}.choices.${index}`)),
  ];
}

/** One choice of an option, or of an autocomplete reply. */
export function choiceProblems(choice: JsonObject, path: string): Problem[] {
  const named = textIn(choice, 'name') === undefined ? [{ path: `${path}.name`, message: 'required' }] : [];
  const { value } = choice;
  const valued = typeof value === 'string' || typeof value === 'number';
  return [
    ...named,
    ...tooLong(choice, 'name', path, 1, 100),
    ...(valued ? [] : [{ path: `${path}.value`, message: 'required' }]),
    ...tooLong(choice, 'value', path, 0, 100),
    ...Object.keys(objectIn(choice, 'name_localizations'))
      .filter((locale) => !LOCALES.has(locale))
      .map((locale) => ({ path: `${path}.name_localizations`, message: `no such locale: ${locale}` })),
  ];
}

function totalLength(part: JsonObject): number {
  const own = lengthOf(textIn(part, 'name')) + lengthOf(textIn(part, 'description'));
  const choices = objectsIn(part, 'choices').reduce(
    (sum, choice) => sum + lengthOf(textIn(choice, 'name')) + lengthOf(textIn(choice, 'value')),
    0,
  );
  return objectsIn(part, 'options').reduce((sum, option) => sum + totalLength(option), own + choices);
}

function at(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
