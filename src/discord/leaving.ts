// Forgets what belongs to servers that the bot left: after thirty days, and all of it; a server that comes back in time keeps everything.
import type { Services } from '../core/services.ts';

export interface Leaving {
  /** The bot is no longer in the server; what is kept of it has thirty days. */
  left(guildId: string): Promise<void>;
  /** The bot is in the server again. */
  joined(guildId: string): Promise<void>;
  /** Marks servers that are not among `present` and takes the mark of those that are. */
  compare(present: ReadonlySet<string>): Promise<void>;
  /** Forgets what has had its thirty days; the scopes that are gone. */
  sweep(): Promise<readonly string[]>;
}

const KEY = 'left';
const DAY_MS = 24 * 3_600_000;
const KEPT_MS = 30 * DAY_MS;
/** Milliseconds between two sweeps. */
export const SWEEP_MS = DAY_MS;

export type KeptServices = Pick<Services, 'scopes' | 'forgetScope' | 'setting' | 'setSetting'>;

export function createLeaving(services: KeptServices, now: () => Date): Leaving {
  const kept = async (): Promise<ReadonlyMap<string, readonly string[]>> => byServer(await services.scopes());
  const mark = async (scope: string): Promise<void> => {
    if ((await services.setting(scope, KEY)) === undefined)
      await services.setSetting(scope, KEY, now().toISOString());
  };
  const unmark = async (scope: string): Promise<void> => {
    if ((await services.setting(scope, KEY)) !== undefined) await services.setSetting(scope, KEY, undefined);
  };
  return {
    async left(guildId) {
      const scope = `guild:${guildId}`;
      if ((await kept()).has(scope)) await mark(scope);
    },
    joined: (guildId) => unmark(`guild:${guildId}`),
    async compare(present) {
      for (const scope of (await kept()).keys()) {
        if (present.has(scope.slice(PREFIX.length))) await unmark(scope);
        else await mark(scope);
      }
    },
    async sweep() {
      const gone: string[] = [];
      for (const [server, scopes] of await kept()) {
        const since = Date.parse((await services.setting(server, KEY)) ?? '');
        // The server itself last: its mark brings a sweep that was broken off to its end.
        if (now().getTime() - since >= KEPT_MS)
          for (const scope of [...scopes.filter((one) => one !== server), server]) {
            await services.forgetScope(scope);
            gone.push(scope);
          }
      }
      return gone;
    },
  };
}

const PREFIX = 'guild:';

/** Each server's scope with all that begin with it: its own and its closed channels'. */
function byServer(scopes: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const servers = new Map<string, readonly string[]>();
  for (const scope of scopes.filter((one) => one.startsWith(PREFIX))) {
    const [server = scope] = scope.split('/');
    servers.set(server, [...(servers.get(server) ?? []), scope]);
  }
  return servers;
}
