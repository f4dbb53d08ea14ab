// Whatever lists of items a feed shows, one after the other, each item is posted at most once, and a new one that stays is posted.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../../src/adapters/memory-store.ts';
import type { FeedItem } from '../../../src/core/feed.ts';
import { type FeedState, newFeed } from '../../../src/discord/feeds/feed-state.ts';
import { LOOKED_AT, MOST_AN_HOUR, planItems, stampOf } from '../../../src/discord/feeds/plan.ts';
import { itemKey, seenItems } from '../../../src/discord/feeds/seen-items.ts';

const AT = '2025-03-10T00:00:00.000Z';
const FEED = newFeed({
  id: 'feed',
  url: 'https://news.example/rss',
  title: '한빛신문',
  channel: '1',
  filter: '',
  language: 'ko',
  addedAt: AT,
});

function itemOf(id: number, updated: number): FeedItem {
  return {
    id: String(id),
    link: `https://news.example/${id}`,
    title: `소식 ${id}`,
    about: '',
    updated: new Date(Date.UTC(2025, 2, 10) + updated).toISOString(),
  };
}

/** The ids posted by each poll, as the steps of a poll write them down; some posts fail for the time being. */
async function polls(lists: readonly (readonly FeedItem[])[], fails: (id: string) => boolean, room: number) {
  const items = seenItems(createMemoryStore().scope('guild:1').records('feed-item'), 'feed');
  const posted: string[][] = [];
  let feed: FeedState = FEED;
  for (const list of lists) {
    const plan = planItems(feed, list, { seen: await items.all(), past: await items.past(), room });
    for (const { key, item } of plan.pass)
      await items.put({ key, stage: 'seen', tries: 0, stamp: stampOf(item), at: AT });
    posted.push([]);
    for (const { key, item, before } of plan.post) {
      const tries = before?.tries ?? 0;
      const stage = fails(item.id) && tries < 2 ? 'failed' : 'posted';
      if (stage === 'posted') posted.at(-1)?.push(item.id);
      await items.put({ key, stage, tries: tries + 1, article: 'a', stamp: stampOf(item), at: AT });
    }
    await items.retire(plan.present);
    feed = { ...feed, fresh: false };
  }
  return posted;
}

const lists = fc.array(
  fc
    .uniqueArray(fc.tuple(fc.nat(250), fc.nat(3)), { selector: ([id]) => id, maxLength: 120 })
    .map((list) => list.map(([id, updated]) => itemOf(id, updated))),
  { maxLength: 12 },
);

describe('any sequence of item lists', () => {
  it('posts each id at most once, and never more than there is room for', async () => {
    await fc.assert(
      fc.asyncProperty(lists, fc.nat(MOST_AN_HOUR), fc.func(fc.boolean()), async (shown, room, fails) => {
        const posted = await polls(shown, fails, room);
        const all = posted.flat();
        expect(new Set(all).size).toBe(all.length);
        expect(posted.every((ids) => ids.length <= room)).toBe(true);
        expect(posted[0]?.length ?? 0).toBeLessThanOrEqual(1);
      }),
      { numRuns: 60 },
    );
  });

  it('posts every new item of a feed that only grows, oldest first', async () => {
    const counts = fc.array(fc.integer({ min: 0, max: MOST_AN_HOUR }), { minLength: 1, maxLength: 15 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 200 }), counts, async (first, grows) => {
        let length = first;
        const shown = [first, ...grows].map((more, at) => {
          length += at === 0 ? 0 : more;
          return Array.from({ length }, (_, id) => itemOf(length - 1 - id, 0)).slice(0, LOOKED_AT + 10);
        });
        const all = (await polls(shown, () => false, MOST_AN_HOUR)).flat();
        expect(all).toEqual(Array.from({ length: length - first + 1 }, (_, at) => String(first - 1 + at)));
      }),
      { numRuns: 40 },
    );
  });

  it('is remembered in few records, however many items there were', async () => {
    const records = createMemoryStore().scope('guild:1').records('feed-item');
    const items = seenItems(records, 'feed');
    for (let round = 0; round < 30; round += 1) {
      const keys = Array.from({ length: LOOKED_AT }, (_, at) => itemKey(`${round}-${at}`));
      for (const key of keys) await items.put({ key, stage: 'seen', tries: 0, stamp: '', at: AT });
      await items.retire(new Set(keys));
    }
    expect((await records.all()).length).toBe(LOOKED_AT + 1);
    const past = await items.past();
    expect([past(itemKey('0-0')), past(itemKey('28-89')), past(itemKey('29-0'))]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
