// What a question asks about and an article does not have: its words as the asker wrote them, names and nouns first, and the value it wants.
import { isSurelyVerb } from '../analyze/endings.ts';
import type { Word } from '../analyze/analyzer.ts';
import { isFullName } from '../segment/person.ts';
import type { QuestionView } from '../rank/question-view.ts';
import type { QuestionAnalysis } from '../question.ts';
import { wantedValues, type WantedValue } from '../wanted.ts';

const MOST = 4;
/** Below this a question word counts as not in the article. */
const MET = 0.4;

/** Up to four of the question's content words that the article has nowhere, without particles; verbs only where there is nothing else. */
export function missingWords(view: QuestionView, bestPerWord: readonly number[]): string[] {
  const { words } = view.question;
  const absent = words.flatMap((word, at) => ((bestPerWord[at] ?? 0) < MET ? [{ word, at }] : []));
  const nouns = absent.filter(({ word, at }) => (view.nouns[at] ?? true) && !looksVerbal(word));
  const chosen = nouns.length > 0 ? nouns : absent.slice(0, 1);
  const ordered = chosen.toSorted((a, b) => weight(view, b) - weight(view, a) || a.at - b.at);
  return [...new Set(ordered.map(({ word }) => asWritten(word)))]
    .filter((text) => text !== '')
    .slice(0, MOST);
}

function weight(view: QuestionView, { word, at }: { word: Word; at: number }): number {
  const isName = (view.names[at] ?? false) || isFullName(asWritten(word)) || /[A-Z]/u.test(word.surface);
  return isName ? 1 : 0;
}

/** Ends as only verbs and adjectives end, in questions too. */
function looksVerbal({ text, stem }: Word): boolean {
  return (
    isSurelyVerb(text) ||
    (text !== stem &&
      /(?:나요|어요|아요|해요|세요|하나|되나|했어|됐어|한대|된대|하는|되는|한|된|할|될)$/u.test(text))
  );
}

function asWritten({ surface, stem, text }: Word): string {
  return text.startsWith(stem) ? surface.slice(0, stem.length) : surface;
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
