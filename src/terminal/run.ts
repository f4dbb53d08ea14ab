// The command line program: one call, one exit code; every way to fail ends in a sentence on stderr, never in a stack.
import { type Config, readConfig, SETTINGS } from '../config.ts';
import { Failure } from '../core/errors.ts';
import type { Language } from '../core/types.ts';
import * as actions from './actions.ts';
import { COMMAND_NAMES, type CommandName, type Invocation, parseCommandLine } from './command-line.ts';
import { reportFailure } from './failure-report.ts';
import { help } from './help.ts';
import { createOutput, type Io, type Output, OutputClosed, type Parts } from './io.ts';
import { interfaceLanguage } from './language.ts';
import { createPaint, wantsColour } from './layout.ts';
import { type Messages, messagesFor } from './messages.ts';
import { nearestWord } from './nearest-word.ts';
import { safeJson, safeText } from './safe-text.ts';
import type { Reply, View } from './view.ts';

/** Everything that a run needs, and where it speaks. */
export interface Program {
  readonly io: Io;
  readonly parts: Parts;
  readonly out: Output;
  readonly problems: Output;
  readonly view: View;
  readonly invocation: Invocation;
  readonly language: Language;
}

/** Lines wider than this are hard to read. */
const WIDEST = 100;
/** A terminal that does not tell its width, or tells 0, is taken to be this wide. */
const UNKNOWN_WIDTH = 80;

/** Runs one command and returns the exit code: 0, 1 for a failure, 2 for wrong usage. Never throws. */
export async function runCli(argv: readonly string[], io: Io, parts: Parts): Promise<number> {
  const out = createOutput(io.stdout);
  const problems = createOutput(io.stderr);
  let language = languageAsked(argv) ?? interfaceLanguage(io.env);
  let json = argv.includes('--json');
  try {
    const invocation = parseCommandLine(argv);
    language = invocation.language ?? language;
    json = invocation.json;
    const view = viewFor(io, messagesFor(language));
    return await run({ io, parts, out, problems, view, invocation, language });
  } catch (error) {
    if (error instanceof OutputClosed) return 0;
    const report = reportFailure(error, messagesFor(language), io);
    await problems.write(`${json ? safeJson(report.json) : report.text}\n`).catch(() => undefined);
    return report.exitCode;
  }
}

export function viewFor(io: Io, messages: Messages): View {
  const isTerminal = io.stdout.isTTY === true;
  const width = io.width ?? (isTerminal ? io.stdout.columns || UNKNOWN_WIDTH : Infinity);
  return {
    messages,
    width: Math.max(20, width === Infinity ? width : Math.min(width, WIDEST)),
    paint: createPaint(wantsColour(io.env, isTerminal)),
  };
}

/** Said before the command line is read, so that what is wrong with it is said in the language asked for. */
function languageAsked(argv: readonly string[]): Language | undefined {
  const given = argv.findLast((word, at) => word.startsWith('--lang=') || argv[at - 1] === '--lang');
  const value = given?.replace('--lang=', '');
  return value === 'ko' || value === 'en' ? value : undefined;
}

async function run(program: Program): Promise<number> {
  const { invocation, parts } = program;
  if (invocation.command === 'version') {
    return finish(program, { text: () => parts.version, json: () => ({ version: parts.version }) });
  }
  if (invocation.command === 'help') return finish(program, help(helpTopic(invocation.words[0])));
  const config = await readConfig(program.io.env);
  await warnOfUnknown(config, program);
  return outside(program, config) ?? withServices(program, config);
}

/** The commands that are somebody else's to run; undefined for the terminal's own. */
function outside({ invocation, parts, language, io }: Program, config: Config): Promise<number> | undefined {
  const { command, words, guild } = invocation;
  const line = (text: string): void => void io.stdout.write(`${safeText(text)}\n`);
  if (command === 'eval') return parts.eval(words, config);
  if (command === 'bench') return parts.bench(words, config);
  if (command === 'register') return parts.register?.(config, guild, language, line) ?? notYet(command);
  if (command === 'bot') return parts.bot?.(config, language, line) ?? notYet(command);
  if (command === 'start' && config.discord.token !== undefined) return parts.bot?.(config, language, line);
  return undefined;
}

function notYet(what: string): Promise<number> {
  return Promise.reject(new Failure('not-supported', { what }));
}

async function withServices(program: Program, config: Config): Promise<number> {
  const services = await program.parts.open(config);
  try {
    const { io, parts, invocation, language } = program;
    const desk = {
      services,
      io,
      parts,
      language,
      within: invocation.article,
      languageIsChosen: invocation.language !== undefined,
    };
    if (!isAct(invocation.command)) return await converse(program, desk, config);
    return await finish(
      program,
      await ACTS[invocation.command](desk, invocation, invocation.words.join(' ')),
    );
  } finally {
    await services.close();
  }
}

async function converse(program: Program, desk: actions.Desk, config: Config): Promise<number> {
  const { stdin, stdout } = program.io;
  if (stdin.isTTY === true && stdout.isTTY === true && !program.invocation.json) {
    const { chat } = await import('./chat.ts');
    return chat(program, desk, config);
  }
  const { answerLines } = await import('./piped.ts');
  return answerLines(program, desk, config);
}

type Act = (desk: actions.Desk, invocation: Invocation, text: string) => Promise<Reply>;

/** The commands that end in one reply of the services. */
const ACTS = {
  ask: (desk, _, text) => actions.ask(desk, text),
  summary: (desk, { level }) => actions.summary(desk, level),
  quotes: (desk, { speaker }) => actions.quotes(desk, speaker),
  check: (desk, _, text) => actions.check(desk, text),
  compare: (desk, { words: [left = '', right = ''] }) => actions.compare(desk, left, right),
  add: (desk, _, path) => actions.add(desk, path),
  list: (desk) => actions.list(desk),
  show: (desk, _, id) => actions.show(desk, id),
  remove: (desk, _, id) => actions.remove(desk, id),
  rebuild: (desk) => actions.rebuild(desk),
  'verify-store': (desk) => actions.verifyStore(desk),
  backup: async (desk, _, path) => (await import('./keeping.ts')).backup(desk, path),
  export: async (desk, _, folder) => (await import('./keeping.ts')).exportArticles(desk, folder),
  import: async (desk, _, folder) => (await import('./keeping.ts')).importArticles(desk, folder),
} as const satisfies Partial<Readonly<Record<CommandName, Act>>>;

function isAct(command: Invocation['command']): command is keyof typeof ACTS {
  return command in ACTS;
}

async function finish({ out, view, invocation }: Program, reply: Reply): Promise<number> {
  await out.write(`${invocation.json ? safeJson(reply.json()) : reply.text(view)}\n`);
  return reply.exitCode ?? 0;
}

function helpTopic(word: string | undefined) {
  if (word === undefined || word === 'start') return undefined;
  const known = COMMAND_NAMES.find((name) => name === word);
  if (known) return known;
  const nearest = nearestWord(word, COMMAND_NAMES);
  throw new Failure('unknown-command', { command: word, ...(nearest !== undefined && { nearest }) });
}

/** A mistyped setting does nothing, which is worse than an error: it is said, and the run goes on. */
async function warnOfUnknown({ unknown }: Config, { problems, view }: Program): Promise<void> {
  const names = SETTINGS.map(({ name }) => name);
  for (const name of unknown) {
    const nearest = nearestWord(name, names);
    if (nearest !== undefined)
      await problems.write(`${safeText(view.messages.unknownSetting(name, nearest))}\n`);
  }
}
