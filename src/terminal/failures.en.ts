// Every failure in English: one sentence that says what is wrong, and what to do about it.
import { SETTINGS, type Setting, type SettingProblem } from '../config.ts';
import type { Facts, FailureCode } from '../core/errors.ts';
import type { UsageProblem } from './command-line.ts';
import { count, listed, megabytes, when, word } from './facts.ts';
import { nearestWord } from './nearest-word.ts';

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
  'data-broken': (facts) =>
    `${when(count(facts, 'line'), (n) => `Line ${n}`, 'A line')} of ${when(word(facts, 'path'), (path) => path, 'the data')} cannot be read. Each line must be one JSON object.`,
  'front-matter-broken': (facts) =>
    `${when(count(facts, 'line'), (n) => `Line ${n} of the block`, 'The block')} between the --- lines cannot be read. Write it as “title: …” and close the block with ---.`,
  'unknown-article': unknownArticle,
  'article-read-only': (facts) =>
    `${quoted(word(facts, 'article', 'id', 'articleId'), 'This article')} came with the program and stays as it is. Add yours under another file name.`,
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
  'not-supported': notSupported,
};

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
  'needed-by-provider': 'is empty, and the chosen provider needs it',
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

function limit(facts: Facts, otherwise: string): string {
  return count(facts, 'limit') || otherwise;
}

function quoted(name: string, otherwise: string): string {
  return name === '' ? otherwise : `“${name}”`;
}
