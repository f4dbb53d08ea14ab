// Trains the weights that choose an answer's words in its sentence and writes src/core/learned/phrase.ts. Usage: node dist/scripts/train-phrase.js DATA_FOLDER [--figures]
// DATA_FOLDER holds the development data (documents.train, questions.train); the project's own questions in data/ are added.
// --figures prints figures by cross-validation over articles and writes nothing.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadLanguage, projectFolder } from '../src/adapters/lexicon-files.ts';
import { askedOf } from '../src/core/compose/asked.ts';
import { candidatesOf } from '../src/core/compose/candidates.ts';
import {
  PHRASE_FEATURES,
  PHRASE_GROUPS,
  phraseVectors,
  type PhraseGroup,
} from '../src/core/compose/phrase-features.ts';
import { canAnswer, groupOf, standsWhereAsked } from '../src/core/compose/phrase.ts';
import { analyzeQuestion } from '../src/core/question.ts';
import { contextOf } from '../src/core/rank/coverage.ts';
import { profileArticle, type ArticleProfile, type SentenceProfile } from '../src/core/rank/profile.ts';
import { viewQuestion } from '../src/core/rank/question-view.ts';
import type { Span } from '../src/core/types.ts';
import {
  goldSpans,
  loadDocuments,
  loadPractice,
  readJsonLines,
  type LoadedDocument,
  type QuestionRecord,
} from './datasets.ts';

type SetName = 'encyclopedia' | 'own';

/** One question laid over the phrases of the sentence that answers it. */
interface Lesson {
  readonly set: SetName;
  readonly group: PhraseGroup;
  /** Lessons of one article are never both trained on and tested on. */
  readonly articleId: string;
  /** By phrase. */
  readonly vectors: readonly (readonly number[])[];
  /** By phrase, F1 of its letters with those of the answer. */
  readonly overlaps: readonly number[];
}

interface Choice {
  readonly lesson: Lesson;
  /** How likely the best phrase is among all of the sentence. */
  readonly sure: number;
  readonly overlap: number;
}

const FOLDS = 5;
const STEPS = 300;
const RATE = 0.1;
const RIDGE = 0.002;
const THRESHOLDS = [0, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7];

const language = loadLanguage();
const [folder, ...flags] = process.argv.slice(2);
if (folder === undefined) throw new Error('expected the folder of the development data');
const lessons = loadLessons(folder);
process.stderr.write(`${lessons.length} questions\n`);
if (flags.includes('--figures')) printFigures();
else
  writeFileSync(join(projectFolder(), 'src', 'core', 'learned', 'phrase.ts'), moduleOf(learnGroups(lessons)));

function loadLessons(data: string): Lesson[] {
  const own = join(projectFolder(), 'data');
  const practice = join(own, 'practice');
  const articleOf = new Map(
    readJsonLines<{ id: string; articleId: string }>(join(data, 'documents.train.jsonl')).map((one) => [
      one.id,
      one.articleId,
    ]),
  );
  return [
    ...lessonsOf(
      'encyclopedia',
      loadDocuments(join(data, 'documents.train.jsonl')),
      readJsonLines(join(data, 'questions.train.jsonl')),
      (record) => articleOf.get(record.docId) ?? record.docId,
    ),
    ...lessonsOf(
      'own',
      new Map([...loadPractice(practice), ...loadPractice(join(own, 'articles'))]),
      [
        join(practice, 'a-questions.jsonl'),
        join(practice, 'b-questions.jsonl'),
        join(own, 'questions.jsonl'),
      ].flatMap((path) => readJsonLines<QuestionRecord>(path)),
      (record) => record.docId,
    ),
  ];
}

function lessonsOf(
  set: SetName,
  documents: ReadonlyMap<string, LoadedDocument>,
  records: readonly QuestionRecord[],
  articleOf: (record: QuestionRecord) => string,
): Lesson[] {
  const profiles = new Map<string, ArticleProfile>();
  return records.flatMap((record) => {
    if (record.unanswerable) return [];
    const document = documents.get(record.docId);
    if (!document) throw new Error(`expected a document ${record.docId} for question ${record.id}`);
    const profile = profiles.get(record.docId) ?? profileArticle(document.segmented, language.analyzer);
    profiles.set(record.docId, profile);
    return lessonOf(record, profile, set, articleOf(record)) ?? [];
  });
}

/** Nothing where the answer stands in no sentence, where a cause is asked for (its answer is a clause) or where the sentence has no phrase to offer. */
function lessonOf(
  record: QuestionRecord,
  profile: ArticleProfile,
  set: SetName,
  articleId: string,
): Lesson | undefined {
  const place = goldPlace(record, profile);
  const question = analyzeQuestion(record.question, language.analyzer);
  if (!place || question.kind === 'why') return undefined;
  const { sentence, gold } = place;
  const group = groupOf(question.kind);
  const asked = askedOf(question);
  const candidates = candidatesOf(sentence).filter(
    (candidate) => canAnswer(candidate, group) && standsWhereAsked(candidate, asked),
  );
  const view = viewQuestion(question, language.rarity, language.opposites);
  const coverage = contextOf(view, profile).coverages[sentence.sentence.index];
  if (candidates.length === 0 || !coverage) return undefined;
  return {
    set,
    group,
    articleId,
    vectors: phraseVectors(view, sentence, coverage, asked, candidates).map((vector) =>
      PHRASE_FEATURES.map((name) => vector[name]),
    ),
    overlaps: candidates.map(({ span }) => Math.max(...gold.map((one) => overlapOf(span, one)))),
  };
}

/** The sentence that answers and where in it the answer stands: the given place, or the answer's words in the evidence. */
function goldPlace(
  record: QuestionRecord,
  profile: ArticleProfile,
): { readonly sentence: SentenceProfile; readonly gold: readonly Span[] } | undefined {
  const [first] = goldSpans(record, profile.segmented.article.text);
  const sentence =
    first &&
    profile.sentences.find(({ sentence: { span } }) => span.start <= first.start && first.start < span.end);
  if (!sentence) return undefined;
  const shift = sentence.sentence.span.start;
  const gold =
    record.evidenceText === undefined
      ? [{ start: first.start - shift, end: first.end - shift }]
      : goldSpans({ ...record, evidenceText: [] }, sentence.text);
  return gold.length > 0 ? { sentence, gold } : undefined;
}

function overlapOf(a: Span, b: Span): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared <= 0 ? 0 : (2 * shared) / (a.end - a.start + b.end - b.start);
}

type Weights = readonly number[];

function learnGroups(training: readonly Lesson[]): Record<PhraseGroup, Weights> {
  const learned = PHRASE_GROUPS.map(
    (group) => [group, learn(training.filter((lesson) => lesson.group === group))] as const,
  );
  return Object.fromEntries(learned) as Record<PhraseGroup, Weights>;
}

/** Conditional logit with a ridge, by Adam: the right phrases of a sentence are to be likely among all of it. */
function learn(training: readonly Lesson[]): Weights {
  const weights = PHRASE_FEATURES.map(() => 0);
  const mean = [...weights];
  const square = [...weights];
  for (let step = 1; step <= STEPS; step++) {
    const gradient = gradientOf(training, weights);
    for (const [at, weight] of weights.entries()) {
      const slope = (gradient[at] ?? 0) / training.length + RIDGE * weight;
      mean[at] = 0.9 * (mean[at] ?? 0) + 0.1 * slope;
      square[at] = 0.999 * (square[at] ?? 0) + 0.001 * slope * slope;
      const pace = Math.sqrt(square[at] / (1 - 0.999 ** step)) + 1e-8;
      weights[at] = weight - (RATE * mean[at]) / (1 - 0.9 ** step) / pace;
    }
  }
  return weights;
}

/** A phrase is right by the square of its overlap; a sentence without a right phrase teaches nothing. */
function gradientOf(training: readonly Lesson[], weights: Weights): number[] {
  const gradient = weights.map(() => 0);
  for (const { vectors, overlaps } of training) {
    const all = overlaps.reduce((sum, overlap) => sum + overlap ** 2, 0);
    if (all === 0) continue;
    const chances = chancesOf(vectors, weights);
    for (const [at, vector] of vectors.entries()) {
      const error = (chances[at] ?? 0) - (overlaps[at] ?? 0) ** 2 / all;
      for (let f = 0; f < vector.length; f++) gradient[f] = (gradient[f] ?? 0) + error * (vector[f] ?? 0);
    }
  }
  return gradient;
}

function chancesOf(vectors: Lesson['vectors'], weights: Weights): number[] {
  const scores = vectors.map((vector) => {
    let score = 0;
    for (let f = 0; f < vector.length; f++) score += (weights[f] ?? 0) * (vector[f] ?? 0);
    return score;
  });
  const most = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - most));
  const all = odds.reduce((sum, odd) => sum + odd, 0);
  return odds.map((odd) => odd / all);
}

function moduleOf(weights: Readonly<Record<PhraseGroup, Weights>>): string {
  const rows = PHRASE_GROUPS.map(
    (group) => `  ${group}: [${weights[group].map((weight) => Number(weight.toFixed(2))).join(', ')}],`,
  );
  return [
    '// Made by scripts/train-phrase.ts; holds numbers only, in the order of PHRASE_FEATURES.',
    "import type { PhraseGroup } from '../compose/phrase-features.ts';",
    '',
    'export const PHRASE_WEIGHTS: Readonly<Record<PhraseGroup, readonly number[]>> = {',
    ...rows,
    '};',
    '',
  ].join('\n');
}

function printFigures(): void {
  const choices = crossChoices();
  const figures = (['encyclopedia', 'own'] as const).map((set) => {
    const chosen = choices.filter(({ lesson }) => lesson.set === set);
    const groups = PHRASE_GROUPS.map(
      (group) => [group, figuresOf(chosen.filter(({ lesson }) => lesson.group === group))] as const,
    );
    return [set, { all: figuresOf(chosen), ...Object.fromEntries(groups) }] as const;
  });
  process.stdout.write(`${JSON.stringify(Object.fromEntries(figures), undefined, 1)}\n`);
}

/** The best phrase of every lesson by weights that have not seen its article. */
function crossChoices(): Choice[] {
  const articles = [...new Set(lessons.map(({ articleId }) => articleId))];
  const folds = new Map(articles.map((article, at) => [article, at % FOLDS]));
  return Array.from({ length: FOLDS }, (_, fold) => {
    const weights = learnGroups(lessons.filter(({ articleId }) => folds.get(articleId) !== fold));
    return lessons
      .filter(({ articleId }) => folds.get(articleId) === fold)
      .map((lesson) => {
        const chances = chancesOf(lesson.vectors, weights[lesson.group]);
        const sure = Math.max(...chances);
        return { lesson, sure, overlap: lesson.overlaps[chances.indexOf(sure)] ?? 0 };
      });
  }).flat();
}

/** `right` is the share of marked phrases that share letters with the answer. */
function figuresOf(choices: readonly Choice[]) {
  return {
    questions: choices.length,
    thresholds: THRESHOLDS.map((threshold) => {
      const marked = choices.filter(({ sure }) => sure >= threshold);
      return {
        threshold,
        marked: round(marked.length / choices.length),
        right: round(marked.filter(({ overlap }) => overlap > 0).length / marked.length),
        f1: round(marked.reduce((sum, { overlap }) => sum + overlap, 0) / marked.length),
      };
    }),
  };
}

function round(value: number): number {
  return Number(value.toFixed(3));
}
