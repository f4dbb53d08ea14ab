// A thousand malformed replies of Discord, over every route that the bot uses: each call ends, and nothing is said twice.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  acknowledge,
  choices,
  say,
  sayAtOnce,
  sayFurther,
} from '../../../src/discord/deliver/interaction.ts';
import { editSent, replyTo, typing } from '../../../src/discord/deliver/message.ts';
import { reachGateway } from '../../../src/discord/gateway.ts';
import { REGISTER_WORDS } from '../../../src/discord/messages.register.ts';
import { registerCommands, runRegister } from '../../../src/discord/register.ts';
import { createRest } from '../../../src/discord/rest.ts';
import type { Fault } from '../loopback/faults.ts';
import { mutate, randomOf } from '../loopback/mutate.ts';
import {
  CALLBACK,
  DIRECT,
  EDIT,
  FOLLOW_UP,
  openBench,
  ORIGINAL,
  payload,
  POST,
  recordingLog,
  TYPING,
  use,
  wrote,
  type Bench,
} from './bench.ts';

const SEEDS = 1_000;
/** Real milliseconds in which every call must have ended. */
const BOUND_MS = 10_000;

const COMMANDS = 'GET /applications/{application_id}/commands';
const PUT = 'PUT /applications/{application_id}/commands';
const APPLICATION = 'GET /applications/@me';
const GATEWAY = 'GET /gateway/bot';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench({ requestsKept: 10, rest: { globalRequestsPerSecond: 10_000 } });
});
afterAll(() => bench.close());

/** What goes over each route, ended whatever comes back. */
const CALLS: Readonly<Record<string, (seed: number) => Promise<void>>> = {
  [CALLBACK]: async (seed) => {
    const { asked, shown } = await use(bench);
    if (seed % 3 === 0) await acknowledge(asked, 'public', bench.tools);
    else if (seed % 3 === 1) await choices(asked, [{ name: 'a', value: 'a' }], bench.tools);
    else {
      await sayAtOnce(asked, [payload(`말 ${seed}`)], bench.tools);
      expect(shown.messages.length).toBeLessThan(2);
    }
  },
  [ORIGINAL]: async (seed) => {
    const { asked, shown } = await use(bench);
    await acknowledge(asked, 'public', bench.tools);
    await say(asked, [payload(`말 ${seed}`)], bench.tools);
    expect(shown.messages.length).toBeLessThan(2);
  },
  [FOLLOW_UP]: async (seed) => {
    const { asked, shown } = await use(bench);
    await acknowledge(asked, 'public', bench.tools);
    await say(asked, [payload(`말 ${seed}`), payload('둘')], bench.tools);
    await sayFurther(asked, [payload('셋')], bench.tools);
    const counts = ['둘', '셋'].map(
      (text) => shown.messages.filter(({ content }) => content === text).length,
    );
    for (const count of counts) expect(count).toBeLessThan(2);
  },
  [POST]: async (seed) => {
    await replyTo(wrote(bench), [payload(`말 ${seed}`), payload(`둘 ${seed}`)], bench.tools);
    for (const text of [`말 ${seed}`, `둘 ${seed}`]) expect(saidOften(text)).toBeLessThan(2);
  },
  [EDIT]: async (seed) => {
    const [sent] = await replyTo(wrote(bench), [payload('기다려 주세요.')], bench.tools);
    if (sent) await editSent(sent, [payload(`말 ${seed}`), payload(`둘 ${seed}`)], bench.tools);
    expect(saidOften(`둘 ${seed}`)).toBeLessThan(2);
  },
  [TYPING]: async () => typing(bench.discord.channel, bench.tools),
  [DIRECT]: async (seed) => {
    bench.discord.deny(bench.discord.channel, 'sendMessages');
    await replyTo(wrote(bench), [payload(`말 ${seed}`)], bench.tools);
    bench.discord.allow(bench.discord.channel, 'sendMessages');
  },
  [GATEWAY]: async () => {
    const rest = createRest(bench.discord.url, bench.discord.token);
    const { url, shards } = await reachGateway(rest, { log: recordingLog(), wait: async () => undefined });
    expect([new URL(url).protocol, shards]).toEqual(['ws:', 1]);
  },
  [APPLICATION]: registered,
  [COMMANDS]: registered,
  [PUT]: registered,
};

const time = { now: () => performance.now(), wait: async () => undefined, random: () => 0 };

async function registered(seed: number): Promise<void> {
  const wanted = [{ name: 'ask', description: `${seed}` }];
  const { url: apiUrl, token, application } = bench.discord;
  const shared = { wanted, words: REGISTER_WORDS.ko, out: () => undefined, time };
  const found = seed % 2 === 0;
  if (found)
    await registerCommands({ ...shared, rest: createRest(apiUrl, token), applicationId: application.id });
  else await runRegister({ ...shared, apiUrl, token });
}

function saidOften(text: string): number {
  return [...bench.discord.channel.messages.values()].filter(({ content }) => content === text).length;
}

const STATUSES = [400, 401, 403, 404, 405, 418, 429, 500, 502, 503, 520];
const REFUSAL = {
  message: 'Invalid Form Body',
  code: 50_035,
  errors: { content: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH', message: 'm' }] } },
};

function faultOf(seed: number): Fault {
  const random = randomOf(seed ^ 0xfa17);
  const kind = Math.floor(random() * 6);
  const status = STATUSES[Math.floor(random() * STATUSES.length)] ?? 500;
  switch (kind) {
    case 0:
      return { kind: 'body', body: mutate({ id: '1', content: 'a', url: 'ws://127.0.0.1:9' }, seed) };
    case 1:
      return { kind: 'html', status };
    case 2:
      return { kind: random() < 0.5 ? 'invalid-json' : 'cut' };
    case 3:
      return { kind: 'mutated', seed };
    default:
      return { kind: 'status', status, body: mutate(REFUSAL, seed) };
  }
}

/** Discord does not refuse what it has done. */
function isRefusal(fault: Fault): boolean {
  return 'status' in fault && fault.status !== undefined && fault.status < 500;
}

/** Nothing that is said to a person may reject; a registration or a login may. */
const MAY_REJECT = [GATEWAY, APPLICATION, COMMANDS, PUT];

async function ended(call: Promise<void>, mayReject: boolean): Promise<void> {
  const started = performance.now();
  await call.catch((error: unknown) => {
    if (!mayReject || !(error instanceof Error) || error.name === 'AssertionError') throw error;
  });
  expect(performance.now() - started).toBeLessThan(BOUND_MS);
}

describe('malformed replies', () => {
  it.each(Object.entries(CALLS))('to %s end every call, and double nothing', async (route, call) => {
    const unhandled: unknown[] = [];
    const note = (error: unknown): void => void unhandled.push(error);
    process.on('unhandledRejection', note);
    const routes = Object.keys(CALLS);
    for (let seed = routes.indexOf(route); seed < SEEDS; seed += routes.length) {
      const random = randomOf(seed);
      const fault = faultOf(seed);
      const afterDoing = random() < 0.5 && !isRefusal(fault);
      const fit = { on: route, times: 1 + Math.floor(random() * 7), afterDoing };
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the routes above are spelled as routes
      bench.discord.faults.script(fault, fit as Parameters<typeof bench.discord.faults.script>[1]);
      await ended(call(seed), MAY_REJECT.includes(route));
      bench.discord.faults.clear();
    }
    process.off('unhandledRejection', note);
    expect(unhandled).toEqual([]);
  });
});
