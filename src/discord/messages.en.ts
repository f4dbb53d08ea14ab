// Everything that the bot says in English: short, warm, plain.
import type { ArticleField } from '../core/types.ts';
import { grouped } from './messages.facts.ts';
import { englishFailures } from './messages.failures.en.ts';
import type { AboutFacts, Messages } from './messages.ts';

export const englishMessages: Messages = {
  language: 'en',
  failures: englishFailures,
  bug: (id) =>
    `Something went wrong that should not. Try again in a moment; if it happens again, tell whoever runs this bot the error number ${id}.`,

  asOf: (date) => `as of ${date}`,
  knowsUntil: (date) => `The article is from ${date} and knows nothing later.`,
  composed: (by) =>
    by === undefined
      ? "the article's own sentences, no AI model"
      : `written by ${by}, checked against the article`,
  fellBack: {
    unsupported: "the article did not bear out the AI model's answer",
    declined: 'the AI model found no answer',
    unavailable: 'no answer from the AI model',
    'broken-off': "the AI model's answer broke off",
  },
  writing: 'Still writing…',
  incomplete: "The model's answer broke off; this is as far as it could be checked.",
  openSource: 'open the article',
  proofLabel: (number) => `Source ${number}`,
  shareLabel: 'Share',
  removeLabel: 'Delete',

  unsure: "I found no clear answer. These are the article's closest sentences; they may not answer this.",
  notFound: {
    'no-article': 'There is no article to read yet. Add one with `/article add`, and I can answer.',
    'not-in-article': 'The article does not say that.',
    'after-article': 'That is after the article came out, so it does not say.',
    'false-premise': 'The question assumes something that the article says differently.',
    'not-a-question': 'I did not understand what you want to know. Ask it in one sentence.',
  },
  nearest: 'Closest in the article',
  missing: (words) => `Not in the article: ${words.map((word) => `“${word}”`).join(', ')}`,
  unanswered: (questions) => `No sure answer to: ${questions.map((one) => `“${one}”`).join(', ')}`,
  suggestions: 'The article answers these.',
  followUps: 'Ask next',
  smallTalk: {
    greeting:
      "Hello! Ask me anything about the article. Every answer carries the article's own words as footnotes.",
    thanks: 'You are welcome. Ask again any time.',
    farewell: 'Goodbye. Come back when you wonder about something.',
    'who-are-you':
      'I am Gakju, “footnote” in Korean. I say only what the article says, and show its words under every sentence.',
    help: 'Ask about the article in your own words. For a summary use `/summary`, for who said what `/quotes`, to check a sentence `/check`.',
  },
  about: (field, facts) => ABOUT[field](facts),
  nothingToSay: 'There is nothing to show.',

  noQuotes: 'This article quotes nobody.',
  emptySummary: 'There is nothing in this article to sum up that way.',
  levels: {
    'one-line': 'In one line',
    'three-lines': 'In three lines',
    detailed: 'In detail',
    numbers: 'Numbers and dates',
  },
  verdicts: {
    supported: 'The article says so',
    contradicted: 'The article says otherwise',
    'not-in-article': 'Not in the article',
  },
  reasons: {
    'no-citation': 'evidence',
    number: 'number',
    unit: 'unit',
    date: 'date',
    name: 'name',
    negation: 'yes or no',
    attribution: 'who said it',
    certainty: 'how certain it is',
    words: 'content',
  },
  nothingToCheck: 'I found no sentence to compare with the article.',
  proofTitle: (number) => (number === undefined ? 'In the article' : `Source ${number}, in the article`),

  agree: 'Both articles say',
  differ: 'The articles differ',
  onlyIn: (sign) => `Only in ${sign}`,
  nothingShared: 'I found nothing to compare in these two articles.',

  noArticles: 'There are no articles yet. Add one with `/article add`.',
  articles: (count) => plural(count, 'article'),
  bundled: 'comes with Gakju',
  defaultArticle: 'answers here',
  characters: (count) => plural(count, 'character'),

  help: [
    "**Gakju** says only what an article says, and footnotes every sentence with the article's own words.",
    [
      '`/ask` ask the article (or mention me, reply to my answer, or send a DM)',
      '`/summary` in one line, three lines, in detail, or numbers only',
      '`/quotes` who said what',
      '`/check` is a sentence true to the article?',
      '`/compare` lay two articles side by side',
      '`/article` add, see and choose articles',
      '`/feed` post new articles of a site to a channel',
      '`/settings` language, and who sees the answers',
      '`/privacy` what is stored',
    ].join('\n'),
    'Press and hold or right-click a message, then **Apps**, to check it against the article.',
    'The **Source** buttons below an answer show the sentence with its neighbours, to you alone.',
  ],
  privacy: [
    '**What is stored?** The articles that were added with their earlier texts, feeds, the settings of the server, counts of 👍 and 👎, and which answer cites which sentences. Who added, changed or removed an article or a feed is noted by ID, and so is what you choose for yourself in `/settings`.',
    '**What is not?** Questions, the text of answers, conversations and names. A conversation goes on by reading the replies in Discord again.',
    '**Where does it go?** Without an AI model, nowhere. With one, the question and the sentences of the article that it is about go to that model; the answer then names it. With an embedding model, questions and the text of added articles go to that one too.',
    '**To delete:** `/article remove` deletes an article with everything stored of it. Your choices and notes are erased by the button below.',
  ],
  settings: {
    title: '**Settings now**',
    language: 'Language',
    languages: { auto: "the question's", ko: 'Korean', en: 'English' },
    article: 'Article that answers',
    allArticles: 'all of them are searched',
    visibility: 'Answers are seen by',
    visibilities: { public: 'everybody', private: 'the asker alone' },
    keepers: 'Articles are looked after by',
    keeperNames: {
      managers: 'who manages the server',
      everyone: 'everybody',
      role: (mention) => `who manages the server, and ${mention}`,
    },
    setFor: { server: 'set for the server', channel: 'set for this channel' },
    howToChange:
      'Fill in the options of `/settings` to change them; choose the article with `/article default`.',
  },
  notices: {
    busy: (seconds) => `Many people are asking. I will answer in about ${lasting(seconds)}.`,
    full: (seconds) =>
      `Too many questions are waiting, so I cannot take this one. Please ask again in about ${lasting(seconds)}.`,
    slowDown: (seconds) => `A little slower, please. I can answer you again in ${lasting(seconds)}.`,
    stopping: 'I am being switched off just now and cannot answer. Please ask again a little later.',
    tooOld: 'That button is old. Ask again and I will answer anew.',
    articleGone: 'That article was removed. See what there is with `/article list`.',
    emptyMessage: 'There is no text in that message. Choose one that has some.',
    askMe: 'What would you like to know? Ask about the article in one sentence.',
    thanksForVote: (good) => (good ? 'Thank you!' : 'Thank you for telling me.'),
    alreadyShared: 'That answer is shared already.',
    notAllowed: 'On this server only people whom its admins chose may do that.',
    cannotWriteHere:
      'I may not write in this channel. Use `/ask` there, or ask an admin to give me the “Send Messages” permission.',
    restNotSent: 'I could not send the rest. Please ask again.',
    defaultChosen: (title, where) => `From now on I answer from “${title}” ${HERE[where]}.`,
    defaultCleared: (where) => `From now on I search all articles ${HERE[where]}.`,
    channelHasOwn: (title) => `This channel has a choice of its own, though: “${title}”.`,
    confirmRemoval: (title) => `Delete “${title}” with all that is stored of it? This cannot be undone.`,
    removed: (title) => `“${title}” and all that was stored of it is deleted.`,
    useCheckMenu:
      'I cannot read what others write. Press and hold or right-click that message, then **Apps**, and choose “Check against article”.',
    sharedBy: (name) => `Shared by ${name}.`,
    managersOnly: 'Only people who manage the server can change its settings.',
    settingsSaved: 'The settings are saved.',
  },
};

const HERE = { server: 'in this server', channel: 'here' } as const;

/** Whole minutes from a minute and a half on. */
function lasting(seconds: number): string {
  return seconds < 90 ? plural(seconds, 'second') : plural(Math.ceil(seconds / 60), 'minute');
}

const ABOUT: Readonly<Record<ArticleField, (facts: AboutFacts) => string>> = {
  author: ({ author, publisher }) =>
    author === undefined
      ? notSaid('who wrote it')
      : `Written by ${author}${publisher === undefined ? '' : ` (${publisher})`}`,
  publisher: ({ publisher }) =>
    publisher === undefined ? notSaid('who published it') : `Published by ${publisher}`,
  date: ({ publishedAt }) =>
    publishedAt === undefined ? notSaid('when it came out') : `Published on ${publishedAt}`,
  title: ({ title }) => `Title: ${title}`,
  link: ({ link }) => link ?? notSaid('its address'),
  length: ({ characters }) => `${plural(characters, 'character')} long.`,
  quotes: () => 'Use `/quotes` to see who said what.',
};

function notSaid(what: string): string {
  return `The article does not say ${what}.`;
}

function plural(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
}
