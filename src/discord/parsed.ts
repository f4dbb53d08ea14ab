// Reads back JSON objects that the bot wrote itself; what is none is an empty one.
import { isObject } from './deliver/outcome.ts';

export function parsedObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const read: unknown = JSON.parse(text);
    return isObject(read) ? read : {};
  } catch {
    return {};
  }
}
