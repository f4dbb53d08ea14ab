// Registering commands: what is shown, what is sent, and what is said where Discord does not want them.
import { ApplicationCommandOptionType, ApplicationCommandType, InteractionContextType } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../../src/core/errors.ts';
import { planCommands } from '../../src/discord/command-difference.ts';
import { COMMANDS } from '../../src/discord/commands/index.ts';
import { REGISTER_WORDS } from '../../src/discord/messages.register.ts';
import {
  registerCommands,
  runRegister,
  type CommandData,
  type RegisterRun,
} from '../../src/discord/register.ts';
import { createRest } from '../../src/discord/rest.ts';
import { startLoopbackDiscord, type LoopbackDiscord } from './loopback/server.ts';

const STRING = ApplicationCommandOptionType.String;
const ASK: CommandData = {
  name: 'ask',
  name_localizations: { ko: '질문' },
  description: 'Asks',
  contexts: [InteractionContextType.PrivateChannel, InteractionContextType.Guild],
  options: [
    { type: STRING, name: 'question', description: 'What', required: false, min_length: 0 },
    { type: STRING, name: 'level', description: 'How', choices: [{ name: 'short', value: 'short' }] },
  ],
};
const CHECK: CommandData = { name: '기사와 대조', type: ApplicationCommandType.Message };
const HELP: CommandData = { name: 'help', description: 'Helps' };

/** As Discord gives a command back. */
const stored = (command: object, more: object = {}): object => ({
  id: '1',
  application_id: '2',
  version: '3',
  type: 1,
  default_member_permissions: null,
  name_localizations: null,
  description: '',
  description_localizations: null,
  dm_permission: true,
  contexts: null,
  integration_types: [0],
  nsfw: false,
  ...command,
  ...more,
});

describe('a plan', () => {
  const fields = (wanted: object, registered: object): unknown =>
    planCommands([wanted], [registered]).changed[0]?.fields;

  it('sees no difference in what Discord adds', () => {
    const given = { ...stored(ASK), contexts: [0, 2], future_field: [1] };
    expect(planCommands([ASK, CHECK], [stored(CHECK), given])).toEqual({
      added: [],
      removed: [],
      changed: [],
      same: ['/ask', '기사와 대조'],
    });
    const option = { type: 3, name: 'a', description: 'd', name_localizations: null, future: 1, choices: [] };
    const wanted = { ...HELP, options: [{ required: false, description: 'd', name: 'a', type: 3 }] };
    expect(planCommands([wanted], [stored({ ...HELP, options: [option] })]).same).toEqual(['/help']);
  });

  it('names what is new, gone and changed', () => {
    const changed = stored({ ...ASK, description: 'Other', options: [] });
    expect(planCommands([ASK, HELP], [changed, stored(CHECK)])).toEqual({
      added: ['/help'],
      removed: ['기사와 대조'],
      changed: [{ name: '/ask', fields: ['description', 'options'] }],
      same: [],
    });
  });

  it('tells a command from a menu of the same name', () => {
    expect(planCommands([{ name: 'ask', type: 3 }], [stored({ name: 'ask' })])).toMatchObject({
      added: ['ask'],
      removed: ['/ask'],
    });
  });

  it.each<[string, object, object]>([
    ['name_localizations', { name_localizations: { ko: '묻기' } }, {}],
    ['description_localizations', {}, { description_localizations: { ko: '설명' } }],
    ['default_member_permissions', { default_member_permissions: '0' }, {}],
    ['nsfw', {}, { nsfw: true }],
    ['contexts', { contexts: [0] }, { contexts: [0, 1] }],
    ['integration_types', { integration_types: [0, 1] }, {}],
    [
      'options',
      { options: [{ type: 3, name: 'a', description: 'd', required: true }] },
      { options: [{ type: 3, name: 'a', description: 'd' }] },
    ],
    [
      'options',
      { options: [{ type: 4, name: 'a', description: 'd', min_value: 0 }] },
      { options: [{ type: 4, name: 'a', description: 'd' }] },
    ],
    ['options', { options: [{ name: 'a' }, { name: 'b' }] }, { options: [{ name: 'b' }, { name: 'a' }] }],
  ])('sees a difference in %s', (field, wanted, registered) => {
    expect(fields({ ...HELP, ...wanted }, stored({ ...HELP, ...registered }))).toEqual([field]);
  });

  it('leaves to Discord what a command of one server cannot choose', () => {
    expect(fields(ASK, stored({ ...ASK, contexts: null }, { guild_id: '5' }))).toBeUndefined();
    expect(fields(HELP, stored({ ...HELP, contexts: [0] }))).toBeUndefined();
  });

  it('does not trust the shape of what is registered', () => {
    const odd = [null, 'a', 7, {}, { name: { toString: null } }, { ...HELP, type: {} }];
    expect(planCommands([HELP], odd)).toMatchObject({ removed: ['/?'], same: ['/help'] });
  });
});

describe('registering', () => {
  let discord: LoopbackDiscord;
  let lines: string[];

  beforeEach(async () => {
    discord = await startLoopbackDiscord();
    lines = [];
  });
  afterEach(() => discord.close());

  const time = { now: () => performance.now(), wait: async () => undefined, random: () => 0 };
  const run = (more: Partial<RegisterRun> = {}): ReturnType<typeof runRegister> =>
    runRegister({
      apiUrl: discord.url,
      token: discord.token,
      wanted: [ASK, CHECK],
      words: REGISTER_WORDS.en,
      out: (line) => void lines.push(line),
      time,
      ...more,
    });
  const puts = (): number => discord.requests.all.filter(({ method }) => method === 'PUT').length;
  const failure = async (more: Partial<RegisterRun> = {}): Promise<unknown> => {
    const error = await run(more).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    return error instanceof Failure ? { code: error.code, ...error.facts } : error;
  };

  it('shows what changes, sends it once, and finds nothing to do the second time', async () => {
    discord.register([{ name: 'ask', description: 'Old' }, { ...HELP }]);
    await run();
    expect(lines).toEqual([
      'new: 기사와 대조',
      'changed: /ask (description, name_localizations, options, contexts)',
      'gone: /help',
      '2 commands are registered in all servers.',
    ]);
    lines = [];
    await run();
    expect(lines).toEqual(['Nothing has changed. All 2 commands are registered already.']);
    expect([puts(), discord.gateway.log.connections]).toEqual([1, []]);
    expect(discord.commands()).toMatchObject([{ name: 'ask' }, { name: '기사와 대조' }]);
  });

  it('in one server touches that server alone', async () => {
    await run({ guild: discord.guild.id, words: REGISTER_WORDS.ko });
    await run({ guild: discord.guild.id, words: REGISTER_WORDS.ko });
    expect(lines).toEqual([
      '새로 올림: /ask, 기사와 대조',
      `명령 2개를 서버 ${discord.guild.id}에 올렸어요.`,
      '바뀐 것이 없어요. 명령 2개가 이미 올라가 있어요.',
    ]);
    expect([discord.commands().length, discord.commands(discord.guild).length, puts()]).toEqual([0, 2, 1]);
  });

  it('as a dry run sends nothing', async () => {
    const { added } = await run({ dryRun: true });
    expect([added, lines.at(-1), puts()]).toEqual([
      ['/ask', '기사와 대조'],
      'This was only shown; nothing was registered.',
      0,
    ]);
  });

  it('takes the bot’s own commands, and finds them again', async () => {
    const wanted = COMMANDS.map(({ data }) => data);
    await run({ wanted });
    expect(discord.requests.rejected).toEqual([]);
    expect((await run({ wanted })).same).toHaveLength(wanted.length);
    expect(puts()).toBe(1);
  });

  it('outlives a Discord that stumbles', async () => {
    discord.faults.script({ kind: 'html' }, { on: 'GET /applications/@me' });
    discord.faults.script({ kind: 'cut' }, { on: 'GET /applications/{application_id}/commands' });
    discord.faults.script(
      { kind: 'status', status: 500 },
      { on: 'PUT /applications/{application_id}/commands', afterDoing: true },
    );
    await run({ token: `Bot ${discord.token}` });
    expect(discord.commands()).toHaveLength(2);
  });

  it('with an application that is known asks for nothing else', async () => {
    const rest = createRest(discord.url, discord.token);
    const out = (): void => undefined;
    await registerCommands({
      rest,
      applicationId: discord.application.id,
      wanted: [HELP],
      words: REGISTER_WORDS.ko,
      out,
    });
    expect(discord.requests.all.map(({ method }) => method)).toEqual(['GET', 'PUT']);
  });

  it.each([['1234567890123456789'], ['not-a-server']])(
    'in the server %s, where the bot is not, is refused',
    async (guild) => {
      expect(await failure({ guild })).toEqual({ code: 'register-refused', reason: 'server', guild });
      expect(discord.requests.all.some(({ path }) => path.includes('not-a-server'))).toBe(false);
    },
  );

  it('with a wrong token is refused at once', async () => {
    expect(await failure({ token: 'wrong' })).toEqual({ code: 'login-refused', reason: 'token' });
    expect(discord.requests.all).toHaveLength(1);
  });

  it('where there is no Discord is refused', async () => {
    const apiUrl = discord.url.replace('/api', '/nothing');
    expect(await failure({ apiUrl })).toEqual({ code: 'login-refused', reason: 'address' });
  });

  it('beyond the limit of a day is refused without waiting for hours', async () => {
    const on = 'PUT /applications/{application_id}/commands';
    discord.faults.script({ kind: 'rate-limit', retryAfter: 7_000 }, { on });
    expect(await failure()).toEqual({ code: 'register-refused', reason: 'daily-limit', hours: 2 });
    discord.faults.script({ kind: 'status', status: 400, body: { message: 'm', code: 30_034 } }, { on });
    expect(await failure()).toEqual({ code: 'register-refused', reason: 'daily-limit' });
  });

  it('of commands that Discord does not accept names the fields', async () => {
    expect(await failure({ wanted: [{ name: 'ask', description: 'x'.repeat(101) }] })).toEqual({
      code: 'register-refused',
      reason: 'commands',
      fields: '0.description INVALID',
    });
  });

  it('without a network is a failure that says so', async () => {
    discord.faults.script({ kind: 'html' }, { times: 9 });
    expect(await failure()).toEqual({ code: 'discord-unreachable' });
    discord.faults.clear();
    discord.faults.script({ kind: 'body', body: {} }, { on: 'GET /applications/@me' });
    expect(await failure()).toEqual({ code: 'discord-unreachable' });
  });
});
