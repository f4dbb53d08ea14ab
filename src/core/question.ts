// What a question asks for: its kind, the noun it wants ("어느 대학"), its unit ("몇 명"), and the words that must be found.
import type { Analyzer, Word } from './analyze/analyzer.ts';
import { translateWords } from './translate.ts';

export const QUESTION_KINDS = [
  'who',
  'where',
  'when',
  'how-much',
  'how-many',
  'percent',
  'why',
  'how',
  'said',
  'abbreviation',
  'which',
  'what',
  'open',
] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

export interface QuestionAnalysis {
  readonly text: string;
  readonly kind: QuestionKind;
  readonly english: boolean;
  /** Words that an answering sentence should hold, in order; without question words and the focus. */
  readonly words: readonly Word[];
  /** The noun that the answer is an instance of (어느 *대학*, *이름*이 뭐야), where the question names one. */
  readonly focus: readonly Word[];
  /** What is counted (몇 *마리*, how many *people*), as a stem. */
  readonly unit?: string;
}

/** Patterns by kind, tried in this order: the first that matches names the kind. */
const PATTERNS: readonly (readonly [QuestionKind, RegExp])[] = [
  [
    'abbreviation',
    /약자|줄임말|줄인\s*말|풀네임|(?:무슨|뭔|먼|뭐란|무신)\s*(?:뜻|말|의미)|(?:뜻|의미)(?:이|은|는|가)?\s*(?:뭐|무엇|뭔|뭡|머)|풀\s*네임|full name|(?:stand|short)s?\s+for|mean(?:ing)?\b/iu,
  ],
  ['why', /왜|이유|까닭|어째서|원인|때문|뭣\s*땜|계기|배경|목적|\bwhy\b|\breason\b/iu],
  [
    'said',
    /뭐라(?:고|는|던|했|니|더)|뭐랬|무슨\s*말(?:을|씀)|뭐래|어떻게\s*(?:말|평가|전망|내다|설명|주장|생각|보고)|what\s+d(?:id|oes|o)\b.{0,1000}\b(?:say|think|claim|argue|predict)/iu,
  ],
  ['percent', /몇\s*(?:프로|퍼센트|%|퍼)|비율|비중|점유율|퍼센트|what percent|percentage/iu],
  [
    'when',
    /언제|며칠|몇\s*(?:월|일|년도|시에|시쯤|시부터|시까지|년에|세기)|날짜|시기|연도|(?:날|때|년|월|년도)(?:은|는)?\s*\?|\bwhen\b|what (?:year|date|day|month)/iu,
  ],
  ['how-many', /몇|\bhow many\b/iu],
  ['how-much', /얼마|얼만|어느\s*정도|\bhow (?:much|long|big|fast|far|old|large|tall|heavy|often)\b/iu],
  [
    'who',
    /누구|누가|누군|누굴|누굽|(?:사람|인물|분|자|선수|감독|왕|배우|작가|교수|대통령)(?:은|는|이)?\s*\?|\bwho(?:m|se)?\b/iu,
  ],
  ['where', /어디|어딘|어딨|어딜|(?:곳|장소|지역|도시|나라|국가|위치)(?:은|는|이)?\s*\?|\bwhere\b/iu],
  ['which', /어느|어떤|무슨|\bwhich\b/iu],
  ['how', /어떻게|어떤\s*식|방법|방식|어떡|\bhow\b/iu],
  ['what', /뭐|무엇|뭘|뭔|무얼|뭡|뭣|머야|머임|뭥|이름|\bwhat\b/iu],
];

const INTERROGATIVE =
  /^(?:누구|누가|누군|누굴|누굽|어디|어딘|어딜|어딨|언제|며칠|몇(?![가-힣]{2})|몇몇|얼마|얼만|왜(?![가-힣]{2})|어째|어떻|어떡|어떤|어느|무슨|무엇|무얼|뭐|뭘|뭔|뭡|뭣|머야|머임|뭥|뭐라)/u;
const AFTER_MARKER = /(?:어느|어떤|무슨|몇|which|what)\s*([\p{L}%]+)/iu;
const BEFORE_MARKER =
  /([\p{L}]{1,12}?)(?:은|는|이|가|을|를|도)?\s*(?:누구|어디|언제|얼마|뭐|무엇|뭔|뭘|뭡|몇|\?|$)/u;
/** Words of asking that no article need hold; the short ones only when they are the whole word. */
const POLITE =
  /^(?:알려|말해|궁금|가르쳐|설명해|찾아|(?:줘|주세요|나와|나오|나온|나왔어|했대|한대|된대|이래|래|임|대|건데|건가|건가요|거야|거임|거예요|거에요|건지|거지|거죠)$)/u;

export function analyzeQuestion(text: string, analyzer: Analyzer): QuestionAnalysis {
  const english = !/[가-힣]/u.test(text);
  const kind = kindOf(text);
  const words = analyzer.words(text);
  const focus = focusOf(text, words, kind);
  const wanted = words.filter((word) => isContent(word, english) && !focus.includes(word));
  const content = english ? translateWords(wanted, analyzer.lexicon) : wanted;
  const unit = unitOf(text, kind);
  return {
    text,
    kind,
    english,
    words: content.length > 0 ? content : focus,
    focus,
    ...(unit === undefined ? {} : { unit }),
  };
}

function kindOf(text: string): QuestionKind {
  return PATTERNS.find(([, pattern]) => pattern.test(text))?.[0] ?? 'open';
}

function isContent(word: Word, english: boolean): boolean {
  if (word.isFunction || INTERROGATIVE.test(word.text)) return false;
  return english || !POLITE.test(word.text);
}

/** The noun right after 어느, 어떤, 무슨 and 몇, else the last noun before the question word or the question mark. */
function focusOf(text: string, words: readonly Word[], kind: QuestionKind): Word[] {
  if (kind === 'why' || kind === 'said' || kind === 'open') return [];
  const after = AFTER_MARKER.exec(text);
  const at = after ? after.index + after[0].length - (after[1]?.length ?? 0) : -1;
  const following = words.find((word) => word.span.start === at);
  if (following && !following.isFunction && !INTERROGATIVE.test(following.text)) return [following];
  const before = BEFORE_MARKER.exec(text);
  if (!before || before[1] === undefined) return [];
  const end = before.index + before[1].length;
  const preceding = words.filter((word) => word.span.start < end && word.span.end >= end && !word.isFunction);
  return preceding
    .slice(-1)
    .filter(
      (word) => GENERAL_NOUN.test(word.stem) && !/해$|때$/u.test(word.stem.length > 1 ? word.stem : ''),
    );
}

/** Nouns that a question uses for the answer itself and that the article need not say. */
const GENERAL_NOUN =
  /(?:이름|명칭|사람|인물|장소|위치|날짜|시기|연도|기간|시간|횟수|개수|갯수|정도|크기|길이|무게|가격|값|비용|금액|액수|규모|나이|속도|높이|비율|종류|기관|회사|기업|업체|단체|나라|국가|도시|지역|학교|대학|대학교|매체|신문|학술지|저널|작품|영화|노래|책|곡|직업|직책|원인|이유|역할|목적|방법|방식|결과|특징|차종|모델|제품|기술|기능|성분|물질|약|병|질병|색|색깔|곳|데|분|것|거|날|해|때|년|월|일|말|뜻)$/u;

const COUNTER =
  /몇\s*(명|사람|인치|인|개월|개비|개사|개국|개|대|건|군데|곳|편|가지|종류|종|마리|살|세대|세|위|차례|회|번|쌍|권|장|채|척|층|년도|년|달|월|주|일|시간|시|분|초|도|미터|킬로미터|킬로|㎞|km|cm|mm|나노미터|m|그램|kg|g|톤|와트|원|달러|배|점|골|승|경기|가구|호|동|평|조|등|차|기|줄|쪽|퍼센트|프로|%)/iu;

function unitOf(text: string, kind: QuestionKind): string | undefined {
  if (kind === 'percent') return '%';
  const korean = COUNTER.exec(text);
  if (korean?.[1] !== undefined) return korean[1].toLowerCase();
  return /how many ([a-z]+)/iu.exec(text)?.[1]?.toLowerCase();
}
