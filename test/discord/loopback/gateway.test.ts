// The gateway's life: logins refused, connections cut and resumed, zombies, and servers that come and go.
import { Events, GatewayIntentBits, type Client } from 'discord.js';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { connect, createClient } from './client.ts';
import { samples } from './samples.ts';
import { startLoopbackDiscord, type LoopbackDiscord, type LoopbackOptions } from './server.ts';

const opened: (() => Promise<void>)[] = [];

async function start(options: LoopbackOptions = {}): Promise<LoopbackDiscord> {
  const discord = await startLoopbackDiscord(options);
  opened.push(discord.close);
  return discord;
}

function closing<C extends Client>(client: C): C {
  opened.unshift(() => client.destroy());
  return client;
}

afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

/** Resolves when the client has resumed for the given time, and the gateway knows it. */
const resumed = (discord: LoopbackDiscord, times = 1): Promise<true> =>
  discord.until(() => discord.gateway.log.resumes.length >= times || undefined, 'the client did not resume');

describe('resuming', () => {
  it('replays what was missed while the connection was cut, without a second login', async () => {
    const discord = await start();
    const client = closing(await connect(discord));
    const heard: string[] = [];
    client.on(Events.MessageCreate, ({ content }) => heard.push(content));
    discord.gateway.cut();
    await discord.until(() => discord.gateway.connected() === 0 || undefined, 'the connection was not cut');
    discord.person('하늘').say(`<@${discord.bot.id}> 하나`);
    discord.person('하늘').say(`<@${discord.bot.id}> 둘`);
    const done = new Promise((resolve) => {
      client.once(Events.ShardResume, resolve);
    });
    await resumed(discord);
    await done;
    expect(heard).toEqual([`<@${discord.bot.id}> 하나`, `<@${discord.bot.id}> 둘`]);
    expect(discord.gateway.log.identifies).toHaveLength(1);
    expect(discord.gateway.log.connections.at(-1)).toBe('/resume');
  });

  it('happens after op 7, a resumable op 9 and a close code that allows it', async () => {
    const discord = await start();
    closing(await connect(discord));
    discord.gateway.askToReconnect();
    await resumed(discord, 1);
    discord.gateway.invalidate(true);
    await resumed(discord, 2);
    discord.gateway.close(4_000);
    await resumed(discord, 3);
    expect(discord.gateway.log.resumes.every(({ accepted }) => accepted)).toBe(true);
    expect(discord.gateway.log.identifies).toHaveLength(1);
  });

  it('gives way to a second login after op 9 that is not resumable', async () => {
    const discord = await start();
    const client = closing(await connect(discord));
    const again = new Promise((resolve) => {
      client.once(Events.ShardReady, resolve);
    });
    discord.gateway.invalidate(false);
    await again;
    expect(discord.gateway.log.identifies).toHaveLength(2);
    expect(discord.gateway.log.resumes).toEqual([]);
  });

  it('follows a zombie connection, on which no heartbeat is acknowledged', async () => {
    const discord = await start({ heartbeatInterval: 30 });
    closing(await connect(discord));
    await discord.until(() => discord.gateway.log.counts.heartbeats > 1 || undefined, 'no heartbeats');
    discord.gateway.setZombie(true);
    await resumed(discord);
    expect(discord.gateway.log.closes).toContain(4_200);
  });

  it('answers a heartbeat that Discord asks for', async () => {
    const discord = await start();
    closing(await connect(discord));
    const before = discord.gateway.log.counts.heartbeats;
    discord.gateway.askForHeartbeat();
    await discord.until(() => discord.gateway.log.counts.heartbeats > before || undefined, 'no heartbeat');
  });
});

describe('logins', () => {
  it.each([
    ['4004 for a wrong token', 4_004, { token: 'wrong.token.value' }],
    ['4014 for a privileged intent', 4_014, { intents: [GatewayIntentBits.MessageContent] }],
    ['4013 for an intent that does not exist', 4_013, { intents: 1 << 30 }],
  ] as const)(
    'are refused with %s, once',
    async (_, code, { token, intents }: { token?: string; intents?: unknown }) => {
      const discord = await start();
      const wanted = Array.isArray(intents) || typeof intents === 'number' ? { intents } : {};
      const client = closing(createClient(discord, wanted));
      const closed = new Promise<number>((resolve) => {
        client.once(Events.ShardDisconnect, ({ code: seen }) => resolve(seen));
      });
      client.on(Events.ShardError, () => undefined);
      client.rest.setToken(discord.token);
      if (token !== undefined) discord.gateway.refuseLogins(4_004);
      const login = client.login(discord.token).catch(() => undefined);
      expect(await closed).toBe(code);
      await login;
      expect(discord.gateway.log.identifies).toMatchObject([{ refused: code }]);
    },
  );

  it('fail over REST where the token is wrong', async () => {
    const discord = await start();
    await expect(closing(createClient(discord)).login('wrong.token.value')).rejects.toThrow('invalid token');
    expect(discord.gateway.log.identifies).toEqual([]);
  });

  it('may ask for a privileged intent that the application has, and then read every message', async () => {
    const discord = await start({ privilegedIntents: GatewayIntentBits.MessageContent });
    const intents = [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.MessageContent,
    ];
    const client = closing(await connect(discord, { intents }));
    const heard = new Promise<string>((resolve) => {
      client.once(Events.MessageCreate, ({ content }) => resolve(content));
    });
    discord.person('하늘').say('우리끼리');
    expect(await heard).toBe('우리끼리');
  });

  it('are counted against the day', async () => {
    const discord = await start();
    const client = closing(await connect(discord));
    const answer = await client.rest.get('/gateway/bot');
    expect(answer).toMatchObject({ session_start_limit: { total: 1_000, remaining: 999 } });
  });
});

const hello = { token: 'right', intents: 1, properties: {}, shard: [0, 1] };

describe('a client that breaks the rules is closed with', () => {
  it.each([
    ['4001 for an opcode that does not exist', 4_001, [{ op: 99 }]],
    ['4002 for what is no JSON', 4_002, ['{']],
    ['4002 for a payload over 4,096 bytes', 4_002, [{ op: 1, d: 'x'.repeat(4_096) }]],
    ['4003 for a presence before its login', 4_003, [{ op: 3, d: {} }]],
    ['4004 for a wrong token', 4_004, [{ op: 2, d: { ...hello, token: 'wrong' } }]],
    [
      '4005 for a second login',
      4_005,
      [
        { op: 2, d: hello },
        { op: 2, d: hello },
      ],
    ],
    [
      '4008 for over 120 payloads in a minute',
      4_008,
      Array.from({ length: 121 }, () => ({ op: 1, d: null })),
    ],
    ['4010 for a shard that does not exist', 4_010, [{ op: 2, d: { ...hello, shard: [1, 1] } }]],
    ['4013 for an intent that does not exist', 4_013, [{ op: 2, d: { ...hello, intents: 1 << 18 } }]],
    ['4014 for an intent that it may not have', 4_014, [{ op: 2, d: { ...hello, intents: 1 << 1 } }]],
  ])('%s', async (_, code, payloads) => {
    const discord = await start();
    const socket = new WebSocket(`${discord.url.replace('http', 'ws')}/?v=10&encoding=json`);
    await once(socket, 'open');
    const closed = once(socket, 'close');
    for (const payload of payloads)
      socket.send(
        typeof payload === 'string'
          ? payload
          : JSON.stringify(payload).replace('"right"', JSON.stringify(discord.token)),
      );
    expect((await closed)[0]).toBe(code);
  });

  it('4012 for another version', async () => {
    const discord = await start();
    const [code]: unknown[] = await once(new WebSocket(`${discord.url.replace('http', 'ws')}/?v=6`), 'close');
    expect(code).toBe(4_012);
  });
});

describe('samples', () => {
  it('are understood by discord.js while whole, every kind of interaction among them', async () => {
    const discord = await start();
    const client = closing(await connect(discord));
    const events: string[] = [];
    const interactions = new Set<string>();
    client.on(Events.Raw, ({ t }: { t: string }) => events.push(t));
    client.on(Events.InteractionCreate, (interaction) => interactions.add(interaction.constructor.name));
    const sent = samples(discord);
    const last = new Promise<void>((resolve) => {
      client.on(Events.MessageCreate, ({ author }) => {
        if (author.username === '하늘') resolve();
      });
    });
    for (const { event, data } of sent) discord.gateway.dispatchAnything(event, data);
    discord.person('하늘').say('끝');
    await last;
    expect(interactions.size).toBe(5);
    expect(events).toEqual([...sent.map(({ event }) => event), 'MESSAGE_CREATE']);
  });
});

describe('closing', () => {
  it('fails whoever still waits, cuts the client and frees the port', async () => {
    const discord = await startLoopbackDiscord();
    const waiting = discord.until(() => undefined, 'never');
    await discord.close();
    await expect(waiting).rejects.toThrow('closed');
    await expect(fetch(`${discord.url}/v10/gateway`)).rejects.toThrow('fetch failed');
  });
});

describe('servers', () => {
  it('appear when the bot is invited, fail, return, and are left', async () => {
    const discord = await start();
    const client = closing(await connect(discord));
    type GuildEvent =
      | Events.GuildCreate
      | Events.GuildDelete
      | Events.GuildAvailable
      | Events.GuildUnavailable;
    const next = (event: GuildEvent): Promise<unknown> =>
      new Promise((resolve) => {
        client.once(event, resolve);
      });
    const created = next(Events.GuildCreate);
    const guild = discord.addGuild('둘째', ['일반']);
    await created;
    const unavailable = next(Events.GuildUnavailable);
    discord.guildFails(guild);
    await unavailable;
    const available = next(Events.GuildAvailable);
    discord.guildReturns(guild);
    await available;
    const deleted = next(Events.GuildDelete);
    discord.removeGuild(guild);
    await deleted;
    expect(client.guilds.cache.size).toBe(1);
  });
});
