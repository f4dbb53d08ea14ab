// Everything that the terminal says in English: short, warm, plain, fit for a phone at midnight.
import { grouped } from './facts.ts';
import { englishFailures } from './failures.en.ts';
import { aboutFor } from './about.ts';
import type { Messages } from './messages.ts';

export const englishMessages: Messages = {
  language: 'en',
  failures: englishFailures,
  bug: (id) =>
    `Something went wrong that should not (error ${id}). Run it again with GAKJU_DEBUG=1 to see more.`,
  unknownSetting: (name, nearest) => `${name}? Did you mean ${nearest}? Its value is not used.`,

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
  incomplete: "The model's answer broke off; this is as far as it could be checked.",
  unsure: "I found no clear answer. These are the article's closest sentences; they may not answer this.",
  notFound: {
    'no-article': 'There is no article to read yet. Add one with add first.',
    'not-in-article': 'The article does not say that.',
    'false-premise': 'The question assumes something that the article says differently.',
    'after-article': 'That is after the article came out, so it does not say.',
    'not-a-question': 'I did not understand what you want to know. Ask it in one sentence.',
  },
  nearest: 'Closest in the article',
  missing: (words) => `Not in the article: ${words.map((word) => `“${word}”`).join(', ')}`,
  unanswered: (questions) => `No sure answer to: ${questions.map((one) => `“${one}”`).join(', ')}`,
  suggestions: 'The article answers these',
  followUps: 'Ask next',
  about: aboutFor('en'),
  smallTalk: {
    greeting:
      "Hello! Ask me anything about the article. Every answer carries the article's own words as footnotes.",
    thanks: 'You are welcome. Ask again any time.',
    farewell: 'Goodbye. Come back when you wonder about something.',
    'who-are-you':
      'I am Gakju, “footnote” in Korean. I say only what the article says, and show its words under every sentence.',
    help: 'Ask about the article in your own words. For a summary use summary, for who said what quotes, to check a sentence check.',
  },

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

  agree: 'Both articles say',
  differ: 'The articles differ',
  onlyIn: (sign) => `Only in ${sign}`,
  nothingShared: 'I found nothing to compare in these two articles.',

  noArticles: 'There are no articles yet. Add one with add.',
  bundled: 'bundled',
  characters: (count) => `${grouped(count)} characters`,
  sentences: (count) => plural(count, 'sentence'),
  added: (title, id, sentences, replaced) =>
    `${replaced ? 'Replaced' : 'Added'} “${title}”: ${plural(sentences, 'sentence')}. Its id is ${id}.`,
  removed: (id) => `Removed the article “${id}”.`,
  rebuilt: (articles, passages) =>
    `Made the index anew: ${plural(articles, 'article')}, ${plural(passages, 'passage')}.`,
  storeSound: 'The stored data is sound.',
  storeFindings: (count) =>
    `Found ${plural(count, 'problem')} in the stored data. Make it anew with rebuild.`,

  prompt: '각주 › ',
  greeting: (title) => `Article: ${title} (help: /help)`,
  mode: ({ model, canWrite, canBeBot }) => {
    const bot = `a Discord bot${soon(canBeBot)}`;
    if (model !== undefined) return `${model} writes the answers. DISCORD_TOKEN starts ${bot}.`;
    return `No AI model here. OPENAI_API_KEY turns one on${soon(canWrite)}, DISCORD_TOKEN starts ${bot}.`;
  },
  tryThese: [
    '/summary in three lines',
    '/quotes who said what',
    '/check whether a sentence is true to the article',
  ],
  pressAgain: 'Press again to leave.',
  stopped: 'Stopped.',
  goodbye: 'Goodbye.',
  articleChosen: (title) => `I answer from “${title}” now.`,
  languageChosen: 'I speak English now.',
  jsonChosen: (on) => (on ? 'I answer in JSON now.' : 'I answer in text now.'),
  noFootnote: (number, count) =>
    count === 0
      ? 'No answer with footnotes yet. Ask something first.'
      : `There is no footnote ${number}. They go from 1 to ${count}.`,
  noSentence: (number, count) =>
    `There is no sentence ${number}. The article has ${plural(count, 'sentence')}.`,

  commands: {
    start: 'Ask and answer in the terminal',
    ask: 'Ask the article',
    summary: 'Sum the article up',
    quotes: 'See who said what',
    check: 'Check a sentence against the article',
    compare: 'Lay two articles side by side',
    add: 'Add an article from a file or a link (- reads standard input)',
    list: 'List the articles',
    show: 'Show an article in full',
    remove: 'Remove an article',
    rebuild: 'Make the index anew',
    'verify-store': 'Check the stored data',
    backup: 'Copy the whole library into one file',
    export: 'Write the articles out as files',
    import: 'Add articles from such files',
    register: 'Register the commands with Discord',
    bot: 'Start the Discord bot',
    eval: 'Measure the answers',
    bench: 'Measure the speed',
    help: 'Show this help',
  },
  usage: 'Use it like this',
  optionsTitle: 'Options',
  options: {
    article: 'from this article only',
    level: 'one-line, three-lines, detailed or numbers',
    speaker: 'what this person says only',
    json: 'as JSON, for programs',
    lang: 'language of the interface',
    guild: 'on this server only',
  },
  chatHelp: [
    ['a question', 'just ask it'],
    ['1', 'the sentence of footnote 1 with its neighbours'],
    ['/summary [level]', 'one-line, three-lines, detailed, numbers'],
    ['/quotes [name]', 'who said what'],
    ['/check sentence', 'is it true to the article?'],
    ['/compare A B', 'two articles (ids) side by side'],
    ['/open 3', "the article's third sentence"],
    ['/articles', 'the articles that I have'],
    ['/article id', 'answer from another article'],
    ['/add file or link', 'add an article'],
    ['/lang ko', 'speak Korean'],
    ['/json', 'answer in JSON'],
    ['/quit', 'leave'],
  ],
};

function plural(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
}

function soon(ready: boolean): string {
  return ready ? '' : ' (soon)';
}
