// Joins the settings to a model that writes: with patience, within its budget, one circuit breaker for all who ask.
import { randomBytes } from 'node:crypto';
import { createBreaker } from './adapters/model/breaker.ts';
import { patientWriter } from './adapters/model/patient-writer.ts';
import { createTokenBudget } from './adapters/model/token-budget.ts';
import type { ModelConfig } from './config.ts';
import type { Judge } from './core/answer/judge.ts';
import type { WriterParts } from './core/answer/write.ts';
import type { ScopedSettings, Store, Writer } from './core/ports.ts';

export interface ModelOptions {
  readonly model?: ModelConfig | undefined;
  /** Takes the place of the model that the settings mean. */
  readonly writer?: Writer | undefined;
  /** Keeps what has been used of the day's tokens. */
  readonly store: Pick<Store, 'scope'>;
  readonly notice: (error: unknown) => void;
}

/** What writing in one scope needs. */
export type Writing = (scope: string) => WriterParts;

/** The answer is there and waits for it. */
const JUDGE_MS = 12_000;
const JUDGE_PATIENCE = { retries: { attempts: 1 } } as const;
/** For all calls of one question together, in milliseconds. */
const QUESTION_MS = 45_000;
/** Keeps what all scopes have used together; no library is kept under this name. */
const EVERYBODY = 'budget';

/** Undefined where no model writes. Nothing is loaded or sent before the first question. */
export function openModel(options: ModelOptions): Writing | undefined {
  const { model, store, notice } = options;
  const writer = options.writer ?? (model && openAi(model));
  if (!writer) return undefined;
  const { dailyTokens, dailyTokensPerServer } = model ?? {};
  const breaker = createBreaker();
  const kept = (scope = EVERYBODY): ScopedSettings => store.scope(scope);
  const budget = createTokenBudget({
    ...(dailyTokens !== undefined && { perDay: dailyTokens }),
    ...(dailyTokensPerServer !== undefined && { perScope: dailyTokensPerServer }),
    count: (scope, key, by) => kept(scope).count(key, by),
    forget: (scope, key) => kept(scope).setSetting(key, undefined),
    notice,
  });
  const judging =
    model?.judgeModel === undefined ? undefined : openAi({ ...model, chatModel: model.judgeModel });
  const judgeBreaker = createBreaker();
  const judgeIn = (scope: string): Judge | undefined =>
    judging && {
      writer: patientWriter(budget.within(scope, judging), { ...JUDGE_PATIENCE, breaker: judgeBreaker }),
      within: (signal) => AbortSignal.any([signal, AbortSignal.timeout(JUDGE_MS)]),
    };
  return (scope) => ({
    writer: patientWriter(budget.within(scope, writer), { breaker }),
    judge: judgeIn(scope),
    nonce: () => randomBytes(12).toString('hex'),
    within: (signal) => {
      const limit = AbortSignal.timeout(QUESTION_MS);
      return signal ? AbortSignal.any([signal, limit]) : limit;
    },
  });
}

function openAi({ chatModel, baseUrl, apiKey, provider }: ModelConfig): Writer | undefined {
  if (chatModel === undefined || baseUrl === undefined) return undefined;
  const server = { provider, model: chatModel, baseUrl, ...(apiKey !== undefined && { apiKey }) };
  return lateWriter(chatModel, async () => (await import('./adapters/langchain.ts')).openAiWriter(server));
}

/** Opens with the first prompt: a program that is only started does not wait for the library. */
function lateWriter(id: string, open: () => Promise<Writer>): Writer {
  let opened: Promise<Writer> | undefined;
  return {
    id,
    async *write(prompt, signal) {
      opened ??= open();
      yield* (await opened).write(prompt, signal);
    },
  };
}
