// How often one may ask, and that no crowd makes the limits forget anybody or grow.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLimits, LIMITS, mostBuckets, type Rates } from '../../src/discord/limits.ts';
import type { Asker } from '../../src/discord/queue/asker.ts';

const WIDE = { burst: 1_000_000, perMinute: 60_000 };

function limitsOf(rates: Partial<Rates>) {
  const clock = { time: 0 };
  const all = { perUser: WIDE, perServer: WIDE, overall: WIDE, ...rates };
  return { clock, limits: createLimits({ ...all, now: () => clock.time }) };
}

const ada: Asker = { server: 'A', user: 'ada' };
const bob: Asker = { server: 'A', user: 'bob' };
const eve: Asker = { server: 'E', user: 'eve' };

describe('a limit', () => {
  it('lets a burst through, then one whenever a token has come', () => {
    const { clock, limits } = limitsOf({ perUser: { burst: 3, perMinute: 20 } });
    expect([1, 2, 3, 4].map(() => limits.take(ada))).toEqual([0, 0, 0, 3]);
    clock.time += 2_999;
    expect(limits.take(ada)).toBe(1);
    clock.time += 1;
    expect(limits.take(ada)).toBe(0);
    expect(limits.take(ada)).toBe(3);
  });

  it('of one user is no other user’s', () => {
    const { limits } = limitsOf({ perUser: { burst: 1, perMinute: 1 } });
    expect([ada, ada, bob, eve].map((who) => limits.take(who))).toEqual([0, 60, 0, 0]);
  });

  it('of one user holds in every server', () => {
    const { limits } = limitsOf({ perUser: { burst: 1, perMinute: 1 } });
    expect([ada, { ...ada, server: 'E' }].map((who) => limits.take(who))).toEqual([0, 60]);
  });

  it('of one server is no other server’s', () => {
    const { limits } = limitsOf({ perServer: { burst: 1, perMinute: 2 } });
    expect([ada, bob, eve].map((who) => limits.take(who))).toEqual([0, 30, 0]);
  });

  it('over all holds for everybody', () => {
    const { limits } = limitsOf({ overall: { burst: 2, perMinute: 60 } });
    expect([ada, bob, eve].map((who) => limits.take(who))).toEqual([0, 0, 1]);
  });

  it('that is the slowest says how long to wait', () => {
    const { limits } = limitsOf({
      perUser: { burst: 1, perMinute: 6 },
      perServer: { burst: 1, perMinute: 2 },
      overall: { burst: 1, perMinute: 4 },
    });
    expect([ada, ada].map((who) => limits.take(who))).toEqual([0, 30]);
  });

  it('takes nothing from any bucket when it refuses', () => {
    const { limits } = limitsOf({
      perUser: { burst: 1, perMinute: 1 },
      perServer: { burst: 2, perMinute: 1 },
      overall: { burst: 3, perMinute: 1 },
    });
    for (let again = 0; again < 50; again++) limits.take(ada);
    expect([bob, eve].map((who) => limits.take(who))).toEqual([0, 0]);
  });

  it('is kept to the second on a clock that counts parts of a millisecond', () => {
    for (let start = 0; start < 200; start++) {
      const { clock, limits } = limitsOf({ perUser: { burst: 1, perMinute: 60 } });
      clock.time = 65_000 + start * 0.1;
      limits.take(ada);
      expect(limits.take(ada)).toBe(1);
      clock.time += 1_000;
      expect(limits.take(ada)).toBe(0);
    }
  });

  it('is never exceeded, whatever the rate', () => {
    const { clock, limits } = limitsOf({ overall: { burst: 1, perMinute: 45_000 } });
    let passed = 0;
    for (; clock.time < 60_000; clock.time += 1) if (limits.take(ada) === 0) passed += 1;
    expect(passed).toBeLessThanOrEqual(45_001);
  });

  it('refuses rates that are none', () => {
    expect(() => limitsOf({ perUser: { burst: 0, perMinute: 1 } })).toThrow('expected burst');
    expect(() => limitsOf({ perServer: { burst: 1.5, perMinute: 1 } })).toThrow('expected burst');
    expect(() => limitsOf({ overall: { burst: 1, perMinute: 0 } })).toThrow('expected perMinute');
    expect(() => limitsOf({ overall: { burst: 1, perMinute: Infinity } })).toThrow('expected perMinute');
  });
});

const rate = fc.record({ burst: fc.integer({ min: 1, max: 6 }), perMinute: fc.integer({ min: 1, max: 90 }) });
const rates = fc.record({ perUser: rate, perServer: rate, overall: rate });
const asking = fc.array(
  fc.record({
    who: fc.record({ server: fc.constantFrom('A', 'B'), user: fc.constantFrom('1', '2', '3') }),
    // Eighths of a millisecond: their sums are exact, so that the clock itself is.
    after: fc.integer({ min: 0, max: 160_000 }).map((eighths) => eighths / 8),
  }),
  { maxLength: 60 },
);

describe('limits', () => {
  it('keep the time that they tell, to the second, if nobody else asks', () => {
    fc.assert(
      fc.property(rates, asking, (given, stream) => {
        const { clock, limits } = limitsOf(given);
        for (const { who, after } of stream) {
          clock.time += after;
          const wait = limits.take(who);
          expect(wait).toBe(Math.round(wait));
          if (wait === 0) continue;
          clock.time += (wait - 1) * 1_000;
          if (wait > 1) expect(limits.take(who)).toBe(1);
          clock.time += 1_000;
          expect(limits.take(who)).toBe(0);
        }
      }),
    );
  });

  it('let through at most a burst and what comes in the time, for whoever asks however', () => {
    fc.assert(
      fc.property(rates, asking, (given, stream) => {
        const { clock, limits } = limitsOf(given);
        const passed: { readonly at: number; readonly who: Asker }[] = [];
        for (const { who, after } of stream) {
          clock.time += after;
          if (limits.take(who) === 0) passed.push({ at: clock.time, who });
        }
        const keep = ({ burst, perMinute }: Rates['overall'], of: (who: Asker) => string): void => {
          for (const [index, first] of passed.entries()) {
            const later = passed.slice(index).filter(({ who }) => of(who) === of(first.who));
            for (const [number, { at }] of later.entries())
              expect(number + 1).toBeLessThanOrEqual(burst + ((at - first.at + 1) * perMinute) / 60_000);
          }
        };
        keep(given.perUser, ({ user }) => user);
        keep(given.perServer, ({ server }) => server);
        keep(given.overall, () => '');
      }),
    );
  });

  it('admit a burst of 200 questions of which one server asks half by five users', () => {
    const { limits } = limitsOf(LIMITS);
    const flood = Array.from({ length: 100 }, (_, number) => ({
      server: 'flood',
      user: `flood ${number % 5}`,
    }));
    const others = Array.from({ length: 100 }, (_, number) => ({
      server: `${number % 20}`,
      user: `${number % 20}`,
    }));
    expect([...flood, ...others].filter((who) => limits.take(who) > 0)).toEqual([]);
  });
});

describe('what limits remember', () => {
  const FLOOD_RATES: Rates = {
    perUser: { burst: 2, perMinute: 2 },
    perServer: { burst: 10, perMinute: 60 },
    overall: { burst: 20, perMinute: 120 },
  };

  it('stays bounded, also behind one who keeps asking, under a flood of ever new users and servers', () => {
    const { clock, limits } = limitsOf(FLOOD_RATES);
    const passed = { ada: 0, others: 0 };
    for (let number = 0; number < 20_000; number++) {
      clock.time += 10;
      if (limits.take(ada) === 0) passed.ada += 1;
      if (limits.take({ server: `${number}`, user: `${number}` }) === 0) passed.others += 1;
      expect(limits.buckets).toBeLessThanOrEqual(mostBuckets(FLOOD_RATES));
    }
    expect(passed.ada).toBe(FLOOD_RATES.perUser.burst + 6);
    expect(passed.others).toBeGreaterThan(2 * mostBuckets(FLOOD_RATES));
  });

  it('never frees a throttled user early, however many others ask', () => {
    const { clock, limits } = limitsOf(FLOOD_RATES);
    expect([limits.take(ada), limits.take(ada)]).toEqual([0, 0]);
    for (let number = 0; number < 29_000; number++) {
      clock.time += 1;
      limits.take({ server: `${number}`, user: `${number}` });
      if (number % 100 === 0) expect(limits.take(ada)).toBe(Math.ceil((30_000 - clock.time) / 1_000));
    }
  });

  it('holds nothing of who was refused', () => {
    const { limits } = limitsOf({ overall: { burst: 1, perMinute: 1 } });
    for (let number = 0; number < 100; number++) limits.take({ server: `${number}`, user: `${number}` });
    expect(limits.buckets).toBe(2);
  });

  it('is forgotten when the buckets are full again', () => {
    const { clock, limits } = limitsOf({
      perUser: { burst: 2, perMinute: 60 },
      perServer: { burst: 2, perMinute: 60 },
    });
    for (let number = 0; number < 100; number++) limits.take({ server: `${number}`, user: `${number}` });
    expect(limits.buckets).toBe(200);
    clock.time += 1_000;
    limits.take(ada);
    expect(limits.buckets).toBe(2);
  });

  it('is at most a few thousand numbers under the limits of the program', () => {
    expect(mostBuckets(LIMITS)).toBe(2_602);
  });
});
