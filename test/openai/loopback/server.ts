// An OpenAI-compatible server of the project's own, on loopback, which real @langchain/openai clients talk to.
/*
 * const openai = await startLoopbackOpenAi();                              // { models, dimensions, path, packets, … }
 * const model = new ChatOpenAI({ model: 'any', apiKey: openai.key, configuration: { baseURL: openai.url }, maxRetries: 0 });
 * openai.reply(({ question, messages }) => `- 값은 3,000원이다 [1]`);         // or a text, deltas, inTurn(…), inStyle('terse')
 * openai.reply(['서른', { text: '입니다 [1]', afterMs: 2_000 }]);             // the rest after openai.clock.advance(2_000)
 * openai.faults.script({ kind: 'cut', after: 3 }, { on: '/chat/completions', times: 2 });
 * expect(openai.requests.at(-1)).toMatchObject({ body: { stream: true }, ended: 'whole' });
 * expect(openai.rejected).toEqual([]); expect(openai.unknown).toEqual([]); await openai.close();
 *
 * Waiting: `await openai.until(() => openai.clock.waiting() || undefined, 'a held reply')`; nothing sleeps.
 * Azure: azureOpenAIBasePath: openai.azureUrl, any deployment and api-version, the same key.
 * Every fault there is: INSTEAD_FAULTS, WIRE_FAULTS, FRAME_FAULTS, SPEECH_FAULTS, EMBEDDING_FAULTS (fault-samples.ts).
 */
import { once } from 'node:events';
import type { Server } from 'node:http';
import { createChanges, type Changes } from '../../discord/loopback/changes.ts';
import type { Packets } from './answer.ts';
import { createClock, createRealClock, type Clock } from './clock.ts';
import { createFaults, type Faults } from './faults.ts';
import { echo, saying, type Said, type Script } from './reply.ts';
import { createRequestLog, type RecordedRequest } from './request-log.ts';
import { createRestServer } from './rest.ts';
import { prepareOpenApi } from './rules/openapi.ts';

export interface LoopbackOptions {
  /** Where the routes are: /v1 unless told, /v1/openai or empty as with other providers. */
  readonly path?: string;
  /** `none`: it answers without a key, as servers at home do. */
  readonly key?: 'needed' | 'none';
  /** The models, and Azure's deployments, that there are; any name will do unless told. */
  readonly models?: readonly string[];
  /** The length of vectors where the request does not say; 1,536 unless told. */
  readonly dimensions?: number;
  /** Names of fields that it takes in a body beyond OpenAI's. */
  readonly extraFields?: readonly string[];
  /** How texts are cut into network packets; `whole` unless told. */
  readonly packets?: Packets;
  /** Milliseconds since 1970 at which its clock begins; the present unless told. */
  readonly startsAt?: number;
  /** Delays are real: for load. */
  readonly realTime?: boolean;
  /** Real milliseconds that every wait of a test lasts at most; 5,000 unless told. */
  readonly patienceMs?: number;
  /** How many requests are remembered; 2,000 unless told. */
  readonly requestsKept?: number;
}

export interface LoopbackOpenAi {
  /** For OPENAI_BASE_URL and `configuration.baseURL`: http://127.0.0.1:port/v1 */
  readonly url: string;
  /** For `azureOpenAIBasePath`: http://127.0.0.1:port/openai/deployments */
  readonly azureUrl: string;
  readonly key: string;
  readonly clock: Clock;
  readonly faults: Faults;
  readonly requests: readonly RecordedRequest[];
  /** The requests whose body OpenAI would refuse; empty is the goal. */
  readonly rejected: readonly RecordedRequest[];
  /** Requests to addresses that it does not have. */
  readonly unknown: readonly RecordedRequest[];
  /** What the model says from now on; it echoes the last user message until told. */
  readonly reply: (script: Said | Script) => void;
  readonly until: Changes['until'];
  /** Forgets requests, faults and the reply. */
  readonly reset: () => void;
  /** Cuts every connection and frees the port; throws what went wrong in it or in a script, if anything did. */
  readonly close: () => Promise<void>;
}

const KEY = 'sk-loopback-not-a-real-key';

/** Listens on a free port of 127.0.0.1. */
export async function startLoopbackOpenAi(options: LoopbackOptions = {}): Promise<LoopbackOpenAi> {
  prepareOpenApi(['POST /chat/completions', 'POST /embeddings']);
  const { path = '/v1', dimensions = 1_536, extraFields = [], packets = 'whole', models } = options;
  const { happened, until } = createChanges(options.patienceMs);
  const log = createRequestLog(options.requestsKept ?? 2_000);
  const faults = createFaults();
  const clock = options.realTime
    ? createRealClock(happened)
    : createClock(options.startsAt ?? Date.now(), happened);
  const failures: unknown[] = [];
  let script: Script = echo;
  const key = options.key === 'none' ? undefined : KEY;
  const own = { log, faults, clock, failures, changed: happened, script: () => script };
  const server = createRestServer({ path, key, models, dimensions, extraFields, packets, ...own });
  const origin = `http://127.0.0.1:${await listen(server)}`;
  return {
    url: `${origin}${path}`,
    azureUrl: `${origin}/openai/deployments`,
    key: KEY,
    clock,
    faults,
    requests: log.all,
    rejected: log.rejected,
    unknown: log.unknown,
    reply: (said) => void (script = typeof said === 'function' ? said : saying(said)),
    until,
    reset: () => {
      log.clear();
      faults.clear();
      script = echo;
    },
    close: () => close(server, failures),
  };
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port was given');
  return address.port;
}

async function close(server: Server, failures: readonly unknown[]): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
  if (failures.length > 0) throw failures[0];
}
