import { describe, expect, it } from 'vitest';
import { soundsLike } from '../../../src/core/analyze/sound.ts';
import { wordOf } from '../language.ts';

const pairs = (list: string): string[][] => list.split(',').map((pair) => pair.trim().split(' '));

describe('sound matching', () => {
  it.each(
    pairs(
      'Berlin 베를린,Intel 인텔,Google 구글,Meta 메타,Trump 트럼프,Samsung 삼성,Naver 네이버,Kakao 카카오,Perplexity 퍼플렉시티,London 런던,Paris 파리,Tesla 테슬라,Amazon 아마존,Twitter 트위터,Michigan 미시간,Stanford 스탠퍼드,Instagram 인스타그램,Netflix 넷플릭스,Boston 보스턴,Toyota 도요타,Nvidia 엔비디아,Harvard 하버드,Washington 워싱턴',
    ),
  )('hears %s in %s, either way round', (latin = '', hangul = '') => {
    expect(soundsLike(wordOf(latin), wordOf(hangul))).toBe(true);
    expect(soundsLike(wordOf(hangul), wordOf(latin))).toBe(true);
  });

  it.each(
    pairs(
      'Berlin 인텔,Intel 베를린,Google 카카오,Tesla 트럼프,London 파리,price 가격,data 도로,model 모래,market 미국,Boston 부산,people 파이,company 카메라,Paris 베를린,Berlin Berlin,베를린 베를린,AI 에이,IT 이티,Berlin 베,Berlin 874',
    ),
  )('does not hear %s in %s', (one = '', other = '') => {
    expect(soundsLike(wordOf(one), wordOf(other))).toBe(false);
    expect(soundsLike(wordOf(other), wordOf(one))).toBe(false);
  });
});
