// Which article a name means, and which are offered while one is typed.
import { describe, expect, it } from 'vitest';
import type { ArticleListing } from '../../../src/core/services.ts';
import { articleChoices } from '../../../src/discord/commands/article-choices.ts';
import { articleNamed, articleRequest, articleWithKey } from '../../../src/discord/commands/which-article.ts';
import type { Typing } from '../../../src/discord/command.ts';
import { articleKey } from '../../../src/discord/render/buttons.ts';
import type { Choices } from '../../../src/discord/settings.ts';

const LONG_ID = `한빛신문-${'가'.repeat(80)}`;

function listing(id: string, title: string, more: Partial<ArticleListing> = {}): ArticleListing {
  return { id, title, language: 'ko', bundled: false, characters: 10, ...more };
}

const ARTICLES = [
  listing('bus', '전기버스 12대로 바꾼다', { publisher: '한빛신문', publishedAt: '2025-03-04' }),
  listing('park', 'bus', { publisher: '새벽일보' }),
  listing(LONG_ID, '이름이 긴 기사'),
  listing('odd', '\u200b**@everyone**\n둘째 줄'),
];

const place = {
  scope: 'guild:1',
  library: 'guild:1',
  guildId: '1',
  channelId: '10',
  server: 'guild:1',
  direct: false,
};

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the rest of the services is not used here
const services = {
  list: async (scope: string) => (scope === place.scope ? ARTICLES : []),
} as unknown as Typing['services'];

function call(choices: Choices = {}) {
  return { services, place, choices };
}

function typing(value: string): Typing {
  const options = {
    subcommand: '',
    string: () => undefined,
    boolean: () => undefined,
    role: () => undefined,
    file: () => undefined,
    target: undefined,
  };
  const asker = { id: '5', name: '하늘', language: 'ko' as const, manages: true, roles: [] };
  return { ...call(), options, asker, focused: { name: 'article', value } };
}

const named = async (name: string): Promise<string> => (await articleNamed(call(), name)).id;
const offered = async (value: string): Promise<string[]> =>
  (await articleChoices(typing(value))).map((choice) => choice.value);

describe('a name', () => {
  it('is an id, a key or a title, whatever stands around it', async () => {
    expect(await named(' park ')).toBe('park');
    expect(await named(articleKey(LONG_ID))).toBe(LONG_ID);
    expect(await named('이름이 긴 기사')).toBe(LONG_ID);
  });

  it('is an id before it is a title', async () => {
    expect(await named('bus')).toBe('bus');
  });

  it.each(['', 'nothing', 'BUS 12'])(
    'that no article has is a failure with those there are: %j',
    async (name) => {
      await expect(articleNamed(call(), name)).rejects.toMatchObject({
        code: 'unknown-article',
        facts: { id: name, known: expect.stringContaining('bus, park') },
      });
    },
  );

  it('of another scope is unknown', async () => {
    const elsewhere = { ...call(), place: { ...place, library: 'guild:2' } };
    await expect(articleNamed(elsewhere, 'bus')).rejects.toMatchObject({ code: 'unknown-article' });
    expect(await articleWithKey(elsewhere, 'bus')).toBeUndefined();
  });
});

describe('a request', () => {
  it('is for the article that was chosen, else the place’s own, else any', async () => {
    expect(await articleRequest(call({ article: 'park' }), 'bus')).toEqual({
      scope: 'guild:1',
      within: 'bus',
    });
    expect(await articleRequest(call({ article: 'park' }))).toEqual({ scope: 'guild:1', within: 'park' });
    expect(await articleRequest(call())).toEqual({ scope: 'guild:1' });
  });

  it('is for any where the place’s own was removed', async () => {
    expect(await articleRequest(call({ article: 'gone' }))).toEqual({ scope: 'guild:1' });
  });
});

describe('a key', () => {
  it('finds its article, and nothing where that is gone', async () => {
    expect(await articleWithKey(call(), articleKey(LONG_ID))).toBe(LONG_ID);
    expect(await articleWithKey(call(), 'gone')).toBeUndefined();
  });
});

describe('what is offered', () => {
  it('is everything at first, newest first, each by a value that a command takes', async () => {
    const values = await offered('');
    expect(values).toEqual(['odd', articleKey(LONG_ID), 'park', 'bus']);
    expect(await Promise.all(values.map(named))).toEqual(['odd', LONG_ID, 'park', 'bus']);
  });

  it.each([
    ['한빛 버스', ['bus']],
    ['전기 버스', ['bus']],
    ['새벽', ['park']],
    ['BUS', ['park', 'bus']],
    ['없는 말', []],
  ])('has every typed word: %s', async (typed, expected) => {
    const found = (await offered(typed)).filter((value) => !value.startsWith('~'));
    expect(found).toEqual(expected);
  });

  it('shows title, publisher and date, on one line, without what cannot be seen', async () => {
    const shown = (await articleChoices(typing(''))).map(({ name }) => name);
    expect(shown).toEqual([
      '**@everyone** 둘째 줄',
      '이름이 긴 기사',
      'bus · 새벽일보',
      '전기버스 12대로 바꾼다 · 한빛신문 · 2025-03-04',
    ]);
  });

  it('keeps publisher and date where the title is cut', async () => {
    const long = { ...ARTICLES[0], ...listing('bus', '긴 제목 '.repeat(60)), publisher: '한빛신문' };
    const many = Array.from({ length: 60 }, (_, at) => ({ ...long, id: `bus-${at}` }));
    const choices = await articleChoices({
      ...typing(''),
      services: { ...services, list: async () => many },
    });
    expect(choices).toHaveLength(25);
    for (const { name } of choices) {
      expect(name.length).toBeLessThanOrEqual(100);
      expect(name).toMatch(/… · 한빛신문 · 2025-03-04$/u);
    }
  });
});
