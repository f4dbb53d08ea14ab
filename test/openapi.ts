// Holds JSON bodies to a published OpenAPI description, where that file lies beside the project.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Format } from 'ajv';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { isObject, objectIn, type JsonObject } from './discord/loopback/json.ts';

export interface Description {
  /** The name of the file in `shared/specs`. */
  readonly file: string;
  /** The formats that it names beside JSON Schema's own. */
  readonly formats: Readonly<Record<string, Format>>;
  /** Mends the description in place, before it is compiled. */
  readonly mend?: (description: JsonObject) => void;
}

export interface BodyProblem {
  /** Where in the body, keys and positions joined by dots. */
  readonly path: string;
  readonly message: string;
}

export interface OpenApi {
  /** Whether bodies are held to the description in this run. */
  readonly isPresent: () => boolean;
  /** `route` as the description spells it: `POST /things/{id}`. Unknown routes have no problems. */
  readonly problems: (route: string, body: unknown) => BodyProblem[];
  /** The same for one of the description's named schemas. */
  readonly schemaProblems: (name: string, value: unknown) => BodyProblem[];
  /** Compiles now what would otherwise hold up the first request of each route. */
  readonly prepare: (routes: readonly string[]) => void;
}

interface Loaded {
  readonly ajv: Ajv2020;
  readonly description: JsonObject;
}

/** Reads nothing yet: the file is read and compiled when it is first needed. */
export function createOpenApi(description: Description): OpenApi {
  const file = fileURLToPath(new URL(`../../shared/specs/${description.file}`, import.meta.url));
  const validators = new Map<string, ValidateFunction | undefined>();
  let loaded: Loaded | undefined;
  const validator = (key: string, find: (from: Loaded) => unknown): ValidateFunction | undefined => {
    if (validators.has(key) || !existsSync(file)) return validators.get(key);
    loaded ??= load(file, description);
    const schema = find(loaded);
    const validate = isObject(schema) ? loaded.ajv.compile(schema) : undefined;
    validators.set(key, validate);
    return validate;
  };
  const routed = (route: string): ValidateFunction | undefined => validator(route, schemaOfRoute(route));
  return {
    isPresent: () => existsSync(file),
    problems: (route, body) => problemsOf(routed(route), body),
    schemaProblems: (name, value) =>
      problemsOf(
        validator(name, () => ({ $ref: `description#/components/schemas/${name}` })),
        value,
      ),
    prepare: (routes) => routes.forEach(routed),
  };
}

function schemaOfRoute(route: string): (from: Loaded) => unknown {
  const [method = '', path = ''] = route.split(' ');
  return ({ description }) => {
    const operation = objectIn(objectIn(objectIn(description, 'paths'), path), method.toLowerCase());
    return objectIn(objectIn(objectIn(operation, 'requestBody'), 'content'), 'application/json')['schema'];
  };
}

/** The deepest five. */
function problemsOf(validate: ValidateFunction | undefined, body: unknown): BodyProblem[] {
  if (!validate || validate(body)) return [];
  const errors = [...(validate.errors ?? [])].sort((a, b) => b.instancePath.length - a.instancePath.length);
  return errors.slice(0, 5).map(({ instancePath, message, params }) => ({
    path: instancePath.slice(1).replaceAll('/', '.') || 'body',
    message: `${message ?? 'invalid'} ${JSON.stringify(params)}`,
  }));
}

function load(file: string, { formats: own, mend }: Description): Loaded {
  const text = readFileSync(file, 'utf8').replaceAll('"#/components/', '"description#/components/');
  const description: JsonObject = JSON.parse(text);
  mend?.(description);
  const ajv = new Ajv2020({
    strict: false,
    logger: false,
    validateSchema: false,
    inlineRefs: false,
    code: { optimize: false },
  });
  formats.default(ajv);
  for (const [name, format] of Object.entries(own)) ajv.addFormat(name, format);
  ajv.addSchema({ $id: 'description', components: description['components'] });
  return { ajv, description };
}
