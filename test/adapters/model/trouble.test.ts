// What a client throws becomes a reason and numbers; no word of it passes.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPassing, troubleOf, unavailable } from '../../../src/adapters/model/trouble.ts';
import { Failure } from '../../../src/core/errors.ts';

const NOON = Date.UTC(2031, 4, 6, 12);
const reason = (error: unknown): string => troubleOf(error, NOON).reason;
const withStatus = (status: number, more: object = {}): Error =>
  Object.assign(new Error('Please tell nobody: sk-very-secret'), { status, ...more });
const causedBy = (code: string): Error =>
  new Error('Connection error.', {
    cause: new TypeError('fetch failed', { cause: Object.assign(new Error(), { code }) }),
  });

describe('a reason', () => {
  it.each([
    [401, 'auth'],
    [403, 'auth'],
    [402, 'quota'],
    [404, 'no-model'],
    [405, 'no-model'],
    [307, 'no-model'],
    [408, 'timeout'],
    [409, 'server'],
    [413, 'too-long'],
    [429, 'rate-limit'],
    [400, 'refused-request'],
    [422, 'refused-request'],
    [500, 'server'],
    [502, 'server'],
    [529, 'server'],
  ])('is told from the status %i: %s', (status, expected) => {
    expect(reason(withStatus(status))).toBe(expected);
    expect(reason({ response: { status } })).toBe(expected);
    expect(reason({ statusCode: status })).toBe(expected);
  });

  it.each([
    [withStatus(429, { code: 'insufficient_quota' }), 'quota'],
    [withStatus(429, { error: { type: 'insufficient_quota' } }), 'quota'],
    [withStatus(400, { code: 'context_length_exceeded' }), 'too-long'],
    [Object.assign(new Error('x'), { name: 'ContextOverflowError' }), 'too-long'],
    [
      Object.assign(new Error("This model's maximum context length is 4096 tokens."), { status: 400 }),
      'too-long',
    ],
    [withStatus(400, { code: 'content_filter' }), 'filtered'],
    [withStatus(400, { error: { innererror: {}, code: 'content_filter' } }), 'filtered'],
    [{ error: { type: 'server_error' } }, 'server'],
    [{ code: 'rate_limit_exceeded' }, 'rate-limit'],
  ])('is told from the code in %o: %s', (error, expected) => {
    expect(reason(error)).toBe(expected);
  });

  it.each([
    ['ECONNREFUSED', 'network'],
    ['ECONNRESET', 'network'],
    ['ENOTFOUND', 'network'],
    ['EAI_AGAIN', 'network'],
    ['UND_ERR_SOCKET', 'network'],
    ['CERT_HAS_EXPIRED', 'network'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'network'],
    ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
    ['UND_ERR_HEADERS_TIMEOUT', 'timeout'],
    ['ETIMEDOUT', 'timeout'],
  ])('is told from the cause %s: %s', (code, expected) => {
    expect(reason(causedBy(code))).toBe(expected);
  });

  it.each([
    [new TypeError('terminated'), 'network'],
    [new DOMException('x', 'TimeoutError'), 'timeout'],
    [new SyntaxError('Unexpected token'), 'malformed'],
    [new TypeError("Cannot read properties of undefined (reading 'message')"), 'malformed'],
    [undefined, 'malformed'],
    ['words', 'malformed'],
    [7, 'malformed'],
  ])('is told of %o: %s', (error, expected) => {
    expect(reason(error)).toBe(expected);
  });

  it('stays the same through a Failure, whose numbers stay too', () => {
    const failure = unavailable({ reason: 'rate-limit', status: 429, retryAfterMs: 1_500 });
    expect(troubleOf(failure, NOON)).toEqual({ reason: 'rate-limit', status: 429, retryAfterMs: 1_500 });
    expect(reason(new Failure('model-unavailable', { reason: 'of another kind' }))).toBe('malformed');
  });

  it('is found where the causes are a circle', () => {
    const one = new Error('one');
    const other = Object.assign(new Error('other', { cause: one }), { status: 503 });
    one.cause = other;
    expect(reason(one)).toBe('server');
  });
});

describe('the time to wait', () => {
  const after = (headers: unknown): number | undefined =>
    troubleOf(withStatus(429, { headers }), NOON).retryAfterMs;

  it.each([
    [{ 'retry-after': '20' }, 20_000],
    [{ 'retry-after': ' 1.5 ' }, 1_500],
    [{ 'retry-after': '0' }, 0],
    [{ 'retry-after': 'Tue, 06 May 2031 12:00:20 GMT' }, 20_000],
    [{ 'retry-after': 'Tue, 06 May 2031 11:00:00 GMT' }, 0],
    [{ 'retry-after-ms': '250', 'retry-after': '9' }, 250],
    [{ 'retry-after': 'soon' }, undefined],
    [{ 'retry-after': '-3' }, undefined],
    [{ 'retry-after': 'Infinity' }, undefined],
    [{}, undefined],
  ])('is read from %o', (headers, expected) => {
    expect(after(headers)).toBe(expected);
    expect(after(new Headers(headers))).toBe(expected);
  });

  it('is not that of another trouble', () => {
    expect(
      troubleOf(withStatus(401, { headers: { 'retry-after': '20' } }), NOON).retryAfterMs,
    ).toBeUndefined();
  });
});

describe('the field that is refused', () => {
  it.each([
    [{ param: 'temperature' }, 'temperature'],
    [{ error: { param: 'stream_options.include_usage' } }, 'stream_options'],
    [
      {
        message: "Unsupported parameter: 'max_tokens' is not supported. Use 'max_completion_tokens' instead.",
        param: 'max_tokens',
      },
      'max_tokens',
    ],
    [{ message: 'reasoning_effort: Extra inputs are not permitted' }, 'reasoning_effort'],
    [{ message: 'System role not supported' }, 'messages'],
    [{ message: 'Conversation roles must alternate user/assistant' }, 'messages'],
    [{ message: 'something else' }, undefined],
  ])('is told by %o', (said, field) => {
    expect(troubleOf({ status: 400, ...said }, NOON).field).toBe(field);
  });

  it('is none where the request was not refused', () => {
    expect(troubleOf({ status: 500, param: 'temperature' }, NOON).field).toBeUndefined();
  });
});

it('is passing where the same request may succeed a moment later', () => {
  const passing = ['rate-limit', 'server', 'network', 'timeout', 'malformed'] as const;
  expect(passing.filter(isPassing)).toEqual(passing);
  expect(
    (['auth', 'no-model', 'too-long', 'quota', 'refused-request', 'filtered', 'budget'] as const).filter(
      isPassing,
    ),
  ).toEqual([]);
});

it('lets no word of what was thrown into the failure', () => {
  const secret = 'sk-very-secret';
  const text = fc.constantFrom(secret, `${secret} temperature`, `bad key: ${secret}`);
  const error = fc.record(
    {
      message: text,
      code: text,
      type: text,
      param: text,
      name: text,
      status: fc.oneof(fc.integer({ min: 0, max: 599 }), text),
      headers: fc.record({ 'retry-after': text }),
      error: fc.record({ message: text, code: text, param: text }),
      cause: fc.record({ message: text, code: text }),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(error, (thrown) => {
      const trouble = troubleOf(thrown, NOON);
      const failure = unavailable(trouble);
      const all = [JSON.stringify(trouble), JSON.stringify(failure.facts), failure.message, failure.stack];
      expect(all.join('\n')).not.toContain(secret);
      expect(failure.cause).toBeUndefined();
    }),
  );
});
