// Real discord.js logs into the loopback Discord and answers people there, in every way that the product does.
import {
  ButtonBuilder,
  ButtonStyle,
  Events,
  MessageFlags,
  ModalBuilder,
  TextInputBuilder,
  TextInputStyle,
  ActionRowBuilder,
  type Client,
  type Interaction,
  type ModalActionRowComponentBuilder,
} from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from './loopback/client.ts';
import { buttonLabels } from './loopback/controls.ts';
import { startLoopbackDiscord, type LoopbackDiscord } from './loopback/server.ts';

const COMMANDS = [
  {
    name: 'ask',
    name_localizations: { ko: '질문' },
    description: 'Asks the article',
    options: [
      { type: 3, name: 'question', name_localizations: { ko: '내용' }, description: 'What', required: true },
      { type: 3, name: 'article', description: 'Which', autocomplete: true },
    ],
  },
  {
    name: 'article',
    description: 'Articles',
    options: [
      { type: 1, name: 'list', description: 'Lists' },
      {
        type: 1,
        name: 'add',
        description: 'Adds',
        options: [{ type: 11, name: 'file', description: 'A file' }],
      },
    ],
  },
  { name: 'settings', description: 'Opens a form' },
  { name: '기사와 대조', type: 3 },
  { name: 'Who is it', type: 2 },
];

let discord: LoopbackDiscord;
let client: Client<true>;

beforeAll(async () => {
  discord = await startLoopbackDiscord();
  client = await connect(discord);
  client.on(Events.InteractionCreate, (interaction) => void onInteraction(interaction));
  client.on(Events.MessageCreate, (message) => {
    if (message.author.bot || !(message.channel.isDMBased() || message.mentions.has(client.user))) return;
    void message.reply(`읽은 글: ${message.content}`);
  });
  discord.register(COMMANDS);
});

afterAll(async () => {
  await client.destroy();
  await discord.close();
});

async function onInteraction(interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) await interaction.respond([{ name: '미국 기사', value: 'usa' }]);
  else if (interaction.isButton() && interaction.customId === 'proof')
    await interaction.reply({ content: '원문', flags: MessageFlags.Ephemeral });
  else if (interaction.isButton()) await interaction.update({ content: '고침', components: [] });
  else if (interaction.isModalSubmit())
    await interaction.reply(`저장: ${interaction.fields.getTextInputValue('language')}`);
  else if (interaction.isMessageContextMenuCommand())
    await interaction.reply({ content: interaction.targetMessage.content, flags: MessageFlags.Ephemeral });
  else if (interaction.isUserContextMenuCommand())
    await interaction.reply(interaction.targetUser.displayName);
  else if (interaction.isChatInputCommand() && interaction.commandName === 'settings')
    await interaction.showModal(settingsForm());
  else if (interaction.isChatInputCommand() && interaction.commandName === 'article')
    await interaction.reply(`파일: ${interaction.options.getAttachment('file')?.name ?? '없음'}`);
  else if (interaction.isChatInputCommand()) {
    await interaction.deferReply();
    await interaction.editReply({
      content: `답: ${interaction.options.getString('question')}`,
      components: [buttons()],
    });
    await interaction.followUp('둘째');
  }
}

function buttons(): ActionRowBuilder<ButtonBuilder> {
  return new ActionRowBuilder<ButtonBuilder>().addComponents(
    new ButtonBuilder().setCustomId('proof').setLabel('원문 1').setStyle(ButtonStyle.Secondary),
    new ButtonBuilder().setCustomId('up').setEmoji('👍').setStyle(ButtonStyle.Secondary),
    new ButtonBuilder().setURL('https://news.example/a').setLabel('기사').setStyle(ButtonStyle.Link),
  );
}

function settingsForm(): ModalBuilder {
  const input = new TextInputBuilder()
    .setCustomId('language')
    .setLabel('언어')
    .setStyle(TextInputStyle.Short);
  const row = new ActionRowBuilder<ModalActionRowComponentBuilder>().addComponents(input);
  return new ModalBuilder().setCustomId('settings').setTitle('설정').addComponents(row);
}

describe('many people at once', () => {
  it('are each shown their own answer, once, in 20 servers, however slow the machine', async () => {
    const crowd = await startLoopbackDiscord({ stillClock: true, patienceMs: 20_000 });
    const bot = await connect(crowd, { rest: { globalRequestsPerSecond: 10_000 } });
    bot.on(Events.InteractionCreate, (interaction) => void onInteraction(interaction));
    crowd.register(COMMANDS);
    const guilds = Array.from({ length: 20 }, (_, index) => crowd.addGuild(`서버 ${index}`));
    const channels = guilds.flatMap((guild) => [...guild.channels.values()]);
    const people = channels.flatMap((channel, at) =>
      Array.from({ length: 5 }, (_, index) => crowd.person(`사람 ${at} ${index}`, { channel })),
    );
    const shown = await Promise.all(people.map((one) => one.slash('/ask', { question: one.user.username })));
    for (const [index, { message }] of shown.entries())
      expect(message.content).toBe(`답: ${people[index]?.user.username}`);
    await Promise.all(shown.map((one) => one.until(({ messages }) => messages.length === 2)));
    expect(crowd.requests.rejected).toEqual([]);
    await bot.destroy();
    await crowd.close();
  });
});

describe('a person and a bot on the loopback Discord', () => {
  it('makes the client ready with its servers, channels and application', () => {
    expect(client.isReady()).toBe(true);
    expect(client.guilds.cache.map(({ name }) => name)).toEqual(['새 소식']);
    expect(client.channels.cache.has(discord.channel.id)).toBe(true);
    expect(client.application.id).toBe(discord.application.id);
    expect(discord.gateway.log.identifies).toHaveLength(1);
  });

  it('shows a deferred answer and its follow-up, and measures the acknowledgement', async () => {
    const shown = await discord.person('하늘').slash('/ask', { question: '얼마야?' });
    await shown.until(({ messages }) => messages.length === 2);
    expect(shown.text).toBe('답: 얼마야?\n둘째');
    expect(shown.ephemeral).toBe(false);
    expect(shown.acknowledgedAfterMs).toBeGreaterThan(0);
    expect(buttonLabels(shown.message)).toEqual(['원문 1', '👍', '기사']);
  });

  it('knows commands and options by the names of the person language', async () => {
    const shown = await discord.person('하늘').slash('/질문', { 내용: '누구야?' });
    expect(shown.text).toContain('누구야?');
    const english = discord.person('Sky', { locale: 'en-US' });
    await expect(english.slash('/질문', { question: '?' })).rejects.toThrow('no command');
  });

  it('refuses to send what a person could not type', async () => {
    const person = discord.person('하늘');
    await expect(person.slash('/ask')).rejects.toThrow('requires question');
    await expect(person.slash('/ask', { question: 3 })).rejects.toThrow('takes a string');
    await expect(person.slash('/ask', { question: 'a', other: 'b' })).rejects.toThrow('no option other');
    await expect(person.slash('/article')).rejects.toThrow('needs a subcommand');
  });

  it('sends subcommands and attachments, whose bytes can be fetched', async () => {
    const file = { filename: '기사.txt', content: '한빛시는' };
    const shown = await discord.person('하늘').slash('/article add', { file });
    expect(shown.text).toMatch(/^파일: .+\.txt$/u);
    const [url = ''] = attachmentUrls();
    expect(await (await fetch(url)).text()).toBe('한빛시는');
  });

  it('shows the answer to a button to the presser alone', async () => {
    const person = discord.person('하늘');
    const shown = await person.slash('/ask', { question: '얼마야?' });
    const proof = await person.press(shown, '원문 1');
    expect(proof.acknowledgedAfterMs).toBeGreaterThan(0);
    expect([proof.text, proof.ephemeral]).toEqual(['원문', true]);
    expect(person.sees().map(({ content }) => content)).toContain('원문');
    expect(
      discord
        .person('바다')
        .sees()
        .map(({ content }) => content),
    ).not.toContain('원문');
  });

  it('changes the message of a pressed button in place', async () => {
    const person = discord.person('하늘');
    const shown = await person.slash('/ask', { question: '얼마야?' });
    const updated = await person.press(shown, '👍');
    expect(updated.message.id).toBe(shown.message.id);
    expect(shown.message.content).toBe('고침');
    expect(buttonLabels(shown.message)).toEqual([]);
  });

  it('refuses to press a link, a button that is not there, or one of a message that is gone', async () => {
    const person = discord.person('하늘');
    const shown = await person.slash('/ask', { question: '얼마야?' });
    const message = shown.message;
    await expect(person.press(message, '기사')).rejects.toThrow('is a link');
    await expect(person.press(message, '없음')).rejects.toThrow('there are: 원문 1 | 👍 | 기사');
    person.remove(message);
    await expect(person.press(message, '원문 1')).rejects.toThrow('gone');
  });

  it('opens a form, and sends what the person fills in', async () => {
    const person = discord.person('하늘');
    const form = await person.slash('/settings');
    expect(form.modal).toMatchObject({ title: '설정' });
    const saved = await person.submit(form, { 언어: '한국어' });
    expect(saved.text).toBe('저장: 한국어');
    await expect(person.submit(form, {})).rejects.toThrow('requires 언어');
  });

  it('offers the choices of autocomplete', async () => {
    const names = await discord.person('하늘').autocomplete('/ask', { article: '미' }, 'article');
    expect(names).toEqual(['미국 기사']);
  });

  it('hands a message command its message with the words, mention or not', async () => {
    const said = discord.person('바다').say('예산은 36억 원이래');
    const shown = await discord.person('하늘').contextMenu('기사와 대조', said);
    expect([shown.text, shown.ephemeral]).toEqual(['예산은 36억 원이래', true]);
  });

  it('hands a user command its user', async () => {
    const shown = await discord.person('하늘').userMenu('Who is it', discord.person('바다'));
    expect(shown.text).toBe('바다');
  });

  it('answers a direct message, whose words need no intent', async () => {
    const shown = await discord.person('하늘').dm('얼마야?');
    expect(shown.text).toBe('읽은 글: 얼마야?');
    expect(client.channels.cache.get(shown.message.channel_id)?.isDMBased()).toBe(true);
  });

  it('answers a command in direct messages', async () => {
    const shown = await discord.person('하늘').inDirectMessages().slash('/ask', { question: '얼마야?' });
    expect(shown.text).toContain('답: 얼마야?');
  });

  it('brings the words of a mention without the message content intent', async () => {
    const shown = await discord.person('하늘').mention('얼마야?');
    expect(shown.text).toBe(`읽은 글: <@${discord.bot.id}> 얼마야?`);
    expect(shown.message.message_reference?.message_id).toBe(shown.asked?.id);
    expect(shown.acknowledgedAfterMs).toBeGreaterThan(0);
  });

  it('brings a reply that pings the bot with the message that it answers, and one in a thread', async () => {
    const person = discord.person('하늘');
    const first = await person.mention('얼마야?');
    const second = await person.reply(first, '왜?');
    expect(second.text).toBe('읽은 글: 왜?');
    const third = await person.in(person.startThread('이야기', first.message)).mention('언제?');
    expect(third.text).toContain('언제?');
  });

  it('still brings the words of a reply that its author changed', async () => {
    const person = discord.person('하늘');
    const reply = await person.reply(await person.mention('얼마야?'), '왜?');
    const changed = new Promise((resolve) => {
      client.once(Events.MessageUpdate, (_, { content }) => resolve(content));
    });
    if (reply.asked) person.edit(reply.asked, '왜 그래?');
    expect(await changed).toBe('왜 그래?');
  });

  it('brings reactions to nobody who did not ask for them, and keeps them on the message', async () => {
    const person = discord.person('하늘');
    const said = person.say('좋다');
    person.react(said, '👍');
    expect(said.reactions).toMatchObject([{ count: 1, me: false }]);
    person.unreact(said, '👍');
    expect(said.reactions).toEqual([]);
  });

  it('withholds the words of everybody else, on the gateway and over REST', async () => {
    const heard = new Promise<string>((resolve) => {
      client.on(Events.MessageCreate, ({ author, content }) => {
        if (!author.bot) resolve(content);
      });
    });
    const said = discord.person('하늘').say('우리끼리 이야기');
    expect(await heard).toBe('');
    const channel = client.channels.cache.get(discord.channel.id);
    const fetched = channel?.isTextBased()
      ? await channel.messages.fetch({ message: said.id, force: true })
      : null;
    expect(fetched?.content).toBe('');
  });

  it('recorded no rejected body and no ping in all of this', () => {
    expect(discord.requests.rejected).toEqual([]);
    expect(discord.requests.unknown).toEqual([]);
    expect(discord.pings).toEqual([]);
  });
});

function attachmentUrls(): string[] {
  return [...discord.state.files.keys()].map((path) => new URL(path, discord.url).href);
}
