// Korean words that any true retelling may add: they point, frame or carry grammar and state little by themselves.

const NOUNS =
  '한 할 된 될 해 돼 볼 본 올 온 쓴 는 은 등 중 안 것 쪽 사람 곳 대상 결과 내용 경우 정도 수준 규모 상황 상태 사실 모습 방식 과정 시기 시점 기록 성적 단계 입장 이유 원인 계획 방안 방법 부분 분야 인물 기관 주체 이날 당시 가운데 사이 동안 이후 관련 해당 자신 본인 예정 방침 뜻 말 명칭 이름 종류 수치 액수 금액 총 모두 약 현재 기사 설명 발표 이야기 얘기 의견 견해 분석 역할 자리 점 측 편';
const VERBS =
  '이뤄지 이루어지 나오 나서 보이 보 받 가지 걸리 거두 맞 있 되 하 가능하 가능 이르 달하 해당하 차지하 차지 기록하 기록 나타나 나타내 밝히 전하 말하 알리 알려지 따르 대하 위하 통하 의하 관하 속하 향하 두 들 쓰 주 오 가 지나 시작하 시작 끝나 만들 진행하 진행 실시하 실시 쏠리 끼치 미치 치르 마련하 벌이 펼치 거치 열리 맡 이어지 그치 머무르';

const nouns = new Set(NOUNS.split(' '));
const verbs = new Set(VERBS.split(' '));

/** True when a word may be new in a claim without the claim saying something new. */
export function isLight(stems: readonly string[], isPredicate: boolean): boolean {
  const [stem = ''] = stems;
  if (nouns.has(stem)) return true;
  return isPredicate && stems.some((form) => verbs.has(form));
}
