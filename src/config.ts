// Reads every setting once, from the environment: a Config, or one Failure that names all that is wrong and never a value.
import type { z as Zod } from 'zod';
import { Failure } from './core/errors.ts';
import type { Language } from './core/types.ts';

export const PROVIDERS = ['openai', 'azure', 'clova', 'ollama', 'vllm', 'perplexity', 'custom'] as const;
export type Provider = (typeof PROVIDERS)[number];

/** A model is reachable; which one writes when `chatModel` is absent is the adapter's choice. */
export interface ModelConfig {
  readonly provider: Provider;
  readonly apiKey?: string;
  readonly baseUrl?: string;
  readonly chatModel?: string;
  readonly embeddingModel?: string;
}

export interface Config {
  readonly dataDir: string;
  readonly databaseUrl?: string;
  readonly discord: { readonly token?: string; readonly apiUrl: string };
  /** Absent: embedded mode, answers are the article's own sentences. */
  readonly model?: ModelConfig;
  readonly debug: boolean;
  /** `GAKJU_…` variables that no setting reads: most likely a slip of the finger. */
  readonly unknown: readonly string[];
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** What may be wrong with one setting; the value of a fact of `wrong-setting`, whose key is the setting's name. */
export type SettingProblem =
  | 'not-an-address'
  | 'not-one-of'
  | 'has-spaces'
  | 'not-postgres'
  | 'needed-by-provider'
  | 'needs-a-provider';

export interface Setting {
  readonly name: string;
  readonly does: Readonly<Record<Language, string>>;
  readonly allowed: Readonly<Record<Language, string>>;
  readonly default?: Readonly<Record<Language, string>>;
  readonly secret?: true;
  /** Any value is right, so that checking it is not worth loading the checker. */
  readonly free?: true;
}

const DISCORD_API = 'https://discord.com/api';
const DATA_DIR = 'data/library';
const ADDRESS = {
  ko: 'http:// 또는 https://로 시작하는 주소',
  en: 'an address that starts with http:// or https://',
};
const ONE_WORD = { ko: '띄어쓰기 없는 한 단어', en: 'one word without spaces' };
const PROVIDERS_OWN = { ko: '제공처의 기본값', en: "the provider's" };
const ONE_OF = PROVIDERS.map((name) => `\`${name}\``).join(', ');

/** The README's table and `.env.example` are made from this. */
export const SETTINGS = [
  {
    name: 'DISCORD_TOKEN',
    does: { ko: '있으면 디스코드 봇으로 시작해요', en: 'Starts the Discord bot' },
    allowed: ONE_WORD,
    secret: true,
  },
  {
    name: 'DISCORD_API_URL',
    does: {
      ko: '디스코드 API 주소(프록시나 시험용)',
      en: 'Address of the Discord API, for proxies and tests',
    },
    allowed: ADDRESS,
    default: { ko: DISCORD_API, en: DISCORD_API },
  },
  {
    name: 'OPENAI_API_KEY',
    does: { ko: '모델이 답을 쓰게 하는 키', en: 'Key of the model that writes answers' },
    allowed: ONE_WORD,
    secret: true,
  },
  {
    name: 'OPENAI_BASE_URL',
    does: { ko: 'OpenAI 호환 서버 주소', en: 'Address of an OpenAI-compatible server' },
    allowed: ADDRESS,
    default: PROVIDERS_OWN,
  },
  {
    name: 'GAKJU_CHAT_MODEL',
    does: { ko: '답을 쓰는 모델', en: 'Model that writes answers' },
    allowed: ONE_WORD,
    default: PROVIDERS_OWN,
  },
  {
    name: 'GAKJU_EMBEDDING_MODEL',
    does: { ko: '비슷한 글을 찾는 임베딩 모델', en: 'Model that embeds passages' },
    allowed: ONE_WORD,
    default: { ko: '내장', en: 'embedded' },
  },
  {
    name: 'GAKJU_PROVIDER',
    does: { ko: '모델 제공처', en: 'Who serves the model' },
    allowed: { ko: `${ONE_OF} 중 하나`, en: `one of ${ONE_OF}` },
    default: { ko: '키가 있으면 `openai`', en: '`openai` with a key' },
  },
  {
    name: 'GAKJU_DATA_DIR',
    does: { ko: '넣은 기사와 색인을 두는 폴더', en: 'Folder of added articles and their index' },
    allowed: { ko: '폴더 경로', en: 'a folder' },
    default: { ko: DATA_DIR, en: DATA_DIR },
    free: true,
  },
  {
    name: 'DATABASE_URL',
    does: { ko: '여러 서버가 함께 쓰는 PostgreSQL', en: 'Shared PostgreSQL store' },
    allowed: { ko: 'postgres://로 시작하는 주소', en: 'an address that starts with postgres://' },
    secret: true,
  },
  {
    name: 'GAKJU_DEBUG',
    does: {
      ko: '예상 못 한 오류가 나면 자세한 내용을 보여 줘요',
      en: 'Shows the stack of an unexpected error',
    },
    allowed: { ko: '`1`', en: '`1`' },
    free: true,
  },
] as const satisfies readonly Setting[];

export type SettingName = (typeof SETTINGS)[number]['name'];

/** An empty variable is an unset one. Throws Failure('wrong-setting') whose facts map each wrong setting to its SettingProblem. */
export async function readConfig(env: Environment): Promise<Config> {
  const given = givenSettings(env);
  const problems = { ...(await formProblems(given)), ...modelProblems(given) };
  if (Object.keys(problems).length > 0) throw new Failure('wrong-setting', problems);
  return toConfig(given, unknownNames(env));
}

/** The settings as a Markdown table. */
export function settingsTable(language: Language = 'en'): string {
  const head =
    language === 'ko'
      ? ['설정', '하는 일', '기본값', '값']
      : ['Setting', 'What it does', 'Default', 'Allowed'];
  const rows = SETTINGS.map((setting: Setting) => [
    `\`${setting.name}\``,
    setting.does[language],
    setting.default?.[language] ?? '',
    setting.allowed[language],
  ]);
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The text of `.env.example`: every setting, none set. */
export function environmentExample(): string {
  const head = [
    '# 모두 비워 두어도 돌아가요. 이 파일을 .env로 복사해 필요한 것만 채우세요.',
    '# Everything may stay empty. Copy to .env and fill in what you need.',
  ];
  const blocks = SETTINGS.map(({ name, does, allowed }) =>
    [`# ${does.ko}. (${allowed.ko})`, `# ${does.en}. (${allowed.en})`, `${name}=`]
      .join('\n')
      .replaceAll('`', ''),
  );
  return `${[head.join('\n'), ...blocks].join('\n\n')}\n`;
}

type Given = Partial<Record<SettingName, string>>;
type Problems = Partial<Record<SettingName, SettingProblem>>;

function givenSettings(env: Environment): Given {
  const entries = SETTINGS.map(({ name }) => [name, env[name]?.trim()] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== ''));
}

/** Loading zod takes 80 ms, so it is loaded only when there is something that can be wrong. */
async function formProblems(given: Given): Promise<Problems> {
  const free = new Set<string>(SETTINGS.filter((setting: Setting) => setting.free).map(({ name }) => name));
  const checkable = Object.keys(given).some((name) => !free.has(name));
  if (!checkable) return {};
  const { z } = await import('zod');
  const result = schema(z).safeParse(given);
  if (result.success) return {};
  return Object.fromEntries(result.error.issues.map((issue) => [String(issue.path[0]), issue.message]));
}

function schema(z: typeof Zod) {
  const oneWord = z.string().regex(/^[\x21-\x7E]+$/u, 'has-spaces' satisfies SettingProblem);
  const address = z.url({ protocol: /^https?$/u, error: 'not-an-address' satisfies SettingProblem });
  return z.object({
    DISCORD_TOKEN: oneWord.optional(),
    DISCORD_API_URL: address.optional(),
    OPENAI_API_KEY: oneWord.optional(),
    OPENAI_BASE_URL: address.optional(),
    GAKJU_CHAT_MODEL: oneWord.optional(),
    GAKJU_EMBEDDING_MODEL: oneWord.optional(),
    GAKJU_PROVIDER: z.enum(PROVIDERS, { error: 'not-one-of' satisfies SettingProblem }).optional(),
    GAKJU_DATA_DIR: z.string().optional(),
    DATABASE_URL: z
      .url({ protocol: /^postgres(ql)?$/u, error: 'not-postgres' satisfies SettingProblem })
      .optional(),
    GAKJU_DEBUG: z.string().optional(),
  } satisfies Record<SettingName, Zod.ZodType>);
}

interface Preset {
  readonly baseUrl?: string;
  readonly needs: readonly SettingName[];
}

const PRESETS: Readonly<Record<Provider, Preset>> = {
  openai: { needs: ['OPENAI_API_KEY'] },
  azure: { needs: ['OPENAI_API_KEY', 'OPENAI_BASE_URL'] },
  clova: { baseUrl: 'https://clovastudio.stream.ntruss.com/v1/openai', needs: ['OPENAI_API_KEY'] },
  ollama: { baseUrl: 'http://127.0.0.1:11434/v1', needs: ['GAKJU_CHAT_MODEL'] },
  vllm: { baseUrl: 'http://127.0.0.1:8000/v1', needs: ['GAKJU_CHAT_MODEL'] },
  perplexity: { baseUrl: 'https://api.perplexity.ai', needs: ['OPENAI_API_KEY'] },
  custom: { needs: ['OPENAI_BASE_URL', 'GAKJU_CHAT_MODEL'] },
};

/** A key alone means OpenAI, an address alone a server of one's own. */
function providerOf(given: Given): Provider | undefined {
  const named = PROVIDERS.find((name) => name === given.GAKJU_PROVIDER);
  if (named || given.GAKJU_PROVIDER !== undefined) return named;
  if (given.OPENAI_BASE_URL !== undefined) return given.OPENAI_API_KEY === undefined ? 'custom' : 'openai';
  return given.OPENAI_API_KEY === undefined ? undefined : 'openai';
}

function modelProblems(given: Given): Problems {
  const provider = providerOf(given);
  if (provider) {
    const missing = PRESETS[provider].needs.filter((name) => given[name] === undefined);
    return Object.fromEntries(missing.map((name) => [name, 'needed-by-provider']));
  }
  if (given.GAKJU_PROVIDER !== undefined) return {};
  const stray = (['GAKJU_CHAT_MODEL', 'GAKJU_EMBEDDING_MODEL'] as const).filter(
    (name) => given[name] !== undefined,
  );
  return Object.fromEntries(stray.map((name) => [name, 'needs-a-provider']));
}

function toConfig(given: Given, unknown: readonly string[]): Config {
  const provider = providerOf(given);
  return {
    dataDir: given.GAKJU_DATA_DIR ?? DATA_DIR,
    ...(given.DATABASE_URL !== undefined && { databaseUrl: given.DATABASE_URL }),
    discord: {
      apiUrl: given.DISCORD_API_URL ?? DISCORD_API,
      ...(given.DISCORD_TOKEN !== undefined && { token: given.DISCORD_TOKEN }),
    },
    ...(provider && { model: modelConfig(given, provider) }),
    debug: isDebug(given),
    unknown,
  };
}

function modelConfig(given: Given, provider: Provider): ModelConfig {
  const baseUrl = given.OPENAI_BASE_URL ?? PRESETS[provider].baseUrl;
  return {
    provider,
    ...(given.OPENAI_API_KEY !== undefined && { apiKey: given.OPENAI_API_KEY }),
    ...(baseUrl !== undefined && { baseUrl }),
    ...(given.GAKJU_CHAT_MODEL !== undefined && { chatModel: given.GAKJU_CHAT_MODEL }),
    ...(given.GAKJU_EMBEDDING_MODEL !== undefined && { embeddingModel: given.GAKJU_EMBEDDING_MODEL }),
  };
}

/** True also while the configuration itself is what is wrong. */
export function isDebug(env: Environment): boolean {
  return !['', '0', 'false'].includes(env['GAKJU_DEBUG']?.trim() ?? '');
}

function unknownNames(env: Environment): string[] {
  const known = new Set<string>(SETTINGS.map(({ name }) => name));
  return Object.keys(env).filter((name) => name.startsWith('GAKJU_') && !known.has(name));
}
