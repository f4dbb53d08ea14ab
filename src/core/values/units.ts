// Finds the unit that follows a number, or the currency sign that stands before it, and never takes the start of another word for one.
import { unitTable, type Unit } from './unit-table.ts';

export interface FoundUnit {
  readonly unit: Unit;
  readonly end: number;
}

const SIGNS: ReadonlyMap<string, string> = new Map([
  ['$', 'USD'],
  ['₩', 'KRW'],
  ['￦', 'KRW'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['¥', 'JPY'],
]);

const CODES: ReadonlySet<string> = new Set(['USD', 'KRW', 'EUR', 'JPY', 'CNY', 'GBP']);

/** What may follow a one-syllable Korean counter that a space parts from its number: a particle, not the rest of a noun. */
const AFTER_SPACED =
  /^(?:[^가-힣]|$|[이가은는을를의에로와과도만씩당간까보중정안미넘짜나뿐째전후동꼴치여쯤내대등규]|으로|부터|이상|이하|가량|반)/u;
const LATIN = /[A-Za-z]/u;
const HANGUL = /[가-힣]/u;

/** Words that begin like a unit and are not one, each with the unit it hides. */
const NOT_UNITS =
  /^(?:프로(?:젝|그|세|야|축|농|필|듀|모|배|게|토|바|이|파)|명령|명분|건강|건설|개발|개인|개척|대학|대한|대표|대비|대회|장관|장치|도시|도착|도전|원자|원전|원유|원칙|세계|세금|인간|인근|회사|회의|회장|회원|시즌|주요|주식|주민|주장|주택|주가|주제|분야|분석|분기|분리|일본|일부|일반|일정|일대|층간|해외|해당|해양|배터|배출|배우|배경|달리|달성|초기|초반|초과|초당|위원|위성|위치|위해|위험|점검|점차|점점|통신|통화|통해|기업|기술|기관|기준|기존|기자|기록|기능|동안|동시|동일|부터|부문|부분|부사|표준|표현|면적|방식|방법|방향|방어|정도|정부|정책|구체|구성|구조|구역|호텔|호주|단체|자리|자체|자동|팀장|편의|편집|강도|강화|강조|급증|차세|차량|차이|차원|알고|알려|선거|선수|선언|심사|말까|말했|칸막|모두|모델|발표|발견|발생|발전|등장|등록|째려|불과|불법|줄기|줄어|잔액|석유|석사|채널|채용|척추|병원|골드|승인|승객|패턴|박사|박씨|평균|평가|옴니|몰려|몰두|랜드|동산)/u;

/** The unit behind the number that ends at `end`, at once or after one space. */
export function unitAfter(text: string, end: number, wordNumber: boolean): FoundUnit | undefined {
  const spaced = text[end] === ' ';
  const at = spaced ? end + 1 : end;
  const list = unitTable().get(text[at] ?? '');
  if (list === undefined) return undefined;
  if ((spaced || wordNumber) && NOT_UNITS.test(text.slice(at, at + 4)) && !isException(text, at))
    return undefined;
  for (const unit of list) {
    if (!text.startsWith(unit.word, at) || (wordNumber && !readsAfterWords(unit, text[end - 1] ?? '')))
      continue;
    if (ends(text, at, unit, spaced)) return { unit, end: at + unit.word.length };
  }
  return undefined;
}

/** The currency whose sign or code stands at `at`: $, ₩, USD. */
export function currencySign(text: string, at: number): { currency: string; end: number } | undefined {
  const sign = SIGNS.get(text[at] ?? '');
  if (sign !== undefined) return { currency: sign, end: at + 1 };
  const code = text.slice(at, at + 3);
  return CODES.has(code) ? { currency: code, end: at + 3 } : undefined;
}

export function currencyUnit(currency: string): Unit {
  return { kind: 'money', unit: currency, factor: 1, offset: 0, word: currency, counter: false };
}

/** 삼십도 is a temperature, 둘도 is two with a particle. */
function readsAfterWords(unit: Unit, last: string): boolean {
  if (unit.word === '도') return /[영일이삼사오육칠팔구십백천]/u.test(last);
  return (
    unit.counter ||
    (HANGUL.test(unit.word) && unit.word.length > 1) ||
    unit.word === '톤' ||
    unit.word === '도'
  );
}

/** 부터 and 부분 hide no unit after a figure, while 동안, 정도, 대비 … may follow one: those that are whole units stay. */
function isException(text: string, at: number): boolean {
  return /^(?:분기|위성|기관|부문|대회|장면|건물)[^가-힣]/u.test(text.slice(at, at + 3));
}

function ends(text: string, at: number, unit: Unit, spaced: boolean): boolean {
  const end = at + unit.word.length;
  const next = text[end] ?? '';
  if (LATIN.test(unit.word.at(-1) ?? ''))
    return !LATIN.test(next) && !(/\d/u.test(next) && unit.word.length < 3);
  if (unit.word.length === 1 && HANGUL.test(unit.word) && spaced)
    return AFTER_SPACED.test(text.slice(end, end + 2));
  return true;
}
