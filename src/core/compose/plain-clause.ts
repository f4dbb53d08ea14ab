// The clauses of an article that a question can be made of: short, whole, about something named, in the article's own words.
import type { SentenceProfile } from '../rank/profile.ts';
import { cutLine, isWhole, pointsBack } from '../summary/line.ts';

export interface PlainClause {
  /** Ends in 다, without a full stop. */
  readonly text: string;
  /** The sentence's clauses before and after it are left out. */
  readonly whole: boolean;
}

const LONGEST = 60;

/** The sentence without asides and source, or its first clause; undefined where it quotes, points back or has no plain ending. */
export function plainClause({ text, sentence }: SentenceProfile): PlainClause | undefined {
  if (sentence.heading || /["“”]/u.test(text) || !isWhole(text) || pointsBack(text)) return undefined;
  const line = cutLine(text, { asides: 'drop', connective: 'drop' })
    .replace(SOURCE, '')
    .replace(/^(?:분석|조사|시험|실험) 결과\s/u, '');
  const clause = firstClause(line);
  if (
    !clause ||
    clause.text.length > LONGEST ||
    /[,;:()]/u.test(clause.text) ||
    NO_OWN_SUBJECT.test(clause.text)
  )
    return undefined;
  return clause;
}

const SOURCE = /^.{2,40}?에 (?:따르면|의하면)\s/u;
/** What such a clause is about stands in another sentence, or is told as somebody's words. */
const NO_OWN_SUBJECT =
  /^(?:이|그|저|이들|그들|같은|당시|양측|양사|두 (?:사람|회사|기업|팀|기관|나라)|나머지|또 다른|다른|또|여기|이곳|그곳|이날|이번|다음|첫|둘째|셋째)[\s은는이가의도]|^(?:이|그|저)[가-힣]{0,2}[은는이가의도]\s|[다라자냐까]고\s\S+다$/u;
const JOINTS =
  /(?<stem>[가-힣](?:았|었|했|됐|렸|졌|났|갔|왔|썼|냈|혔|쳤|겼|봤|섰|켰|줬|웠|꿨|뒀)|이|[가-힣\d%]였)(?:고|으며|며|지만|으나),\s/u;

function firstClause(line: string): PlainClause | undefined {
  const joint = JOINTS.exec(line);
  if (joint)
    return { text: line.slice(0, joint.index) + (joint.groups?.['stem'] ?? '') + '다', whole: false };
  const words = line.replace(/\s*\.\s*$/u, '');
  return words !== line && words.endsWith('다') ? { text: words, whole: true } : undefined;
}
