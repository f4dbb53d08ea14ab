import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../any-text.ts';
import {
  compose,
  FINAL_LETTERS,
  finalOf,
  INITIALS,
  isHangul,
  isSyllable,
  partsAt,
  toLetters,
  VOWEL_LETTERS,
  withFinal,
  withVowel,
} from '../../../src/core/analyze/hangul.ts';

const SYLLABLES = Array.from({ length: 11_172 }, (_, at) => String.fromCharCode(0xac00 + at));

describe('hangul', () => {
  it('takes every syllable apart and puts it together again', () => {
    expect(SYLLABLES.filter((syllable) => compose(partsAt(syllable, 0)) !== syllable)).toEqual([]);
  });

  it('agrees with Unicode on the parts of every syllable', () => {
    const jamo = (syllable: string): string => {
      const { initial, vowel, final } = partsAt(syllable, 0);
      const last = final > 0 ? String.fromCharCode(0x11a7 + final) : '';
      return String.fromCharCode(0x1100 + initial, 0x1161 + vowel) + last;
    };
    expect(SYLLABLES.filter((syllable) => syllable.normalize('NFD') !== jamo(syllable))).toEqual([]);
  });

  it('names a letter for every part', () => {
    expect([INITIALS.length, VOWEL_LETTERS.length, FINAL_LETTERS.length]).toEqual([19, 21, 28]);
  });

  it('knows the edges of the block', () => {
    expect([0xabff, 0xac00, 0xd7a3, 0xd7a4].map(isSyllable)).toEqual([false, true, true, false]);
    expect(['가힣', '', '가a', 'ㄱ', '가 '].map(isHangul)).toEqual([true, false, false, false, false]);
  });

  it('tells the final consonant of the last syllable', () => {
    expect(['가', '각', '말', '말a', ''].map(finalOf)).toEqual([0, 1, 8, -1, -1]);
  });

  it('changes only the last syllable', () => {
    expect(withFinal('만드', 8)).toBe('만들');
    expect(withFinal('만들', 0)).toBe('만드');
    expect(withVowel('와', 8)).toBe('오');
    expect(withVowel('했', 0)).toBe('하');
  });

  it.each([
    ['각', 'ㄱㅏㄱ'],
    ['한국', 'ㅎㅏㄴㄱㅜㄱ'],
    ['값', 'ㄱㅏㅄ'],
    ['AI 뜻', 'AI ㄸㅡㅅ'],
    ['', ''],
  ])('spells %s as %s', (text, letters) => {
    expect(toLetters(text)).toBe(letters);
  });

  it('spells any text without a throw and keeps what is no syllable', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const kept = [...text].filter((character) => !isHangul(character)).join('');
        expect(isHangul(text) ? '' : toLetters(text.replace(/[가-힣]/gu, ''))).toBe(
          isHangul(text) ? '' : kept,
        );
      }),
    );
  });
});
