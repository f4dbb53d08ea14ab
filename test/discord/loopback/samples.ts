// One valid event of every kind that the bot may receive, to be malformed by `mutate`.
import { interactionJson } from './interactions.ts';
import type { JsonObject } from './json.ts';
import { directChannel, eventOf, makeMessage } from './messages.ts';
import { mutate, randomOf } from './mutate.ts';
import type { LoopbackDiscord } from './server.ts';
import { channelJson, guildCreateJson } from './wire.ts';

export interface Sample {
  readonly event: string;
  readonly data: JsonObject;
}

/** Fresh ids at each call; nothing of it is remembered, so that the bot's answers find no interaction. */
export function samples(discord: LoopbackDiscord): Sample[] {
  return [...interactionSamples(discord), ...messageSamples(discord), ...placeSamples(discord)];
}

/** One of the samples, malformed; which one and how depends on the seed alone. */
export function malformed(
  all: readonly Sample[],
  seed: number,
): { readonly event: string; readonly data: unknown } {
  const sample = all[Math.floor(randomOf(seed ^ 0x5eed)() * all.length)];
  if (!sample) throw new Error('there are no samples');
  return { event: sample.event, data: mutate(sample.data, seed) };
}

function interactionSamples(discord: LoopbackDiscord): Sample[] {
  const { state, channel } = discord;
  const { user } = discord.person('견본');
  const source = makeMessage(state, channel, state.bot, { content: '답' });
  const asked = { user, locale: 'ko', channel };
  const option = { name: 'question', type: 3, value: '얼마야?' };
  const command = { id: state.nextId(), name: 'ask', type: 1, options: [option] };
  const menu = { id: state.nextId(), name: '기사와 대조', type: 3, target_id: source.id };
  const resolved = { messages: { [source.id]: source } };
  const typed = { ...command, options: [{ ...option, focused: true }] };
  const input = { type: 4, custom_id: 'text', value: '값' };
  const form = { custom_id: 'form', components: [{ type: 1, components: [input] }] };
  const datas = [
    interactionJson(state, { ...asked, type: 2, data: command }),
    interactionJson(state, { ...asked, type: 2, data: { ...menu, resolved } }),
    interactionJson(state, { ...asked, type: 4, data: typed }),
    interactionJson(state, { ...asked, type: 3, data: { custom_id: 'proof', component_type: 2 }, source }),
    interactionJson(state, { ...asked, type: 5, data: form, source }),
    interactionJson(state, { ...asked, channel: directChannel(state, user), type: 2, data: command }),
  ];
  return datas.map((data) => ({ event: 'INTERACTION_CREATE', data }));
}

function messageSamples(discord: LoopbackDiscord): Sample[] {
  const { state, channel } = discord;
  const { user } = discord.person('견본');
  const direct = directChannel(state, user);
  const mention = makeMessage(state, channel, user, { content: `<@${state.bot.id}> 얼마야?` });
  const answered = [...channel.messages.keys()].at(-1) ?? mention.id;
  const reply = makeMessage(state, channel, user, {
    content: '왜?',
    message_reference: { message_id: answered },
  });
  const written = makeMessage(state, direct, user, { content: '안녕' });
  const answering: JsonObject = { type: 19, referenced_message: mention };
  const gone = { id: mention.id, channel_id: channel.id, guild_id: channel.guild?.id };
  return [
    { event: 'MESSAGE_CREATE', data: eventOf(channel, mention) },
    { event: 'MESSAGE_CREATE', data: eventOf(channel, { ...reply, ...answering }) },
    { event: 'MESSAGE_CREATE', data: eventOf(direct, written) },
    { event: 'MESSAGE_UPDATE', data: eventOf(channel, mention) },
    { event: 'MESSAGE_DELETE', data: gone },
    {
      event: 'MESSAGE_DELETE_BULK',
      data: { ids: [mention.id], channel_id: channel.id, guild_id: channel.guild?.id },
    },
  ];
}

function placeSamples({ state, guild, channel }: LoopbackDiscord): Sample[] {
  const other = { ...guildCreateJson(state, guild), id: state.nextId(), channels: [], members: [] };
  return [
    { event: 'GUILD_CREATE', data: other },
    { event: 'GUILD_UPDATE', data: guildCreateJson(state, guild) },
    { event: 'GUILD_DELETE', data: { id: state.nextId(), unavailable: true } },
    { event: 'CHANNEL_CREATE', data: { ...channelJson(state, channel), id: state.nextId() } },
    { event: 'CHANNEL_UPDATE', data: channelJson(state, channel) },
    { event: 'CHANNEL_DELETE', data: { ...channelJson(state, channel), id: state.nextId() } },
    { event: 'THREAD_CREATE', data: threadJson(channelJson(state, channel), state.nextId(), channel.id) },
  ];
}

function threadJson(channel: JsonObject, id: string, parent: string): JsonObject {
  const metadata = {
    archived: false,
    auto_archive_duration: 1440,
    archive_timestamp: '2025-01-01T00:00:00Z',
    locked: false,
  };
  return { ...channel, id, type: 11, parent_id: parent, thread_metadata: metadata };
}
