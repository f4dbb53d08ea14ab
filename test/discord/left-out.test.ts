// What was left out of answers is held for an hour, for its own scope, and never for more answers than there is room for.
import { describe, expect, it } from 'vitest';
import type { DroppedClaim } from '../../src/core/types.ts';
import { createLeftOut } from '../../src/discord/left-out.ts';

const CLAIM: DroppedClaim = { claim: { text: '버스는 하늘을 난다.', cites: [] }, reason: 'words' };
const HOUR = 3_600_000;

function started() {
  let now = 0;
  return { leftOut: createLeftOut(() => now), pass: (ms: number) => void (now += ms) };
}

describe('what was left out', () => {
  it('is found for an hour', () => {
    const { leftOut, pass } = started();
    const token = leftOut.keep('guild:1', [CLAIM]);
    pass(HOUR - 1);
    expect(leftOut.find('guild:1', token)).toEqual([CLAIM]);
    pass(1);
    expect(leftOut.find('guild:1', token)).toBeUndefined();
  });

  it('is found in its own scope alone', () => {
    const { leftOut } = started();
    const token = leftOut.keep('guild:1', [CLAIM]);
    expect(leftOut.find('guild:2', token)).toBeUndefined();
  });

  it('makes room for what is newer', () => {
    const { leftOut } = started();
    const tokens = Array.from({ length: 600 }, () => leftOut.keep('guild:1', [CLAIM]));
    const found = tokens.filter((token) => leftOut.find('guild:1', token) !== undefined);
    expect(found).toEqual(tokens.slice(-500));
  });

  it('is held up to twelve claims', () => {
    const { leftOut } = started();
    const token = leftOut.keep(
      'guild:1',
      Array.from({ length: 40 }, () => CLAIM),
    );
    expect(leftOut.find('guild:1', token)).toHaveLength(12);
  });
});
