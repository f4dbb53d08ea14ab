import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import type { Rebuilding, Rebuilt } from '../../src/core/services.ts';
import { followRebuilding } from '../../src/terminal/rebuilding.ts';
import { fakeServices } from './fake-services.ts';
import { run } from './fake-terminal.ts';

function followed(tokens: number, isTTY: boolean) {
  const stdin = Object.assign(new PassThrough(), { isTTY });
  const stderr = Object.assign(new PassThrough(), { isTTY });
  let now = 0;
  const io = { stdin, stderr, clock: () => now };
  const follow = followRebuilding({ io, language: 'en', estimateTokens: async () => tokens });
  const said = (): string => String(stderr.read() ?? '');
  return { ...follow, stdin, said, tick: (ms: number) => void (now += ms) };
}

describe('rebuilding', () => {
  test('begins a small run without a word', async () => {
    const { begin, said } = followed(100_000, true);
    expect(await begin?.(['글'])).toBe(true);
    expect(said()).toBe('');
  });

  test('tells what a big run takes, and begins it where nobody can be asked', async () => {
    const { begin, said } = followed(100_001, false);
    expect(await begin?.(['글', '말'])).toBe(true);
    expect(said()).toMatch(/2 passages.*100,001 tokens/u);
  });

  test.each([
    ['y\n', true],
    ['네\n', true],
    ['n\n', false],
    ['\n', false],
  ])('asks before a big run where somebody can answer: %j', async (typed, goesOn) => {
    const { begin, stdin, said } = followed(100_001, true);
    const answer = begin?.(['글']);
    stdin.write(typed);
    expect(await answer).toBe(goesOn);
    expect(said()).toContain('Go on?');
  });

  test('takes the end of the input for a no', async () => {
    const { begin, stdin } = followed(100_001, true);
    const answer = begin?.(['글']);
    stdin.end();
    expect(await answer).toBe(false);
  });

  test('shows how far it is and how long it will take', () => {
    const { progress, tick, said } = followed(1, true);
    progress?.(100, 1_100);
    expect(said()).toContain('100/1,100 passages');
    tick(30_000);
    progress?.(400, 1_100);
    expect(said()).toContain('400/1,100 passages · 70 s left');
  });

  test('shows no progress where nobody watches', () => {
    const { progress, said } = followed(1, false);
    progress?.(1, 2);
    expect(said()).toBe('');
  });

  test('says in both forms how many passages have no vectors', async () => {
    const rebuilt: Rebuilt = { articles: 1, passages: 9, missing: 4 };
    const told: (Rebuilding | undefined)[] = [];
    const services = fakeServices({
      rebuild: async (_scope, how) => {
        told.push(how);
        return rebuilt;
      },
    });
    expect((await run(['rebuild', '--lang', 'en'], { services })).out).toContain(
      '4 passages have no vectors',
    );
    expect(JSON.parse((await run(['rebuild', '--json'], { services })).out)).toEqual(rebuilt);
    expect(told.every((how) => how?.begin && how.progress)).toBe(true);
  });
});
