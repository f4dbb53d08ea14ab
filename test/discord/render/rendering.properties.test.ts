// Whatever an article or a person writes: no message is refused, none pings, none links elsewhere.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { englishMessages } from '../../../src/discord/messages.en.ts';
import { material, PATHS, VIEWS } from './hostile.ts';
import { problems } from './problems.ts';

const SEED = 20_250_122;
const RUNS = 5_000;
describe('rendering', () => {
  const paths = Object.entries(PATHS);

  test('makes bodies that Discord takes, without pings and foreign links, of any answer', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...paths.keys()),
        fc.constantFrom(...VIEWS.keys()),
        material,
        (path, view, from) => {
          const bodies = paths[path]?.[1](from, VIEWS[view] ?? { messages: englishMessages }) ?? [];
          expect(bodies.length).toBeGreaterThan(0);
          expect(bodies.flatMap(problems)).toEqual([]);
        },
      ),
      { numRuns: RUNS, seed: SEED },
    );
  });
});
