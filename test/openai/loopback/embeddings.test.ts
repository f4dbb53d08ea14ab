// Embeddings over plain HTTP: the same text always has the same vector, in floats and in base64.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { listIn, objectsIn } from '../../discord/loopback/json.ts';
import * as client from './client.ts';
import { base64Of, vectorOf } from './embeddings.ts';
import { schemaProblems } from './rules/openapi.ts';
import { startLoopbackOpenAi, type LoopbackOpenAi } from './server.ts';

const { embed, json } = client;

let openai: LoopbackOpenAi;

beforeAll(async () => {
  openai = await startLoopbackOpenAi({ dimensions: 16 });
});
beforeEach(() => openai.reset());
afterAll(() => openai.close());

async function rows(more: Record<string, unknown>): Promise<unknown[]> {
  return objectsIn(await json(await embed(openai, more)), 'data').map((entry) => entry['embedding']);
}

function floatsIn(base64: unknown): number[] {
  const bytes = Buffer.from(String(base64), 'base64');
  return Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readFloatLE(at * 4));
}

describe('an embedding', () => {
  it('is as the description has it', async () => {
    const body = await json(await embed(openai, { input: ['값은 얼마', '얼마'] }));
    expect(schemaProblems('CreateEmbeddingResponse', body)).toEqual([]);
    expect(body).toMatchObject({ data: [{ index: 0 }, { index: 1 }], usage: { prompt_tokens: 7 } });
  });

  it('is of unit length and depends on the text alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 64 }), (text, dimensions) => {
        const vector = vectorOf(text, dimensions);
        expect(vector).toHaveLength(dimensions);
        expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
        expect(vectorOf(text, dimensions)).toEqual(vector);
      }),
    );
  });

  it('is nearer to a text alike', () => {
    const near = (a: string, b: string): number => {
      const other = vectorOf(b, 256);
      return vectorOf(a, 256).reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
    };
    expect(near('도서관은 언제 여나요', '도서관을 언제 여는지')).toBeGreaterThan(
      near('도서관은 언제 여나요', '토마토 값이 올랐다') + 0.3,
    );
  });

  it('has the same numbers in base64 as in floats', async () => {
    const input = ['값은 얼마', '😊', '가'];
    const base64 = await rows({ input, encoding_format: 'base64' });
    expect(base64.map(floatsIn)).toEqual(await rows({ input, encoding_format: 'float' }));
    expect(await rows({ input })).toEqual(await rows({ input, encoding_format: 'float' }));
  });

  it('has the dimension that is asked for, of text or of tokens', async () => {
    expect(await rows({ input: '가', dimensions: 5 })).toEqual([vectorOf('가', 5)]);
    expect(await rows({ input: [[7, 8], [9]] })).toEqual([vectorOf('7 8', 16), vectorOf('9', 16)]);
    expect(await rows({ input: [7, 8] })).toEqual([vectorOf('7 8', 16)]);
  });
});

describe('a fault of embeddings', () => {
  const input = ['하나', '둘', '셋'];
  const right = input.map((text) => vectorOf(text, 16));

  it('sends floats where base64 was asked for, and base64 where floats were', async () => {
    openai.faults.script({ kind: 'floats' });
    expect(await rows({ input, encoding_format: 'base64' })).toEqual(right);
    openai.faults.script({ kind: 'base64' });
    expect(await rows({ input, encoding_format: 'float' })).toEqual(right.map(base64Of));
  });

  it('forgets the last vector, or all of the data', async () => {
    openai.faults.script({ kind: 'fewer-vectors' });
    expect(await rows({ input })).toEqual(right.slice(0, 2));
    openai.faults.script({ kind: 'no-data' });
    expect(await json(await embed(openai, { input }))).not.toHaveProperty('data');
  });

  it('changes the dimension', async () => {
    openai.faults.script({ kind: 'wrong-dimension' });
    expect(await rows({ input })).toEqual(right.map((vector) => [...vector, 0]));
    openai.faults.script({ kind: 'wrong-dimension', dimensions: 3 });
    expect(await rows({ input })).toEqual(right.map((vector) => vector.slice(0, 3)));
  });

  it('puts in what is not a number', async () => {
    openai.faults.script({ kind: 'not-a-number' }, { times: 2 });
    expect(floatsIn((await rows({ input, encoding_format: 'base64' }))[0])[0]).toBeNaN();
    const text = await (await embed(openai, { input })).text();
    expect(text).toContain('"embedding":[NaN,');
    openai.faults.script({ kind: 'null-in-vector' });
    expect(listIn({ row: (await rows({ input }))[0] }, 'row')[0]).toBeNull();
  });

  it('sends the vectors in another order, with the right index', async () => {
    openai.faults.script({ kind: 'reordered' });
    const data = objectsIn(await json(await embed(openai, { input })), 'data');
    expect(data.map(({ index, embedding }) => [index, embedding])).toEqual(
      right.map((vector, index) => [index, vector]).reverse(),
    );
  });
});
