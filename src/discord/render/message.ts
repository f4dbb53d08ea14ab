// Shows an answer as Discord messages: statements with footnotes, the quoted words, how it was made, and what to ask next. Pure.
import { Failure } from '../../core/errors.ts';
import type { Answer } from '../../core/types.ts';
import { askButton } from './buttons.ts';
import { shortLine, sourceLines, statementMarkup } from './markup.ts';
import { bullets, citationLines, linkTo, quotation, titled, writerOf } from './markup.ts';
import { blocks, type MessagePayload, payloadsOf, type View } from './payload.ts';

type Answered = Extract<Answer, { kind: 'answered' }>;
type NotAnswered = Extract<Answer, { kind: 'unsure' | 'not-found' }>;
type AboutArticle = Extract<Answer, { kind: 'about-article' }>;

/** Questions that are offered below an answer, and below none. */
const FOLLOW_UPS = 2;
const SUGGESTIONS = 3;
const TEXT_LIMIT = 300;

export function renderAnswer(answer: Answer, view: View): MessagePayload[] {
  switch (answer.kind) {
    case 'answered':
      return renderAnswered(answer, view);
    case 'unsure':
    case 'not-found':
      return renderNotAnswered(answer, view);
    case 'small-talk':
      return renderNotice(view.messages.smallTalk[answer.topic], view);
    case 'about-article':
      return renderAbout(answer, view);
    default:
      return answer satisfies never;
  }
}

/** A failure of the product as its sentence; anything else as a bug with the id under which it was logged. */
export function renderFailure(failure: unknown, view: View, id = '-'): MessagePayload[] {
  const { messages } = view;
  const sentence =
    failure instanceof Failure ? messages.failures[failure.code](failure.facts) : messages.bug(shortLine(id));
  return renderNotice(sentence, view);
}

/** One of the sentences of `Messages`, as it stands. */
export function renderNotice(sentence: string, view: View): MessagePayload[] {
  return payloadsOf({ blocks: [sentence] }, view);
}

function renderAnswered(answer: Answered, view: View): MessagePayload[] {
  const { messages } = view;
  const made = [messages.composed(writerOf(answer.composedBy)), fellBackLine(answer, view)];
  const [questions, open] = askable(answer.suggestions.slice(0, FOLLOW_UPS));
  return payloadsOf(
    {
      blocks: [
        blocks(answer.statements.map(statementMarkup), ' '),
        blocks(
          [
            knowsUntilLine(answer, view),
            answer.incomplete ? messages.incomplete : '',
            unansweredLine(answer.unanswered, view),
            missingLine(answer.missing, view),
          ],
          '\n',
        ),
        blocks(
          [
            citationLines(answer.citations),
            sourceLines(answer.citations, messages, { asOf: answer.asOf, made: blocks(made, ' · ') }),
          ],
          '\n',
        ),
        titled(messages.followUps, bullets(open)),
      ],
      citations: answer.citations,
      questions,
      judged: true,
      actions: view.actions ?? [],
    },
    view,
  );
}

function renderNotAnswered(answer: NotAnswered, view: View): MessagePayload[] {
  const { messages } = view;
  const verdict = answer.kind === 'unsure' ? messages.unsure : messages.notFound[answer.reason];
  const near = bullets(answer.nearest.map(({ article, sentence }) => quotation(article, sentence.span)));
  const shown = answer.nearest.map(({ article, sentence }) => ({ article, span: sentence.span }));
  const source =
    near === '' ? '' : sourceLines(shown, messages, { asOf: answer.asOf, made: fellBackLine(answer, view) });
  const [questions, open] = askable(answer.suggestions.slice(0, SUGGESTIONS));
  return payloadsOf(
    {
      blocks: [
        blocks([verdict, knowsUntilLine(answer, view), missingLine(answer.missing, view)], '\n'),
        blocks([answer.kind === 'unsure' ? near : titled(messages.nearest, near), source], '\n'),
        blocks([questions.length + open.length === 0 ? '' : messages.suggestions, bullets(open)], '\n'),
      ],
      questions,
      judged: true,
    },
    view,
  );
}

function renderAbout({ field, article }: AboutArticle, view: View): MessagePayload[] {
  const { title, author, publisher, publishedAt, text } = article;
  const link = linkTo(article, [], view.messages);
  const facts = {
    title: shortLine(title),
    author: optionalLine(author),
    publisher: optionalLine(publisher),
    publishedAt: optionalLine(publishedAt),
    link: link === '' ? undefined : link,
    characters: text.length,
  };
  return renderNotice(view.messages.about(field, facts), view);
}

/** Those that fit a button, and those that do not, escaped, to be read. */
function askable(questions: readonly string[]): readonly [buttons: string[], text: string[]] {
  return [
    questions.filter(fitsButton),
    questions.filter((question) => !fitsButton(question)).map((question) => shortLine(question, TEXT_LIMIT)),
  ];
}

function fitsButton(question: string): boolean {
  return askButton(question, 0) !== undefined;
}

function optionalLine(text: string | undefined): string | undefined {
  return text === undefined ? undefined : shortLine(text);
}

function knowsUntilLine({ asksForNow, asOf }: Answered | NotAnswered, { messages }: View): string {
  return asksForNow === true && asOf !== undefined ? messages.knowsUntil(shortLine(asOf)) : '';
}

/** Why the model's answer is not the one that is shown. */
function fellBackLine({ fellBack }: Answered | NotAnswered, { messages }: View): string {
  return fellBack === undefined ? '' : messages.fellBack[fellBack];
}

function unansweredLine(questions: readonly string[], view: View): string {
  const said = shortLines(questions);
  return said.length === 0 ? '' : view.messages.unanswered(said);
}

function missingLine(words: readonly string[], view: View): string {
  const said = shortLines(words);
  return said.length === 0 ? '' : view.messages.missing(said);
}

function shortLines(texts: readonly string[]): string[] {
  return texts.map((text) => shortLine(text, TEXT_LIMIT)).filter((text) => text !== '');
}
