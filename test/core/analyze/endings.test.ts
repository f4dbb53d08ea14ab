import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../any-text.ts';
import { dictionaryStem, isSurelyVerb, verbStems } from '../../../src/core/analyze/endings.ts';
import { wordOf } from '../language.ts';

/** Inflected form and the stem of its dictionary form; nouns that make a verb with 하다 stand for themselves. */
const VERBS = `
했다:하 개발했다:개발 개발하고:개발 개발한다:개발 개발하는:개발 개발할:개발 개발한:개발 개발됐다:개발 개발된:개발 개발되는:개발 개발될:개발
개발되었다:개발 발표했습니다:발표 발표했는데:발표 발표하면서:발표 발표하지만:발표 투자하면:투자 투자하려고:투자 투자하도록:투자 확대했지만:확대
확대해:확대 확대해서:확대 확대해야:확대 확대합니다:확대 밝혔다:밝히 밝히고:밝히 밝힌:밝히 밝혀:밝히 밝힐:밝히 밝혔습니다:밝히 먹었다:먹 먹는다:먹
먹고:먹 먹으면:먹 먹어서:먹 먹습니다:먹 먹은:먹 먹을:먹 갔다:가 간다:가 가고:가 가면:가 갑니다:가 왔다:오 온다:오 와서:오 오면:오 줬다:주
준다:주 줘서:주 주고:주 봤다:보 본다:보 보면:보 켰다:키 켠다:켜 컸다:크 커서:크 썼다:쓰 쓴다:쓰 써서:쓰 쓰고:쓰 떴다:뜨 나빴다:나쁘
나쁘다:나쁘 나쁜:나쁘 바빴다:바쁘 올랐다:오르 올라서:오르 오른다:오르 오르고:오르 빨랐다:빠르 빨라서:빠르 빠른:빠르 달랐다:다르 달라:다르
몰랐다:모르 몰라:모르 불렀다:부르 불러:부르 흘렀다:흐르 눌렀다:누르 골랐다:고르 잘랐다:자르 추웠다:춥 추워서:춥 추우면:춥 추운:춥 더웠다:덥
더워:덥 가까웠다:가깝 가까워서:가깝 가까운:가깝 어려웠다:어렵 어려운:어렵 어려워:어렵 쉬웠다:쉽 쉬운:쉽 도왔다:돕 도와:돕 도운:돕 고왔다:곱
무거웠다:무겁 무거운:무겁 만들었다:만들 만든다:만들 만드는:만들 만들고:만들 만든:만들 만들면:만들 알았다:알 아는:알 안다:알 압니다:알 살았다:살
사는:살 산다:살 팔았다:팔 파는:팔 판다:팔 열었다:열 여는:열 연다:열 놀았다:놀 노는:놀 길었다:길 긴:길 늘었다:늘 는다:늘 늘어난:늘어나
늘어났다:늘어나 줄었다:줄 줄어든:줄어들 줄어들었다:줄어들 벌어졌다:벌어지 벌어지고:벌어지 벌어질:벌어지 있었다:있 있습니다:있 없었다:없 좋았다:좋
좋은:좋 좋아서:좋 높았다:높 높은:높 높아졌다:높아지 낮췄다:낮추 낮춘:낮추 낮춰:낮추 키웠다:키우 키운:키우 키워:키우 배웠다:배우 배운:배우
배워:배우 싸웠다:싸우 세웠다:세우 세운:세우 세워:세우 됐다:되 된다:되 돼서:되 되면:되 보였다:보이 보인다:보이 마셨다:마시 마신:마시 마셔:마시
이겼다:이기 이겨서:이기 이긴:이기 졌다:지 던졌다:던지 던져:던지 가르쳤다:가르치 가르쳐:가르치 그렸다:그리 그려:그리 열렸다:열리 열린:열리
걸렸다:걸리 걸려:걸리 내렸다:내리 내려서:내리 내린:내리 보냈다:보내 보낸다:보내 보낸:보내 끝냈다:끝내 셌다:세 뺐다:빼 받았다:받 받은:받
받습니다:받 찾았다:찾 찾는:찾 찾은:찾 읽었다:읽 앉았다:앉 잡았다:잡 잡아:잡 막았다:막 뽑았다:뽑 뽑혔다:뽑히 맡았다:맡 맡는다:맡 맺었으며:맺
나눴다:나누 나눈:나누 바꿨다:바꾸 바꿔:바꾸 바꾼:바꾸 뛰었다:뛰 쉬었다:쉬 되었다:되 뛰어난:뛰어나 하얗다:하얗 빨갛다:빨갛 조용하다:조용 중요한:중요
필요한:필요 아름다웠다:아름답 아름다운:아름답 자연스럽게:자연 새롭게:새롭 새로운:새롭 해롭다:해롭 예상된다:예상 전망됐다:전망 시켰다:시키
교육시켰다:교육 사랑받는다:사랑 강화하겠다:강화 강화하겠다고:강화 가겠다:가
`;

describe('verb endings', () => {
  it.each(
    VERBS.trim()
      .split(/\s+/u)
      .map((entry) => entry.split(':')),
  )('finds the stem of %s: %s', (form, stem) => {
    expect(verbStems(form ?? '')).toContain(stem);
  });

  it('lets the analyzer choose one noun for all forms of a 하다 verb', () => {
    const forms =
      '발표했다 발표하고 발표하는 발표할 발표됐다 발표되는 발표했습니다 발표하면서 발표해서'.split(' ');
    expect(new Set(forms.map((form) => wordOf(form).stem))).toEqual(new Set(['발표']));
  });

  it('finds no stem in a word without an ending', () => {
    expect(['대통령', '기업', '정책', 'AI', '', '3명'].flatMap(verbStems)).toEqual([]);
  });

  it('names no stem twice', () => {
    for (const entry of VERBS.trim().split(/\s+/u)) {
      const stems = verbStems(entry.split(':')[0] ?? '');
      expect(new Set(stems).size).toBe(stems.length);
    }
  });

  it.each('먹는다 추웠다 발표했습니다 투자하도록 늘었지만 맺었으며 밝혔다 올랐고 만들면서'.split(' '))(
    'is sure that %s is a verb',
    (word) => {
      expect(isSurelyVerb(word)).toBe(true);
    },
  );

  it.each('정부는 학교 기술 도로 나라 효과 작가 서울에서 어린이 이다'.split(' '))(
    'is not sure that %s is a verb',
    (word) => {
      expect(isSurelyVerb(word)).toBe(false);
    },
  );

  it.each([
    ['밝히다', '밝히'],
    ['개발하다', '개발'],
    ['새롭다', '새롭'],
    ['바다', '바'],
    ['학교', '학교'],
    ['하다', '하'],
    ['다', '다'],
  ])('files %s under %s', (form, stem) => {
    expect(dictionaryStem(form)).toBe(stem);
  });

  it('gives stems without a throw for any text', () => {
    fc.assert(
      fc.property(anyText, (word) => {
        expect(verbStems(word).every((stem) => stem !== '')).toBe(true);
        expect(typeof isSurelyVerb(word)).toBe('boolean');
      }),
    );
  });
});
