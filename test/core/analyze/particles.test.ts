import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../any-text.ts';
import { followsNoun, withoutParticle } from '../../../src/core/analyze/particles.ts';
import { wordOf } from '../language.ts';

/** As written, and the stem that the analysis puts first. */
const NOUNS = `
학교에서:학교 정부는:정부 정부가:정부 은행은:은행 은행이:은행 은행을:은행 사과를:사과 투자를:투자 투자는:투자 서울에서:서울
서울로:서울 부산으로:부산 기업들이:기업 기업들은:기업 기업에게:기업 대통령은:대통령 대통령이:대통령 교수도:교수 교수는:교수
카카오는:카카오 네이버는:네이버 메타와:메타 미국의:미국 미국에:미국 미국에서는:미국 시장을:시장 시장에서의:시장 기술만:기술
연구진은:연구진 연구팀이:연구팀 분야에서:분야 서비스를:서비스 전략이다:전략 전망이다:전망 수치다:수치 규제라고:규제 오늘부터:오늘
내일까지:내일 작년보다:작년 회사처럼:회사 아이들에게:아이 사람마다:사람 학생조차:학생 서울에서부터:서울 제도는:제도
속도가:속도 온도는:온도 지도를:지도 평가를:평가 증가는:증가 결과가:결과 고래가:고래 미래는:미래 어린이는:어린이 호랑이가:호랑이
고양이는:고양이 나라가:나라 대회에서:대회 물가가:물가 작가는:작가 화가가:화가 인도에서:인도 광주로:광주 세계로:세계
통신사들이:통신사 물로:물 돈을:돈 쥐가:쥐 달이:달 병원에서:병원 보도는:보도
`;

/** Nouns that end like a noun with a particle. */
const TRAPS = `
효과 도로 나이 국가 사과 제도 지도 평가 증가 결과 성과 미래 소나기 어린이 종이 고양이 나라 도시 경제 물가 작가 인도 보도 태도 정도
강도 세대 최대
`;

const pairs = (table: string): [string, string][] =>
  table
    .trim()
    .split(/\s+/u)
    .map((entry): [string, string] => [entry.split(':')[0] ?? '', entry.split(':')[1] ?? '']);

describe('particles', () => {
  it.each(pairs(NOUNS))('takes %s back to %s', (written, noun) => {
    expect(wordOf(written).stem).toBe(noun);
  });

  it.each(TRAPS.trim().split(/\s+/u))('leaves %s whole', (noun) => {
    expect(wordOf(noun).stem).toBe(noun);
  });

  it('takes the longest particle first', () => {
    expect(withoutParticle('서울에서부터')[0]).toBe('서울');
    expect(withoutParticle('시장에서의')[0]).toBe('시장');
  });

  it('heeds the final consonant before the particle', () => {
    expect(withoutParticle('정부은')).toEqual([]);
    expect(withoutParticle('은행는')).toEqual([]);
    expect(withoutParticle('서울로')).toEqual(['서울']);
    expect(withoutParticle('부산로')).toEqual([]);
  });

  it('keeps at least one syllable and gives nothing for a bare particle', () => {
    expect(['은', '에서', '부터', ''].map(withoutParticle).flat()).not.toContain('');
  });

  it('tells a syllable that may be a particle on the one before', () => {
    expect(['쥐가', '달이', '쥐이', '달가'].map(followsNoun)).toEqual([true, true, false, false]);
  });

  it('leaves only beginnings of the word', () => {
    fc.assert(
      fc.property(anyText, (word) => {
        for (const noun of withoutParticle(word))
          expect(word.startsWith(noun) && noun.length < word.length && noun !== '').toBe(true);
      }),
    );
  });
});
