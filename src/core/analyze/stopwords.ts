// Korean words that carry grammar and no content, as stems and as written.

/** Connectives, pronouns, dependent nouns and light verbs. */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  (
    '그리고 그러나 하지만 그런데 그래서 따라서 또한 또 및 혹은 또는 즉 다만 한편 이에 이를 이는 이것 그것 저것 이거 그거 저거 거 것 게 건 걸 수 등 때문 때문에 때 더 가장 매우 아주 너무 정말 진짜 혹시 좀 조금 그 이 저 이런 그런 저런 어떤 각 각각 모두 다 바로 이미 아직 다시 함께 통해 통한 위해 위한 대해 대한 관한 관해 따르면 따라 의해 의한 있 있다 있는 있었 있어 없 없다 하 하다 되 되다 이다 아니 않 못 같 같다 보이 싶 주 지 ' +
    '우리 저희 나 내 너 당신 여기 거기 저기 이번 씨 님 분 데 줄 바 점 채 만큼 대로 뿐 듯 중 위 속 내 간 측 여러 모든 어느 무슨 무엇 뭐 뭘 뭔 뭔가 누구 누가 언제 어디 어디서 왜 어떻게 어떠 얼마 얼마나 몇 몇몇 어떤가 뭔지 무엇인가 무엇인지 누군지 누군가 어딘가 어딘지 알려 알려줘 알려주 말해줘 말해 궁금 요 네 예 응 그럼 그러면 그니까 근데 아 어 음 혹 제 당'
  )
    .split(' ')
    .filter((word) => word !== ''),
);

/** Common nouns of one syllable, read as nouns when a particle follows; dependent nouns (데, 분, 곳) among them. */
export const SHORT_NOUNS: ReadonlySet<string> = new Set(
  '쥐 달 물 불 산 강 약 병 차 배 집 땅 별 눈 코 입 귀 손 발 몸 뇌 피 뼈 빛 열 돈 값 옷 밥 술 쌀 꽃 풀 소 닭 새 벌 균 암 칩 폰 앱 왕 딸 형 법 표 당 군 책 글 춤 곡 극 팀 골 상 금 철 길 문 벽 방 역 섬 숲 비 곰 범 용 뱀 콩 밀 귤 폐 간 총 칼 공 알 씨 털 힘 꿈 뜻 빚 땀 잠 숨 혀 목 턱 팔 등 허 관 막 점 선 면 각 축 핵 돌 흙 모래 숯 기름 색 맛 향 소리 말 데 분 곳 것 거 수 때 년 월 일 시 명 개 점'.split(
    ' ',
  ),
);
