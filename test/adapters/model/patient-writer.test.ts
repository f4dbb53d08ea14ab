// Patience with a model: when a call is made again, when it is given up, and that nothing is ever waited for in vain.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBreaker } from '../../../src/adapters/model/breaker.ts';
import { patientWriter, type PatientOptions } from '../../../src/adapters/model/patient-writer.ts';
import { outcomeOf, PROMPT, reasonIn } from './heard.ts';
import { createManualClock, turns } from './manual-clock.ts';
import { HANG, scriptedWriter, type Step, STOP } from './scripted-writer.ts';

function started(scripts: readonly (readonly Step[])[], options: PatientOptions = {}) {
  const clock = createManualClock();
  const inner = scriptedWriter(clock, ...scripts);
  const writer = patientWriter(inner, { clock, random: () => 0.5, ...options });
  const began = clock.now();
  return { clock, inner, writer, elapsed: () => clock.now() - began };
}

async function run(scripts: readonly (readonly Step[])[], options?: PatientOptions) {
  const one = started(scripts, options);
  const outcome = await one.clock.runUntil(outcomeOf(one.writer));
  return { ...one, outcome, calls: one.inner.calls.length, elapsed: one.elapsed() };
}

describe('a call that fails before its first text', () => {
  it.each(['server', 'network', 'timeout', 'malformed', 'rate-limit'] as const)(
    'is made again after %s',
    async (reason) => {
      const { outcome, calls } = await run([[{ reason }], ['가', STOP]]);
      expect([outcome, calls]).toEqual(['stop: 가', 2]);
    },
  );

  it.each(['auth', 'no-model', 'too-long', 'quota', 'refused-request', 'filtered', 'budget'] as const)(
    'is not made again after %s',
    async (reason) => {
      const { outcome, calls, elapsed } = await run([[{ reason }], ['가', STOP]]);
      expect([outcome, calls, elapsed]).toEqual([`rejects: ${reason}`, 1, 0]);
    },
  );

  it('is made three times in all', async () => {
    const { outcome, calls } = await run([[{ reason: 'server' }]]);
    expect([outcome, calls]).toEqual(['rejects: server', 3]);
  });

  it('is made again where it only thought, or ended without a word and a reason', async () => {
    expect(
      (
        await run([
          ['', { reason: 'server' }],
          ['가', STOP],
        ])
      ).outcome,
    ).toBe('stop: 가');
    expect((await run([[{ end: 'broken-off' }], ['가', STOP]])).outcome).toBe('stop: 가');
    expect((await run([[], ['가', STOP]])).outcome).toBe('stop: 가');
  });

  it('waits anything between nothing and the most, which doubles', async () => {
    const pauses = async (share: number): Promise<number> =>
      (await run([[{ reason: 'server' }]], { random: () => share })).elapsed;
    expect([await pauses(0), await pauses(0.5), await pauses(1)]).toEqual([0, 750, 1_500]);
  });

  it('waits at least as long as the server asks', async () => {
    const { outcome, elapsed } = await run([[{ reason: 'rate-limit', retryAfterMs: 20_000 }], ['가', STOP]]);
    expect([outcome, elapsed]).toEqual(['stop: 가', 20_250]);
  });

  it('is given up at once where the server asks for more time than is left', async () => {
    const { outcome, calls, elapsed } = await run([
      [{ reason: 'rate-limit', retryAfterMs: 45_000 }],
      ['가', STOP],
    ]);
    expect([outcome, calls, elapsed]).toEqual(['rejects: rate-limit', 1, 0]);
  });

  it('is a bug, and nobody tries again, where it is no Failure', async () => {
    const { outcome, calls } = await run([[new RangeError('bug')], ['가', STOP]]);
    expect([outcome, calls]).toEqual(['rejects: RangeError', 1]);
  });
});

describe('a call that fails after its first text', () => {
  it('ends in the middle and is not made again', async () => {
    const { outcome, calls } = await run([
      ['가', { reason: 'server' }],
      ['나', STOP],
    ]);
    expect([outcome, calls]).toEqual(['broken-off: 가', 1]);
    expect((await run([['가', { end: 'broken-off' }]])).outcome).toBe('broken-off: 가');
    expect((await run([['가']])).outcome).toBe('broken-off: 가');
  });
});

describe('a silence', () => {
  it('before the first text is given up after 25 seconds, and the call made again', async () => {
    const { outcome, calls, elapsed, inner } = await run([[HANG], ['가', STOP]]);
    expect([outcome, calls, elapsed, inner.open()]).toEqual(['stop: 가', 2, 25_250, 0]);
  });

  it('of ten seconds after some text is an end in the middle', async () => {
    const { outcome, elapsed, inner } = await run([['가', 9_999, '나', 10_000, '다', STOP]]);
    expect([outcome, elapsed, inner.open()]).toEqual(['broken-off: 가나', 19_999, 0]);
  });

  it('is broken by a thought, and counts from there', async () => {
    const { outcome, elapsed } = await run([[24_000, '', 9_000, '', 3_000, '가', STOP]]);
    expect([outcome, elapsed]).toEqual(['stop: 가', 36_000]);
    expect(
      (
        await run([
          ['', HANG],
          ['가', STOP],
        ])
      ).elapsed,
    ).toBe(10_250);
  });

  it('is not the silence of whoever reads', async () => {
    const { clock, writer } = started([['가', '나', STOP]]);
    const seen: string[] = [];
    for await (const writing of writer.write(PROMPT, new AbortController().signal)) {
      seen.push(writing.kind === 'text' ? writing.text : writing.reason);
      await clock.advance(30_000);
      if (seen.length === 1) expect(clock.waiting()).toBe(0);
    }
    expect(seen[0]).toBe('가');
  });
});

describe('forty seconds', () => {
  it('are all there is, however steadily it writes', async () => {
    const { outcome, elapsed } = await run([Array.from({ length: 30 }, () => ['가', 5_000]).flat()]);
    expect([outcome, elapsed]).toEqual([`broken-off: ${'가'.repeat(8)}`, 40_000]);
  });

  it('are all there is, however often it hangs', async () => {
    const { outcome, elapsed, inner } = await run([[HANG]]);
    expect([outcome, elapsed, inner.open()]).toEqual(['rejects: timeout', 40_000, 0]);
  });
});

describe('a signal', () => {
  it.each([
    ['while a call hangs', [[HANG]], 1_000],
    ['while it waits to call again', [[{ reason: 'server' }]], 100],
    ['while it writes', [['가', HANG]], 1_000],
  ] as const)('%s rejects at once with its reason', async (_, scripts, ms) => {
    const { clock, writer, inner } = started(scripts);
    const giveUp = new AbortController();
    const outcome = outcomeOf(writer, giveUp.signal);
    await clock.advance(ms);
    giveUp.abort(new RangeError('over'));
    expect(await outcome).toBe('rejects: RangeError');
    await turns();
    expect([inner.open(), clock.waiting()]).toEqual([0, 0]);
  });

  it('that is over calls nothing', async () => {
    const { writer, inner } = started([['가', STOP]]);
    expect(await outcomeOf(writer, AbortSignal.abort(new RangeError('over')))).toBe('rejects: RangeError');
    expect(inner.calls).toEqual([]);
  });
});

describe('the breaker', () => {
  it('opens after five calls that were given up, and then nothing is called', async () => {
    const { clock, writer, inner } = started([[{ reason: 'server' }]]);
    for (let turn = 0; turn < 5; turn += 1) await clock.runUntil(outcomeOf(writer));
    expect(inner.calls).toHaveLength(15);
    expect(await outcomeOf(writer)).toBe('rejects: server');
    expect(inner.calls).toHaveLength(15);
    await clock.advance(15_000);
    await clock.runUntil(outcomeOf(writer));
    expect(inner.calls).toHaveLength(18);
  });

  it('is shared by the writers that are given it', async () => {
    const clock = createManualClock();
    const breaker = createBreaker({ clock });
    const failing = patientWriter(scriptedWriter(clock, [{ reason: 'auth' }]), { clock, breaker });
    const other = patientWriter(scriptedWriter(clock, ['가', STOP]), { clock, breaker });
    await outcomeOf(failing);
    expect(await outcomeOf(other)).toBe('rejects: auth');
  });

  it('counts answers that break off, and none that was cut short, refused or filtered', async () => {
    const breakings = started([['가', { reason: 'network' }]]);
    for (let turn = 0; turn < 5; turn += 1) await breakings.clock.runUntil(outcomeOf(breakings.writer));
    expect(await outcomeOf(breakings.writer)).toBe('rejects: network');
    for (const end of ['length', 'refused', 'filtered'] as const) {
      const { writer } = started([['가', { end }]]);
      for (let turn = 0; turn < 8; turn += 1) expect(await outcomeOf(writer)).toBe(`${end}: 가`);
    }
  });

  it('takes an answer that its reader left for one that came', async () => {
    const { clock, writer, inner } = started([[{ reason: 'auth' }], ['가', '나', STOP]]);
    await outcomeOf(writer);
    await clock.advance(600_000);
    for await (const _ of writer.write(PROMPT, new AbortController().signal)) break;
    await turns();
    expect(inner.open()).toBe(0);
    expect(await Promise.all([outcomeOf(writer), outcomeOf(writer)])).toEqual(['stop: 가나', 'stop: 가나']);
  });

  it('lets another call try where the one that tried was given up by its caller', async () => {
    const { clock, writer } = started([[{ reason: 'auth' }], [HANG], ['가', STOP]]);
    await outcomeOf(writer);
    await clock.advance(600_000);
    const giveUp = new AbortController();
    const outcome = outcomeOf(writer, giveUp.signal);
    await turns();
    giveUp.abort(new RangeError('over'));
    await outcome;
    expect(await clock.runUntil(outcomeOf(writer))).toBe('stop: 가');
  });
});

it('gives one end or one rejection within forty seconds, and leaves nothing open, whatever the model does', async () => {
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('가', '나다', '') },
    { weight: 3, arbitrary: fc.integer({ min: 0, max: 30_000 }) },
    { weight: 1, arbitrary: fc.constantFrom<Step>(STOP, { end: 'length' }, { end: 'broken-off' }, HANG) },
    {
      weight: 1,
      arbitrary: fc.record({
        reason: fc.constantFrom('server', 'rate-limit', 'auth', 'network'),
        retryAfterMs: fc.nat(60_000),
      }),
    },
  );
  const scripts = fc.array(fc.array(step, { maxLength: 8 }), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(scripts, fc.double({ min: 0, max: 1, noNaN: true }), async (given, share) => {
      const { clock, inner, writer, elapsed } = started(given, { random: () => share });
      const kinds: string[] = [];
      const reading = (async () => {
        for await (const writing of writer.write(PROMPT, new AbortController().signal)) {
          kinds.push(writing.kind);
          if (writing.kind === 'text') expect(writing.text).not.toBe('');
        }
        return 'ended';
      })().catch(reasonIn);
      const outcome = await clock.runUntil(reading);
      await turns();
      if (outcome === 'ended') expect(kinds.indexOf('end')).toBe(kinds.length - 1);
      else expect(kinds).toEqual([]);
      expect(elapsed()).toBeLessThanOrEqual(40_000);
      expect(inner.calls.length).toBeLessThanOrEqual(3);
      expect(inner.open()).toBe(0);
    }),
    { numRuns: 100 },
  );
});
