// From what was decided and what was composed to the answer that surfaces receive: its kind, what is near, what is missing, what to ask next.
import { asksForNow, dateClash } from '../asking/as-of.ts';
import { missingValue, missingWords } from '../compose/missing.ts';
import type { Library } from '../library.ts';
import type {
  Answer,
  Article,
  Citation,
  DroppedClaim,
  FellBack,
  Nearest,
  NotFoundReason,
  Question,
  Sentence,
  Statement,
} from '../types.ts';
import type { Decision } from './decide.ts';
import { defaultArticle } from './default-article.ts';
import type { Finding, FoundSentence } from './find.ts';
import type { Suggester } from './suggest.ts';

/** One part of a question with what was found for it. */
export interface Decided {
  readonly finding: Finding;
  readonly decision: Decision;
}

/** A question as it is answered, with `askedAs` where the earlier questions were needed to say it. */
export interface Asked extends Question {
  readonly askedAs?: string;
}

/** What a composer made of the parts: all of it went through the gate. */
export interface Composition {
  readonly statements: readonly Statement[];
  readonly citations: readonly Citation[];
  readonly dropped: readonly DroppedClaim[];
  /** The sentences that were said. */
  readonly said: readonly Sentence[];
  /** The parts that it left unanswered. */
  readonly open: readonly Decided[];
  readonly composedBy: string;
  readonly incomplete?: true;
  readonly fellBack?: FellBack;
}

export async function assemble(
  decided: readonly Decided[],
  composition: Composition,
  question: Asked,
  library: Library,
  suggester: Suggester,
): Promise<Answer> {
  const { statements, citations, dropped, said, open, composedBy, incomplete, fellBack } = composition;
  const article = topArticle(decided) ?? (await defaultArticle(question, library));
  const source = article && (await library.article(article.id));
  const rest = {
    ...base(article, question),
    ...(fellBack !== undefined && { fellBack }),
    nearest: nearestOf(decided, said),
    missing: [...new Set(open.flatMap(missingOf))],
    suggestions: source ? await suggester.suggest(source, question.language, library, said) : [],
    answerability: answerabilityOf(decided),
  };
  if (statements.length > 0) {
    const unanswered = open.map(({ finding }) => finding.view.question.text);
    const whole = {
      statements,
      citations,
      dropped,
      unanswered,
      composedBy,
      ...(incomplete && { incomplete }),
    };
    return { ...rest, ...whole, kind: 'answered' };
  }
  if (decided.some(({ decision }) => decision === 'unsure' || decision === 'answered'))
    return { ...rest, kind: 'unsure' };
  return { ...rest, kind: 'not-found', reason: article ? reasonOf(decided) : 'no-article' };
}

/** An answer while it is being written: what is verified so far, and nothing about the rest. */
export function answerSoFar(
  decided: readonly Decided[],
  { statements, citations }: Pick<Composition, 'statements' | 'citations'>,
  question: Asked,
  composedBy: string,
): Extract<Answer, { kind: 'answered' }> {
  return {
    ...base(topArticle(decided), question),
    kind: 'answered',
    statements,
    citations,
    dropped: [],
    nearest: [],
    suggestions: [],
    missing: [],
    unanswered: [],
    composedBy,
    answerability: answerabilityOf(decided),
  };
}

function answerabilityOf(decided: readonly Decided[]): number {
  return Math.max(0, ...decided.map(({ finding }) => finding.answerability));
}

/** Why nothing is said, the most telling reason first. */
function reasonOf(decided: readonly Decided[]): NotFoundReason {
  const reasons = decided.map(({ decision }) => decision);
  if (reasons.includes('after-article')) return 'after-article';
  return reasons.includes('false-premise') ? 'false-premise' : 'not-in-article';
}

type Base = Pick<Extract<Answer, { kind: 'unsure' }>, 'asOf' | 'asksForNow' | 'askedAs'>;

export function base(article: Article | undefined, { text, askedAs }: Asked): Base {
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
function nearestOf(decided: readonly Decided[], said: readonly Sentence[]): Nearest[] {
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
