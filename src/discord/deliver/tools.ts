// What saying something in Discord needs: its REST, how long to go on trying, and where to tell what went wrong.
import { type Client, REST } from 'discord.js';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { tellLogOfRest } from '../rest.ts';
import type { Effort, Rest } from './request.ts';
import type { Time } from './retry.ts';

export interface DeliveryTools {
  /** With the bot's token: at most 50 requests a second, which the library sees to. */
  readonly rest: Rest;
  /** Callbacks and webhooks of interactions. Discord does not count them in the 50, so they do not wait behind them. */
  readonly webhooks: Rest;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly time: Time;
  readonly efforts: Efforts;
}

export interface Efforts {
  /** The first word to an interaction, which Discord wants within three seconds. */
  readonly acknowledge: Effort;
  readonly say: Effort;
  /** What is nice to have: typing, choices. */
  readonly aside: Effort;
}

export const EFFORTS: Efforts = {
  acknowledge: { tries: 3, firstPauseMs: 100, longestPauseMs: 300, withinMs: 2_700, tryMs: 1_000 },
  say: { tries: 5, firstPauseMs: 400, longestPauseMs: 5_000, withinMs: 45_000 },
  aside: { tries: 1, firstPauseMs: 0, longestPauseMs: 0, withinMs: 2_500 },
};

export interface DeliveryParts {
  readonly log: Log;
  readonly metrics: Metrics;
  readonly time?: Partial<Time>;
  readonly efforts?: Partial<Efforts>;
}

export function createDeliveryTools(
  { rest, options }: Pick<Client, 'rest' | 'options'>,
  { log, metrics, time, efforts }: DeliveryParts,
): DeliveryTools {
  const webhooks = new REST({ ...options.rest, globalRequestsPerSecond: Number.POSITIVE_INFINITY });
  tellLogOfRest(webhooks, log);
  return {
    rest,
    webhooks,
    log,
    metrics,
    time: {
      now: () => performance.now(),
      wait: (ms) => sleep(ms),
      random: Math.random,
      ...time,
    },
    efforts: { ...EFFORTS, ...efforts },
  };
}
