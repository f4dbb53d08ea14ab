// What the summary ranker looks at: a fixed list of numbers for each sentence, comparable between articles of any length.
import type { ReadSentence, Reading } from './reading.ts';

const PRONOUN =
  /^["“‘']?(?:이는|이를|이에|이들|이런|이러한|이처럼|이같은|이 같은|이때|이후|그는|그녀|그의|그러|이것|그것|이로|여기|이 중|이 가운데|그 |이 )/u;
const CONNECTIVE =
  /^(?:하지만|그러나|또한|또|한편|다만|그런데|반면|그리고|즉|물론|특히|예를 들어|예컨대|이어|결국|따라서|그래서|그럼에도)[\s,]/u;
const FINDING =
  /결과|나타났|밝혀|밝혔|발표|개발|성공|규명|확인|발견|선보|공개|출시|도입|추진|선정|처음|최초|가능/u;
const ESSENCE =
  /이번 (?:연구|결과|조사|사업|협약|발표)|핵심|골자|주목|특징|전망|계획|예정|필요|강조|지적|때문/u;
const BACKGROUND =
  /지금까지|그동안|기존|과거|당시|지난해|최근에는|원래|일반적으로|보통|흔히|뜻(?:이다|한다)|일컫|라고 부른다|예를 들|가령|이를테면/u;
const QUESTION = /\?|(?:까|나)[.]?$/u;

/** What is looked at, in the order of training rows. */
export const FEATURES = [
  'opening',
  'position',
  'length',
  'short',
  'long',
  'title',
  'centrality',
  'rank',
  'lead',
  'debut',
  'finding',
  'essence',
  'background',
  'pronoun',
  'connective',
  'question',
] as const;
export type Feature = (typeof FEATURES)[number];

/** These speak against a sentence, the others for it: what is known of news keeps a few articles from teaching the contrary. */
export const AGAINST: ReadonlySet<Feature> = new Set([
  'short',
  'background',
  'pronoun',
  'connective',
  'question',
]);
export type Features = Readonly<Record<Feature, number>>;

/** One row a statement, in the article's order; places are counted without headings and fragments. */
export function featuresOf(reading: Reading): readonly (readonly [ReadSentence, Features])[] {
  const statements = reading.sentences.filter(({ isStatement }) => isStatement);
  const rank = lexRank(reading, statements);
  const debuts = debutsOf(reading, statements);
  const meanLength = mean(statements.map(({ words }) => words.length));
  return statements.map((read, i) => [
    read,
    {
      opening: 1 / (1 + i),
      position: statements.length > 1 ? 1 - i / (statements.length - 1) : 1,
      ...sizeOf(read, meanLength),
      ...nearnessTo(read, statements, reading),
      ...markersOf(read.text),
      title: titleShare(read, reading),
      rank: rank[i] ?? 0,
      debut: debuts[i] ?? 0,
    },
  ]);
}

function sizeOf({ words }: ReadSentence, meanLength: number): Pick<Features, 'length' | 'short' | 'long'> {
  return {
    length: Math.log((words.length + 1) / (meanLength + 1)),
    short: words.length < 8 ? 1 : 0,
    long: words.length > 25 ? 1 : 0,
  };
}

/** The share of the title's words, rare ones counting more, that the sentence has; a synonym counts half. */
export function titleShare(read: ReadSentence, { title, frequency, sentences }: Reading): number {
  const groups = new Set(read.words.flatMap((word) => word.groups));
  let [found, total] = [0, 0];
  for (const word of title) {
    const weight = Math.log(1 + sentences.length / (frequency.get(word.stem) ?? 1)) + 0.5;
    total += weight;
    if (word.stems.some((stem) => read.stems.has(stem)) || sharesCompound(word.stem, read.stems))
      found += weight;
    else if (word.groups.some((group) => groups.has(group))) found += weight / 2;
  }
  return total > 0 ? found / total : 0;
}

/** A compound that the title shortens or lengthens (기술경영, 기술경영경제학회). */
function sharesCompound(stem: string, stems: ReadonlySet<string>): boolean {
  if (stem.length < 2) return false;
  for (const other of stems) {
    if (other.startsWith(stem) || (other.length >= 3 && stem.startsWith(other))) return true;
  }
  return false;
}

function nearnessTo(
  read: ReadSentence,
  statements: readonly ReadSentence[],
  { nearness }: Reading,
): Pick<Features, 'centrality' | 'lead'> {
  const row = nearness[read.sentence.index];
  const near = statements.map((other) => (other === read ? 0 : (row?.[other.sentence.index] ?? 0)));
  const sum = near.reduce((total, value) => total + value, 0);
  return { centrality: sum / Math.max(1, statements.length - 1), lead: Math.max(0, ...near.slice(0, 3)) };
}

function markersOf(text: string) {
  const flag = (pattern: RegExp): number => (pattern.test(text) ? 1 : 0);
  return {
    finding: flag(FINDING),
    essence: flag(ESSENCE),
    background: flag(BACKGROUND),
    pronoun: flag(PRONOUN),
    connective: flag(CONNECTIVE),
    question: flag(QUESTION),
  };
}

/** How many of the article's most frequent stems are written here for the first time. */
function debutsOf({ frequency }: Reading, statements: readonly ReadSentence[]): number[] {
  const common = [...frequency]
    .filter(([stem, count]) => count >= 2 && stem.length > 1)
    .sort((a, b) => b[1] - a[1])
    .slice(0, 12);
  const waiting = new Set(common.map(([stem]) => stem));
  return statements.map(({ stems }) => {
    let debuts = 0;
    for (const stem of stems) if (waiting.delete(stem)) debuts++;
    return debuts / Math.max(1, common.length);
  });
}

const DAMPING = 0.85;
const ROUNDS = 30;

/** LexRank (Erkan and Radev 2004) with continuous weights; the mean is 1. */
function lexRank({ nearness }: Reading, statements: readonly ReadSentence[]): number[] {
  const count = statements.length;
  const weight = (i: number, j: number): number =>
    i === j ? 0 : (nearness[statements[i]?.sentence.index ?? -1]?.[statements[j]?.sentence.index ?? -1] ?? 0);
  const totals = statements.map((_, i) => statements.reduce((sum, _other, j) => sum + weight(i, j), 0));
  let scores = statements.map(() => 1);
  for (let round = 0; round < ROUNDS; round++) {
    scores = scores.map((_, i) => {
      let received = 0;
      for (let j = 0; j < count; j++) received += ((scores[j] ?? 0) * weight(j, i)) / (totals[j] || 1);
      return 1 - DAMPING + DAMPING * received;
    });
  }
  return scores;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
