// Holds bodies to OpenAI's published OpenAPI description, where that file is present.
import { isObject, objectIn, type JsonObject } from '../../../discord/loopback/json.ts';
import { createOpenApi } from '../../../openapi.ts';

export const {
  isPresent: isOpenApiPresent,
  problems: openApiProblems,
  schemaProblems,
  prepare: prepareOpenApi,
} = createOpenApi({
  file: 'openai-openapi.json',
  mend: (description) => modernise(objectIn(description, 'components')),
  formats: {
    int32: {
      type: 'number',
      validate: (value: number) => Number.isInteger(value) && Math.abs(value) <= 2 ** 31,
    },
    int64: { type: 'number', validate: Number.isInteger },
    unixtime: { type: 'number', validate: (value: number) => Number.isInteger(value) && value >= 0 },
    float: { type: 'number', validate: Number.isFinite },
    double: { type: 'number', validate: Number.isFinite },
    binary: true,
  },
});

/** The description is of OpenAPI 3.1 but still says `nullable`, which JSON Schema does not know. */
function modernise(value: unknown): void {
  if (Array.isArray(value)) return value.forEach(modernise);
  if (!isObject(value)) return undefined;
  if (value['nullable'] === true) permitNull(value);
  return Object.values(value).forEach(modernise);
}

function permitNull(schema: JsonObject): void {
  const { nullable: _, ...bare } = schema;
  for (const key of Object.keys(schema)) delete schema[key];
  schema['anyOf'] = [bare, { type: 'null' }];
}
