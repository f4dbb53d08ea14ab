// Classes of answers, and how well the form of a phrase fits each.
import { isFullName, isTitle } from '../segment/person.ts';
import type { Candidate } from './candidates.ts';

export type AnswerClass =
  | 'person'
  | 'country'
  | 'place'
  | 'school'
  | 'body'
  | 'work'
  | 'number'
  | 'date'
  | 'language';

const COUNTRY =
  /(?:^(?:미국|중국|일본|영국|독일|프랑스|러시아|소련|인도|한국|대한민국|조선|북한|호주|캐나다|스페인|이탈리아|스위스|브라질|싱가포르|베트남|대만|홍콩|스웨덴|네덜란드|노르웨이|덴마크|핀란드|벨기에|포르투갈|그리스|터키|튀르키예|이란|이라크|이스라엘|이집트|멕시코|아르헨티나|칠레|폴란드|헝가리|체코|우크라이나|오스트리아|아일랜드|뉴질랜드|태국|필리핀|인도네시아|말레이시아|몽골|사우디아라비아|우즈베키스탄|카자흐스탄|리비아|시리아|쿠바|당나라|송나라|명나라|청나라|고려|백제|신라|고구려|발해)$|공화국$|왕국$|제국$|[가-힣]나라$|니아$|리아$|스탄$)/u;
const PLACE =
  /(?:시|도|군|구|동|읍|면|리|주|섬|산|강|역|항|공항|항구|해협|대륙|사막|지역|지방|마을|공원|호텔|경기장|센터|광장|거리|궁|성|사|교회|성당|극장|박물관|병원|학교|대학교|바다|만|호|반도|고원|평야|공장|시장|건물|계단|기지|연구소)$|^(?:유럽|아시아|북미|남미|아프리카|서울|부산|대구|인천|광주|대전|울산|세종|제주|경기|강원|충북|충남|전북|전남|경북|경남|뉴욕|런던|파리|도쿄|베이징|캘리포니아|상하이|베를린|모스크바|로마)/u;
const BODY =
  /(?:대학교|대학원|대학|대|연구원|연구소|연구단|연구진|연구팀|센터|협회|학회|위원회|재단|공사|공단|은행|그룹|전자|회사|기업|업체|정부|당국|부|처|청|법원|검찰|경찰|병원|신문|일보|방송|통신|기구|연합|조합|당|군|팀|밴드|스페이스|테크|바이오|텔레콤|학교|단체|연맹|의회|국회|사|원|KBS|MBC|SBS)$|^[A-Z]{2,6}$/u;
const SCHOOL = /(?:대학교|대학원|대학|대|학교|고|중|여고|여중|학부|학과|서당|서원|스쿨)$/u;
const LANGUAGE = /[가-힣]어$/u;

type Form = Pick<Candidate, 'text' | 'head' | 'source'>;

/** How well the form of a phrase fits a class: 1 yes, 0 cannot be told, -1 no. */
export function fits(wanted: AnswerClass | undefined, form: Form): number {
  return wanted === undefined ? 0 : FITS[wanted](form);
}

const FITS: Readonly<Record<AnswerClass, (form: Form) => number>> = {
  date: (form) => (form.source === 'date' ? 1 : hasDigits(form) ? 0 : -1),
  number: (form) =>
    form.source === 'value' ? 1 : form.source === 'date' ? -0.5 : hasDigits(form) ? 0.5 : -1,
  person: (form) => (hasDigits(form) || form.source === 'date' ? -1 : isPerson(form) ? 1 : 0),
  country: (form) => (hasDigits(form) ? -1 : COUNTRY.test(form.head) ? 1 : 0),
  school: (form) => (!hasDigits(form) && SCHOOL.test(form.head) ? 1 : -0.5),
  place: placeFit,
  body: ({ source, head }) => (source === 'date' ? -1 : BODY.test(head) ? 1 : 0),
  work: ({ source }) => (source === 'quoted' ? 1 : source === 'phrase' ? 0 : -1),
  language: ({ source, head }) =>
    source === 'date' || source === 'value' ? -1 : LANGUAGE.test(head) ? 1 : 0,
};

/** Bodies are asked for with 어디, too. */
function placeFit(form: Form): number {
  if (form.source === 'date') return -1;
  if (PLACE.test(form.head) || COUNTRY.test(form.head)) return 1;
  if (BODY.test(form.head)) return 0.7;
  return hasDigits(form) ? -0.3 : 0;
}

function hasDigits({ text }: Form): boolean {
  return /\p{N}/u.test(text);
}

function isPerson({ text, head }: Form): boolean {
  if (isFullName(head) || isTitle(head) || /[가-힣]·[가-힣]/u.test(text)) return true;
  return text.split(' ').some((word) => isFullName(word));
}
