// The whole product in one function: a question in, an answer out in which every sentence is footnoted, or an honest no.
import type { Analyzer } from './analyze/analyzer.ts';
import { aboutArticle } from './answer/about-article.ts';
import { assemble, type Asked, type Composition, type Decided } from './answer/assemble.ts';
import { compose } from './answer/compose.ts';
import { decide } from './answer/decide.ts';
import type { Finder, Finding } from './answer/find.ts';
import { isElliptical, rewritten, standalone } from './answer/standalone.ts';
import { createSuggester, type Suggester } from './answer/suggest.ts';
import { write, type Watch, type WriterParts } from './answer/write.ts';
import { splitQuestion } from './asking/compound.ts';
import { normaliseQuestion } from './asking/normalise-question.ts';
import { smallTalkOf, withoutGreeting } from './asking/small-talk.ts';
import { EMBEDDED } from './composers.ts';
import type { Library } from './library.ts';
import type { Answer, Manner, Question } from './types.ts';
import type { Gate } from './verify.ts';

export interface AnswererParts {
  readonly analyzer: Analyzer;
  readonly finder: Finder;
  readonly gate: Gate;
  /** One of its own unless told. */
  readonly suggester?: Suggester;
  /** Without it answers are the article's own sentences. */
  readonly writing?: WriterParts | undefined;
}

/** Findings by part of the question, for those who want to see how an answer came about. */
export interface Traced {
  readonly answer: Answer;
  readonly findings: readonly Finding[];
}

export interface Answerer {
  /** Rejects with `empty-question`, `question-too-long`, `unknown-article`, or when `signal` aborts. */
  ask(question: Question, library: Library, signal?: AbortSignal, watch?: Watch): Promise<Answer>;
  /** The same with its findings. */
  trace(question: Question, library: Library, signal?: AbortSignal, watch?: Watch): Promise<Traced>;
}

interface Parts extends AnswererParts {
  readonly suggester: Suggester;
}

export function createAnswerer(given: AnswererParts): Answerer {
  const parts: Parts = { ...given, suggester: given.suggester ?? createSuggester(given.finder) };
  const trace: Answerer['trace'] = async (question, library, signal, watch) => {
    const text = normaliseQuestion(question.text);
    const asked = standalone(text, question, parts.analyzer);
    const aside = smallTalk(text) ?? (await aboutArticle(asked, library, parts));
    if (aside) return { answer: aside, findings: [] };
    const limit = parts.writing?.within(signal);
    const sought = splitQuestion(withoutGreeting(await searchedAs(asked, parts, limit)));
    const decided = await findAll(sought, asked, library, parts, signal);
    const composed =
      parts.writing && limit
        ? await write(decided, asked, { ...parts, ...parts.writing }, { limit, signal, watch })
        : embedded(decided, parts.gate, question.manner);
    const answer = await assemble(decided, composed, asked, library, parts.suggester);
    return { answer, findings: decided.map(({ finding }) => finding) };
  };
  return { trace, ask: async (...given) => (await trace(...given)).answer };
}

function smallTalk(text: string): Answer | undefined {
  const topic = smallTalkOf(text);
  return topic && { kind: 'small-talk', topic };
}

/** A question that still leans on earlier ones is made whole by the model, for the search alone. */
async function searchedAs(
  asked: Asked,
  { writing, analyzer }: Parts,
  limit: AbortSignal | undefined,
): Promise<string> {
  if (!writing || !limit || !isElliptical(asked, analyzer)) return asked.text;
  return rewritten(asked, writing.writer, writing.nonce(), limit, analyzer);
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

/** Without a model: the best sentences of what was decided to be answered. */
function embedded(decided: readonly Decided[], gate: Gate, manner?: Manner): Composition {
  const composed = compose(
    decided.filter(isAnswered).map(({ finding }) => finding),
    gate,
    manner,
  );
  return { ...composed, open: decided.filter((part) => !isAnswered(part)), composedBy: EMBEDDED };
}

function isAnswered({ decision }: Decided): boolean {
  return decision === 'answered';
}
