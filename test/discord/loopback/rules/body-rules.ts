// Every rule for the body of one request, whether Discord's description states it or not.
import { isObject, textIn, type JsonObject } from '../json.ts';
import type { Problem } from '../refusal.ts';
import { callbackProblems } from './callback-rules.ts';
import { commandListProblems, commandProblems } from './command-rules.ts';
import { tooLong } from './lengths.ts';
import { messageProblems } from './message-rules.ts';
import { openApiProblems } from './openapi.ts';

type Rule = (body: JsonObject) => Problem[];

const edited: Rule = (body) => messageProblems(body, '', false);
const threadNamed: Rule = (body) =>
  textIn(body, 'name') === undefined
    ? [{ path: 'name', message: 'required' }]
    : tooLong(body, 'name', '', 1, 100);

/** The rules that stand beside the description, by route. */
export const RULES: Readonly<Record<string, Rule>> = {
  'POST /channels/{channel_id}/messages': (body) => messageProblems(body),
  'PATCH /channels/{channel_id}/messages/{message_id}': edited,
  'POST /webhooks/{webhook_id}/{webhook_token}': (body) => messageProblems(body),
  'PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original': edited,
  'PATCH /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}': edited,
  'POST /interactions/{interaction_id}/{interaction_token}/callback': callbackProblems,
  'POST /applications/{application_id}/commands': (body) => commandProblems(body),
  'POST /applications/{application_id}/guilds/{guild_id}/commands': (body) => commandProblems(body),
  'PATCH /applications/{application_id}/commands/{command_id}': (body) => commandProblems(body, '', false),
  'PATCH /applications/{application_id}/guilds/{guild_id}/commands/{command_id}': (body) =>
    commandProblems(body, '', false),
  'POST /channels/{channel_id}/threads': threadNamed,
  'POST /channels/{channel_id}/messages/{message_id}/threads': threadNamed,
};

/**
 * What Discord would refuse in `body`, before it looks at anything that it knows itself.
 * `route` is a method and a path as Discord's description spells it (`POST /channels/{channel_id}/messages`),
 * so that a rendered message can be held to the rules without a server.
 */
export function bodyProblems(route: string, body: unknown): Problem[] {
  return [...ownProblems(route, body), ...openApiProblems(route, body)];
}

function ownProblems(route: string, body: unknown): Problem[] {
  if (route.startsWith('PUT ') && route.endsWith('/commands'))
    return Array.isArray(body)
      ? commandListProblems(body.filter(isObject))
      : [{ path: 'body', message: 'a list of commands' }];
  const rule = RULES[route];
  if (!rule) return [];
  return isObject(body) ? rule(body) : [{ path: 'body', message: 'an object' }];
}
