// Gakju in a program of one's own: any LangChain chat model writes, any LangChain embeddings embed, and the gate checks every sentence.
import { AIMessageChunk } from '@langchain/core/messages';
import { SyntheticEmbeddings } from '@langchain/core/utils/testing';
import { makeArticle, openProduct } from 'gakju';
import { chatWriter, fromLangChainEmbeddings, toLangChainRetriever } from 'gakju/langchain';

// In the place of these two: new ChatOpenAI({ model, maxRetries: 0 }), new OpenAIEmbeddings({ model, encodingFormat: 'float' }), …
const written = '투자 규모는 3조2400억 원이에요 [2]\n새 공장은 직원 1300명을 고용해요 [3]';
const model = {
  async stream() {
    const chunk = new AIMessageChunk({ content: written, response_metadata: { finish_reason: 'stop' } });
    return (async function* () {
      yield chunk;
    })();
  },
};
const embeddings = new SyntheticEmbeddings({ vectorSize: 64 });

const product = openProduct({
  dataDir: process.argv[2] ?? 'data/library',
  bundled: [],
  writer: chatWriter(model, { id: 'my-model' }),
  embedder: fromLangChainEmbeddings(embeddings, { id: 'my-embeddings-1', dimensions: 64 }),
});
const scope = 'my-program';
await product.add(
  scope,
  makeArticle({
    id: 'plant',
    title: '한빛전자, 전주에 반도체 공장',
    publishedAt: '2025-03-14',
    text: '한빛전자는 12일 전주에 반도체 공장을 짓겠다고 밝혔다. 투자 규모는 3조2400억 원이며 2028년 6월 완공이 목표다. 새 공장은 직원 1200명을 고용할 예정이다.',
  }),
);

const question = {
  text: '투자 규모는 얼마인가요?',
  askedAt: new Date().toISOString(),
  scope,
  language: /** @type {const} */ ('ko'),
};
const answer = await product.ask(question);
if (answer.kind === 'answered') {
  for (const { text, citations } of answer.statements) console.log(text, citations);
  for (const { number, article, span } of answer.citations)
    console.log(`[${number}]`, article.text.slice(span.start, span.end));
  for (const { claim, reason } of answer.dropped) console.log('left out:', claim.text, `(${reason})`);
}

const retriever = toLangChainRetriever((query, signal) =>
  product.retrieve({ scope, question: query, count: 3, ...(signal && { signal }) }),
);
const [document] = await retriever.invoke('공장 직원');
console.log(document?.metadata.title);
await product.close();
