import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createEmbeddedEmbedder } from '../../src/adapters/embedded-embedder.ts';
import { loadLexicon } from '../../src/adapters/lexicon-files.ts';
import { createAnalyzer } from '../../src/core/analyze/analyzer.ts';
import { describeEmbedder } from '../contract/embedder.contract.ts';

const analyzer = createAnalyzer(loadLexicon());
const embedder = createEmbeddedEmbedder(analyzer);

describeEmbedder('the embedded embedder', () => createEmbeddedEmbedder(analyzer));

async function likeness(a: string, b: string): Promise<number> {
  const [one, other] = await embedder.embed([a, b], 'passage');
  return one?.reduce((sum, value, index) => sum + value * (other?.[index] ?? 0), 0) ?? 0;
}

describe('the embedded embedder', () => {
  it('gives the same bits on every machine and in every version of Node', async () => {
    const rows = await embedder.embed(
      ['미국의 AI 투자액은 874억1000만 달러', 'a new battery plant', '에이아이'],
      'passage',
    );
    const digest = createHash('sha256');
    for (const row of rows) digest.update(new Uint8Array(row.buffer));
    expect(digest.digest('hex').slice(0, 16)).toMatchInlineSnapshot(`"a0968e690899a722"`);
  });

  it('does not depend on what it has read before', async () => {
    const fresh = createEmbeddedEmbedder(createAnalyzer(loadLexicon()));
    const text = '정부는 반도체 공장을 짓겠다고 밝혔다';
    expect(await fresh.embed([text], 'passage')).toEqual(await embedder.embed([text], 'passage'));
  });

  it.each([
    ['an inflected form with its stem', '공장을 개발했다', '공장 개발'],
    ['an abbreviation with its spoken form', 'AI', '에이아이'],
    ['an English word with its Korean translation', 'battery investment', '배터리 투자'],
    ['a word with its synonym', '말했다', '밝혔다'],
    ['a compound with its part', '태양전지', '전지'],
  ])('brings %s together', async (_, one, other) => {
    expect(await likeness(one, other)).toBeGreaterThan(0.05);
    expect(await likeness(one, other)).toBeGreaterThan(await likeness(one, '바다 여행'));
  });

  it('embeds hundreds of passages a second while other tests run', async () => {
    const passages = Array.from({ length: 2000 }, (_, at) =>
      `${at % 700}번째 공장은 충북 청주에 있으며 배터리를 해마다 ${at}만 개 만든다고 회사가 밝혔다. `.repeat(
        4,
      ),
    );
    const before = process.cpuUsage();
    await embedder.embed(passages, 'passage');
    const { user, system } = process.cpuUsage(before);
    expect(passages.length / ((user + system) / 1e6)).toBeGreaterThan(300);
  });
});
