// What a question's wording tells of its answer: the noun that it asks for, the class of that noun, and the particle on its question word.
import type { QuestionAnalysis } from '../question.ts';
import { isFullName, isTitle } from '../segment/person.ts';

export type AnswerClass =
  | 'person'
  | 'country'
  | 'place'
  | 'school'
  | 'body'
  | 'work'
  | 'number'
  | 'date'
  | 'language'
  | 'other';

export interface Asked {
  /** The noun that the answer is an instance of, the empty string where the question names none. */
  readonly noun: string;
  readonly wanted: AnswerClass | undefined;
  /** On the question word: 누가 is 이, 어디에서 is 에서; the empty string where it has none. */
  readonly particle: string;
}

export function askedOf(question: QuestionAnalysis): Asked {
  const noun = askedNoun(question);
  return {
    noun,
    wanted: classOfNoun(noun) ?? CLASS_OF_KIND[question.kind],
    particle: askedParticle(question.text),
  };
}

const CLASS_OF_KIND: Readonly<Partial<Record<QuestionAnalysis['kind'], AnswerClass>>> = {
  who: 'person',
  where: 'place',
  when: 'date',
  'how-many': 'number',
  'how-much': 'number',
  percent: 'number',
};

const AFTER = /(?:어느|어떤|무슨|몇|which|what)\s*([\p{L}]{1,12})/iu;
const BEFORE =
  /([\p{L}]{1,14}?)(?:은|는|이|가|을|를|이란|란|의)?\s*(?:누구|어디|언제|얼마|무엇|뭐|뭔|뭘|뭡|무얼|뭣)/u;
const LAST = /([\p{L}]{1,14}?)(?:은|는|이|가|을|를)?\s*[?？.]*\s*$/u;
const VERB = /(?:나|가|까|요|다|지|어|아|해|음|임|냐|니|대|죠|줘)$/u;

function askedNoun({ text }: QuestionAnalysis): string {
  const after = AFTER.exec(text)?.[1];
  if (after !== undefined) return withoutCase(after);
  const before = BEFORE.exec(text)?.[1];
  if (before !== undefined) return before;
  const last = LAST.exec(text)?.[1] ?? '';
  const topic = /(?:은|는)\s*[?？.]*\s*$/u.test(text);
  return topic || !VERB.test(last) ? last : '';
}

function withoutCase(word: string): string {
  return word.replace(/(?<=[가-힣]{2})(?:에서|서|에게|으로|로|에|은|는|이|가|을|를|의|와|과)$/u, '');
}

const IN_SITU =
  /(?:누구|누가|누굴|어디|어딜|무엇|무얼|뭘|뭐|어디어디|(?:어느|어떤|무슨|몇)\s*[가-힣]{1,8}?|얼마)(에서|서|에게|한테|하고|으로|로|에|이|가|을|를|의|와|과|랑|부터|까지)?(?=\s|\?|$)/u;

function askedParticle(text: string): string {
  const match = IN_SITU.exec(text);
  if (!match) return '';
  if (/^(?:누굴|어딜|뭘|무얼)/u.test(match[0])) return '을';
  if (match[0].startsWith('누가')) return '이';
  return normalParticle(match[1] ?? '');
}

/** 가 is 이, 를 is 을, 로 is 으로, 와 is 과, 한테 is 에게. */
export function normalParticle(particle: string): string {
  return SAME[particle] ?? particle;
}

const SAME: Readonly<Record<string, string>> = {
  가: '이',
  께서: '이',
  를: '을',
  로: '으로',
  와: '과',
  랑: '과',
  한테: '에게',
  서: '에서',
  하고: '과',
  는: '은',
  에는: '에',
  에서는: '에서',
  에서도: '에서',
  로는: '으로',
  으로는: '으로',
  에게서: '에게',
  라는: '이라는',
  라고: '이라고',
};

const CLASSES: readonly (readonly [AnswerClass, RegExp])[] = [
  [
    'person',
    /(?:사람|인물|선수|감독|배우|작가|교수|대통령|왕|황제|가수|장군|학자|박사|의원|총리|장관|회장|대표|사장|목사|신부|아내|남편|아들|딸|아버지|어머니|동생|형|스승|제자|주인공|멤버|여성|남성|자|가|이|분|팀장|소장|실장|센터장|연구원|변호사|기자|위원장|시장|지사)$/u,
  ],
  ['school', /(?:학교|대학|대학교|대학원|고등학교|중학교|학부)$/u],
  ['country', /(?:나라|국가|국적|국)$/u],
  [
    'work',
    /(?:영화|노래|책|앨범|작품|프로그램|드라마|소설|곡|게임|음반|잡지|방송|저서|시리즈|시집|만화|논문지|학술지|저널|이름|별명|명칭|제목|애칭|호칭|구호)$/u,
  ],
  ['language', /(?:언어|말|단어|용어|글자)$/u],
  ['date', /(?:날|날짜|연도|년도|해|시기|때|시점|요일|월|년|세기|시간|시각)$/u],
  [
    'number',
    /(?:수|횟수|개수|인원|금액|액수|비율|길이|높이|무게|넓이|면적|거리|온도|속도|나이|기간|가격|비용|인구|퍼센트|점유율|매출|순위|층|명|개|번|위|회|원|달러|배|살|시간|분|초|일|주|개월|도|㎞|km|m|톤|점|대|곳|건|마리|장|권|편|가지|종)$/u,
  ],
  [
    'body',
    /(?:기관|회사|기업|업체|단체|조직|정당|당|팀|구단|방송사|은행|부대|병원|연구소|대회|위원회|재단|협회|매체|신문|법원|부서|정부|군|집단|그룹|밴드|통신사|제조사|출판사|소속사)$/u,
  ],
  ['place', /(?:곳|장소|지역|도시|위치|동네|마을|섬|산|강|역|공항|대륙|주|구|군|데|지방|행성|고향|출생지)$/u],
];

function classOfNoun(noun: string): AnswerClass | undefined {
  if (noun === '') return undefined;
  return CLASSES.find(([, pattern]) => pattern.test(noun))?.[0];
}

const COUNTRY =
  /(?:^(?:미국|중국|일본|영국|독일|프랑스|러시아|소련|인도|한국|대한민국|조선|북한|호주|캐나다|스페인|이탈리아|스위스|브라질|싱가포르|베트남|대만|홍콩|스웨덴|네덜란드|노르웨이|덴마크|핀란드|벨기에|포르투갈|그리스|터키|튀르키예|이란|이라크|이스라엘|이집트|멕시코|아르헨티나|칠레|폴란드|헝가리|체코|우크라이나|오스트리아|아일랜드|뉴질랜드|태국|필리핀|인도네시아|말레이시아|몽골|사우디아라비아|우즈베키스탄|카자흐스탄|리비아|시리아|쿠바|당나라|송나라|명나라|청나라|고려|백제|신라|고구려|발해)$|공화국$|왕국$|제국$|[가-힣]나라$|니아$|리아$|스탄$)/u;
const PLACE =
  /(?:시|도|군|구|동|읍|면|리|주|섬|산|강|역|항|공항|항구|해협|대륙|사막|지역|지방|마을|공원|호텔|경기장|센터|광장|거리|궁|성|사|교회|성당|극장|박물관|병원|학교|대학교|바다|만|호|반도|고원|평야|공장|시장|건물|계단|기지|연구소)$|^(?:유럽|아시아|북미|남미|아프리카|서울|부산|대구|인천|광주|대전|울산|세종|제주|경기|강원|충북|충남|전북|전남|경북|경남|뉴욕|런던|파리|도쿄|베이징|캘리포니아|상하이|베를린|모스크바|로마)/u;
const BODY =
  /(?:대학교|대학원|대학|대|연구원|연구소|연구단|연구진|연구팀|센터|협회|학회|위원회|재단|공사|공단|은행|그룹|전자|회사|기업|업체|정부|당국|부|처|청|법원|검찰|경찰|병원|신문|일보|방송|통신|기구|연합|조합|당|군|팀|밴드|스페이스|테크|바이오|텔레콤|학교|단체|연맹|의회|국회|사|원|KBS|MBC|SBS)$|^[A-Z]{2,6}$/u;
const SCHOOL = /(?:대학교|대학원|대학|대|학교|고|중|여고|여중|학부|학과|서당|서원|스쿨)$/u;
const LANGUAGE = /[가-힣]어$/u;

/** How well the form of a phrase fits the class: 1 yes, 0 cannot be told, -1 no. */
export function fits(wanted: AnswerClass | undefined, text: string, head: string, source: string): number {
  const digits = /\p{N}/u.test(text);
  switch (wanted) {
    case undefined:
    case 'other':
      return 0;
    case 'date':
      return source === 'date' ? 1 : digits ? 0 : -1;
    case 'number':
      return source === 'value' ? 1 : source === 'date' ? -0.5 : digits ? 0.5 : -1;
    case 'person':
      return digits || source === 'date' ? -1 : isPerson(text, head) ? 1 : 0;
    case 'country':
      return digits ? -1 : COUNTRY.test(head) ? 1 : 0;
    case 'school':
      return digits ? -0.5 : SCHOOL.test(head) ? 1 : -0.5;
    case 'place':
      return source === 'date'
        ? -1
        : PLACE.test(head) || COUNTRY.test(head)
          ? 1
          : BODY.test(head)
            ? 0.7
            : digits
              ? -0.3
              : 0;
    case 'body':
      return source === 'date' ? -1 : BODY.test(head) ? 1 : 0;
    case 'work':
      return source === 'quoted' ? 1 : source === 'date' || source === 'value' ? -1 : 0;
    case 'language':
      return source === 'date' || source === 'value' ? -1 : LANGUAGE.test(head) ? 1 : 0;
  }
}

function isPerson(text: string, head: string): boolean {
  if (isFullName(head) || isTitle(head) || /[가-힣]·[가-힣]/u.test(text)) return true;
  return text.split(' ').some((word) => isFullName(word));
}
