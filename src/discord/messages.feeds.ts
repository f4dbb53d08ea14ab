// What people read of feeds, in Korean and English: added, listed, removed, and what the bot says in a channel by itself. Texts from outside come in escaped.
import type { Language } from '../core/types.ts';
import { grouped } from './messages.facts.ts';

/** Moments and channels come as Discord's own marks, which each reader sees in their language. */
export interface FeedWords {
  /** Below a command's answer, and in the channel. */
  readonly added: (title: string, channel: string) => string;
  readonly addedFacts: (facts: {
    readonly items: number;
    readonly newest: string | undefined;
    readonly minutes: number;
  }) => string;
  readonly howItGoes: string;
  readonly foundOn: (address: string) => string;
  readonly several: string;
  readonly list: (count: number) => string;
  readonly none: string;
  readonly removed: (title: string) => string;
  readonly unknown: string;

  readonly filter: {
    readonly some: (words: readonly string[]) => string;
    readonly all: (words: readonly string[]) => string;
    readonly none: (words: readonly string[]) => string;
    readonly everything: string;
  };
  readonly state: {
    readonly notYet: string;
    readonly lastPost: (moment: string) => string;
    readonly noPost: string;
    readonly next: (moment: string) => string;
    readonly skipped: (count: number) => string;
    readonly faults: (count: number, why: string) => string;
    readonly paused: Readonly<Record<'gone' | 'forbidden', string>>;
    readonly ended: Readonly<Record<'gone' | 'faults', string>>;
  };
  /** Why a feed cannot be read, by the failure's code and reason, else by its code, else `other`. */
  readonly why: Readonly<Record<string, string>>;

  readonly refused: {
    readonly serversOnly: string;
    readonly tooMany: (most: number) => string;
    readonly already: (title: string, channel: string) => string;
    readonly gone: string;
    readonly forbidden: (channel: string) => string;
    readonly 'no-text': string;
    readonly unknown: string;
    readonly notYours: string;
    readonly emptyFilter: string;
    readonly unavailable: string;
  };
  /** What the bot says in the channel by itself. */
  readonly more: (count: number, title: string) => string;
  readonly over: (title: string, why: 'gone' | 'faults') => string;
}

const korean: FeedWords = {
  added: (title, channel) => `이제 **${title}**의 새 기사를 ${channel}에 올릴게요.`,
  addedFacts: ({ items, newest, minutes }) =>
    [
      `지금 기사 ${grouped(items)}개`,
      newest === undefined ? '' : `가장 새 기사: ${newest}`,
      `${lasting(minutes)}마다 봄`,
    ]
      .filter(Boolean)
      .join(' · '),
  howItGoes:
    '지금 있는 기사 가운데 가장 새것 하나만 올리고, 다음부터는 새로 나온 기사만 세 줄로 줄여 올려요. 한 시간에 10개까지예요.',
  foundOn: (address) => `그 페이지에서 피드를 찾았어요: ${address}`,
  several: '그 페이지에는 피드가 여러 개예요. 하나를 골라 `/feed add`에 넣어 주세요.',
  list: (count) => `받아 보는 피드 ${grouped(count)}개`,
  none: '아직 받아 보는 피드가 없어요. `/feed add`로 RSS나 Atom 주소를 넣어 주세요.',
  removed: (title) => `**${title}** 피드를 더는 올리지 않을게요. 이미 올린 글과 기사는 그대로 있어요.`,
  unknown: '그런 피드는 없어요. `/feed list`로 받아 보는 피드를 봐 주세요.',
  filter: {
    some: (words) => `${listed(words)}${words.length === 1 ? '' : ' 가운데 하나라도'} 있는 기사`,
    all: (words) => `${listed(words)}${words.length === 1 ? '' : ' 모두'} 꼭 있는 기사`,
    none: (words) => `${listed(words)} 없는 기사`,
    everything: '모든 기사',
  },
  state: {
    notYet: '곧 처음으로 봐요',
    lastPost: (moment) => `마지막 글 ${moment}`,
    noPost: '아직 올린 글 없음',
    next: (moment) => `다음 확인 ${moment}`,
    skipped: (count) => `읽지 못해 건너뛴 기사 ${grouped(count)}개`,
    faults: (count, why) => `⚠️ ${why} (${grouped(count)}번째, 계속 다시 해 봄)`,
    paused: {
      gone: '⏸️ 채널이 없어져서 쉬는 중이에요. `/feed remove`로 지우고 다른 채널에 넣어 주세요.',
      forbidden: '⏸️ 그 채널에 글을 쓸 수 없어서 쉬는 중이에요. ‘메시지 보내기’ 권한을 주면 다시 올려요.',
    },
    ended: {
      gone: '⏹️ 사이트가 이 피드를 없앴어요.',
      faults: '⏹️ 일주일 동안 읽지 못해 그만뒀어요. 다시 받으려면 지우고 새로 넣어 주세요.',
    },
  },
  why: {
    'link-not-found': '피드가 그 주소에 없어요',
    'link-refused': '사이트가 피드를 보여 주지 않아요',
    'link-refused robots': '사이트가 프로그램이 읽는 것을 허락하지 않아요',
    'link-too-large': '피드가 5 MB보다 커요',
    'link-too-slow': '사이트가 너무 느려요',
    'link-unreachable': '사이트가 답하지 않아요',
    'link-not-readable no-feed': '그 주소에 있던 피드가 없어졌어요',
    'page-unreadable': '피드를 읽을 수 없어요',
    other: '피드를 가져오지 못했어요',
  },
  refused: {
    serversOnly: '피드는 저를 초대한 서버의 채널에서만 받아 볼 수 있어요.',
    tooMany: (most) => `피드는 서버마다 ${most}개까지예요. \`/feed remove\`로 하나를 지우고 넣어 주세요.`,
    already: (title, channel) => `**${title}** 피드는 이미 ${channel}에 올리고 있어요.`,
    gone: '그 채널을 찾지 못했어요. 제가 볼 수 있는 채널을 골라 주세요.',
    forbidden: (channel) =>
      `저는 ${channel}에 글을 쓸 수 없어요. ‘채널 보기’와 ‘메시지 보내기’ 권한을 주고 다시 해 주세요.`,
    'no-text':
      '그 채널에는 글을 바로 쓸 수 없어요. 글 채널이나 공지 채널, 또는 포럼 안의 글 하나를 골라 주세요.',
    unknown: '디스코드에서 그 채널을 지금 볼 수 없어요. 잠시 뒤에 다시 해 주세요.',
    notYours: '글을 쓸 수 있는 채널에만 피드를 넣을 수 있어요.',
    emptyFilter: '걸러 낼 낱말이 없어요. `버스 지하철`이나 `+요금 -택시`처럼 적어 주세요.',
    unavailable: '이 봇에서는 피드를 쓸 수 없어요.',
  },
  more: (count, title) => `**${title}**에 새 기사가 ${grouped(count)}개 더 있어요.`,
  over: (title, why) =>
    why === 'gone'
      ? `사이트가 **${title}** 피드를 없애서, 이제 새 기사를 올리지 못해요.`
      : `**${title}** 피드를 일주일 동안 읽지 못했어요. 이제 그만 올릴게요. 다시 받으려면 \`/feed add\`로 넣어 주세요.`,
};

const english: FeedWords = {
  added: (title, channel) => `New articles of **${title}** will be posted in ${channel}.`,
  addedFacts: ({ items, newest, minutes }) =>
    [
      items === 1 ? '1 article now' : `${grouped(items)} articles now`,
      newest === undefined ? '' : `newest: ${newest}`,
      `checked every ${englishTime(minutes)}`,
    ]
      .filter(Boolean)
      .join(' · '),
  howItGoes:
    'Of what is there now only the newest is posted; from then on every new article, in three lines. At most 10 an hour.',
  foundOn: (address) => `The page names this feed: ${address}`,
  several: 'The page names several feeds. Choose one for `/feed add`.',
  list: (count) => (count === 1 ? '1 feed' : `${grouped(count)} feeds`),
  none: 'No feeds yet. Give an RSS or Atom address to `/feed add`.',
  removed: (title) => `**${title}** is not posted any more. What was posted stays, and so do its articles.`,
  unknown: 'There is no such feed. `/feed list` shows those there are.',
  filter: {
    some: (words) => `with ${words.length === 1 ? '' : 'at least one of '}${listed(words)}`,
    all: (words) => `with ${words.length === 1 ? '' : 'all of '}${listed(words)}`,
    none: (words) => `without ${listed(words)}`,
    everything: 'all articles',
  },
  state: {
    notYet: 'to be read for the first time in a moment',
    lastPost: (moment) => `last post ${moment}`,
    noPost: 'nothing posted yet',
    next: (moment) => `next look ${moment}`,
    skipped: (count) =>
      count === 1 ? '1 article left out, unreadable' : `${grouped(count)} articles left out, unreadable`,
    faults: (count, why) => `⚠️ ${why} (${grouped(count)} in a row, still trying)`,
    paused: {
      gone: '⏸️ Pausing: the channel is gone. `/feed remove` it and add it to another channel.',
      forbidden: '⏸️ Pausing: I may not write there. It goes on once I have the permission “Send Messages”.',
    },
    ended: {
      gone: '⏹️ The site has taken this feed down.',
      faults: '⏹️ Given up after a week without an answer. Remove it and add it again to retry.',
    },
  },
  why: {
    'link-not-found': 'no feed at its address',
    'link-refused': 'the site does not show it',
    'link-refused robots': 'the site does not allow programs to read it',
    'link-too-large': 'the feed is larger than 5 MB',
    'link-too-slow': 'the site is too slow',
    'link-unreachable': 'the site does not answer',
    'link-not-readable no-feed': 'the feed is gone from its address',
    'page-unreadable': 'the feed cannot be read',
    other: 'the feed could not be fetched',
  },
  refused: {
    serversOnly: 'Feeds work in the channels of servers that have invited me.',
    tooMany: (most) => `A server has at most ${most} feeds. \`/feed remove\` one first.`,
    already: (title, channel) => `**${title}** is posted in ${channel} already.`,
    gone: 'I cannot find that channel. Choose one that I can see.',
    forbidden: (channel) =>
      `I may not write in ${channel}. Give me “View Channel” and “Send Messages” there, then try again.`,
    'no-text':
      'Nothing can be written in that channel itself. Choose a text or announcement channel, or one post of a forum.',
    unknown: 'Discord cannot show that channel right now. Try again in a moment.',
    notYours: 'You can add a feed only to a channel in which you may write.',
    emptyFilter: 'There is no word in that filter. Write it like `bus train` or `+fare -taxi`.',
    unavailable: 'Feeds are not available with this bot.',
  },
  more: (count, title) =>
    count === 1
      ? `There is 1 more new article of **${title}**.`
      : `There are ${grouped(count)} more new articles of **${title}**.`,
  over: (title, why) =>
    why === 'gone'
      ? `The site has taken the feed **${title}** down, so there will be no new articles of it.`
      : `The feed **${title}** could not be read for a week, so I am giving it up. \`/feed add\` starts it again.`,
};

/** The sentences of a language, which is all of a reader's messages that is looked at. */
export function feedWords({ language }: { readonly language: Language }): FeedWords {
  return language === 'ko' ? korean : english;
}

function listed(words: readonly string[]): string {
  return words.map((word) => `‘${word}’`).join(', ');
}

function lasting(minutes: number): string {
  if (minutes < 90) return `${grouped(minutes)}분`;
  return minutes < 1_440 ? `${grouped(Math.round(minutes / 60))}시간` : '하루';
}

function englishTime(minutes: number): string {
  if (minutes < 90) return `${grouped(minutes)} minutes`;
  return minutes < 1_440 ? `${grouped(Math.round(minutes / 60))} hours` : 'day';
}
