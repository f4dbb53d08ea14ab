// Scripted misbehaviour of the REST side: which request it meets, and what happens to it.
import type { Route } from './route.ts';

export type Fault =
  /** Answers with this status (500, 502, 503, …) and body. */
  | { readonly kind: 'status'; readonly status: number; readonly body?: unknown }
  /** 429 with Retry-After; `retryAfter` in seconds, `global` for all routes' limit. */
  | { readonly kind: 'rate-limit'; readonly retryAfter: number; readonly global?: boolean }
  /** Answers as usual, this much later. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** Never answers. */
  | { readonly kind: 'hang' }
  /** Resets the connection in the middle of the answer. */
  | { readonly kind: 'cut' }
  /** 200 with a body that breaks off in the middle of its JSON. */
  | { readonly kind: 'invalid-json' }
  /** A proxy's page: 502 unless told, text/html. */
  | { readonly kind: 'html'; readonly status?: number }
  /** 200 with any body: for replies of a wrong shape. */
  | { readonly kind: 'body'; readonly body: unknown }
  /** Does what was asked and answers with the usual body, malformed by this seed. */
  | { readonly kind: 'mutated'; readonly seed: number };

export interface Fit {
  /** Which requests it meets, as `POST /channels/{channel_id}/messages`; all of them unless told. */
  readonly on?: Route | ((route: string, path: string) => boolean);
  /** How many of them; 1 unless told. */
  readonly times?: number;
  /** Whether Discord does what was asked before it misbehaves, so that a retry without a nonce doubles it. */
  readonly afterDoing?: boolean;
}

export interface Faults {
  readonly script: (fault: Fault, fit?: Fit) => void;
  /** Forgets what was scripted and has not happened yet. */
  readonly clear: () => void;
  /** Takes the fault that meets this request, if any. */
  readonly take: (route: string, path: string) => (Fault & { readonly afterDoing: boolean }) | undefined;
}

interface Scripted {
  readonly fault: Fault;
  readonly fit: Fit;
  left: number;
}

export function createFaults(): Faults {
  let scripted: Scripted[] = [];
  return {
    script: (fault, fit = {}) => void scripted.push({ fault, fit, left: fit.times ?? 1 }),
    clear: () => void (scripted = []),
    take: (route, path) => {
      const found = scripted.find((entry) => meets(entry.fit, route, path));
      if (!found) return undefined;
      found.left -= 1;
      if (found.left <= 0) scripted = scripted.filter((entry) => entry !== found);
      return { ...found.fault, afterDoing: found.fit.afterDoing ?? false };
    },
  };
}

function meets({ on }: Fit, route: string, path: string): boolean {
  if (on === undefined) return true;
  return typeof on === 'string' ? on === route : on(route, path);
}
