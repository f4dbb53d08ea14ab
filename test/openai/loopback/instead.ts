// The answers that come instead of what was asked, as the servers of the day write them.
import type { Answer } from './answer.ts';
import { jsonAnswer, textAnswer } from './answer.ts';
import { ApiError, bodyOf, errorBody, noSuchModel, wrongKey } from './error.ts';
import type { InsteadFault } from './faults.ts';

export interface Asked {
  readonly model: string;
  /** The key as it was sent. */
  readonly sentKey: string;
  readonly azure: boolean;
  /** The server's clock, in milliseconds since 1970. */
  readonly now: number;
}

export function insteadAnswer(fault: InsteadFault, asked: Asked): Answer {
  switch (fault.kind) {
    case 'status':
      return jsonAnswer(fault.status, fault.body ?? errorBody({ message: `status ${fault.status}` }));
    case 'unavailable-page':
      return textAnswer(503, 'text/html', UNAVAILABLE);
    case 'rate-limited':
      return errorAnswer(TOO_MANY, asked, retryHeaders(fault, asked.now));
    case 'unauthorized':
      return errorAnswer(fault.echoesKey ? wrongKey(echo(asked.sentKey)) : wrongKey(), asked);
    case 'no-such-model':
      return errorAnswer(noSuchModel(asked.model), asked);
    case 'invalid-json':
      return textAnswer(200, 'application/json', '{"id": "chatcmpl-1", "choices": [{"index": 0, "mess');
    case 'html':
      return textAnswer(200, 'text/html', LOGIN);
    case 'error-body':
      return jsonAnswer(200, bodyOf(SERVER_ERROR, false));
    case 'empty-body':
      return textAnswer(200, 'application/json', '');
    case 'hang':
      return { status: 0, headers: {}, steps: [{ do: 'hold' }] };
    case 'server-error':
    case 'quota':
    case 'forbidden':
    case 'context-too-long':
      return errorAnswer(ERRORS[fault.kind], asked);
    default:
      return fault satisfies never;
  }
}

export function errorAnswer(
  error: ApiError,
  { azure }: Pick<Asked, 'azure'>,
  headers: Answer['headers'] = {},
): Answer {
  return jsonAnswer(error.status, bodyOf(error, azure), headers);
}

const SERVER_ERROR = new ApiError(500, {
  message: 'The server had an error while processing your request. Sorry about that!',
  type: 'server_error',
});
const TOO_MANY = new ApiError(429, {
  message: 'Rate limit reached on tokens per min (TPM). Please try again later.',
  type: 'tokens',
  code: 'rate_limit_exceeded',
});

const ERRORS = {
  'server-error': SERVER_ERROR,
  quota: new ApiError(429, {
    message: 'You exceeded your current quota, please check your plan and billing details.',
    type: 'insufficient_quota',
    code: 'insufficient_quota',
  }),
  forbidden: new ApiError(403, {
    message: 'Country, region, or territory not supported',
    type: 'request_forbidden',
    code: 'unsupported_country_region_territory',
  }),
  'context-too-long': new ApiError(400, {
    message:
      "This model's maximum context length is 8192 tokens. However, your messages resulted in 9000 tokens.",
    param: 'messages',
    code: 'context_length_exceeded',
  }),
} as const;

/** Azure's refusal of a prompt. */
export const PROMPT_FILTERED = new ApiError(400, {
  message: "The response was filtered due to the prompt triggering the service's content management policy.",
  param: 'prompt',
  code: 'content_filter',
});

const UNAVAILABLE =
  '<html><head><title>503 Service Temporarily Unavailable</title></head><body>nginx</body></html>';
const LOGIN = '<!doctype html><html><head><title>Sign in</title></head><body>Please sign in.</body></html>';

const echo = (key: string): string => `Incorrect API key provided: ${key}.`;

function retryHeaders(
  { retryAfter, as = 'seconds' }: Extract<InsteadFault, { kind: 'rate-limited' }>,
  now: number,
): Record<string, string> {
  if (retryAfter === undefined) return {};
  if (as === 'milliseconds') return { 'retry-after-ms': String(retryAfter * 1_000) };
  const value = as === 'seconds' ? String(retryAfter) : new Date(now + retryAfter * 1_000).toUTCString();
  return { 'retry-after': value };
}
