// Loaded before the program of a child process: ends it with its parent, tells its memory, and may let its clock run faster.
import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers';

const speed = Number(process.env['TEST_CLOCK_SPEED'] ?? 1);
/** Milliseconds from which an interval is one that only time as a whole matters to: sweeps, not heartbeats. */
const LONG = 60_000;

if (speed !== 1) {
  const now = performance.now.bind(performance);
  performance.now = () => now() * speed;
  const every = timers.setInterval;
  timers.setInterval = (run, ms = 0, ...given) => every(run, ms >= LONG ? ms / speed : ms, ...given);
  globalThis.setInterval = timers.setInterval;
  syncBuiltinESMExports();
}

process.on('message', () => {
  for (let round = 0; round < 3; round += 1) globalThis.gc?.();
  process.send?.(process.memoryUsage());
});
process.on('disconnect', () => process.exit(1));
process.channel?.unref();
