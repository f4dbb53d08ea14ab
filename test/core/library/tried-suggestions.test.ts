// What was tried for an article is tried once, is tried again after a failure, and is no other library's business.
import { describe, expect, it } from 'vitest';
import { createAnalyzer } from '../../../src/core/analyze/analyzer.ts';
import { EMPTY_LEXICON } from '../../../src/core/analyze/lexicon.ts';
import type { Finder, Finding } from '../../../src/core/answer/find.ts';
import { createSuggester } from '../../../src/core/answer/suggest.ts';
import { makeArticle } from '../../../src/core/article.ts';
import type { Library } from '../../../src/core/library.ts';
import { analyzeQuestion } from '../../../src/core/question.ts';
import { profileArticle } from '../../../src/core/rank/profile.ts';
import { viewQuestion } from '../../../src/core/rank/question-view.ts';
import { segmentArticle } from '../../../src/core/segment.ts';

const analyzer = createAnalyzer(EMPTY_LEXICON);
const source = segmentArticle(
  makeArticle({ id: 'well', title: '우물', text: '물빛시의 예산은 36억 원이다. 물빛시의 우물은 140곳이다.' }),
);
const profile = profileArticle(source, analyzer);
const view = viewQuestion(analyzeQuestion('', analyzer), () => 1);
const NOTHING: Finding = {
  view,
  evidence: [],
  sentences: [],
  top: undefined,
  answerability: 0,
  contradicted: false,
};

function setUp(find: (library: Library) => Promise<Finding> = async () => NOTHING) {
  const tried: string[] = [];
  const finder: Finder = {
    find(_question, library) {
      tried.push(library.scope);
      return find(library);
    },
    profile: () => profile,
    view: () => view,
  };
  return { tried, finder };
}

function library(scope: string, hasOwn: boolean): Library {
  const unused = () => Promise.reject(new Error('not expected here'));
  return {
    scope,
    hasOwn: async () => hasOwn,
    retrieve: unused,
    article: unused,
    articles: unused,
    add: unused,
    remove: unused,
    rebuild: unused,
    settled: unused,
  };
}

const scopesOf = (tried: readonly string[]): string[] => [...new Set(tried)];

describe('suggestions', () => {
  it('are tried once for all libraries that hold only what is offered to all', async () => {
    const { tried, finder } = setUp();
    for (const scope of ['a', 'b'])
      await createSuggester(finder).suggest(source, 'ko', library(scope, false));
    expect(scopesOf(tried)).toEqual(['a']);
  });

  it('are tried by each library that has articles of its own, and for it alone', async () => {
    const { tried, finder } = setUp();
    const [a, b] = [library('a', true), library('b', true)];
    for (const each of [a, library('c', false), b, a, b])
      await createSuggester(finder).suggest(source, 'ko', each);
    expect(scopesOf(tried)).toEqual(['a', 'c', 'b']);
    expect(tried.length).toBe(3 * tried.filter((scope) => scope === 'a').length);
  });

  it('are tried again after a failure', async () => {
    let fails = true;
    const { tried, finder } = setUp(() =>
      fails ? Promise.reject(new Error('gone')) : Promise.resolve(NOTHING),
    );
    const suggester = createSuggester(finder);
    await expect(suggester.suggest(source, 'ko', library('a', false))).rejects.toThrow('gone');
    fails = false;
    expect(await suggester.suggest(source, 'ko', library('b', false))).toEqual([]);
    expect(scopesOf(tried)).toEqual(['a', 'b']);
  });
});
