// When a claim is the premise's own words, whole or cut so that nothing is lost that would turn its meaning.

const TURNS_AFTER =
  /않|없|못|아니|아닌|말라|라고|다고|라며|다며|자고|라는|다는|란 |것으로|것이|전망|예상|우려|주장|가능성|의혹|지적|분석|의견|얘기|계획|예정|방침|모양새|기로|면 |경우|한해|때만|듯|만 (?!\S*원)|이라/u;
const TURNS_BEFORE =
  /(?:면|경우|경우에|때|때만|한|전까지|도록|아니라|않고|없이|만약|만일|일부|(?<!지)만),? ?$|만약|만일|에 따르면|라면|다면|하면|되면|시 /u;

/** The claim as it is compared: marks at its ends and doubled spaces do not count. */
export function plain(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[“”„‟]/gu, '"')
    .replaceAll(/[‘’‚‛]/gu, "'")
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/^[\s"'.]+|[\s"'.]+$/gu, '');
}

/** True when the claim is one or more whole sentences of the premise, or a safe cut of one. */
export function isVerbatim(claim: string, premise: string): boolean {
  const [ours, theirs] = [plain(claim), plain(premise)];
  if (ours === '') return false;
  if (ours === theirs) return true;
  const at = theirs.indexOf(ours);
  if (at < 0 || !isWordEdge(theirs, at) || !isWordEdge(theirs, at + ours.length)) return false;
  return isSafeCut(ours, theirs.slice(0, at), theirs.slice(at + ours.length));
}

function isWordEdge(text: string, at: number): boolean {
  return (
    at === 0 ||
    at === text.length ||
    !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '') ||
    !/[\p{L}\p{N}]/u.test(text[at] ?? '')
  );
}

/** What is cut off in the same sentence may hold no negation, frame or condition, and the claim must end as a sentence. */
function isSafeCut(claim: string, before: string, after: string): boolean {
  const rest = /^["']?[.?!](?:["']|\s|$)/u.test(after) ? '' : after.split(/[.?!](?=\s|$)/u, 1).join('');
  const lead = before.split(/(?<=[다요죠까음][.?!]["']?) /u).at(-1) ?? '';
  const ends = /[다요죠까]$/u.test(claim);
  const leadCut = /[.?!]["']? ?$/u.test(before) ? '' : lead;
  return ends && !TURNS_AFTER.test(rest) && !TURNS_BEFORE.test(leadCut) && !/["']/u.test(leadCut + rest);
}
