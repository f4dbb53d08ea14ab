// A message cut into the sentences that ask; a sentence that only gives the background stays with the question it belongs to.
import { maskQuotations } from './quotations.ts';
import { asks, firstInterrogative, tokensOf } from './question-words.ts';

/** One string for each question, in order; all of the text is in one of them. */
export function sentencesOf(text: string): string[] {
  const questions: string[] = [];
  let background = '';
  for (const sentence of rawSentences(text)) {
    const joined = background === '' ? sentence : `${background} ${sentence}`;
    const last = questions.length - 1;
    if (isQuestion(sentence)) {
      questions.push(joined);
      background = '';
    } else if (last >= 0 && !LEADS_ON.test(sentence))
      questions[last] = `${questions[last] ?? ''} ${sentence}`;
    else background = joined;
  }
  if (background === '') return questions;
  const last = questions.pop();
  return [...questions, last === undefined ? background : `${last} ${background}`];
}

/** Cut after ? and !, and after a full stop that follows a Korean or a long English word; never inside a quotation. */
function rawSentences(text: string): string[] {
  const masked = maskQuotations(text);
  const sentences: string[] = [];
  let start = 0;
  for (const { 0: end, index } of masked.matchAll(/[?!]+(?=\s)|(?<=[가-힣)]|[A-Za-z]{4})\.(?=\s)|\n+/gu)) {
    sentences.push(text.slice(start, index + end.length).trim());
    start = index + end.length;
  }
  return [...sentences, text.slice(start).trim()].filter((sentence) => sentence !== '');
}

function isQuestion(sentence: string): boolean {
  if (CONFIRMING.test(sentence)) return false;
  const tokens = tokensOf(sentence);
  if (!/[가-힣]/u.test(sentence)) return /[?]$/u.test(sentence) || ENGLISH_QUESTION.test(sentence);
  return asks(tokens) && !(LEADS_ON.test(sentence) && firstInterrogative(tokens) < 0);
}

/** What asks only to be believed, and what goes on about the question before it. */
const CONFIRMING =
  /^(?:진짜|정말|리얼|레알|헐|저기요?|있잖아요?|질문|아니|그래|어|음|네|맞아요?|맞죠|맞지|맞나요?|사실이야|사실인가요|진짜야|정말이야|그치|그죠|right|really|huh|wait|ok|okay|true|correct)[?!.\s]*$|^(?:아니면|혹은|아님|or)\s/iu;
/** Ends in what was heard or is known: the question comes next. */
const LEADS_ON =
  /(?:라며|다며|라던데|다던데|라는데|다는데|는데|은데|인데|던데|잖아|거든|다고|라고)요?[?!.,~\s]*$/u;
const ENGLISH_QUESTION =
  /^(?:and |but |so |also )?(?:who|whom|whose|what|when|where|why|how|which|is|are|was|were|do|does|did|has|have|can|could|will|would|should|tell|list|give|explain)\b/iu;
