// The whole product in one function: a question in, an answer out in which every sentence is footnoted, or an honest no.
import { aboutArticleOf } from './asking/about-article.ts';
import { asksForNow, dateClash } from './asking/as-of.ts';
import { splitQuestion } from './asking/compound.ts';
import { followUp } from './asking/follow-up.ts';
import { normaliseQuestion } from './asking/normalise-question.ts';
import { smallTalkOf, withoutGreeting } from './asking/small-talk.ts';
import { compose, type Composed } from './answer/compose.ts';
import { decide, type Decision } from './answer/decide.ts';
import type { Finder, Finding, FoundSentence } from './answer/find.ts';
import { createSuggester, type Suggester } from './answer/suggest.ts';
import type { Analyzer } from './analyze/analyzer.ts';
import { missingValue, missingWords } from './compose/missing.ts';
import type { Library } from './library.ts';
import { summaryClaims } from './summary.ts';
import { verifySummary } from './summary/verified.ts';
import type { Answer, Article, Nearest, NotFoundReason, Question, Sentence } from './types.ts';
import type { Gate } from './verify.ts';

/** Marks an answer that no model took part in. */
export const EMBEDDED = 'embedded';

export interface AnswererParts {
  readonly analyzer: Analyzer;
  readonly finder: Finder;
  readonly gate: Gate;
}

/** Findings by part of the question, for those who want to see how an answer came about. */
export interface Traced {
  readonly answer: Answer;
  readonly findings: readonly Finding[];
}

export interface Answerer {
  /** Rejects with `empty-question`, `question-too-long`, `unknown-article`, or when `signal` aborts. */
  ask(question: Question, library: Library, signal?: AbortSignal): Promise<Answer>;
  /** The same with its findings. */
  trace(question: Question, library: Library, signal?: AbortSignal): Promise<Traced>;
}

interface Parts extends AnswererParts {
  readonly suggester: Suggester;
}

interface Decided {
  readonly finding: Finding;
  readonly decision: Decision;
}

export function createAnswerer(given: AnswererParts): Answerer {
  const parts: Parts = { ...given, suggester: createSuggester(given.finder) };
  const trace = async (question: Question, library: Library, signal?: AbortSignal): Promise<Traced> => {
    const text = normaliseQuestion(question.text);
    const asked = standalone(text, question, parts.analyzer);
    const aside = (await smallTalk(text)) ?? (await aboutArticle(asked, library, parts));
    if (aside) return { answer: aside, findings: [] };
    const decided = await findAll(splitQuestion(withoutGreeting(asked.text)), asked, library, parts, signal);
    return {
      answer: await answerFrom(decided, asked, library, parts),
      findings: decided.map(({ finding }) => finding),
    };
  };
  return { trace, ask: async (question, library, signal) => (await trace(question, library, signal)).answer };
}

/** A question as it is answered, with `askedAs` where the earlier questions were needed to say it. */
interface Asked extends Question {
  readonly askedAs?: string;
}

function standalone(text: string, question: Question, analyzer: Analyzer): Asked {
  const full = followUp(text, question.history, analyzer);
  return { ...question, text: full, ...(full !== text && { askedAs: full }) };
}

async function smallTalk(text: string): Promise<Answer | undefined> {
  const topic = smallTalkOf(text);
  return topic && { kind: 'small-talk', topic };
}

/** A question about the article itself; a wish for a summary is answered with one. */
async function aboutArticle(question: Asked, library: Library, parts: Parts): Promise<Answer | undefined> {
  const field = aboutArticleOf(question.text);
  if (!field) return undefined;
  const article = await defaultArticle(question, library);
  if (!article) return undefined;
  if (field !== 'summary') return { kind: 'about-article', field, article };
  const source = await library.article(article.id);
  const { statements, citations } = verifySummary(
    summaryClaims(source, parts.analyzer, 'three-lines'),
    source,
    parts.gate,
  );
  const suggestions = await parts.suggester.suggest(source, question.language, library);
  return {
    ...base(article, question),
    kind: 'answered',
    statements,
    citations,
    dropped: [],
    nearest: [],
    suggestions,
    missing: [],
    unanswered: [],
    composedBy: EMBEDDED,
    answerability: 1,
  };
}

/** The article that is meant where none is named: the newest of the scope's own, else the first bundled one. */
export async function defaultArticle(
  { within }: { readonly within?: string },
  library: Library,
): Promise<Article | undefined> {
  if (within !== undefined) return (await library.article(within)).article;
  const all = await library.articles();
  return (all.findLast(({ bundled }) => !bundled) ?? all[0])?.article;
}

async function findAll(
  texts: readonly string[],
  question: Question,
  library: Library,
  { finder }: Parts,
  signal?: AbortSignal,
): Promise<Decided[]> {
  const decided: Decided[] = [];
  for (const text of texts) {
    const finding = await finder.find(text, library, { within: question.within, signal });
    decided.push({ finding, decision: decide(finding) });
  }
  return decided;
}

async function answerFrom(
  decided: readonly Decided[],
  question: Asked,
  library: Library,
  parts: Parts,
): Promise<Traced['answer']> {
  const answered = decided.filter(({ decision }) => decision === 'answered').map(({ finding }) => finding);
  const open = decided.filter(({ decision }) => decision !== 'answered');
  const composed = compose(answered, parts.gate);
  const article = topArticle(decided) ?? (await defaultArticle(question, library));
  const rest = {
    ...base(article, question),
    nearest: nearestOf(decided, composed),
    missing: [...new Set(open.flatMap(missingOf))],
    suggestions: await suggestionsFor(decided, question, library, parts, composed),
    answerability: Math.max(0, ...decided.map(({ finding }) => finding.answerability)),
  };
  if (composed.statements.length > 0) {
    const { statements, citations, dropped } = composed;
    const unanswered = open.map(({ finding }) => finding.view.question.text);
    return { ...rest, kind: 'answered', statements, citations, dropped, unanswered, composedBy: EMBEDDED };
  }
  if (decided.some(({ decision }) => decision === 'unsure' || decision === 'answered'))
    return { ...rest, kind: 'unsure' };
  return { ...rest, kind: 'not-found', reason: article ? reasonOf(decided) : 'no-article' };
}

/** Why nothing is said, the most telling reason first. */
function reasonOf(decided: readonly Decided[]): NotFoundReason {
  const reasons = decided.map(({ decision }) => decision);
  if (reasons.includes('after-article')) return 'after-article';
  return reasons.includes('false-premise') ? 'false-premise' : 'not-in-article';
}

type Base = Pick<Extract<Answer, { kind: 'unsure' }>, 'asOf' | 'asksForNow' | 'askedAs'>;

function base(article: Article | undefined, { text, askedAs }: Asked): Base {
  const asOf = article?.publishedAt;
  return {
    ...(asOf !== undefined && { asOf }),
    ...(asOf !== undefined && asksForNow(text) && { asksForNow: true }),
    ...(askedAs !== undefined && { askedAs }),
  };
}

function topArticle(decided: readonly Decided[]): Article | undefined {
  return decided
    .map(({ finding }) => finding.sentences[0]?.article.segmented.article)
    .find((article) => article !== undefined);
}

const NEAREST = 3;

/** The best sentences that were not said, of each part in turn. */
function nearestOf(decided: readonly Decided[], { said }: Composed): Nearest[] {
  const isSaid = (sentence: Sentence): boolean =>
    said.some((one) => one.articleId === sentence.articleId && one.index === sentence.index);
  const lists = decided.map(({ finding }) =>
    finding.sentences.filter(({ sentence }) => !isSaid(sentence.sentence)),
  );
  const mixed: FoundSentence[] = [];
  for (let place = 0; place < NEAREST; place++) mixed.push(...lists.flatMap((list) => list[place] ?? []));
  const distinct = mixed.filter(
    (one, at) =>
      mixed.findIndex(({ article, index }) => article === one.article && index === one.index) === at,
  );
  return distinct.slice(0, NEAREST).map(({ article, sentence, total }) => ({
    article: article.segmented.article,
    sentence: sentence.sentence,
    score: total,
  }));
}

function missingOf({ finding: { view, top }, decision }: Decided): string[] {
  const later = dateClash(view.question.text, top?.context.article.segmented.article.publishedAt);
  if (decision === 'after-article' && later) return [later.words];
  const words = missingWords(view, top?.context.bestPerWord ?? view.weights.map(() => 0));
  if (words.length > 0) return words;
  const value = missingValue(view.question);
  return value === undefined ? [] : [value];
}

async function suggestionsFor(
  decided: readonly Decided[],
  question: Question,
  library: Library,
  { suggester }: Parts,
  { said }: Composed,
): Promise<string[]> {
  const article = topArticle(decided) ?? (await defaultArticle(question, library));
  const source = article && (await library.article(article.id));
  return source ? suggester.suggest(source, question.language, library, said) : [];
}
