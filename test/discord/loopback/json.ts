// Reads parsed JSON without trusting its shape: every reader answers with the wanted type or with nothing.
export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function objectIn(value: unknown, key: string): JsonObject {
  const found = isObject(value) ? value[key] : undefined;
  return isObject(found) ? found : {};
}

export function listIn(value: unknown, key: string): readonly unknown[] {
  const found: unknown = isObject(value) ? value[key] : undefined;
  return Array.isArray(found) ? found : [];
}

export function objectsIn(value: unknown, key: string): readonly JsonObject[] {
  return listIn(value, key).filter(isObject);
}

export function textIn(value: unknown, key: string): string | undefined {
  const found = isObject(value) ? value[key] : undefined;
  return typeof found === 'string' ? found : undefined;
}

export function numberIn(value: unknown, key: string): number | undefined {
  const found = isObject(value) ? value[key] : undefined;
  return typeof found === 'number' ? found : undefined;
}

/** The parsed text; undefined where it is not JSON. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
