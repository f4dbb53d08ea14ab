// A wait that ends, whatever the promise does.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { inTime } from '../../src/discord/in-time.ts';

afterEach(() => {
  vi.useRealTimers();
});

describe('in time', () => {
  it('is what comes in time', async () => {
    expect(await inTime(Promise.resolve('here'))).toBe('here');
  });

  it('is nothing where the promise fails', async () => {
    expect(await inTime(Promise.reject(new Error('gone')))).toBeUndefined();
  });

  it('is nothing after two seconds, and a later failure harms nobody', async () => {
    vi.useFakeTimers();
    const unhandled: unknown[] = [];
    const note = (error: unknown): void => void unhandled.push(error);
    process.on('unhandledRejection', note);
    const fails: ((error: Error) => void)[] = [];
    const waited = inTime(new Promise<never>((_, reject) => fails.push(reject)));
    await vi.advanceTimersByTimeAsync(1_999);
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(await waited).toBeUndefined();
    fails[0]?.(new Error('too late'));
    vi.useRealTimers();
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', note);
    expect(unhandled).toEqual([]);
  });

  it('leaves no timer behind', async () => {
    vi.useFakeTimers();
    await inTime(Promise.resolve(1));
    expect(vi.getTimerCount()).toBe(0);
  });
});
