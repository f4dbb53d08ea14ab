import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadBundledArticles } from '../../src/adapters/bundled-articles.ts';
import { loadLanguage, loadLexicon, projectFolder } from '../../src/adapters/lexicon-files.ts';

describe('language tables on disk', () => {
  it('are found above the program', () => {
    expect(existsSync(join(projectFolder(), 'package.json'))).toBe(true);
  });

  it('hold synonyms, a glossary and stop words', () => {
    const lexicon = loadLexicon();
    expect(lexicon.groups.size).toBeGreaterThan(5000);
    expect(lexicon.english.get('investment')).toContain('투자');
    expect(lexicon.englishStopwords.has('the')).toBe(true);
  });

  it('make a whole language', () => {
    const { analyzer, rarity, opposites } = loadLanguage();
    expect(analyzer.words('투자를')[0]?.stem).toBe('투자');
    expect(rarity('없는낱말')).toBeLessThanOrEqual(1);
    expect(opposites.get('증가')?.has('감소')).toBe(true);
  });

  it('are asked for where they are', () => {
    expect(() => loadLexicon('/nowhere')).toThrow(/ENOENT/u);
  });
});

describe('bundled articles', () => {
  it('are those of data/articles, in the order of their names', () => {
    const names = readdirSync(join(projectFolder(), 'data', 'articles')).filter((name) =>
      name.endsWith('.md'),
    );
    const articles = loadBundledArticles();
    expect(articles.map(({ id }) => `${id}.md`)).toEqual([...names].sort());
    for (const { title, text, publishedAt } of articles)
      expect([title, text, publishedAt].every(Boolean)).toBe(true);
  });
});
