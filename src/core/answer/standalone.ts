// A question that leans on earlier ones made one that can be found by itself: by rule, else by one short call of the model whose words are checked.
import type { Analyzer } from '../analyze/analyzer.ts';
import { followUp } from '../asking/follow-up.ts';
import { Failure } from '../errors.ts';
import type { Writer } from '../ports.ts';
import { rewritePrompt } from '../prompt.ts';
import { createThoughtFilter } from '../reply/thoughts.ts';
import type { Question } from '../types.ts';
import type { Asked } from './assemble.ts';
import { piecesOf } from './pieces.ts';

export function standalone(text: string, question: Question, analyzer: Analyzer): Asked {
  const full = followUp(text, question.history, analyzer);
  return { ...question, text: full, ...(full !== text && { askedAs: full }) };
}

/** A longer question says what it is about. */
const FEW_WORDS = 2;
const LEANS =
  /^(?:그럼|그러면|그런데|근데|그리고|그럼에도|그건|그게|그거|그 |그들|거기|이건|이게|왜\??$|and\b|but\b|then\b|so\b|what about|how about)|(?:^|\s)(?:그는|그녀|그것|그곳|그때|그분|걔|얘|it|its|they|them|their|he|she|his|her|that one|there)(?:[\s?.,]|$)/iu;

/** True where earlier questions exist, the rule found nothing to add, and the question still says little by itself. */
export function isElliptical({ text, history = [], askedAs }: Asked, analyzer: Analyzer): boolean {
  if (history.length === 0 || askedAs !== undefined) return false;
  return LEANS.test(text) || analyzer.words(text).filter(({ isFunction }) => !isFunction).length <= FEW_WORDS;
}

const LONGEST = 300;

/** The question to search with; the given one where the model has none, or brings in a word that nobody asked with. */
export async function rewritten(
  { text, history = [], language }: Asked,
  writer: Writer,
  nonce: string,
  signal: AbortSignal,
  analyzer: Analyzer,
): Promise<string> {
  const reply = await shortReply(writer, rewritePrompt(text, history, language, nonce), signal);
  const line = reply?.replace(/^["'“]|["'”]$/gu, '').trim() ?? '';
  if (line === '' || line.length > LONGEST || line.includes(nonce)) return text;
  return isMadeOf(line, [...history, text].join(' '), analyzer) ? line : text;
}

async function shortReply(
  writer: Writer,
  prompt: Parameters<Writer['write']>[0],
  signal: AbortSignal,
): Promise<string | undefined> {
  const visible = createThoughtFilter();
  let written = '';
  try {
    for await (const piece of piecesOf(writer, prompt, signal)) {
      if (piece.kind === 'text') written += piece.text;
      else if (piece.reason !== 'stop') return undefined;
    }
  } catch (error) {
    if (error instanceof Failure || signal.aborted) return undefined;
    throw error;
  }
  const lines = written.split('\n').map((line) => visible(line).text.trim());
  return lines.findLast((line) => line !== '');
}

/** Every word that says something, and every figure, stands in the questions. */
function isMadeOf(line: string, questions: string, analyzer: Analyzer): boolean {
  const known = new Set(analyzer.words(questions).flatMap(({ stems, text }) => [...stems, text]));
  const figures = new Set(questions.match(/\d+(?:[.,]\d+)*/gu) ?? []);
  if ((line.match(/\d+(?:[.,]\d+)*/gu) ?? []).some((figure) => !figures.has(figure))) return false;
  return analyzer
    .words(line)
    .every(({ isFunction, stems }) => isFunction || stems.some((stem) => known.has(stem)) || isAsking(stems));
}

const ASKING =
  /^(?:무엇|뭐|누구|누가|언제|어디|얼마|어떻|어떤|왜|몇|이유|때문|것|인가|인지|는지|what|who|when|where|why|how|which|much|many|did|does|happen)/iu;

function isAsking(stems: readonly string[]): boolean {
  return stems.some((stem) => ASKING.test(stem));
}
