import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText, textOf } from '../../any-text.ts';
import { loadPractice, readJsonLines, type QuestionRecord } from '../../../scripts/datasets.ts';
import { projectFolder } from '../../../src/adapters/lexicon-files.ts';
import { analyzeQuestion } from '../../../src/core/question.ts';
import {
  answerability,
  ANSWERABILITY_FEATURES,
  answerabilityFeatures,
} from '../../../src/core/rank/answerability.ts';
import { contextOf } from '../../../src/core/rank/coverage.ts';
import { AT, SENTENCE_FEATURES } from '../../../src/core/rank/feature-names.ts';
import { sentenceFeatures } from '../../../src/core/rank/features.ts';
import { profileArticle, type ArticleProfile } from '../../../src/core/rank/profile.ts';
import { viewQuestion } from '../../../src/core/rank/question-view.ts';
import { candidatesOf, rankSentences } from '../../../src/core/rank/rank-sentences.ts';
import { articleOf, language } from '../language.ts';

const folder = join(projectFolder(), 'data', 'practice');
const articles = new Map(
  [...loadPractice(folder)].map(([id, { segmented }]) => [id, profileArticle(segmented, language.analyzer)]),
);
const questions = ['a', 'b'].flatMap((part) =>
  readJsonLines<QuestionRecord>(join(folder, `${part}-questions.jsonl`)),
);
const view = (question: string) =>
  viewQuestion(analyzeQuestion(question, language.analyzer), language.rarity, language.opposites);
const profile = (text: string, title = '') => profileArticle(articleOf(text, { title }), language.analyzer);
/** One tree that looks at soft coverage only. */
const bySoft = { features: [], bias: 0, trees: [[AT.soft, 0.5, 1, 2, -1, -1, 0, 0, -1, 1, 0, 0]] };

function featureOf(
  question: string,
  article: ArticleProfile,
  name: keyof typeof AT,
  index = 0,
): number | undefined {
  const asked = view(question);
  return sentenceFeatures(asked, contextOf(asked, article), index, 0)[AT[name]];
}

describe('sentence features', () => {
  it('are all set and finite for every practice question and sentence', () => {
    expect(questions.length).toBe(480);
    for (const { question, docId } of questions) {
      const article = articles.get(docId);
      if (!article) throw new Error(`expected an article ${docId}`);
      const asked = view(question);
      const context = contextOf(asked, article);
      for (let index = 0; index < article.sentences.length; index++) {
        const vector = sentenceFeatures(asked, context, index, 0.5);
        const unset = SENTENCE_FEATURES.filter((name) => !Number.isFinite(vector[AT[name]]));
        if (unset.length > 0) expect.fail(`${docId} ${index} ${question}: ${unset.join(' ')}`);
      }
    }
  });

  it('are all set for any question on any text', () => {
    const text = fc.oneof(anyText, textOf(...'가나 다?몇명1%aA“”\n\ud800'));
    fc.assert(
      fc.property(text, text, (question, any) => {
        const article = profile(any);
        const asked = view(question);
        const context = contextOf(asked, article);
        for (let index = 0; index < article.sentences.length; index++)
          expect(sentenceFeatures(asked, context, index, 0).every(Number.isFinite)).toBe(true);
        const ranking = rankSentences(asked, article, bySoft);
        expect((answerabilityFeatures(asked, ranking) ?? []).every(Number.isFinite)).toBe(true);
      }),
    );
  });

  it('have one name each, in the order of the vector', () => {
    expect(new Set(SENTENCE_FEATURES).size).toBe(SENTENCE_FEATURES.length);
    expect(SENTENCE_FEATURES.map((name) => AT[name])).toEqual(SENTENCE_FEATURES.map((_, index) => index));
  });

  it('say that the question itself is wholly covered, softly and exactly', () => {
    for (const [, article] of articles)
      for (const [index, { text, words, sentence }] of [...article.sentences].slice(0, 5).entries()) {
        if (words.length < 3 || sentence.heading) continue;
        const asked = view(text);
        const vector = sentenceFeatures(asked, contextOf(asked, article), index, 0);
        expect(vector[AT.soft]).toBeCloseTo(1, 9);
        expect(vector[AT.exact]).toBeCloseTo(1, 9);
        expect(vector[AT.longestMissing]).toBeCloseTo(0, 9);
      }
  });

  it('raise soft coverage with every word that is met', () => {
    const question = '새 공장은 청주 산업단지에 언제 준공됐어?';
    const steps = [
      '비가 왔다',
      '공장이 섰다',
      '청주 공장이 섰다',
      '청주 산업단지 공장이 섰다',
      '청주 산업단지 공장이 준공됐다',
    ];
    const softs = steps.map((text) => featureOf(question, profile(text), 'soft') ?? 0);
    expect(softs).toEqual([...softs].sort((a, b) => a - b));
    expect(new Set(softs).size).toBe(steps.length);
  });

  it('count what a neighbour adds', () => {
    const article = profile('청주에 섰다\n공장이 준공됐다');
    const question = '청주 공장은 언제 준공됐어?';
    const [soft = 1, before = 0] = [
      featureOf(question, article, 'soft', 1),
      featureOf(question, article, 'softWithBefore', 1),
    ];
    expect(before).toBeGreaterThan(soft);
    expect(featureOf(question, article, 'softWithBefore', 0)).toBe(featureOf(question, article, 'soft', 0));
  });

  it.each([
    ['몇 명이 왔어?', '축제에 42명이 왔다', 1],
    ['몇 명이 왔어?', '축제에 사람이 왔다', 0],
    ['누가 왔어?', '축제에 42명이 왔다', -1],
  ])('tell whether %j finds its value in %j: %i', (question, text, met) => {
    expect(featureOf(question, profile(text), 'valueMet')).toBe(met);
  });

  it('tell a value that conflicts with the question', () => {
    expect(featureOf('42명이 온 축제는 어디야?', profile('축제에 50명이 왔다'), 'valueConflict')).toBe(1);
    expect(featureOf('42명이 온 축제는 어디야?', profile('축제에 42명이 왔다'), 'valueConflict')).toBe(0);
    expect(featureOf('축제는 어디야?', profile('축제에 42명이 왔다'), 'valueConflict')).toBe(0.5);
  });

  it('tell a word whose opposite stands there', () => {
    expect(featureOf('수출이 증가했어?', profile('수출이 감소했다'), 'opposed')).toBe(1);
    expect(featureOf('수출이 증가했어?', profile('수출이 증가했다'), 'opposed')).toBe(0);
  });

  it('set one kind at most', () => {
    const kinds = SENTENCE_FEATURES.filter((name) => name.startsWith('kind'));
    for (const { question } of questions.slice(0, 100)) {
      const set = kinds.filter((name) => featureOf(question, profile('가나다'), name) === 1);
      expect(set.length).toBeLessThanOrEqual(1);
    }
  });

  it('refuse a sentence that is not there', () => {
    expect(() => featureOf('누구야?', profile('가나다'), 'soft', 1)).toThrow(RangeError);
  });
});

describe('ranking', () => {
  const article = profile('제목은 이렇다\n서울에 비가 왔다\n청주 공장이 준공됐다\n공장은 넓다');

  it('puts the better score first and the earlier sentence on a tie', () => {
    const { ranked } = rankSentences(view('청주 공장은 언제 준공됐어?'), article, bySoft);
    expect(ranked[0]?.index).toBe(2);
    for (const [at, one] of ranked.entries()) {
      const next = ranked[at + 1];
      if (next)
        expect(one.score > next.score || (one.score === next.score && one.index < next.index)).toBe(true);
    }
  });

  it('looks at sixteen sentences at most and at no heading', () => {
    for (const { docId, question } of questions.slice(0, 60)) {
      const practice = articles.get(docId);
      if (!practice) continue;
      const candidates = candidatesOf(contextOf(view(question), practice));
      expect(candidates.length).toBeLessThanOrEqual(16);
      expect(candidates.some((index) => practice.sentences[index]?.sentence.heading)).toBe(false);
      expect(new Set(candidates).size).toBe(candidates.length);
    }
  });

  it('names every number that answerability is told from', () => {
    const asked = view('청주 공장은 언제 준공됐어?');
    const ranking = rankSentences(asked, article, bySoft);
    expect(answerabilityFeatures(asked, ranking)).toHaveLength(ANSWERABILITY_FEATURES.length);
    expect(new Set(ANSWERABILITY_FEATURES).size).toBe(ANSWERABILITY_FEATURES.length);
    expect(answerability(asked, ranking, { features: [], bias: 0, trees: [] })).toBe(0.5);
  });

  it('has no answer where there is no sentence', () => {
    const empty = profileArticle({ ...articleOf(''), sentences: [] }, language.analyzer);
    const asked = view('누구야?');
    const ranking = rankSentences(asked, empty, bySoft);
    expect(ranking.ranked).toEqual([]);
    expect(answerability(asked, ranking, bySoft)).toBe(0);
  });

  it('meets a name through its alias', () => {
    const named = profile('국립과학연구소(과연)는 대전에 있다\n과연이 발표했다');
    expect(featureOf('국립과학연구소가 발표했어?', named, 'soft', 1)).toBeGreaterThan(0.8);
  });
});
