// What a question asks about and an article does not have: its words as the asker wrote them, names and nouns first, and the value it wants.
import { isSurelyVerb } from '../analyze/endings.ts';
import type { Word } from '../analyze/analyzer.ts';
import { isFullName } from '../segment/person.ts';
import type { QuestionView } from '../rank/question-view.ts';
import type { QuestionAnalysis } from '../question.ts';
import { MET } from '../rank/coverage.ts';
import { wantedValues, type WantedValue } from '../wanted.ts';
import { splitParticle } from './noun-phrases.ts';

const MOST = 4;

/** Up to four of the question's nouns that the article has nowhere, without particles, names first; empty where only verbs are missing. */
export function missingWords(view: QuestionView, bestPerWord: readonly number[]): string[] {
  const { words } = view.question;
  const absent = words.flatMap((word, at) => {
    const noun = (bestPerWord[at] ?? 0) <= MET ? nounOf(word, at) : undefined;
    return noun === undefined ? [] : [{ noun, isName: looksLikeName(noun, view, at) }];
  });
  const ordered = absent.toSorted((a, b) => Number(b.isName) - Number(a.isName));
  return [...new Set(ordered.map(({ noun }) => noun))].slice(0, MOST);
}

function looksLikeName(noun: string, view: QuestionView, at: number): boolean {
  return (view.names[at] ?? false) || isFullName(noun) || /[A-Z]/u.test(noun);
}

/** Words of asking and of degree, which an article need not say. */
const SAYS_NOTHING =
  /^(?:이유|비결|이름|계기|원인|까닭|방법|상대|정도|경우|사람|사람들|누구|하나|먼저|따로|같이|오히려|그렇게|이렇게|빨리|많이|제일|가장|만에|한번|다시|진짜|정말|혹시|요즘|지금|최근|기사|내용|얘기|이야기|소식|것보|말고|직접|아예|원래|굳이|이거|그거|저거|가격|금액|날짜|시간|얼마|총얼마|계속|훨씬|정확히|하고|하기|그대로|다달이|거래|군데|오래|작년|일년|능숙|한달|공짜|어디어디)$/u;
/** How verbs and adverbs end in questions; a noun that ends so is left out rather than a verb called a noun. */
const VERBAL =
  /(?:[녀려져쳐켜혀워줘봐와돼해어아여요음됨함임다냐게면서니지고는은른린친킨긴진간온본된한난든던준낸쓴큰돼야]|[었았했됐]\S*|듯이|는데|는거|는건)$/u;
/** 찍어준다(는), 나온다던데, 찍을수. */
const CITES = /[가-힣]{2}다$|다던데$|[을갈날할될]수$|ㅋ/u;
const NOUN_PARTICLE =
  /^(?:은|는|이|가|을|를|에|에서|에게|한테|한텐|의|와|과|랑|이랑|하고|도|만|로|으로|엔|에는|에서는|에선|까지|부터|보다|처럼|라는|이라는|란|이란|네|께서|께|쪽|측|들|들은|들이|들도)$/u;

/** The noun as the asker wrote it, without its particle; undefined for verbs, adverbs and what says nothing alone. */
function nounOf({ surface, text, stem, script }: Word, at: number): string | undefined {
  if (script === 'latin') return surface;
  const tail = text.startsWith(stem) ? text.slice(stem.length) : undefined;
  if (tail === undefined) return undefined;
  const noun = surface.slice(0, stem.length);
  if (noun.length < 2 || SAYS_NOTHING.test(noun) || CITES.test(noun) || splitParticle(noun).noun.length < 2)
    return undefined;
  if (script !== 'hangul') return noun;
  if (tail === '')
    return (isFullName(noun) && !/[한된]$/u.test(noun)) || !VERBAL.test(noun) ? noun : undefined;
  if (isDoing(tail)) return noun;
  const isTopic = tail !== '는' || at <= 1;
  return NOUN_PARTICLE.test(tail) && isTopic && !isSurelyVerb(text) ? noun : undefined;
}

/** 개발했어 → 개발: what is done has a noun of its own. */
function isDoing(tail: string): boolean {
  return /^(?:하|했|한|할|되|됐|된|될|받|시키)/u.test(tail);
}

const VALUE_NAMES: Readonly<Partial<Record<WantedValue['kind'], readonly [ko: string, en: string]>>> = {
  money: ['금액', 'an amount of money'],
  percent: ['비율', 'a percentage'],
  ratio: ['비율', 'a ratio'],
  date: ['날짜', 'a date'],
  time: ['시각', 'a time'],
  duration: ['기간', 'a duration'],
  age: ['나이', 'an age'],
  temperature: ['온도', 'a temperature'],
};

const UNIT_NAMES: Readonly<Record<string, readonly [ko: string, en: string]>> = {
  명: ['인원수', 'a number of people'],
  g: ['무게', 'a weight'],
  m: ['길이', 'a length'],
  'km/h': ['속도', 'a speed'],
  회: ['횟수', 'a number of times'],
};

/** The kind of value that the question wants, in its language; undefined where it wants none. */
export function missingValue(question: QuestionAnalysis): string | undefined {
  const [wanted] = wantedValues(question.text);
  if (!wanted) return undefined;
  const named = UNIT_NAMES[wanted.unit ?? ''] ?? VALUE_NAMES[wanted.kind] ?? ['숫자', 'a number'];
  return named[question.english ? 1 : 0];
}
