// Whom a message notifies: its mentions as Discord reads them, less what allowed_mentions forbids.
import type { APIUser } from 'discord.js';
import { isObject, listIn, type JsonObject } from './json.ts';

export interface Mentioned {
  readonly everyone: boolean;
  readonly users: readonly string[];
  readonly roles: readonly string[];
}

const CODE = /```[\s\S]*?```|``[\s\S]*?``|`[^`]*`/gu;

/** `body` is a message's JSON; `repliedTo` the author of the message that it answers. Mentions in code notify nobody. */
export function mentionedIn(body: JsonObject, repliedTo?: APIUser): Mentioned {
  const content = typeof body['content'] === 'string' ? body['content'].replaceAll(CODE, ' ') : '';
  const allowed = body['allowed_mentions'];
  const users = allowedIds(idsIn(content, /<@!?(\d{17,20})>/gu), allowed, 'users');
  const replied = repliedTo && repliesPing(allowed) ? [repliedTo.id] : [];
  return {
    everyone: /@(?:everyone|here)/u.test(content) && allowsAll(allowed, 'everyone'),
    users: [...new Set([...users, ...replied])],
    roles: allowedIds(idsIn(content, /<@&(\d{17,20})>/gu), allowed, 'roles'),
  };
}

function idsIn(content: string, pattern: RegExp): string[] {
  return [...new Set([...content.matchAll(pattern)].map(([, id = '']) => id))];
}

function allowedIds(ids: readonly string[], allowed: unknown, kind: 'users' | 'roles'): string[] {
  if (allowsAll(allowed, kind)) return [...ids];
  return ids.filter((id) => listIn(allowed, kind).includes(id));
}

function allowsAll(allowed: unknown, kind: string): boolean {
  return !isObject(allowed) || listIn(allowed, 'parse').includes(kind);
}

function repliesPing(allowed: unknown): boolean {
  return !isObject(allowed) || allowed['replied_user'] === true;
}
