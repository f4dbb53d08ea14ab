// Vectors kept in memory and on disk, and an embedder that is opened by its first call.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../../src/adapters/memory-store.ts';
import { lateEmbedder } from '../../../src/adapters/model/late-embedder.ts';
import { createVectorMemory } from '../../../src/adapters/model/vector-memory.ts';
import { createVectorRecords } from '../../../src/adapters/model/vector-records.ts';
import { unavailable } from '../../../src/adapters/model/trouble.ts';
import type { Embedder } from '../../../src/core/ports.ts';

describe('a memory of vectors', () => {
  it('forgets the oldest beyond its room', async () => {
    const memory = createVectorMemory(2);
    for (const hash of ['a', 'b', 'a', 'c']) await memory.keep(hash, Float32Array.of(1));
    expect(await memory.known('b')).toBeUndefined();
    expect(await memory.known('a')).toEqual(Float32Array.of(1));
    expect(await memory.known('c')).toEqual(Float32Array.of(1));
  });
});

function onDisk(most = 3) {
  const records = createMemoryStore().scope('embeddings').records('vector');
  const noticed: unknown[] = [];
  const notice = (error: unknown): void => void noticed.push(error);
  const now = (): Date => new Date('2031-05-06T07:08:09Z');
  return { records, noticed, cache: createVectorRecords({ records, most, now, notice }), notice, now };
}

describe('vectors on disk', () => {
  it('come back to the last bit', async () => {
    const { cache } = onDisk();
    const finite = fc.float({ noNaN: true, noDefaultInfinity: true });
    await fc.assert(
      fc.asyncProperty(fc.array(finite, { minLength: 1, maxLength: 40 }), async (numbers) => {
        await cache.keep('hash', Float32Array.from(numbers));
        expect(await cache.known('hash')).toEqual(Float32Array.from(numbers));
      }),
    );
  });

  it('of up to 18,000 numbers fit a record', async () => {
    const { cache, noticed } = onDisk();
    await cache.keep('hash', new Float32Array(18_000).fill(0.5));
    expect(await cache.known('hash')).toHaveLength(18_000);
    expect(noticed).toEqual([]);
  });

  it('are as many as there is room for, the latest', async () => {
    const { cache } = onDisk(3);
    for (const hash of ['a', 'b', 'c', 'd']) await cache.keep(hash, Float32Array.of(1));
    expect(await cache.known('a')).toBeUndefined();
    expect(await cache.known('d')).toBeDefined();
  });

  it.each(['', 'AAA', '////'.repeat(4), 'no vector'])(
    'that do not read back, %j, are not known',
    async (value) => {
      const { records, cache } = onDisk();
      await records.put({ id: 'hash', value, at: '2031-05-06T07:08:09Z' });
      expect(await cache.known('hash')).toBeUndefined();
    },
  );

  it('that cannot be kept are told of and cost nobody the vector', async () => {
    const { noticed, notice, now } = onDisk();
    const fails = () => Promise.reject(new Error('the disk is full'));
    const cache = createVectorRecords({
      records: { get: fails, put: fails, trim: fails },
      most: 1,
      now,
      notice,
    });
    await cache.keep('hash', Float32Array.of(1));
    expect(await cache.known('hash')).toBeUndefined();
    expect(noticed).toHaveLength(2);
  });
});

describe('an embedder that opens late', () => {
  const opened: Embedder = {
    id: 'late',
    dimensions: 2,
    embed: async (texts) => texts.map(() => Float32Array.of(1, 0)),
  };

  it('is opened by the first call, with texts or without, and knows its dimension then', async () => {
    let times = 0;
    const open = async (): Promise<Embedder> => {
      times += 1;
      return opened;
    };
    const late = lateEmbedder({ id: 'late', open });
    expect([late.dimensions, times]).toEqual([0, 0]);
    await late.embed([], 'passage');
    expect([late.dimensions, times]).toEqual([2, 1]);
    await late.embed(['글'], 'query');
    expect(times).toBe(1);
  });

  it('is tried again where it could not be opened', async () => {
    let times = 0;
    const late = lateEmbedder({
      id: 'late',
      dimensions: 2,
      open: async () => {
        times += 1;
        if (times === 1) throw unavailable({ reason: 'network' });
        return opened;
      },
    });
    await expect(late.embed(['글'], 'passage')).rejects.toMatchObject({ code: 'model-unavailable' });
    expect(await late.embed(['글'], 'passage')).toHaveLength(1);
  });
});
