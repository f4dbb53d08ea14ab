// Figures: two hundred questions at once from twenty servers, one of which floods.
import { afterAll, expect, test } from 'vitest';
import { stockedFolder } from '../discord/load/bot-process.ts';
import { measureBurst, type Burst } from '../discord/load/burst.ts';
import { spreadText, tellFigures } from '../discord/load/figures.ts';
import { buildProgram } from '../discord/load/program.ts';

const program = buildProgram();
afterAll(program.remove);

const ROUNDS = 5;

test(
  '200 questions at once are acknowledged within a second and answered once',
  { timeout: 300_000 },
  async () => {
    const bursts: Burst[] = [];
    for (let round = 0; round < ROUNDS; round += 1)
      bursts.push(await measureBurst(program.path, await stockedFolder()));
    const slowest = (of: (burst: Burst) => number): Burst =>
      bursts.reduce((worst, burst) => (of(burst) > of(worst) ? burst : worst));
    const doubled = bursts.reduce((sum, burst) => sum + burst.doubled, 0);
    const answered = bursts.map((burst) => burst.answered).join(', ');
    const { slash } = slowest((burst) => burst.slash.max);
    const { mention } = slowest((burst) => burst.mention.max);
    tellFigures(`200 questions at once, worst of ${ROUNDS} rounds`, [
      { what: 'slash commands acknowledged', value: spreadText(slash), must: 'max ≤ 1000' },
      { what: 'mentions: first sign', value: spreadText(mention), must: 'max ≤ 1000' },
      { what: 'answered', value: answered, must: '200' },
      { what: 'begun or answered twice', value: String(doubled), must: '0' },
      {
        what: 'all answered after',
        value: `${Math.round(slowest((burst) => burst.allAnsweredMs).allAnsweredMs)} ms`,
      },
      { what: 'told how long to wait', value: bursts.map((burst) => burst.waitsTold).join(', ') },
    ]);
    expect(bursts.every((burst) => burst.answered === 200 && burst.doubled === 0)).toBe(true);
  },
);
