import { describe, expect, it } from 'vitest';
import { readLexicon } from '../../../src/core/analyze/lexicon.ts';

const read = (sources: { synonyms?: string; english?: string; englishStopwords?: string }) =>
  readLexicon({ synonyms: '', english: '', englishStopwords: '', ...sources });

describe('lexicon', () => {
  it('files synonyms by stem, one group a line, comments and empty lines left out', () => {
    const { groups } = read({ synonyms: '# 말\n\n말하다 밝히다\n밝히다 공개하다 공개\n' });
    expect([...groups]).toEqual([
      ['말하', [0]],
      ['밝히', [0, 1]],
      ['공개', [1]],
    ]);
  });

  it('reads the glossary, lower case, without doubles, malformed lines passed over', () => {
    const { english } = read({ english: 'Say\t말하다 밝히다\nbroken line\n\t빈\nopen\t공개 공개하다\n' });
    expect([english.get('say'), english.get('open')]).toEqual([['말하', '밝히'], ['공개']]);
    expect(['Say', 'broken line', '', 'close'].map((word) => english.get(word))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('reads stop words, one a line', () => {
    expect([...read({ englishStopwords: 'the\n of \n# no\n' }).englishStopwords]).toEqual(['the', 'of']);
  });
});
