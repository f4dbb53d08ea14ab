// A day's tokens: never more than allowed, in all and for each scope, whatever happens at once, and through restarts.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTokenBudget, type TokenBudgetOptions } from '../../../src/adapters/model/token-budget.ts';
import { estimateTokens } from '../../../src/adapters/model/token-estimate.ts';
import { createMemoryStore } from '../../../src/adapters/memory-store.ts';
import type { Writer } from '../../../src/core/ports.ts';
import { hear, outcomeOf, PROMPT } from './heard.ts';
import { createManualClock, turns } from './manual-clock.ts';
import { HANG, scriptedWriter, type Step, STOP } from './scripted-writer.ts';

/** What one call on PROMPT may use at most by estimate. */
const MOST = estimateTokens(PROMPT.system) + estimateTokens(PROMPT.user) + 16 + PROMPT.maxTokens;
const TODAY = 'tokens:2031-05-06';

function keeping() {
  const kept = new Map<string, number>();
  const name = (scope: string | undefined, key: string): string => `${scope ?? '*'} ${key}`;
  return {
    kept,
    count: async (scope: string | undefined, key: string, by: number) => {
      await turns();
      const sum = (kept.get(name(scope, key)) ?? 0) + by;
      kept.set(name(scope, key), sum);
      return sum;
    },
    forget: async (scope: string | undefined, key: string) => void kept.delete(name(scope, key)),
  };
}

function started(limits: Partial<TokenBudgetOptions>, ...scripts: readonly (readonly Step[])[]) {
  const clock = createManualClock();
  const keeper = keeping();
  const budget = createTokenBudget({ clock, count: keeper.count, forget: keeper.forget, ...limits });
  const inner = scriptedWriter(clock, ...scripts);
  return {
    clock,
    inner,
    budget,
    kept: keeper.kept,
    of: (scope: string): Writer => budget.within(scope, inner),
  };
}

const used = (tokens: number): readonly Step[] => ['가', { end: 'stop', tokens }];

describe('a budget', () => {
  it('counts what the call took by its report, for the scope and for all', async () => {
    const { of, kept } = started({ perDay: 10_000, perScope: 5_000 }, used(53));
    expect(await outcomeOf(of('a'))).toBe('stop: 가');
    await outcomeOf(of('b'));
    expect(Object.fromEntries(kept)).toEqual({ [`a ${TODAY}`]: 53, [`b ${TODAY}`]: 53, [`* ${TODAY}`]: 106 });
  });

  it('refuses before the call what could be more than is left', async () => {
    const { of, inner, kept } = started({ perScope: MOST + 99 }, used(100));
    expect(await outcomeOf(of('a'))).toBe('stop: 가');
    expect(await outcomeOf(of('a'))).toBe('rejects: budget');
    expect(inner.calls).toHaveLength(1);
    expect(kept.get(`a ${TODAY}`)).toBe(100);
    expect(await outcomeOf(of('b'))).toBe('stop: 가');
  });

  it('of all is used up by each', async () => {
    const { of } = started({ perDay: MOST + 150, perScope: 1e6 }, used(100));
    expect(await outcomeOf(of('a'))).toBe('stop: 가');
    expect(await outcomeOf(of('b'))).toBe('stop: 가');
    expect(await outcomeOf(of('c'))).toBe('rejects: budget');
  });

  it('begins anew at midnight of UTC', async () => {
    const { of, clock } = started({ perScope: MOST }, used(100));
    expect([await outcomeOf(of('a')), await outcomeOf(of('a'))]).toEqual(['stop: 가', 'rejects: budget']);
    await clock.advance(12 * 3_600_000 - 1);
    expect(await outcomeOf(of('a'))).toBe('rejects: budget');
    await clock.advance(1);
    expect(await outcomeOf(of('a'))).toBe('stop: 가');
  });

  it('is charged to the day on which the call began', async () => {
    const { of, clock, kept } = started({ perScope: 10_000 }, ['가', 3_600_000, { end: 'stop', tokens: 70 }]);
    await clock.advance(11.5 * 3_600_000);
    await clock.runUntil(outcomeOf(of('a')));
    expect(Object.fromEntries(kept)).toEqual({ [`a ${TODAY}`]: 70 });
  });

  it('survives a restart, since what is kept does', async () => {
    const store = createMemoryStore();
    const count: TokenBudgetOptions['count'] = (scope, key, by) => store.scope(scope ?? 'all').count(key, by);
    const clock = createManualClock();
    const run = (): Promise<string> =>
      outcomeOf(
        createTokenBudget({ clock, perScope: MOST + 99, count }).within(
          'a',
          scriptedWriter(clock, used(100)),
        ),
      );
    expect([await run(), await run()]).toEqual(['stop: 가', 'rejects: budget']);
  });

  it('of nothing leaves the writer as it is', () => {
    const { inner, of } = started({});
    expect(of('a')).toBe(inner);
  });
});

describe('without a report', () => {
  const before = MOST - PROMPT.maxTokens;

  it.each<readonly [string, readonly Step[], number]>([
    ['a whole answer', ['가나 abcd', STOP], before + estimateTokens('가나 abcd')],
    ['an answer that broke off', ['가', { reason: 'network' }], before + 2],
    ['thoughts', ['', '', '가', STOP], before + 2 * 8 + 2],
    ['a call that was never begun to be answered', [{ reason: 'auth' }], 0],
    ['a server that failed', [{ reason: 'server' }], 0],
    ['a call on which nothing came in time', [{ reason: 'timeout' }], before],
  ])('%s is charged by estimate', async (_, script, tokens) => {
    const { of, kept } = started({ perScope: 10_000 }, script);
    await outcomeOf(of('a'));
    expect(kept.get(`a ${TODAY}`)).toBe(tokens);
  });

  it('an answer that its reader left, or gave up, is charged for what came', async () => {
    const { of, kept } = started({ perScope: 10_000 }, ['가', '나', STOP], ['가', HANG]);
    for await (const _ of of('a').write(PROMPT, new AbortController().signal)) break;
    await turns();
    expect(kept.get(`a ${TODAY}`)).toBe(before + 2);
    const giveUp = new AbortController();
    const outcome = outcomeOf(of('b'), giveUp.signal);
    await turns();
    await turns();
    giveUp.abort(new RangeError('over'));
    expect(await outcome).toBe('rejects: RangeError');
    expect(kept.get(`b ${TODAY}`)).toBe(before + 2);
  });
});

describe('calls at once', () => {
  it('cannot both have the last of it', async () => {
    const { of } = started({ perDay: 2 * MOST - 1 }, used(100));
    const outcomes = await Promise.all([outcomeOf(of('a')), outcomeOf(of('b'))]);
    expect(outcomes.sort()).toEqual(['rejects: budget', 'stop: 가']);
  });

  it('never use more than there is, and pay back what they did not use', async () => {
    const call = fc.record({ scope: fc.constantFrom('a', 'b'), tokens: fc.integer({ min: 1, max: MOST }) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(call, { maxLength: 8 }),
        fc.integer({ min: MOST, max: 3 * MOST }),
        async (calls, perDay) => {
          const clock = createManualClock();
          const { kept, count } = keeping();
          const budget = createTokenBudget({ clock, count, perDay, perScope: 2 * MOST });
          const outcomes = await Promise.all(
            calls.map(({ scope, tokens }) =>
              outcomeOf(budget.within(scope, scriptedWriter(clock, used(tokens)))),
            ),
          );
          const had = calls.filter((_, at) => outcomes[at] === 'stop: 가');
          const sum = (of: typeof calls): number => of.reduce((all, { tokens }) => all + tokens, 0);
          expect(kept.get(`* ${TODAY}`) ?? 0).toBe(sum(had));
          expect(sum(had)).toBeLessThanOrEqual(perDay);
          for (const scope of ['a', 'b'])
            expect(kept.get(`${scope} ${TODAY}`) ?? 0).toBe(sum(had.filter((one) => one.scope === scope)));
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('a keeper that fails', () => {
  it('before the call lets no call be made, and is told of', async () => {
    const told: unknown[] = [];
    const count = async (): Promise<number> => Promise.reject(new RangeError('full'));
    const { of, inner } = started(
      { perDay: 10_000, count, notice: (error) => void told.push(error) },
      used(1),
    );
    expect(await outcomeOf(of('a'))).toBe('rejects: budget');
    expect([inner.calls.length, String(told[0])]).toEqual([0, 'RangeError: full']);
  });

  it('after the call costs nobody the answer', async () => {
    let calls = 0;
    const told: unknown[] = [];
    const count = async (): Promise<number> =>
      (calls += 1) === 1 ? 1 : Promise.reject(new RangeError('full'));
    const { of } = started({ perDay: 10_000, count, notice: (error) => void told.push(error) }, used(1));
    expect(await outcomeOf(of('a'))).toBe('stop: 가');
    expect(told).toHaveLength(1);
  });
});

it('drops the counts of the days before', async () => {
  const { of, kept, clock } = started({ perScope: 10_000, perDay: 10_000 }, used(5));
  await outcomeOf(of('a'));
  await clock.advance(86_400_000);
  await outcomeOf(of('a'));
  await turns();
  expect([...kept.keys()]).toEqual(['a tokens:2031-05-07', '* tokens:2031-05-07']);
});

it('hands on what the writer writes', async () => {
  const { of } = started({ perDay: 10_000 }, ['', '가', '나', { end: 'length', tokens: 9 }]);
  expect(await hear(of('a'))).toEqual({ text: '가나', pieces: 2, signs: 1, ends: ['length'], tokens: 9 });
});

describe('the estimate', () => {
  it.each([
    ['', 0],
    ['abcd', 2],
    ['가나다', 6],
    ['3,000원', 5],
    ['😊', 2],
  ])('of %j is %i', (text, tokens) => {
    expect(estimateTokens(text)).toBe(tokens);
  });
});
