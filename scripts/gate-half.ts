// Which half of the project's own claims the gate's score is learned from: the other half judges it.

/** True for about half of the premises, by a hash of their letters: all claims of one premise are on one side. */
export function isLearnedFrom(premise: string): boolean {
  let hash = 0x811c9dc5;
  for (let i = 0; i < premise.length; i++) hash = Math.imul(hash ^ premise.charCodeAt(i), 0x01000193);
  return ((hash ^ (hash >>> 13)) & 1) === 1;
}
