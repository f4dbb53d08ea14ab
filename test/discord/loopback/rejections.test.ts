// Every body that Discord refuses is refused here, recorded, and answered with 400 and code 50035.
import { DiscordAPIError, REST } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from './json.ts';
import { bodyProblems } from './rules/body-rules.ts';
import { isOpenApiPresent } from './rules/openapi.ts';
import { startLoopbackDiscord, type LoopbackDiscord } from './server.ts';

let discord: LoopbackDiscord;
let rest: REST;

beforeAll(async () => {
  discord = await startLoopbackDiscord();
  rest = new REST({ api: discord.url, retries: 0 }).setToken(discord.token);
});

afterAll(() => discord.close());

const button = (more: JsonObject = {}): JsonObject => ({
  type: 2,
  style: 2,
  label: '원문',
  custom_id: 'a',
  ...more,
});
const row = (...components: JsonObject[]): JsonObject => ({ type: 1, components });
const numbered = (count: number): JsonObject[] =>
  Array.from({ length: count }, (_, id) => button({ custom_id: `${id}` }));
const embed = (length: number): JsonObject => ({ description: 'x'.repeat(length) });
const menu = (count: number): JsonObject => ({
  type: 3,
  custom_id: 'm',
  options: Array.from({ length: count }, (_, id) => ({ label: `${id}`, value: `${id}` })),
});

const MESSAGES: readonly (readonly [string, JsonObject])[] = [
  ['more than 2,000 characters', { content: '가'.repeat(2_001) }],
  ['nothing to show', {}],
  ['nothing but spaces', { content: ' \n ' }],
  ['a content that is no text', { content: 5 }],
  ['embeds over 6,000 characters in all', { embeds: [embed(4_000), embed(2_001)] }],
  ['11 embeds', { embeds: Array.from({ length: 11 }, () => embed(1)) }],
  ['an embed title over 256', { embeds: [{ title: 'x'.repeat(257) }] }],
  [
    '26 embed fields',
    { embeds: [{ fields: Array.from({ length: 26 }, () => ({ name: 'a', value: 'b' })) }] },
  ],
  ['an embed field without a value', { embeds: [{ fields: [{ name: 'a' }] }] }],
  ['6 rows', { content: 'a', components: numbered(6).map((one) => row(one)) }],
  ['6 buttons in a row', { content: 'a', components: [row(...numbered(6))] }],
  ['an empty row', { content: 'a', components: [row()] }],
  ['a button outside of a row', { content: 'a', components: [button()] }],
  ['one custom_id twice', { content: 'a', components: [row(button()), row(button())] }],
  ['a custom_id over 100', { content: 'a', components: [row(button({ custom_id: 'x'.repeat(101) }))] }],
  ['an empty custom_id', { content: 'a', components: [row(button({ custom_id: '' }))] }],
  ['a label over 80', { content: 'a', components: [row(button({ label: '가'.repeat(81) }))] }],
  [
    'a button without label and emoji',
    { content: 'a', components: [row({ type: 2, style: 2, custom_id: 'a' })] },
  ],
  ['a button of no style', { content: 'a', components: [row(button({ style: 9 }))] }],
  ['a link button without url', { content: 'a', components: [row({ type: 2, style: 5, label: 'a' })] }],
  [
    'a link button with a custom_id',
    { content: 'a', components: [row(button({ style: 5, url: 'https://a.example' }))] },
  ],
  [
    'a link that is no url',
    { content: 'a', components: [row({ type: 2, style: 5, label: 'a', url: 'javascript:1' })] },
  ],
  [
    'a link over 512',
    {
      content: 'a',
      components: [row({ type: 2, style: 5, label: 'a', url: `https://a.example/${'x'.repeat(512)}` })],
    },
  ],
  [
    'a url on a button that is no link',
    { content: 'a', components: [row(button({ url: 'https://a.example' }))] },
  ],
  ['a menu beside a button', { content: 'a', components: [row(menu(1), button())] }],
  ['a menu of 26 options', { content: 'a', components: [row(menu(26))] }],
  ['a nonce over 25', { content: 'a', nonce: 'x'.repeat(26) }],
  ['an enforced nonce that is not there', { content: 'a', enforce_nonce: true }],
  [
    'users both parsed and listed',
    { content: 'a', allowed_mentions: { parse: ['users'], users: ['123456789012345678'] } },
  ],
  [
    'content beside the components flag',
    { content: 'a', flags: 1 << 15, components: [{ type: 10, content: 'b' }] },
  ],
];

const option = (name: string, more: JsonObject = {}): JsonObject => ({
  type: 3,
  name,
  description: 'd',
  ...more,
});
const command = (more: JsonObject): JsonObject => ({ name: 'ask', description: 'd', ...more });
const choices = (count: number): JsonObject[] =>
  Array.from({ length: count }, (_, id) => ({ name: `${id}`, value: `${id}` }));

const COMMANDS: readonly (readonly [string, JsonObject])[] = [
  ['an upper-case name', command({ name: 'Ask' })],
  ['a name with a space', command({ name: 'ask it' })],
  ['an empty name', command({ name: '' })],
  ['a name over 32', command({ name: 'a'.repeat(33) })],
  ['no description', { name: 'ask' }],
  ['an empty description', command({ description: '' })],
  ['a description over 100', command({ description: 'x'.repeat(101) })],
  ['an unknown locale', command({ name_localizations: { kr: '질문' } })],
  ['an upper-case localised name', command({ name_localizations: { 'en-US': 'Ask' } })],
  ['an unknown locale of a description', command({ description_localizations: { 'ko-KR': '설명' } })],
  ['a localised description over 100', command({ description_localizations: { ko: '가'.repeat(101) } })],
  [
    'a required option after an optional one',
    command({ options: [option('a'), option('b', { required: true })] }),
  ],
  ['an option name twice', command({ options: [option('a'), option('a')] })],
  ['26 options', command({ options: Array.from({ length: 26 }, (_, id) => option(`o${id}`)) })],
  ['an option without a description', command({ options: [{ type: 3, name: 'a' }] })],
  ['an option of no type', command({ options: [option('a', { type: 12 })] })],
  ['26 choices', command({ options: [option('a', { choices: choices(26) })] })],
  [
    'choices and autocomplete',
    command({ options: [option('a', { choices: choices(1), autocomplete: true })] }),
  ],
  ['subcommands beside options', command({ options: [option('a', { type: 1 }), option('b')] })],
  ['a message command with a description', { name: '대조', type: 3, description: 'd' }],
  [
    'over 8,000 characters in all',
    command({
      options: Array.from({ length: 25 }, (_, id) =>
        option(`o${id}`, {
          choices: choices(25).map((one, n) => ({ name: 'x'.repeat(90) + n, value: one['value'] })),
        }),
      ),
    }),
  ],
];

const input = (more: JsonObject = {}): JsonObject => ({
  type: 4,
  custom_id: 'i',
  style: 1,
  label: '값',
  ...more,
});
const modal = (more: JsonObject): JsonObject => ({
  type: 9,
  data: { custom_id: 'm', title: '설정', components: [row(input())], ...more },
});

const CALLBACKS: readonly (readonly [string, JsonObject])[] = [
  ['an unknown type', { type: 99 }],
  ['an empty message', { type: 4, data: {} }],
  ['a message over 2,000', { type: 4, data: { content: 'x'.repeat(2_001) } }],
  ['a form without title', modal({ title: undefined })],
  ['a form title over 45', modal({ title: '가'.repeat(46) })],
  [
    'a form of 6 rows',
    modal({ components: Array.from({ length: 6 }, (_, id) => row(input({ custom_id: `${id}` }))) }),
  ],
  ['a form of no rows', modal({ components: [] })],
  ['two inputs in a row', modal({ components: [row(input(), input({ custom_id: 'j' }))] })],
  ['an input twice', modal({ components: [row(input()), row(input())] })],
  ['an input label over 45', modal({ components: [row(input({ label: '가'.repeat(46) }))] })],
  ['an input without a label', modal({ components: [row({ type: 4, custom_id: 'i', style: 1 })] })],
  [
    'an input that must be longer than it may be',
    modal({ components: [row(input({ min_length: 9, max_length: 5 }))] }),
  ],
  ['a button in a form', modal({ components: [row(button())] })],
];

async function refused(request: Promise<unknown>): Promise<void> {
  const before = discord.requests.rejected.length;
  const error: unknown = await request.catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(DiscordAPIError);
  expect(error).toMatchObject({ status: 400, code: 50_035 });
  expect(discord.requests.rejected.length).toBe(before + 1);
}

describe('a message is refused that has', () => {
  it.each(MESSAGES)('%s', async (_, body) => {
    await refused(rest.post(`/channels/${discord.channel.id}/messages`, { body }));
    expect(discord.channel.messages.size).toBe(0);
  });
});

describe('a command is refused that has', () => {
  const path = (): `/${string}` => `/applications/${discord.application.id}/commands`;

  it.each(COMMANDS)('%s', async (_, body) => {
    await refused(rest.post(path(), { body }));
    await refused(rest.put(path(), { body: [body] }));
    expect(discord.commands()).toEqual([]);
  });

  it('a name that another of the list has', async () => {
    await refused(rest.put(path(), { body: [command({}), command({})] }));
  });

  it('its place in a list that is none', async () => {
    await refused(rest.put(path(), { body: command({}) }));
  });

  it('a name that register would not take either', () => {
    expect(() => discord.register([command({ name: 'Ask' })])).toThrow('Invalid Form Body');
  });
});

describe('an answer to an interaction is refused that has', () => {
  it.each(CALLBACKS)('%s', async (_, body) => {
    discord.register([command({})]);
    const { interaction } = await discord.person('하늘').slash('/ask', {}, { until: 'nothing' });
    await refused(
      rest.post(`/interactions/${interaction?.id}/${interaction?.token}/callback`, { body, auth: false }),
    );
    expect(interaction?.acknowledged).toBeUndefined();
    discord.register([]);
  });

  it('26 choices or a choice over 100 for autocomplete', async () => {
    discord.register([command({ options: [option('a', { autocomplete: true })] })]);
    for (const offered of [choices(26), [{ name: 'x'.repeat(101), value: 'v' }], [{ name: 'n' }]]) {
      const asking = discord.person('하늘').autocomplete('/ask', { a: 'b' }, 'a', { until: 'nothing' });
      await asking;
      const interaction = [...discord.state.interactions.values()].at(-1);
      const body = { type: 8, data: { choices: offered } };
      await refused(
        rest.post(`/interactions/${interaction?.id}/${interaction?.token}/callback`, { body, auth: false }),
      );
    }
    discord.register([]);
  });
});

describe('the rules', () => {
  const create = 'POST /channels/{channel_id}/messages';

  it('take what is exactly as large as Discord takes', () => {
    const full = {
      content: '가'.repeat(2_000),
      components: numbered(25).map((one, index) => ({ one, index })),
    };
    const rows = [0, 1, 2, 3, 4].map((start) =>
      row(...full.components.slice(start * 5, start * 5 + 5).map(({ one }) => one)),
    );
    expect(
      bodyProblems(create, { content: full.content, components: rows, embeds: [embed(4_000), embed(2_000)] }),
    ).toEqual([]);
  });

  it('count characters and not UTF-16 units', () => {
    expect(bodyProblems(create, { content: '😀'.repeat(2_000) })).toEqual([]);
  });

  it('name the place of a problem', () => {
    const body = { content: 'a', components: [row(button(), { type: 2, style: 5, label: 'a' })] };
    expect(bodyProblems(create, body).map(({ path }) => path)).toContain('components.0.components.1.url');
  });

  it.runIf(isOpenApiPresent())('include the published description where it is present', () => {
    expect(bodyProblems(create, { content: 'a', tts: 'yes' })[0]?.path).toBe('tts');
    expect(bodyProblems(create, { content: 'a', message_reference: { message_id: 'abc' } })).not.toEqual([]);
  });

  it('refuse an edit that would leave nothing', async () => {
    const { id }: JsonObject = Object(
      await rest.post(`/channels/${discord.channel.id}/messages`, { body: { content: 'a' } }),
    );
    await refused(
      rest.patch(`/channels/${discord.channel.id}/messages/${String(id)}`, { body: { content: '' } }),
    );
  });
});
