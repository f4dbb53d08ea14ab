// Loaded before the program of a child process: tells its memory when it is asked to, and may let its clock run faster.
const speed = Number(process.env['TEST_CLOCK_SPEED'] ?? 1);
/** Milliseconds from which an interval is one that only time as a whole matters to: sweeps, not heartbeats. */
const LONG = 60_000;

if (speed !== 1) {
  const now = performance.now.bind(performance);
  performance.now = () => now() * speed;
  const every = globalThis.setInterval;
  globalThis.setInterval = (run, ms = 0, ...given) => every(run, ms >= LONG ? ms / speed : ms, ...given);
}

process.on('message', () => {
  for (let round = 0; round < 3; round += 1) globalThis.gc?.();
  process.send?.(process.memoryUsage());
});
process.channel?.unref();
