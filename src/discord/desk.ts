// What every handler works with, and the one way in which work is admitted: turned away with a sentence, or done and always answered.
import { Failure } from '../core/errors.ts';
import type { Services } from '../core/services.ts';
import type { Adding } from './adding.ts';
import type { Asking } from './asking.ts';
import type { Audit } from './audit.ts';
import { bounded } from './bounded.ts';
import type { ChangedAnswers } from './changed-answers.ts';
import type { Command } from './command.ts';
import type { CommandLinks } from './command-links.ts';
import type { DeliveryTools } from './deliver/tools.ts';
import type { LeftOut } from './left-out.ts';
import type { Limits } from './limits.ts';
import type { Feeds } from './feeds/feeds.ts';
import { logBug, type Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { IsOpen } from './place.ts';
import type { FairQueue } from './queue.ts';
import { renderFailure, renderNotice } from './render/message.ts';
import type { MessagePayload, View } from './render/payload.ts';
import type { Seen } from './seen.ts';
import type { Settings } from './settings.ts';
import type { Shelf } from './share.ts';
import type { Turns } from './turns.ts';

export interface Desk {
  readonly services: Services;
  readonly settings: Settings;
  readonly ask: Asking;
  readonly adding: Adding;
  /** Undefined where the bot reads no feeds. */
  readonly feeds: Feeds | undefined;
  readonly audit: Audit;
  readonly leftOut: LeftOut;
  /** Of messages that were sent for all to see. */
  readonly answers: ChangedAnswers;
  readonly isOpen: IsOpen;
  readonly queue: FairQueue;
  readonly turns: Turns;
  readonly limits: Limits;
  /** Against events that come twice, and against the same person's vote on the same message. */
  readonly seen: Seen;
  readonly shelf: Shelf;
  readonly commandLinks: CommandLinks;
  readonly commands: ReadonlyMap<string, Command>;
  readonly tools: DeliveryTools;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly now: () => Date;
  /** Milliseconds of a clock that only goes forward. */
  readonly clock: () => number;
  /** Milliseconds after which an answer is given up. */
  readonly answerWithinMs: number;
  /** False once the bot has begun to stop. */
  readonly accepting: () => boolean;
}

/** Whom the fairness is about. */
export interface Who {
  readonly server: string;
  readonly user: string;
}

/** The reason for which waiting work is dropped when the bot stops. */
export class Stopping extends Error {
  override readonly name = 'Stopping';
}

/** The reason for which work is dropped whose answer nobody can be told. */
class Unwanted extends Error {
  override readonly name = 'Unwanted';
}

export type Work = (signal: AbortSignal) => Promise<readonly MessagePayload[]>;

export type Admitted =
  | { readonly kind: 'turned-away'; readonly payloads: readonly MessagePayload[] }
  | {
      readonly kind: 'admitted';
      /** Whole seconds until it starts, as well as that can be told. */
      readonly waitSeconds: number;
      /** What is to be said; never rejects. */
      readonly payloads: Promise<readonly MessagePayload[]>;
      /** Nobody can be told the answer any more. */
      cancel(): void;
    };

/** A wait that is worth a word. */
export const NOTICEABLE_SECONDS = 2;

/** Decides at once. `light` work does not wait behind questions. */
export function admit(desk: Desk, who: Who, view: View, asked: Work, light = false): Admitted {
  const { notices } = view.messages;
  const work = bounded(asked, desk.answerWithinMs);
  if (!desk.accepting()) return turnedAway(desk, 'stopping', notices.stopping, view);
  const pause = desk.limits.take(who);
  if (pause > 0) return turnedAway(desk, 'slow-down', notices.slowDown(pause), view);
  const stop = new AbortController();
  const cancel = (): void => stop.abort(new Unwanted());
  if (light)
    return { kind: 'admitted', waitSeconds: 0, payloads: settled(desk, view, work(stop.signal)), cancel };
  const admission = desk.queue.add(who, timed(desk, work), stop.signal);
  if (admission.kind === 'closed') return turnedAway(desk, 'stopping', notices.stopping, view);
  if (admission.kind === 'full') return turnedAway(desk, 'busy', notices.full(admission.waitSeconds), view);
  const payloads = settled(desk, view, admission.result);
  return { kind: 'admitted', waitSeconds: admission.waitSeconds, payloads, cancel };
}

/** The failure of anything as what a person is told; a bug is logged under the id that they see. */
export function failed(
  desk: Pick<Desk, 'log' | 'metrics'>,
  error: unknown,
  view: View,
): readonly MessagePayload[] {
  if (error instanceof Unwanted) return [];
  if (error instanceof Stopping) return renderNotice(view.messages.notices.stopping, view);
  if (error instanceof Failure) {
    desk.metrics.count('failures', error.code);
    return renderFailure(error, view);
  }
  desk.metrics.count('bugs', 'handler');
  return renderFailure(error, view, logBug(desk.log, error));
}

function turnedAway(desk: Desk, reason: string, sentence: string, view: View): Admitted {
  desk.metrics.count('turnedAway', reason);
  const payloads = renderNotice(sentence, { ...view, private: true });
  return { kind: 'turned-away', payloads: payloads.map(desk.commandLinks.offered) };
}

async function settled(
  desk: Desk,
  view: View,
  result: Promise<readonly MessagePayload[]>,
): Promise<readonly MessagePayload[]> {
  const said = await result.catch((error: unknown) => failed(desk, error, view));
  return said.map(desk.commandLinks.offered);
}

/** Answers are found in one go: acknowledgements leave before each begins. */
function timed({ clock, metrics, turns }: Desk, work: Work): Work {
  const asked = clock();
  return async (signal) => {
    await turns();
    const started = clock();
    metrics.observe('wait', (started - asked) / 1_000);
    try {
      return await work(signal);
    } finally {
      metrics.observe('answer', (clock() - started) / 1_000);
    }
  };
}
