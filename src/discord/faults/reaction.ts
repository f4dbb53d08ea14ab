// Does what the policy says of an error: counts it, logs it, and stops the bot where it must.
import type { Caught, FaultPolicy } from '../faults.ts';
import { type Log, logBug } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { isPacketFault } from './origin.ts';

export interface Reacting {
  readonly policy: FaultPolicy;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Ends the bot in good order; called once more for each further error that says stop. */
  readonly stop: () => void;
}

/** Of so many dropped events in a minute each is logged; the rest are counted. */
const MOST_LOGGED = 10;

export function createReaction({ policy, log, metrics, stop }: Reacting) {
  return (error: unknown, caught: Caught, event = 'unknown'): void => {
    const verdict = policy.fault(error, caught);
    if (isPacketFault(error, caught)) {
      metrics.count('droppedEvents', event);
      if (policy.dropped() <= MOST_LOGGED) log.warn({ event, err: error }, 'dropped an unreadable event');
    } else {
      metrics.count('bugs', caught);
      logBug(log, error, { caught });
    }
    if (verdict === 'drop') return;
    log.error({ dropped: policy.dropped(), caught }, 'stopping after an error');
    stop();
  };
}
