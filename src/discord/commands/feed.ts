// /feed: new articles of a site posted to a channel, which feeds there are, and ending one.
import { Failure } from '../../core/errors.ts';
import type { Call, Choice, Command, Typing } from '../command.ts';
import { createFeedRecords } from '../feeds/feed-records.ts';
import type { FeedState } from '../feeds/feed-state.ts';
import { FILTER_LIMIT } from '../feeds/filter.ts';
import { type Followed, type Following, MOST_FEEDS } from '../feeds/following.ts';
import { channelMark, feedName, renderAddedFeed, renderFeedChoice, renderFeedList } from '../feeds/render.ts';
import { FEED_WORDS } from '../messages.commands.ts';
import { feedWords } from '../messages.feeds.ts';
import { cutText, visibleLine } from '../render/escape.ts';
import { renderNotice } from '../render/message.ts';
import type { MessagePayload, View } from '../render/payload.ts';
import { channelOption, slashCommand, subcommand, textOption } from './definition.ts';
import { keepsArticles } from './permission.ts';

const link = {
  ...textOption('link', { required: true, longest: 2_000 }),
  description: FEED_WORDS.link.en.description,
  description_localizations: { ko: FEED_WORDS.link.ko.description },
};

export const feed: Command = {
  data: slashCommand('feed', [
    subcommand('add', FEED_WORDS.add, [
      link,
      channelOption('channel'),
      textOption('filter', { longest: FILTER_LIMIT }),
    ]),
    subcommand('list', FEED_WORDS.list),
    subcommand('remove', FEED_WORDS.remove, [textOption('feed', { autocomplete: true, required: true })]),
  ]),
  audience: 'asker',
  light: true,
  async run(call) {
    const { feeds, options, view } = call;
    const words = feedWords(view.messages);
    if (!feeds) return renderNotice(words.refused.unavailable, view);
    const chosen = SUBCOMMANDS[options.subcommand];
    if (!chosen) throw new Failure('unknown-command', { command: options.subcommand });
    return chosen(call, feeds);
  },
  complete: feedChoices,
};

type Run = (call: Call, feeds: Following) => Promise<readonly MessagePayload[]>;

const SUBCOMMANDS: Readonly<Record<string, Run>> = {
  async add({ options, place, asker, choices, view, signal, here }, feeds) {
    if (!keepsArticles(asker, choices)) return renderNotice(view.messages.notices.notAllowed, view);
    const channel = options.string('channel') ?? here;
    const request = {
      place,
      asker,
      channel,
      link: options.string('link') ?? '',
      filter: options.string('filter')?.trim() ?? '',
      language: view.messages.language,
    };
    const followed = await feeds.add(request, signal).catch(asFeedFailure);
    return renderFollowed(followed, channel, view);
  },
  async list({ place, view }, feeds) {
    return renderFeedList(await feeds.list(place), view);
  },
  async remove({ options, place, asker, choices, view }, feeds) {
    const words = feedWords(view.messages);
    if (!keepsArticles(asker, choices)) return renderNotice(view.messages.notices.notAllowed, view);
    const removed = await feeds.remove(place, options.string('feed') ?? '', asker.id);
    return renderNotice(removed ? words.removed(feedName(removed)) : words.unknown, view);
  },
};

/** A feed is no page whose text could be handed over instead. */
function asFeedFailure(error: unknown): never {
  const isUnreadable = error instanceof Failure && error.code === 'page-unreadable';
  throw isUnreadable ? new Failure('link-not-readable', { reason: 'no-feed' }, { cause: error }) : error;
}

function renderFollowed(followed: Followed, channel: string, view: View): readonly MessagePayload[] {
  const { refused } = feedWords(view.messages);
  switch (followed.kind) {
    case 'added':
      return renderAddedFeed(followed, view);
    case 'choice':
      return renderFeedChoice(followed.feeds, view);
    case 'already':
      return renderNotice(refused.already(feedName(followed.feed), channelMark(followed.feed.channel)), view);
    case 'refused': {
      const { why } = followed;
      if (why === 'tooMany') return renderNotice(refused.tooMany(MOST_FEEDS), view);
      if (why === 'forbidden') return renderNotice(refused.forbidden(channelMark(channel)), view);
      return renderNotice(refused[why], view);
    }
    default:
      return followed satisfies never;
  }
}

const MOST = 25;
const NAME_LIMIT = 100;

/** Those whose title or address has what is typed. */
async function feedChoices({ services, place, focused }: Typing): Promise<readonly Choice[]> {
  const records = createFeedRecords(services);
  const libraries = [...new Set([place.scope, place.library])];
  const feeds = (await Promise.all(libraries.map((library) => records.list(library)))).flat();
  const typed = focused.value.normalize('NFC').trim().toLowerCase();
  return feeds
    .filter(({ title, url }) => `${title} ${url}`.toLowerCase().includes(typed))
    .slice(0, MOST)
    .map((one) => ({ name: choiceName(one), value: one.id }));
}

/** `title · site` */
function choiceName({ title, url }: FeedState): string {
  const site = URL.canParse(url) ? new URL(url).hostname : url;
  return cutText(`${cutText(visibleLine(title).trim(), NAME_LIMIT / 2)} · ${site}`, NAME_LIMIT);
}
