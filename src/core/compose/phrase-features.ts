// What speaks for a phrase as the answer: numbers for the form that is asked for, its particle, and where the question's words stand around it.
import type { Coverage } from '../rank/coverage.ts';
import type { QuestionView } from '../rank/question-view.ts';
import type { SentenceProfile } from '../rank/profile.ts';
import { isWanted } from '../wanted.ts';
import { fits } from './answer-class.ts';
import { normalParticle, type Asked } from './asked.ts';
import type { Candidate } from './candidates.ts';
import { isModifier, splitParticle } from './noun-phrases.ts';

export const PHRASE_FEATURES = [
  'fit',
  'misfit',
  'wantedValue',
  'otherValue',
  'isNoun',
  'suffixOfNoun',
  'inQuestion',
  'partInQuestion',
  'sameParticle',
  'otherParticle',
  'topic',
  'subject',
  'object',
  'copula',
  'location',
  'toward',
  'of',
  'noParticle',
  'topicWhenSubject',
  'distance',
  'lastDistance',
  'metBefore',
  'metAfter',
  'lastAfter',
  'around',
  'near',
  'first',
  'last',
  'words',
  'oneSyllable',
  'quoted',
  'latin',
  'bracketed',
  'date',
  'value',
  'onlyOfClass',
  'general',
  'verbal',
  'sameClause',
  'lastInClause',
  'nextVerbMet',
  'roleTaken',
  'money',
  'span',
  'headMet',
] as const;

/** Kinds of question that have weights of their own. */
export const PHRASE_GROUPS = ['who', 'where', 'when', 'number', 'what'] as const;

export type PhraseGroup = (typeof PHRASE_GROUPS)[number];
export type PhraseFeature = (typeof PHRASE_FEATURES)[number];
export type PhraseVector = Readonly<Record<PhraseFeature, number>>;

/** A question word that the sentence has, where it stands. */
interface Anchor {
  readonly start: number;
  readonly end: number;
  readonly weight: number;
  readonly last: boolean;
  /** The particle that its question word carries. */
  readonly role: string;
}

const MET = 0.4;

export function phraseVectors(
  view: QuestionView,
  sentence: SentenceProfile,
  coverage: Coverage,
  asked: Asked,
  candidates: readonly Candidate[],
): PhraseVector[] {
  const anchors = anchorsOf(view, sentence, coverage);
  const suited = candidates.filter(
    (candidate) => fitOf(candidate, asked) > 0 && inQuestion(candidate, view) < 0.5,
  ).length;
  const context = {
    view,
    sentence,
    anchors,
    asked,
    suited,
    joints: jointsOf(sentence.text),
    verbs: verbsOf(sentence),
  };
  return candidates.map((candidate) => vectorOf(candidate, context));
}

function roleOf(text: string): string {
  return normalParticle(splitParticle(text).particle);
}

interface Context {
  readonly view: QuestionView;
  readonly sentence: SentenceProfile;
  readonly anchors: readonly Anchor[];
  readonly asked: Asked;
  /** How many candidates are of the wanted class and not in the question. */
  readonly suited: number;
  /** Where clauses end. */
  readonly joints: readonly number[];
  /** Where verbs start. */
  readonly verbs: readonly number[];
}

function anchorsOf(view: QuestionView, sentence: SentenceProfile, { matches }: Coverage): Anchor[] {
  const last = view.question.words.length - 1;
  return matches.flatMap((match, at) => {
    const word = sentence.words[match.position];
    if (match.score <= MET || !word) return [];
    return [
      {
        start: word.span.start,
        end: word.span.end,
        weight: (view.weights[at] ?? 0) * match.score,
        last: at >= last,
        role: roleOf(match.word.text),
      },
    ];
  });
}

function vectorOf(candidate: Candidate, context: Context): PhraseVector {
  const { asked, view } = context;
  const fit = fitOf(candidate, asked);
  const said = inQuestion(candidate, view);
  return {
    fit: Math.max(0, fit),
    misfit: Math.max(0, -fit),
    ...valueFeatures(candidate, view),
    isNoun: asked.noun.length >= 2 && candidate.head === asked.noun ? 1 : 0,
    suffixOfNoun:
      asked.noun !== '' && candidate.head !== asked.noun && candidate.head.endsWith(asked.noun) ? 1 : 0,
    inQuestion: said >= 0.99 ? 1 : 0,
    partInQuestion: said < 0.99 ? said : 0,
    ...particleFeatures(candidate, asked),
    ...placeFeatures(candidate, context),
    ...clauseFeatures(candidate, context),
    ...shapeFeatures(candidate),
    money: candidate.value?.kind === 'money' && /얼마|돈|how much/u.test(view.question.text) ? 1 : 0,
    onlyOfClass: fit > 0 && context.suited === 1 && said < 0.5 ? 1 : 0,
  };
}

function fitOf(candidate: Candidate, { wanted }: Asked): number {
  return fits(wanted, candidate);
}

/** The share of the phrase's words that the question says. */
function inQuestion({ text }: Candidate, { question }: QuestionView): number {
  const asked = question.text.toLowerCase().replaceAll(' ', '');
  const words = text
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
  const said = words.filter((word) => asked.includes(word)).length;
  return words.length > 0 ? said / words.length : 0;
}

function valueFeatures({ value }: Candidate, { wanted }: QuestionView) {
  const asks = wanted.length > 0 && value !== undefined;
  const is = asks && isWanted(value, wanted);
  return { wantedValue: is ? 1 : 0, otherValue: asks && !is ? 1 : 0 };
}

function particleFeatures(candidate: Candidate, asked: Asked) {
  const particle = normalParticle(candidate.particle);
  const flag = (...list: readonly string[]): number => (list.includes(particle) ? 1 : 0);
  const told = asked.particle !== '';
  return {
    sameParticle: told && particle === asked.particle ? 1 : 0,
    otherParticle: told && particle !== '' && particle !== asked.particle ? 1 : 0,
    topicWhenSubject: asked.particle === '이' && particle === '은' ? 1 : 0,
    topic: flag('은'),
    subject: flag('이'),
    object: flag('을'),
    copula: flag('이다'),
    location: flag('에서', '에'),
    toward: flag('으로', '에게'),
    of: flag('의'),
    noParticle: flag(''),
  };
}

const FAR = 60;

function placeFeatures({ span }: Candidate, { anchors, sentence }: Context) {
  const apart = anchors.filter((anchor) => anchor.end <= span.start || anchor.start >= span.end);
  const gaps = apart.map((anchor) => ({
    anchor,
    gap: anchor.end <= span.start ? span.start - anchor.end : anchor.start - span.end,
  }));
  const all = apart.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const nearest = Math.min(FAR, ...gaps.map(({ gap }) => gap));
  const toLast = Math.min(FAR, ...gaps.filter(({ anchor }) => anchor.last).map(({ gap }) => gap));
  const next = Math.min(FAR, ...gaps.filter(({ anchor }) => anchor.start >= span.end).map(({ gap }) => gap));
  const before = Math.min(
    FAR,
    ...gaps.filter(({ anchor }) => anchor.end <= span.start).map(({ gap }) => gap),
  );
  return {
    distance: Math.log1p(nearest) / 4,
    lastDistance: Math.log1p(toLast) / 4,
    metBefore: before <= 4 ? 1 : 0,
    metAfter: next <= 4 ? 1 : 0,
    lastAfter: gaps.some(({ anchor, gap }) => anchor.last && anchor.start >= span.end && gap <= 6) ? 1 : 0,
    around: next < FAR && before < FAR ? 1 : 0,
    near: gaps.reduce((sum, { anchor, gap }) => sum + anchor.weight * Math.exp(-gap / 12), 0) / all,
    first: span.start <= 1 ? 1 : 0,
    last: span.end >= sentence.text.length - 5 ? 1 : 0,
  };
}

const CLAUSE_END = /[가-힣](?:고|며|지만|는데|으나|면서|자),?\s|,\s/gu;

function clauseFeatures({ span, particle }: Candidate, { anchors, joints, verbs }: Context) {
  const apart = anchors.filter((anchor) => anchor.end <= span.start || anchor.start >= span.end);
  const all = apart.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const clauseOf = (at: number): number => joints.filter((end) => end <= at).length;
  const mine = clauseOf(span.start);
  const here = apart.filter((anchor) => clauseOf(anchor.start) === mine);
  const role = normalParticle(particle);
  const verb = verbs.find((start) => start >= span.end);
  return {
    sameClause: here.reduce((sum, { weight }) => sum + weight, 0) / all,
    lastInClause: here.some(({ last }) => last) ? 1 : 0,
    nextVerbMet: verb !== undefined && anchors.some((anchor) => anchor.start === verb) ? 1 : 0,
    roleTaken: (role === '이' || role === '을') && apart.some((anchor) => anchor.role === role) ? 1 : 0,
    span: Math.min(1, (span.end - span.start) / 20),
    headMet: anchors.some(({ start, end }) => start < span.end && end > span.end - 2) ? 1 : 0,
  };
}

function jointsOf(text: string): number[] {
  return [...text.matchAll(CLAUSE_END)].map((match) => match.index + match[0].length);
}

function verbsOf({ words }: SentenceProfile): number[] {
  return words.filter(({ text }) => isModifier(text)).map(({ span }) => span.start);
}

const GENERAL =
  /^(?:사람|경우|문제|이유|결과|내용|사실|상황|부분|시작|마지막|이름|당시|현재|이번|대표|기록|모습|생각|활동|이후|자신|처음|이상|기준|사이|전체|대부분|과정|역할)$/u;

function shapeFeatures({ text, head, source, bracketed }: Candidate) {
  const count = text.split(/\s+/u).length;
  return {
    words: Math.min(4, count) / 4,
    oneSyllable: head.length === 1 ? 1 : 0,
    quoted: source === 'quoted' ? 1 : 0,
    latin: /[A-Za-z]/u.test(text) ? 1 : 0,
    bracketed: bracketed ? 1 : 0,
    date: source === 'date' ? 1 : 0,
    value: source === 'value' ? 1 : 0,
    general: GENERAL.test(head) ? 1 : 0,
    verbal: /(?:[하되]|있|없|했|됐|[하되]지|으로써|[가-힣]기)$/u.test(head) ? 1 : 0,
  };
}
