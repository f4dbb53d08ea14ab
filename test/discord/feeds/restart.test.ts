// The program is killed at every step that it takes, and started again: each article of a feed is posted once, none is lost.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ScopedRecords } from '../../../src/core/ports.ts';
import type { Services } from '../../../src/core/services.ts';
import { type FeedWorld, HOUR, item, MINUTE, openFeedWorld } from './world.ts';

let world: FeedWorld;

beforeEach(async () => {
  world = await openFeedWorld();
});
afterEach(async () => {
  expect(world.logged.filter(({ level }) => level === 'error')).toEqual([]);
  await world.close();
});

const heading = (number: number): string => `📰 **마을버스 소식 ${number}호**`;

/** Services of which the call after so many never returns, nor any later one: as far as they can tell the program has ended. */
function dying(
  services: Services,
  after: number,
): { readonly services: Services; readonly dead: () => boolean } {
  let left = after;
  const alive = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (left <= 0) return new Promise<Result>(() => undefined);
    left -= 1;
    return work();
  };
  const records = (scope: string, kind: string): ScopedRecords => {
    const whole = services.records(scope, kind);
    return {
      all: () => alive(() => whole.all()),
      get: (id) => alive(() => whole.get(id)),
      put: (record) => alive(() => whole.put(record)),
      remove: (id) => alive(() => whole.remove(id)),
      trim: (most) => alive(() => whole.trim(most)),
    };
  };
  return {
    dead: () => left <= 0,
    services: {
      ...services,
      records,
      list: (scope) => alive(() => services.list(scope)),
      show: (request) => alive(() => services.show(request)),
      sameAs: (scope, article) => alive(() => services.sameAs(scope, article)),
      add: (scope, article, signal) => alive(() => services.add(scope, article, signal)),
      summary: (request) => alive(() => services.summary(request)),
      suggest: (request) => alive(() => services.suggest(request)),
    },
  };
}

/** Two new articles, and a program that dies after so many calls; true where it came to its end before. */
async function dies(after: number): Promise<boolean> {
  world.site.items = [item(1)];
  await world.follow();
  await world.advance(MINUTE);
  const before = dying(world.services, after);
  await world.restart(before.services);
  world.site.items = [item(3), item(2), item(1)];
  await Promise.race([world.advance(11 * MINUTE), quiet()]);
  return !before.dead();
}

/** Long enough for everything that does not hang. */
async function quiet(): Promise<void> {
  const { requests } = world.discord;
  let [seen, still] = [requests.count(), 0];
  while (still < 40) {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    still = requests.count() === seen ? still + 1 : 0;
    seen = requests.count();
  }
}

describe.each([
  ['soon', 30_000, 'nothing', 1],
  ['soon, where it may not read earlier messages', 30_000, 'history', 2],
  ['long after, when Discord knows no nonce any more', 3 * HOUR, 'nonces', 3],
] as const)('a program that is killed and started again %s', (_, pause, lost, first) => {
  it('posts each article once, at every third step', async () => {
    let died = 0;
    for (let after = first; ; after += 3) {
      const survived = await dies(after);
      world.time.skip(pause);
      if (lost === 'nonces') world.discord.state.nonces.clear();
      if (lost === 'history') world.discord.deny(world.discord.channel, 'readMessageHistory');
      await world.restart();
      await world.advance(HOUR);
      expect([after, ...world.posts()]).toEqual([after, ...[1, 2, 3].map(heading)]);
      expect((await world.services.list(world.place.library)).map(({ id }) => id)).toEqual([
        'bus-1',
        'bus-2',
        'bus-3',
      ]);
      if (survived) break;
      died += 1;
      await world.close();
      world = await openFeedWorld();
    }
    expect(died).toBeGreaterThan(12);
  }, 240_000);
});
