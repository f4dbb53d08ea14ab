// Holds request bodies to Discord's published OpenAPI description, where that file is present.
import { createOpenApi } from '../../../openapi.ts';
import { objectIn, type JsonObject } from '../json.ts';

const LARGEST_INT64 = 2n ** 63n - 1n;
const LARGEST_SNOWFLAKE = 2n ** 64n - 1n;

export const {
  isPresent: isOpenApiPresent,
  problems: openApiProblems,
  prepare: prepareOpenApi,
} = createOpenApi({
  file: 'discord-openapi.json',
  mend: permitTextPermissions,
  formats: {
    snowflake: { type: 'string', validate: (value: string) => isUpTo(value, LARGEST_SNOWFLAKE) },
    nonce: { type: 'string', validate: (value: string) => value.length <= 25 },
    int32: {
      type: 'number',
      validate: (value: number) => value === Math.trunc(value) && Math.abs(value) < 2 ** 31 + 1,
    },
    int64: {
      type: 'number',
      validate: (value: number) => Number.isInteger(value) && BigInt(value) <= LARGEST_INT64,
    },
  },
});

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
