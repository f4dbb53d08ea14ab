import { readFile } from 'node:fs/promises';
import * as fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  environmentExample,
  PROVIDERS,
  providersTable,
  readConfig,
  secretsOf,
  SETTINGS,
  settingsTable,
} from '../src/config.ts';
import { Failure } from '../src/core/errors.ts';
import { englishFailures } from '../src/terminal/failures.en.ts';
import { koreanFailures } from '../src/terminal/failures.ko.ts';

const OPENAI = 'https://api.openai.com/v1';
const AZURE = 'https://r.openai.azure.com';

afterEach(() => {
  vi.doUnmock('zod');
  vi.resetModules();
});

async function problemsOf(env: Readonly<Record<string, string>>) {
  const error: unknown = await readConfig(env).catch((thrown: unknown) => thrown);
  if (!(error instanceof Failure)) throw new Error('expected a Failure');
  expect(error.code).toBe('wrong-setting');
  return error.facts;
}

describe('readConfig', () => {
  test('needs nothing', async () => {
    expect(await readConfig({})).toEqual({
      dataDir: 'data/library',
      discord: { apiUrl: 'https://discord.com/api' },
      logLevel: 'info',
      debug: false,
      unknown: [],
    });
  });

  test('takes an empty setting for one that is not set', async () => {
    const empty = Object.fromEntries(SETTINGS.map(({ name }) => [name, ' ']));
    expect(await readConfig(empty)).toEqual(await readConfig({}));
  });

  test('lets the model that writes judge itself, or another, where a judge is wanted', async () => {
    const given = { OPENAI_API_KEY: 'key', GAKJU_CHAT_MODEL: 'chat' };
    const judgeOf = async (more: Readonly<Record<string, string>>) =>
      (await readConfig({ ...given, ...more })).model?.judgeModel;
    expect(await judgeOf({})).toBeUndefined();
    expect(await judgeOf({ GAKJU_JUDGE: 'off', GAKJU_JUDGE_MODEL: 'judge' })).toBeUndefined();
    expect(await judgeOf({ GAKJU_JUDGE: 'on' })).toBe('chat');
    expect(await judgeOf({ GAKJU_JUDGE: 'on', GAKJU_JUDGE_MODEL: 'judge' })).toBe('judge');
    await expect(judgeOf({ GAKJU_JUDGE: 'yes' })).rejects.toMatchObject({
      facts: { GAKJU_JUDGE: 'not-one-of' },
    });
  });

  test('reads every setting', async () => {
    const config = await readConfig({
      DISCORD_TOKEN: 'token',
      DISCORD_API_URL: 'http://127.0.0.1:9/api',
      OPENAI_API_KEY: 'key',
      OPENAI_BASE_URL: 'http://127.0.0.1:9/v1',
      GAKJU_CHAT_MODEL: 'chat',
      GAKJU_JUDGE: 'on',
      GAKJU_JUDGE_MODEL: 'judge',
      GAKJU_EMBEDDING_MODEL: 'embed',
      GAKJU_EMBEDDING_BASE_URL: 'http://127.0.0.1:8/v1',
      GAKJU_EMBEDDING_API_KEY: 'other',
      GAKJU_DAILY_TOKENS: '2000000',
      GAKJU_DAILY_TOKENS_PER_SERVER: '50000',
      GAKJU_PROVIDER: 'vllm',
      GAKJU_DATA_DIR: '/srv/gakju',
      DATABASE_URL: 'postgresql://u:p@127.0.0.1/g',
      GAKJU_HEALTH_PORT: '9464',
      GAKJU_LOG_LEVEL: 'debug',
      GAKJU_DEBUG: '1',
    });
    expect(config).toEqual({
      dataDir: '/srv/gakju',
      databaseUrl: 'postgresql://u:p@127.0.0.1/g',
      discord: { token: 'token', apiUrl: 'http://127.0.0.1:9/api' },
      logLevel: 'debug',
      healthPort: 9_464,
      model: {
        provider: 'vllm',
        apiKey: 'key',
        baseUrl: 'http://127.0.0.1:9/v1',
        chatModel: 'chat',
        judgeModel: 'judge',
        embeddingModel: 'embed',
        embeddingBaseUrl: 'http://127.0.0.1:8/v1',
        embeddingApiKey: 'other',
        dailyTokens: 2_000_000,
        dailyTokensPerServer: 50_000,
      },
      debug: true,
      unknown: [],
    });
  });

  test('tells all problems at once', async () => {
    expect(
      await problemsOf({
        DISCORD_TOKEN: 'two words',
        DISCORD_API_URL: 'ftp://x',
        OPENAI_BASE_URL: 'nope',
        GAKJU_PROVIDER: 'opena',
        DATABASE_URL: 'mysql://x',
        GAKJU_DAILY_TOKENS: '0',
        GAKJU_DAILY_TOKENS_PER_SERVER: '1e6',
        GAKJU_HEALTH_PORT: '70000',
        GAKJU_LOG_LEVEL: 'loud',
      }),
    ).toEqual({
      DISCORD_TOKEN: 'has-spaces',
      DISCORD_API_URL: 'not-an-address',
      OPENAI_BASE_URL: 'not-an-address',
      GAKJU_PROVIDER: 'not-one-of',
      DATABASE_URL: 'not-postgres',
      GAKJU_DAILY_TOKENS: 'not-a-count',
      GAKJU_DAILY_TOKENS_PER_SERVER: 'not-a-count',
      GAKJU_HEALTH_PORT: 'not-a-port',
      GAKJU_LOG_LEVEL: 'not-one-of',
    });
  });

  test.each([
    [{ OPENAI_API_KEY: 'k' }, { provider: 'openai', apiKey: 'k', baseUrl: OPENAI, chatModel: 'gpt-6-luna' }],
    [
      { OPENAI_BASE_URL: 'http://h/v1', GAKJU_CHAT_MODEL: 'm' },
      { provider: 'custom', baseUrl: 'http://h/v1', chatModel: 'm' },
    ],
    [
      { GAKJU_PROVIDER: 'ollama', GAKJU_CHAT_MODEL: 'm' },
      { provider: 'ollama', baseUrl: 'http://127.0.0.1:11434/v1', chatModel: 'm' },
    ],
    [
      { GAKJU_PROVIDER: 'clova', OPENAI_API_KEY: 'k' },
      {
        provider: 'clova',
        apiKey: 'k',
        baseUrl: 'https://clovastudio.stream.ntruss.com/v1/openai',
        chatModel: 'HCX-005',
      },
    ],
    [
      {
        GAKJU_PROVIDER: 'azure',
        OPENAI_API_KEY: 'k',
        OPENAI_BASE_URL: `${AZURE}/openai/deployments/mine?api-version=1`,
      },
      {
        provider: 'azure',
        apiKey: 'k',
        baseUrl: `${AZURE}/openai/deployments/mine?api-version=1`,
        chatModel: 'mine',
      },
    ],
    [
      { GAKJU_PROVIDER: 'ollama', GAKJU_EMBEDDING_MODEL: 'e' },
      {
        provider: 'ollama',
        baseUrl: 'http://127.0.0.1:11434/v1',
        embeddingModel: 'e',
        embeddingBaseUrl: 'http://127.0.0.1:11434/v1',
      },
    ],
    [
      { OPENAI_API_KEY: 'k', GAKJU_EMBEDDING_MODEL: 'e' },
      {
        provider: 'openai',
        apiKey: 'k',
        baseUrl: OPENAI,
        chatModel: 'gpt-6-luna',
        embeddingModel: 'e',
        embeddingBaseUrl: OPENAI,
        embeddingApiKey: 'k',
      },
    ],
    [
      { OPENAI_API_KEY: 'k', GAKJU_EMBEDDING_MODEL: 'e', GAKJU_EMBEDDING_BASE_URL: 'http://h/v1' },
      {
        provider: 'openai',
        apiKey: 'k',
        baseUrl: OPENAI,
        chatModel: 'gpt-6-luna',
        embeddingModel: 'e',
        embeddingBaseUrl: 'http://h/v1',
      },
    ],
    [
      { GAKJU_EMBEDDING_MODEL: 'e', GAKJU_EMBEDDING_BASE_URL: 'http://h/v1', GAKJU_EMBEDDING_API_KEY: 'k' },
      { provider: 'custom', embeddingModel: 'e', embeddingBaseUrl: 'http://h/v1', embeddingApiKey: 'k' },
    ],
  ])('takes %j for the models that it means', async (env, model) => {
    expect((await readConfig(env)).model).toEqual(model);
  });

  test.each([
    [
      { GAKJU_PROVIDER: 'azure' },
      { OPENAI_API_KEY: 'needed-by-provider', OPENAI_BASE_URL: 'needed-by-provider' },
    ],
    [
      { GAKJU_PROVIDER: 'azure', OPENAI_API_KEY: 'k', OPENAI_BASE_URL: `${AZURE}/openai/v1` },
      { GAKJU_CHAT_MODEL: 'needed-by-provider' },
    ],
    [{ GAKJU_PROVIDER: 'ollama' }, { GAKJU_CHAT_MODEL: 'needed-by-provider' }],
    [{ OPENAI_BASE_URL: 'http://h/v1' }, { GAKJU_CHAT_MODEL: 'needed-by-provider' }],
    [{ GAKJU_CHAT_MODEL: 'm' }, { GAKJU_CHAT_MODEL: 'needs-a-provider' }],
    [{ GAKJU_EMBEDDING_MODEL: 'e' }, { GAKJU_EMBEDDING_MODEL: 'needs-a-provider' }],
    [
      { GAKJU_CHAT_MODEL: 'm', GAKJU_EMBEDDING_MODEL: 'e', GAKJU_EMBEDDING_BASE_URL: 'http://h/v1' },
      { GAKJU_CHAT_MODEL: 'needs-a-provider' },
    ],
    [
      { OPENAI_API_KEY: 'k', GAKJU_EMBEDDING_API_KEY: 'k' },
      { GAKJU_EMBEDDING_MODEL: 'needed-by-embeddings' },
    ],
    [{ GAKJU_EMBEDDING_BASE_URL: 'http://h/v1' }, { GAKJU_EMBEDDING_MODEL: 'needed-by-embeddings' }],
  ])('says what %j lacks', async (env, problems) => {
    expect(await problemsOf(env)).toEqual(problems);
  });

  test.each(['0', '-1', '65536', '1.5', '1e3', '0x50', '080', 'http', '９０'])(
    'takes %s for no port',
    async (port) => {
      expect(await problemsOf({ GAKJU_HEALTH_PORT: port })).toEqual({ GAKJU_HEALTH_PORT: 'not-a-port' });
    },
  );

  test.each(['1', '9464', '65535'])('takes %s for a port', async (port) => {
    expect((await readConfig({ GAKJU_HEALTH_PORT: port })).healthPort).toBe(Number(port));
  });

  test('knows what a log may not show', async () => {
    const config = await readConfig({
      DISCORD_TOKEN: 'token',
      DISCORD_API_URL: 'https://proxy:word@h.example/api',
      OPENAI_API_KEY: 'key',
      OPENAI_BASE_URL: 'https://me:pass@h.example/v1',
      GAKJU_EMBEDDING_MODEL: 'e',
      GAKJU_EMBEDDING_BASE_URL: 'https://me:port@h.example/v1',
      GAKJU_EMBEDDING_API_KEY: 'embedding-key',
      DATABASE_URL: 'postgres://u:p@h.example/g',
    });
    const [keys, words] = [
      ['token', 'postgres://u:p@h.example/g', 'key', 'embedding-key'],
      ['word', 'pass', 'port'],
    ];
    expect(secretsOf(config)).toEqual([...keys, ...words]);
    expect(secretsOf(await readConfig({}))).toEqual([]);
  });

  test('knows every secret setting', async () => {
    const secrets = SETTINGS.filter((one) => 'secret' in one).map(({ name }) => name);
    const env = Object.fromEntries(secrets.map((name) => [name, `postgres://${name}`]));
    const config = await readConfig({ ...env, GAKJU_EMBEDDING_MODEL: 'e' });
    expect(new Set(secretsOf(config))).toEqual(new Set(Object.values(env)));
  });

  test('shows no value, in no language', async () => {
    const value = fc.stringMatching(/^[a-z0-9]{12} [a-z0-9]{12}$/u);
    await fc.assert(
      fc.asyncProperty(value, async (secret) => {
        const env = Object.fromEntries(
          SETTINGS.filter((one) => !('free' in one)).map(({ name }) => [name, secret]),
        );
        const facts = await problemsOf(env);
        expect(Object.keys(facts)).toHaveLength(Object.keys(env).length);
        const texts = [
          JSON.stringify(facts),
          koreanFailures['wrong-setting'](facts),
          englishFailures['wrong-setting'](facts),
        ];
        for (const text of texts) expect(text).not.toContain(secret.slice(0, 12));
      }),
      { numRuns: 20 },
    );
  });

  test('names each wrong setting with what is wrong and what is allowed', async () => {
    const facts = await problemsOf({ OPENAI_BASE_URL: 'nope', GAKJU_PROVIDER: 'opena' });
    expect(koreanFailures['wrong-setting'](facts)).toBe(
      [
        '설정 2개를 고쳐 주세요.',
        '  OPENAI_BASE_URL: 주소가 아니에요 (가능한 값: http:// 또는 https://로 시작하는 주소)',
        '  GAKJU_PROVIDER: 모르는 이름이에요 (가능한 값: openai, azure, clova, ollama, vllm, perplexity, custom 중 하나)',
      ].join('\n'),
    );
  });

  test('loads no checker while nothing that is set can be wrong', async () => {
    vi.resetModules();
    let loaded = 0;
    vi.doMock('zod', async (original) => {
      loaded += 1;
      return original();
    });
    const fresh = await import('../src/config.ts');
    await expect(fresh.readConfig({ GAKJU_DATA_DIR: '/tmp/x', GAKJU_DEBUG: '1' })).resolves.toMatchObject({
      dataDir: '/tmp/x',
    });
    expect(loaded).toBe(0);
    await fresh.readConfig({ OPENAI_API_KEY: 'k' });
    expect(loaded).toBe(1);
  });

  test('keeps the names that no setting reads', async () => {
    expect((await readConfig({ GAKJU_CHAT_MODLE: 'x', HOME: '/' })).unknown).toEqual(['GAKJU_CHAT_MODLE']);
  });
});

describe('the settings', () => {
  test('are what .env.example shows', async () => {
    expect(await readFile(new URL('../.env.example', import.meta.url), 'utf8')).toBe(environmentExample());
  });

  test('leave everything unset when .env.example is copied as it is', async () => {
    const lines = environmentExample()
      .split('\n')
      .filter((line) => /^[A-Z]/u.test(line));
    const env = Object.fromEntries(lines.map((line) => [line.split('=')[0] ?? '', line.split('=')[1] ?? '']));
    expect(Object.keys(env)).toEqual(SETTINGS.map(({ name }) => name));
    expect(await readConfig(env)).toEqual(await readConfig({}));
  });

  test('know a provider for each row of the table that the README shows', async () => {
    const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
    expect(readme).toContain(providersTable('en'));
    for (const language of ['ko', 'en'] as const) {
      const rows = providersTable(language).split('\n');
      expect(rows.slice(2).map((row) => /^\| `(\w+)`/u.exec(row)?.[1])).toEqual([...PROVIDERS]);
      for (const row of rows) expect(row.match(/\|/gu)).toHaveLength(6);
    }
  });

  test('are one row each of the table', () => {
    for (const language of ['ko', 'en'] as const) {
      const rows = settingsTable(language).split('\n');
      expect(rows).toHaveLength(SETTINGS.length + 2);
      for (const row of rows) expect(row.match(/\|/gu)).toHaveLength(5);
    }
  });
});
