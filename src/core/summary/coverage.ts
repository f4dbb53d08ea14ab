// What a longer summary must not leave out: each section of the article, and both sides where people differ.
import { NO_STATEMENT, pickDiverse, type Ranked } from './ranker.ts';
import type { Reading } from './reading.ts';

const DISPUTE = /반면|반박|반발|이의를 제기|엇갈|둘로 나뉜|둘로 나뉘|일각에서|우려도|논란|비판도|찬반|맞서/u;
const AGAINST = /우려|비판|지적|반발|반박|이의|논란|부작용|위험|뒤처|불리|어렵|어려울|한계|손실|걱정|부담|못 미친|비싸/u;
const FOR = /기회|기대|효과|도움|긍정|환영|수혜|가능성|성과|개선|이점|장점|성공|유리|늘릴|높일/u;
/** A section is sure of this part of the lines that its length would give it. */
const SECTION_SHARE = 0.6;
/** Another sentence of a paragraph that is already there is worth so much less. */
const SAME_PARAGRAPH = 0.6;

/** Up to `count` of the ranked ones, in the article's order. */
export function pickCovering(ranked: readonly Ranked[], count: number, reading: Reading): Ranked[] {
  const chosen: Ranked[] = [];
  const sections = sectionsOf(ranked, reading);
  if (sections.length > 1 && sections.length <= count) {
    for (const section of sections) {
      const sure = Math.max(1, Math.floor((SECTION_SHARE * count * section.length) / ranked.length));
      const places = Math.min(sure, count - chosen.length);
      chosen.push(...pickDiverse(section, places, reading, chosen));
    }
  }
  while (chosen.length < Math.min(count, ranked.length)) {
    const left = ranked.filter((entry) => !chosen.includes(entry)).map((entry) => spread(entry, chosen));
    const [next] = pickDiverse(left, 1, reading, chosen);
    const own = ranked.find(({ read }) => read === next?.read);
    if (!own) break;
    chosen.push(own);
  }
  return inOrder(withBothSides(chosen, ranked));
}

export function inOrder(ranked: readonly Ranked[]): Ranked[] {
  return [...ranked].sort((a, b) => a.read.sentence.index - b.read.sentence.index);
}

/** Candidates by the heading that they stand under. */
function sectionsOf(ranked: readonly Ranked[], { sentences }: Reading): Ranked[][] {
  const headings = sentences.filter(({ sentence }) => sentence.heading).map(({ sentence }) => sentence.index);
  const sections = new Map<number, Ranked[]>();
  for (const entry of ranked) {
    const under = headings.filter((index) => index < entry.read.sentence.index).length;
    sections.set(under, [...(sections.get(under) ?? []), entry]);
  }
  return [...sections.values()];
}

function spread(entry: Ranked, chosen: readonly Ranked[]): Ranked {
  const { paragraph } = entry.read.sentence;
  const several = new Set(chosen.map(({ read }) => read.sentence.paragraph)).size > 1;
  const same = chosen.filter(({ read }) => read.sentence.paragraph === paragraph).length;
  return several && same > 0 ? { ...entry, score: entry.score - SAME_PARAGRAPH * same } : entry;
}

/** Where people differ and only one side is heard, the weakest line makes room for the best of the other. */
function withBothSides(chosen: readonly Ranked[], ranked: readonly Ranked[]): Ranked[] {
  if (chosen.length < 3 || !ranked.some(({ read }) => DISPUTE.test(read.text))) return [...chosen];
  let kept = [...chosen];
  for (const side of [AGAINST, FOR]) {
    if (kept.some(({ read }) => side.test(read.text))) continue;
    const other = best(ranked.filter((entry) => side.test(entry.read.text) && !kept.includes(entry)));
    const weakest = kept.slice(1).reduce((low, entry) => (entry.score < low.score ? entry : low));
    if (other && other.score > NO_STATEMENT) kept = [...kept.filter((entry) => entry !== weakest), other];
  }
  return kept;
}

function best(ranked: readonly Ranked[]): Ranked | undefined {
  return [...ranked].sort((a, b) => b.score - a.score)[0];
}
