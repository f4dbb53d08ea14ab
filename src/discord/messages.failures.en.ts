// Every failure as the bot says it in English: what is wrong, and what to do about it.
import type { Facts } from '../core/errors.ts';
import { count, megabytes, when, word } from './messages.facts.ts';
import type { Failures } from './messages.ts';

const TELL_THE_KEEPER = 'Please tell whoever runs this bot.';

export const englishFailures: Failures = {
  'empty-text': () => 'There is no text in it. Give me an article with a body.',
  'text-too-long': (facts) =>
    `That text is too long${when(count(facts, 'characters'), (n) => ` (${n} characters)`)}. Up to ${limit(facts, '200,000')} work; split it in parts.`,
  'not-text': () => 'That is not text, or its characters are broken. Use a .txt or .md file saved as UTF-8.',
  'file-missing': (facts) => `I did not find ${named(facts, 'that file', 'path')}. Upload it again.`,
  'file-unreadable': (facts) => `I could not read ${named(facts, 'that file', 'path')}. Try another file.`,
  'file-too-large': (facts) =>
    `That file is too large${when(megabytes(facts, 'bytes'), (size) => ` (${size})`)}. Up to ${megabytes(facts, 'limit') || '5 MB'} work; keep the article's body only.`,
  'front-matter-broken': (facts) =>
    `${when(count(facts, 'line'), (n) => `Line ${n} of the block`, 'The block')} at the top cannot be read. Write it as “title: …”.`,
  'data-broken': (facts) =>
    `${when(count(facts, 'line'), (n) => `Line ${n} of ${named(facts, 'that file', 'path')}`, 'That file')} cannot be read. Each line must be one JSON object.`,
  'unknown-article': unknownArticle,
  'article-read-only': (facts) =>
    `${named(facts, 'This article', 'article', 'id', 'articleId')} comes with Gakju and stays as it is.`,
  'empty-question': () => 'The question is empty. Ask it in one sentence.',
  'question-too-long': (facts) =>
    `That question is too long. Keep it within ${limit(facts, '2,000')} characters.`,
  'empty-claim': () => 'There is nothing to check. Write the sentence to compare with the article.',
  'unknown-speaker': (facts) =>
    `The article does not quote ${named(facts, 'that person', 'speaker', 'name')}. ${when(word(facts, 'known', 'nearest'), (known) => `It quotes: ${known}`, 'Use `/quotes` without a name to see who speaks.')}`,
  'unknown-command': () => 'I do not know that command. See what I can do with `/help`.',
  'wrong-usage': () => 'That is not how it works. See `/help`.',
  'wrong-setting': () => `A setting of the bot is not right, so this does not work now. ${TELL_THE_KEEPER}`,
  'store-locked': () => 'The data is in use elsewhere. Please try again in a moment.',
  'store-damaged': () => `The stored data cannot be read. ${TELL_THE_KEEPER}`,
  'store-full': () => `There is no room left to save. ${TELL_THE_KEEPER}`,
  'index-mismatch': () => `The index must be made anew before I can answer. ${TELL_THE_KEEPER}`,
  'not-supported': notSupported,
};

function unknownArticle(facts: Facts): string {
  const id = word(facts, 'article', 'id', 'articleId', 'within');
  if (id === '') return 'There is no article yet. Add one with `/article add` first.';
  const near = word(facts, 'nearest');
  const otherwise = when(
    word(facts, 'known'),
    (known) => `There are: ${known}`,
    'See what there is with `/article list`.',
  );
  return `There is no article “${id}”. ${near === '' ? otherwise : `Did you mean ${near}?`}`;
}

function notSupported(facts: Facts): string {
  const what = word(facts, 'what');
  if (what === 'url') return 'Adding by link does not work yet. Upload the article as a file.';
  if (facts['path'] !== undefined)
    return `${what.toUpperCase()} files cannot be read yet. Upload the text as a .txt file.`;
  return `${what === '' ? 'That' : what} does not work yet. See what does with \`/help\`.`;
}

function limit(facts: Facts, otherwise: string): string {
  return count(facts, 'limit') || otherwise;
}

function named(facts: Facts, otherwise: string, ...names: readonly string[]): string {
  return when(word(facts, ...names), (name) => `“${name}”`, otherwise);
}
