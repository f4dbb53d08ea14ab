// What OpenAI refuses although its description permits it, and the least of a body where there is no description.
import {
  isObject,
  listIn,
  objectIn,
  objectsIn,
  textIn,
  type JsonObject,
} from '../../../discord/loopback/json.ts';
import type { BodyProblem } from '../../../openapi.ts';
import { openApiProblems } from './openapi.ts';

export type Route = '/chat/completions' | '/embeddings';

/** `allowed`: names of fields that this server takes beyond OpenAI's. */
export function bodyProblems(route: Route, body: unknown, allowed: readonly string[] = []): BodyProblem[] {
  if (!isObject(body)) return [{ path: 'body', message: 'expected an object' }];
  const known = Object.fromEntries(Object.entries(body).filter(([key]) => !allowed.includes(key)));
  const own = route === '/embeddings' ? embeddingProblems(known) : chatProblems(known);
  return [...own, ...openApiProblems(`POST ${route}`, known)];
}

function embeddingProblems(body: JsonObject): BodyProblem[] {
  const { input } = body;
  const inputs = typeof input === 'string' ? [input] : listIn(body, 'input');
  return [
    ...needed(body, 'model', textIn(body, 'model') !== undefined),
    ...needed(body, 'input', inputs.length > 0),
    ...when(inputs.includes(''), 'input', 'an empty string cannot be embedded'),
    ...when(inputs.length > 2_048, 'input', 'at most 2048 inputs'),
    ...when(
      textIn(body, 'model') === 'text-embedding-ada-002' && 'dimensions' in body,
      'dimensions',
      'This model does not support specifying dimensions.',
    ),
  ];
}

function chatProblems(body: JsonObject): BodyProblem[] {
  const unknown = Object.keys(body).filter((key) => !CHAT_FIELDS.has(key));
  return [
    ...unknown.map((path) => ({ path, message: `Unrecognized request argument supplied: ${path}` })),
    ...needed(body, 'model', textIn(body, 'model') !== undefined),
    ...needed(body, 'messages', objectsIn(body, 'messages').length > 0),
    ...when(
      isObject(body['stream_options']) && body['stream'] !== true,
      'stream_options',
      "The 'stream_options' parameter is only allowed when 'stream' is enabled.",
    ),
    ...reasoningProblems(body),
    ...formatProblems(body),
  ];
}

/** The models that think before they write take neither `max_tokens` nor a temperature. */
function reasoningProblems(body: JsonObject): BodyProblem[] {
  if (!/^(?:o\d|gpt-5(?!\.|-chat))/u.test(textIn(body, 'model') ?? '')) return [];
  const { temperature = 1 } = body;
  return [
    ...when(
      'max_tokens' in body,
      'max_tokens',
      "'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
    ),
    ...when(temperature !== 1, 'temperature', 'Only the default (1) value is supported.'),
  ];
}

function formatProblems(body: JsonObject): BodyProblem[] {
  const format = objectIn(body, 'response_format');
  const { schema, strict } = objectIn(format, 'json_schema');
  if (format['type'] === 'json_schema' && strict === true)
    return looseObjects(schema, 'response_format.json_schema.schema');
  const speaksOfJson = /json/iu.test(JSON.stringify(body['messages'] ?? []));
  return when(
    format['type'] === 'json_object' && !speaksOfJson,
    'messages',
    "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.",
  );
}

/** Under `strict`, every object closes itself and requires all of its properties. */
function looseObjects(schema: unknown, path: string): BodyProblem[] {
  if (!isObject(schema)) return [];
  const properties = objectIn(schema, 'properties');
  const names = Object.keys(properties);
  const required = listIn(schema, 'required');
  const isLoose = schema['additionalProperties'] !== false || names.some((name) => !required.includes(name));
  const below = [
    ...names.map((name) => [name, properties[name]] as const),
    ['items', schema['items']] as const,
  ];
  return [
    ...when(
      schema['type'] === 'object' && isLoose,
      path,
      "'additionalProperties' must be false and 'required' must name every property",
    ),
    ...below.flatMap(([name, inner]) => looseObjects(inner, `${path}.${name}`)),
  ];
}

function needed(body: JsonObject, path: string, isRight: boolean): BodyProblem[] {
  return when(!isRight, path, path in body ? 'of a wrong type or empty' : 'required');
}

function when(wrong: boolean, path: string, message: string): BodyProblem[] {
  return wrong ? [{ path, message }] : [];
}

/** Every field that OpenAI's description of a chat request names. */
export const CHAT_FIELDS: ReadonlySet<string> = new Set([
  'audio',
  'frequency_penalty',
  'function_call',
  'functions',
  'logit_bias',
  'logprobs',
  'max_completion_tokens',
  'max_tokens',
  'messages',
  'metadata',
  'modalities',
  'model',
  'moderation',
  'n',
  'parallel_tool_calls',
  'prediction',
  'presence_penalty',
  'prompt_cache_key',
  'prompt_cache_options',
  'prompt_cache_retention',
  'reasoning_effort',
  'response_format',
  'safety_identifier',
  'seed',
  'service_tier',
  'stop',
  'store',
  'stream',
  'stream_options',
  'temperature',
  'tool_choice',
  'tools',
  'top_logprobs',
  'top_p',
  'user',
  'verbosity',
  'web_search_options',
]);
