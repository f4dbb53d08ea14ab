// The server over node:http: finds the route, holds the body to the rules, records, asks the model, misbehaves as scripted.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isObject, textIn, type JsonObject } from '../../discord/loopback/json.ts';
import { receive, type Received } from '../../discord/loopback/received.ts';
import { append } from '../../discord/loopback/state.ts';
import { jsonAnswer, play, textAnswer, type Answer, type Packets } from './answer.ts';
import { chatAnswer } from './chat-answer.ts';
import { readChatRequest } from './chat-request.ts';
import type { Clock } from './clock.ts';
import { embeddingsOf, embeddingsText } from './embeddings.ts';
import * as errors from './error.ts';
import { isInstead, isOfEmbeddings, isOfWire, type Fault, type Faults } from './faults.ts';
import { errorAnswer, insteadAnswer } from './instead.ts';
import { toReply, type Script } from './reply.ts';
import { withoutSecrets, type RecordedRequest, type RequestLog } from './request-log.ts';
import { bodyProblems } from './rules/own-rules.ts';
import { spoilt } from './spoilt-answer.ts';
import { targetOf, type Target } from './target.ts';

export interface RestParts {
  readonly path: string;
  /** Undefined where none is asked for. */
  readonly key: string | undefined;
  /** Undefined where any will do. */
  readonly models: readonly string[] | undefined;
  readonly dimensions: number;
  readonly extraFields: readonly string[];
  readonly packets: Packets;
  readonly clock: Clock;
  readonly faults: Faults;
  readonly log: RequestLog;
  /** What went wrong in the server or a script of it. */
  readonly failures: unknown[];
  readonly changed: () => void;
  readonly script: () => Script;
}

interface Exchange {
  readonly record: RecordedRequest;
  readonly target: Target;
  readonly sentKey: string;
  readonly broken: boolean;
}

export function createRestServer(parts: RestParts): Server {
  return createServer((request, response) => {
    response.on('error', () => undefined);
    answer(parts, request, response).catch((error: unknown) => {
      if (!request.destroyed || request.complete) append(parts.failures, error, 10);
      response.destroy();
      parts.changed();
    });
  });
}

async function answer(parts: RestParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const exchange = exchangeOf(parts, request, await receive(request));
  const { record } = exchange;
  parts.log.add(record);
  response.setHeader('x-request-id', `req_${parts.log.all.length}`);
  parts.changed();
  const given = await answerTo(parts, exchange);
  record.status = given.status;
  parts.changed();
  const end = (): void => {
    record.ended = endOf(given, response);
    parts.changed();
  };
  if (gone.signal.aborted) return end();
  gone.signal.addEventListener('abort', end);
  return play(response, given, { clock: parts.clock, packets: parts.packets, gone: gone.signal });
}

function endOf({ steps }: Answer, { writableFinished }: ServerResponse): RecordedRequest['ended'] {
  if (writableFinished) return 'whole';
  return steps.at(-1)?.do === 'reset' ? 'reset' : 'left';
}

function exchangeOf(parts: RestParts, request: IncomingMessage, { json, broken }: Received): Exchange {
  const target = targetOf(request, parts.path);
  const sentKey = keyOf(request);
  const body = withModel(json, target.deployment);
  const isPost = target.route === '/chat/completions' || target.route === '/embeddings';
  const rejected = isPost && !broken ? bodyProblems(target.route, body, parts.extraFields) : [];
  const record: RecordedRequest = {
    method: request.method ?? 'GET',
    path: target.path,
    route: target.route,
    ...(target.deployment !== undefined && { deployment: target.deployment }),
    query: target.query,
    headers: withoutSecrets(request.headers),
    authorized: parts.key === undefined || sentKey === parts.key,
    body,
    status: 0,
    ...(rejected.length > 0 && { rejected }),
    ended: 'open',
  };
  return { record, target, sentKey, broken };
}

function keyOf({ headers }: IncomingMessage): string {
  const azure = headers['api-key'];
  return typeof azure === 'string' ? azure : (headers.authorization ?? '').replace(/^Bearer /u, '');
}

/** Azure's path names the deployment, and a body there needs no model. */
function withModel(json: unknown, deployment: string | undefined): unknown {
  return deployment !== undefined && isObject(json) ? { model: deployment, ...json } : json;
}

async function answerTo(parts: RestParts, exchange: Exchange): Promise<Answer> {
  const { record, target, sentKey } = exchange;
  const body = isObject(record.body) ? record.body : {};
  const fault = parts.faults.take(record);
  const asked = { model: textIn(body, 'model') ?? '', sentKey, azure: target.azure, now: parts.clock.now() };
  if (fault && isInstead(fault)) return insteadAnswer(fault, asked);
  try {
    refuse(parts, exchange, asked.model);
    return await perform(parts, exchange, body, fault);
  } catch (error) {
    if (error instanceof errors.ApiError) return errorAnswer(error, asked);
    throw error;
  }
}

/** Throws an ApiError where OpenAI would not do what was asked. */
function refuse({ models }: RestParts, { record, target, sentKey, broken }: Exchange, model: string): void {
  if (record.route === 'unknown')
    throw target.azure ? errors.noSuchAzureResource() : errors.noSuchUrl(record.method, record.path);
  if (!record.authorized && target.azure) throw errors.wrongAzureKey();
  if (!record.authorized) throw sentKey === '' ? errors.noKey() : errors.wrongKey();
  if (record.route === '/models') return;
  if (broken) throw errors.brokenBody();
  if (record.rejected) throw errors.refusedBody(record.rejected);
  if (!models || models.includes(record.deployment ?? model)) return;
  throw target.azure ? errors.noSuchDeployment() : errors.noSuchModel(model);
}

async function perform(
  parts: RestParts,
  { record, target }: Exchange,
  body: JsonObject,
  fault: Fault | undefined,
): Promise<Answer> {
  if (record.route === '/models') return jsonAnswer(200, modelList(parts.models ?? ['loopback']));
  if (record.route === '/embeddings') {
    const ofEmbeddings = fault && isOfEmbeddings(fault) ? fault : undefined;
    const text = embeddingsText(embeddingsOf(body, parts.dimensions, ofEmbeddings));
    const given = textAnswer(200, 'application/json', text);
    return fault && isOfWire(fault) ? spoilt(given, fault) : given;
  }
  const request = readChatRequest(body);
  const reply = toReply(await parts.script()(request));
  const created = Math.floor(parts.clock.now() / 1_000);
  const id = `chatcmpl-${parts.log.all.length}`;
  return chatAnswer(request, reply, { id, created, azure: target.azure }, fault);
}

function modelList(models: readonly string[]): JsonObject {
  return {
    object: 'list',
    data: models.map((id) => ({ id, object: 'model', created: 0, owned_by: 'loopback' })),
  };
}
