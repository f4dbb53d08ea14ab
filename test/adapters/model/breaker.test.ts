// A model that keeps failing is left alone, and one call at a time tries whether it is back.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BreakerChange,
  type BreakerOptions,
  createBreaker,
  type Pass,
} from '../../../src/adapters/model/breaker.ts';
import type { TroubleReason } from '../../../src/adapters/model/trouble.ts';
import { reasonIn } from './heard.ts';
import { createManualClock } from './manual-clock.ts';

function started(options: BreakerOptions = {}) {
  const clock = createManualClock();
  const changes: BreakerChange[] = [];
  const breaker = createBreaker({ clock, notice: (change) => void changes.push(change), ...options });
  const tried = (): Pass | string => {
    try {
      return breaker.enter();
    } catch (error) {
      return reasonIn(error);
    }
  };
  const fail = (reason: TroubleReason = 'server', retryAfterMs?: number): void =>
    breaker.enter().fail({ reason, ...(retryAfterMs !== undefined && { retryAfterMs }) });
  const isOpen = (): boolean => {
    const one = tried();
    if (typeof one !== 'string') one.release();
    return typeof one === 'string';
  };
  return { clock, breaker, changes, tried, fail, isOpen };
}

describe('it opens', () => {
  it('after five failures on end, and not before', () => {
    const { fail, isOpen, tried } = started();
    for (let turn = 0; turn < 4; turn += 1) fail();
    expect(isOpen()).toBe(false);
    fail('network');
    expect(tried()).toBe('network');
  });

  it('not where one of them came through', () => {
    const { fail, isOpen, breaker } = started();
    for (let turn = 0; turn < 9; turn += 1) {
      if (turn % 3 === 2) breaker.enter().succeed();
      else fail();
    }
    expect(isOpen()).toBe(false);
  });

  it('when half of the last twenty failed, though never five on end', () => {
    const { fail, isOpen, breaker } = started();
    for (let turn = 0; turn < 10; turn += 1) {
      expect(isOpen()).toBe(false);
      breaker.enter().succeed();
      fail();
    }
    expect(isOpen()).toBe(true);
  });

  it.each(['auth', 'no-model', 'quota'] as const)('at once and for long on %s', async (reason) => {
    const { fail, tried, clock, isOpen } = started();
    fail(reason);
    expect(tried()).toBe(reason);
    await clock.advance(599_999);
    expect(isOpen()).toBe(true);
    await clock.advance(1);
    expect(isOpen()).toBe(false);
  });

  it('for as long as the server asks, ten minutes at most', async () => {
    const { fail, clock, isOpen } = started();
    fail('rate-limit', 60_000);
    await clock.advance(59_999);
    expect(isOpen()).toBe(true);
    await clock.advance(1);
    expect(isOpen()).toBe(false);
    const other = started();
    other.fail('rate-limit', 86_400_000);
    await other.clock.advance(600_000);
    expect(other.isOpen()).toBe(false);
  });

  it.each(['too-long', 'filtered', 'budget'] as const)(
    'never on %s, which says nothing of the model',
    (reason) => {
      const { fail, isOpen } = started();
      for (let turn = 0; turn < 40; turn += 1) fail(reason);
      expect(isOpen()).toBe(false);
    },
  );
});

describe('while it is open', () => {
  it('says why, and how long it stays so', async () => {
    const { fail, breaker, clock } = started();
    fail('auth');
    await clock.advance(1_000);
    expect(() => breaker.enter()).toThrow(
      expect.objectContaining({
        code: 'model-unavailable',
        facts: { reason: 'auth', retryAfterMs: 599_000 },
      }),
    );
  });

  it('lets one call try after the pause, and no other beside it', async () => {
    const { fail, clock, tried, isOpen } = started({ failures: 1 });
    fail();
    await clock.advance(15_000);
    const probe = tried();
    expect(typeof probe).toBe('object');
    expect(tried()).toBe('server');
    if (typeof probe === 'object') probe.succeed();
    expect(isOpen()).toBe(false);
  });

  it('stays open twice as long with each try that fails', async () => {
    const { fail, clock, changes } = started({ failures: 1 });
    for (const ms of [15_000, 30_000, 60_000, 120_000, 240_000, 480_000, 600_000, 600_000]) {
      fail();
      expect(changes.at(-1)).toEqual({ to: 'open', reason: 'server', ms });
      await clock.advance(ms);
    }
  });

  it('begins with the short pause again after it was closed', async () => {
    const { fail, clock, breaker, changes } = started({ failures: 1 });
    fail();
    await clock.advance(15_000);
    fail();
    await clock.advance(30_000);
    breaker.enter().succeed();
    fail();
    expect(changes.map((change) => (change.to === 'open' ? change.ms : change.to))).toEqual([
      15_000,
      30_000,
      'closed',
      15_000,
    ]);
  });

  it('lets another try where the one that tried was left', async () => {
    const { fail, clock, tried } = started({ failures: 1 });
    fail();
    await clock.advance(15_000);
    const probe = tried();
    if (typeof probe === 'object') probe.release();
    expect(typeof tried()).toBe('object');
  });

  it('is not closed by a call that began before', () => {
    const { fail, breaker, isOpen } = started({ failures: 1 });
    const early = breaker.enter();
    fail();
    early.succeed();
    expect(isOpen()).toBe(true);
  });
});

it('counts the first thing that a call tells, and nothing after it', () => {
  const { breaker, isOpen } = started({ failures: 2 });
  for (let turn = 0; turn < 5; turn += 1) {
    const pass = breaker.enter();
    pass.succeed();
    pass.fail({ reason: 'auth' });
  }
  expect(isOpen()).toBe(false);
});

it('never lets two try at once, and always lets one try in the end', async () => {
  const act = fc.constantFrom('succeed', 'fail', 'release', 'wait', 'enter', 'enter');
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 60 }), async (acts) => {
      const { clock, tried, changes } = started({ failures: 2 });
      const passes: { readonly pass: Pass; readonly tries: boolean }[] = [];
      for (const one of acts) {
        const isOpen = changes.at(-1)?.to === 'open';
        if (one === 'wait') await clock.advance(20_000);
        else if (one === 'enter') {
          const pass = tried();
          if (typeof pass === 'object') passes.push({ pass, tries: isOpen });
        } else {
          const told = passes.shift()?.pass;
          if (one === 'fail') told?.fail({ reason: 'server' });
          else told?.[one]();
        }
        expect(passes.filter(({ tries }) => tries).length).toBeLessThanOrEqual(1);
      }
      for (const { pass } of passes) pass.release();
      await clock.advance(600_000);
      expect(typeof tried()).toBe('object');
    }),
    { numRuns: 100 },
  );
});
