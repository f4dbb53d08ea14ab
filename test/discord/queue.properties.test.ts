// What holds for the queue whoever asks, leaves, fails and stops it in whatever order.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFairQueue, type FairQueue, type QueueBounds } from '../../src/discord/queue.ts';
import type { Asker } from '../../src/discord/queue/asker.ts';
import { settled } from './queue/simulation.ts';

interface Piece {
  readonly who: Asker;
  readonly abort: () => void;
  state: 'waiting' | 'running' | 'done' | 'failed' | 'left';
  runs: number;
  outcome?: 'resolved' | 'rejected';
  end?: (fails: boolean) => void;
}

/** The queue with a plain record beside it of what should be the case. */
interface World {
  readonly queue: FairQueue;
  readonly bounds: QueueBounds;
  readonly pieces: Piece[];
  /** For each server that waits for its next turn: the turns that may still come until then. */
  readonly patience: Map<string, number>;
  /** What was seen that must not be. */
  readonly wrong: string[];
}

type Step = (world: World) => void;

const user = fc.constantFrom('1', '2', '3', '4');
const server = fc.constantFrom('A', 'B', 'C', 'D', 'E');
const add = fc.record({ server, user }).map(
  (who): Step =>
    (world) =>
      ask(world, who),
);
const end = fc.tuple(fc.nat(), fc.boolean()).map(
  ([which, fails]): Step =>
    ({ pieces }) =>
      pick(pieces, 'running', which)?.end?.(fails),
);
const abort = fc.nat().map((which): Step => ({ pieces }) => {
  const piece = pick(pieces, 'waiting', which);
  if (!piece) return;
  piece.state = 'left';
  piece.abort();
});
const abortRunning = fc.nat().map(
  (which): Step =>
    ({ pieces }) =>
      pick(pieces, 'running', which)?.abort(),
);
const drop = fc.constant<Step>(({ queue, pieces }) => {
  for (const piece of pieces) if (piece.state === 'waiting') piece.state = 'left';
  queue.drop(new Error('dropped'));
});
const steps = fc.array(
  fc.oneof(
    { weight: 12, arbitrary: add },
    { weight: 10, arbitrary: end },
    { weight: 3, arbitrary: abort },
    { weight: 1, arbitrary: abortRunning },
    { weight: 1, arbitrary: drop },
  ),
  { maxLength: 120 },
);
const bounds = fc.record({
  concurrency: fc.integer({ min: 1, max: 4 }),
  capacity: fc.integer({ min: 1, max: 20 }),
  perServer: fc.integer({ min: 1, max: 8 }),
  perUser: fc.integer({ min: 1, max: 6 }),
});

function pick(pieces: readonly Piece[], state: Piece['state'], which: number): Piece | undefined {
  const fitting = pieces.filter((piece) => piece.state === state);
  return fitting[which % fitting.length];
}

function waitingServers({ pieces }: World): Set<string> {
  return new Set(pieces.filter(({ state }) => state === 'waiting').map(({ who }) => who.server));
}

function ask(world: World, who: Asker): void {
  const controller = new AbortController();
  const piece: Piece = { who, abort: () => controller.abort(new Error('gone')), state: 'waiting', runs: 0 };
  const admission = world.queue.add(who, () => run(piece), controller.signal);
  if (admission.kind !== 'admitted') return expectFull(world, who);
  const others = waitingServers(world);
  if (!others.has(who.server)) world.patience.set(who.server, others.size + 1);
  world.pieces.push(piece);
  observe(world, piece, admission.started, admission.result);
}

function observe(world: World, piece: Piece, started: Promise<void>, result: Promise<string>): void {
  started.then(
    () => takeTurn(world, piece),
    () => piece.state !== 'left' && world.wrong.push('work that did not leave was not started'),
  );
  result.then(
    () => (piece.outcome = 'resolved'),
    () => (piece.outcome = 'rejected'),
  );
}

function takeTurn(world: World, piece: Piece): void {
  if (piece.state !== 'waiting') world.wrong.push(`work began that was ${piece.state}`);
  piece.state = 'running';
  const { patience } = world;
  for (const [server, turns] of patience) patience.set(server, turns - 1);
  if ((patience.get(piece.who.server) ?? -1) < 0) world.wrong.push('a server waited longer than a round');
  patience.delete(piece.who.server);
  const waiting = waitingServers(world);
  if (waiting.has(piece.who.server)) patience.set(piece.who.server, waiting.size);
  for (const server of patience.keys()) if (!waiting.has(server)) patience.delete(server);
}

function run(piece: Piece): Promise<string> {
  piece.runs += 1;
  return new Promise((resolve, reject) => {
    piece.end = (fails) => {
      piece.state = fails ? 'failed' : 'done';
      if (fails) reject(new Error('broken'));
      else resolve('answer');
    };
  });
}

/** A refusal is due to a bound that is reached. */
function expectFull({ pieces, bounds }: World, who: Asker): void {
  const waiting = pieces.filter(({ state }) => state === 'waiting').map((piece) => piece.who);
  const isFull =
    waiting.length >= bounds.capacity ||
    waiting.filter(({ server }) => server === who.server).length >= bounds.perServer ||
    waiting.filter(({ user }) => user === who.user).length >= bounds.perUser;
  expect(isFull).toBe(true);
}

function expectWithinBounds({ queue, pieces, bounds }: World): void {
  const waiting = pieces.filter(({ state }) => state === 'waiting');
  const running = pieces.filter(({ state }) => state === 'running');
  expect([queue.waiting, queue.running]).toEqual([waiting.length, running.length]);
  expect(running.length).toBeLessThanOrEqual(bounds.concurrency);
  expect(waiting.length).toBeLessThanOrEqual(bounds.capacity);
  expect(waiting.length === 0 || running.length === bounds.concurrency).toBe(true);
  for (const { who } of waiting) {
    expect(waiting.filter((other) => other.who.server === who.server).length).toBeLessThanOrEqual(
      bounds.perServer,
    );
    expect(waiting.filter((other) => other.who.user === who.user).length).toBeLessThanOrEqual(bounds.perUser);
  }
}

async function endAll({ queue, pieces }: World): Promise<void> {
  for (let piece = pick(pieces, 'running', 0); piece; piece = pick(pieces, 'running', 0)) {
    piece.end?.(false);
    await settled();
  }
  await queue.idle();
  await settled();
}

const EXPECTED: Readonly<Record<string, readonly [number, string]>> = {
  done: [1, 'resolved'],
  failed: [1, 'rejected'],
  left: [0, 'rejected'],
};

describe('the queue', () => {
  it('loses nothing, runs nothing twice, keeps its bounds and lets no server wait longer than a round', async () => {
    await fc.assert(
      fc.asyncProperty(bounds, steps, async (given, path) => {
        const queue = createFairQueue({ ...given, now: () => 0 });
        const world: World = { queue, bounds: given, pieces: [], patience: new Map(), wrong: [] };
        for (const step of path) {
          step(world);
          await settled();
          expectWithinBounds(world);
          expect(world.wrong).toEqual([]);
        }
        await endAll(world);
        expect(world.wrong).toEqual([]);
        for (const { state, runs, outcome } of world.pieces) expect([runs, outcome]).toEqual(EXPECTED[state]);
        expect([queue.waiting, queue.running]).toEqual([0, 0]);
      }),
      { numRuns: 150 },
    );
  });
});
