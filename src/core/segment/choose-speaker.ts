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
}

/** `someone` when the sentence has a subject that speaks but cannot be named; undefined when it has no subject at all. */
export function chooseSpeaker(words: string, report: Report, people: People): Chosen | 'someone' | undefined {
  const candidates = findSubjects(report.masked).map((subject) => rate(words, report, subject, people));
  const best = candidates.reduce<Candidate | undefined>((a, b) => (a && a.score >= b.score ? a : b), undefined);
  if (!best || best.score < LEAST) return undefined;
  if (VAGUE.test(best.named.name)) return 'someone';
  return resolve(best, people);
}

const LEAST = 3;
const VAGUE = /^(?:이들|그들|양측|이|이것|저|나|우리)$/u;
/** Heads that are spoken of and do not speak. */
const THINGS =
  /(?:것|수|점|경우|때|이유|결과|가능성|문제|의견|우려|지적|주장|목소리|분석|전망|관측|비판|반응|설명|얘기|이야기|말|소식|논란|계획|방침|내용|사실|상황|기술|제품|서비스|시장|가격|매출|규모|비중|비율|이번|지난해|올해|내년|최근|이날|오늘|일|년|월|달러|원|명|개|%|이상|이하|이후|가운데|중|사이|동안|현재|앞)$/u;

const KIND_SCORE: Readonly<Record<Named['kind'], number>> = {
  person: 6,
  surname: 6,
  title: 4,
  pronoun: 5,
  group: 5,
  organisation: 3,
  unknown: 1,
};

function rate(words: string, report: Report, subject: Subject, people: People): Candidate {
  const phrase = words.slice(subject.start, subject.end);
  const named = readName(phrase);
  const known = named.kind === 'unknown' && people.find(named.name, '') !== undefined;
  let score = known ? 5 : KIND_SCORE[named.kind];
  if (THINGS.test(named.name) && named.kind !== 'person') score = subject.mark === 'source' ? 2 : -9;
  return { subject, named, score: score + positionScore(report, subject) };
}

/** Next to the utterance or to the verb of saying is where a speaker stands; else the first topic is. */
function positionScore({ utterances, masked, verb }: Report, subject: Subject): number {
  let score = subject.mark === 'topic' ? 1.5 : 0;
  const gap = utterances.map((quote) => masked.slice(subject.after, quote.start).trim());
  if (utterances.some((quote, at) => quote.start >= subject.after && gap[at] === '')) score += 3;
  if (verb >= 0 && subject.start > verb) score += 3;
  if (subject.mark === 'source') score += 2.5;
  if (subject.mark === 'owner') score += 3;
  if (subject.mark === 'topic' && subject.start <= 1) score += 1;
  return score;
}

function resolve({ subject, named }: Candidate, people: People): Chosen | undefined {
  const span = { start: subject.start, end: subject.end };
  if (named.kind === 'pronoun') return people.last(0);
  const known = people.find(named.name, named.role);
  if (known) return { name: known.name, role: known.role || named.role, span, relative: true };
  if (named.kind === 'surname') return { name: `${named.name} ${named.role}`, role: '', span, relative: true };
  return { name: named.name, role: named.role, span, relative: true };
}
