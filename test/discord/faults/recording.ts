// A log and metrics that remember what they were told.
import type { Log, LogFacts } from '../../../src/discord/log.ts';
import type { Metrics } from '../../../src/discord/metrics.ts';

export interface Recording {
  readonly log: Log;
  readonly metrics: Metrics;
  readonly lines: { readonly level: keyof Log; readonly facts: LogFacts; readonly message: string }[];
  /** Counts by `name label`. */
  readonly counts: Map<string, number>;
  /** How often it was told to stop. */
  stops: number;
  readonly stop: () => void;
}

export function record(): Recording {
  const lines: Recording['lines'] = [];
  const counts = new Map<string, number>();
  const line =
    (level: keyof Log) =>
    (facts: LogFacts, message: string): void =>
      void lines.push({ level, facts, message });
  const recording: Recording = {
    log: { debug: line('debug'), info: line('info'), warn: line('warn'), error: line('error') },
    metrics: {
      count: (name, label) => void counts.set(`${name} ${label}`, (counts.get(`${name} ${label}`) ?? 0) + 1),
      observe: () => undefined,
      set: () => undefined,
    },
    lines,
    counts,
    stops: 0,
    stop: () => void (recording.stops += 1),
  };
  return recording;
}

/** The sum of the counts whose name begins so. */
export function counted({ counts }: Recording, name: string): number {
  return [...counts].reduce((sum, [key, count]) => (key.startsWith(`${name} `) ? sum + count : sum), 0);
}
