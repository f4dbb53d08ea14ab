// What OpenAI answers instead of doing what was asked: an HTTP status and the four fields of its error.
import type { JsonObject } from '../../discord/loopback/json.ts';
import type { BodyProblem } from '../../openapi.ts';

export interface ErrorFields {
  readonly message: string;
  readonly type?: string;
  readonly param?: string | null;
  readonly code?: string | null;
}

export class ApiError extends Error {
  readonly status: number;
  readonly fields: ErrorFields;

  constructor(status: number, fields: ErrorFields) {
    super(fields.message);
    this.status = status;
    this.fields = fields;
  }
}

/** The body as OpenAI writes it. */
export function errorBody({ message, type, param, code }: ErrorFields): JsonObject {
  const error = { message, type: type ?? 'invalid_request_error', param: param ?? null, code: code ?? null };
  return { error };
}

/** Azure says less: a code, which may be the status, and a sentence. */
function azureBody({ message, code }: ErrorFields, status: number): JsonObject {
  return { error: { code: code ?? String(status), message } };
}

export function bodyOf({ status, fields }: ApiError, azure: boolean): JsonObject {
  return azure && (status === 401 || status === 404) ? azureBody(fields, status) : errorBody(fields);
}

export const wrongKey = (message = 'Incorrect API key provided.'): ApiError =>
  new ApiError(401, { message, code: 'invalid_api_key' });

export const noKey = (): ApiError => new ApiError(401, { message: "You didn't provide an API key." });

export const wrongAzureKey = (): ApiError =>
  new ApiError(401, {
    message: 'Access denied due to invalid subscription key or wrong API endpoint.',
    code: '401',
  });

export const noSuchUrl = (method: string, path: string): ApiError =>
  new ApiError(404, { message: `Invalid URL (${method} ${path})` });

export const noSuchAzureResource = (): ApiError =>
  new ApiError(404, { message: 'Resource not found', code: '404' });

export const noSuchModel = (model: string): ApiError =>
  new ApiError(404, {
    message: `The model \`${model}\` does not exist or you do not have access to it.`,
    code: 'model_not_found',
  });

export const noSuchDeployment = (): ApiError =>
  new ApiError(404, {
    message: 'The API deployment for this resource does not exist.',
    code: 'DeploymentNotFound',
  });

export const brokenBody = (): ApiError =>
  new ApiError(400, { message: 'We could not parse the JSON body of your request.' });

export const refusedBody = ([first]: readonly BodyProblem[]): ApiError =>
  new ApiError(400, {
    message: `Invalid value for '${first?.path ?? 'body'}': ${first?.message ?? 'invalid'}`,
    param: first?.path ?? null,
    code: 'invalid_value',
  });
