// Figures: from the packet on the gateway to the acknowledgement, beside what the library alone takes.
import { afterAll, expect, test } from 'vitest';
import { measureAcknowledging, type Acknowledging, type Beside } from '../discord/load/acknowledging.ts';
import { spreadText, tellFigures, tenth } from '../discord/load/figures.ts';
import { buildProgram, buildScript } from '../discord/load/program.ts';
import { quantileOf } from '../../scripts/measures.ts';

const program = buildProgram();
const script = buildScript('bare-client.ts');
afterAll(() => {
  program.remove();
  script.remove();
});

const ROUNDS = 6;
/** Within what everybody together may ask at once. */
const QUESTIONS = 100;

test('the bot adds at most 3 ms to the library’s own time', { timeout: 600_000 }, async () => {
  const rounds: Acknowledging[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    rounds.push(
      await measureAcknowledging({ bot: program.path, bare: script.path }, QUESTIONS, round % 2 === 0),
    );
  const [alone, burst] = [
    median(rounds.map((round) => round.alone)),
    median(rounds.map((round) => round.burst)),
  ];
  const newcomers = rounds.map((round) => round.newcomers);
  const worst = newcomers.reduce((most, each) => (each.p99 > most.p99 ? each : most));
  const beyond = ({ bot, bare }: Beside, at: 'p50' | 'p99'): number => tenth(bot[at] - bare[at]);
  tellFigures(`Packet to acknowledgement, median of ${ROUNDS} rounds`, [
    { what: `one at a time (${QUESTIONS}): bot`, value: spreadText(alone.bot) },
    { what: 'one at a time: library alone', value: spreadText(alone.bare) },
    { what: 'one at a time: beyond the library', value: `p50 ${beyond(alone, 'p50')} ms`, must: 'p50 ≤ 3' },
    { what: '200 at once: bot', value: spreadText(burst.bot), must: 'p99 ≤ 50' },
    { what: '200 at once: library alone', value: spreadText(burst.bare) },
    { what: '200 at once: beyond the library', value: `p99 ${beyond(burst, 'p99')} ms` },
    {
      what: `while those are answered: ${Math.min(...rounds.map((round) => round.newcomerCount))} and more who come later, worst round`,
      value: spreadText(worst),
    },
  ]);
  expect(beyond(alone, 'p50')).toBeLessThanOrEqual(3);
});

/** Of each figure by itself. */
function median(rounds: readonly Beside[]): Beside {
  const of = (read: (round: Beside) => number): number => quantileOf(rounds.map(read), 0.5);
  const spread = (who: keyof Beside) => ({
    p50: of((round) => round[who].p50),
    p99: of((round) => round[who].p99),
    max: of((round) => round[who].max),
  });
  return { bot: spread('bot'), bare: spread('bare') };
}
