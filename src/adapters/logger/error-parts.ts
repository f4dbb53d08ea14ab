// What of a thrown object may be told: a fixed list of its parts, so that a request's body never comes along.

export interface ErrorParts {
  readonly type: unknown;
  readonly message: string;
  readonly code: string | number | undefined;
  readonly status: string | number | undefined;
  readonly method: string | number | undefined;
  readonly url: string | number | undefined;
  readonly stack: string;
  readonly cause: unknown;
  readonly errors: readonly Error[] | undefined;
}

const MOST_FRAMES = 30;
const MOST_ERRORS = 5;

/** Undefined for what is no error: neither an Error, of whatever realm, nor something with a message and a stack. */
export function errorParts(value: object): ErrorParts | undefined {
  const message = part(value, 'message');
  const stack = part(value, 'stack');
  const isError = value instanceof Error || Object.prototype.toString.call(value) === '[object Error]';
  if (!isError && (typeof message !== 'string' || typeof stack !== 'string')) return undefined;
  return {
    type: part(value, 'name'),
    message: typeof message === 'string' ? message : '',
    code: shortPart(value, 'code'),
    status: shortPart(value, 'status'),
    method: shortPart(value, 'method'),
    url: shortPart(value, 'url'),
    stack: typeof stack === 'string' ? stack : '',
    cause: part(value, 'cause'),
    errors: errorsOf(part(value, 'errors')),
  };
}

/** The lines that say where, without the message above them; the message may look like such a line. */
export function framesOf(stack: string, message: string): string[] {
  const at = message === '' ? -1 : stack.indexOf(message);
  const below = at < 0 ? stack : stack.slice(at + message.length);
  return below
    .slice(0, 20_000)
    .split('\n')
    .filter((line) => /^\s{1,20}at /u.test(line))
    .slice(0, MOST_FRAMES);
}

/** Those of an AggregateError; other libraries keep what they were given in a field of that name. */
function errorsOf(errors: unknown): readonly Error[] | undefined {
  if (!Array.isArray(errors)) return undefined;
  const found = errors.slice(0, MOST_ERRORS).filter((error): error is Error => error instanceof Error);
  return found.length === 0 ? undefined : found;
}

function shortPart(value: object, name: string): string | number | undefined {
  const found = part(value, name);
  return typeof found === 'string' || typeof found === 'number' ? found : undefined;
}

function part(value: object, name: string): unknown {
  try {
    return Reflect.get(value, name);
  } catch {
    return undefined;
  }
}
