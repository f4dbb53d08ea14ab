// Reads every setting once, from the environment: a Config, or one Failure that names all that is wrong and never a value.
import type { z as Zod } from 'zod';
import { type ModelConfig, modelConfig, modelProblems, PROVIDERS, providerOf } from './config/model.ts';
import { Failure } from './core/errors.ts';
import {
  DATA_DIR,
  DISCORD_API,
  LOG_LEVELS,
  type LogLevel,
  type Setting,
  type SettingName,
  SETTINGS,
} from './config/settings.ts';
import type { Language } from './core/types.ts';

export { type ModelConfig, type Provider, PROVIDERS, providersTable } from './config/model.ts';
export { LOG_LEVELS, type LogLevel, type Setting, type SettingName, SETTINGS } from './config/settings.ts';

export interface Config {
  readonly dataDir: string;
  readonly databaseUrl?: string;
  readonly discord: { readonly token?: string; readonly apiUrl: string };
  /** From which level on the bot writes its log. */
  readonly logLevel: LogLevel;
  /** Where the bot tells on 127.0.0.1 how it is; absent: nowhere. */
  readonly healthPort?: number;
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
  | 'not-a-port'
  | 'not-a-count'
  | 'needed-by-provider'
  | 'needed-by-bot'
  | 'needed-by-embeddings'
  | 'needs-a-provider';

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

/** What is set and not empty. */
export type Given = Partial<Record<SettingName, string>>;
export type Problems = Partial<Record<SettingName, SettingProblem>>;

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
  const amount = z.string().regex(/^[1-9]\d{0,14}$/u, 'not-a-count' satisfies SettingProblem);
  const port = z.string().refine(isPort, 'not-a-port' satisfies SettingProblem);
  return z.object({
    DISCORD_TOKEN: oneWord.optional(),
    DISCORD_API_URL: address.optional(),
    OPENAI_API_KEY: oneWord.optional(),
    OPENAI_BASE_URL: address.optional(),
    GAKJU_CHAT_MODEL: oneWord.optional(),
    GAKJU_JUDGE: z.enum(['on', 'off'], { error: 'not-one-of' satisfies SettingProblem }).optional(),
    GAKJU_JUDGE_MODEL: oneWord.optional(),
    GAKJU_EMBEDDING_MODEL: oneWord.optional(),
    GAKJU_EMBEDDING_BASE_URL: address.optional(),
    GAKJU_EMBEDDING_API_KEY: oneWord.optional(),
    GAKJU_DAILY_TOKENS: amount.optional(),
    GAKJU_DAILY_TOKENS_PER_SERVER: amount.optional(),
    GAKJU_PROVIDER: z.enum(PROVIDERS, { error: 'not-one-of' satisfies SettingProblem }).optional(),
    GAKJU_DATA_DIR: z.string().optional(),
    DATABASE_URL: z
      .url({ protocol: /^postgres(ql)?$/u, error: 'not-postgres' satisfies SettingProblem })
      .optional(),
    GAKJU_HEALTH_PORT: port.optional(),
    GAKJU_LOG_LEVEL: z.enum(LOG_LEVELS, { error: 'not-one-of' satisfies SettingProblem }).optional(),
    GAKJU_DEBUG: z.string().optional(),
  } satisfies Record<SettingName, Zod.ZodType>);
}

function isPort(text: string): boolean {
  return /^[1-9]\d{0,4}$/u.test(text) && Number(text) <= 65_535;
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
    logLevel: LOG_LEVELS.find((level) => level === given.GAKJU_LOG_LEVEL) ?? 'info',
    ...(given.GAKJU_HEALTH_PORT !== undefined && { healthPort: Number(given.GAKJU_HEALTH_PORT) }),
    ...(provider && { model: modelConfig(given, provider) }),
    debug: isDebug(given),
    unknown,
  };
}

/** What may never show in a log: every secret setting, and passwords in addresses. */
export function secretsOf({ discord, databaseUrl, model }: Config): readonly string[] {
  const addresses = [discord.apiUrl, model?.baseUrl, model?.embeddingBaseUrl];
  const keys = [discord.token, databaseUrl, model?.apiKey, model?.embeddingApiKey];
  const secrets = [...keys, ...addresses.map((address) => passwordIn(address))];
  return [...new Set(secrets.filter((secret) => secret !== undefined))];
}

function passwordIn(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  return new URL(address).password || undefined;
}

/** True also while the configuration itself is what is wrong. */
export function isDebug(env: Environment): boolean {
  return !['', '0', 'false'].includes(env['GAKJU_DEBUG']?.trim() ?? '');
}

function unknownNames(env: Environment): string[] {
  const known = new Set<string>(SETTINGS.map(({ name }) => name));
  return Object.keys(env).filter((name) => name.startsWith('GAKJU_') && !known.has(name));
}
