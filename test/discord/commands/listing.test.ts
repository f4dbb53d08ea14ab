// The commands as Discord lists them: within its limits, in both languages, and as in golden.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../src/discord/commands/index.ts';
import { REGISTER_WORDS } from '../../../src/discord/messages.register.ts';
import { runRegister } from '../../../src/discord/register.ts';
import { objectIn, objectsIn, textIn, type JsonObject } from '../loopback/json.ts';
import { startLoopbackDiscord, type LoopbackDiscord } from '../loopback/server.ts';

const DATA: readonly JsonObject[] = COMMANDS.map(({ data }) => ({ ...data }));
const SLASH = DATA.filter(({ type }) => type === 1);
const MENUS = DATA.filter(({ type }) => type === 3);

/** The command and everything below it that has a name of its own, choices left out. */
function partsOf(part: JsonObject): JsonObject[] {
  return [part, ...objectsIn(part, 'options').flatMap(partsOf)];
}

const PARTS = SLASH.flatMap(partsOf);

/** As each language shows it. */
function wordsOf(part: JsonObject, what: 'name' | 'description'): (string | undefined)[] {
  return [textIn(part, what), textIn(objectIn(part, `${what}_localizations`), 'ko')];
}

describe('the commands', () => {
  it('are listed as in golden', async () => {
    const pretty = JSON.stringify(DATA, null, 2).replace(/\[[\s\d,]+\]/gu, (numbers) =>
      numbers.replace(/\s+/gu, ' ').replace('[ ', '[').replace(' ]', ']'),
    );
    await expect(`${pretty}\n`).toMatchFileSnapshot('../golden/commands.json');
  });

  it('have names that Discord takes, in both languages', () => {
    for (const part of PARTS)
      for (const name of wordsOf(part, 'name')) {
        expect(name).toMatch(/^[-_'\p{L}\p{N}]{1,32}$/u);
        expect(name).toBe(name?.toLowerCase());
      }
  });

  it('have descriptions that Discord takes, in both languages', () => {
    for (const part of PARTS)
      for (const description of wordsOf(part, 'description')) {
        expect(description).toMatch(/\S/u);
        expect(description?.length).toBeLessThanOrEqual(100);
      }
  });

  it('have names that differ from those beside them, in both languages', () => {
    for (const beside of [SLASH, MENUS, ...PARTS.map((part) => objectsIn(part, 'options'))])
      for (const language of [0, 1]) {
        const names = beside.map((part) => wordsOf(part, 'name')[language]);
        expect(new Set(names).size).toBe(names.length);
      }
  });

  it('have at most 25 options and choices, each choice in both languages and within 100 characters', () => {
    for (const part of PARTS) {
      expect(objectsIn(part, 'options').length).toBeLessThanOrEqual(25);
      expect(objectsIn(part, 'choices').length).toBeLessThanOrEqual(25);
      for (const choice of objectsIn(part, 'choices'))
        for (const name of wordsOf(choice, 'name')) {
          expect(name).toMatch(/\S/u);
          expect(name?.length).toBeLessThanOrEqual(100);
        }
    }
  });

  it('have what is required before what is not', () => {
    for (const part of PARTS) {
      const required = objectsIn(part, 'options').map((option) => option['required'] === true);
      expect(required).toEqual([...required].sort((one, other) => Number(other) - Number(one)));
    }
  });

  it('offer what is typed only where the command completes it, and never beside choices', () => {
    for (const command of COMMANDS) {
      const typed = partsOf({ ...command.data }).filter((part) => part['autocomplete'] === true);
      expect(typed.length > 0).toBe('complete' in command);
      for (const option of typed) expect(option['choices']).toBeUndefined();
    }
  });

  it('can be used in servers, in direct messages and by people who bring the bot along', () => {
    for (const { contexts, integration_types: installedBy } of DATA)
      expect([contexts, installedBy]).toEqual([
        [0, 1, 2],
        [0, 1],
      ]);
  });

  it('are at most as many and as long as Discord takes', () => {
    expect([SLASH.length <= 100, MENUS.length <= 5]).toEqual([true, true]);
    for (const command of SLASH) {
      const texts = partsOf(command).flatMap((part) => [
        ...wordsOf(part, 'name'),
        ...wordsOf(part, 'description'),
        ...objectsIn(part, 'choices').flatMap((choice) => wordsOf(choice, 'name')),
      ]);
      expect(texts.join('').length).toBeLessThan(8_000);
    }
  });
});

describe('the message commands', () => {
  it('have a name in Korean and in English, and nothing else', () => {
    for (const menu of MENUS) {
      const names = objectIn(menu, 'name_localizations');
      expect(Object.keys(names).sort()).toEqual(['en-GB', 'en-US', 'ko']);
      for (const name of Object.values(names)) expect(String(name).length).toBeLessThanOrEqual(32);
      expect([menu['description'], menu['options']]).toEqual([undefined, undefined]);
    }
  });
});

describe('registering them', () => {
  let discord: LoopbackDiscord;

  beforeAll(async () => {
    discord = await startLoopbackDiscord();
  });
  afterAll(() => discord.close());

  it('changes nothing the second time, in all servers and in one', async () => {
    for (const guild of [undefined, discord.guild.id]) {
      const said: string[] = [];
      const run = {
        apiUrl: discord.url,
        token: discord.token,
        guild,
        wanted: COMMANDS.map(({ data }) => data),
        words: REGISTER_WORDS.ko,
        out: (line: string) => void said.push(line),
      };
      await runRegister(run);
      const sent = discord.requests.count();
      const registered = JSON.stringify(discord.commands(guild === undefined ? undefined : discord.guild));
      expect(await runRegister(run)).toMatchObject({ added: [], changed: [], removed: [] });
      expect(said.at(-1)).toBe(REGISTER_WORDS.ko.nothingToDo(COMMANDS.length));
      expect(discord.requests.all.slice(sent).every(({ method }) => method === 'GET')).toBe(true);
      expect(JSON.stringify(discord.commands(guild === undefined ? undefined : discord.guild))).toBe(
        registered,
      );
    }
    expect(discord.requests.rejected).toEqual([]);
  });
});
