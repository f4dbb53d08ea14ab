// Errors of every kind, in our words, and what the log is told of them.
import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { factsOf, mayHaveArrived, outcomeOf } from '../../../src/discord/deliver/outcome.ts';

const SECRET = 'https://discord.com/api/v10/webhooks/1/secret-token';

function refusal(status: number, code: unknown, raw: object = {}): DiscordAPIError {
  const body = { files: undefined, body: { content: 'a private question' } };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Discord may send a code of any type
  return new DiscordAPIError({ message: 'm', code: 0, ...raw }, code as number, status, 'POST', SECRET, body);
}

function networkError(code: string): Error {
  return Object.assign(new Error('network'), { code });
}

const limited = new RateLimitError({
  timeToReset: 1,
  limit: 1,
  method: 'POST',
  hash: '',
  url: SECRET,
  route: '/a',
  majorParameter: '',
  global: false,
  retryAfter: 5_000,
  sublimitTimeout: 0,
  scope: 'user',
});

describe('an error', () => {
  it.each([
    [refusal(404, 10_062), 'too-late'],
    [refusal(404, 10_015), 'too-late'],
    [refusal(401, 50_027), 'too-late'],
    [refusal(400, 40_060), 'taken'],
    [refusal(403, 50_001), 'forbidden'],
    [refusal(403, 50_007), 'forbidden'],
    [refusal(403, 50_013), 'forbidden'],
    [refusal(400, 160_002), 'forbidden'],
    [refusal(400, 200_000), 'forbidden'],
    [refusal(404, 10_003), 'gone'],
    [refusal(404, 10_008), 'gone'],
    [refusal(400, 50_035), 'malformed'],
    [refusal(400, 0), 'malformed'],
    [refusal(429, 30_034), 'limited'],
    [limited, 'limited'],
    [new HTTPError(502, 'Bad Gateway', 'POST', SECRET, { files: undefined, body: {} }), 'unavailable'],
    [networkError('ECONNRESET'), 'unavailable'],
    [networkError('UND_ERR_SOCKET'), 'unavailable'],
    [networkError('HPE_INVALID_CONSTANT'), 'unavailable'],
    [new DOMException('', 'AbortError'), 'unavailable'],
    [new DOMException('', 'TimeoutError'), 'unavailable'],
    [networkError('UND_ERR_INVALID_ARG'), 'unknown'],
    [networkError('ERR_INVALID_ARG_TYPE'), 'unknown'],
    [new TypeError('a bug'), 'unknown'],
    [refusal(418, { toString: null }), 'unknown'],
    ['a text', 'unknown'],
    [undefined, 'unknown'],
  ])('%# is told apart', (error, outcome) => {
    expect(outcomeOf(error)).toBe(outcome);
  });

  it('tells whether the request may have been carried out', () => {
    expect(
      [
        networkError('ECONNRESET'),
        new HTTPError(500, '', 'POST', SECRET, { files: undefined, body: {} }),
      ].map(mayHaveArrived),
    ).toEqual([true, true]);
    expect(
      [networkError('ECONNREFUSED'), networkError('ENOTFOUND'), refusal(403, 50_013), limited].map(
        mayHaveArrived,
      ),
    ).toEqual([false, false, false, false]);
  });

  it('is logged with the fields at fault, without the address, the token or the body', () => {
    const raw = {
      errors: { components: { 0: { label: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH', message: 'm' }] } } } },
    };
    const facts = factsOf(refusal(400, 50_035, raw));
    expect(facts).toEqual({ status: 400, code: 50_035, fields: 'components.0.label BASE_TYPE_MAX_LENGTH' });
    expect(JSON.stringify(facts)).not.toMatch(/secret|private/u);
  });

  it('of any depth and shape is logged in bounds', () => {
    let deep: object = { _errors: [{ code: { toString: null } }] };
    for (let level = 0; level < 5_000; level += 1) deep = { x: deep };
    expect(factsOf(Object.assign(refusal(400, 1), { rawError: { errors: deep } }))).toEqual({
      status: 400,
      code: 1,
    });
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`f${at}`, { _errors: [null] }]));
    const { fields } = factsOf(Object.assign(refusal(400, 1), { rawError: { errors: many } }));
    expect(String(fields).split(', ')).toHaveLength(10);
  });
});
