// Analysis and ranking stay linear and do not throw, whatever is asked and whatever an article holds.
import { describe, expect, it } from 'vitest';
import { createAnalyzer } from '../../../src/core/analyze/analyzer.ts';
import { wordsOf } from '../../../src/core/analyze/words.ts';
import { analyzeQuestion } from '../../../src/core/question.ts';
import { contextOf } from '../../../src/core/rank/coverage.ts';
import { facetsOf } from '../../../src/core/rank/facets.ts';
import { matchWords } from '../../../src/core/rank/match.ts';
import { profileArticle } from '../../../src/core/rank/profile.ts';
import { viewQuestion } from '../../../src/core/rank/question-view.ts';
import { rankSentences } from '../../../src/core/rank/rank-sentences.ts';
import { wantedValues } from '../../../src/core/wanted.ts';
import { expectLinear } from '../../linear.ts';
import { language, wordOf } from '../language.ts';

const analyzer = () => createAnalyzer(language.analyzer.lexicon);
const asOne = (text: string) => ({
  article: { id: 'made', title: '', language: 'ko' as const, text },
  sentences: [{ articleId: 'made', index: 0, paragraph: 0, span: { start: 0, end: text.length } }],
  passages: [],
});
const view = (text: string) =>
  viewQuestion(analyzeQuestion(text, analyzer()), language.rarity, language.opposites);
const article = profileArticle(
  asOne('한국의 투자 금액은 874억 달러이다 가나다라 aaaa 1111'),
  language.analyzer,
);
const question = view('한국의 투자 금액은 얼마야? aaaa 가가가 1111');

/** Repeated to any length; `|` stands before an end that lets a pattern fail. */
const REPEATED = [
  '1|!',
  '1 |!',
  '1,|가',
  '1.|!',
  '1만 |!',
  '1년|대',
  '1분의|!',
  '1일 |!',
  '가|!',
  'a|!',
  'A|!',
  'a+|!',
  "a'|!",
  '한a|!',
  '가1|!',
  ' |끝',
  '약 |!',
  '한 |!',
  '몇 |!',
  '몇|!',
  '무슨 |!',
  '어느|!',
  '값 |!',
  '때?|!',
  '지난 |!',
  '다음 |!',
  '여 |!',
  '“|!',
  '“가나다라|!',
  '"|!',
  '(|!',
  '가(|!',
  '가나(다라) |!',
  '「가|!',
  '가나다 교수|!',
  '가나 |!',
  '$|!',
  'what did |!',
  'what |!',
  'which|!',
  'how many |!',
  'mean|!',
  '했|다',
  '습니|다',
  '에서|!',
  'sch|!',
  'ng|!',
  '😀|!',
  '\ud800|!',
  '\u0301|!',
  'ا|!',
  '\u202e가|!',
  '?|',
  'ㅋ|!',
  '각|!',
  '와|서',
  '\n|?',
].map((entry) => entry.split('|'));

const PATTERNS: readonly (readonly [string, (text: string) => unknown])[] = [
  ['wordsOf', wordsOf],
  ['facetsOf', facetsOf],
  ['wantedValues', wantedValues],
  ['analyzer', (text) => analyzer().terms(text)],
  ['analyzeQuestion', (text) => analyzeQuestion(text, analyzer())],
];

const WHOLE: typeof PATTERNS = [
  ['viewQuestion and contextOf', (text) => contextOf(view(text), article)],
  ['profileArticle and contextOf', (text) => contextOf(question, profileArticle(asOne(text), analyzer()))],
];

describe.each(PATTERNS)('%s on hostile text', (name, run) => {
  it.each(REPEATED)('takes linear time for %j repeated before %j', (unit = '', end = '') => {
    expectLinear(name, (size) => unit.repeat(Math.ceil(size / unit.length)) + end, run);
  });
});

describe.each(WHOLE)('%s on hostile text', (name, run) => {
  it.each(REPEATED.filter((_, at) => at % 4 === 0))(
    'takes linear time for %j repeated before %j',
    (unit = '', end = '') => {
      expectLinear(name, (size) => unit.repeat(Math.ceil(size / unit.length)) + end, run);
    },
  );
});

describe('words of 100,000 characters', () => {
  it.each(['가', 'a', '1', '다'])('take linear time, asked and answered, for %s', (letter) => {
    const make = (size: number): string => `${letter.repeat(size)} 투자`;
    expectLinear('question', make, (text) => contextOf(view(text), article), 100_000);
    expectLinear(
      'article',
      make,
      (text) => contextOf(question, profileArticle(asOne(text), analyzer())),
      100_000,
    );
    expectLinear(
      'both',
      make,
      (text) =>
        rankSentences(view(text), profileArticle(asOne(`${text} ${text}나`), analyzer()), {
          features: [],
          bias: 0,
          trees: [],
        }),
      30_000,
    );
  });

  it.each([
    ['가', '나'],
    ['각', '간'],
    ['ab', 'ba'],
  ])('are compared in linear time: %s and %s', (one, other) => {
    expectLinear(
      'matchWords',
      (size) => one.repeat(size),
      (text) => matchWords(wordOf(text), wordOf(other.repeat(text.length / one.length))),
      100_000,
    );
  });
});

describe('odd questions', () => {
  it.each([
    ['10,000 question marks', '?'.repeat(10_000)],
    ['lone surrogates', '\ud800\udc00\udfff투자\ud83d'],
    ['emoji', '👩‍👩‍👧‍👦🇰🇷👍🏽 투자 얼마?'],
    ['combining marks', `가${'\u0301'.repeat(1000)} 투자`],
    ['right-to-left text', 'كم تكلفة الاستثمار؟ \u202e투자'],
    ['conjoining letters', '투자'.normalize('NFD')],
    ['nothing', ''],
    ['nulls', '\0\0투자\0'],
  ])('does not throw on %s', (_, text) => {
    const asked = view(text);
    expect(() => rankSentences(asked, article, { features: [], bias: 0, trees: [] })).not.toThrow();
    expect(() => contextOf(question, profileArticle(asOne(text), analyzer()))).not.toThrow();
  });

  it('does not throw on more words than a call can take arguments', () => {
    const asked = view('b '.repeat(140_000));
    expect(asked.question.words.length).toBe(140_000);
    expect(asked.weightiest).toBe(0);
  });
});
