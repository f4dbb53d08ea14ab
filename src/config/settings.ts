// Every setting there is, as the README's table and .env.example show it: name, what it does, what is allowed.
import type { Language } from '../core/types.ts';
import { PROVIDERS } from './model.ts';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface Setting {
  readonly name: string;
  readonly does: Readonly<Record<Language, string>>;
  readonly allowed: Readonly<Record<Language, string>>;
  readonly default?: Readonly<Record<Language, string>>;
  readonly secret?: true;
  /** Any value is right, so that checking it is not worth loading the checker. */
  readonly free?: true;
}

export const DISCORD_API = 'https://discord.com/api';
export const DATA_DIR = 'data/library';
const ADDRESS = {
  ko: 'http:// 또는 https://로 시작하는 주소',
  en: 'an address that starts with http:// or https://',
};
const ONE_WORD = { ko: '띄어쓰기 없는 한 단어', en: 'one word without spaces' };
const PROVIDERS_OWN = { ko: '제공처의 기본값', en: "the provider's" };
const COUNT = { ko: '1 이상의 정수', en: 'a whole number from 1' };
const NO_LIMIT = { ko: '제한 없음', en: 'no limit' };
const ONE_OF = listed(PROVIDERS);
const LEVELS = listed(LOG_LEVELS);

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
    name: 'GAKJU_JUDGE',
    does: {
      ko: '`on`이면 검증을 통과한 문장을 모델에게 한 번 더 물어, 아니라고 한 문장을 빼요',
      en: '`on`: what passed the gate is put to a model once more, and what it denies is left out',
    },
    allowed: { ko: '`on`, `off` 중 하나', en: 'one of `on`, `off`' },
    default: { ko: '`off`', en: '`off`' },
  },
  {
    name: 'GAKJU_JUDGE_MODEL',
    does: { ko: '그때 판단하는 모델', en: 'Model that judges then' },
    allowed: ONE_WORD,
    default: { ko: '`GAKJU_CHAT_MODEL`', en: '`GAKJU_CHAT_MODEL`' },
  },
  {
    name: 'GAKJU_EMBEDDING_MODEL',
    does: { ko: '비슷한 글을 찾는 임베딩 모델', en: 'Model that embeds passages' },
    allowed: ONE_WORD,
    default: { ko: '내장', en: 'embedded' },
  },
  {
    name: 'GAKJU_EMBEDDING_BASE_URL',
    does: {
      ko: '임베딩 모델이 다른 서버에 있을 때 그 주소',
      en: 'Address of the model that embeds, where it is another server',
    },
    allowed: ADDRESS,
    default: { ko: '`OPENAI_BASE_URL`', en: '`OPENAI_BASE_URL`' },
  },
  {
    name: 'GAKJU_EMBEDDING_API_KEY',
    does: { ko: '그 서버의 키', en: 'Key for that address' },
    allowed: ONE_WORD,
    default: { ko: '주소가 같으면 `OPENAI_API_KEY`', en: '`OPENAI_API_KEY` where the address is the same' },
    secret: true,
  },
  {
    name: 'GAKJU_DAILY_TOKENS',
    does: {
      ko: '모델이 하루(UTC)에 쓸 수 있는 토큰. 다 쓰면 모델 없이 답해요',
      en: 'Tokens that the model may use in a day (UTC); after that answers come without it',
    },
    allowed: COUNT,
    default: NO_LIMIT,
  },
  {
    name: 'GAKJU_DAILY_TOKENS_PER_SERVER',
    does: {
      ko: '디스코드 서버마다 하루(UTC)에 쓸 수 있는 토큰',
      en: 'The same for each Discord server',
    },
    allowed: COUNT,
    default: NO_LIMIT,
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
    name: 'GAKJU_HEALTH_PORT',
    does: {
      ko: '봇의 상태를 알려 주는 포트(127.0.0.1의 /healthz, /readyz, /metrics)',
      en: "Port of the bot's /healthz, /readyz and /metrics on 127.0.0.1",
    },
    allowed: { ko: '1에서 65535까지', en: '1 to 65535' },
  },
  {
    name: 'GAKJU_LOG_LEVEL',
    does: { ko: '봇이 기록을 남기는 수준', en: "From which level on the bot's log is written" },
    allowed: { ko: `${LEVELS} 중 하나`, en: `one of ${LEVELS}` },
    default: { ko: '`info`', en: '`info`' },
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

function listed(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}
