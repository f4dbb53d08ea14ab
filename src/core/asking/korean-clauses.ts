// One Korean sentence cut where a clause that asks is joined to another that asks (얼마고 …, 뭔지랑 …, …야 그리고 …).
import {
  asks,
  endsWithMark,
  firstInterrogative,
  isDeterminer,
  isInterrogative,
  textOf,
  tokensOf,
  type Token,
} from './question-words.ts';
import { finalOf } from '../analyze/hangul.ts';
import { indirectStem, nounQuestion, registerOf, verbQuestion, type Register } from './korean-forms.ts';

/** The clauses of `sentence`, each a question in the asker's register; one clause where nothing joins two questions. */
export function clausesOf(sentence: string): string[] {
  const register = registerOf(sentence);
  const clauses: string[] = [];
  let rest = tokensOf(sentence);
  for (let joint = findJoint(rest, register); joint; joint = findJoint(rest, register)) {
    clauses.push(joint.question);
    rest = joint.rest;
  }
  return [...clauses, textOf(rest)];
}

interface Joint {
  readonly question: string;
  readonly rest: Token[];
}

function findJoint(tokens: readonly Token[], register: Register): Joint | undefined {
  const asked = firstInterrogative(tokens);
  if (asked < 0) return undefined;
  for (let at = asked; at < tokens.length - 1; at++) {
    const question = questionBefore(tokens, at, register);
    if (question === undefined) continue;
    const rest = withoutConjunction(tokens.slice(at + 1));
    if (rest.length === 0 || !canStand(rest) || isOneRelative(tokens.slice(0, at + 1), rest)) continue;
    return { question, rest };
  }
  return undefined;
}

/** The rest asks by a question word, or repeats the question for another topic (…고 한국은?). */
function canStand(rest: readonly Token[]): boolean {
  return firstInterrogative(rest) >= 0 || isFragment(rest);
}

/** 며칠 뒹굴고 놀다 간 건 뭐야: a verb without a subject of its own joins the next verb, and both describe one thing. */
function isOneRelative(left: readonly Token[], rest: readonly Token[]): boolean {
  const asked = firstInterrogative(rest);
  const last = rest[asked - 1]?.bare ?? '';
  const described = rest[asked - 2]?.bare ?? '';
  if (!/(?:건|게|은|는|이|가)$/u.test(last) || !isAdnominal(described)) return false;
  const ownSubject = left.slice(0, -1).some(({ bare }) => /.(?:은|는|이|가)$/u.test(bare));
  return !ownSubject && nounBefore(left, (left.at(-1)?.bare ?? '').replace(/이?고요?$/u, '')) === undefined;
}

function isAdnominal(word: string): boolean {
  return finalOf(word) === NIEUN && !NOUN_IN_NIEUN.test(word);
}

const NOUN_IN_NIEUN =
  /.(?:인|전|건|산|원|관|분|번|년|만|반|선|판|편|천|연|안|권|문|군|단|면|본|신|진|론|민)$/u;
/** The final ㄴ of 간, 한, 하는. */
const NIEUN = 4;

/** 한국은? KT는요? */
export function isFragment(tokens: readonly Token[]): boolean {
  const last = tokens.at(-1)?.bare ?? '';
  return (
    tokens.length <= 4 &&
    endsWithMark(tokens) &&
    /.(?:은|는|은요|는요)$/u.test(last) &&
    firstInterrogative(tokens) < 0
  );
}

/** The words up to and with `at` as a question, when that word joins what follows. */
function questionBefore(tokens: readonly Token[], at: number, register: Register): string | undefined {
  const left = tokens.slice(0, at + 1);
  const next = tokens[at + 1]?.bare ?? '';
  return (
    connected(left, next, register) ??
    listed(left, tokens.slice(at + 1), register) ??
    backgrounded(left, register) ??
    finished(left, next)
  );
}

function withoutConjunction(tokens: readonly Token[]): Token[] {
  const from = tokens.findIndex(({ bare }) => !CONJUNCTION.test(bare));
  return from < 0 ? [] : tokens.slice(from);
}

const CONJUNCTION = /^(?:그리고|그리구|글구|그럼|그러면|또|또한|그런데|근데|아울러|더불어|및)$/u;

/** …고, …며: 얼마고, 나오고, 폐기했고. */
function connected(left: readonly Token[], next: string, register: Register): string | undefined {
  const word = left.at(-1)?.bare ?? '';
  const [, stem = '', ending = ''] = CONNECTIVE.exec(word) ?? [];
  if (stem === '' || NOT_JOINING.test(word) || AUXILIARY.test(next)) return undefined;
  if (WITH.test(word) && isInterrogative(left, left.length - 1)) return undefined;
  const noun = nounBefore(left, stem);
  if (noun === undefined && NOUN.test(word)) return undefined;
  if (noun !== undefined) return ask(left, nounQuestion(noun, register));
  if (!ending.startsWith('이')) return ask(left, verbQuestion(stem, register));
  return ask(left, VERB_IN_I.test(stem) ? verbQuestion(`${stem}이`, register) : nounQuestion(stem, register));
}

/** Before 이: 보이다, 줄이다 are verbs; all else is a noun with 이다. */
const VERB_IN_I =
  /^(?:선|엿|돋|덧)?(?:보|쓰|들|모|줄|늘|벌|섞|묶|속|녹|숙)$|(?:높|붙|먹|죽|기울|움직|놓|쌓|깎|꺾|낚|끓)$/u;
const CONNECTIVE = /^(.+?)(이고요?|이구요?|이며|고요?|구요?|으며|며)$/u;
/** Quoting, side by side, without, and verbs that say how and not what: 라고, 말고, 놓고. */
const NOT_JOINING =
  /(?:라|다|자|냐|느냐|는다|으라|달라|려)(?:고|구|며)$|(?:그리|말|빼|않|못하|불구하|무릅쓰|제외하|포함하|통하|가지|갖|놓|두|들|타|데리|보|듣|믿|앞두|끼|쥐|업|입|신|걸|더불)고$|^하며$|^(?:이|그|저)고$/u;
const NOUN =
  /(?:사고|광고|창고|최고|보고|경고|재고|권고|원고|피고|상고|항고|선고|신고|참고|예고|공고|기고|금고|냉장고|국고|잔고|회고|중고|수고|로고|망고|제고|출고|입고|고고|은고|축구|연구|도구|기구|지구|인구|요구|야구|농구|배구|가구|친구|입구|출구|항구|복구|추구|구구|영구)$/u;
const AUXILIARY = /^(?:있|계시|계신|싶|나서|나면|난|나니|나자|말았|는|은|다니)/u;
const WITH = /하고$/u;

/** What stands before 고 where it is a noun: a question word, 몇 명, 어느 회사, 거; undefined for a verb. */
function nounBefore(left: readonly Token[], stem: string): string | undefined {
  const at = left.length - 1;
  const before = left[at - 1]?.bare ?? '';
  const bare = stem.replace(/^(?:.*\s)/u, '');
  if (isDeterminer(before) || NOMINAL.test(bare) || COUNTED.test(bare) || GLUED.test(bare)) return bare;
  return undefined;
}

const NOMINAL =
  /^(?:누구(?:누구)?|어디(?:어디)?|언제(?:부터|까지)?|얼마|무엇|뭐(?:뭐)?|머|며칠|왜|거|것|건|곳|데|때문)$/u;
const COUNTED = /^몇.{1,6}$|^(?:어느|어떤|무슨).+$/u;
const GLUED = /[가-힣A-Za-z](?:얼마|누구|언제|어디)$/u;

/** 뭔지랑 …, 얼마인지 그리고 …, 언제인지 …인지 알려줘. */
function listed(left: readonly Token[], right: readonly Token[], register: Register): string | undefined {
  const [, word = '', joiner = ''] = LISTED.exec(left.at(-1)?.surface ?? '') ?? [];
  const indirect = indirectStem(word);
  if (!indirect || indirect.stem === '') return undefined;
  const more = right.some(
    ({ bare }, at) => at < right.length - 1 && indirectStem(bare.replace(/(?:도|를|은|는)$/u, '')),
  );
  if (joiner === '' && !CONJUNCTION.test(right[0]?.bare ?? '') && !(more && asks(right))) return undefined;
  return ask(
    left,
    indirect.noun ? nounQuestion(indirect.stem, register) : verbQuestion(indirect.stem, register),
  );
}

const LISTED = /^(.*?지)((?:도|랑|하고|와|,)*)$/u;

/** 뭔데, 누군데: the background of the question that follows. */
function backgrounded(left: readonly Token[], register: Register): string | undefined {
  const noun = /^(뭔|누군|어딘|얼만|언젠)데$/u.exec(left.at(-1)?.bare ?? '')?.[1];
  const stem = noun === undefined ? undefined : indirectStem(`${noun}지`)?.stem;
  return stem === undefined ? undefined : ask(left, nounQuestion(stem, register));
}

/** A finished question before a comma or a conjunction: …야, …; …야 그리고 …. */
function finished(left: readonly Token[], next: string): string | undefined {
  const word = left.at(-1);
  if (!word || left.length < 2 || !FINAL.test(word.bare)) return undefined;
  if (!word.surface.endsWith(',') && !CONJUNCTION.test(next)) return undefined;
  return `${textOf(left).replace(/[,.!~]+$/u, '')}?`;
}

const FINAL =
  /(?:야|요|임|함|됨|음|니|냐|까|나|지|죠|대|래|했어|됐어|였어|았어|었어|있어|없어|해|돼|줘|는가|인가|던가|나와|들어가|나가|[려여져쳐켜혀춰워봐써겨]|얼마|누구|뭐|언제|어디|몇 ?(?:명|개|퍼센트|프로|%))$/u;

function ask(left: readonly Token[], question: string): string {
  return [...left.slice(0, -1).map(({ surface }) => surface), question].join(' ');
}
