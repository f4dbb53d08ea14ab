// The unit words themselves, each with its canonical unit and factor. Data only.

export const PREFIXES: readonly (readonly [hangul: string, latin: string, factor: number])[] = [
  ['', '', 1],
  ['킬로', 'k', 1e3],
  ['메가', 'M', 1e6],
  ['기가', 'G', 1e9],
  ['테라', 'T', 1e12],
  ['페타', 'P', 1e15],
  ['헥토', 'h', 1e2],
  ['센티', 'c', 1e-2],
  ['밀리', 'm', 1e-3],
  ['마이크로', 'μ', 1e-6],
  ['마이크로', 'µ', 1e-6],
  ['나노', 'n', 1e-9],
  ['피코', 'p', 1e-12],
  ['펨토', 'f', 1e-15],
];

/** Hangul name, Latin symbol, canonical unit, factor, and the Latin prefixes in use. */
export const METRIC: readonly (readonly [string, string, string, number, string])[] = [
  ['미터', 'm', 'm', 1, 'kcmμµnpf'],
  ['그램', 'g', 'g', 1, 'kmμµnp'],
  ['그람', 'g', 'g', 1, 'k'],
  ['리터', 'L', 'L', 1, 'kmμµ'],
  ['리터', 'l', 'L', 1, 'kmμµ'],
  ['와트', 'W', 'W', 1, 'kMGTmμµ'],
  ['와트시', 'Wh', 'J', 3600, 'kMGT'],
  ['와트아워', 'Wh', 'J', 3600, 'kMGT'],
  ['헤르츠', 'Hz', 'Hz', 1, 'kMGT'],
  ['볼트', 'V', 'V', 1, 'kMmμµ'],
  ['암페어', 'A', 'A', 1, 'kmμµ'],
  ['암페어시', 'Ah', 'Ah', 1, 'km'],
  ['바이트', 'B', 'B', 1, 'kMGTP'],
  ['비트', 'bit', 'bit', 1, 'kMGT'],
  ['줄', 'J', 'J', 1, 'kMGTmμ'],
  ['칼로리', 'cal', 'J', 4.184, 'k'],
  ['파스칼', 'Pa', 'Pa', 1, 'hkMG'],
  ['전자볼트', 'eV', 'eV', 1, 'kMGTm'],
  ['시버트', 'Sv', 'Sv', 1, 'mμµ'],
  ['그레이', 'Gy', 'Gy', 1, 'm'],
  ['베크렐', 'Bq', 'Bq', 1, 'kMGT'],
  ['뉴턴', 'N', 'N', 1, 'k'],
  ['몰', 'mol', 'mol', 1, 'mμµn'],
];

/** Words of one unit: `kind canonical factor: word word …`, with `_` for a space. */
export const PLAIN = `
quantity m 0.0254: 인치 inch inches
quantity m 0.3048: 피트 feet foot ft
quantity m 1609.344: 마일 mile miles
quantity m 0.9144: 야드 yard yards
quantity m 1852: 해리
quantity m 1: metre metres meter meters ㎙
quantity m 1000: 킬로미터 kilometre kilometres kilometer kilometers ㎞ 킬로 KM Km
quantity m 0.01: 센티미터 센티 ㎝ centimeter centimeters CM
quantity m 0.001: ㎜ 밀리 MM millimeter millimeters
quantity m 1e-9: ㎚ 나노 nanometers nanometer
quantity m 1e-6: ㎛ 미크론 마이크론 micrometers
quantity m 9.4607304725808e15: 광년 light-years light-year
quantity m 149597870700: 천문단위 AU
quantity g 1e6: 톤 t 미터톤 tonnes tonne tons ton
quantity g 1e9: 킬로톤 kt
quantity g 1e12: 메가톤 Mt
quantity g 1000: ㎏ kilograms kilogram kilos Kg KG
quantity g 1: grams gram
quantity g 0.001: ㎎ milligrams
quantity g 1e-6: ㎍ mcg
quantity g 28.349523125: 온스 ounces ounce oz
quantity g 453.59237: lb lbs pounds_of
quantity g 0.2: 캐럿
quantity m² 1: ㎡ m² m2 제곱미터 평방미터 평방m
quantity m² 1e6: ㎢ km² km2 제곱킬로미터 제곱㎞ 제곱km 평방킬로미터 평방km
quantity m² 1e-4: ㎠ cm² cm2 제곱센티미터 제곱㎝ 제곱cm
quantity m² 1e-6: ㎟ mm² mm2 제곱밀리미터 제곱mm
quantity m² 0.09290304: 제곱피트 평방피트
quantity m² 2589988.110336: 제곱마일 평방마일
quantity m² 4046.8564224: 에이커 acres acre
quantity m² 10000: 헥타르 ha ㏊ hectares
quantity m² 3.305785: 평
quantity L 1000: ㎥ m³ m3 세제곱미터 입방미터 루베
quantity L 1e12: km³ 세제곱킬로미터 입방킬로미터
quantity L 0.001: ㎖ cc ㏄ ㎤ cm³ 세제곱센티미터 ML
quantity L 28.316846592: 입방피트 입방_피트 세제곱피트
quantity L 1: ℓ liters litres
quantity L 3.785411784: 갤런 gallons gallon
quantity barrel 1: 배럴 barrels barrel
quantity km/h 1: km/h ㎞/h kph
quantity km/h 3600: km/s ㎞/s
quantity km/h 3.6: m/s ㎧
quantity km/h 1.609344: mph
quantity km/h 1.852: 노트 knots
quantity W 1000: ㎾
quantity W 1e6: ㎿
quantity W 735.49875: 마력 hp
quantity J 3600000: ㎾h
quantity J 4184: ㎉
quantity Hz 1e6: ㎒
quantity Hz 1e9: ㎓
quantity Hz 1e3: ㎑
quantity dB 1: 데시벨 dB ㏈
quantity ppm 1: ppm
quantity ppm 0.001: ppb
quantity bps 1e6: Mbps
quantity bps 1e9: Gbps 기가bps
quantity bps 1e3: kbps
quantity nit 1: 니트
quantity lx 1: 럭스 룩스
quantity lm 1: 루멘
quantity Ω 1: Ω 옴
quantity pixel 1: 화소 픽셀 pixels
quantity qubit 1: 큐비트 qubits
quantity kcal 1: 대칼로리
temperature ℃ 1: ℃ °C ºC
temperature 도 1: 도 °
duration s 1: 초 초간 seconds second
duration s 0.001: 밀리초 ms milliseconds
duration s 1e-6: 마이크로초 μs µs
duration s 1e-9: 나노초 ns
duration s 1e-12: 피코초
duration s 1e-15: 펨토초
duration s 60: 분 분간 minutes minute mins
duration s 3600: 시간 hours hour
duration s 86400: 일 일간 days day 박
duration s 604800: 주 주일 주간 weeks week
duration month 1: 개월 달 개월간 달간 months month
duration month 12: 년 년간 해 years year 개년
duration month 120: decades decade
duration month 1200: centuries 세기
percent % 1: % ％ 퍼센트 프로 percent per_cent
percent %p 1: %p %P %포인트 퍼센트포인트 퍼센트_포인트 ％포인트 percentage_points percentage_point %_포인트
ratio 배 1: 배 times_as
money KRW 1: 원 won 대한민국_원 KRW
money KRW 1000: 천원
money USD 1: 달러 dollars dollar 미국_달러 미국달러 미_달러 미달러 불 USD
money USD 0.01: 센트 cents cent
money JPY 1: 엔 엔화 yen 일본_엔 JPY
money CNY 1: 위안 위안화 yuan 인민폐 RMB CNY
money EUR 1: 유로 euros euro EUR
money GBP 1: 파운드 pounds pound 영국_파운드 파운드화 GBP
money GBP 0.01: 펜스 페니 pence
money HKD 1: 홍콩_달러 홍콩달러
money TWD 1: 대만_달러 대만달러 타이완_달러
money AUD 1: 호주_달러 호주달러 오스트레일리아_달러
money CAD 1: 캐나다_달러 캐나다달러
money NZD 1: 뉴질랜드_달러 뉴질랜드달러
money SGD 1: 싱가포르_달러 싱가포르달러 싱가폴_달러
money CHF 1: 스위스_프랑 스위스프랑
money FRF 1: 프랑 프랑스_프랑
money DEM 1: 마르크 독일_마르크 도이치마르크
money INR 1: 루피 인도_루피 rupees
money IDR 1: 인도네시아_루피아 루피아
money RUB 1: 루블 러시아_루블 rubles
money BRL 1: 헤알 레알
money MXN 1: 멕시코_페소
money PHP 1: 필리핀_페소
money peso 1: 페소 pesos
money THB 1: 바트 태국_바트
money VND 1: 베트남_동
money TRY 1: 리라
money ITL 1: 이탈리아_리라
money SEK 1: 스웨덴_크로나
money DKK 1: 덴마크_크로네
money NOK 1: 노르웨이_크로네
money krone 1: 크로나 크로네
money ESP 1: 페세타
money NLG 1: 네덜란드_휠던 네덜란드_길더 휠던 길더
money LAK 1: 킵
money MYR 1: 링깃
money SAR 1: 리얄
money AED 1: 디르함
money PLN 1: 즐로티
money HUF 1: 포린트
money ZAR 1: 랜드
money ILS 1: 셰켈
money SDR 1: SDR
money KPW 1: 북한_원
money BTC 1: 비트코인 BTC
age 살 1: 살 세 years_old year-old years-old
count 개 12: 다스
ordinal 번째 1: 번째 번_째 째
ordinal 등 1: 등
ordinal 위 1: 위
`;

/** Counters of one class on a line; the first word is canonical. */
export const COUNTERS = `
명 인 사람 people persons 명_모두
곳 군데 places
회 번 차례 times
종 가지 종류 kinds types
개국 나라 countries
개사 사 companies
가구
세대
단
상
쪽 페이지 pages
위성
쌍 켤레
개 items
호 호실
표 votes
건 cases
편
대
마리
권
장
채
척
층
그루
송이
통
병
잔
줄
석
문항
문제
개교
개소
팀
경기
골
점
승
패
라운드
단계
기
호기
동
필지
종목
작품
세트
박스
벌
자루
알
정
캡슐
팩
봉지
부
부작
면
단어
글자
자
분야
과목
학기
학년
주년
차
강
세기
대째
좌
구
포인트
장면
거래일
인분
인승
노드
코어
건물
항목
부문
지역
대회
차선
차로
개월째
학교
기관
마디
모
발
방
칸
말
되
선
심
급
등급
부위
그룹
주기
호선
`;
