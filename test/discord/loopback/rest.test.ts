// What the REST side keeps of Discord's own rules: time, tokens, permissions, pages, nonces, limits and scripted faults.
import { REST } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JsonObject } from './json.ts';
import { startLoopbackDiscord, type LoopbackDiscord, type LoopbackOptions } from './server.ts';
import type { Interaction } from './state.ts';

let discord: LoopbackDiscord;
let rest: REST;

beforeEach(async () => {
  discord = await startLoopbackDiscord();
  rest = new REST({ api: discord.url, retries: 0, timeout: 2_000 }).setToken(discord.token);
  discord.register([{ name: 'ask', description: 'd' }]);
});

afterEach(() => discord.close());

const CREATE = 'POST /channels/{channel_id}/messages';
const here = (): `/channels/${string}` => `/channels/${discord.channel.id}`;
const send = (body: JsonObject): Promise<JsonObject> => as(rest.post(`${here()}/messages`, { body }));
const as = async (answer: Promise<unknown>): Promise<JsonObject> => Object(await answer);

/** The same server anew, with other options. */
async function restart(options: LoopbackOptions): Promise<void> {
  await discord.close();
  discord = await startLoopbackDiscord(options);
  rest = new REST({ api: discord.url, offset: 5 }).setToken(discord.token);
}

/** A message without discord.js in between. */
function bare(channel = discord.channel.id): Promise<Response> {
  const headers = { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' };
  const url = `${discord.url}/v10/channels/${channel}/messages`;
  return fetch(url, { method: 'POST', headers, body: '{"content":"a"}' });
}

async function asked(): Promise<Interaction> {
  const { interaction } = await discord.person('하늘').slash('/ask', {}, { until: 'nothing' });
  if (!interaction) throw new Error('no interaction');
  return interaction;
}

function callback({ id, token }: Interaction, body: JsonObject): Promise<unknown> {
  return rest.post(`/interactions/${id}/${token}/callback`, { body, auth: false });
}

function webhook({ token }: Interaction, path = ''): `/${string}` {
  return `/webhooks/${discord.application.id}/${token}${path}`;
}

describe('an interaction', () => {
  it('is unknown three seconds after it came', async () => {
    const interaction = await asked();
    discord.clock.advance(3_001);
    await expect(callback(interaction, { type: 5 })).rejects.toMatchObject({ status: 404, code: 10_062 });
  });

  it('is acknowledged once', async () => {
    const interaction = await asked();
    await callback(interaction, { type: 5 });
    await expect(callback(interaction, { type: 5 })).rejects.toMatchObject({ status: 400, code: 40_060 });
  });

  it('takes no update and no choices where it is a command', async () => {
    const interaction = await asked();
    for (const body of [{ type: 7, data: { content: 'a' } }, { type: 6 }, { type: 8, data: { choices: [] } }])
      await expect(callback(interaction, body)).rejects.toMatchObject({ code: 50_035 });
  });

  it('has a webhook only after its acknowledgement', async () => {
    const request = rest.post(webhook(await asked()), { body: { content: 'a' }, auth: false });
    await expect(request).rejects.toMatchObject({ status: 404, code: 10_015 });
  });

  it('has a webhook for fifteen minutes', async () => {
    const interaction = await asked();
    await callback(interaction, { type: 5 });
    discord.clock.advance(15 * 60_000 + 1);
    const edit = rest.patch(webhook(interaction, '/messages/@original'), {
      body: { content: 'a' },
      auth: false,
    });
    await expect(edit).rejects.toMatchObject({ status: 401, code: 50_027 });
  });

  it('tells of its message where the callback asks for it', async () => {
    const interaction = await asked();
    const query = new URLSearchParams({ with_response: 'true' });
    const path = `/interactions/${interaction.id}/${interaction.token}/callback` as const;
    const answer = await as(
      rest.post(path, { body: { type: 4, data: { content: '답', flags: 64 } }, query, auth: false }),
    );
    expect(answer).toMatchObject({
      interaction: { id: interaction.id, response_message_ephemeral: true, response_message_loading: false },
      resource: { type: 4, message: { content: '답' } },
    });
  });

  it('lets follow-ups be sent, read, changed and deleted', async () => {
    const interaction = await asked();
    await callback(interaction, { type: 4, data: { content: '하나' } });
    const { id } = await as(rest.post(webhook(interaction), { body: { content: '둘' }, auth: false }));
    const one = webhook(interaction, `/messages/${String(id)}`);
    await rest.patch(one, { body: { content: '셋' }, auth: false });
    expect(await as(rest.get(one, { auth: false }))).toMatchObject({ content: '셋' });
    await rest.delete(one, { auth: false });
    await expect(rest.get(one, { auth: false })).rejects.toMatchObject({ code: 10_008 });
    await rest.delete(webhook(interaction, '/messages/@original'), { auth: false });
    expect(discord.channel.messages.size).toBe(0);
  });

  it('keeps an ephemeral deferral ephemeral, and out of the channel', async () => {
    const interaction = await asked();
    await callback(interaction, { type: 5, data: { flags: 64 } });
    await rest.patch(webhook(interaction, '/messages/@original'), { body: { content: '답' }, auth: false });
    expect(interaction.messages).toMatchObject([{ content: '답', flags: 64 }]);
    expect(discord.channel.messages.size).toBe(0);
  });
});

describe('messages', () => {
  it('are made once under one enforced nonce', async () => {
    const [first, second] = [
      await send({ content: 'a', nonce: '1', enforce_nonce: true }),
      await send({ content: 'a', nonce: '1', enforce_nonce: true }),
    ];
    expect(second['id']).toBe(first['id']);
    expect(discord.channel.messages.size).toBe(1);
    await send({ content: 'a', nonce: '1' });
    expect(discord.channel.messages.size).toBe(2);
  });

  it('are listed newest first, before, after and around one, at most 100', async () => {
    for (const content of ['1', '2', '3', '4', '5']) await send({ content });
    const ids = [...discord.channel.messages.keys()];
    const texts = async (query: Record<string, string>): Promise<unknown> => {
      const list = await rest.get(`${here()}/messages`, { query: new URLSearchParams(query) });
      return Array.isArray(list) ? list.map(({ content }) => content).join('') : list;
    };
    expect(await texts({})).toBe('54321');
    expect(await texts({ before: ids[3] ?? '', limit: '2' })).toBe('32');
    expect(await texts({ after: ids[1] ?? '', limit: '2' })).toBe('43');
    expect(await texts({ around: ids[2] ?? '', limit: '3' })).toBe('432');
    await expect(texts({ limit: '101' })).rejects.toMatchObject({ code: 50_035 });
  });

  it('can only be changed by their author', async () => {
    const { id } = discord.person('하늘').say('내 말');
    await expect(rest.patch(`${here()}/messages/${id}`, { body: { content: 'b' } })).rejects.toMatchObject({
      code: 50_005,
    });
  });

  it('need the permission to send them, and a channel that can be seen', async () => {
    discord.deny(discord.channel, 'sendMessages');
    await expect(send({ content: 'a' })).rejects.toMatchObject({ status: 403, code: 50_013 });
    discord.deny(discord.channel, 'viewChannel');
    await expect(send({ content: 'a' })).rejects.toMatchObject({ status: 403, code: 50_001 });
    discord.allow(discord.channel, 'sendMessages', 'viewChannel');
    await send({ content: 'a' });
  });

  it('tell whom they notify', async () => {
    const { user } = discord.person('하늘');
    await send({ content: `<@${user.id}> @everyone` });
    await send({ content: `<@${user.id}> @everyone`, allowed_mentions: { parse: [] } });
    await send({ content: `\`<@${user.id}>\`` });
    expect(discord.pings).toMatchObject([{ everyone: true, users: [user.id] }]);
  });

  it('carry reactions, threads, typing and files', async () => {
    const { id } = await send({ content: 'a' });
    await rest.put(`${here()}/messages/${String(id)}/reactions/${encodeURIComponent('👍')}/@me`);
    expect(discord.channel.messages.get(String(id))?.reactions).toMatchObject([{ count: 1, me: true }]);
    await rest.post(`${here()}/typing`);
    const thread = await as(
      rest.post(`${here()}/messages/${String(id)}/threads`, { body: { name: '이야기' } }),
    );
    expect(thread).toMatchObject({ id, type: 11, parent_id: discord.channel.id });
    const files = [{ name: 'a.txt', data: 'abc' }];
    const filed = await as(rest.post(`${here()}/messages`, { body: {}, files }));
    expect(filed).toMatchObject({ attachments: [{ filename: 'a.txt', size: 3 }] });
    expect(discord.requests.rejected).toEqual([]);
  });

  it('reach a person directly', async () => {
    const { user } = discord.person('하늘');
    const { id } = await as(rest.post('/users/@me/channels', { body: { recipient_id: user.id } }));
    await rest.post(`/channels/${String(id)}/messages`, { body: { content: '안녕' } });
    expect(discord.person('하늘').inDirectMessages().sees()).toMatchObject([{ content: '안녕' }]);
  });
});

describe('commands', () => {
  it('keep their ids when overwritten, and can be made, changed and deleted', async () => {
    const path = `/applications/${discord.application.id}/commands` as const;
    const [before] = discord.commands();
    await rest.put(path, { body: [{ name: 'ask', description: 'other' }] });
    expect(discord.commands()).toMatchObject([{ id: before?.['id'], description: 'other' }]);
    const { id } = await as(rest.post(path, { body: { name: 'help', description: 'd' } }));
    await rest.patch(`${path}/${String(id)}`, { body: { description: 'e' } });
    expect(await rest.get(path)).toMatchObject([{ name: 'ask' }, { name: 'help', description: 'e' }]);
    await rest.delete(`${path}/${String(id)}`);
    await expect(rest.get(`${path}/${String(id)}`)).rejects.toMatchObject({ code: 10_063 });
  });

  it('of one server are not those of all', async () => {
    const path = `/applications/${discord.application.id}/guilds/${discord.guild.id}/commands` as const;
    await rest.put(path, { body: [{ name: 'own', description: 'd' }] });
    expect(discord.commands(discord.guild)).toMatchObject([{ name: 'own', guild_id: discord.guild.id }]);
    expect(discord.commands()).toMatchObject([{ name: 'ask' }]);
  });
});

describe('requests', () => {
  it('need the token, and a route that exists', async () => {
    const stranger = new REST({ api: discord.url }).setToken('wrong');
    await expect(stranger.get('/users/@me')).rejects.toMatchObject({ status: 401 });
    await expect(rest.get('/nowhere')).rejects.toMatchObject({ status: 404 });
    expect(discord.requests.unknown).toMatchObject([{ path: '/nowhere' }]);
  });

  it('are recorded with their body and answer', async () => {
    await send({ content: 'a' });
    expect(discord.requests.all.at(-1)).toMatchObject({
      method: 'POST',
      route: CREATE,
      body: { content: 'a' },
      status: 200,
    });
  });

  it.each([
    ['one route', {}],
    ['all routes', { global: true }],
  ])('that meet a 429 of %s are repeated by discord.js after Retry-After', async (_, more) => {
    discord.faults.script({ kind: 'rate-limit', retryAfter: 0.03, ...more }, { on: CREATE });
    const before = performance.now();
    await send({ content: 'a' });
    expect(performance.now() - before).toBeGreaterThanOrEqual(29);
    expect(discord.requests.all.map(({ status }) => status)).toEqual([429, 200]);
  });

  it('over a limit are told to wait, each channel by itself', async () => {
    await restart({ rateLimits: { [CREATE]: { limit: 2, perMs: 60_000 } } });
    const { channels } = discord.addGuild('둘째', ['일반']);
    const [other] = channels.keys();
    const statuses = [await bare(), await bare(), await bare(), await bare(other)].map(
      ({ status }) => status,
    );
    expect(statuses).toEqual([200, 200, 429, 200]);
    const { headers } = await bare();
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(50);
    expect(headers.get('x-ratelimit-remaining')).toBe('0');
  });

  it('within a limit that the headers tell are spaced by discord.js itself', async () => {
    await restart({ rateLimits: { [CREATE]: { limit: 2, perMs: 45 } } });
    for (const content of ['1', '2', '3', '4', '5']) await send({ content });
    expect(discord.requests.all.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  });

  it('are remembered up to a number, and counted beyond it', async () => {
    await restart({ requestsKept: 3 });
    for (const content of ['1', '2', '3', '4', '5']) await send({ content });
    expect(discord.requests.all.map(({ body }) => body)).toEqual([
      { content: '3' },
      { content: '4' },
      { content: '5' },
    ]);
    expect(discord.requests.count()).toBe(5);
  });

  it('that meet a 500 after they were carried out double a message without a nonce, and not one with it', async () => {
    const again = new REST({ api: discord.url, retries: 1 }).setToken(discord.token);
    const twice = (body: JsonObject): Promise<unknown> => {
      discord.faults.script({ kind: 'status', status: 500 }, { on: CREATE, afterDoing: true });
      return again.post(`${here()}/messages`, { body });
    };
    await twice({ content: 'a' });
    expect(discord.channel.messages.size).toBe(2);
    await twice({ content: 'b', nonce: '7', enforce_nonce: true });
    expect(discord.channel.messages.size).toBe(3);
  });

  it('may be answered with an error, a page, half of a JSON, nothing or a cut', async () => {
    const kinds = [
      { kind: 'status', status: 503 },
      { kind: 'html' },
      { kind: 'invalid-json' },
      { kind: 'cut' },
    ] as const;
    for (const fault of kinds) {
      discord.faults.script(fault, { on: CREATE });
      expect(await send({ content: 'a' }).catch(() => fault.kind)).toBe(fault.kind);
    }
    discord.faults.script({ kind: 'hang' }, { on: CREATE });
    const signal = AbortSignal.timeout(30);
    await expect(rest.post(`${here()}/messages`, { body: { content: 'a' }, signal })).rejects.toThrow(
      'abort',
    );
    expect(discord.channel.messages.size).toBe(0);
  });

  it('may be answered late, with any body, or with the usual one malformed', async () => {
    discord.faults.script({ kind: 'delay', ms: 20 }, { on: CREATE });
    discord.faults.script({ kind: 'body', body: [] }, { on: CREATE });
    discord.faults.script({ kind: 'mutated', seed: 3 }, { on: CREATE });
    const [late, strange, malformed] = [
      await send({ content: 'a' }),
      await send({ content: 'b' }),
      await send({ content: 'c' }),
    ];
    expect(late['content']).toBe('a');
    expect(strange).toEqual([]);
    expect(malformed).not.toEqual([...discord.channel.messages.values()].at(-1));
    expect([...discord.channel.messages.values()].map(({ content }) => content)).toEqual(['a', 'c']);
  });
});
