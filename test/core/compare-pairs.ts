// Pairs of invented articles by two publishers about one event, with what they agree and differ on, by words of the sentences.
export interface ComparedPair {
  readonly name: string;
  readonly left: string;
  readonly right: string;
  /** Words of a sentence of the left and of its partner on the right. */
  readonly agree: readonly (readonly [string, string])[];
  readonly differ: readonly (readonly [left: string, right: string, reason: string])[];
  /** Words of sentences that have no partner. */
  readonly onlyLeft: readonly string[];
  readonly onlyRight: readonly string[];
}

export const PAIRS: readonly ComparedPair[] = [
  {
    name: 'a library opens',
    left: `새롬시는 12일 물빛호수공원 옆에 지은 시립 물빛도서관의 문을 열었다. 도서관은 지하 1층, 지상 4층으로 지었다. 공사비는 186억 원이 들었다. 책은 8만2000권을 갖췄으며 어린이책이 3만 권이다.

한다온 새롬시장은 “시민 누구나 걸어서 10분 안에 책을 만나게 하겠다”고 말했다. 도서관은 매주 월요일에 쉰다. 평일에는 밤 10시까지 문을 연다.

다만 일부 주민은 주차 공간이 모자란다고 지적했다. 시는 내년까지 지하 주차장을 넓힐 계획이다.`,
    right: `새롬시 시립 물빛도서관이 12일 문을 열었다. 공사비로 168억 원이 들었고 설계는 봄결건축이 맡았다. 도서관이 갖춘 책은 8만2000권이다.

도서관은 매주 화요일에 쉰다. 평일 운영 시간은 밤 10시까지다. 개관 첫날 시민 3400명이 찾았다.

시는 내년에 지하 주차장을 넓히지 않기로 했다. 한다온 시장은 “누구나 걸어서 10분 안에 책을 만나는 도시를 만들겠다”고 말했다.`,
    agree: [
      ['문을 열었다', '12일 문을 열었다'],
      ['8만2000권', '8만2000권'],
    ],
    differ: [
      ['186억', '168억', 'number'],
      ['월요일', '화요일', 'date'],
      ['넓힐 계획', '넓히지 않기로', 'negation'],
    ],
    onlyLeft: ['지상 4층', '모자란다고'],
    onlyRight: ['3400명'],
  },
  {
    name: 'a factory is announced',
    left: `두레소재는 9일 나루시에 배터리 양극재 공장을 짓는다고 발표했다. 회사는 2028년까지 3200억 원을 투자한다. 새 공장은 직원 450명을 뽑는다.

두레소재의 지난해 매출은 1조2000억 원으로 전년보다 8% 늘었다. 이 회사는 나루시에서 전기료를 10년 동안 지원받는다.

김나래 두레소재 대표는 “수출을 두 배로 늘리겠다”고 밝혔다. 공장 착공은 오는 10월이다.`,
    right: `[새벽경제=한서진 기자] 배터리 소재 기업 두레소재가 나루시에 양극재 공장을 세운다. 투자 규모는 2028년까지 3200억 원이다. 새 공장이 뽑는 직원은 540명이다.

공장은 오는 10월 착공한다. 두레소재의 지난해 매출은 전년보다 8% 줄었다. 나루시는 이 회사에 땅을 빌려준다.

이든솔 나루시장은 “수출을 두 배로 늘리겠다”고 밝혔다. 증권가는 주가가 오를 것으로 내다봤다.`,
    agree: [
      ['짓는다고 발표', '공장을 세운다'],
      ['3200억', '3200억'],
      ['오는 10월', '오는 10월'],
    ],
    differ: [
      ['450명', '540명', 'number'],
      ['8% 늘었다', '8% 줄었다', 'negation'],
      ['김나래', '이든솔', 'attribution'],
    ],
    onlyLeft: ['전기료'],
    onlyRight: ['땅을 빌려준다', '증권가'],
  },
  {
    name: 'a ferry stops',
    left: `3일 오전 7시 20분께 솔빛항을 떠나 다올섬으로 가던 여객선이 엔진 고장으로 멈췄다. 배에는 승객 132명과 선원 9명이 타고 있었다. 다친 사람은 없었다.

해양구조대는 경비함 두 척을 보내 승객을 옮겨 태웠다. 여객선은 이날 오후 솔빛항으로 끌려왔다. 선사는 요금을 모두 돌려주기로 했다.

해양구조대는 냉각수 펌프가 고장의 원인이라고 보고 있다.`,
    right: `승객을 태운 여객선이 3일 오전 바다에서 엔진 고장으로 멈춰 섰다. 해양구조대는 경비함 두 척을 보내 승객을 옮겼다. 당시 배에는 승객 123명이 타고 있었다.

승객 4명이 다쳤다. 멈춘 여객선은 2011년에 만들어졌다. 이 배는 지난해 정기 검사에서 문제가 없다는 판정을 받았다.

선사는 승객에게 요금을 돌려주지 않기로 했다. 다올섬 주민은 예비선을 늘려 달라고 요구했다.`,
    agree: [
      ['엔진 고장으로 멈췄다', '엔진 고장으로 멈춰 섰다'],
      ['경비함 두 척', '경비함 두 척'],
    ],
    differ: [
      ['승객 132명', '승객 123명', 'number'],
      ['다친 사람은 없었다', '승객 4명이 다쳤다', 'negation'],
      ['모두 돌려주기로', '돌려주지 않기로', 'negation'],
    ],
    onlyLeft: ['끌려왔다', '냉각수 펌프'],
    onlyRight: ['2011년', '정기 검사', '예비선'],
  },
  {
    name: 'a bridge opens, in English',
    left: `The city of Marrow Bay opened a new footbridge over the Alder River on Monday. The bridge cost 14 million dollars. It is 310 meters long and took three years to build.

Mayor Ines Calloway said the bridge would carry 5,000 people a day. Cyclists may not use the bridge at night. The old ferry will stop running in October.

A group of residents has sued the city over noise.`,
    right: `A new footbridge over the Alder River opened in Marrow Bay on Monday. Officials said the bridge cost 41 million dollars. Mayor Ines Calloway said the bridge would carry 5,000 people a day.

The bridge is 310 meters long. Cyclists may use the bridge at night. Engineers tested the cables in heavy wind last spring.

Local shops expect more visitors this summer.`,
    agree: [
      ['opened a new footbridge', 'footbridge over the Alder River opened'],
      ['5,000 people', '5,000 people'],
      ['310 meters', '310 meters'],
    ],
    differ: [
      ['14 million', '41 million', 'number'],
      ['may not use', 'may use', 'negation'],
    ],
    onlyLeft: ['ferry', 'sued'],
    onlyRight: ['cables', 'shops'],
  },
  {
    name: 'a clinic is sold, in English',
    left: `Harrow Health will buy the Fenwick clinic chain for 220 million dollars. The deal covers 36 clinics in four states. Fenwick employs 2,100 nurses and doctors.

Regulators approved the sale on May 4. Harrow shares rose 6 percent after the news. Harrow chief executive Lena Moritz said no clinic would close.`,
    right: `Harrow Health agreed to buy the Fenwick clinic chain. The sale covers 36 clinics in four states. Regulators approved the sale on May 9.

Harrow shares fell 6 percent after the news. Unions fear that hundreds of jobs will be lost. Fenwick was founded in 1988 by two sisters.`,
    agree: [
      ['will buy the Fenwick', 'agreed to buy the Fenwick'],
      ['36 clinics', '36 clinics'],
    ],
    differ: [
      ['May 4', 'May 9', 'date'],
      ['rose 6 percent', 'fell 6 percent', 'negation'],
    ],
    onlyLeft: ['2,100 nurses', 'Lena Moritz'],
    onlyRight: ['Unions', '1988'],
  },
];

/** A second publisher's report beside an article of `data/practice`. */
export interface Rival extends Omit<ComparedPair, 'left' | 'name'> {
  readonly practice: string;
}

export const RIVALS: readonly Rival[] = [
  {
    practice: 'a17',
    right: `한울비행의 재사용 로켓 ‘두루미-2’ 첫 발사가 14일 발사 직전 취소됐다. 회사는 이날 오전 10시 고흥 외나로도 민간 발사장에서 로켓을 쏠 예정이었지만, 발사 47초를 남기고 자동 정지 장치가 작동했다고 설명했다. 인명 피해는 없었다.

한울비행에 따르면 1단 로켓의 액체산소 밸브가 얼어 끝까지 닫히지 않은 것이 원인이다. 밸브가 닫히는 데 2.1초가 걸려 기준인 1.5초를 넘었다. 회사는 밸브 덮개에 질소를 넣어 수분을 막을 계획이다.

다음 발사일은 빠르면 24일이다. 발사 허가는 이달 31일에 끝난다. 기상청은 주말까지 날씨가 맑을 것으로 내다봤다.

두루미-2는 길이 31m짜리 2단 로켓이다. 메탄 엔진 아홉 개가 1단에 달려 있다. 로켓에는 위성 네 기가 실렸다. 한울비행은 이번 발사에서 1단 로켓을 바지선에 내려앉힐 예정이었다.

견주하 한울비행 상무는 “로켓이 스스로 이상을 찾아내 멈춘 것은 설계대로 움직였다는 뜻”이라고 말했다. 고흥군은 다음 발사 때 셔틀버스를 60대로 늘린다. 지역 숙박업소들은 예약이 무더기로 취소됐다고 호소했다.`,
    agree: [
      ['2단 로켓으로', '2단 로켓이다'],
      ['밸브로 파악됐다', '밸브가 얼어'],
      ['질소를 불어 넣어', '질소를 넣어'],
      ['이달 31일까지', '이달 31일에'],
    ],
    differ: [
      ['37초를 남기고', '47초를 남기고', 'number'],
      ['이르면 21일', '빠르면 24일', 'date'],
      ['엔진 일곱 개', '엔진 아홉 개', 'number'],
    ],
    onlyLeft: ['29억원까지'],
    onlyRight: ['기상청', '숙박업소'],
  },
  {
    practice: 'b02',
    right: `푸른식탁이 반찬 구독 업체 오늘찬의 지분 72%를 1380억 원에 인수한다. 푸른식탁 이사회는 6일 이 같은 안건을 의결했다. 창업자 배유진 대표는 지분 28%를 모두 팔고 회사를 떠난다.

인수 자금 가운데 현금은 600억 원이다. 오늘찬 브랜드는 인수 뒤에도 따로 운영된다. 잔금은 내년 2월까지 치른다.

오늘찬의 유료 구독자는 41만 명이다. 지난해 매출은 전년보다 38% 늘어난 2150억 원이었고, 영업손실은 69억 원이었다. 푸른식탁은 지난해 540억 원의 영업이익을 냈다.

문상혁 푸른식탁 실장은 “새벽배송 차량을 같이 쓰면 물류비를 한 해 120억 원쯤 줄일 수 있다”고 말했다. 오늘찬 이천 조리센터는 내년 6월 완공된다. 소비자단체는 반찬값이 오를 수 있다고 걱정했다.

업계 1위 찬마루는 두 회사가 합치면 점유율이 44%가 된다며 반대한다. 하늬투자증권은 푸른식탁의 목표주가를 7만1000원으로 올렸다. 푸른식탁 주가는 이날 4.6% 올랐다.`,
    agree: [
      ['브랜드와 앱은', '브랜드는 인수 뒤에도'],
      ['잔금을 치를', '잔금은'],
      ['조리센터를', '조리센터는'],
      ['44%에 달한다며', '44%가 된다며'],
    ],
    differ: [
      ['96억 원의 영업손실', '69억 원', 'number'],
      ['4.6% 내린', '4.6% 올랐다', 'negation'],
    ],
    onlyLeft: ['오늘찬이 27%'],
    onlyRight: ['소비자단체'],
  },
  {
    practice: 'b09',
    right: `온새FC가 하늘빛유나이티드를 꺾고 창단 첫 우승을 차지했다. 온새는 11일 강릉에서 열린 W코리아리그 챔피언결정 2차전에서 하늘빛을 3-1로 이겼다. 1차전에서는 두 팀이 1-1로 비겼다.

결승골의 주인공은 신인 한로아다. 한로아는 후반 추가시간에 코너킥을 머리로 받아 넣었다. 열아홉 살인 그는 교체 투입 9분 만에 골을 터뜨렸다.

온새는 정규리그 3위, 하늘빛은 1위였다. 온새는 올 시즌 넣은 38골 중 17골을 후반 30분 뒤에 기록했다. 온새의 한 해 예산은 29억 원이다. 선수들은 조끼형 센서를 입고 뛴다.

설민규 온새 감독은 “우리 팀은 스타가 없어 마지막 15분에 승부를 걸었다”고 했다. 최우수선수로는 공격수 한로아가 뽑혔다. 관중은 1만1284명으로 여자 실업축구 최다였다. 하늘빛 선수단은 경기 뒤 팬들에게 고개를 숙였다.`,
    agree: [
      ['마지막 15분에', '마지막 15분에'],
      ['38골 가운데', '38골 중'],
      ['1만1284명', '1만1284명'],
    ],
    differ: [['19억 원', '29억 원', 'number']],
    onlyLeft: ['준플레이오프'],
    onlyRight: ['고개를 숙였다'],
  },
];
