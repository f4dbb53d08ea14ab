// What is kept of a feed comes back as it was, and what a stranger wrote in its place does no harm; when a feed is asked next.
import { describe, expect, it } from 'vitest';
import { type FeedState, newFeed, readFeed, writeFeed } from '../../../src/discord/feeds/feed-state.ts';
import { LONGEST_REST, POLL_EVERY, restAfter } from '../../../src/discord/feeds/schedule.ts';
import { feedWords, type FeedWords } from '../../../src/discord/messages.feeds.ts';

const AT = '2025-03-10T00:00:00.000Z';

const feed: FeedState = {
  ...newFeed({
    id: 'feed',
    url: 'https://news.example/rss',
    title: '한빛신문',
    channel: '1',
    filter: '+버스',
    language: 'en',
    addedAt: AT,
  }),
  fresh: false,
  restSeconds: 60,
  validators: { url: 'https://news.example/rss', etag: '"one"', lastModified: 'Mon' },
  lastPost: AT,
  faults: { count: 3, since: AT, code: 'link-unreachable' },
  posts: [AT, AT],
  untold: 4,
  toldAt: AT,
  skipped: 2,
  paused: 'forbidden',
  ended: 'faults',
  endTold: true,
};

describe('a feed that is kept', () => {
  it('comes back as it was', () => {
    expect(readFeed('feed', writeFeed(feed))).toEqual(feed);
  });

  it.each(['', 'null', '[]', '{"url":1}', '{"url":"u","channel":"c","addedAt":"a"}'])(
    'is none where %s stands',
    (value) => {
      expect(readFeed('feed', value)).toBeUndefined();
    },
  );

  it('is read without what is not of its kind', () => {
    const strange = {
      url: 'u',
      channel: 'c',
      addedAt: AT,
      next: AT,
      posts: [1, AT],
      untold: -1,
      skipped: 1.5,
    };
    const more = {
      faults: { count: 0, since: AT },
      validators: { etag: 'x' },
      paused: 'x',
      ended: 7,
      language: 'fr',
    };
    expect(readFeed('feed', JSON.stringify({ ...strange, ...more }))).toMatchObject({
      title: 'u',
      language: 'ko',
      posts: [AT],
      untold: 0,
      skipped: 0,
      faults: undefined,
      validators: undefined,
      paused: undefined,
      ended: undefined,
    });
  });
});

describe('the next poll', () => {
  it('comes after ten minutes and up to a tenth more', () => {
    expect(restAfter({ faults: 0, wishedSeconds: 0 }, 0)).toBe(POLL_EVERY);
    expect(restAfter({ faults: 0, wishedSeconds: 0 }, 1)).toBe(POLL_EVERY * 1.1);
  });

  it('comes twice as late after each fault, up to a day', () => {
    const rests = [1, 2, 3, 7, 8, 50].map((faults) => restAfter({ faults, wishedSeconds: 0 }, 0));
    expect(rests.map((rest) => rest / POLL_EVERY)).toEqual([2, 4, 8, 128, 144, 144]);
  });

  it('comes when the feed wishes, but never sooner than ten minutes nor later than a day', () => {
    const rests = [1, 3_600, 1e12].map((wishedSeconds) => restAfter({ faults: 0, wishedSeconds }, 0));
    expect(rests).toEqual([POLL_EVERY, 3_600_000, LONGEST_REST]);
  });
});

describe('the sentences about feeds', () => {
  it('are the same in both languages', () => {
    const keys = (value: object): string[] =>
      Object.entries(value)
        .flatMap(([key, inner]) =>
          typeof inner === 'object' ? keys(inner).map((one) => `${key}.${one}`) : [key],
        )
        .sort();
    const of = (words: FeedWords): string[] => keys(words);
    expect(of(feedWords({ language: 'ko' }))).toEqual(of(feedWords({ language: 'en' })));
  });
});
