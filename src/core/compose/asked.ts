// What a question's wording tells of its answer: the noun that it asks for, its class, and the particle on its question word.
import type { QuestionAnalysis } from '../question.ts';
import type { AnswerClass } from './answer-class.ts';

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
  /(?:누구|누가|누굴|어디|어딜|무엇|무얼|뭘|뭐|어디어디|(?:어느|어떤|무슨|몇)\s*[가-힣]{1,8}?|얼마)(에서|서|에다|다|에게|한테|하고|으로|로|에|이|가|을|를|의|와|과|랑|부터|까지)?(?=\s|\?|$)/u;

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
  다: '에',
  에다: '에',
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
