// Shows an answer while it is being written: verified statements as they come, in as few edits as keep the reader with it.
import type { MessagePayload } from './render/payload.ts';

export interface Live {
  /** From now on it may be shown; what came before waits until then. */
  begin(): void;
  /** The answer so far; the latest is shown as soon as an edit may be made. Never throws. */
  readonly show: (payloads: readonly MessagePayload[]) => void;
  /** Nothing more of this is shown; resolves when the edit under way has ended. */
  end(): Promise<void>;
}

/** Milliseconds between two edits: Discord takes five in five seconds. */
const GAP_MS = 1_200;

export interface LiveParts {
  /** Never rejects. */
  readonly edit: (payloads: readonly MessagePayload[]) => Promise<unknown>;
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** The first is shown at once; of those that come while an edit is made or too soon after it, only the last. */
export function createLive({ edit, wait }: LiveParts): Live {
  let latest: readonly MessagePayload[] | undefined;
  let editing: Promise<void> | undefined;
  const state = { begun: false, ended: false };

  const run = async (): Promise<void> => {
    while (latest !== undefined && !state.ended) {
      const shown = latest;
      latest = undefined;
      await edit(shown);
      if (!state.ended) await Promise.race([wait(GAP_MS), end.promise]);
    }
    editing = undefined;
  };
  const end = resolvable();
  const go = (): void => {
    if (state.begun && latest !== undefined) editing ??= run();
  };
  return {
    begin() {
      state.begun = true;
      go();
    },
    show(payloads) {
      if (state.ended) return;
      latest = payloads;
      go();
    },
    async end() {
      state.ended = true;
      end.resolve();
      await editing;
    },
  };
}

function resolvable(): { readonly promise: Promise<void>; resolve(): void } {
  const waiting: (() => void)[] = [];
  const promise = new Promise<void>((resolve) => void waiting.push(resolve));
  return { promise, resolve: () => waiting[0]?.() };
}
