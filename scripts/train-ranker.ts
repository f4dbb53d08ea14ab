// Trains the sentence ranker and the answerability model and writes src/core/learned/{ranker,answerability}.ts.
// Usage: node dist/scripts/train-ranker.js DATA_FOLDER [--figures]
// DATA_FOLDER holds the development data (documents.train, questions.train, unanswerable.train, newsqa-docs.dev, newsqa.dev);
// the project's own practice articles are added. --figures prints figures by cross-validation over articles and writes nothing.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadLanguage, projectFolder } from '../src/adapters/lexicon-files.ts';
import { createDoubt } from '../src/core/answer/doubt.ts';
import { THRESHOLDS } from '../src/core/answer/decide.ts';
import { weigh } from '../src/core/answer/weigh.ts';
import { createGate } from '../src/core/verify.ts';
import {
  answerability,
  answerabilityFeatures,
  ANSWERABILITY_FEATURES,
} from '../src/core/rank/answerability.ts';
import { scoreTrees, type BoostedTrees } from '../src/core/rank/boosted-trees.ts';
import { contextOf, type ArticleContext } from '../src/core/rank/coverage.ts';
import { SENTENCE_FEATURES } from '../src/core/rank/feature-names.ts';
import { sentenceFeatures } from '../src/core/rank/features.ts';
import { viewQuestion, type QuestionView } from '../src/core/rank/question-view.ts';
import { profileArticle, type ArticleProfile } from '../src/core/rank/profile.ts';
import { candidatesOf, type ArticleRanking } from '../src/core/rank/rank-sentences.ts';
import { analyzeQuestion } from '../src/core/question.ts';
import { trainTrees, moduleOf, type BoostOptions, type Example } from './boost.ts';
import {
  goldSpans,
  isRight,
  loadDocuments,
  loadPractice,
  readJsonLines,
  type LoadedDocument,
  type QuestionRecord,
} from './datasets.ts';
import { areaUnderCurve, rounded, shareFrom } from './measures.ts';

/** Which set an item is of, and how much an item of it weighs for the ranker and for answerability. */
const SETS = {
  korquad: { rank: 1, answer: 0.25 },
  belebele: { rank: 0, answer: 0.5 },
  news: { rank: 2, answer: 2 },
  practice: { rank: 2, answer: 1.2 },
  /** Questions about one article asked of another: nothing of it answers. */
  foreign: { rank: 0, answer: 0.12 },
} as const;

interface Item {
  readonly set: keyof typeof SETS;
  readonly record: QuestionRecord;
  /** Articles of one fold key are never both trained on and tested on. */
  readonly foldKey: string;
  readonly view: QuestionView;
  readonly context: ArticleContext;
  readonly candidates: readonly number[];
  readonly vectors: readonly Float64Array[];
  readonly right: readonly number[];
}

const RANKER: Partial<BoostOptions> = {
  loss: 'listwise',
  trees: 400,
  depth: 4,
  rate: 0.04,
  lambda: 10,
  leastHessian: 3,
  columns: 0.4,
};
const ANSWERABILITY: Partial<BoostOptions> = {
  loss: 'log',
  trees: 220,
  depth: 3,
  rate: 0.05,
  lambda: 6,
  leastHessian: 5,
  columns: 0.4,
  rows: 0.7,
};
const FOLDS = 4;
/** One in how many encyclopedia questions is asked of a foreign article too, and of how many articles each off-topic one. */
const FOREIGN_EVERY = 5;
const OFF_TOPIC_TIMES = 6;

const language = loadLanguage();
const doubt = createDoubt(createGate({ analyzer: language.analyzer, antonyms: language.antonyms }));
const [folder, ...flags] = process.argv.slice(2);
if (folder === undefined) throw new Error('expected the folder of the development data');
const items = loadItems(folder);
process.stderr.write(`${items.length} questions\n`);
if (flags.includes('--figures')) printFigures();
else writeModels();

function loadItems(data: string): Item[] {
  const documents = loadDocuments(join(data, 'documents.train.jsonl'));
  const articleOf = new Map(
    readJsonLines<{ id: string; articleId: string }>(join(data, 'documents.train.jsonl')).map((one) => [
      one.id,
      one.articleId,
    ]),
  );
  const encyclopedia = [
    ...readJsonLines<QuestionRecord>(join(data, 'questions.train.jsonl')),
    ...readJsonLines<QuestionRecord>(join(data, 'unanswerable.train.jsonl')),
  ];
  const practice = join(projectFolder(), 'data', 'practice');
  const loaded = [
    ...itemsOf(
      documents,
      encyclopedia,
      (record) => (record.id.includes('bb:') ? 'belebele' : 'korquad'),
      (record) => articleOf.get(goldDocument(record)) ?? record.docId,
    ),
    ...itemsOf(
      loadDocuments(join(data, 'newsqa-docs.dev.jsonl')),
      readJsonLines(join(data, 'newsqa.dev.jsonl')),
      () => 'news',
      (record) => record.docId,
    ),
    ...itemsOf(
      loadPractice(practice),
      ['a', 'b'].flatMap((part) => readJsonLines<QuestionRecord>(join(practice, `${part}-questions.jsonl`))),
      () => 'practice',
      (record) => record.docId,
    ),
  ];
  const offTopic = readFileSync(join(practice, 'off-topic.txt'), 'utf8').trim().split('\n');
  return [...loaded, ...foreignItems(loaded, offTopic)];
}

/** Questions of one article asked of the next but six of its collection, and questions that are about nothing here. */
function foreignItems(loaded: readonly Item[], offTopic: readonly string[]): Item[] {
  const own = loaded.filter(({ set }) => set === 'news' || set === 'practice');
  const asked = [...own, ...loaded.filter(({ set }, at) => set === 'korquad' && at % FOREIGN_EVERY === 0)];
  const strangers = asked.map((item, at) =>
    askedElsewhere(item.record.question, asked[(at + 401) % asked.length]),
  );
  const aside = offTopic.flatMap((question, at) =>
    Array.from({ length: OFF_TOPIC_TIMES }, (_, time) =>
      askedElsewhere(question, own[(at * 37 + time * 101) % own.length]),
    ),
  );
  return [...strangers, ...aside].filter((item) => item !== undefined);
}

function askedElsewhere(question: string, of: Item | undefined): Item | undefined {
  if (!of || of.record.question === question) return undefined;
  const { article } = of.context;
  const record = {
    id: `foreign:${of.record.id}`,
    docId: of.record.docId,
    question,
    answers: [],
    unanswerable: true,
  };
  return itemOf(record, article, 'foreign', of.foldKey);
}

function goldDocument(record: QuestionRecord): string {
  return (record as { goldDocId?: string }).goldDocId ?? record.docId;
}

function itemsOf(
  documents: ReadonlyMap<string, LoadedDocument>,
  records: readonly QuestionRecord[],
  setOf: (record: QuestionRecord) => Item['set'],
  foldKeyOf: (record: QuestionRecord) => string,
): Item[] {
  const profiles = new Map<string, ArticleProfile>();
  return records.map((record) => {
    const document = documents.get(record.docId);
    if (!document) throw new Error(`expected a document ${record.docId} for question ${record.id}`);
    const profile = profiles.get(record.docId) ?? profileArticle(document.segmented, language.analyzer);
    profiles.set(record.docId, profile);
    return itemOf(record, profile, setOf(record), foldKeyOf(record));
  });
}

function itemOf(record: QuestionRecord, profile: ArticleProfile, set: Item['set'], foldKey: string): Item {
  const view = viewQuestion(
    analyzeQuestion(record.question, language.analyzer),
    language.rarity,
    language.opposites,
  );
  const context = contextOf(view, profile);
  const gold = goldSpans(record, profile.segmented.article.text);
  const candidates = candidatesOf(context);
  const right = candidates.map((index) =>
    isRight(profile.sentences[index]?.sentence ?? { span: { start: 0, end: 0 } }, gold) ? 1 : 0,
  );
  return {
    set,
    record,
    foldKey,
    view,
    context,
    candidates,
    vectors: candidates.map((index) => sentenceFeatures(view, context, index, 0)),
    right,
  };
}

function trainRanker(training: readonly Item[]): BoostedTrees {
  const usable = training.filter(
    (item) => SETS[item.set].rank > 0 && !item.record.unanswerable && item.right.includes(1),
  );
  const examples = usable.flatMap((item, group) =>
    item.vectors.map((vector, at): Example => ({
      vector,
      target: item.right[at] ?? 0,
      group,
      weight: SETS[item.set].rank,
    })),
  );
  return trainTrees(examples, SENTENCE_FEATURES, RANKER);
}

function rankingOf(item: Item, ranker: BoostedTrees): ArticleRanking {
  const ranked = item.candidates.map((index, at) => {
    const features = item.vectors[at] ?? new Float64Array();
    return {
      sentence: item.context.article.sentences[index] as ArticleProfile['sentences'][number],
      index,
      score: scoreTrees(ranker, features),
      features,
    };
  });
  return { context: item.context, ranked: ranked.sort((a, b) => b.score - a.score || a.index - b.index) };
}

/** Ranker scores of the trained-on items would be too good, so these come from rankers that did not see the item's article. */
function trainAnswerability(
  training: readonly Item[],
  scored: ReadonlyMap<Item, ArticleRanking>,
): BoostedTrees {
  const examples = training.flatMap((item, group): Example[] => {
    const ranking = scored.get(item);
    const vector = ranking && answerabilityFeatures(item.view, ranking);
    return vector
      ? [{ vector, target: item.record.unanswerable ? 0 : 1, group, weight: SETS[item.set].answer }]
      : [];
  });
  return trainTrees(examples, ANSWERABILITY_FEATURES, ANSWERABILITY);
}

function foldOf(key: string): number {
  let hash = 0;
  for (const letter of key) hash = (hash * 31 + letter.charCodeAt(0)) >>> 0;
  return hash % FOLDS;
}

/** Rankings of every item by a ranker that has not seen the item's article. */
function crossRank(): Map<Item, ArticleRanking> {
  const scored = new Map<Item, ArticleRanking>();
  for (let fold = 0; fold < FOLDS; fold++) {
    const ranker = trainRanker(items.filter((item) => foldOf(item.foldKey) !== fold));
    for (const item of items) if (foldOf(item.foldKey) === fold) scored.set(item, rankingOf(item, ranker));
  }
  return scored;
}

function writeModels(): void {
  const out = join(projectFolder(), 'src', 'core', 'learned');
  const scored = crossRank();
  writeFileSync(join(out, 'ranker.ts'), moduleOf('ranker', trainRanker(items), 'scripts/train-ranker.ts'));
  writeFileSync(
    join(out, 'answerability.ts'),
    moduleOf('answerabilityModel', trainAnswerability(items, scored), 'scripts/train-ranker.ts'),
  );
}

function printFigures(): void {
  const scored = crossRank();
  const confidence = new Map<Item, number>();
  for (let fold = 0; fold < FOLDS; fold++) {
    const model = trainAnswerability(
      items.filter((item) => foldOf(item.foldKey) !== fold),
      scored,
    );
    for (const item of items) {
      const ranking = scored.get(item);
      if (foldOf(item.foldKey) === fold && ranking)
        confidence.set(item, shippedConfidence(item, ranking, model));
    }
  }
  const figures = Object.fromEntries(
    (Object.keys(SETS) as Item['set'][]).map((set) => [
      set,
      figuresOf(
        items.filter((item) => item.set === set),
        scored,
        confidence,
      ),
    ]),
  );
  process.stdout.write(`${JSON.stringify(figures, undefined, 1)}\n`);
}

/** As at run time: the model's probability, less what the gate and a name elsewhere hold against it. */
function shippedConfidence(item: Item, ranking: ArticleRanking, model: BoostedTrees): number {
  const [first] = ranking.ranked;
  return first ? weigh(answerability(item.view, ranking, model), item.view, ranking, first, doubt).likely : 0;
}

function figuresOf(
  chosen: readonly Item[],
  scored: ReadonlyMap<Item, ArticleRanking>,
  confidence: ReadonlyMap<Item, number>,
) {
  const answerable = chosen.filter((item) => !item.record.unanswerable);
  const places = answerable.map((item) => {
    const right = new Set(item.candidates.filter((_, at) => item.right[at] === 1));
    return scored.get(item)?.ranked.findIndex(({ index }) => right.has(index)) ?? -1;
  });
  const sure = (wanted: readonly Item[]): number[] => wanted.map((item) => confidence.get(item) ?? 0);
  const missing = chosen.filter((item) => item.record.unanswerable && item.record.type !== 'false-premise');
  const premises = chosen.filter((item) => item.record.type === 'false-premise');
  const at = (threshold: number) => ({
    threshold,
    answered: shareFrom(sure(answerable), threshold),
    falseAnswers: shareFrom(sure(missing), threshold),
    falsePremises: shareFrom(sure(premises), threshold),
  });
  return {
    hit1: rounded(places.filter((place) => place === 0).length / places.length),
    hit3: rounded(places.filter((place) => place >= 0 && place < 3).length / places.length),
    auroc: rounded(areaUnderCurve(sure(answerable), sure(chosen.filter((item) => item.record.unanswerable)))),
    aurocMissing: rounded(areaUnderCurve(sure(answerable), sure(missing))),
    thresholds: [0.4, 0.5, THRESHOLDS.answered, 0.65, 0.7].map(at),
  };
}
