// Figures: two hundred bots that are told to stop while they answer, each at another moment.
import { afterAll, expect, test } from 'vitest';
import { stockedFolder } from '../discord/load/bot-process.ts';
import { spreadOf, spreadText, tellFigures } from '../discord/load/figures.ts';
import { buildProgram } from '../discord/load/program.ts';
import { stopUnderLoad, type Stopped } from '../discord/load/stopping.ts';

const program = buildProgram();
afterAll(program.remove);

const STOPS = 200;
const SIDE_BY_SIDE = 2;
/** Sixty questions are about so many requests. */
const REQUESTS = 120;

test('nothing that was begun is lost in 200 stops', { timeout: 3_600_000 }, async () => {
  const stops: Stopped[] = [];
  const some = async (first: number): Promise<void> => {
    for (let at = first; at < STOPS; at += SIDE_BY_SIDE) stops.push(await stopAt(at));
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, (_, first) => some(first)));
  const sum = (of: (stop: Stopped) => number): number => stops.reduce((total, stop) => total + of(stop), 0);
  const lost = sum((stop) => stop.lost);
  const wrongEnds = stops.filter(({ ended }) => ended.code !== 0).length;
  const times = spreadOf(stops.map(({ tookMs }) => tookMs));
  tellFigures(`${STOPS} × SIGTERM under load`, [
    { what: 'begun', value: String(sum((stop) => stop.begun)) },
    { what: 'answered', value: String(sum((stop) => stop.answered)) },
    { what: 'told that it is stopping', value: String(sum((stop) => stop.turnedAway)) },
    { what: 'lost', value: String(lost), must: '0' },
    { what: 'twice', value: String(sum((stop) => stop.doubled)), must: '0' },
    { what: 'exit codes other than 0', value: String(wrongEnds), must: '0' },
    { what: 'from the signal to the end', value: spreadText(times), must: 'max ≤ 25000' },
  ]);
  expect([lost, wrongEnds, sum((stop) => stop.doubled)]).toEqual([0, 0, 0]);
  expect(times.max).toBeLessThan(25_000);
});

async function stopAt(at: number): Promise<Stopped> {
  const afterRequests = 1 + ((at * 7) % REQUESTS);
  const dataDir = await stockedFolder();
  return stopUnderLoad({ program: program.path, dataDir, signal: 'SIGTERM', afterRequests });
}
