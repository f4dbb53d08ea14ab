// What a script prints, kept from the screen for one test.
import { vi } from 'vitest';

/** The returned function gives everything printed since. */
export function captureOutput(): () => string {
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation(() => true);
  const before = spy.mock.calls.length;
  return () =>
    spy.mock.calls
      .slice(before)
      .map(([chunk]) => String(chunk))
      .join('');
}
