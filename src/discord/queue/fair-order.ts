// Who is next: servers take turns, within a server its users take turns, within a user first come is first served.
import type { Asker } from './asker.ts';

export interface FairOrder<Item> {
  readonly size: number;
  ofServer(server: string): number;
  /** Over all servers: a person is one, wherever they ask. */
  ofUser(user: string): number;
  /** A server, or a user within one, that had nothing waiting joins its rotation at the end. */
  add(who: Asker, item: Item): void;
  take(): Item | undefined;
  /** False when the item does not wait. */
  remove(who: Asker, item: Item): boolean;
  /** How many turns come before that of an item that this asker adds now, if nobody else joins. */
  placeOfNew(who: Asker): number;
  /** How many turns come before the next one of this server. */
  placeOfServer(server: string): number;
  /** How many turns come before the next one of this user in any server; infinite when none waits. */
  placeOfUser(user: string): number;
}

/** The first key has the next turn; after it the key goes to the end; a key with nothing waiting is not in it. */
type Rotation<Waiting> = Map<string, Waiting>;
type Users<Item> = Rotation<Item[]>;

/**
 * Round robin on two levels: a server that waits gets its next turn after at most as many turns as servers wait, its own
 * among them. Counts are read off what waits, which is bounded, so that they cannot drift from it. Source: J. Nagle,
 * On packet switches with infinite storage, RFC 970, 1985.
 */
export function createFairOrder<Item>(): FairOrder<Item> {
  const servers: Rotation<Users<Item>> = new Map();

  function add({ server, user }: Asker, item: Item): void {
    const users: Users<Item> = servers.get(server) ?? new Map();
    const items = users.get(user) ?? [];
    items.push(item);
    users.set(user, items);
    servers.set(server, users);
  }

  function take(): Item | undefined {
    const [server] = servers;
    const [user] = server?.[1] ?? [];
    if (!server || !user) return undefined;
    const item = user[1].shift();
    endTurn(server[1], user, user[1].length);
    endTurn(servers, server, server[1].size);
    return item;
  }

  function remove({ server, user }: Asker, item: Item): boolean {
    const users = servers.get(server);
    const items = users?.get(user) ?? [];
    const index = items.indexOf(item);
    if (!users || index === -1) return false;
    items.splice(index, 1);
    if (items.length === 0) users.delete(user);
    if (users.size === 0) servers.delete(server);
    return true;
  }

  function placeOf({ server, user }: Asker, nth: number): number {
    const within = turnsBefore(servers.get(server) ?? new Map(), user, nth, lengthOf);
    return turnsBefore(servers, server, within, sizeOf);
  }

  return {
    get size() {
      return total(servers.values(), sizeOf);
    },
    ofServer: (server) => sizeOf(servers.get(server) ?? new Map()),
    ofUser: (user) => total(servers.values(), (users) => users.get(user)?.length ?? 0),
    add,
    take,
    remove,
    placeOfNew: (who) => placeOf(who, servers.get(who.server)?.get(who.user)?.length ?? 0),
    placeOfServer: (server) => turnsBefore(servers, server, 0, sizeOf),
    placeOfUser: (user) =>
      Math.min(
        ...[...servers].map(([server, users]) => (users.has(user) ? placeOf({ server, user }, 0) : Infinity)),
      ),
  };
}

/** To the end of its rotation, or out of it when nothing is left. */
function endTurn<Waiting>(
  rotation: Rotation<Waiting>,
  [key, waiting]: readonly [string, Waiting],
  left: number,
): void {
  rotation.delete(key);
  if (left > 0) rotation.set(key, waiting);
}

/** The turns in a rotation before the turn `nth` (from 0) of `key`, its own among them; who is not in it joins at the end. */
function turnsBefore<Waiting>(
  rotation: Rotation<Waiting>,
  key: string,
  nth: number,
  countOf: (waiting: Waiting) => number,
): number {
  let turns = nth;
  let isAhead = true;
  for (const [other, waiting] of rotation) {
    if (other === key) isAhead = false;
    else turns += Math.min(countOf(waiting), isAhead ? nth + 1 : nth);
  }
  return turns;
}

function sizeOf<Item>(users: Users<Item>): number {
  return total(users.values(), lengthOf);
}

function lengthOf(items: readonly unknown[]): number {
  return items.length;
}

function total<Waiting>(all: Iterable<Waiting>, countOf: (waiting: Waiting) => number): number {
  let count = 0;
  for (const waiting of all) count += countOf(waiting);
  return count;
}
