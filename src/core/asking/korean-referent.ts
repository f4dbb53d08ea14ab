// What 그건, 그 회사, 그 사람 and 거기 of a Korean follow-up stand for, by the question before it.
import {
  finished,
  isAsked,
  type EarlierQuestion,
  nounIn,
  type Noun,
  ownerOf,
  phraseOf,
} from './earlier-question.ts';
import { fittingParticle } from './korean-forms.ts';
import { textOf, type Token } from './question-words.ts';

/** The question with the earlier topic in the place of its first word, or of its first two; undefined where they point at nothing. */
export function referred(asked: readonly Token[], { topic }: EarlierQuestion): string | undefined {
  const [first, second] = asked.map(({ bare }) => bare);
  if (first === undefined || asked.length < 2) return undefined;
  const thing = particleOf(first, THINGS);
  if (thing !== undefined) return said(topic, thing, asked.slice(1));
  const place = particleOf(first, PLACES);
  if (place !== undefined) return said(ownerOf(topic), place, asked.slice(1));
  const person = /^그(?:녀|분)?(는|가|의|를|은|이|도)$/u.exec(first)?.[1];
  if (person !== undefined && first !== '그이') return saidOfPerson(topic, person, asked.slice(1));
  if (!/^(?:그|이|해당)$/u.test(first) || second === undefined || asked.length < 3) return undefined;
  return saidOfKind(topic, nounIn(second), asked.slice(2));
}

/** 그거, 그건, 그게: what is left is the particle. */
const THINGS = /^(?:그|이)(?:거|것)(은|는|이|가|을|를|의|도|)$|^(?:그|이)(건|게|걸)$/u;
const PLACES =
  /^(?:거기|그곳|여기|이곳)(은|는|이|가|을|를|의|도|에|에는|에서|에서는|서|서는|로|)$|^(?:거|여)(긴)$/u;
const SHORT: Readonly<Record<string, string>> = {
  건: '는',
  게: '가',
  걸: '를',
  긴: '는',
  서: '에서',
  서는: '에서는',
};

function particleOf(word: string, pattern: RegExp): string | undefined {
  const match = pattern.exec(word);
  const found = match?.[1] ?? match?.[2];
  return found === undefined ? undefined : (SHORT[found] ?? found);
}

function said(topic: readonly Noun[], particle: string, rest: readonly Token[]): string | undefined {
  const phrase = phraseOf(topic);
  return phrase === '' ? undefined : finished([phrase + fittingParticle(phrase, particle), textOf(rest)]);
}

const PERSON =
  /(?:대표|사장|회장|감독|교수|시장|장관|의원|선수|기자|박사|위원|위원장|원장|팀장|소장|본부장|실장|상무|전무|이사|대통령|총리|총장|변호사|의사|작가|배우|가수|코치|주장|씨|님)$/u;
const COMPANY = /^(?:회사|기업|업체|은행|기관|단체|대학|학교|병원|팀|구단|신문사|방송사)$/u;

function saidOfPerson(topic: readonly Noun[], particle: string, rest: readonly Token[]): string | undefined {
  return PERSON.test(topic.at(-1)?.noun ?? '') ? said(topic, particle, rest) : undefined;
}

/** 그 사람 is the person of the topic, 그 회사 the owner of what was asked, 그 공장 a topic of that name. */
function saidOfKind(
  topic: readonly Noun[],
  { noun, particle }: Noun,
  rest: readonly Token[],
): string | undefined {
  if (/^(?:사람|분|인물|여자|남자)$/u.test(noun)) return saidOfPerson(topic, particle, rest);
  const last = topic.at(-1)?.noun ?? '';
  if (last.endsWith(noun)) return said(topic, particle, rest);
  if (!COMPANY.test(noun)) return undefined;
  const owner = isAsked(last) || PERSON.test(last) ? topic.slice(0, -1) : topic;
  return said(owner, particle, rest);
}
