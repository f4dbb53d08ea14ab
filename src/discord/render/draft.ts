// Shows an article that is not kept yet: its fields, its size, where it begins and ends, and what could not be understood. Pure.
import type { ReadingWarning } from '../../core/article/outside.ts';
import type { Article, Sentence, Span } from '../../core/types.ts';
import { addingWords, type AddingWords } from '../messages.adding.ts';
import { draftButtons } from './buttons.ts';
import { bold, bullets, linkTo, shortLine, small, titled } from './markup.ts';
import { blocks, type MessagePayload, payloadsOf, type View } from './payload.ts';

export interface ShownDraft {
  /** The id of the draft. */
  readonly id: string;
  readonly article: Article;
  readonly warnings: readonly ReadingWarning[];
  readonly sentences: readonly Sentence[];
  /** An article that is here with another text would get this one. */
  readonly changes: boolean;
}

/** To the asker alone. */
export function renderDraft(draft: ShownDraft, view: View): MessagePayload[] {
  const words = addingWords(view.messages);
  const { article, sentences } = draft;
  const { publisher = '', author = '', publishedAt = '' } = article;
  const facts = [
    ...[publisher, author, publishedAt].map((field) => shortLine(field)),
    linkTo(article, [], view.messages),
    words.size(article.text.length, sentences.length),
  ];
  return payloadsOf(
    {
      blocks: [
        `${bold(shortLine(article.title))}\n${small(facts)}`,
        edgesOf(draft, words),
        titled(words.notUnderstood, bullets(doubts(draft, words))),
        draft.changes ? words.keepChanged : words.keepIt,
      ],
      actions: draftButtons(draft.id, words.labels),
    },
    { ...view, private: true },
  );
}

/** What failed, below which the draft can still be kept. */
export function renderStillDraft(id: string, sentence: string, view: View): MessagePayload[] {
  const actions = draftButtons(id, addingWords(view.messages).labels);
  return payloadsOf({ blocks: [sentence], actions }, { ...view, private: true });
}

function edgesOf({ article, sentences }: ShownDraft, words: AddingWords): string {
  const body = sentences.filter(({ heading }) => heading !== true);
  const [first, last] = [body.at(0), body.at(-1)];
  return blocks(
    [
      first ? `${words.firstSentence}: ${edge(article, first.span)}` : '',
      last && last !== first ? `${words.lastSentence}: ${edge(article, last.span)}` : '',
    ],
    '\n',
  );
}

/** Short enough for a draft to be one message, which its buttons change. */
const EDGE_LIMIT = 240;

function edge({ text }: Article, { start, end }: Span): string {
  return `“${shortLine(text.slice(start, end), EDGE_LIMIT)}”`;
}

function doubts({ article, warnings }: ShownDraft, words: AddingWords): string[] {
  return [
    ...warnings.map((warning) => words.warnings[warning]),
    ...(article.publishedAt === undefined ? [words.noDate] : []),
    ...(article.publisher === undefined ? [words.noPublisher] : []),
    ...(article.url === undefined ? [words.noLink] : []),
  ];
}
