// Everything that the bot says in English: short, warm, plain.
import type { ArticleField } from '../core/types.ts';
import { grouped } from './messages.facts.ts';
import { englishFailures } from './messages.failures.en.ts';
import type { AboutFacts, Messages } from './messages.ts';

export const englishMessages: Messages = {
  language: 'en',
  failures: englishFailures,
  bug: (id) =>
    `Something went wrong that should not. Try again in a moment; if it happens again, tell the server's admin the error number ${id}.`,

  asOf: (date) => `as of ${date}`,
  composed: (by) =>
    by === undefined
      ? "the article's own sentences, no AI model"
      : `written by ${by}, checked against the article`,
  openSource: 'open the article',
  proofLabel: (number) => `Source ${number}`,
  shareLabel: 'Share',

  unsure: "I found no clear answer. These are the article's closest sentences; they may not answer this.",
  notFound: {
    'no-article': 'There is no article to read yet. Add one with `/article add` first.',
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
      '`/article` see and choose articles',
      '`/settings` language, visibility, default article',
      '`/privacy` what is stored',
    ].join('\n'),
    'Press and hold or right-click a message, then **Apps**, to check it against the article.',
    'The **Source** buttons below an answer show the sentence with its neighbours, to you alone.',
  ],
  privacy: [
    '**What is stored?** The articles that were added, the settings of the server, and counts of 👍 and 👎.',
    '**What is not?** Questions, answers, conversations and names. A conversation goes on by reading the replies in Discord again.',
    '**Where does it go?** Without an AI model, nowhere. With one, the question and the sentences of the article that it is about go to that model; the answer then names it.',
    '**To delete:** `/article remove` deletes an article with everything stored of it.',
  ],
  notices: {
    busy: (seconds) => `Many people are asking. I will answer in about ${plural(seconds, 'second')}.`,
    slowDown: (seconds) => `A little slower, please. I can answer you again in ${plural(seconds, 'second')}.`,
    stopping: 'I am restarting. Please try again in a minute.',
    tooOld: 'That button is old. Ask again and I will answer anew.',
    articleGone: 'That article was removed. See what there is with `/article list`.',
    emptyMessage: 'There is no text in that message. Choose one that has some.',
    askMe: 'What would you like to know? Ask about the article in one sentence.',
    thanksForVote: (good) => (good ? 'Thank you!' : 'Thank you for telling me.'),
    alreadyShared: 'That answer is shared already.',
    notAllowed: 'On this server only people whom its admins chose may do that.',
    cannotWriteHere: 'I may not write in this channel. Ask an admin for the “Send Messages” permission.',
    defaultChosen: (title) => `I answer from “${title}” here now.`,
    languageChosen: 'I speak English now.',
    visibilityChosen: (isPrivate) =>
      isPrivate ? 'Answers are shown to the asker alone now.' : 'Answers are shown to everybody now.',
    settingsSaved: 'The settings are saved.',
    onlyInServer: 'That command works in a server only.',
  },
};

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
