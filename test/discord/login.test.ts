// The bot's way in: refused for good it says why and stops; everything else it waits out.
import { createServer } from 'node:http';
import { connect as connectSocket, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { Events, type Client } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import { Failure } from '../../src/core/errors.ts';
import { createClient, type ClientParts } from '../../src/discord/client.ts';
import { login, whenLost } from '../../src/discord/login.ts';
import { recordingLog, type RecordingLog } from './deliver/bench.ts';
import { startLoopbackDiscord, type LoopbackDiscord, type LoopbackOptions } from './loopback/server.ts';

const GATEWAY = 'GET /gateway/bot';
const opened: (() => Promise<void>)[] = [];

async function start(options: LoopbackOptions = {}): Promise<LoopbackDiscord> {
  const discord = await startLoopbackDiscord(options);
  opened.push(discord.close);
  return discord;
}

function clientOf(
  discord: LoopbackDiscord,
  parts: Partial<ClientParts> = {},
): { client: Client; log: RecordingLog; pauses: number[] } {
  const log = recordingLog();
  const pauses: number[] = [];
  const wait = async (ms: number): Promise<void> => void pauses.push(ms);
  const client = createClient({ apiUrl: discord.url, log, wait, random: () => 0, ...parts });
  opened.unshift(() => client.destroy());
  return { client, log, pauses };
}

afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

async function refusal(attempt: Promise<void>): Promise<unknown> {
  const error = await attempt.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof Failure ? { code: error.code, ...error.facts } : error;
}

const REFUSALS = [
  [4_004, 'token'],
  [4_010, 'shard'],
  [4_011, 'sharding'],
  [4_012, 'version'],
  [4_013, 'intents'],
  [4_014, 'disallowed-intents'],
] as const;

describe('a login', () => {
  it('resolves with a client that is ready', async () => {
    const discord = await start();
    const { client } = clientOf(discord);
    await login(client, discord.token);
    expect([client.isReady(), discord.gateway.log.identifies.length]).toEqual([true, 1]);
  });

  it.each(REFUSALS)('refused with %i is the failure %s, once', async (code, reason) => {
    const discord = await start();
    discord.gateway.refuseLogins(code);
    const { client } = clientOf(discord);
    expect(await refusal(login(client, discord.token))).toEqual({ code: 'login-refused', reason });
    await discord.until(() => discord.gateway.connected() === 0 || undefined, 'the connection stayed');
    expect(discord.gateway.log.identifies).toHaveLength(1);
  });

  it.each(['wrong.token.value', '', 'not\na token', '토큰'])(
    'with the token %j is refused',
    async (token) => {
      const discord = await start();
      const { client } = clientOf(discord);
      expect(await refusal(login(client, token))).toEqual({ code: 'login-refused', reason: 'token' });
      expect(discord.gateway.log.connections).toEqual([]);
    },
  );

  it('takes a token with the word before it that Discord shows beside it', async () => {
    const discord = await start();
    await login(clientOf(discord).client, `Bot ${discord.token}`);
  });

  it('where there is no Discord is refused', async () => {
    const discord = await start();
    const { client } = clientOf(discord, { apiUrl: discord.url.replace('/api', '/nothing') });
    expect(await refusal(login(client, discord.token))).toEqual({ code: 'login-refused', reason: 'address' });
  });

  it('after the logins of a day are used up is refused, without a try', async () => {
    const discord = await start();
    const session = { total: 1_000, remaining: 0, reset_after: 7_200_000, max_concurrency: 1 };
    const body = { url: discord.url.replace('http', 'ws'), shards: 1, session_start_limit: session };
    discord.faults.script({ kind: 'body', body }, { on: GATEWAY });
    const { client } = clientOf(discord);
    expect(await refusal(login(client, discord.token))).toEqual({
      code: 'login-refused',
      reason: 'sessions',
      hours: 2,
    });
    expect(discord.gateway.log.connections).toEqual([]);
  });

  it('waits for a network that is down, and is one login', async () => {
    const discord = await start();
    for (const fault of [{ kind: 'html' }, { kind: 'cut' }, { kind: 'invalid-json' }] as const)
      discord.faults.script(fault, { on: GATEWAY });
    const { client, log, pauses } = clientOf(discord);
    await login(client, discord.token);
    expect(pauses).toEqual([2_500, 5_000, 10_000]);
    expect(log.lines.filter(({ level }) => level === 'warn')).toHaveLength(1);
    expect([client.isReady(), discord.gateway.log.identifies.length]).toEqual([true, 1]);
    await client.destroy();
    expect(client.isReady()).toBe(false);
  });

  it('believes no malformed address of the gateway', async () => {
    const discord = await start();
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8])
      discord.faults.script({ kind: 'mutated', seed }, { on: GATEWAY });
    discord.faults.script({ kind: 'body', body: { url: 'nowhere', shards: 1 } }, { on: GATEWAY });
    const { client } = clientOf(discord);
    await login(client, discord.token);
    expect(discord.gateway.log.identifies).toHaveLength(1);
  });

  it('outlives a gateway that turns connections away, and is one login', async () => {
    const discord = await start();
    const door = await openDoor(discord, 1);
    const { client, log } = clientOf(discord);
    const information = { url: door, shards: 1, session_start_limit: LIMIT };
    discord.faults.script({ kind: 'body', body: information }, { on: GATEWAY });
    await login(client, discord.token);
    expect(client.isReady()).toBe(true);
    expect(log.lines.filter(({ message }) => message === 'a connection failed')).toHaveLength(1);
    expect(discord.gateway.log.identifies).toHaveLength(1);
  });

  it('that is given up while it waits never happens', async () => {
    const discord = await start();
    discord.faults.script({ kind: 'html' }, { on: GATEWAY, times: 9 });
    const stop = new AbortController();
    const wait = async (_: number, signal?: AbortSignal): Promise<void> => {
      stop.abort();
      signal?.throwIfAborted();
    };
    const { client } = clientOf(discord, { signal: stop.signal, wait });
    await expect(login(client, discord.token)).rejects.toThrow('abort');
    expect(discord.gateway.log.connections).toEqual([]);
  });
});

const LIMIT = { total: 1_000, remaining: 900, reset_after: 1_000, max_concurrency: 1 };

/** A gateway's address that answers 502 so many times before it lets connections through. */
async function openDoor(discord: LoopbackDiscord, times: number): Promise<string> {
  let turnedAway = 0;
  const { port } = new URL(discord.url);
  const door = createServer();
  door.on('upgrade', (request, socket, head) => {
    turnedAway += 1;
    if (turnedAway <= times) return void socket.end('HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n');
    const through = connectSocket(Number(port), '127.0.0.1', () => {
      const headers = Object.entries(request.headers).map(([name, value]) => `${name}: ${String(value)}`);
      through.write([`GET ${request.url} HTTP/1.1`, ...headers, '', ''].join('\r\n'));
      through.write(head);
      socket.pipe(through).pipe(socket);
    });
    for (const end of [socket, through]) end.on('error', () => undefined);
    return undefined;
  });
  door.listen(0, '127.0.0.1');
  await once(door, 'listening');
  opened.push(async () => {
    door.close();
    door.closeAllConnections();
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on a port
  return `ws://127.0.0.1:${(door.address() as AddressInfo).port}`;
}

describe('a connection', () => {
  async function connected(): Promise<{ discord: LoopbackDiscord; client: Client; lost: Promise<Failure> }> {
    const discord = await start();
    const { client } = clientOf(discord);
    const lost = whenLost(client);
    await login(client, discord.token);
    return { discord, client, lost };
  }

  it.each(REFUSALS)('that Discord ends with %i is lost for the reason %s', async (code, reason) => {
    const { discord, lost } = await connected();
    discord.gateway.close(code);
    expect(await lost).toMatchObject({ code: 'login-refused', facts: { reason } });
    expect(discord.gateway.log.identifies).toHaveLength(1);
  });

  it('that may not come back after a cut is lost', async () => {
    const { discord, lost } = await connected();
    discord.gateway.refuseLogins(4_004);
    discord.gateway.cut();
    expect((await lost).facts).toEqual({ reason: 'token' });
  });

  it('that the library calls invalid is lost', async () => {
    const { client, lost } = await connected();
    client.emit(Events.Invalidated);
    expect((await lost).facts).toEqual({ reason: 'ended' });
  });

  it('that is closed while it is coming back stays closed', async () => {
    const { discord, client } = await connected();
    const leaving = once(client, Events.ShardReconnecting);
    discord.gateway.cut();
    await leaving;
    await client.destroy();
    const back = discord.until(() => discord.gateway.connected() > 0 || undefined, 'it came back', 900);
    await expect(back).rejects.toThrow('it came back');
  });

  it('that may come back comes back', async () => {
    const { discord, client, lost } = await connected();
    let failure: Failure | undefined;
    void lost.then((reason) => (failure = reason));
    const resumed = once(client, Events.ShardResume);
    discord.gateway.close(4_000);
    await resumed;
    expect(failure).toBeUndefined();
  });
});
