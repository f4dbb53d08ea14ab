// What a person can do, each as one call of the services that ends in a Reply; the command line and the chat share it.
import type { Services, SummaryLevel } from '../core/services.ts';
import { freeId } from '../core/article/free-id.ts';
import type { OutsideArticle } from '../core/article/outside.ts';
import { Failure } from '../core/errors.ts';
import type { Answer, Article, Language } from '../core/types.ts';
import { type Io, type Parts, TERMINAL_SCOPE } from './io.ts';
import {
  addedJson,
  answerJson,
  articleJson,
  checkJson,
  compareJson,
  listJson,
  neighboursJson,
  quotesJson,
  summaryJson,
} from './json.ts';
import { questionLanguage } from '../core/asking/question-language.ts';
import { ADDING_WORDS } from './messages.adding.ts';
import { type Messages, messagesFor } from './messages.ts';
import { REBUILDING_WORDS } from './messages.rebuilding.ts';
import { followRebuilding } from './rebuilding.ts';
import { paragraph } from './layout.ts';
import { renderAnswer } from './render.ts';
import { renderCompare } from './render-compare.ts';
import {
  renderArticle,
  renderCheck,
  renderFindings,
  renderList,
  renderNeighbours,
  renderQuotes,
  renderSummary,
} from './render-article.ts';
import type { Reply, View } from './view.ts';

/** What an action works with. `within` is the one article that it is about; without it the services choose. */
export interface Desk {
  readonly services: Services;
  readonly io: Io;
  readonly parts: Parts;
  readonly within?: string | undefined;
  /** Spoken where a text does not tell its own language. */
  readonly language: Language;
  /** Set by a person: what stands around an answer is in it, too, and not in the question's language. */
  readonly languageIsChosen?: boolean | undefined;
  /** Earlier questions of the conversation, oldest first. */
  readonly history?: readonly string[];
}

/** Characters that a question may have. */
export const QUESTION_LIMIT = 2_000;

export const scope = TERMINAL_SCOPE;

export async function ask(desk: Desk, words: string, signal?: AbortSignal): Promise<Reply> {
  const text = words.trim();
  if (text === '') throw new Failure('empty-question');
  if (text.length > QUESTION_LIMIT)
    throw new Failure('question-too-long', { characters: text.length, limit: QUESTION_LIMIT });
  const language = questionLanguage(text, desk.language);
  const askedAt = desk.io.now().toISOString();
  const { value: answer, elapsedMs } = await timed(desk.io, () =>
    desk.services.ask({ text, askedAt, scope, language, ...about(desk), ...earlier(desk) }, signal),
  );
  const messages = messagesFor(desk.languageIsChosen ? desk.language : language);
  return {
    text: (view) => renderAnswer(answer, { ...view, messages }),
    json: () => answerJson(answer, elapsedMs, asideOf(answer, messages)),
    ...(answer.kind === 'answered' && { footnotes: answer.citations }),
    ...('askedAs' in answer && { askedAs: answer.askedAs }),
  };
}

/** What is said without footnotes: small talk, and fields of the article itself. */
function asideOf(answer: Answer, messages: Messages): string {
  if (answer.kind === 'small-talk') return messages.smallTalk[answer.topic];
  return answer.kind === 'about-article' ? messages.about(answer.field, answer.article) : '';
}

export async function summary(desk: Desk, level: SummaryLevel): Promise<Reply> {
  const { language } = desk;
  const { value, elapsedMs } = await timed(desk.io, () =>
    desk.services.summary({ scope, level, language, ...about(desk) }),
  );
  return {
    text: (view) => renderSummary(value, view),
    json: () => summaryJson(value, elapsedMs),
    footnotes: value.citations,
  };
}

export async function quotes(desk: Desk, speaker?: string): Promise<Reply> {
  const value = await desk.services.quotes({
    scope,
    ...about(desk),
    ...(speaker !== undefined && { speaker }),
  });
  return { text: (view) => renderQuotes(value, view), json: () => quotesJson(value) };
}

export async function check(desk: Desk, words: string): Promise<Reply> {
  const claim = words.trim();
  if (claim === '') throw new Failure('empty-claim');
  if (claim.length > QUESTION_LIMIT)
    throw new Failure('question-too-long', { characters: claim.length, limit: QUESTION_LIMIT });
  const { value, elapsedMs } = await timed(desk.io, () =>
    desk.services.check({ scope, claim, ...about(desk) }),
  );
  return {
    text: (view) => renderCheck(value, view),
    json: () => checkJson(value, elapsedMs),
    footnotes: value.claims.flatMap(({ citations }) => citations),
  };
}

/** Two articles by their ids, whatever article the desk is about. */
export async function compare(desk: Desk, left: string, right: string, signal?: AbortSignal): Promise<Reply> {
  const { value, elapsedMs } = await timed(desk.io, () =>
    desk.services.compare({ scope, left, right, ...(signal && { signal }) }),
  );
  return { text: (view) => renderCompare(value, view), json: () => compareJson(value, elapsedMs) };
}

export async function add(desk: Desk, path: string, signal?: AbortSignal): Promise<Reply> {
  return (await addAndName(desk, path, signal)).reply;
}

/** The reply, and the id under which the article is kept. */
export async function addAndName(
  desk: Desk,
  path: string,
  signal?: AbortSignal,
): Promise<{ reply: Reply; id: string }> {
  const { article, warnings } = await readGiven(desk, path, signal);
  const value = await desk.services.add(scope, article, signal);
  const { title, id } = value.article;
  const text = sentence((messages) => {
    const words = ADDING_WORDS[messages.language];
    const said = value.changed
      ? messages.added(title, id, value.sentences, value.replaced)
      : words.unchanged(title, id);
    return [said, ...warnings.map((warning) => words.warnings[warning])].join(' ');
  });
  return { reply: { text, json: () => addedJson(value) }, id };
}

async function readGiven(desk: Desk, path: string, signal?: AbortSignal): Promise<OutsideArticle> {
  const { parts, io } = desk;
  if (!/^https?:\/\//iu.test(path)) return { article: await parts.readArticle(path, io.stdin), warnings: [] };
  if (!parts.readLink) throw new Failure('not-supported', { what: 'url' });
  return underRightId(desk, await parts.readLink(path, signal));
}

/** A page that is here already keeps its id, so that a changed text becomes its next version; a new one takes no other's. */
async function underRightId(
  { services }: Desk,
  { article, warnings }: OutsideArticle,
): Promise<OutsideArticle> {
  const same = await services.sameAs(scope, article);
  if (same && !same.bundled) return { article: { ...article, id: same.id }, warnings };
  const { text } = same ? await services.show({ scope, within: same.id }) : { text: undefined };
  if (same && text === article.text) throw new Failure('article-read-only', { id: same.id });
  const taken = new Set((await services.list(scope)).map(({ id }) => id));
  return { article: { ...article, id: freeId(article.id, taken) }, warnings };
}

export async function list(desk: Desk): Promise<Reply> {
  const articles = await desk.services.list(scope);
  return { text: (view) => renderList(articles, view), json: () => listJson(articles) };
}

export async function show(desk: Desk, id: string): Promise<Reply> {
  const article = await desk.services.show({ scope, within: id });
  const sentences = desk.parts.sentences(article).length;
  return {
    text: (view) => renderArticle(article, sentences, view),
    json: () => articleJson(article, sentences),
  };
}

export async function remove(desk: Desk, id: string): Promise<Reply> {
  await desk.services.remove(scope, id);
  return { text: sentence((messages) => messages.removed(id)), json: () => ({ removed: id }) };
}

export async function rebuild(desk: Desk): Promise<Reply> {
  const { io, language, parts } = desk;
  const estimateTokens = async (texts: readonly string[]) => (await parts.estimateTokens?.(texts)) ?? 0;
  const follow = followRebuilding({ io, language, estimateTokens });
  const rebuilt = await desk.services.rebuild(scope, follow).finally(() => follow.done());
  const { articles, passages, missing } = rebuilt;
  const rest = (messages: Messages): string =>
    missing === undefined ? '' : ` ${REBUILDING_WORDS[messages.language].missing(missing)}`;
  return {
    text: sentence((messages) => `${messages.rebuilt(articles, passages)}${rest(messages)}`),
    json: () => ({ ...rebuilt }),
  };
}

export async function verifyStore(desk: Desk): Promise<Reply> {
  const findings = await desk.services.verifyStore();
  return {
    text: (view) => renderFindings(findings, view),
    json: () => ({ findings }),
    exitCode: findings.length === 0 ? 0 : 1,
  };
}

/** The article's sentence `index`, counted from 0, with the one before and the one after it. */
export function open(desk: Desk, article: Article, index: number): Reply {
  const sentences = desk.parts.sentences(article);
  if (sentences[index] === undefined)
    return notice((messages) => messages.noSentence(index + 1, sentences.length));
  return {
    text: (view) => renderNeighbours(article, sentences, index, view),
    json: () => neighboursJson(article, sentences.slice(Math.max(0, index - 1), index + 2), index),
  };
}

/** A reply that is one sentence to a person. */
export function notice(say: (messages: Messages) => string): Reply {
  return { text: sentence(say), json: () => ({ message: say(messagesFor('en')) }) };
}

function sentence(say: (messages: Messages) => string): (view: View) => string {
  return (view) => paragraph(view, [{ text: say(view.messages) }]);
}

function about({ within }: Desk): { readonly within?: string } {
  return within === undefined ? {} : { within };
}

function earlier({ history = [] }: Desk): { readonly history?: readonly string[] } {
  return history.length === 0 ? {} : { history };
}

async function timed<T>({ clock }: Io, work: () => Promise<T>): Promise<{ value: T; elapsedMs: number }> {
  const from = clock();
  const value = await work();
  return { value, elapsedMs: clock() - from };
}
