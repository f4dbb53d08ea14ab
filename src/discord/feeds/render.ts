// How feeds look in Discord: an article that is posted by itself, and what /feed says. Pure.
import type { Feed, FeedLink } from '../../core/feed.ts';
import type { Summary } from '../../core/services.ts';
import { feedWords, type FeedWords } from '../messages.feeds.ts';
import type { MessagePayload, View } from '../render/payload.ts';
import { blocks, payloadsOf } from '../render/payload.ts';
import {
  bold,
  bullets,
  citationLines,
  linkTo,
  shortLine,
  small,
  sourceName,
  statementMarkup,
  titled,
  writerOf,
} from '../render/markup.ts';
import type { FeedState } from './feed-state.ts';
import { readFilter } from './filter.ts';
import { POLL_EVERY } from './schedule.ts';

/** One message: of a summary that is too long for one, as many lines as fit. */
export function renderFeedPost(summary: Summary, question: string | undefined, view: View): MessagePayload {
  const { statements } = summary;
  for (let lines = statements.length; ; lines -= 1) {
    const [payload, ...further] = feedPost(summary, lines, question, view);
    if (payload && (further.length === 0 || lines === 0)) return payload;
  }
}

function feedPost(
  summary: Summary,
  lines: number,
  question: string | undefined,
  view: View,
): MessagePayload[] {
  const { article, composedBy } = summary;
  const { messages } = view;
  const statements = summary.statements.slice(0, lines);
  const cited = new Set(statements.flatMap(({ citations }) => citations));
  const citations = summary.citations.filter(({ number }) => cited.has(number));
  const date = shortLine(article.publishedAt ?? '');
  const spans = citations.map(({ span }) => span);
  const by = writerOf(composedBy);
  return payloadsOf(
    {
      blocks: [
        blocks([postHeading(article.title), small([sourceName(article), date])], '\n'),
        bullets(statements.map(statementMarkup)),
        blocks(
          [
            citationLines(citations),
            small([linkTo(article, spans, messages), by === undefined ? '' : messages.composed(by)]),
          ],
          '\n',
        ),
      ],
      citations,
      questions: question === undefined ? [] : [question],
    },
    view,
  );
}

/** By which a post is found again. */
export function postHeading(title: string): string {
  return `📰 ${bold(shortLine(title))}`;
}

export interface AddedFeed {
  readonly feed: FeedState;
  readonly read: Feed;
  /** Where it was found, where a page was given. */
  readonly foundAt?: string | undefined;
}

export function renderAddedFeed({ feed, read, foundAt }: AddedFeed, view: View): MessagePayload[] {
  const words = feedWords(view.messages);
  const [newest] = read.items;
  const about = words.addedFacts({
    items: read.items.length,
    newest: newest && `‘${shortLine(newest.title || newest.link)}’`,
    minutes: Math.round(Math.min(Math.max(POLL_EVERY / 60_000, feed.restSeconds / 60), 1_440)),
  });
  const filter = feed.filter === '' ? '' : filterLine(feed.filter, words);
  return payloadsOf(
    {
      blocks: [
        blocks(
          [words.added(feedName(feed), channelMark(feed.channel)), small([about]), small([filter])],
          '\n',
        ),
        foundAt === undefined ? '' : words.foundOn(shownAddress(foundAt)),
        words.howItGoes,
      ],
    },
    view,
  );
}

/** Feeds that a page names, to choose from. */
export function renderFeedChoice(feeds: readonly FeedLink[], view: View): MessagePayload[] {
  const lines = feeds.map(({ url, title }) => blocks([shortLine(title), shownAddress(url)], ' '));
  return payloadsOf({ blocks: [titled(feedWords(view.messages).several, bullets(lines))] }, view);
}

export function renderFeedList(feeds: readonly FeedState[], view: View): MessagePayload[] {
  const words = feedWords(view.messages);
  if (feeds.length === 0) return payloadsOf({ blocks: [words.none] }, view);
  const lines = feeds.map((feed) =>
    blocks(
      [
        `${bold(feedName(feed))} → ${channelMark(feed.channel)}`,
        small([filterLine(feed.filter, words), shownAddress(feed.url)]),
        ...stateLines(feed, words).map((line) => small([line])),
      ],
      '\n',
    ),
  );
  return payloadsOf({ blocks: [words.list(feeds.length), ...lines] }, view);
}

function stateLines(feed: FeedState, { state, why }: FeedWords): string[] {
  const { faults, paused, ended, skipped, lastPost } = feed;
  const last = lastPost === undefined ? state.noPost : state.lastPost(momentMark(lastPost));
  const left = skipped === 0 ? '' : state.skipped(skipped);
  if (ended !== undefined) return [state.ended[ended], joined(last, left)];
  if (paused !== undefined) return [state.paused[paused], joined(last, left)];
  const next = feed.fresh && !faults ? state.notYet : state.next(momentMark(feed.next));
  const trouble = faults && state.faults(faults.count, reasonOf(faults.code, why));
  return [joined(last, next, left), ...(trouble === undefined ? [] : [trouble])];
}

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}

function reasonOf(code: string, why: FeedWords['why']): string {
  return why[code] ?? why[code.split(' ')[0] ?? ''] ?? why['other'] ?? '';
}

/** What the filter does, in words. */
export function filterLine(filter: string, { filter: words }: FeedWords): string {
  const { some, all, none } = readFilter(filter);
  const parts = [
    some.length === 0 ? '' : words.some(shown(some)),
    all.length === 0 ? '' : words.all(shown(all)),
    none.length === 0 ? '' : words.none(shown(none)),
  ];
  return joined(...parts) || words.everything;
}

function shown(words: readonly string[]): string[] {
  return words.map((word) => shortLine(word));
}

export function feedName({ title }: Pick<FeedState, 'title'>): string {
  return shortLine(title);
}

export function channelMark(id: string): string {
  return `<#${id.replace(/\D/gu, '')}>`;
}

/** As each reader's own Discord says it: `3 minutes ago`. */
function momentMark(at: string): string {
  return `<t:${Math.floor(Date.parse(at) / 1_000)}:R>`;
}

const ADDRESS_LIMIT = 300;

/** To be read and copied; not a link. */
function shownAddress(url: string): string {
  const plain = url.replace(/[`\s]/gu, encodeURIComponent).slice(0, ADDRESS_LIMIT);
  return `\`${plain}\``;
}
