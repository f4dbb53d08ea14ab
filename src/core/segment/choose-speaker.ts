// Chooses, among the noun phrases of a reporting sentence, the one that speaks.
import type { Speaker } from '../types.ts';
import { findSubjects, type Subject } from './noun-phrase.ts';
import type { People } from './people.ts';
import { type Named, readName } from './person.ts';
import type { Report } from './reporting.ts';

/** A speaker whose span counts from the start of the sentence when `relative`, else from the start of the article. */
export type Chosen = Speaker & { readonly relative?: boolean };

interface Candidate {
  readonly subject: Subject;
  readonly named: Named;
  readonly score: number;
  /** Right before an utterance or the verb of saying, or after its `다고`. */
  readonly near: boolean;
}

/** `someone` when the sentence has a subject that speaks but cannot be named; undefined when it has no subject at all. */
export function chooseSpeaker(words: string, report: Report, people: People): Chosen | 'someone' | undefined {
  const subjects = findSubjects(report.masked);
  const first = subjects.find(({ mark }) => mark === 'topic');
  const candidates = subjects.map((subject) => rate(words, report, subject, people, subject === first));
  const topic = candidates.findIndex(({ subject }) => subject.mark === 'topic');
  const best = candidates
    .map(demoteAfter(topic))
    .reduce<Candidate | undefined>((a, b) => (a && a.score >= b.score ? a : b), undefined);
  if (!best || best.score < LEAST) return undefined;
  if (best.named.kind !== 'surname' && VAGUE.test(best.named.name)) return 'someone';
  return resolve(best, people);
}

/** `그들은 기업들이 만든 기술을 …다고 한다`: past the topic, a subject belongs to a clause unless it stands by the verb. */
function demoteAfter(topic: number) {
  return (candidate: Candidate, at: number): Candidate => {
    const inner = topic >= 0 && at > topic && candidate.subject.mark === 'subject' && !candidate.near;
    return inner ? { ...candidate, score: candidate.score - 3 } : candidate;
  };
}

const LEAST = 3;
const VAGUE = /^(?:이들|그들|양측|이|이것|저|나|우리)$/u;
/** Heads that are spoken of and do not speak. */
const THINGS =
  /(?:것|결과|가능성|문제|의견|우려|지적|주장|목소리|분석|전망|관측|비판|반응|설명|얘기|이야기|소식|논란|계획|방침|내용|사실|상황|기술|제품|서비스|가격|매출|규모|비중|비율|지난해|올해|내년|최근|이날|오늘|이상|이하|이후|가운데|사이|동안|현재|방식|정책|경쟁력|행사|제도|경우|이유|사람|남성|여성|법안|영향|효과|수준|필요|투자|개발|\d[년월일원명개]|달러)$|(?:^|\s)(?:수|점|때|말|시장|이번|일|년|월|원|명|개|중|앞|법|나라|우리)$/u;
const KIND_SCORE: Readonly<Record<Named['kind'], number>> = {
  person: 6,
  surname: 6,
  title: 4,
  pronoun: 5,
  group: 5,
  bare: 3.5,
  organisation: 3,
  unknown: 1,
};

function rate(words: string, report: Report, subject: Subject, people: People, first: boolean): Candidate {
  const phrase = words.slice(subject.start, subject.end);
  const named = readName(phrase);
  const known = named.kind === 'unknown' && people.find(named.name, '') !== undefined;
  let score = known ? 5 : KIND_SCORE[named.kind];
  if (THINGS.test(named.name) && named.kind !== 'person') score = subject.mark === 'source' ? 2 : -9;
  if (score < 4 && report.loose && subject.mark !== 'source') score = -9;
  if (score < 6 && isClauseSubject(report, subject)) score = -9;
  if (score < 3 && words.charAt(subject.after - 1) === '도') score -= 1;
  const near = isNear(report, subject);
  return { subject, named, near, score: score + (near ? 3 : 0) + markScore(subject) + (first ? 1 : 0) };
}

/** The subject of a condition or a comparison, not of the verb of saying: `기업들이 투자를 늘리면 …다고 지적한다`. */
function isClauseSubject({ masked, verb, utterances }: Report, { mark, after }: Subject): boolean {
  if (mark !== 'subject' || utterances.length > 0) return false;
  return verb < after || /(?:으?[가-힣]면|때|거나|더라도|만큼|지만|는데)\s/u.test(masked.slice(after, verb));
}

/** Next to the utterance or to the verb of saying is where a speaker stands. */
function isNear({ utterances, masked, verb }: Report, { start, after }: Subject): boolean {
  if (utterances.some((quote) => quote.start >= after && masked.slice(after, quote.start).trim() === ''))
    return true;
  return verb >= 0 && (start > verb || masked.slice(after, Math.max(after, verb)).trim() === '');
}

/** Else the first topic is likeliest, and what a sentence names as its source more so. */
function markScore({ mark }: Subject): number {
  if (mark === 'owner') return 3;
  if (mark === 'source') return 2.5;
  return mark === 'topic' ? 1.5 : 0;
}

function resolve({ subject, named }: Candidate, people: People): Chosen | undefined {
  const span = { start: subject.start, end: subject.end };
  if (named.kind === 'pronoun') return people.last();
  const known = people.find(named.name, named.role);
  if (known) return { name: known.name, role: known.role || named.role, span, relative: true };
  if (named.kind === 'surname')
    return { name: `${named.name} ${named.role}`, role: '', span, relative: true };
  return { name: named.name, role: named.role, span, relative: true };
}
