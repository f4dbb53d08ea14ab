// The pipeline that tutorials build, on LangChain's own classes: words between spaces, hashed; every vector compared.
import { Document } from '@langchain/core/documents';
import { Embeddings } from '@langchain/core/embeddings';
import { VectorStore } from '@langchain/core/vectorstores';

const DIMENSIONS = 1_024;

/** Counts of words between spaces, each at the place that its FNV-1a hash names. */
class WordEmbeddings extends Embeddings {
  override embedDocuments(texts: string[]): Promise<number[][]> {
    return Promise.resolve(texts.map(wordCounts));
  }

  override embedQuery(text: string): Promise<number[]> {
    return Promise.resolve(wordCounts(text));
  }
}

function wordCounts(text: string): number[] {
  const counts = Array.from({ length: DIMENSIONS }, () => 0);
  for (const word of text.toLowerCase().split(/\s+/u)) if (word !== '') counts[placeOf(word)]! += 1;
  return counts;
}

function placeOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % DIMENSIONS;
}

/** As LangChain's MemoryVectorStore: a list of vectors, all of them compared and sorted for each question. */
class PlainVectorStore extends VectorStore {
  private readonly rows: { readonly vector: readonly number[]; readonly document: Document }[] = [];

  override _vectorstoreType(): string {
    return 'plain';
  }

  override async addDocuments(documents: Document[]): Promise<void> {
    await this.addVectors(
      await this.embeddings.embedDocuments(documents.map(({ pageContent }) => pageContent)),
      documents,
    );
  }

  override async addVectors(vectors: number[][], documents: Document[]): Promise<void> {
    for (const [at, document] of documents.entries()) this.rows.push({ vector: vectors[at] ?? [], document });
  }

  override async similaritySearchVectorWithScore(query: number[], k: number): Promise<[Document, number][]> {
    const scored = this.rows.map(({ vector, document }): [Document, number] => [
      document,
      cosine(query, vector),
    ]);
    return scored.sort(([, a], [, b]) => b - a).slice(0, k);
  }
}

function cosine(a: readonly number[], b: readonly number[]): number {
  let [dot, lengthA, lengthB] = [0, 0, 0];
  for (let at = 0; at < a.length; at += 1) {
    dot += a[at]! * b[at]!;
    lengthA += a[at]! * a[at]!;
    lengthB += b[at]! * b[at]!;
  }
  return lengthA === 0 || lengthB === 0 ? 0 : dot / Math.sqrt(lengthA * lengthB);
}

export interface PlainPassage {
  readonly id: string;
  readonly text: string;
}

/** Finds the ids of the `count` nearest passages, best first. */
export type PlainSearch = (question: string, count: number) => Promise<string[]>;

export async function openPlainPipeline(passages: readonly PlainPassage[]): Promise<PlainSearch> {
  const store = new PlainVectorStore(new WordEmbeddings({}), {});
  await store.addDocuments(
    passages.map(({ id, text }) => new Document({ pageContent: text, metadata: { id } })),
  );
  return async (question, count) =>
    (await store.similaritySearch(question, count)).map(({ metadata }) => String(metadata['id']));
}
