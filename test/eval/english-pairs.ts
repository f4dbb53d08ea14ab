// Invented Korean sentences with English claims that they carry, and lies made of these: figures, dates, names, directions, negations, other sentences.
export interface EnglishPair {
  readonly korean: string;
  readonly english: string;
}

const PAIRS = `한빛전자는 전주에 반도체 공장을 짓는다.|Hanbit Electronics is building a semiconductor factory in Jeonju.
투자 규모는 3조2400억 원이다.|The investment is 3.24 trillion won.
새 공장은 2028년 6월 문을 연다.|The new factory opens in June 2028.
새 공장은 직원 1200명을 고용한다.|The new factory will employ 1,200 workers.
지난해 이 회사의 매출은 12.5% 늘었다.|The company's sales rose 12.5% last year.
영업이익은 8% 줄었다.|Operating profit fell 8%.
오유라 전주시장은 공장 이전에 반대했다.|Jeonju mayor Oh Yura opposed moving the factory.
일부 주민은 공장 건설에 반대한다.|Some residents oppose the construction of the factory.
정부는 대출 규제를 완화했다.|The government eased loan regulations.
버스 요금이 1400원에서 1500원으로 올랐다.|Bus fares rose from 1,400 won to 1,500 won.
서울의 인구는 930만 명이다.|The population of Seoul is 9.3 million.
연구팀은 새 배터리를 개발했다.|The research team developed a new battery.
배터리의 용량은 30% 늘었다.|The capacity of the battery increased by 30%.
미국은 한국산 철강에 관세를 부과한다.|The United States imposes tariffs on Korean steel.
중국의 수출은 5월 7% 감소했다.|China's exports fell 7% in May.
법원은 회사에 과징금 58억 원을 부과했다.|The court fined the company 5.8 billion won.
병원은 환자 340명을 치료했다.|The hospital treated 340 patients.
도서관은 4월 12일 다시 문을 연다.|The library reopens on April 12.
학교는 학생 수가 줄어 문을 닫는다.|The school is closing because the number of students has fallen.
시장은 예산 36억 원을 승인했다.|The mayor approved a budget of 3.6 billion won.
회사는 인공지능 서비스를 일본에 출시했다.|The company launched an artificial intelligence service in Japan.
전기 요금은 내년 1월 인상된다.|Electricity prices will go up in January next year.
부산의 집값은 지난달 하락했다.|House prices in Busan fell last month.
대통령은 새 정책을 발표했다.|The president announced a new policy.
농가 62곳이 피해를 신고했다.|62 farms reported damage.
과학자들은 남극에서 새로운 행성을 관측했다.|Scientists observed a new planet from Antarctica.
은행은 금리를 2.5%로 인하했다.|The bank cut interest rates to 2.5%.
기업들은 투자를 확대했다.|Companies expanded their investment.`;

export const englishPairs: readonly EnglishPair[] = PAIRS.split('\n').map((line) => {
  const [korean = '', english = ''] = line.split('|');
  return { korean, english };
});

export interface EnglishLie extends EnglishPair {
  readonly how: string;
}

export function englishLies(): EnglishLie[] {
  return englishPairs.flatMap(({ korean, english }, at) => [
    ...figures(english).map((lie) => ({ korean, english: lie, how: 'figure' })),
    ...exchanged(english, MONTHS).map((lie) => ({ korean, english: lie, how: 'date' })),
    ...exchanged(english, NAMES).map((lie) => ({ korean, english: lie, how: 'name' })),
    ...turned(english).map((lie) => ({ korean, english: lie, how: 'direction' })),
    ...negated(english).map((lie) => ({ korean, english: lie, how: 'negation' })),
    ...[3, 8, 14].map((step) => ({
      korean,
      english: englishPairs[(at + step) % englishPairs.length]?.english ?? '',
      how: 'wrong sentence',
    })),
  ]);
}

function figures(text: string): string[] {
  const digits = [...text.matchAll(/\d/gu)].map(({ 0: digit, index }) => {
    const other = String((Number(digit) + 1) % 10);
    return text.slice(0, index) + other + text.slice(index + 1);
  });
  const units = [
    ['billion', 'million'],
    ['million', 'billion'],
    ['trillion', 'billion'],
    ['won', 'dollars'],
    ['%', ' percentage points'],
  ];
  return [
    ...digits,
    ...units.flatMap(([one = '', other = '']) => (text.includes(one) ? [text.replace(one, other)] : [])),
  ];
}

const MONTHS = ['January', 'April', 'May', 'June', 'October'];
const NAMES = [
  'Hanbit Electronics',
  'Jeonju',
  'Oh Yura',
  'Seoul',
  'Busan',
  'Japan',
  'China',
  'The United States',
  'Germany',
  'Park Jihun',
  'Daegu',
];

function exchanged(text: string, words: readonly string[]): string[] {
  return words
    .filter((word) => text.includes(word))
    .flatMap((word) =>
      words
        .filter((other) => !text.includes(other))
        .slice(0, 5)
        .map((other) => text.replace(word, other)),
    );
}

const TURNS = [
  ['rose', 'fell'],
  ['fell', 'rose'],
  ['eased', 'tightened'],
  ['opposed', 'supported'],
  ['oppose', 'support'],
  ['increased', 'decreased'],
  ['cut', 'raised'],
  ['expanded', 'reduced'],
  ['go up', 'go down'],
  ['opens', 'closes'],
  ['closing', 'opening'],
  ['approved', 'rejected'],
  ['Some', 'All'],
];

function turned(text: string): string[] {
  return TURNS.flatMap(([one = '', other = '']) =>
    new RegExp(`\\b${one}\\b`, 'u').test(text) ? [text.replace(one, other)] : [],
  );
}

function negated(text: string): string[] {
  const turns: readonly (readonly [RegExp, string])[] = [
    [/\b(is|will)\b/u, '$1 not'],
    [
      /\b(opposed|eased|developed|imposes|fined|treated|reopens|approved|launched|announced|reported|observed|cut|expanded|rose|fell|increased|opens)\b/u,
      'did not $1',
    ],
  ];
  return turns
    .flatMap(([pattern, turn]) => (pattern.test(text) ? [text.replace(pattern, turn)] : []))
    .slice(0, 1);
}
