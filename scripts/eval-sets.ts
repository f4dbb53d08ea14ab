// The project's own question sets as the evaluation takes them: about the bundled article, and about the practice articles.
import { join } from 'node:path';
import { loadBundledArticles } from '../src/adapters/bundled-articles.ts';
import { projectFolder } from '../src/adapters/lexicon-files.ts';
import type { Article } from '../src/core/types.ts';
import { goldSpans, loadPractice } from './datasets.ts';
import { readQuestions, type EvalDocument, type EvalQuestion } from './eval-input.ts';

export interface OwnSet {
  readonly documents: readonly EvalDocument[];
  readonly questions: readonly EvalQuestion[];
  readonly articles: readonly Article[];
  readonly mode: 'document';
}

/**
 * The public questions about the bundled article, on which nothing is trained; those about its author, date and publisher
 * are left out, because a field is no sentence that could be cited.
 */
export function bundledSet(): OwnSet {
  const { questions, ...set } = setOf(loadBundledArticles(), questionsIn('questions.jsonl'));
  const texts = new Map(set.documents.map(({ id, text }) => [id, text]));
  const isInText = (question: EvalQuestion): boolean =>
    goldSpans(question, texts.get(question.docId) ?? '').length > 0;
  return { ...set, questions: questions.filter((question) => question.unanswerable || isInText(question)) };
}

/** The practice articles: fiction that the ranker was trained on. */
export function practiceSet(): OwnSet {
  const documents = loadPractice(join(projectFolder(), 'data', 'practice'));
  const articles = [...documents.values()].map(({ segmented }) => segmented.article);
  return setOf(
    articles,
    ['a', 'b'].flatMap((part) => questionsIn('practice', `${part}-questions.jsonl`)),
  );
}

function setOf(articles: readonly Article[], questions: readonly EvalQuestion[]): OwnSet {
  const documents = articles.map(({ id, title, text, publishedAt = null }) => ({
    id,
    title,
    text,
    date: publishedAt,
  }));
  return { documents, questions, articles, mode: 'document' };
}

function questionsIn(...path: string[]): EvalQuestion[] {
  return readQuestions(join(projectFolder(), 'data', ...path));
}
