// What kinds of answer a sentence holds: persons, bodies, places, dates, amounts, names in quotation marks; told by form alone.
import type { Span } from '../types.ts';

export type FacetKind =
  | 'number'
  | 'money'
  | 'percent'
  | 'date'
  | 'person'
  | 'body'
  | 'place'
  | 'name'
  | 'latin'
  | 'cause'
  | 'manner';

export interface Facet {
  readonly kind: FacetKind;
  readonly span: Span;
  readonly text: string;
  /** The counter or unit after a number, lower case. */
  readonly unit?: string;
}

/** A figure of up to 41 characters; the bounds here and below keep a search from growing faster than its text. */
const FIGURE = String.raw`\d[\d,.]{0,40}`;
const SCALE = '(?:조|억|만|천|백|십)';
/** Figures with their scales (312억 5000만), so written that no text can be read in two ways. */
const DIGITS = String.raw`(?:약\s*)?${FIGURE}(?:(?:\s+(?:${SCALE}\s*)?|${SCALE}\s*)${FIGURE}){0,16}\s*(?:${SCALE}\s*)?(?:여\s*)?`;
const NATIVE = String.raw`(?:한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|열한|열두|스무|스물|서른|마흔|쉰|수십|수백|수천|수만|몇|여러|첫|절반|반)`;
const UNIT = String.raw`(?:%p?|％|퍼센트|프로|달러|원|엔|위안|유로|개월|개국|개사|개비|가지|종류|나노미터|킬로미터|센티미터|밀리미터|미터|킬로그램|그램|인치|시간|세대|경기|차례|마리|군데|배럴|와트|[a-zA-Z㎞㎜㎝㎏㎡μ℃°]+|[가-힣])`;

const PATTERNS: readonly (readonly [FacetKind, RegExp])[] = [
  [
    'date',
    /(?:\d{4}년(?:\s*\d{1,2}월(?:\s*\d{1,2}일)?)?|\d{1,2}월(?:\s*\d{1,2}일)?|\d{1,2}일(?!\s*(?:간|동안|만에))|지난해|작년|올해|내년|지난달|이달|다음\s*달|어제|오늘|내일|[상하]반기|\d분기|\d{1,20}년대|\d{1,20}세기|[월화수목금토일]요일|\d{1,2}시(?:\s*\d{1,2}분)?|지난\s*\d+)/gu,
  ],
  [
    'money',
    new RegExp(
      String.raw`(?:${DIGITS}|${NATIVE}\s*)(?:달러|원|엔|위안|유로|파운드)|[$₩€£]\s?\d[\d,.]*`,
      'gu',
    ),
  ],
  ['percent', new RegExp(String.raw`${DIGITS}(?:%p?|％|퍼센트|프로)|절반|\d{1,20}분의\s*\d+`, 'gu')],
  ['number', new RegExp(String.raw`(?:${DIGITS}|${NATIVE}\s*)${UNIT}`, 'gu')],
  [
    'person',
    /[가-힣]{2,4}(?:\s[가-힣]{2,14}){0,3}\s(?:교수|대표|기자|대통령|장관|차관|의원|연구원|박사|회장|사장|감독|선수|위원장|위원|원장|센터장|팀장|단장|부장|실장|국장|총장|의장|이사|대변인|총리|작가|배우|연구관|전문의|변호사|검사|판사|부사장|시장|지사|군수|구청장|본부장|소장|과장|처장|씨)(?![가-힣]*부)|[가-힣]{2,5}(?:\([^)]{1,12}\))?\s?(?:씨|교수|박사|대표|감독|선수)|[가-힣]{2,8}\s[가-힣]{2,8}(?=\s(?:교수|박사|대표|연구원|감독|대통령))/gu,
  ],
  [
    'body',
    /[가-힣A-Za-z]{1,14}(?:대학교|대학원|대학|대(?=\s|가|는|의|와|에|팀)|연구원|연구소|연구단|연구진|연구팀|연구센터|센터|협회|학회|위원회|재단|공사|공단|은행|그룹|전자|회사|기업|업체|업계|정부|당국|부처|부는|부가|부의|청은|청이|청의|처는|청|법원|검찰|경찰|병원|신문|일보|방송|매체|통신|기구|연합|조합|당은|당이|사는|사가)/gu,
  ],
  [
    'place',
    /[가-힣]{1,8}(?:특별시|광역시|시(?=\s|에|의|는|가|와)|도(?=\s|에|의)|군(?=\s|에|의)|구(?=\s|에|의)|동(?=\s|에|의)|주(?=\s|에|의)|섬|산맥|산(?=\s|에|의)|강(?=\s|에|의)|역|공항|항구|해협|대륙|사막|지역|지방|마을|공원|호텔|경기장|센터|광장|거리)|(?:미국|중국|일본|영국|독일|프랑스|러시아|인도|유럽|아시아|북미|남미|서울|부산|대구|인천|광주|대전|울산|세종|제주|경기|강원|한국|호주|캐나다|스페인|이탈리아|스위스|브라질|싱가포르|베트남|대만|홍콩|스웨덴|네덜란드|뉴욕|런던|파리|도쿄|베이징|캘리포니아)/gu,
  ],
  ['name', /[‘'"“「『<《〈`][^’'"”」』>》〉`]{2,30}[’'"”」』>》〉`]/gu],
  ['latin', /[A-Za-z][A-Za-z0-9+&.-]{1,}/gu],
  [
    'cause',
    /때문|덕분|탓|위해|위한|이유|원인|으로 인해|로 인해|따라|말미암|비롯|까닭|바탕으로|계기|해야|므로|니까|어서|아서|해서|돼서|하려고|하고자|위함/gu,
  ],
  ['manner', /통해|이용해|활용해|방식|방법|으로써|해서|하여|바탕으로|기반으로|도입|합성|적용|면서/gu],
];

/** Every facet of the text, by kind; spans of different kinds may overlap. */
export function facetsOf(text: string): Facet[] {
  return PATTERNS.flatMap(([kind, pattern]) =>
    [...text.matchAll(pattern)].map((match) => toFacet(kind, match)),
  );
}

const UNIT_AT_END = new RegExp(`${UNIT}$`, 'u');

function toFacet(kind: FacetKind, match: RegExpMatchArray): Facet {
  const text = match[0];
  const start = match.index ?? 0;
  const unit = kind === 'number' ? UNIT_AT_END.exec(text)?.[0]?.toLowerCase() : undefined;
  return { kind, text, span: { start, end: start + text.length }, ...(unit === undefined ? {} : { unit }) };
}
