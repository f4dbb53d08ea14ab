// What is known of embedding models by name: how long their vectors are, and what to put before a text where they were trained so.
import type { EmbeddingPurpose } from '../../core/ports.ts';

export interface EmbeddingModel {
  /** Absent: one call tells. */
  readonly dimensions?: number;
  readonly before?: Readonly<Record<EmbeddingPurpose, string>>;
}

const E5 = { query: 'query: ', passage: 'passage: ' };
const NOMIC = { query: 'search_query: ', passage: 'search_document: ' };
const QWEN = {
  query: 'Instruct: Given a web search query, retrieve relevant passages that answer the query\nQuery: ',
  passage: '',
};

/** The first pattern that fits; names come with owners, sizes and tags around them. Sources: the models' own cards. */
const MODELS: readonly (readonly [RegExp, EmbeddingModel])[] = [
  [/text-embedding-3-large/iu, { dimensions: 3_072 }],
  [/text-embedding-(?:3-small|ada-002)/iu, { dimensions: 1_536 }],
  [/bge-m3/iu, { dimensions: 1_024 }],
  [/clir-(?:emb|sts)-dolphin/iu, { dimensions: 1_024 }],
  [/multilingual-e5-large(?!-instruct)/iu, { dimensions: 1_024, before: E5 }],
  [/multilingual-e5-base/iu, { dimensions: 768, before: E5 }],
  [/multilingual-e5-small/iu, { dimensions: 384, before: E5 }],
  [/nomic-embed-text/iu, { dimensions: 768, before: NOMIC }],
  [/qwen3-embedding/iu, { before: QWEN }],
];

export function embeddingModel(name: string): EmbeddingModel {
  return MODELS.find(([pattern]) => pattern.test(name))?.[1] ?? {};
}

/** Vectors of another model, or of the same with another text before each, never meet under one id. */
export function embedderId(provider: string, model: string): string {
  return `${provider}:${model}${embeddingModel(model).before ? '+prefixed' : ''}`;
}
