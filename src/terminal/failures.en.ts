// Every failure in English: one sentence that says what is wrong, and what to do about it.
import { SETTINGS, type Setting, type SettingProblem } from '../config.ts';
import type { Facts, FailureCode, PageProblem } from '../core/errors.ts';
import type { UsageProblem } from './command-line.ts';
import { count, listed, megabytes, when, word } from './facts.ts';
import { WRITING_FAILURES } from './failures.writing.ts';
import { nearestWord } from './nearest-word.ts';

const PASTE = 'Copy the article into a .txt file and add that.';
const OR_PASTE = 'or copy the article into a .txt file and add that.';

export const englishFailures: Readonly<Record<FailureCode, (facts: Facts) => string>> = {
  'empty-text': () => 'There is no text in it. Give me an article with a body.',
  'text-too-long': (facts) =>
    `That text is too long${when(count(facts, 'characters'), (n) => ` (${n} characters)`)}. Up to ${limit(facts, '200,000')} work; split it in parts.`,
  'not-text': notText,
  'file-missing': (facts) =>
    `There is no file ${quoted(word(facts, 'path'), 'of that name')}. Check its name and folder.`,
  'file-unreadable': fileUnreadable,
  'file-too-large': (facts) =>
    `That file is too large${when(megabytes(facts, 'bytes'), (size) => ` (${size})`)}. Up to ${megabytes(facts, 'limit') || '5 MB'} work; keep the article's body only.`,
  ...WRITING_FAILURES.en,
  'data-broken': (facts) =>
    `${when(count(facts, 'line'), (n) => `Line ${n}`, 'A line')} of ${when(word(facts, 'path'), (path) => path, 'the data')} cannot be read. Each line must be one JSON object.`,
  'front-matter-broken': (facts) =>
    `${when(word(facts, 'path'), (path) => `${path}: `)}${when(count(facts, 'line'), (n) => `Line ${n} of the block`, 'The block')} between the --- lines cannot be read. Write it as “title: …” and close the block with ---.`,
  'unknown-article': unknownArticle,
  'article-read-only': (facts) =>
    `${quoted(word(facts, 'article', 'id', 'articleId'), 'This article')} came with the program and stays as it is. Add yours under another file name.`,
  'same-article': (facts) =>
    `${quoted(word(facts, 'article'), 'That')} is one article twice. Name two different ids.`,
  'empty-question': () => 'The question is empty. Ask it in one sentence.',
  'question-too-long': (facts) =>
    `That question is too long. Keep it within ${limit(facts, '2,000')} characters.`,
  'empty-claim': () => 'There is nothing to check. Write the sentence to compare with the article.',
  'unknown-speaker': (facts) =>
    `The article does not quote ${quoted(word(facts, 'speaker', 'name'), 'that person')}. ${when(word(facts, 'known', 'nearest'), (known) => `It quotes: ${known}`, 'Use quotes without a name to see who speaks.')}`,
  'unknown-command': unknownCommand,
  'wrong-usage': wrongUsage,
  'wrong-setting': wrongSetting,
  'store-locked': () => 'Another Gakju is using this data folder. Stop that one and try again.',
  'store-damaged': storeDamaged,
  'store-full': () => 'The disk is full, so nothing was saved. Free some space and try again.',
  'index-mismatch': () => 'The index does not fit the current settings. Run rebuild once.',
  'login-refused': loginRefused,
  'register-refused': registerRefused,
  'discord-unreachable': () => 'Discord cannot be reached. Check the network and try again.',
  'link-not-allowed': linkNotAllowed,
  'link-unreachable': linkUnreachable,
  'link-too-large': (facts) => `That page is larger than ${megabytes(facts, 'limit') || '5 MB'}. ${PASTE}`,
  'link-too-slow': (facts) =>
    `That site did not send the whole text within ${count(facts, 'seconds') || '15'} seconds. Try again in a moment, ${OR_PASTE}`,
  'link-not-found': () => 'There is nothing at that address. Open the article and copy its address again.',
  'link-refused': linkRefused,
  'link-not-readable': linkNotReadable,
  'port-in-use': portInUse,
  'model-unavailable': modelUnavailable,
  'page-unreadable': pageUnreadable,
  'not-supported': notSupported,
};

const MODEL_PROBLEMS: Readonly<Record<string, string>> = {
  auth: "The model's server does not accept the key. Check OPENAI_API_KEY.",
  'no-model': 'There is no such model or address. Check GAKJU_CHAT_MODEL and OPENAI_BASE_URL.',
  quota: "The model's account has nothing left. See its limits and billing at the provider.",
  'rate-limit': "The model's server has too many requests. Try again in a moment.",
  'refused-request':
    "The model's server does not take the request. Check that GAKJU_PROVIDER and GAKJU_CHAT_MODEL belong together.",
  'too-long':
    'That is more text than the model reads at once. Name one article with --article and try again.',
  network: "The model's server cannot be reached. Check OPENAI_BASE_URL and the network.",
  budget: "Today's tokens are used up. Raise GAKJU_DAILY_TOKENS, or try again tomorrow.",
};

function modelUnavailable(facts: Facts): string {
  return MODEL_PROBLEMS[word(facts, 'reason')] ?? 'The model does not answer now. Try again in a moment.';
}

function notText(facts: Facts): string {
  if (word(facts, 'encoding').startsWith('euc-kr'))
    return 'That looks like an old Korean encoding (EUC-KR). Save it as UTF-8 and try again.';
  return 'That is not text, or its characters are broken. Use a .txt or .md file saved as UTF-8.';
}

function fileUnreadable(facts: Facts): string {
  const path = quoted(word(facts, 'path'), 'that file');
  if (facts['reason'] === 'folder')
    return `${quoted(word(facts, 'path'), 'That')} is a folder. Name a file in it.`;
  if (facts['reason'] === 'permission') return `You may not read ${path}. Check its permissions.`;
  return `I could not read ${path}${when(word(facts, 'reason'), (reason) => ` (${reason})`)}. Check where it is and its permissions.`;
}

function unknownArticle(facts: Facts): string {
  const id = word(facts, 'article', 'id', 'articleId', 'within');
  if (id === '') return 'There is no article yet. Add one with add first.';
  const near = word(facts, 'nearest') || nearestWord(id, listed(facts, 'known'));
  const otherwise = when(word(facts, 'known'), (known) => `There are: ${known}`, 'See the ids with list.');
  return `There is no article “${id}”. ${near === undefined ? otherwise : `Did you mean ${near}?`}`;
}

function unknownCommand(facts: Facts): string {
  const given = word(facts, 'command', 'given');
  const nearest = word(facts, 'nearest');
  if (nearest !== '') return `${given}? Did you mean ${nearest}?`;
  if (facts['question'] !== undefined)
    return 'Put your question after ask, like this: gakju ask "your question"';
  return `There is no ${given === '' ? 'such command' : `command “${given}”`}. See what there is with help.`;
}

function wrongUsage(facts: Facts): string {
  const said: Readonly<Record<string, (facts: Facts) => string>> = USAGE_PROBLEMS;
  return said[word(facts, 'problem')]?.(facts) ?? `That is not how it works.${usage(facts) || ' See help.'}`;
}

const USAGE_PROBLEMS: Readonly<Record<UsageProblem, (facts: Facts) => string>> = {
  'unknown-option': (facts) => {
    const option = word(facts, 'option');
    const otherwise = `There is no option ${option}.${usage(facts)}`;
    return when(word(facts, 'nearest'), (nearest) => `${option}? Did you mean ${nearest}?`, otherwise);
  },
  'option-elsewhere': (facts) =>
    `${word(facts, 'command')} does not take ${word(facts, 'option')}.${usage(facts)}`,
  'missing-value': (facts) => `${word(facts, 'option')} needs a value after it.${usage(facts)}`,
  'unexpected-value': (facts) => {
    const option = word(facts, 'option');
    return `${option} takes no value. Write ${option} alone.`;
  },
  'bad-value': (facts) => {
    const allowed = word(facts, 'allowed');
    const otherwise = `${word(facts, 'option')} is one of ${allowed}.`;
    const hint = when(
      word(facts, 'nearest'),
      (nearest) => `Did you mean ${nearest}? (${allowed})`,
      otherwise,
    );
    return `“${word(facts, 'value')}”? ${hint}`;
  },
  'extra-argument': (facts) => `I do not know what “${word(facts, 'argument')}” is for.${usage(facts)}`,
  'missing-argument': (facts) => `Something is missing after ${word(facts, 'command')}.${usage(facts)}`,
};

function usage(facts: Facts): string {
  return when(word(facts, 'usage'), (text) => ` Use it like this: ${text}`);
}

const SETTING_PROBLEMS: Readonly<Record<SettingProblem, string>> = {
  'not-an-address': 'is not an address',
  'not-one-of': 'is not a name that I know',
  'has-spaces': 'has a space or another character that cannot be in it',
  'not-postgres': 'is not a PostgreSQL address',
  'not-a-port': 'is not a port number',
  'needed-by-provider': 'is empty, and the chosen provider needs it',
  'needed-by-bot': 'is empty, and the bot needs it to log in to Discord',
  'needed-by-embeddings': 'is empty, and the other settings for embeddings need it',
  'not-a-count': 'is not a whole number above 0',
  'needs-a-provider': 'needs OPENAI_API_KEY, OPENAI_BASE_URL or GAKJU_PROVIDER beside it',
};

function wrongSetting(facts: Facts): string {
  const said: Readonly<Record<string, string>> = SETTING_PROBLEMS;
  const lines = SETTINGS.filter(({ name }) => facts[name] !== undefined).map(({ name, allowed }: Setting) => {
    const problem = said[String(facts[name])] ?? 'is not right';
    return `  ${name} ${problem} (allowed: ${allowed.en.replaceAll('`', '')})`;
  });
  if (lines.length === 0) return 'A setting is not right. Compare yours with .env.example.';
  return [
    lines.length === 1 ? 'One setting needs a change.' : `${lines.length} settings need a change.`,
    ...lines,
  ].join('\n');
}

function storeDamaged(facts: Facts): string {
  if (facts['reason'] === 'newer') return 'A newer Gakju made this data. Update the program.';
  if (facts['reason'] === 'the database of another program') {
    return 'That folder holds the data of another program. Name another one in GAKJU_DATA_DIR.';
  }
  return 'The stored data is damaged. See where with verify-store, then remove that article and add it again.';
}

const LOGIN_REFUSALS: Readonly<Record<string, string>> = {
  token:
    'Discord does not accept the bot token. Copy it anew from the Bot page of https://discord.com/developers/applications into DISCORD_TOKEN.',
  address: 'DISCORD_API_URL does not lead to Discord. Correct it, or leave it empty.',
  shard: 'Discord does not accept this connection beside the others. Start the bot again.',
  sharding:
    'The bot is in more servers than its connections may carry. Start it again, and it opens enough of them.',
  version: 'Discord does not speak the version of this program any more. Update it.',
  intents: 'Discord does not know what this program asks for at login. Update it.',
  'disallowed-intents':
    'Discord does not allow this application to log in as it asks. See its Bot page at https://discord.com/developers/applications.',
  ended: 'Discord ended the login. Start the bot again.',
};

function loginRefused(facts: Facts): string {
  const reason = word(facts, 'reason');
  if (reason === 'sessions')
    return `The bot has logged in too often today. Start it again ${hours(facts) || 'tomorrow'}.`;
  return LOGIN_REFUSALS[reason] ?? 'Discord did not let the bot in. Check DISCORD_TOKEN.';
}

function registerRefused(facts: Facts): string {
  const reason = word(facts, 'reason');
  if (reason === 'server')
    return `The bot may not add commands to server ${when(word(facts, 'guild'), (id) => `${id} `)}or is not in it. Check the number after --guild, and invite the bot again.`;
  if (reason === 'daily-limit')
    return `Discord takes no more new commands today. Register again ${hours(facts) || 'tomorrow'}.`;
  const fields = when(word(facts, 'fields'), (list) => ` (${list})`);
  return `Discord does not accept the commands${fields}. Update the program, or take back what was changed in them.`;
}

function hours(facts: Facts): string {
  const known = count(facts, 'hours');
  return when(known, (n) => `in ${n} ${n === '1' ? 'hour' : 'hours'}`);
}

function portInUse(facts: Facts): string {
  const port = when(word(facts, 'port'), (number) => `Port ${number}`, 'That port');
  if (facts['reason'] === 'permission')
    return `${port} may not be used by this account. Set GAKJU_HEALTH_PORT to one from 1024 on.`;
  return `${port} is already taken. Set GAKJU_HEALTH_PORT to another number.`;
}

const PAGE_PROBLEMS: Readonly<Record<PageProblem, string>> = {
  nothing: 'I found no article text in it. Copy the text into a .txt file and add that.',
  paywall: 'Its full text is for subscribers or members. Copy the text into a .txt file and add that.',
  heavy: 'It is too large or too complicated to read. Copy just the text into a .txt file and add that.',
  slow: 'Reading it took too long, so I stopped. Copy just the text into a .txt file and add that.',
  encrypted: 'That PDF has a password. Save it without one and add it again.',
  scanned:
    'That PDF holds pictures and no text. Run text recognition (OCR) on it, or add its text as a .txt file.',
  broken: 'That file is damaged or not what its name says. Save it again, or add its text as a .txt file.',
};

function pageUnreadable(facts: Facts): string {
  const said: Readonly<Record<string, string>> = PAGE_PROBLEMS;
  return said[word(facts, 'reason')] ?? PAGE_PROBLEMS.nothing;
}

function notSupported(facts: Facts): string {
  const what = word(facts, 'what');
  if (what === 'url')
    return 'Adding by link does not work yet. Copy the article into a .txt file and add that.';
  if (what === 'bot' || what === 'register')
    return 'The Discord bot is not ready yet. Ask here in the terminal for now.';
  if (facts['path'] !== undefined)
    return `${what.toUpperCase()} files cannot be read yet. Copy the text into a .txt file and add that.`;
  return `${what === '' ? 'That' : what} does not work yet. See what does with help.`;
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
    return 'That link is a feed and not an article. Give me the address of an article.';
  return facts['reason'] === 'no-feed'
    ? 'There is no feed at that address. Give me the address of an RSS or Atom feed.'
    : 'There is no text that I can read behind that link. Give me a web article, a PDF, a DOCX or a text.';
}

function limit(facts: Facts, otherwise: string): string {
  return count(facts, 'limit') || otherwise;
}

function quoted(name: string, otherwise: string): string {
  return name === '' ? otherwise : `“${name}”`;
}
