// Who asks and what they typed, read out of real discord.js objects, also where servers and people are not in memory.
import { Events, type BaseInteraction, type Client, type Interaction } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askerOf, commandOptions, typedOptions } from '../../src/discord/caller.ts';
import { createClient } from '../../src/discord/client.ts';
import { COMMANDS } from '../../src/discord/commands/index.ts';
import { login } from '../../src/discord/login.ts';
import { placeOfInteraction } from '../../src/discord/place.ts';
import { recordingLog } from './deliver/bench.ts';
import { interactionJson } from './loopback/interactions.ts';
import { isObject, objectIn, type JsonObject } from './loopback/json.ts';
import { startLoopbackDiscord, type LoopbackDiscord } from './loopback/server.ts';

let discord: LoopbackDiscord;
let client: Client;

beforeAll(async () => {
  discord = await startLoopbackDiscord();
  discord.register(COMMANDS.map(({ data }) => ({ ...data })));
  client = createClient({ apiUrl: discord.url, log: recordingLog() });
  await login(client, discord.token);
});

afterAll(async () => {
  await client.destroy();
  await discord.close();
});

const ASK: JsonObject = {
  id: '1',
  name: 'ask',
  type: 1,
  options: [
    { name: 'question', type: 3, value: '얼마야?' },
    { name: 'private', type: 5, value: true },
    { name: 'article', type: 3, value: '  ' },
    { name: 'count', type: 4, value: 3 },
    { name: 'role', type: 8, value: '77' },
  ],
};

/** The interaction as the library hands it over, after `change` was made to what Discord sends. */
async function heard(
  change: (payload: JsonObject) => JsonObject = (payload) => payload,
  data: JsonObject = ASK,
): Promise<Interaction> {
  const { user } = discord.person('하늘');
  const payload = interactionJson(discord.state, {
    type: 2,
    user,
    locale: 'ko',
    channel: discord.channel,
    data,
  });
  const next = new Promise<Interaction>((resolve) => client.once(Events.InteractionCreate, resolve));
  discord.gateway.dispatchAnything('INTERACTION_CREATE', change(payload));
  return next;
}

function optionsOf(interaction: BaseInteraction) {
  if (!interaction.isChatInputCommand()) throw new Error('expected a slash command');
  return typedOptions(interaction);
}

const member =
  (change: JsonObject) =>
  (payload: JsonObject): JsonObject => ({
    ...payload,
    member: { ...objectIn(payload, 'member'), ...change },
  });

describe('who asks', () => {
  it('is known by id, name and language, and manages the server by permission', async () => {
    expect(askerOf(await heard())).toMatchObject({ name: '하늘', language: 'ko', manages: true });
    expect(askerOf(await heard(member({ permissions: '2048' }))).manages).toBe(false);
    expect(askerOf(await heard(member({ permissions: '32' }))).manages).toBe(true);
  });

  it('goes by the name of the server, else the shown name', async () => {
    expect(askerOf(await heard(member({ nick: '하늘이' }))).name).toBe('하늘이');
    expect(askerOf(await heard(member({ nick: null }))).name).toBe('하늘');
  });

  it('has roles also where the server is not in memory', async () => {
    const away = (payload: JsonObject): JsonObject => ({
      ...member({ roles: ['7', '8'], nick: '밖' })(payload),
      guild_id: discord.state.nextId(),
    });
    const asker = askerOf(await heard(away));
    expect([asker.roles, asker.name]).toEqual([['7', '8'], '밖']);
  });

  it('manages what is their own: direct messages, and where only they brought the bot along', async () => {
    const alone = (payload: JsonObject): JsonObject => ({
      ...Object.fromEntries(
        Object.entries(payload).filter(([key]) => !['member', 'guild_id', 'guild'].includes(key)),
      ),
      user: isObject(payload['member']) ? payload['member']['user'] : undefined,
      context: 1,
    });
    const direct = await heard(alone);
    expect([askerOf(direct).manages, placeOfInteraction(direct, () => true).direct]).toEqual([true, true]);
    const brought = await heard((payload) => ({
      ...member({ permissions: '0' })(payload),
      authorizing_integration_owners: { 1: discord.person('하늘').user.id },
    }));
    expect([askerOf(brought).manages, placeOfInteraction(brought, () => true).scope]).toEqual([
      true,
      `user:${discord.person('하늘').user.id}`,
    ]);
  });

  it.each([
    ['ko', 'ko'],
    ['en-US', 'en'],
    ['ja', 'en'],
  ])('with the locale %s reads %s', async (locale, language) => {
    expect(askerOf(await heard((payload) => ({ ...payload, locale }))).language).toBe(language);
  });
});

describe('what was typed', () => {
  it('is read by name and type; what is empty, absent or of another type is nothing', async () => {
    const options = optionsOf(await heard());
    expect([options.string('question'), options.boolean('private'), options.role('role')]).toEqual([
      '얼마야?',
      true,
      '77',
    ]);
    expect([
      options.string('article'),
      options.string('count'),
      options.boolean('question'),
      options.string('constructor'),
      options.subcommand,
    ]).toEqual([undefined, undefined, undefined, undefined, '']);
  });

  it('names the subcommand', async () => {
    const below = [{ name: 'info', type: 1, options: [{ name: 'article', type: 3, value: 'bus' }] }];
    const options = optionsOf(await heard(undefined, { id: '1', name: 'article', type: 1, options: below }));
    expect([options.subcommand, options.string('article')]).toEqual(['info', 'bus']);
  });

  it.each([
    [false, '> 인용\n**예산**은 <@1> 36억 원이래 https://evil.example', '인용\n예산은 36억 원이래'],
    [true, '> 예산은?\n\n**36억 원**이에요. [1]\n\n[1] “예산은 36억 원이다.”\n-# 한빛신문', '36억 원이에요.'],
  ])('of a message command is the message: by the bot %s', async (own, content, text) => {
    const author = own ? discord.bot : discord.person('바다').user;
    const id = discord.state.nextId();
    const target: JsonObject = {
      id,
      channel_id: discord.channel.id,
      author,
      content,
      type: 0,
      timestamp: new Date(0).toISOString(),
      attachments: [],
      embeds: [],
      mentions: [],
      mention_roles: [],
      components: [],
      flags: 0,
    };
    const data = {
      id: '1',
      name: '기사와 대조',
      type: 3,
      target_id: id,
      resolved: { messages: { [id]: target } },
    };
    const interaction = await heard(undefined, data);
    if (!interaction.isMessageContextMenuCommand()) throw new Error('expected a message command');
    const options = commandOptions(interaction);
    expect(options.target).toEqual({ text, own });
    expect([options.string('question'), options.boolean('private'), options.role('x')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
