// Discord's clock in the tests: real time plus what the test moved it by; ids made from it always grow.
export interface Clock {
  /** Milliseconds since 1970, as the loopback Discord sees them. */
  readonly now: () => number;
  /** Moves the clock forward by `ms` at once; nothing sleeps. */
  readonly advance: (ms: number) => void;
}

const DISCORD_EPOCH = 1_420_070_400_000n;

/** `still`: only `advance` moves it, so that a slow machine is never late. */
export function createClock(still = false): Clock {
  const start = Date.now();
  let offset = 0;
  return {
    now: () => (still ? start : Date.now()) + offset,
    advance: (ms) => {
      offset += ms;
    },
  };
}

/** Snowflakes of the clock's time; two of one millisecond differ in their low bits. */
export function createSnowflakes(clock: Clock): () => string {
  let last = 0n;
  return () => {
    const earliest = (BigInt(clock.now()) - DISCORD_EPOCH) << 22n;
    last = earliest > last ? earliest : last + 1n;
    return last.toString();
  };
}
