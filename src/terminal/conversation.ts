// A conversation line by line: a question, a footnote's number or a slash command becomes a Reply; what was chosen is remembered.
import { Failure } from '../core/errors.ts';
import type { Citation, Language } from '../core/types.ts';
import * as actions from './actions.ts';
import { chatHelp } from './help.ts';
import { levelNamed } from './command-line.ts';
import { nearestWord } from './nearest-word.ts';
import { sentenceAt } from './render-article.ts';
import type { Reply } from './view.ts';

export interface Conversation {
  /** What the next line is answered with. */
  readonly desk: actions.Desk;
  readonly json: boolean;
  /** The reply to a line that is not empty; `leave` when it asks to. */
  respond(line: string, signal?: AbortSignal): Promise<Reply | 'leave'>;
}

export const SLASH_COMMANDS = [
  '/summary',
  '/quotes',
  '/check',
  '/compare',
  '/open',
  '/articles',
  '/article',
  '/add',
  '/lang',
  '/json',
  '/help',
  '/quit',
] as const;
export type SlashCommand = (typeof SLASH_COMMANDS)[number];

/** What people type instead. */
const NICKNAMES: Readonly<Record<string, SlashCommand>> = {
  '/요약': '/summary',
  '/인용': '/quotes',
  '/말': '/quotes',
  '/대조': '/check',
  '/비교': '/compare',
  '/기사': '/articles',
  '/list': '/articles',
  '/도움말': '/help',
  '/?': '/help',
  '/끝': '/quit',
  '/exit': '/quit',
  '/q': '/quit',
};

/** Earlier questions that go with a new one. */
const REMEMBERED = 4;

interface State {
  desk: actions.Desk;
  json: boolean;
  footnotes: readonly Citation[];
}

/** `remembers`: a question may lean on the ones before it. */
export function createConversation(desk: actions.Desk, json: boolean, remembers: boolean): Conversation {
  const state: State = { desk, json, footnotes: [] };
  return {
    get desk() {
      return state.desk;
    },
    get json() {
      return state.json;
    },
    async respond(line, signal) {
      const reply = await respond(state, line.trim(), remembers, signal);
      if (reply !== 'leave' && reply.footnotes) state.footnotes = reply.footnotes;
      return reply;
    },
  };
}

async function respond(
  state: State,
  line: string,
  remembers: boolean,
  signal?: AbortSignal,
): Promise<Reply | 'leave'> {
  const number = /^\[?(\d{1,3})\]?$/u.exec(line)?.[1];
  if (number !== undefined) return footnote(state, Number(number));
  if (line.startsWith('/')) return command(state, line, signal);
  const reply = await actions.ask(state.desk, line, signal);
  const history = [...(state.desk.history ?? []), reply.askedAs ?? line].slice(-REMEMBERED);
  if (remembers) state.desk = { ...state.desk, history };
  return reply;
}

function footnote({ desk, footnotes }: State, number: number): Reply {
  const citation = footnotes.find((one) => one.number === number);
  if (!citation) return actions.notice((messages) => messages.noFootnote(number, footnotes.length));
  return actions.open(
    desk,
    citation.article,
    sentenceAt(desk.parts.sentences(citation.article), citation.span),
  );
}

type Work = (
  state: State,
  argument: string,
  signal?: AbortSignal,
) => Promise<Reply | 'leave'> | Reply | 'leave';

const WORK: Readonly<Record<SlashCommand, Work>> = {
  '/summary': ({ desk }, level) => actions.summary(desk, readLevel(level)),
  '/quotes': ({ desk }, speaker) => actions.quotes(desk, speaker === '' ? undefined : speaker),
  '/check': ({ desk }, claim) => actions.check(desk, claim),
  '/compare': compareArticles,
  '/open': ({ desk }, number) => openSentence(desk, number),
  '/articles': ({ desk }) => actions.list(desk),
  '/article': (state, id) => (id === '' ? actions.list(state.desk) : chooseArticle(state, id)),
  '/add': addArticle,
  '/lang': chooseLanguage,
  '/json': toggleJson,
  '/help': chatHelp,
  '/quit': () => 'leave',
};

async function command(state: State, line: string, signal?: AbortSignal): Promise<Reply | 'leave'> {
  const [typed = '', ...rest] = line.split(/\s+/u);
  return WORK[commandNamed(typed)](state, rest.join(' '), signal);
}

function toggleJson(state: State): Reply {
  state.json = !state.json;
  return actions.notice((messages) => messages.jsonChosen(state.json));
}

function commandNamed(typed: string): SlashCommand {
  const word = typed.toLowerCase();
  const known = SLASH_COMMANDS.find((name) => name === word) ?? NICKNAMES[word];
  if (known) return known;
  const nearest = nearestWord(word, SLASH_COMMANDS);
  throw new Failure('unknown-command', { command: typed, ...(nearest !== undefined && { nearest }) });
}

function readLevel(word: string) {
  const level = levelNamed(word === '' ? 'three-lines' : word);
  if (level) return level;
  throw new Failure('wrong-usage', {
    problem: 'bad-value',
    option: '/summary',
    value: word,
    allowed: 'one-line, three-lines, detailed, numbers',
  });
}

async function openSentence(desk: actions.Desk, argument: string): Promise<Reply> {
  const number = Number(/^\d{1,6}$/u.exec(argument)?.[0] ?? 0);
  if (number < 1) throw missing('/open', '/open 3');
  return actions.open(desk, await articleOf(desk), number - 1);
}

async function compareArticles({ desk }: State, argument: string, signal?: AbortSignal): Promise<Reply> {
  const [left, right, ...more] = argument.split(/\s+/u);
  if (left === undefined || right === undefined || more.length > 0)
    throw missing('/compare', '/compare ID ID');
  return actions.compare(desk, left, right, signal);
}

async function chooseArticle(state: State, id: string): Promise<Reply> {
  const { title } = await articleOf({ ...state.desk, within: id });
  state.desk = { ...state.desk, within: id, history: [] };
  state.footnotes = [];
  return actions.notice((messages) => messages.articleChosen(title));
}

/** An article just added is what the next question is about. */
async function addArticle(state: State, path: string, signal?: AbortSignal): Promise<Reply> {
  if (path === '' || path === '-') throw missing('/add', '/add news.txt');
  const { reply, id } = await actions.addAndName(state.desk, unquoted(path), signal);
  await chooseArticle(state, id);
  return reply;
}

function chooseLanguage(state: State, word: string): Reply {
  if (word !== 'ko' && word !== 'en') throw missing('/lang', '/lang ko, /lang en');
  const language: Language = word;
  state.desk = { ...state.desk, language, languageIsChosen: true };
  return actions.notice((messages) => messages.languageChosen);
}

async function articleOf({ services, within }: actions.Desk) {
  return services.show({ scope: actions.scope, ...(within !== undefined && { within }) });
}

/** A path dragged into a terminal comes in quotation marks or with escaped spaces. */
function unquoted(path: string): string {
  const quoted = /^(['"])(.*)\1$/u.exec(path);
  return quoted?.[2] ?? path.replace(/\\ /gu, ' ');
}

function missing(command: SlashCommand, usage: string): Failure {
  return new Failure('wrong-usage', { problem: 'missing-argument', command, usage });
}
