// Answers that a model writes: each claim through the gate before it is seen, one repair, and the embedded answer where nothing holds.
import type { Analyzer } from '../analyze/analyzer.ts';
import type { Writer } from '../ports.ts';
import { repairPrompt, writePrompt, type WrittenPrompt } from '../prompt.ts';
import { EMBEDDED } from '../composers.ts';
import type { Answer, FellBack } from '../types.ts';
import type { Gate } from '../verify.ts';
import { answerSoFar, type Asked, type Composition, type Decided } from './assemble.ts';
import { attempt, type Attempt, type AttemptParts } from './attempt.ts';
import { compose } from './compose.ts';
import { coversQuestion } from './covers.ts';
import { excerptsOf } from './excerpts.ts';
import { deniedBy, type Judge } from './judge.ts';
import { createPage, type Page } from './page.ts';

/** Everything of a model that one question needs. */
export interface WriterParts {
  readonly writer: Writer;
  /** A word that nobody can guess, new with every call: 16 letters and digits at least. */
  nonce(): string;
  /** Aborts with the given signal, and when all calls of one question have taken too long (45 s). */
  within(signal?: AbortSignal): AbortSignal;
  /** Looks a second time at what the gate let through. */
  readonly judge?: Judge | undefined;
}

export type Watch = (soFar: Extract<Answer, { kind: 'answered' }>) => void;

export interface WriteParts extends WriterParts {
  readonly gate: Gate;
  readonly analyzer: Analyzer;
}

export interface Running {
  /** Ends the writing. */
  readonly limit: AbortSignal;
  /** Ends the question. */
  readonly signal?: AbortSignal | undefined;
  readonly watch?: Watch | undefined;
}

/** What belongs to one question's writing. */
interface Job {
  readonly parts: WriteParts;
  readonly question: Asked;
  readonly page: Page;
  readonly limit: AbortSignal;
  readonly signal: AbortSignal | undefined;
  /** Shows what is verified so far. */
  readonly show: () => void;
}

interface Outcome {
  readonly wrote: boolean;
  readonly isOpen: boolean;
  readonly incomplete: boolean;
  readonly fellBack?: FellBack;
}

export async function write(
  decided: readonly Decided[],
  question: Asked,
  parts: WriteParts,
  { limit, signal, watch }: Running,
): Promise<Composition> {
  const sources = decided.flatMap(({ finding }) => finding.sentences.map(({ article }) => article.segmented));
  const page = createPage(parts.gate, [...new Set(sources)]);
  const show = (): void => watch?.(answerSoFar(decided, page.verified(), question, parts.writer.id));
  const job: Job = { parts, question, page, limit, signal, show };
  const outcomes: Outcome[] = [];
  for (const part of decided)
    outcomes.push(await answerPart(part, decided.length > 1, outcomes.at(-1)?.fellBack, job));
  const fellBack = outcomes.find((outcome) => outcome.fellBack !== undefined)?.fellBack;
  const wrote = outcomes.some((outcome) => outcome.wrote);
  return {
    ...page.verified(),
    open: decided.filter((_, at) => outcomes[at]?.isOpen),
    composedBy: wrote ? parts.writer.id : EMBEDDED,
    ...(outcomes.some(({ incomplete }) => incomplete) && { incomplete: true }),
    ...(fellBack !== undefined && { fellBack }),
  };
}

const EMPTY: Outcome = { wrote: false, isOpen: true, incomplete: false };

/** A model that could not be had for one part is not asked for the next. */
async function answerPart(
  part: Decided,
  isOneOfMany: boolean,
  before: FellBack | undefined,
  job: Job,
): Promise<Outcome> {
  if (part.decision === 'false-premise' || part.decision === 'after-article') return EMPTY;
  if (part.finding.sentences.length === 0) return EMPTY;
  const isUnavailable = before === 'unavailable';
  const from = job.page.size();
  const tries = isUnavailable ? [] : await writePart(part, isOneOfMany, job);
  const incomplete = tries.some(({ end }) => end !== 'stop');
  await judgeSince(from, part, job);
  if (job.page.size() > from) return { wrote: true, isOpen: false, incomplete };
  return fallBack(part, isUnavailable ? 'unavailable' : reasonOf(tries), job);
}

/** Only what was written for this part is put to the judge. */
async function judgeSince(from: number, { finding }: Decided, job: Job): Promise<void> {
  const { page, parts, question, limit, signal, show } = job;
  if (!parts.judge) return;
  const texts = new Map(
    finding.sentences.map(({ article: { segmented } }) => [segmented.article.id, segmented.article.text]),
  );
  const claims = page.keptSince(from).map(({ text, cites }) => ({
    text,
    sentences: cites.map(({ articleId, span }) => (texts.get(articleId) ?? '').slice(span.start, span.end)),
  }));
  const judging = { language: question.language, nonce: parts.nonce(), limit, signal };
  const denied = await deniedBy(parts.judge, claims, judging);
  if (denied.size === 0) return;
  page.remove((place) => denied.has(place - from), 'words');
  show();
}

async function writePart(part: Decided, isOneOfMany: boolean, job: Job): Promise<Attempt[]> {
  const { question, parts } = job;
  const request = {
    question: isOneOfMany ? part.finding.view.question.text : question.text,
    ...(question.history && { history: question.history }),
    ...(question.manner && { manner: question.manner }),
    language: question.language,
    excerpts: excerptsOf(part.finding),
    nonce: parts.nonce(),
  };
  const prompt = writePrompt(request);
  const first = await attempt(prompt, attemptParts(part, request.nonce, prompt, job));
  if (!needsRepair(first)) return [first];
  const again = repairPrompt(prompt, request, first.fallen);
  return [first, await attempt(again, attemptParts(part, request.nonce, again, job))];
}

/** More fell than held, or the model answered without pointing at anything. */
function needsRepair({ end, kept, fallen, declined, uncited }: Attempt): boolean {
  if (end !== 'stop') return false;
  return fallen.length > kept || (kept === 0 && fallen.length === 0 && uncited > 0 && !declined);
}

/** What the finder is not sure of is held back until it is seen to cover the question. */
function attemptParts(part: Decided, nonce: string, { canary }: WrittenPrompt, job: Job): AttemptParts {
  const { page, parts, question, limit, signal, show } = job;
  const { finding, decision } = part;
  const isSure = decision === 'answered';
  return {
    writer: parts.writer,
    page,
    words: [nonce, canary],
    language: question.language,
    limit,
    signal,
    ...(isSure ? { show } : { holds: (claims) => coversQuestion(finding, decision, claims, parts.analyzer) }),
  };
}

/** The finder is surer of its sentence than a model that does not see it. */
const SURE = 0.85;

function fallBack(part: Decided, reason: FellBack, { page, parts, question, show }: Job): Outcome {
  const { finding, decision } = part;
  const declined = reason === 'declined';
  if (decision !== 'answered') return declined ? EMPTY : { ...EMPTY, fellBack: reason };
  if (declined && finding.answerability < SURE) return { ...EMPTY, fellBack: reason };
  const { statements, said } = compose([finding], parts.gate, question.manner);
  statements.forEach(({ text, marks = [] }, at) => {
    const [mark] = marks;
    const cite = said[at];
    if (cite) page.add({ text, cites: [cite] }, mark ? text.slice(mark.start, mark.end) : '');
  });
  show();
  return { wrote: false, isOpen: statements.length === 0, incomplete: false, fellBack: reason };
}

function reasonOf(tries: readonly Attempt[]): FellBack {
  if (tries.some(({ end }) => end === 'unavailable')) return 'unavailable';
  if (tries.some(({ end }) => end !== 'stop')) return 'broken-off';
  return tries.some(({ declined, fallen }) => declined && fallen.length === 0) ? 'declined' : 'unsupported';
}
