// Questions about the article itself: answered with a field of it, or, where a summary is wished for, with its sentences.
import type { Analyzer } from '../analyze/analyzer.ts';
import { aboutArticleOf } from '../asking/about-article.ts';
import { EMBEDDED } from '../composers.ts';
import type { Library } from '../library.ts';
import { summaryClaims } from '../summary.ts';
import { verifySummary } from '../summary/verified.ts';
import type { Answer } from '../types.ts';
import type { Gate } from '../verify.ts';
import { base, type Asked } from './assemble.ts';
import { defaultArticle } from './default-article.ts';
import type { Suggester } from './suggest.ts';

interface Parts {
  readonly analyzer: Analyzer;
  readonly gate: Gate;
  readonly suggester: Suggester;
}

/** Undefined for any other question, and where there is no article. */
export async function aboutArticle(
  question: Asked,
  library: Library,
  parts: Parts,
): Promise<Answer | undefined> {
  const field = aboutArticleOf(question.text);
  if (!field) return undefined;
  const article = await defaultArticle(question, library);
  if (!article) return undefined;
  if (field !== 'summary') return { kind: 'about-article', field, article };
  const source = await library.article(article.id);
  const claims = summaryClaims(source, parts.analyzer, 'three-lines');
  const { statements, citations } = verifySummary(claims, source, parts.gate);
  return {
    ...base(article, question),
    kind: 'answered',
    statements,
    citations,
    dropped: [],
    nearest: [],
    suggestions: await parts.suggester.suggest(source, question.language, library),
    missing: [],
    unanswered: [],
    composedBy: EMBEDDED,
    answerability: 1,
  };
}
