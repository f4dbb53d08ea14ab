// Turns the words of a command line into one Invocation, or a Failure that names the nearest right word.
import { parseArgs } from 'node:util';
import { Failure } from '../core/errors.ts';
import { SUMMARY_LEVELS, type SummaryLevel } from '../core/services.ts';
import type { Language } from '../core/types.ts';
import { nearestWord } from './nearest-word.ts';

type OptionName = 'article' | 'level' | 'speaker' | 'guild' | 'json' | 'lang';

interface CommandShape {
  /** What stands after the name, as shown in help. */
  readonly argument?: string;
  /** How many words it takes: none, exactly one or two, or a sentence of any number. */
  readonly takes: 'nothing' | 'one' | 'two' | 'sentence' | 'optional' | 'rest';
  readonly options: readonly OptionName[];
}

/** The command line's table, in the order of help. `start` is the program without a command. */
export const COMMANDS = {
  start: { takes: 'nothing', options: ['article'] },
  ask: { argument: '"…"', takes: 'sentence', options: ['article'] },
  summary: { takes: 'nothing', options: ['article', 'level'] },
  quotes: { takes: 'nothing', options: ['article', 'speaker'] },
  check: { argument: '"…"', takes: 'sentence', options: ['article'] },
  compare: { argument: 'ID ID', takes: 'two', options: [] },
  add: { argument: 'PATH|URL|-', takes: 'one', options: [] },
  list: { takes: 'nothing', options: [] },
  show: { argument: 'ID', takes: 'one', options: [] },
  remove: { argument: 'ID', takes: 'one', options: [] },
  rebuild: { takes: 'nothing', options: [] },
  'verify-store': { takes: 'nothing', options: [] },
  backup: { argument: 'PATH', takes: 'one', options: [] },
  export: { argument: 'FOLDER', takes: 'one', options: [] },
  import: { argument: 'FOLDER', takes: 'one', options: [] },
  register: { takes: 'nothing', options: ['guild'] },
  bot: { takes: 'nothing', options: [] },
  eval: { argument: '…', takes: 'rest', options: [] },
  bench: { argument: '…', takes: 'rest', options: [] },
  help: { argument: '[COMMAND]', takes: 'optional', options: [] },
} as const satisfies Readonly<Record<string, CommandShape>>;

export type CommandName = keyof typeof COMMANDS;
export const COMMAND_NAMES: readonly CommandName[] = Object.keys(COMMANDS).filter(isTyped);

/** What is wrong with a usage: the fact `problem` of `wrong-usage`. */
export type UsageProblem =
  | 'unknown-option'
  | 'option-elsewhere'
  | 'missing-value'
  | 'unexpected-value'
  | 'bad-value'
  | 'extra-argument'
  | 'missing-argument';

export interface Invocation {
  readonly command: CommandName | 'version';
  /** The words after the command; for eval and bench everything after it, unread. */
  readonly words: readonly string[];
  readonly article?: string;
  readonly level: SummaryLevel;
  readonly speaker?: string;
  readonly guild?: string;
  readonly json: boolean;
  readonly language?: Language;
}

const OPTIONS = {
  article: { type: 'string' },
  level: { type: 'string' },
  speaker: { type: 'string' },
  guild: { type: 'string' },
  lang: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
} as const;

const OPTION_VALUES: Readonly<Record<string, string>> = {
  article: 'ID',
  level: SUMMARY_LEVELS.join('|'),
  speaker: '…',
  guild: 'ID',
  lang: 'ko|en',
};

const DEFAULT_LEVEL: SummaryLevel = 'three-lines';

/** Fails with unknown-command (`command`, `nearest`) or wrong-usage (`problem` and its facts). */
export function parseCommandLine(argv: readonly string[]): Invocation {
  const parsed = parseArgs({
    args: [...argv],
    options: OPTIONS,
    strict: false,
    tokens: true,
  });
  const first = parsed.tokens.find((token) => token.kind === 'positional');
  const command = first === undefined ? 'start' : commandNamed(first.value);
  if (COMMANDS[command].takes === 'rest') return passOn(command, argv.slice((first?.index ?? -1) + 1));
  const options = readOptions(parsed.tokens, command);
  const [, ...words] = parsed.positionals;
  if (options.version) return { ...options.invocation, command: 'version', words: [] };
  if (options.help)
    return { ...options.invocation, command: 'help', words: first === undefined ? [] : [command] };
  checkWords(command, words);
  return { ...options.invocation, command, words };
}

/** `add PATH|URL|-` */
export function nameWithArgument(command: CommandName): string {
  const { argument }: CommandShape = COMMANDS[command];
  return argument === undefined ? command : `${command} ${argument}`;
}

/** How a command is written, with its options: `gakju ask "…" [--article ID] [--json]`. */
export function usageOf(command: CommandName): string {
  const { argument, options, takes }: CommandShape = COMMANDS[command];
  const name = command === 'start' ? [] : [command];
  const flags = takes === 'rest' ? [] : [...options, 'json' as const].map(optionUsage);
  return ['gakju', ...name, ...(argument === undefined ? [] : [argument]), ...flags].join(' ');
}

function isTyped(name: string): name is CommandName {
  return name in COMMANDS && name !== 'start';
}

/** A level by its name, or by what Koreans call it. */
export function levelNamed(word: string): SummaryLevel | undefined {
  return (
    SUMMARY_LEVELS.find((level) => level === word.toLowerCase()) ?? LEVEL_NICKNAMES[word.replace(/\s/gu, '')]
  );
}

const LEVEL_NICKNAMES: Readonly<Record<string, SummaryLevel>> = {
  한줄: 'one-line',
  세줄: 'three-lines',
  자세히: 'detailed',
  길게: 'detailed',
  숫자: 'numbers',
};

function optionUsage(name: OptionName): string {
  const value = OPTION_VALUES[name];
  return value === undefined ? `[--${name}]` : `[--${name} ${value}]`;
}

function passOn(command: CommandName, words: readonly string[]): Invocation {
  return { command, words, level: DEFAULT_LEVEL, json: words.includes('--json') };
}

function commandNamed(word: string): CommandName {
  const known = COMMAND_NAMES.find((name) => name === word);
  if (known) return known;
  const nearest = nearestWord(word, COMMAND_NAMES);
  const looksAsked = /\s|[?？]|\p{Script=Hangul}/u.test(word);
  throw new Failure('unknown-command', {
    command: word,
    ...(nearest !== undefined && { nearest }),
    ...(nearest === undefined && looksAsked && { question: word }),
  });
}

interface ReadOptions {
  readonly help: boolean;
  readonly version: boolean;
  readonly invocation: Omit<Invocation, 'command' | 'words'>;
}

type Token = NonNullable<ReturnType<typeof parseArgs>['tokens']>[number];
type OptionToken = Extract<Token, { kind: 'option' }>;

function readOptions(tokens: readonly Token[], command: CommandName): ReadOptions {
  const given = tokens.filter((token): token is OptionToken => token.kind === 'option');
  for (const token of given) checkOption(token, command);
  const last = (name: OptionName) => given.findLast((token) => token.name === name)?.value;
  const has = (name: string) => given.some((token) => token.name === name);
  const article = last('article');
  const speaker = last('speaker');
  const guild = last('guild');
  const language = last('lang');
  return {
    help: has('help'),
    version: has('version'),
    invocation: {
      level: levelNamed(last('level') ?? DEFAULT_LEVEL) ?? DEFAULT_LEVEL,
      json: has('json'),
      ...(article !== undefined && { article }),
      ...(speaker !== undefined && { speaker }),
      ...(guild !== undefined && { guild }),
      ...((language === 'ko' || language === 'en') && { language }),
    },
  };
}

function checkOption(token: OptionToken, command: CommandName): void {
  const { name, rawName: option } = token;
  const usage = usageOf(command);
  if (!(name in OPTIONS)) throw unknownOption(token, command);
  const everywhere = ['json', 'lang', 'help', 'version'];
  const own: readonly string[] = COMMANDS[command].options;
  if (!own.includes(name) && !everywhere.includes(name)) {
    throw wrongUsage('option-elsewhere', { option, command: command === 'start' ? 'gakju' : command, usage });
  }
  if (name in OPTION_VALUES) checkValue(token, usage);
  else if (token.value !== undefined) throw wrongUsage('unexpected-value', { option });
}

function checkValue({ name, rawName: option, value, inlineValue }: OptionToken, usage: string): void {
  const swallowed = inlineValue !== true && value?.startsWith('--') === true;
  if (value === undefined || value.trim() === '' || swallowed)
    throw wrongUsage('missing-value', { option, usage });
  if (name === 'level' && levelNamed(value) === undefined) throw badValue(option, value, SUMMARY_LEVELS);
  if (name === 'lang' && value !== 'ko' && value !== 'en') throw badValue(option, value, ['ko', 'en']);
}

function badValue(option: string, value: string, allowed: readonly string[]): Failure {
  const nearest = nearestWord(value, allowed);
  return wrongUsage('bad-value', {
    option,
    value,
    allowed: allowed.join(', '),
    ...(nearest !== undefined && { nearest }),
  });
}

function unknownOption({ rawName: option }: OptionToken, command: CommandName): Failure {
  const own = [...COMMANDS[command].options, 'json', 'lang', 'help', 'version'].map((name) => `--${name}`);
  const nearest =
    nearestWord(option, own) ??
    nearestWord(
      option,
      Object.keys(OPTIONS).map((name) => `--${name}`),
    );
  return wrongUsage('unknown-option', {
    option,
    usage: usageOf(command),
    ...(nearest !== undefined && { nearest }),
  });
}

const LEAST_WORDS = { nothing: 0, optional: 0, one: 1, two: 2, sentence: 1, rest: 0 } as const;
const MOST_WORDS = {
  nothing: 0,
  optional: 1,
  one: 1,
  two: 2,
  sentence: Infinity,
  rest: Infinity,
} as const;

function checkWords(command: CommandName, words: readonly string[]): void {
  const { takes }: CommandShape = COMMANDS[command];
  const usage = usageOf(command);
  if (words.length < LEAST_WORDS[takes]) throw wrongUsage('missing-argument', { command, usage });
  const extra = words[MOST_WORDS[takes]];
  if (extra !== undefined) throw wrongUsage('extra-argument', { argument: extra, command, usage });
}

function wrongUsage(problem: UsageProblem, facts: Readonly<Record<string, string>>): Failure {
  return new Failure('wrong-usage', { problem, ...facts });
}
