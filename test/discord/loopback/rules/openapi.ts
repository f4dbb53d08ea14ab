// Holds request bodies to Discord's published OpenAPI description, where that file is present.
import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { isObject, objectIn, type JsonObject } from '../json.ts';
import type { Problem } from '../refusal.ts';

const FILE = '/work/shared/specs/discord-openapi.json';
const LARGEST_INT64 = 2n ** 63n - 1n;
const LARGEST_SNOWFLAKE = 2n ** 64n - 1n;

/** Whether bodies are held to the description in this run. */
export const isOpenApiPresent = (): boolean => existsSync(FILE);

let checks: { readonly ajv: Ajv2020; readonly paths: JsonObject } | undefined;
const validators = new Map<string, ValidateFunction | undefined>();

/** `route` as the description spells it: `POST /channels/{channel_id}/messages`. Unknown routes have no problems. */
export function openApiProblems(route: string, body: unknown): Problem[] {
  prepareOpenApi([route]);
  const validate = validators.get(route);
  if (!validate || validate(body)) return [];
  const errors = [...(validate.errors ?? [])].sort((a, b) => b.instancePath.length - a.instancePath.length);
  return errors.slice(0, 5).map(({ instancePath, message, params }) => ({
    path: instancePath.slice(1).replaceAll('/', '.') || 'body',
    message: `${message ?? 'invalid'} ${JSON.stringify(params)}`,
  }));
}

/** Compiles now what would otherwise hold up the first request of each route. */
export function prepareOpenApi(routes: readonly string[]): void {
  if (!isOpenApiPresent()) return;
  for (const route of routes) if (!validators.has(route)) validators.set(route, validatorOf(route));
}

function validatorOf(route: string): ValidateFunction | undefined {
  const { ajv, paths } = (checks ??= load());
  const [method = '', path = ''] = route.split(' ');
  const request = objectIn(objectIn(objectIn(paths, path), method.toLowerCase()), 'requestBody');
  const { schema } = objectIn(objectIn(request, 'content'), 'application/json');
  return isObject(schema) ? ajv.compile(schema) : undefined;
}

function load(): { ajv: Ajv2020; paths: JsonObject } {
  const text = readFileSync(FILE, 'utf8').replaceAll('"#/components/', '"discord#/components/');
  const description: JsonObject = JSON.parse(text);
  permitTextPermissions(description);
  const ajv = new Ajv2020({
    strict: false,
    logger: false,
    validateSchema: false,
    inlineRefs: false,
    code: { optimize: false },
  });
  formats.default(ajv);
  ajv.addFormat('snowflake', { type: 'string', validate: (value) => isUpTo(value, LARGEST_SNOWFLAKE) });
  ajv.addFormat('nonce', { type: 'string', validate: (value) => value.length <= 25 });
  ajv.addFormat('int32', {
    type: 'number',
    validate: (value) => value === Math.trunc(value) && Math.abs(value) < 2 ** 31 + 1,
  });
  ajv.addFormat('int64', {
    type: 'number',
    validate: (value) => Number.isInteger(value) && BigInt(value) <= LARGEST_INT64,
  });
  ajv.addSchema({ $id: 'discord', components: description['components'] });
  return { ajv, paths: objectIn(description, 'paths') };
}

function isUpTo(value: string, most: bigint): boolean {
  return /^\d{1,20}$/u.test(value) && BigInt(value) <= most;
}

/** `default_member_permissions` is a text on the wire, whatever the description says. */
function permitTextPermissions(description: JsonObject): void {
  const schemas = objectIn(objectIn(description, 'components'), 'schemas');
  for (const schema of Object.values(schemas)) {
    const permissions = objectIn(objectIn(schema, 'properties'), 'default_member_permissions');
    if (permissions['type']) permissions['type'] = ['integer', 'string', 'null'];
  }
}
