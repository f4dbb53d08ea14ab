// Invented news from invented towns: the same seed gives the same story, so that a page and what it truly says stay together.
import { withParticle } from '../../src/core/compose/josa.ts';

export interface Story {
  readonly title: string;
  readonly author: string;
  readonly publisher: string;
  /** ISO date. */
  readonly date: string;
  readonly paragraphs: readonly string[];
}

const CITIES = ['한빛시', '새솔군', '다온시', '가람구', '미르시', '온새미군', '누리시', '아라군'];
const NAMES = [
  '김가온',
  '이나래',
  '박다솜',
  '최아람',
  '정마루',
  '한누리',
  '윤슬아',
  '오보람',
  '서한결',
  '조은별',
];
const PUBLISHERS = ['한빛일보', '새솔신문', '다온뉴스', '가람경제', '미르데일리', '온누리저널', '아라투데이'];
const THINGS = [
  ['도서관', '열람실', '이용자'],
  ['전기버스', '충전소', '승객'],
  ['부두', '하역 장비', '선사'],
  ['공원', '산책로', '주민'],
  ['시장', '주차장', '상인'],
  ['병원', '응급실', '환자'],
  ['학교', '급식실', '학생'],
  ['체육관', '수영장', '회원'],
] as const;
const ROLES = ['교통과장', '기획실장', '상인회장', '연구위원', '노조 위원장', '주민 대표', '시설팀장'];
const SURNAMES = ['강', '문', '신', '임', '장', '배', '노', '유'];

/** Numbers below `bound` in a fixed order; not random, only varied. */
export function sequence(seed: number): (bound: number) => number {
  let state = (seed * 2_654_435_761) % 4_294_967_296;
  return (bound) => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return Math.floor((state / 4_294_967_296) * bound);
  };
}

export function storyOf(seed: number, paragraphs = 6): Story {
  const next = sequence(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[next(items.length)]!;
  const [city, [place, part, people]] = [pick(CITIES), pick(THINGS)];
  const amount = `${20 + next(400)}억 원`;
  const speaker = `${pick(SURNAMES)}${pick(['하람', '지솔', '도담', '예울', '시온'])}`;
  const role = pick(ROLES);
  const share = `${5 + next(80)}.${next(10)}%`;
  const day = 1 + next(27);
  const month = 1 + next(12);
  const facts = [
    `${withParticle(city, '이/가')} 내년까지 ${amount}을 들여 ${place} ${3 + next(20)}곳의 ${withParticle(part, '을/를')} 새로 짓는다. ${withParticle(city, '은/는')} ${day}일 시청에서 설명회를 열고 이런 내용의 계획을 내놓았다.`,
    `계획에 따르면 첫 공사는 오는 ${1 + next(12)}월에 시작한다. 지난해 ${place} ${withParticle(people, '은/는')} 하루 평균 ${(1_000 + next(9_000)).toLocaleString('en-US')}명으로 한 해 전보다 ${share} 늘었다.`,
    `${speaker} ${withParticle(role, '은/는')} "${withParticle(part, '이/가')} 낡아 ${withParticle(people, '이/가')} 불편을 겪어 왔다"며 "공사 기간에도 문을 닫지 않겠다"고 말했다.`,
    `다만 예산을 어떻게 마련할지는 아직 정해지지 않았다. 의회는 다음 달 ${1 + next(27)}일 본회의에서 추가 경정 예산안을 심사한다.`,
    `${withParticle(people, '은/는')} 대체로 반기는 분위기다. 설명회에 나온 한 ${withParticle(people, '은/는')} "오래 기다린 일"이라면서도 "소음이 걱정된다"고 했다.`,
    `반대하는 목소리도 있다. 인근 ${next(40) + 10}가구는 ${withParticle(part, '이/가')} 들어서면 통행이 막힌다며 노선을 바꿔 달라는 의견서를 냈다.`,
    `전문가들은 ${place} 한 곳을 고치는 데 드는 돈이 평균 ${next(9) + 2}억 ${next(9) + 1}000만 원인 점을 들어 예산이 모자랄 수 있다고 본다.`,
    `${withParticle(city, '은/는')} 의견을 모아 ${next(6) + 2}주 뒤 최종안을 확정하기로 했다. 공사가 예정대로 끝나면 ${withParticle(place, '은/는')} ${2026 + next(4)}년 봄에 문을 연다.`,
    `비슷한 사업을 먼저 한 ${pick(CITIES.filter((other) => other !== city))}에서는 ${withParticle(people, '이/가')} 두 해 만에 ${share} 늘어난 것으로 조사됐다.`,
  ];
  return {
    title: `${city}, ${place} ${part} 새로 짓는다…${amount} 투입`,
    author: pick(NAMES),
    publisher: pick(PUBLISHERS),
    date: `2025-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
    paragraphs: facts.slice(0, paragraphs),
  };
}

/** `2025.03.04`. */
export function dotted(date: string): string {
  return date.replaceAll('-', '.');
}

/** `2025년 3월 4일`. */
export function written(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}년 ${month}월 ${day}일`;
}
