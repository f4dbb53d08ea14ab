// Every failure as the bot says it in English: what is wrong, and what to do about it.
import type { Facts, PageProblem } from '../core/errors.ts';
import { count, megabytes, when, word } from './messages.facts.ts';
import type { Failures } from './messages.ts';

const TELL_THE_KEEPER = 'Please tell whoever runs this bot.';

const PASTE = 'Upload the article as a .txt file.';
const OR_PASTE = 'or upload the article as a .txt file.';

export const englishFailures: Failures = {
  'empty-text': () => 'There is no text in it. Give me an article with a body.',
  'text-too-long': (facts) =>
    `That text is too long${when(count(facts, 'characters'), (n) => ` (${n} characters)`)}. Up to ${limit(facts, '200,000')} work; split it in parts.`,
  'not-text': () => 'That is not text, or its characters are broken. Use a .txt or .md file saved as UTF-8.',
  'file-missing': (facts) => `I did not find ${named(facts, 'that file', 'path')}. Upload it again.`,
  'file-unreadable': (facts) => `I could not read ${named(facts, 'that file', 'path')}. Try another file.`,
  'file-too-large': (facts) =>
    `That file is too large${when(megabytes(facts, 'bytes'), (size) => ` (${size})`)}. Up to ${megabytes(facts, 'limit') || '5 MB'} work; keep the article's body only.`,
  'file-exists': (facts) =>
    `There is ${named(facts, 'a file of that name', 'path')} already, and it stays as it is.`,
  'file-unwritable': (facts) => `I could not write ${named(facts, 'that file', 'path')}. ${TELL_THE_KEEPER}`,
  'folder-not-empty': (facts) =>
    `There is something in ${named(facts, 'that folder', 'path')} already. ${TELL_THE_KEEPER}`,
  'front-matter-broken': (facts) =>
    `${when(count(facts, 'line'), (n) => `Line ${n} of the block`, 'The block')} at the top cannot be read. Write it as “title: …”.`,
  'data-broken': (facts) =>
    `${when(count(facts, 'line'), (n) => `Line ${n} of ${named(facts, 'that file', 'path')}`, 'That file')} cannot be read. Each line must be one JSON object.`,
  'unknown-article': unknownArticle,
  'article-read-only': (facts) =>
    `${named(facts, 'This article', 'article', 'id', 'articleId')} comes with Gakju and stays as it is.`,
  'same-article': () => 'That is one article twice. Choose two different ones.',
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
  'login-refused': () => `Discord did not let me in. ${TELL_THE_KEEPER}`,
  'register-refused': () => `Discord did not take my commands. ${TELL_THE_KEEPER}`,
  'discord-unreachable': () => 'Discord cannot be reached. Please try again in a moment.',
  'link-not-allowed': linkNotAllowed,
  'link-unreachable': linkUnreachable,
  'link-too-large': (facts) => `That page is larger than ${megabytes(facts, 'limit') || '5 MB'}. ${PASTE}`,
  'link-too-slow': (facts) =>
    `That site did not send the whole text within ${count(facts, 'seconds') || '15'} seconds. Try again in a moment, ${OR_PASTE}`,
  'link-not-found': () => 'There is nothing at that address. Open the article and copy its address again.',
  'link-refused': linkRefused,
  'link-not-readable': linkNotReadable,
  'port-in-use': () => `A port that the bot needs is taken. ${TELL_THE_KEEPER}`,
  'model-unavailable': modelUnavailable,
  'page-unreadable': pageUnreadable,
  'not-supported': notSupported,
};

const MODEL_PROBLEMS: Readonly<Record<string, string>> = {
  auth: `The AI model that writes answers does not let me in. ${TELL_THE_KEEPER}`,
  'no-model': `I did not find the AI model that writes answers. ${TELL_THE_KEEPER}`,
  quota: `The AI model's account has nothing left to use. ${TELL_THE_KEEPER}`,
  'refused-request': `The AI model does not take what I send. ${TELL_THE_KEEPER}`,
  'too-long': 'That is more text than the AI model reads at once. Choose one article and ask again.',
  budget: "Today's use of the AI model is used up. Please try again tomorrow.",
};

function modelUnavailable(facts: Facts): string {
  const otherwise = 'The AI model does not answer now. Please try again in a moment.';
  return MODEL_PROBLEMS[word(facts, 'reason')] ?? otherwise;
}

function unknownArticle(facts: Facts): string {
  const id = word(facts, 'article', 'id', 'articleId', 'within');
  if (id === '') return 'There is no article yet. Add one with `/article add`.';
  const near = word(facts, 'nearest');
  const otherwise = when(
    word(facts, 'known'),
    (known) => `There are: ${known}`,
    'See what there is with `/article list`.',
  );
  return `There is no article “${id}”. ${near === '' ? otherwise : `Did you mean ${near}?`}`;
}

const PAGE_PROBLEMS: Readonly<Record<PageProblem, string>> = {
  nothing: 'I found no article text in it. Copy the text into a .txt file and upload that.',
  paywall: 'Its full text is for subscribers or members. Copy the text into a .txt file and upload that.',
  heavy: 'It is too large or too complicated to read. Copy just the text into a .txt file and upload that.',
  slow: 'Reading it took too long, so I stopped. Copy just the text into a .txt file and upload that.',
  encrypted: 'That PDF has a password. Save it without one and upload it again.',
  scanned:
    'That PDF holds pictures and no text. Run text recognition (OCR) on it, or upload its text as a .txt file.',
  broken: 'That file is damaged or not what its name says. Save it again, or upload its text as a .txt file.',
};

function pageUnreadable(facts: Facts): string {
  const said: Readonly<Record<string, string>> = PAGE_PROBLEMS;
  return said[word(facts, 'reason')] ?? PAGE_PROBLEMS.nothing;
}

function notSupported(facts: Facts): string {
  const what = word(facts, 'what');
  if (facts['path'] !== undefined)
    return `${what.toUpperCase()} files cannot be read yet. Upload the text as a .txt file.`;
  return `${what === '' ? 'That' : what} does not work yet. See what does with \`/help\`.`;
}

const LINK_PROBLEMS: Readonly<Record<string, string>> = {
  form: 'That is not a link. Copy the address of the article as it is, with https:// in front.',
  scheme: 'I can open only addresses that begin with http or https. Copy the address of the article again.',
  port: 'I do not open addresses with a port number. Take the colon and the number out and try again.',
  credentials:
    'There is a name or a password in that address. Take out what stands before the @ and try again.',
  downgrade: `That link leads on to an address that is not secure. ${PASTE}`,
};

function linkNotAllowed(facts: Facts): string {
  const otherwise = `That is not the address of a page that everyone can see. Check it for a typo, ${OR_PASTE}`;
  return LINK_PROBLEMS[word(facts, 'reason')] ?? otherwise;
}

function linkUnreachable(facts: Facts): string {
  return facts['reason'] === 'redirects'
    ? 'That link is sent on too many times. Open the article and copy the address that you see then.'
    : `That site does not answer now, or its answer broke off. Try again in a moment, ${OR_PASTE}`;
}

function linkRefused(facts: Facts): string {
  return facts['reason'] === 'robots'
    ? `That site does not let programs read it. ${PASTE}`
    : `That site does not show the article without a login or a subscription. ${PASTE}`;
}

function linkNotReadable(facts: Facts): string {
  if (facts['reason'] === 'feed')
    return 'That link is a feed and not an article. Open an article and copy its address.';
  return facts['reason'] === 'no-feed'
    ? 'There is no feed at that address. Give me the address of an RSS or Atom feed.'
    : 'There is no text that I can read behind that link. Give me a web article, a PDF, a DOCX or a text.';
}

function limit(facts: Facts, otherwise: string): string {
  return count(facts, 'limit') || otherwise;
}

function named(facts: Facts, otherwise: string, ...names: readonly string[]): string {
  return when(word(facts, ...names), (name) => `“${name}”`, otherwise);
}
