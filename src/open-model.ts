// Joins the settings to a model that writes: with patience, within its budget, one circuit breaker for all who ask.
import { randomBytes } from 'node:crypto';
import { createBreaker } from './adapters/model/breaker.ts';
import { patientWriter } from './adapters/model/patient-writer.ts';
import { createTokenBudget } from './adapters/model/token-budget.ts';
import type { ModelConfig } from './config.ts';
import type { WriterParts } from './core/answer/write.ts';
import type { ScopedSettings, Store, Writer } from './core/ports.ts';

export interface ModelOptions {
  readonly model: ModelConfig;
  /** Keeps what has been used of the day's tokens. */
  readonly store: Pick<Store, 'scope'>;
  readonly notice: (error: unknown) => void;
}

/** What writing in one scope needs. */
export type Writing = (scope: string) => WriterParts;

/** For all calls of one question together, in milliseconds. */
const QUESTION_MS = 45_000;
/** Keeps what all scopes have used together; no library is kept under this name. */
const EVERYBODY = 'budget';

/** Undefined where no model writes. Nothing is loaded or sent before the first question. */
export function openModel({ model, store, notice }: ModelOptions): Writing | undefined {
  const { chatModel, baseUrl, apiKey, provider, dailyTokens, dailyTokensPerServer } = model;
  if (chatModel === undefined || baseUrl === undefined) return undefined;
  const server = { provider, model: chatModel, baseUrl, ...(apiKey !== undefined && { apiKey }) };
  const writer = lateWriter(chatModel, async () =>
    (await import('./adapters/langchain.ts')).openAiWriter(server),
  );
  const breaker = createBreaker();
  const kept = (scope = EVERYBODY): ScopedSettings => store.scope(scope);
  const budget = createTokenBudget({
    ...(dailyTokens !== undefined && { perDay: dailyTokens }),
    ...(dailyTokensPerServer !== undefined && { perScope: dailyTokensPerServer }),
    count: (scope, key, by) => kept(scope).count(key, by),
    forget: (scope, key) => kept(scope).setSetting(key, undefined),
    notice,
  });
  return (scope) => ({
    writer: patientWriter(budget.within(scope, writer), { breaker }),
    nonce: () => randomBytes(12).toString('hex'),
    within: (signal) => {
      const limit = AbortSignal.timeout(QUESTION_MS);
      return signal ? AbortSignal.any([signal, limit]) : limit;
    },
  });
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
