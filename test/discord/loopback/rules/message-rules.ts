// Discord's rules for the body of a message, those that its OpenAPI description leaves out included.
import { isObject, listIn, numberIn, objectIn, objectsIn, textIn, type JsonObject } from '../json.ts';
import type { Problem } from '../refusal.ts';
import { componentProblems } from './component-rules.ts';
import { lengthOf, tooLong } from './lengths.ts';

/**
 * `body` as sent; `path` is put before every problem's own (`data.` in interaction callbacks).
 * A new message needs something to show (`whole`); an edit may leave everything as it was.
 */
export function messageProblems(body: JsonObject, path = '', whole = true): Problem[] {
  return [
    ...(whole && showsNothing(body)
      ? [{ path: `${path}content`, message: 'Cannot send an empty message' }]
      : []),
    ...contentProblems(body, path),
    ...embedsProblems(objectsIn(body, 'embeds'), `${path}embeds`),
    ...componentProblems(body, path),
    ...allowedMentionsProblems(objectIn(body, 'allowed_mentions'), `${path}allowed_mentions`),
    ...nonceProblems(body, path),
  ];
}

function showsNothing(body: JsonObject): boolean {
  const lists = ['embeds', 'components', 'attachments', 'sticker_ids'].map((key) => listIn(body, key));
  const words = (textIn(body, 'content') ?? '').trim();
  return words === '' && lists.every((list) => list.length === 0) && !isObject(body['poll']);
}

function contentProblems(body: JsonObject, path: string): Problem[] {
  const content = body['content'];
  if (content === undefined || content === null) return [];
  if (typeof content !== 'string') return [{ path: `${path}content`, message: 'not a text' }];
  return tooLong(body, 'content', path.replace(/\.$/u, ''), 0, 2_000);
}

function embedsProblems(embeds: readonly JsonObject[], path: string): Problem[] {
  const total = embeds.reduce((sum, embed) => sum + embedLength(embed), 0);
  return [
    ...(embeds.length > 10 ? [{ path, message: 'at most 10 embeds' }] : []),
    ...(total > 6_000 ? [{ path, message: `at most 6000 characters in all embeds, not ${total}` }] : []),
    ...embeds.flatMap((embed, index) => embedProblems(embed, `${path}.${index}`)),
  ];
}

function embedLength(embed: JsonObject): number {
  const own = [embed['title'], embed['description']];
  const footer = objectIn(embed, 'footer')['text'];
  const author = objectIn(embed, 'author')['name'];
  const fields = objectsIn(embed, 'fields').flatMap(({ name, value }) => [name, value]);
  const texts = [...own, footer, author, ...fields];
  return texts.reduce<number>((sum, text) => sum + (typeof text === 'string' ? lengthOf(text) : 0), 0);
}

function embedProblems(embed: JsonObject, path: string): Problem[] {
  const fields = objectsIn(embed, 'fields');
  return [
    ...tooLong(embed, 'title', path, 0, 256),
    ...tooLong(embed, 'description', path, 0, 4_096),
    ...tooLong(objectIn(embed, 'footer'), 'text', `${path}.footer`, 1, 2_048),
    ...tooLong(objectIn(embed, 'author'), 'name', `${path}.author`, 1, 256),
    ...urlProblems(embed, path),
    ...(fields.length > 25 ? [{ path: `${path}.fields`, message: 'at most 25 fields' }] : []),
    ...fields.flatMap((field, index) => fieldProblems(field, `${path}.fields.${index}`)),
  ];
}

function urlProblems(embed: JsonObject, path: string): Problem[] {
  const url = textIn(embed, 'url');
  if (!url || (/^https?:\/\//u.test(url) && URL.canParse(url))) return [];
  return [{ path: `${path}.url`, message: 'not an http(s) url' }];
}

function fieldProblems(field: JsonObject, path: string): Problem[] {
  const missing = ['name', 'value'].filter((key) => textIn(field, key) === undefined);
  return [
    ...missing.map((key) => ({ path: `${path}.${key}`, message: 'required' })),
    ...tooLong(field, 'name', path, 1, 256),
    ...tooLong(field, 'value', path, 1, 1_024),
  ];
}

function allowedMentionsProblems(allowed: JsonObject, path: string): Problem[] {
  const both = ['users', 'roles'].filter(
    (kind) => listIn(allowed, 'parse').includes(kind) && listIn(allowed, kind).length > 0,
  );
  return both.map((kind) => ({ path: `${path}.${kind}`, message: 'both parsed and listed' }));
}

function nonceProblems(body: JsonObject, path: string): Problem[] {
  const none = body['nonce'] === undefined || body['nonce'] === null;
  if (none && body['enforce_nonce'] === true)
    return [{ path: `${path}enforce_nonce`, message: 'needs a nonce' }];
  const number = numberIn(body, 'nonce');
  if (number !== undefined && !Number.isSafeInteger(number))
    return [{ path: `${path}nonce`, message: 'not an integer' }];
  return tooLong(body, 'nonce', path.replace(/\.$/u, ''), 0, 25);
}
