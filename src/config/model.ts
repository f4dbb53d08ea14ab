// Which models the settings mean, one that writes and one that embeds, each without the other: who serves it, where, with which key.
import type { Given, Problems, SettingName } from '../config.ts';
import type { Language } from '../core/types.ts';

export const PROVIDERS = ['openai', 'azure', 'clova', 'ollama', 'vllm', 'perplexity', 'custom'] as const;
export type Provider = (typeof PROVIDERS)[number];

export interface ModelConfig {
  readonly provider: Provider;
  readonly apiKey?: string;
  /** Where the model that writes is served. */
  readonly baseUrl?: string;
  /** Absent: no model writes. */
  readonly chatModel?: string;
  /** Looks a second time at what was written; absent: none does. */
  readonly judgeModel?: string;
  /** Absent: passages are embedded by the embedded embedder. */
  readonly embeddingModel?: string;
  /** There where a model embeds. */
  readonly embeddingBaseUrl?: string;
  /** The key for that address; another server never gets the key of the model that writes. */
  readonly embeddingApiKey?: string;
  /** Tokens that all servers together, and each of them, may use in a day of UTC; absent: as many as there are. */
  readonly dailyTokens?: number;
  readonly dailyTokensPerServer?: number;
}

interface Preset {
  readonly baseUrl?: string;
  /** Writes where no other model is named; absent: none does. */
  readonly chatModel?: string;
  readonly needs: readonly SettingName[];
  readonly note: Readonly<Record<Language, string>>;
}

/** The README's table is made from this. */
const PRESETS: Readonly<Record<Provider, Preset>> = {
  openai: {
    baseUrl: 'https://api.openai.com/v1',
    chatModel: 'gpt-6-luna',
    needs: ['OPENAI_API_KEY'],
    note: {
      ko: '임베딩은 `text-embedding-3-small` 같은 이름을 적으면 켜져요',
      en: 'for embeddings name one, such as `text-embedding-3-small`',
    },
  },
  azure: {
    needs: ['OPENAI_API_KEY', 'OPENAI_BASE_URL'],
    note: {
      ko: '`https://RESOURCE.openai.azure.com/openai/deployments/NAME`(모델은 NAME) 또는 `…/openai/v1`(모델은 배포 이름)',
      en: '`https://RESOURCE.openai.azure.com/openai/deployments/NAME` (the model is NAME) or `…/openai/v1` (the model is a deployment)',
    },
  },
  clova: {
    baseUrl: 'https://clovastudio.stream.ntruss.com/v1/openai',
    chatModel: 'HCX-005',
    needs: ['OPENAI_API_KEY'],
    note: {
      ko: '`HCX-007`(추론), `HCX-DASH-002`(빠름)도 돼요. 임베딩은 `bge-m3`',
      en: '`HCX-007` (thinks) and `HCX-DASH-002` (fast) work too; embeddings: `bge-m3`',
    },
  },
  ollama: {
    baseUrl: 'http://127.0.0.1:11434/v1',
    needs: [],
    note: { ko: '받아 둔 모델 이름을 적어요', en: 'name a model that you have pulled' },
  },
  vllm: {
    baseUrl: 'http://127.0.0.1:8000/v1',
    needs: [],
    note: {
      ko: 'llama.cpp도 돼요: `OPENAI_BASE_URL=http://127.0.0.1:8080/v1`',
      en: 'llama.cpp too: `OPENAI_BASE_URL=http://127.0.0.1:8080/v1`',
    },
  },
  perplexity: {
    baseUrl: 'https://api.perplexity.ai/v1',
    chatModel: 'perplexity/sonar',
    needs: ['OPENAI_API_KEY'],
    note: { ko: 'Agent API로 쓰고, 웹 검색은 하지 않아요', en: 'through its Agent API, without web search' },
  },
  custom: {
    needs: ['OPENAI_BASE_URL'],
    note: { ko: 'OpenAI 호환 서버면 돼요', en: 'any OpenAI-compatible server' },
  },
};

/** A key alone means OpenAI, an address alone a server of one's own. */
export function providerOf(given: Given): Provider | undefined {
  const named = PROVIDERS.find((name) => name === given.GAKJU_PROVIDER);
  if (named || given.GAKJU_PROVIDER !== undefined) return named;
  if (given.OPENAI_BASE_URL !== undefined) return given.OPENAI_API_KEY === undefined ? 'custom' : 'openai';
  if (given.OPENAI_API_KEY !== undefined) return 'openai';
  return given.GAKJU_EMBEDDING_BASE_URL !== undefined && given.GAKJU_CHAT_MODEL === undefined
    ? 'custom'
    : undefined;
}

export function modelProblems(given: Given): Problems {
  const provider = providerOf(given);
  return {
    ...(provider ? providerProblems(given, provider) : strayProblems(given)),
    ...embeddingProblems(given),
  };
}

/** A model that embeds elsewhere needs nothing of the provider. */
function providerProblems(given: Given, provider: Provider): Problems {
  if (given.GAKJU_EMBEDDING_BASE_URL !== undefined && !chatIsMeant(given)) return {};
  const wanted = [
    ...PRESETS[provider].needs,
    ...(lacksModel(given, provider) ? ['GAKJU_CHAT_MODEL' as const] : []),
  ];
  const missing = wanted.filter((name) => given[name] === undefined);
  return Object.fromEntries(missing.map((name) => [name, 'needed-by-provider']));
}

/** Azure's address may name one, so that before there is an address nobody knows. */
function lacksModel(given: Given, provider: Provider): boolean {
  if (given.GAKJU_EMBEDDING_MODEL !== undefined || chatModelOf(given, provider) !== undefined) return false;
  return provider !== 'azure' || given.OPENAI_BASE_URL !== undefined;
}

function strayProblems(given: Given): Problems {
  if (given.GAKJU_PROVIDER !== undefined) return {};
  const stray = (['GAKJU_CHAT_MODEL', 'GAKJU_EMBEDDING_MODEL'] as const).filter(
    (name) => given[name] !== undefined && !(name === 'GAKJU_EMBEDDING_MODEL' && embedsElsewhere(given)),
  );
  return Object.fromEntries(stray.map((name) => [name, 'needs-a-provider']));
}

function embeddingProblems(given: Given): Problems {
  const meant = given.GAKJU_EMBEDDING_BASE_URL !== undefined || given.GAKJU_EMBEDDING_API_KEY !== undefined;
  if (!meant || given.GAKJU_EMBEDDING_MODEL !== undefined) return {};
  return { GAKJU_EMBEDDING_MODEL: 'needed-by-embeddings' };
}

function embedsElsewhere(given: Given): boolean {
  return given.GAKJU_EMBEDDING_MODEL !== undefined && given.GAKJU_EMBEDDING_BASE_URL !== undefined;
}

function chatIsMeant(given: Given): boolean {
  const names = ['GAKJU_PROVIDER', 'OPENAI_API_KEY', 'OPENAI_BASE_URL', 'GAKJU_CHAT_MODEL'] as const;
  return names.some((name) => given[name] !== undefined);
}

export function modelConfig(given: Given, provider: Provider): ModelConfig {
  const chatModel = chatModelOf(given, provider);
  const baseUrl = given.OPENAI_BASE_URL ?? PRESETS[provider].baseUrl;
  const embeddings = given.GAKJU_EMBEDDING_MODEL === undefined ? {} : embeddingConfig(given, baseUrl);
  const [all, each] = [given.GAKJU_DAILY_TOKENS, given.GAKJU_DAILY_TOKENS_PER_SERVER];
  return {
    provider,
    ...(given.OPENAI_API_KEY !== undefined && { apiKey: given.OPENAI_API_KEY }),
    ...(baseUrl !== undefined && { baseUrl }),
    ...(chatModel !== undefined && { chatModel, ...judgeConfig(given, chatModel) }),
    ...embeddings,
    ...(all !== undefined && { dailyTokens: Number(all) }),
    ...(each !== undefined && { dailyTokensPerServer: Number(each) }),
  };
}

/** The model that writes judges itself where no other is named. */
function judgeConfig(given: Given, chatModel: string): Pick<ModelConfig, 'judgeModel'> {
  return given.GAKJU_JUDGE === 'on' ? { judgeModel: given.GAKJU_JUDGE_MODEL ?? chatModel } : {};
}

function chatModelOf(given: Given, provider: Provider): string | undefined {
  const deployment = /\/openai\/deployments\/([^/?#]+)/u.exec(given.OPENAI_BASE_URL ?? '')?.[1];
  return given.GAKJU_CHAT_MODEL ?? (provider === 'azure' ? deployment : PRESETS[provider].chatModel);
}

function embeddingConfig(
  given: Given,
  chatBaseUrl: string | undefined,
): Pick<ModelConfig, 'embeddingModel' | 'embeddingBaseUrl' | 'embeddingApiKey'> {
  const { GAKJU_EMBEDDING_MODEL: model, GAKJU_EMBEDDING_BASE_URL: own } = given;
  const key = given.GAKJU_EMBEDDING_API_KEY ?? (own === undefined ? given.OPENAI_API_KEY : undefined);
  const address = own ?? chatBaseUrl;
  return {
    ...(model !== undefined && { embeddingModel: model }),
    ...(address !== undefined && { embeddingBaseUrl: address }),
    ...(key !== undefined && { embeddingApiKey: key }),
  };
}

/** The presets as a Markdown table. */
export function providersTable(language: Language = 'en'): string {
  const head =
    language === 'ko'
      ? ['`GAKJU_PROVIDER`', '주소', '답을 쓰는 모델', '필요한 설정', '참고']
      : ['`GAKJU_PROVIDER`', 'Address', 'Model that writes', 'Needs', 'Note'];
  const rows = PROVIDERS.map((name) => {
    const { baseUrl, chatModel, needs, note } = PRESETS[name];
    const needed = chatModel === undefined && name !== 'azure' ? [...needs, 'GAKJU_CHAT_MODEL'] : needs;
    return [name, baseUrl, chatModel, needed.join('`, `')]
      .map((cell) => (cell === undefined || cell === '' ? '' : `\`${cell}\``))
      .concat(note[language]);
  });
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
