// What Discord answers instead of doing what was asked: an HTTP status, its own code, and for bodies the fields at fault.
import { isObject, type JsonObject } from './json.ts';

export interface Problem {
  /** Where in the body, keys and positions joined by dots: `components.0.components.1.url`. */
  readonly path: string;
  readonly message: string;
}

export class Refusal extends Error {
  readonly status: number;
  readonly code: number;
  readonly problems: readonly Problem[];

  constructor(status: number, code: number, message: string, problems: readonly Problem[] = []) {
    super(message);
    this.status = status;
    this.code = code;
    this.problems = problems;
  }

  /** The body as Discord writes it. */
  body(): JsonObject {
    const base = { message: this.message, code: this.code };
    return this.problems.length === 0 ? base : { ...base, errors: nested(this.problems) };
  }
}

export const unauthorized = (): Refusal => new Refusal(401, 0, '401: Unauthorized');
export const noSuchRoute = (): Refusal => new Refusal(404, 0, '404: Not Found');
export const unknownChannel = (): Refusal => new Refusal(404, 10_003, 'Unknown Channel');
export const unknownGuild = (): Refusal => new Refusal(404, 10_004, 'Unknown Guild');
export const unknownMessage = (): Refusal => new Refusal(404, 10_008, 'Unknown Message');
export const unknownUser = (): Refusal => new Refusal(404, 10_013, 'Unknown User');
export const unknownWebhook = (): Refusal => new Refusal(404, 10_015, 'Unknown Webhook');
export const unknownInteraction = (): Refusal => new Refusal(404, 10_062, 'Unknown interaction');
export const unknownCommand = (): Refusal => new Refusal(404, 10_063, 'Unknown application command');
export const alreadyAcknowledged = (): Refusal =>
  new Refusal(400, 40_060, 'Interaction has already been acknowledged.');
export const missingAccess = (): Refusal => new Refusal(403, 50_001, 'Missing Access');
export const notTheAuthor = (): Refusal =>
  new Refusal(403, 50_005, 'Cannot edit a message authored by another user');
export const missingPermissions = (): Refusal => new Refusal(403, 50_013, 'Missing Permissions');
export const cannotWriteToPerson = (): Refusal =>
  new Refusal(403, 50_007, 'Cannot send messages to this user');
export const cannotReply = (): Refusal =>
  new Refusal(400, 160_002, 'Cannot reply without permission to read message history');
export const expiredToken = (): Refusal => new Refusal(401, 50_027, 'Invalid Webhook Token');
export const invalidBody = (problems: readonly Problem[]): Refusal =>
  new Refusal(400, 50_035, 'Invalid Form Body', problems);
export const threadExists = (): Refusal =>
  new Refusal(400, 160_004, 'A thread has already been created for this message');

function nested(problems: readonly Problem[]): JsonObject {
  const root: JsonObject = {};
  for (const { path, message } of problems) place(root, path.split('.'), message);
  return root;
}

function place(node: JsonObject, [key = '', ...rest]: readonly string[], message: string): void {
  if (key === '') {
    const errors = Array.isArray(node['_errors']) ? node['_errors'] : [];
    node['_errors'] = [...errors, { code: 'INVALID', message }];
    return;
  }
  const below = node[key];
  const child = isObject(below) ? below : {};
  node[key] = child;
  place(child, rest, message);
}
