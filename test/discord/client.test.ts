// The library's client with next to nothing in its caches: people reach the bot in every way, and nothing grows.
import {
  Events,
  GatewayIntentBits,
  PermissionFlagsBits,
  type Client,
  type Interaction,
  type Message,
} from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient } from '../../src/discord/client.ts';
import { acknowledge, choices, say, sayAtOnce, sayFurther } from '../../src/discord/deliver/interaction.ts';
import { replyTo } from '../../src/discord/deliver/message.ts';
import { createDeliveryTools, type DeliveryTools } from '../../src/discord/deliver/tools.ts';
import { login } from '../../src/discord/login.ts';
import { hidden, payload, recordingLog, recordingMetrics, type RecordingLog } from './deliver/bench.ts';
import { startLoopbackDiscord, type LoopbackDiscord } from './loopback/server.ts';

const COMMANDS = [
  {
    name: 'ask',
    description: 'd',
    options: [
      { type: 3, name: 'question', description: 'd' },
      { type: 3, name: 'article', description: 'd', autocomplete: true },
    ],
  },
  { name: '기사와 대조', type: 3 },
];

let discord: LoopbackDiscord;
let client: Client;
let tools: DeliveryTools;
let log: RecordingLog;

beforeAll(async () => {
  discord = await startLoopbackDiscord({ stillClock: true });
  log = recordingLog();
  client = createClient({ apiUrl: discord.url, log });
  tools = createDeliveryTools(client, { log, metrics: recordingMetrics() });
  client.on(Events.InteractionCreate, (interaction) => void onInteraction(interaction));
  client.on(Events.MessageCreate, (message) => void onMessage(message));
  await login(client, discord.token);
  discord.register(COMMANDS);
});

afterAll(async () => {
  await client.destroy();
  await discord.close();
});

const button = { type: 2, style: 2, custom_id: 'proof:1', label: '원문' } as const;

async function onInteraction(interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) return choices(interaction, [{ name: '기사', value: 'a' }], tools);
  if (interaction.isMessageContextMenuCommand())
    return void (await sayAtOnce(interaction, [hidden(`대조: ${interaction.targetMessage.content}`)], tools));
  if (interaction.isButton()) {
    await acknowledge(interaction, 'update', tools);
    return void (await sayFurther(interaction, [hidden('원문입니다.')], tools));
  }
  if (!interaction.isChatInputCommand()) return;
  await acknowledge(interaction, 'public', tools);
  const rights = interaction.appPermissions.has(PermissionFlagsBits.SendMessages);
  const text = `${interaction.options.getString('question')} ${rights} ${interaction.channel?.type} ${interaction.guild?.name}`;
  await say(interaction, [payload(text, { components: [{ type: 1, components: [button] }] })], tools);
}

async function onMessage(message: Message): Promise<void> {
  const speaks = message.guildId === null || message.mentions.users.has(client.user?.id ?? '');
  if (message.author.bot || !speaks) return;
  const answered = message.reference
    ? await message.channel.messages.fetch(message.reference.messageId ?? '')
    : undefined;
  await replyTo(message, [payload(`${message.author.displayName}: ${answered?.content ?? '새로'}`)], tools);
}

describe('a client with empty caches', () => {
  it('asks for servers, their messages and direct messages, and for nothing privileged', () => {
    const { Guilds, GuildMessages, DirectMessages } = GatewayIntentBits;
    expect(discord.gateway.log.identifies).toMatchObject([
      { intents: Guilds | GuildMessages | DirectMessages },
    ]);
  });

  it('pings nobody, even where the library’s own methods are used', async () => {
    const channel = client.channels.cache.get(discord.channel.id);
    if (!channel?.isSendable()) throw new Error('no channel');
    const { user } = discord.person('하늘');
    await channel.send(`<@${user.id}> @everyone`);
    expect(discord.pings).toEqual([]);
  });

  it('is reached by commands, in a channel and in a thread', async () => {
    const person = discord.person('하늘');
    expect((await person.slash('/ask', { question: '얼마' })).text).toBe(`얼마 true 0 ${discord.guild.name}`);
    const thread = person.in(person.startThread('이야기'));
    expect((await thread.slash('/ask', { question: '왜' })).text).toBe(`왜 true 11 ${discord.guild.name}`);
    expect((await person.inDirectMessages().slash('/ask', { question: '누가' })).text).toBe(
      '누가 true 1 undefined',
    );
  });

  it('is reached by typing, presses and message commands', async () => {
    const person = discord.person('하늘');
    expect(await person.autocomplete('/ask', { article: 'a' }, 'article')).toEqual(['기사']);
    const shown = await person.slash('/ask', { question: '얼마' });
    expect((await person.press(shown, '원문')).text).toBe('원문입니다.');
    const said = discord.person('바다').say('비가 온다.');
    expect((await person.contextMenu('기사와 대조', said)).text).toBe('대조: 비가 온다.');
  });

  it('is reached by mentions, replies and direct messages', async () => {
    const person = discord.person('하늘');
    const shown = await person.mention('안녕');
    expect(shown.text).toBe('하늘: 새로');
    expect((await person.reply(shown, '왜?')).text).toBe('하늘: 하늘: 새로');
    expect((await person.dm('안녕')).text).toBe('하늘: 새로');
    const thread = person.in(person.startThread('다른 이야기'));
    expect((await thread.mention('안녕')).text).toBe('하늘: 새로');
  });

  it('knows its own permissions in a channel and a thread', () => {
    const places = [...discord.guild.channels.keys()].map((id) => client.channels.cache.get(id));
    expect(places.length).toBeGreaterThan(1);
    for (const place of places) {
      if (!place || place.isDMBased() || !client.user) throw new Error('a place is missing');
      expect(place.permissionsFor(client.user)?.has(PermissionFlagsBits.SendMessages)).toBe(true);
    }
  });

  it('keeps nobody and nothing of what is said', async () => {
    for (let at = 0; at < 50; at += 1) await discord.person(`사람 ${at}`).mention(`말 ${at}`);
    const { me, cache } = client.guilds.cache.first()?.members ?? {};
    expect([client.users.cache.size, cache?.size, me?.id]).toEqual([1, 1, client.user?.id]);
    const held = client.channels.cache.map((channel) =>
      'messages' in channel ? channel.messages.cache.size : 0,
    );
    expect(Math.max(...held)).toBe(0);
  });

  it('forgets a direct channel in which nothing was said between two sweeps, and finds it again', async () => {
    const person = discord.person('바람');
    const { id } = person.inDirectMessages().channel;
    const sweep = (): number => client.sweepers.sweepThreads(() => false);
    const direct = (): number => client.channels.cache.filter((channel) => channel.isDMBased()).size;
    await person.dm('하나');
    sweep();
    await person.dm('둘');
    sweep();
    expect([client.channels.cache.has(id), direct()]).toEqual([true, 1]);
    sweep();
    expect(direct()).toBe(0);
    expect((await person.dm('셋')).text).toBe('바람: 새로');
  });

  it('logs what it asks of Discord without a token or anybody’s words', async () => {
    await discord.person('하늘').slash('/ask', { question: '비밀' });
    const text = log.text();
    expect(log.lines.some(({ facts }) => 'rest' in facts)).toBe(true);
    expect(text).not.toMatch(/비밀|interaction-\d/u);
    expect(text).not.toContain(discord.token);
  });
});
