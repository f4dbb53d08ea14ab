// Discord's rules for answers to interactions: messages, updates, autocomplete choices and modals.
import { numberIn, objectIn, objectsIn, textIn, type JsonObject } from '../json.ts';
import type { Problem } from '../refusal.ts';
import { choiceProblems } from './command-rules.ts';
import { customIdProblems, uniqueProblems } from './component-rules.ts';
import { tooLong } from './lengths.ts';
import { messageProblems } from './message-rules.ts';

const TEXT_INPUT = 4;
const LABEL = 18;

export function callbackProblems(body: JsonObject): Problem[] {
  const data = objectIn(body, 'data');
  switch (numberIn(body, 'type') ?? 0) {
    case 1:
    case 5:
    case 6:
      return [];
    case 4:
      return messageProblems(data, 'data.');
    case 7:
      return messageProblems(data, 'data.', false);
    case 8:
      return choicesProblems(data);
    case 9:
      return modalProblems(data);
    default:
      return [{ path: 'type', message: 'not a type of interaction callback' }];
  }
}

function choicesProblems(data: JsonObject): Problem[] {
  const choices = objectsIn(data, 'choices');
  return [
    ...(choices.length > 25 ? [{ path: 'data.choices', message: 'at most 25 choices' }] : []),
    ...choices.flatMap((choice, index) => choiceProblems(choice, `data.choices.${index}`)),
  ];
}

function modalProblems(modal: JsonObject): Problem[] {
  const rows = objectsIn(modal, 'components');
  const counted = rows.length === 0 || rows.length > 5;
  return [
    ...(textIn(modal, 'title') === undefined ? [{ path: 'data.title', message: 'required' }] : []),
    ...tooLong(modal, 'title', 'data', 1, 45),
    ...customIdProblems(modal, 'data'),
    ...(counted ? [{ path: 'data.components', message: '1 to 5 rows' }] : []),
    ...rows.flatMap((row, index) => rowProblems(row, `data.components.${index}`)),
    ...uniqueProblems(withoutLabels(rows), 'data.components'),
  ];
}

/** Each label replaced by what it labels. */
function withoutLabels(rows: readonly JsonObject[]): JsonObject[] {
  return rows.map((row) => (row['type'] === LABEL ? objectIn(row, 'component') : row));
}

function rowProblems(row: JsonObject, path: string): Problem[] {
  if (row['type'] === LABEL) return labelProblems(row, path);
  const parts = objectsIn(row, 'components');
  if (row['type'] !== 1) return row['type'] === 10 ? [] : [{ path, message: 'rows and labels only' }];
  if (parts.length !== 1) return [{ path, message: 'one text input a row' }];
  return parts.flatMap((part) => inputProblems(part, `${path}.components.0`, true));
}

function labelProblems(label: JsonObject, path: string): Problem[] {
  const part = objectIn(label, 'component');
  const own = part['type'] === TEXT_INPUT ? inputProblems(part, `${path}.component`, false) : [];
  return [
    ...(textIn(label, 'label') === undefined ? [{ path: `${path}.label`, message: 'required' }] : []),
    ...tooLong(label, 'label', path, 1, 45),
    ...tooLong(label, 'description', path, 1, 100),
    ...own,
  ];
}

function inputProblems(input: JsonObject, path: string, labelled: boolean): Problem[] {
  const least = numberIn(input, 'min_length') ?? 0;
  const most = numberIn(input, 'max_length') ?? 4_000;
  const style = numberIn(input, 'style');
  return [
    ...(input['type'] === TEXT_INPUT ? [] : [{ path: `${path}.type`, message: 'a text input only' }]),
    ...customIdProblems(input, path),
    ...(labelled && !textIn(input, 'label') ? [{ path: `${path}.label`, message: 'required' }] : []),
    ...tooLong(input, 'label', path, 1, 45),
    ...tooLong(input, 'placeholder', path, 0, 100),
    ...(style === 1 || style === 2 ? [] : [{ path: `${path}.style`, message: '1 or 2' }]),
    ...(least > most || most > 4_000 || most < 1
      ? [{ path: `${path}.max_length`, message: 'out of range' }]
      : []),
    ...tooLong(input, 'value', path, 0, most),
  ];
}
