// What the word index files a passage under, and what a question looks for there and how badly.
import type { Analyzer, Word } from '../analyze/analyzer.ts';
import { pairsIn, pairsOf } from '../analyze/index-terms.ts';
import type { WeightedTerm } from '../lexical.ts';
import { analyzeQuestion, type QuestionAnalysis } from '../question.ts';
import type { Rarity } from '../rank/rarity.ts';

/** Weights were chosen on KorQuAD, Belebele, news and practice questions alike (scripts/measure-retrieval.ts): see src/README.md. */
const WEIGHTS = {
  /** Of the noun that the question wants an instance of (어느 *대학*): the passage need not say it. */
  focus: 0.5,
  /** Of words that frame a question and seldom stand in its answer. */
  frame: 0.5,
  /** Of the commonest word beside the rarest. */
  common: 0.3,
  /** Of all Korean words together for an English one, by the root of their number. */
  translation: 0.5,
  /** Of a pair of syllables, by this power of the number of pairs in its word. */
  pairPower: 0.3,
  /** Of the other stems that a word may have. */
  alternate: 0.3,
};

/** Stems, syllable pairs (`_` before them), Latin and number forms, with repetition. */
export function passageTerms(words: readonly Word[]): string[] {
  return words.flatMap((word) => word.terms);
}

/** None for a text without words. Only the beginning of a very long text is read. */
export function questionTerms(text: string, analyzer: Analyzer, rarity: Rarity): WeightedTerm[] {
  const question = analyzeQuestion(text.slice(0, LONGEST_QUESTION), analyzer);
  const words = analyzer.words(question.text).filter((word) => !word.isFunction);
  const asked = words.filter((word) => !INTERROGATIVE.test(word.text));
  return (asked.length > 0 ? asked : words).flatMap((word) => wordTerms(word, question, rarity));
}

const LONGEST_QUESTION = 2_000;
const INTERROGATIVE =
  /^(?:누구|누가|누군|누굴|어디|어딘|어딜|언제|며칠|몇|얼마|얼만|왜|어째|어떻|어떡|어떤|어느|무슨|무엇|무얼|뭐|뭘|뭔|뭡|뭣)/u;

const FRAME: ReadonlySet<string> = new Set(
  '다음 지문 본문 글 기사 설명 언급 해당 이름 명칭 것 사람 인물 경우 방법 이유 가능성 옳 맞 사실 내용 사항 종류 곳 장소 날 해 때 년도 연도 날짜 정도 일 말 뜻 의미 불리'.split(
    ' ',
  ),
);

function wordTerms(word: Word, question: QuestionAnalysis, rarity: Rarity): WeightedTerm[] {
  const focus = question.focus.some(({ span }) => span.start === word.span.start) ? WEIGHTS.focus : 1;
  const frame = FRAME.has(word.stem) ? WEIGHTS.frame : 1;
  const weight = focus * frame * (WEIGHTS.common + (1 - WEIGHTS.common) * rarity(word.stem));
  const others = word.stems.filter((stem) => stem !== word.stem && stem.length >= 2);
  return [
    { term: word.stem, weight },
    ...weighPairs(pairsIn(word), weight),
    ...others.map((term) => ({ term, weight: weight * WEIGHTS.alternate })),
    ...translated(word, question, weight),
  ];
}

function translated(word: Word, { words }: QuestionAnalysis, weight: number): WeightedTerm[] {
  if (word.script !== 'latin') return [];
  const korean = words.find(({ span }) => span.start === word.span.start)?.translations ?? [];
  const share = (weight * WEIGHTS.translation) / Math.sqrt(Math.max(1, korean.length));
  return korean.flatMap((term) => [{ term, weight: share }, ...weighPairs(pairsOf(term), share)]);
}

/** Pairs share; a number or a Latin part says as much as a word. */
function weighPairs(terms: readonly string[], weight: number): WeightedTerm[] {
  const pairs = terms.reduce((count, term) => count + (term.startsWith('_') ? 1 : 0), 0);
  const share = weight / Math.max(1, pairs) ** WEIGHTS.pairPower;
  return terms.map((term) => ({ term, weight: term.startsWith('_') ? share : weight }));
}
