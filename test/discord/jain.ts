// How equally something was shared out, as one number.

/**
 * Jain's index of fairness: 1 when all have the same, 1/n when one of n has everything; 1 when there is nothing to share.
 * Source: R. Jain, D. Chiu, W. Hawe, A quantitative measure of fairness and discrimination for resource allocation in
 * shared computer systems, DEC-TR-301, 1984.
 */
export function jainIndex(shares: readonly number[]): number {
  const sum = shares.reduce((total, share) => total + share, 0);
  const squares = shares.reduce((total, share) => total + share * share, 0);
  return squares === 0 ? 1 : (sum * sum) / (shares.length * squares);
}
