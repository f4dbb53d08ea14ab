// Writers for tests of the core: each call is answered as scripted, and what was asked is kept.
import { loadBundledArticles } from '../../src/adapters/bundled-articles.ts';
import { createEmbeddedEmbedder } from '../../src/adapters/embedded-embedder.ts';
import { loadLanguage } from '../../src/adapters/lexicon-files.ts';
import { createMemoryStore } from '../../src/adapters/memory-store.ts';
import { createVectorSearch } from '../../src/adapters/vector-search.ts';
import type { WriterParts } from '../../src/core/answer/write.ts';
import { answerabilityModel } from '../../src/core/learned/answerability.ts';
import { ranker } from '../../src/core/learned/ranker.ts';
import { openLibrary } from '../../src/core/library.ts';
import type { Prompt, Writer, Writing, WritingEnd } from '../../src/core/ports.ts';
import { createProduct, type Product } from '../../src/core/product.ts';
import type { Article } from '../../src/core/types.ts';

export type Reply =
  | string
  | Error
  | {
      readonly text: string;
      readonly end?: WritingEnd | 'none' | 'hang' | Error;
      readonly letterByLetter?: true;
    };

export interface ScriptedModel extends Writer {
  readonly prompts: Prompt[];
  /** How many calls were left or ended. */
  closed(): number;
}

/** Replies in turn, the last again and again; a function makes the reply from the prompt. */
export function scriptedModel(...replies: readonly (Reply | ((prompt: Prompt) => Reply))[]): ScriptedModel {
  const prompts: Prompt[] = [];
  let closed = 0;
  return {
    id: 'scripted-model',
    prompts,
    closed: () => closed,
    async *write(prompt, signal): AsyncGenerator<Writing, void, void> {
      const scripted = replies[Math.min(prompts.length, replies.length - 1)] ?? '';
      prompts.push(prompt);
      try {
        yield* performed(typeof scripted === 'function' ? scripted(prompt) : scripted, signal);
      } finally {
        closed += 1;
      }
    },
  };
}

async function* performed(reply: Reply, signal: AbortSignal): AsyncGenerator<Writing, void, void> {
  if (reply instanceof Error) throw reply;
  const { text, end = 'stop', letterByLetter } = typeof reply === 'string' ? { text: reply } : reply;
  for (const piece of letterByLetter ? [...text] : [text]) yield { kind: 'text', text: piece };
  if (end === 'hang')
    await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  else if (end instanceof Error) throw end;
  else if (end !== 'none') yield { kind: 'end', reason: end };
}

const language = loadLanguage();
const embedder = createEmbeddedEmbedder(language.analyzer);
const search = createVectorSearch({ folder: '/nowhere' });

export const NONCE = 'q7w2e9r4t1y8u5i3';

export interface ModelProductOptions {
  readonly articles?: readonly Article[];
  readonly model?: Writer;
  /** Ends every writing. */
  readonly limit?: AbortSignal;
  readonly judge?: Writer;
  /** Ends every judging. */
  readonly judgeLimit?: AbortSignal;
}

/** The product with its real parts over some articles. */
export function productOf(options: ModelProductOptions): Product {
  const { articles, model } = options;
  const store = createMemoryStore();
  const scope = store.scope('test');
  const { analyzer } = language;
  const library = openLibrary({
    store: scope,
    bundled: articles ?? loadBundledArticles(),
    embedder,
    analyzer,
    createVectorIndex: (rows, of) => search.index(scope.scope, rows, of),
  });
  return createProduct({
    ...language,
    ranker,
    answerabilityModel,
    using: (_, work) => work(library),
    kept: (name) => store.scope(name),
    store,
    close: () => store.close(),
    ...(model && { writing: () => writingWith(model, options) }),
  });
}

function writingWith(
  writer: Writer,
  { limit = new AbortController().signal, judge, judgeLimit }: ModelProductOptions,
): WriterParts {
  const judging = (signal: AbortSignal): AbortSignal => judgeLimit ?? signal;
  return {
    ...(judge && { judge: { writer: judge, within: judging } }),
    writer,
    nonce: () => NONCE,
    within: (signal) => (signal ? AbortSignal.any([signal, limit]) : limit),
  };
}

/** The number of the sentence that holds these words in the prompt; 0 for none. */
export function numberOf(words: string, { user }: Prompt): number {
  return Number(new RegExp(`^\\[(\\d+)\\] .*${words}`, 'mu').exec(user)?.[1] ?? 0);
}
