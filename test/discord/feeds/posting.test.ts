// What people see of a feed in a channel: each article once, oldest first, and nothing else.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../../../src/core/errors.ts';
import { buttonLabels } from '../loopback/controls.ts';
import { misdeeds } from '../bot/manners.ts';
import { DAY, type FeedWorld, HOUR, item, MINUTE, openFeedWorld, textOf } from './world.ts';

const POSTING = 'POST /channels/{channel_id}/messages';

let world: FeedWorld;
/** Whether the test has Discord refuse something. */
let refuses = false;

beforeEach(async () => {
  refuses = false;
  world = await openFeedWorld();
});
afterEach(async () => {
  expect(misdeeds(world.discord).filter((wrong) => !(refuses && wrong.startsWith('refused')))).toEqual([]);
  expect(world.logged.filter(({ level }) => level === 'error')).toEqual([]);
  await world.close();
});

const heading = (number: number): string => `📰 **마을버스 소식 ${number}호**`;

/** A feed with one item that was posted. */
async function following(): Promise<void> {
  world.site.items = [item(1)];
  await world.follow();
  await world.advance(MINUTE);
  expect(world.posts()).toEqual([heading(1)]);
}

describe('a feed that was added', () => {
  it('has its newest article posted, and none of the others', async () => {
    world.site.items = [item(3), item(2), item(1)];
    await world.follow();
    await world.advance(DAY);
    expect(world.posts()).toEqual([heading(3)]);
    expect(world.site.opened).toEqual(['https://news.example/3']);
  });

  it('is asked every ten minutes, and posts what is new, oldest first', async () => {
    await following();
    world.site.items = [item(4), item(3), item(2), item(1)];
    await world.advance(9 * MINUTE);
    expect(world.site.asked).toHaveLength(2);
    await world.advance(MINUTE);
    expect(world.posts()).toEqual([1, 2, 3, 4].map(heading));
    await world.advance(3 * HOUR);
    expect(world.posts()).toHaveLength(4);
    expect(world.site.asked).toHaveLength(21);
  });

  it('may be empty at first', async () => {
    await world.follow();
    await world.advance(MINUTE);
    world.site.items = [item(1)];
    await world.advance(HOUR);
    expect(world.posts()).toEqual([heading(1)]);
  });

  it('keeps its articles in the library, where they can be asked', async () => {
    await following();
    const [kept] = await world.services.list(world.place.library);
    expect(kept).toMatchObject({
      id: 'bus-1',
      publisher: '한빛신문',
      publishedAt: '2025-03-10',
      bundled: false,
    });
  });
});

describe('a post', () => {
  it('reads as in golden, in both languages', async () => {
    await following();
    await world.follow({ language: 'en', link: 'https://news.example/en' });
    world.site.items = [item(2), item(1)];
    await world.advance(MINUTE);
    for (const [at, language] of [
      [0, 'ko'],
      [1, 'en'],
    ] as const) {
      const message = [...world.discord.channel.messages.values()][at];
      if (!message) throw new Error('expected a message');
      const shown = `${message.content.replaceAll('\u034F', '¦')}\n---\n${buttonLabels(message).join('\n')}\n`;
      await expect(shown).toMatchFileSnapshot(`../golden/feed-post.${language}.txt`);
    }
  });

  it('has a button for each footnote and one that asks on', async () => {
    await following();
    const [message] = [...world.discord.channel.messages.values()];
    const labels = message ? buttonLabels(message) : [];
    expect(labels[0]).toBe('원문 1');
    expect(labels.at(-1)).toMatch(/\?$/u);
  });
});

describe('an article that is there already', () => {
  it('because a person added it is posted as it is kept', async () => {
    const { services, place } = world;
    const { article } = await linked(1);
    await services.add(place.library, { ...article, id: 'mine' });
    await following();
    expect((await services.list(place.library)).map(({ id }) => id)).toEqual(['mine']);
  });

  it('because another feed has posted it in the channel is not posted again, and in another channel is', async () => {
    await world.close();
    world = await openFeedWorld({ guilds: [{ name: '새 소식', channels: ['일반', '둘째'] }] });
    await following();
    const other = [...world.discord.guild.channels.values()][1];
    if (!other) throw new Error('expected a second channel');
    world.site.items = [item(1, { id: 'another-id' })];
    await world.follow({ link: 'https://news.example/all' });
    await world.follow({ link: 'https://news.example/all', channel: other.id });
    await world.advance(HOUR);
    expect([world.posts(), world.posts(other)]).toEqual([[heading(1)], [heading(1)]]);
    expect(await world.services.list(world.place.library)).toHaveLength(1);
  });
});

async function linked(number: number) {
  const { makeArticle } = await import('../../../src/core/article.ts');
  const url = `https://news.example/${number}`;
  return { article: makeArticle({ id: 'x', title: `마을버스 소식 ${number}호`, url, text: textOf(url) }) };
}

describe('an article that changes', () => {
  it('gets another text and is not posted again', async () => {
    await following();
    world.site.texts.set('https://news.example/1', textOf('9'));
    await world.advance(HOUR);
    expect(world.site.opened).toHaveLength(1);
    world.site.items = [item(1, { updated: '2025-03-10T04:00:00.000Z' })];
    await world.advance(HOUR);
    const shown = { scope: world.place.library, within: 'bus-1' };
    const { text, version } = await world.services.show(shown);
    expect([text, version, world.posts().length, world.site.opened.length]).toEqual([textOf('9'), 2, 1, 2]);
  });

  it('and was removed from the library stays removed', async () => {
    await following();
    await world.services.remove(world.place.library, 'bus-1');
    world.site.items = [item(1, { updated: '2025-03-10T04:00:00.000Z' })];
    await world.advance(HOUR);
    expect([await world.services.list(world.place.library), world.posts().length]).toEqual([[], 1]);
  });
});

describe('an article that cannot be read', () => {
  it('is tried three times, holds up no other, and is then left out and counted', async () => {
    await following();
    world.site.items = [item(3), item(2), item(1)];
    world.site.broken.add('https://news.example/2');
    await world.advance(DAY);
    expect(world.posts()).toEqual([1, 3].map(heading));
    expect(world.site.opened.filter((url) => url.endsWith('/2'))).toHaveLength(3);
    expect((await world.feeds.list(world.place))[0]).toMatchObject({ skipped: 1 });
  });

  it('is posted when it can be read the second time, although the feed has not changed', async () => {
    world.site.etags = true;
    await following();
    world.site.items = [item(2), item(1)];
    world.site.broken.add('https://news.example/2');
    await world.advance(10 * MINUTE);
    world.site.broken.clear();
    await world.advance(10 * MINUTE);
    expect(world.posts()).toEqual([1, 2].map(heading));
    await world.advance(HOUR);
    expect(world.site.asked.at(-1)?.since?.etag).toBeDefined();
  });
});

describe('many articles at once', () => {
  it('are posted ten an hour, the newest ones, and the rest is told in one line an hour', async () => {
    await following();
    world.site.items = Array.from({ length: 30 }, (_, at) => item(30 - at));
    await world.advance(10 * MINUTE);
    const newest = Array.from({ length: 10 }, (_, at) => heading(21 + at));
    const line = '**한빛신문**에 새 기사가 20개 더 있어요.';
    // One of the ten of this hour was posted before.
    expect(world.posts()).toEqual([heading(1), ...newest.slice(1), line]);
    world.site.items = [item(32), item(31), ...world.site.items];
    await world.advance(20 * MINUTE);
    expect(world.posts()).toHaveLength(11);
    await world.advance(HOUR);
    expect(world.posts().slice(11)).toEqual(['**한빛신문**에 새 기사가 2개 더 있어요.']);
    world.site.items = [item(33), ...world.site.items];
    await world.advance(2 * HOUR);
    expect(world.posts().slice(12)).toEqual([heading(33)]);
  });
});

describe('a filter', () => {
  it('lets only what it names through, in title and beginning', async () => {
    world.site.items = [item(1)];
    await world.follow({ filter: '지하철 요금 +버스 -택시' });
    world.site.items = [
      item(5, { title: '버스 요금 오른다' }),
      item(4, { title: '버스와 택시 요금' }),
      item(3, { title: '새 버스', about: '지하철에서 갈아타는 사람이 늘었다' }),
      item(2, { title: '지하철 소식' }),
      item(1),
    ];
    await world.advance(MINUTE);
    expect(world.posts()).toEqual(['📰 **버스 요금 오른다**']);
    world.site.items = [item(6, { title: '지하철과 버스' }), ...world.site.items];
    await world.advance(HOUR);
    expect(world.posts()).toEqual(['📰 **버스 요금 오른다**', '📰 **지하철과 버스**']);
  });
});

describe('old articles', () => {
  it('that appear in a feed later are no news', async () => {
    await following();
    world.site.items = [item(1), item(2, { published: '2025-03-01T00:00:00.000Z' })];
    await world.advance(HOUR);
    expect(world.posts()).toHaveLength(1);
  });

  it('are not posted when a feed loses its items and finds them again', async () => {
    await following();
    const { items } = world.site;
    world.site.items = [];
    await world.advance(HOUR);
    world.site.items = items;
    await world.advance(HOUR);
    expect(world.posts()).toHaveLength(1);
  });
});

describe('a library that is full', () => {
  it('loses the oldest article of a feed, and none that a person added', async () => {
    await following();
    const { services, place } = world;
    for (let at = 0; at < 999; at += 1) {
      const { article } = await linked(1_000 + at);
      await services.add(place.library, { ...article, id: `own-${at}`, text: `글 ${at}` });
    }
    world.site.items = [item(2), item(1)];
    await world.advance(10 * MINUTE);
    const ids = (await services.list(place.library)).map(({ id }) => id);
    expect([ids.length, ids.includes('bus-1'), ids.includes('bus-2')]).toEqual([1_000, false, true]);
  });
});

describe('asking', () => {
  it('waits as long as the feed wishes, up to a day', async () => {
    world.site.restSeconds = 3_600;
    world.site.items = [item(1)];
    await world.follow();
    await world.advance(2 * HOUR + MINUTE);
    expect(world.site.asked).toHaveLength(4);
    world.site.restSeconds = 1e9;
    await world.advance(HOUR);
    const before = world.site.asked.length;
    await world.advance(2 * DAY);
    expect(world.site.asked.length - before).toBe(2);
  });

  it('is never done for more than four feeds at once', async () => {
    world.site.items = [item(1)];
    for (let at = 0; at < 9; at += 1) await world.follow({ link: `https://news.example/feed-${at}` });
    world.site.load.most = 0;
    await world.advance(MINUTE);
    expect(world.site.asked).toHaveLength(18);
    expect(world.site.load.most).toBeLessThanOrEqual(4);
  });

  it('hears that nothing has changed', async () => {
    world.site.etags = true;
    await following();
    await world.advance(HOUR);
    expect(world.site.asked.slice(2).every(({ since }) => since?.etag !== undefined)).toBe(true);
    world.site.items = [item(2), item(1)];
    await world.advance(10 * MINUTE);
    expect(world.posts()).toEqual([1, 2].map(heading));
  });
});

describe('a feed that fails', () => {
  const unreachable = new Failure('link-unreachable');

  it('is asked later and later, and goes on when it is back', async () => {
    await following();
    world.site.failure = unreachable;
    const before = world.site.asked.length;
    await world.advance(6 * HOUR);
    // After 10, 20, 40, 80 and 160 minutes.
    expect(world.site.asked.length - before).toBe(5);
    expect((await world.feeds.list(world.place))[0]).toMatchObject({
      faults: { count: 5, code: 'link-unreachable' },
    });
    world.site.failure = undefined;
    world.site.items = [item(2), item(1)];
    await world.advance(DAY);
    expect(world.posts()).toEqual([1, 2].map(heading));
    expect((await world.feeds.list(world.place))[0]?.faults).toBeUndefined();
  });

  it('waits as long as the site says', async () => {
    await following();
    world.site.failure = new Failure('link-unreachable', { retryAfterSeconds: 7_200 });
    const before = world.site.asked.length;
    await world.advance(2 * HOUR);
    expect(world.site.asked.length - before).toBe(1);
  });

  it('for a week is told once in its channel and asked no more, also after a restart', async () => {
    await following();
    world.site.failure = unreachable;
    await world.advance(9 * DAY);
    const told =
      '**한빛신문** 피드를 일주일 동안 읽지 못했어요. 이제 그만 올릴게요. 다시 받으려면 `/feed add`로 넣어 주세요.';
    expect(
      world
        .posts()
        .slice(1)
        .map((line) => line.replace(/<\/feed add:\d+>/u, '`/feed add`')),
    ).toEqual([told]);
    const before = world.site.asked.length;
    await world.restart();
    await world.advance(9 * DAY);
    expect([world.posts().length, world.site.asked.length]).toEqual([2, before]);
    expect((await world.feeds.list(world.place))[0]?.ended).toBe('faults');
  });

  it('because it is gone is over at once', async () => {
    await following();
    world.site.failure = new Failure('link-not-found', { status: 410 });
    await world.advance(10 * MINUTE);
    expect(world.posts().slice(1)).toEqual([
      '사이트가 **한빛신문** 피드를 없애서, 이제 새 기사를 올리지 못해요.',
    ]);
    expect((await world.feeds.list(world.place))[0]?.ended).toBe('gone');
  });
});

describe('a channel', () => {
  it('where the bot may not write pauses the feed, which loses nothing by that', async () => {
    await following();
    refuses = true;
    world.discord.deny(world.discord.channel, 'sendMessages', 'readMessageHistory');
    world.site.items = [item(2), item(1)];
    await world.advance(10 * MINUTE);
    expect((await world.feeds.list(world.place))[0]?.paused).toBe('forbidden');
    const refused = world.discord.requests.rejected.length;
    await world.advance(HOUR);
    world.discord.allow(world.discord.channel, 'sendMessages');
    world.site.items = [item(3), item(2), item(1)];
    await world.advance(HOUR);
    expect([refused <= 1, world.posts()]).toEqual([true, [1, 2, 3].map(heading)]);
    expect((await world.feeds.list(world.place))[0]?.paused).toBeUndefined();
  });

  it('that is gone pauses the feed', async () => {
    await following();
    refuses = true;
    world.discord.removeGuild(world.discord.guild);
    world.site.items = [item(2), item(1)];
    const before = world.site.asked.length;
    await world.advance(3 * HOUR);
    expect((await world.feeds.list(world.place))[0]?.paused).toBe('gone');
    expect(world.site.asked.length - before).toBeLessThanOrEqual(1);
  });
});

describe('a channel that is closed later', () => {
  it('takes its feed along into a library of its own, and back when it is opened again', async () => {
    await following();
    const { discord, services, place, feeds } = world;
    const own = `${place.scope}/channel:${discord.channel.id}`;
    const idsIn = async (library: string): Promise<string[]> =>
      (await services.list(library)).filter(({ bundled }) => !bundled).map(({ id }) => id);
    await world.setOpen(false);
    world.site.items = [item(2), item(1)];
    await world.advance(HOUR);
    expect(world.posts()).toEqual([1, 2].map(heading));
    expect([await idsIn(place.library), await idsIn(own)]).toEqual([['bus-1'], ['bus-2']]);
    expect([await feeds.list(place), (await feeds.list({ ...place, library: own })).length]).toEqual([[], 1]);
    await world.setOpen(true);
    world.site.items = [item(3), item(2), item(1)];
    await world.advance(HOUR);
    expect(world.posts()).toEqual([1, 2, 3].map(heading));
    expect([await idsIn(place.library), (await feeds.list(place)).length]).toEqual([['bus-1', 'bus-3'], 1]);
  });
});

describe('Discord', () => {
  it.each([
    ['did nothing', false],
    ['did it all the same', true],
  ])('that answered with an error and %s has the article posted once', async (_, afterDoing) => {
    refuses = true;
    await following();
    world.site.items = [item(3), item(2), item(1)];
    world.discord.faults.script({ kind: 'status', status: 503 }, { on: POSTING, times: 5, afterDoing });
    await world.advance(10 * MINUTE);
    expect(world.posts()).toHaveLength(afterDoing ? 2 : 1);
    world.discord.state.nonces.clear();
    await world.advance(HOUR);
    expect(world.posts()).toEqual([1, 2, 3].map(heading));
  });

  it('that does not show earlier messages has nothing posted twice', async () => {
    refuses = true;
    await following();
    world.site.items = [item(2), item(1)];
    world.discord.faults.script({ kind: 'status', status: 503 }, { on: POSTING, times: 5, afterDoing: true });
    await world.advance(10 * MINUTE);
    world.discord.state.nonces.clear();
    world.discord.deny(world.discord.channel, 'readMessageHistory');
    await world.advance(HOUR);
    expect(world.posts()).toEqual([1, 2].map(heading));
  });
});

describe('a removed feed', () => {
  it('posts nothing more, and nothing of it is remembered', async () => {
    await following();
    world.site.items = [item(3), item(2), item(1)];
    const [feed] = await world.feeds.list(world.place);
    const removed = await world.feeds.remove(world.place, feed?.id ?? '', '1');
    await world.advance(HOUR);
    expect([removed?.title, world.posts()]).toEqual(['한빛신문', [heading(1)]]);
    await nothingIsLeft();
  });

  it('while it is being asked stops between two articles', async () => {
    await following();
    world.site.items = [item(3), item(2), item(1)];
    const [feed] = await world.feeds.list(world.place);
    let removing: Promise<unknown> | undefined;
    world.site.opening = (url) => {
      if (url.endsWith('/2')) removing = world.feeds.remove(world.place, feed?.id ?? '', '1');
    };
    await world.advance(HOUR);
    await removing;
    expect(world.site.opened.some((url) => url.endsWith('/3'))).toBe(false);
    await nothingIsLeft();
  });

  async function nothingIsLeft(): Promise<void> {
    const { services, place, feeds } = world;
    expect(await feeds.list(place)).toEqual([]);
    expect(await services.records(place.library, 'feed-item').all()).toEqual([]);
  }
});
