// The statements of one answer while it is being written: each claim goes through the gate once, nothing is said twice, all can be taken back to a point.
import { marksIn } from '../compose/phrase.ts';
import type { Claim, DropReason, DroppedClaim, SegmentedArticle, Sentence, Statement } from '../types.ts';
import type { Gate, Verified } from '../verify.ts';

export type Added = 'kept' | 'repeated' | 'dropped';

export interface Page {
  /** `phrase`: words of the claim that answer the question. */
  add(claim: Claim, phrase?: string): Added;
  /** Lets a claim fall before the gate. */
  drop(claim: Claim, reason: DropReason): void;
  /** How many claims are kept: a point to return to. */
  size(): number;
  /** As it was when it had this many claims. */
  returnTo(size: number): void;
  /** The claims that are kept, from this place on. */
  keptSince(place: number): readonly Claim[];
  /** Takes out those of the kept claims that `falls` is true for, by their place. */
  remove(falls: (place: number) => boolean, reason: DropReason): void;
  /** Of the claims that fell from this place on. */
  droppedSince(place: number): readonly DroppedClaim[];
  verified(): Verified & { readonly said: readonly Sentence[] };
}

export function createPage(gate: Pick<Gate, 'begin'>, sources: readonly SegmentedArticle[]): Page {
  let kept: { readonly claim: Claim; readonly phrase: string }[] = [];
  let verifying = gate.begin(sources);
  const dropped: DroppedClaim[] = [];
  const add = (claim: Claim, phrase = ''): Added => {
    if (kept.some((other) => saysTheSame(claim.text, other.claim.text))) return 'repeated';
    if (verifying.add(claim)) {
      kept.push({ claim, phrase });
      return 'kept';
    }
    const last = verifying.verified().dropped.at(-1);
    if (last) dropped.push(last);
    return 'dropped';
  };
  const keep = (left: typeof kept): void => {
    kept = left;
    verifying = gate.begin(sources);
    for (const { claim } of kept) verifying.add(claim);
  };
  return {
    add,
    drop: (claim, reason) => void dropped.push({ claim, reason }),
    size: () => kept.length,
    returnTo: (size) => keep(kept.slice(0, size)),
    keptSince: (place) => kept.slice(place).map(({ claim }) => claim),
    remove(falls, reason) {
      for (const { claim } of kept.filter((_, place) => falls(place))) dropped.push({ claim, reason });
      keep(kept.filter((_, place) => !falls(place)));
    },
    droppedSince: (place) => dropped.slice(place),
    verified() {
      const { statements, citations } = verifying.verified();
      return {
        statements: statements.map((statement, at) => withMarks(statement, kept[at]?.phrase ?? '')),
        citations,
        dropped: [...dropped],
        said: citations.flatMap(({ article, span }) => sentenceAt(sources, article.id, span.start)),
      };
    },
  };
}

function sentenceAt(sources: readonly SegmentedArticle[], id: string, start: number): Sentence[] {
  const source = sources.find(({ article }) => article.id === id);
  return source?.sentences.filter(({ span }) => span.start === start) ?? [];
}

function withMarks(statement: Statement, phrase: string): Statement {
  const marks = marksIn(statement.text, phrase);
  return marks.length > 0 ? { ...statement, marks } : statement;
}

/** Letters and digits decide, endings of courtesy do not. */
function saysTheSame(one: string, other: string): boolean {
  const [ours, theirs] = [lettersOf(one), lettersOf(other)];
  return ours === theirs || (Math.min(ours.length, theirs.length) > 8 && theirs.includes(ours));
}

function lettersOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .replace(/(?:습니다|입니다|어요|아요|해요|예요|이에요|다)$/u, '');
}
