// Shows what is not an answer as Discord messages: a sentence with its neighbours, the articles, help, privacy. Pure.
import type { ArticleListing } from '../../core/services.ts';
import type { Article, Sentence, Span } from '../../core/types.ts';
import { addingWords } from '../messages.adding.ts';
import { askButton, removeButton } from './buttons.ts';
import { escapeLine } from './escape.ts';
import { bold, shortLine, small, sourceLines } from './markup.ts';
import { maskedLink, sourceLink } from './links.ts';
import { type MessagePayload, payloadsOf, type View } from './payload.ts';

/** A cited span with the sentences of its article. */
export interface Proof {
  readonly article: Article;
  readonly sentences: readonly Sentence[];
  readonly span: Span;
  /** The footnote's number, where it has one. */
  readonly number?: number;
  /** The article has another text since. */
  readonly newer?: true;
}

/** The sentence in bold, whole, between its neighbours; to the presser alone. */
export function renderProof(proof: Proof, view: View): MessagePayload[] {
  const { article, span } = proof;
  const { messages } = view;
  const near = neighbours(proof).map((shown) => {
    const text = escapeLine(article.text.slice(shown.start, shown.end)).trim();
    return shown === span ? bold(text) : text;
  });
  return payloadsOf(
    {
      blocks: [
        `${messages.proofTitle(proof.number)} · ${shortLine(article.title)}`,
        ...near,
        sourceLines([{ article, span }], messages),
        proof.newer === true ? addingWords(messages).newerText : '',
      ],
    },
    { ...view, private: true },
  );
}

/** `defaultId` is the article that answers where the list is shown. */
export function renderArticleList(
  articles: readonly ArticleListing[],
  view: View,
  defaultId?: string,
): MessagePayload[] {
  const { messages } = view;
  if (articles.length === 0) return payloadsOf({ blocks: [messages.noArticles] }, view);
  const lines = articles.map((article) => {
    const facts = [
      shortLine(article.publisher ?? ''),
      shortLine(article.publishedAt ?? ''),
      messages.characters(article.characters),
      article.bundled ? messages.bundled : '',
      listedLink(article, view),
      shortLine(article.id),
    ];
    const mark = article.id === defaultId ? ` ← ${messages.defaultArticle}` : '';
    return `${bold(shortLine(article.title)) || shortLine(article.id)}${mark}\n${small(facts)}`;
  });
  return payloadsOf({ blocks: [messages.articles(articles.length), ...lines] }, view);
}

/** One article's fields, and questions that it answers. */
export function renderArticleInfo(
  article: ArticleListing,
  view: View,
  questions: readonly string[] = [],
): MessagePayload[] {
  const { messages } = view;
  const facts = [
    shortLine(article.publisher ?? ''),
    shortLine(article.author ?? ''),
    shortLine(article.publishedAt ?? ''),
    messages.characters(article.characters),
    article.bundled ? messages.bundled : '',
    listedLink(article, view),
    shortLine(article.id),
  ];
  const askable = questions.filter((question, at) => askButton(question, at) !== undefined).slice(0, 3);
  return payloadsOf(
    {
      blocks: [
        `${bold(shortLine(article.title)) || shortLine(article.id)}\n${small(facts)}`,
        askable.length > 0 ? messages.suggestions : '',
      ],
      questions: askable,
    },
    view,
  );
}

/** Asks once more before an article is taken out; to the asker alone. */
export function renderRemoval(article: ArticleListing, view: View): MessagePayload[] {
  const { messages } = view;
  const title = shortLine(article.title) || shortLine(article.id);
  return payloadsOf(
    {
      blocks: [messages.notices.confirmRemoval(title)],
      actions: [removeButton(article.id, messages)],
    },
    { ...view, private: true },
  );
}

export function renderHelp(view: View): MessagePayload[] {
  return payloadsOf({ blocks: view.messages.help }, view);
}

function listedLink(listing: ArticleListing, view: View): string {
  const link = sourceLink({ ...listing, text: '' });
  return link === undefined ? '' : maskedLink(view.messages.openSource, link);
}

/** The sentence before, the span itself, the sentence after. */
function neighbours({ sentences, span }: Proof): Span[] {
  const before = sentences.filter((sentence) => sentence.span.end <= span.start).at(-1);
  const after = sentences.find((sentence) => sentence.span.start >= span.end);
  return [...(before ? [before.span] : []), span, ...(after ? [after.span] : [])];
}
