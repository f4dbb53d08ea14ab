// A claim that joins what two cited sentences say: each part must be carried by one of the sentences alone.
import type { Sentence } from '../types.ts';
import type { Comparison } from './comparison.ts';
import type { Token } from './tokens.ts';

/** A part of a claim and the sentence that is to carry it. */
export type Carries = (part: string, sentence: Sentence) => boolean;

/** Joints that only add or set side by side; 면, 서 and 니까 would claim more. */
const JOINT = /(?<=[가-힣])(?:(?<![다라자냐려리보말])고|(?<![다라])으?며|지만),? (?=(?!있|싶|나서|말)\S)/gu;
const MOST_JOINTS = 8;

/** True where the claim can be cut at such joints so that each part is carried, and every sentence carries a part. */
export function carriedInParts(text: string, cites: readonly Sentence[], carries: Carries): boolean {
  if (cites.length < 2 || cites.length > 3) return false;
  return splitsOf(text).some(([first, rest]) =>
    cites.some((cite) => {
      if (!carries(first, cite)) return false;
      const others = cites.filter((other) => other !== cite);
      const [only] = others;
      if (others.length === 1 && only) return carries(rest, only);
      return carriedInParts(rest, others, carries);
    }),
  );
}

/** At each joint: what stands before it as a sentence of its own, and what stands behind it. */
function splitsOf(text: string): [string, string][] {
  return [...text.matchAll(JOINT)]
    .slice(0, MOST_JOINTS)
    .map(({ 0: joint, index }) => [`${text.slice(0, index)}다.`, text.slice(index + joint.length)]);
}

/**
 * All that the part says stands in its sentence. A part without a doer takes the one of the part before it: it may do so
 * only where its sentence names none either.
 */
export function standsAlone({ claim, premise, alignment }: Comparison): boolean {
  if (alignment.matches.some((match) => match.kind === 'none' && !match.claim.light)) return false;
  return claim.tokens.some(isDoer) || !premise.tokens.some(isDoer);
}

function isDoer({ role }: Token): boolean {
  return role === 'subject' || role === 'topic' || role === 'also';
}

/** Figures of two sentences may have changed places where the claim has a joint between them. */
export function mayMixFigures({ claim }: Pick<Comparison, 'claim'>, cites: readonly Sentence[]): boolean {
  return cites.length > 1 && claim.values.length > 1 && splitsOf(claim.text).length > 0;
}
