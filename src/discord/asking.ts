// Asks a question in a place and shows the answer: what commands, mentions, replies, menus and buttons have in common.
import { questionLanguage } from '../core/asking/question-language.ts';
import { Failure } from '../core/errors.ts';
import type { Services } from '../core/services.ts';
import type { Answer, Language, Question } from '../core/types.ts';
import { EMBEDDED } from '../core/composers.ts';
import type { LeftOut } from './left-out.ts';
import { preferenceWords } from './messages.preferences.ts';
import type { Metrics } from './metrics.ts';
import { messagesFor } from './messages.ts';
import type { Place } from './place.ts';
import { leftOutButton } from './render/buttons.ts';
import { renderAnswer } from './render/message.ts';
import type { MessagePayload, View } from './render/payload.ts';
import { CONTENT_LIMIT } from './render/split.ts';
import { chosenLanguage, type Choices } from './settings.ts';

export interface AskRequest {
  readonly text: string;
  readonly place: Place;
  readonly choices: Choices;
  /** For a question that does not tell its language. */
  readonly language: Language;
  /** The article that was chosen with the question. */
  readonly article?: string | undefined;
  /** The article that the conversation has been about: asked first, then the others. */
  readonly about?: string | undefined;
  /** Earlier questions, oldest first. */
  readonly history?: readonly string[] | undefined;
  readonly private?: boolean | undefined;
  /** The question is repeated above the answer, where nobody sees it otherwise. */
  readonly repeat?: boolean | undefined;
  readonly signal: AbortSignal;
  /** Takes the answer so far, where a model writes it: verified statements, no buttons, marked as unfinished. */
  readonly watch?: ((payloads: readonly MessagePayload[]) => void) | undefined;
}

export type Asking = (request: AskRequest) => Promise<readonly MessagePayload[]>;

export interface AskingParts {
  readonly services: Pick<Services, 'ask'>;
  readonly metrics: Metrics;
  readonly now: () => Date;
  /** Without it nothing of what was left out is held. */
  readonly leftOut?: LeftOut;
}

export function createAsking({ services, metrics, now, leftOut }: AskingParts): Asking {
  return async (request) => {
    const { text, choices, place } = request;
    const language = chosenLanguage(choices) ?? questionLanguage(text, request.language);
    const question: Question = {
      text,
      askedAt: now().toISOString(),
      scope: place.library,
      language,
      ...mannerOf(choices),
      ...(request.history && request.history.length > 0 && { history: request.history }),
    };
    const view: View = {
      messages: messagesFor(language),
      private: request.private === true,
      ...(request.repeat === true && { asked: text }),
    };
    const answer = await answerOf(question, request, services, view);
    metrics.count('answers', answer.kind);
    return renderAnswer(answer, { ...view, ...leftOutOf(answer, request, leftOut, view) });
  };
}

function mannerOf({ length, speech }: Choices): Pick<Question, 'manner'> {
  if (length === undefined && speech === undefined) return {};
  return { manner: { ...(length && { length }), ...(speech && { register: speech }) } };
}

/** Of an answer that a model took part in, where the place shows it to those who manage the server. */
function leftOutOf(
  answer: Answer,
  { choices, place }: AskRequest,
  leftOut: LeftOut | undefined,
  { messages }: View,
): Pick<View, 'actions'> {
  if (!leftOut || choices.dropped !== 'on' || answer.kind !== 'answered') return {};
  const { dropped, composedBy, fellBack } = answer;
  if (dropped.length === 0 || (composedBy === EMBEDDED && fellBack === undefined)) return {};
  const label = preferenceWords(messages).leftOutLabel(dropped.length);
  return { actions: [leftOutButton(leftOut.keep(place.scope, dropped), label)] };
}

/** In the article that was chosen, else in the one talked about, else in the place's own, else in all. */
async function answerOf(
  question: Question,
  { article, about, choices, signal, watch }: AskRequest,
  services: AskingParts['services'],
  view: View,
): Promise<Answer> {
  const seen = watch && ((soFar: Answer): void => watch(unfinished(soFar, view)));
  const ask = (within?: string): Promise<Answer> =>
    services.ask(within === undefined ? question : { ...question, within }, signal, seen);
  if (article !== undefined) return ask(article);
  const inChosen = (): Promise<Answer> => askWithin(choices.article, ask);
  if (about === undefined || about === choices.article) return inChosen();
  const first = await askWithin(about, ask);
  if (first.kind !== 'unsure' && first.kind !== 'not-found') return first;
  const wider = await inChosen();
  return wider.kind === 'answered' ? wider : first;
}

/** The first message of it alone; the rest comes with the whole. */
function unfinished(soFar: Answer, view: View): MessagePayload[] {
  const [first] = renderAnswer(soFar, view);
  if (!first) return [];
  const content = `${first.content}\n-# ${view.messages.writing}`;
  return [{ ...first, content: content.length > CONTENT_LIMIT ? first.content : content, components: [] }];
}

/** A default that was removed since is no default. */
async function askWithin(
  article: string | undefined,
  ask: (within?: string) => Promise<Answer>,
): Promise<Answer> {
  if (article === undefined) return ask();
  try {
    return await ask(article);
  } catch (error) {
    if (error instanceof Failure && error.code === 'unknown-article') return ask();
    throw error;
  }
}
