// What the summary ranker looks at: a fixed list of numbers for each sentence, comparable between articles of any length.
import type { ReadSentence, Reading } from './reading.ts';

const PRONOUN = /^["“‘']?(?:이는|이를|이에|이들|이런|이러한|이처럼|이같은|이 같은|이때|이후|그는|그녀|그의|그러|이것|그것|이로|여기|이 중|이 가운데|그 |이 )/u;
const CONNECTIVE = /^(?:하지만|그러나|또한|또|한편|다만|그런데|반면|그리고|즉|물론|특히|예를 들어|예컨대|이어|결국|따라서|그래서|그럼에도)[\s,]/u;
const FINDING = /결과|나타났|밝혀|밝혔|발표|개발|성공|규명|확인|발견|선보|공개|출시|도입|추진|선정|처음|최초|가능/u;
const ESSENCE = /이번 (?:연구|결과|조사|사업|협약|발표)|핵심|골자|주목|특징|전망|계획|예정|필요|강조|지적|때문/u;
const BACKGROUND = /지금까지|그동안|기존|과거|당시|지난해|최근에는|원래|일반적으로|보통|흔히|뜻(?:이다|한다)|일컫|라고 부른다|예를 들|가령|이를테면/u;
const QUOTE = /["“][^"”]{8,}["”]/u;
const CAPTION = /사진|제공|기자 =|=연합뉴스|[\w.]+@[\w.]+|^\s*[▲△◇◆■□●○▶※]|^[[(【]/u;

/** The features by name; the order is that of the learned weights. */
export const FEATURES = [
  'first', 'second', 'opening', 'position', 'last', 'length', 'short', 'long', 'title', 'titleCosine', 'centrality', 'rank', 'frequent',
  'lead', 'number', 'quote', 'bareQuote', 'finding', 'essence', 'background', 'pronoun', 'connective', 'question', 'caption', 'debut', 'entities',
  'aside', 'titled',
] as const;
export type Feature = (typeof FEATURES)[number];

/** One row a statement, in the order of `FEATURES`; the statements' positions are counted without headings and fragments. */
export function featuresOf(reading: Reading): ReadonlyMap<ReadSentence, readonly number[]> {
  const statements = reading.sentences.filter(({ isStatement }) => isStatement);
  const rank = lexRank(reading, statements);
  const debuts = debutsOf(reading, statements);
  const meanLength = mean(statements.map(({ words }) => words.length)) || 1;
  const rows = new Map<ReadSentence, readonly number[]>();
  for (const [i, read] of statements.entries()) {
    const values: Record<Feature, number> = {
      ...placeOf(i, statements.length),
      ...sizeOf(read, meanLength),
      ...titleOf(read, reading),
      ...nearnessTo(read, statements, reading),
      ...markersOf(read.text),
      rank: rank[i] ?? 0,
      frequent: frequentOf(read, reading),
      debut: debuts[i] ?? 0,
    };
    rows.set(read, FEATURES.map((name) => values[name]));
  }
  return rows;
}

function placeOf(i: number, count: number) {
  return {
    first: i === 0 ? 1 : 0,
    second: i === 1 ? 1 : 0,
    opening: 1 / (1 + i),
    position: count > 1 ? 1 - i / (count - 1) : 1,
    last: i === count - 1 && count > 3 ? 1 : 0,
  };
}

function sizeOf({ words }: ReadSentence, meanLength: number) {
  return {
    length: Math.log((words.length + 1) / (meanLength + 1)),
    short: words.length < 8 ? 1 : 0,
    long: words.length > 25 ? 1 : 0,
  };
}

function titleOf(read: ReadSentence, { title, frequency, sentences }: Reading) {
  const groups = new Set(read.words.flatMap(({ groups }) => groups));
  let [found, total] = [0, 0];
  for (const word of title) {
    const weight = Math.log(1 + sentences.length / (frequency.get(word.stem) ?? 1)) + 0.5;
    const same = word.stems.some((stem) => read.stems.has(stem)) || prefixOf(word.stem, read.stems);
    total += weight;
    if (same) found += weight;
    else if (word.groups.some((group) => groups.has(group))) found += weight / 2;
  }
  const share = total > 0 ? found / total : 0;
  return { title: share, titleCosine: share / Math.sqrt(Math.max(6, read.stems.size) / 6), titled: share > 0.5 ? 1 : 0 };
}

/** A compound that the title shortens or lengthens (기술경영 – 기술경영경제학회). */
function prefixOf(stem: string, stems: ReadonlySet<string>): boolean {
  if (stem.length < 2) return false;
  for (const other of stems) {
    if (other.length >= 2 && (other.startsWith(stem) || (stem.startsWith(other) && other.length >= 3))) return true;
  }
  return false;
}

function nearnessTo(read: ReadSentence, statements: readonly ReadSentence[], { nearness }: Reading) {
  const row = nearness[read.sentence.index];
  const at = (other: ReadSentence | undefined): number => (other ? (row?.[other.sentence.index] ?? 0) : 0);
  const others = statements.filter((other) => other !== read);
  const lead = statements.slice(0, 3).filter((other) => other !== read);
  return { centrality: mean(others.map(at)), lead: Math.max(0, ...lead.map(at)) };
}

/** Mean share of the article's sentences that hold this sentence's words. */
function frequentOf(read: ReadSentence, { frequency, sentences }: Reading): number {
  return mean([...read.stems].map((stem) => (frequency.get(stem) ?? 0) / sentences.length));
}

function markersOf(text: string) {
  const flag = (pattern: RegExp): number => (pattern.test(text) ? 1 : 0);
  return {
    number: flag(/\d/u),
    quote: flag(QUOTE),
    bareQuote: flag(/^["“‘'].*["”’'][.]?$|^["“]/u),
    finding: flag(FINDING),
    essence: flag(ESSENCE),
    background: flag(BACKGROUND),
    pronoun: flag(PRONOUN),
    connective: flag(CONNECTIVE),
    question: flag(/\?|(?:까|나)[.]?$/u),
    caption: flag(CAPTION),
    entities: Math.min(3, (text.match(/[A-Z][A-Za-z]+|[‘'`][^’'`]{2,20}[’'`]/gu) ?? []).length) / 3,
    aside: flag(/\([^)]*\)/u),
  };
}

/** How many of the article's most frequent stems are written here for the first time. */
function debutsOf({ frequency }: Reading, statements: readonly ReadSentence[]): number[] {
  const common = [...frequency].filter(([stem, count]) => count >= 2 && stem.length > 1).sort((a, b) => b[1] - a[1]).slice(0, 12);
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
