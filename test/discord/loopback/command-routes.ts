// Application commands, global and of one server: list, overwrite, create, change, delete.
import { numberIn, objectsIn, textIn, type JsonObject } from './json.ts';
import { missingAccess, unknownCommand } from './refusal.ts';
import { done, ok, type Call, type Handler, type Reply, type Routes } from './route.ts';
import { typeOf } from './rules/command-rules.ts';
import type { State } from './state.ts';

export function commandRoutes(state: State): Routes {
  return {
    ...routesOf(state, '/applications/{application_id}/commands'),
    ...routesOf(state, '/applications/{application_id}/guilds/{guild_id}/commands'),
  };
}

function routesOf(state: State, path: `/${string}`): Routes {
  const one = `${path}/{command_id}` as const;
  const own =
    (handler: Handler): Handler =>
    (call) => {
      check(state, call);
      return handler(call);
    };
  return {
    [`GET ${path}`]: own((call) => ok(listOf(state, call).map((command) => readable(command, call)))),
    [`PUT ${path}`]: own((call) => ok(overwrite(state, scopeOf(call), call.list))),
    [`POST ${path}`]: own((call) => create(state, call)),
    [`GET ${one}`]: own((call) => ok(find(state, call))),
    [`PATCH ${one}`]: own((call) => ok(patch(state, call))),
    [`DELETE ${one}`]: own((call) => drop(state, call)),
  };
}

function check(state: State, { parameters }: Call): void {
  if (parameters['application_id'] !== state.applicationId) throw missingAccess();
  const guild = parameters['guild_id'];
  if (guild !== undefined && !state.guilds.has(guild)) throw missingAccess();
}

function scopeOf({ parameters }: Call): string {
  return parameters['guild_id'] ?? 'global';
}

function listOf(state: State, call: Call): readonly JsonObject[] {
  return state.commands.get(scopeOf(call)) ?? [];
}

/** The words in all languages come only where they are asked for. */
function readable(command: JsonObject, { query }: Call): JsonObject {
  return query.get('with_localizations') === 'true' ? command : withoutLocalizations(command);
}

function withoutLocalizations(part: JsonObject): JsonObject {
  const { name_localizations: _names, description_localizations: _descriptions, ...rest } = part;
  const below = ['options', 'choices'].filter((key) => key in rest);
  return {
    ...rest,
    ...Object.fromEntries(below.map((key) => [key, objectsIn(rest, key).map(withoutLocalizations)])),
  };
}

/** Replaces all commands of a scope; one of the same name and type keeps its id. */
export function overwrite(state: State, scope: string, wanted: readonly JsonObject[]): readonly JsonObject[] {
  const before = state.commands.get(scope) ?? [];
  const after = wanted.map((command) =>
    completed(
      state,
      scope,
      command,
      before.find((old) => isSame(old, command)),
    ),
  );
  state.commands.set(scope, after);
  return after;
}

function isSame(a: JsonObject, b: JsonObject): boolean {
  return a['name'] === b['name'] && typeOf(a) === typeOf(b);
}

/** A command as Discord keeps it: everything that was left out is there with its usual value. */
function completed(state: State, scope: string, command: JsonObject, before?: JsonObject): JsonObject {
  return {
    ...USUAL,
    ...command,
    type: numberIn(command, 'type') ?? 1,
    id: before?.['id'] ?? state.nextId(),
    application_id: state.applicationId,
    version: state.nextId(),
    ...(scope === 'global' ? {} : { guild_id: scope }),
  };
}

const USUAL: JsonObject = {
  name_localizations: null,
  description: '',
  description_localizations: null,
  default_member_permissions: null,
  dm_permission: true,
  contexts: null,
  integration_types: [0],
  nsfw: false,
};

function create(state: State, call: Call): Reply {
  const scope = scopeOf(call);
  const list = listOf(state, call);
  const before = list.find((old) => isSame(old, call.body));
  const command = completed(state, scope, call.body, before);
  state.commands.set(scope, [...list.filter((old) => old !== before), command]);
  return ok(command, before ? 200 : 201);
}

function find(state: State, call: Call): JsonObject {
  const found = listOf(state, call).find(
    (command) => textIn(command, 'id') === call.parameters['command_id'],
  );
  if (!found) throw unknownCommand();
  return found;
}

function patch(state: State, call: Call): JsonObject {
  const found = find(state, call);
  Object.assign(found, call.body, { version: state.nextId() });
  return found;
}

function drop(state: State, call: Call): Reply {
  const found = find(state, call);
  const kept = listOf(state, call).filter((command) => command !== found);
  state.commands.set(scopeOf(call), kept);
  return done;
}
