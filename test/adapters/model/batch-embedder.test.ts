// Many texts through an embedder elsewhere: each once, in batches, kept as they come, and given up in good time.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BatchOptions,
  batchEmbedder,
  type BatchProgress,
  type VectorCache,
} from '../../../src/adapters/model/batch-embedder.ts';
import { createBreaker } from '../../../src/adapters/model/breaker.ts';
import { type Trouble, unavailable } from '../../../src/adapters/model/trouble.ts';
import type { Embedder } from '../../../src/core/ports.ts';
import { describeEmbedder } from '../../contract/embedder.contract.ts';
import { reasonIn } from './heard.ts';
import { createManualClock, type ManualClock, turns } from './manual-clock.ts';

/** What a batch meets instead of being embedded: trouble, an error, no answer, or so many milliseconds. */
type Meets = Trouble | Error | 'hang' | number | undefined;

function rowOf(text: string): Float32Array {
  if (!/[\p{L}\p{N}]/u.test(text)) return new Float32Array(3);
  const row = [text.length, text.codePointAt(0) ?? 0, text.codePointAt(text.length - 1) ?? 0];
  return Float32Array.from(row, (value) => value / Math.hypot(...row));
}

function fakeEmbedder(
  clock: ManualClock,
  meets: (call: number, texts: readonly string[]) => Meets = () => undefined,
) {
  const calls: (readonly string[])[] = [];
  let open = 0;
  const embedder: Embedder = {
    id: 'fake',
    dimensions: 3,
    async embed(texts, _purpose, signal) {
      signal?.throwIfAborted();
      calls.push(texts);
      const met = meets(calls.length, texts);
      if (met instanceof Error) throw met;
      if (typeof met === 'object') throw unavailable(met);
      open += 1;
      try {
        await new Promise<void>((resolve, reject) => {
          signal?.addEventListener('abort', () => reject(signal.reason));
          if (met !== 'hang') clock.after(met ?? 0, resolve);
        });
      } finally {
        open -= 1;
      }
      return texts.map(rowOf);
    },
  };
  return { embedder, calls, open: () => open };
}

function memoryCache() {
  const kept = new Map<string, Float32Array>();
  const cache: VectorCache = {
    known: async (hash) => kept.get(hash),
    keep: async (hash, vector) => void kept.set(hash, vector),
  };
  return { kept, cache };
}

function started(options: BatchOptions = {}, meets?: Parameters<typeof fakeEmbedder>[1]) {
  const clock = createManualClock();
  const inner = fakeEmbedder(clock, meets);
  const embedder = batchEmbedder(inner.embedder, { clock, random: () => 0.5, ...options });
  const began = clock.now();
  const passages = (texts: readonly string[], signal?: AbortSignal) =>
    clock.runUntil(embedder.embed(texts, 'passage', signal));
  return { clock, ...inner, embedder, passages, elapsed: () => clock.now() - began };
}

const texts = (count: number): string[] => Array.from({ length: count }, (_, at) => `글 ${at}`);

describeEmbedder('an embedder in batches', () => {
  const inner: Embedder = {
    id: 'f',
    dimensions: 3,
    embed: async (given, _purpose, signal) => (signal?.throwIfAborted(), given.map(rowOf)),
  };
  return batchEmbedder(inner, { clock: createManualClock(), cache: memoryCache().cache });
});

describe('batches', () => {
  it('are cut by the number of texts and by their characters', async () => {
    const { passages, calls } = started({ maxTexts: 3, maxCharacters: 10 });
    await passages(['가나다라마', '바사아자차', '카', '타', '파', '하', 'A'.repeat(25), 'B']);
    expect(calls).toEqual([
      ['가나다라마', '바사아자차'],
      ['카', '타', '파'],
      ['하'],
      ['A'.repeat(25)],
      ['B'],
    ]);
  });

  it('hold equal texts once and texts without words never, and give each its row', async () => {
    const { passages, calls } = started({ maxTexts: 2 });
    const given = ['나', '가', '', '나', '…', '다', '가'];
    expect(await passages(given)).toEqual(given.map(rowOf));
    expect(calls).toEqual([['나', '가'], ['다']]);
  });

  it('keep every text and its row together, whatever the texts and the limits', async () => {
    const some = fc.array(fc.string({ unit: 'grapheme', maxLength: 6 }), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(
        some,
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 20 }),
        async (given, maxTexts, maxCharacters) => {
          const { passages, calls } = started({ maxTexts, maxCharacters, cache: memoryCache().cache });
          expect(await passages(given)).toEqual(given.map(rowOf));
          for (const batch of calls) {
            expect(batch.length).toBeLessThanOrEqual(maxTexts);
            if (batch.length > 1) expect(batch.join('').length).toBeLessThanOrEqual(maxCharacters);
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it('that are too long for the server are halved until they fit', async () => {
    const { passages, calls } = started({}, (_, batch) =>
      batch.length > 2 ? { reason: 'too-long' } : undefined,
    );
    expect(await passages(texts(7))).toEqual(texts(7).map(rowOf));
    expect(calls.map((batch) => batch.length)).toEqual([7, 4, 2, 2, 3, 2, 1]);
  });

  it('of one text that the server refuses are an all-zero row, and no end of the run', async () => {
    const { passages, calls } = started({}, () => ({ reason: 'too-long' }));
    expect(await passages(['가'])).toEqual([new Float32Array(3)]);
    expect(calls).toHaveLength(1);
  });
});

describe('a run', () => {
  it('that ended early is gone on with where it was', async () => {
    const { cache, kept } = memoryCache();
    const first = started({ cache, maxTexts: 2 }, (call) => (call === 3 ? { reason: 'auth' } : undefined));
    await expect(first.passages(texts(9))).rejects.toMatchObject({ facts: { reason: 'auth' } });
    expect(kept.size).toBe(4);
    const second = started({ cache, maxTexts: 2 });
    expect(await second.passages(texts(9))).toEqual(texts(9).map(rowOf));
    expect(second.calls.flat()).toEqual(texts(9).slice(4));
    const third = started({ cache });
    await third.passages(texts(9));
    expect(third.calls).toEqual([]);
  });

  it('does not take the vectors of another model or length for its own', async () => {
    const { cache, kept } = memoryCache();
    await started({ cache }).passages(['가']);
    const clock = createManualClock();
    for (const of of [{ id: 'other' }, { dimensions: 4 }]) {
      const inner = fakeEmbedder(clock);
      await clock.runUntil(
        batchEmbedder({ ...inner.embedder, ...of }, { clock, cache }).embed(['가'], 'passage'),
      );
      expect(inner.calls).toHaveLength(1);
    }
    for (const hash of kept.keys()) kept.set(hash, new Float32Array(2));
    const again = started({ cache });
    await again.passages(['가']);
    expect(again.calls).toHaveLength(1);
  });

  it('says how far it is, and how long the rest takes at the speed so far', async () => {
    const { cache } = memoryCache();
    await started({ cache }).passages(texts(2));
    const told: BatchProgress[] = [];
    const { passages } = started({ cache, maxTexts: 2, progress: (one) => void told.push(one) }, () => 500);
    await passages([...texts(7), '']);
    expect(told).toEqual([
      { done: 3, total: 8 },
      { done: 5, total: 8, msLeft: 750 },
      { done: 7, total: 8, msLeft: 250 },
      { done: 8, total: 8, msLeft: 0 },
    ]);
  });

  it('that is given up stops its call and keeps what it has', async () => {
    const { cache, kept } = memoryCache();
    const { clock, embedder, open, calls } = started({ cache, maxTexts: 1 }, (call) =>
      call === 2 ? 'hang' : undefined,
    );
    const giveUp = new AbortController();
    const run = embedder.embed(texts(3), 'passage', giveUp.signal).catch(reasonIn);
    await clock.advance(10);
    giveUp.abort(new RangeError('over'));
    expect(await run).toBe('RangeError');
    await turns();
    expect([kept.size, open(), calls.length, clock.waiting()]).toEqual([1, 0, 2, 0]);
  });

  it('says what it would take before it begins', async () => {
    const { cache } = memoryCache();
    await started({ cache }).passages(['가나']);
    const { embedder, calls } = started({ cache, maxTexts: 2 });
    const given = ['가나', '가나다', 'abcd', '라', ''];
    expect(await embedder.cost(given)).toEqual({ texts: 5, known: 1, tokens: 10, batches: 2 });
    expect(await embedder.cost(given, 20)).toMatchObject({ price: 0.0002 });
    expect(calls).toEqual([]);
  });
});

describe('trouble', () => {
  it('that passes is waited out, with more patience for a run than for a question', async () => {
    const busy = (call: number): Meets =>
      call % 6 === 0 ? undefined : { reason: 'rate-limit', retryAfterMs: 10_000 };
    const run = started({}, busy);
    await run.passages(['가']);
    expect([run.calls.length, run.elapsed()]).toEqual([6, 50_000 + 500 + 1_000 + 2_000 + 4_000 + 8_000]);
    const question = started({}, busy);
    const outcome = question.clock.runUntil(question.embedder.embed(['가'], 'query').catch(reasonIn));
    expect([await outcome, question.calls.length]).toEqual(['rate-limit', 1]);
  });

  it('that is no Failure is a bug, and nobody tries again', async () => {
    const { passages, calls } = started({}, () => new RangeError('bug'));
    await expect(passages(['가'])).rejects.toThrow(RangeError);
    expect(calls).toHaveLength(1);
  });

  it('of silence is given up: a batch after half a minute, a question after five seconds in all', async () => {
    const run = started({}, (call) => (call === 1 ? 'hang' : undefined));
    await run.passages(['가']);
    expect([run.calls.length, run.elapsed(), run.open()]).toEqual([2, 30_500, 0]);
    const question = started({}, () => 'hang');
    const outcome = await question.clock.runUntil(question.embedder.embed(['가'], 'query').catch(reasonIn));
    expect([outcome, question.elapsed(), question.open()]).toEqual(['timeout', 5_000, 0]);
  });

  it('for long opens the breaker, and then nothing is called', async () => {
    const clock = createManualClock();
    const breaker = createBreaker({ clock });
    const { embedder, calls } = fakeEmbedder(clock, () => ({ reason: 'auth' }));
    const batches = batchEmbedder(embedder, { clock, breaker });
    for (const purpose of ['passage', 'query'] as const)
      await expect(batches.embed(['가'], purpose)).rejects.toMatchObject({ facts: { reason: 'auth' } });
    expect(calls).toHaveLength(1);
  });
});

describe('a question', () => {
  it('is never kept, and embedded as a question', async () => {
    const { cache, kept } = memoryCache();
    const purposes: string[] = [];
    const inner: Embedder = {
      id: 'f',
      dimensions: 3,
      embed: async (given, purpose) => (purposes.push(purpose), given.map(rowOf)),
    };
    const batches = batchEmbedder(inner, { cache });
    await batches.embed(['가'], 'query');
    await batches.embed(['가'], 'query');
    expect([kept.size, purposes]).toEqual([0, ['query', 'query']]);
    expect(await batches.embed([], 'query')).toEqual([]);
  });
});
