// Splits a message over Discord's limit where a reader would: no footnote, link, fence, word or grapheme is cut, nothing is lost.

/** Characters of a message's content. Counted in UTF-16 units, which are never fewer than code points. */
export const CONTENT_LIMIT = 2_000;
/** What closing and reopening marks at a cut may add. */
const RESERVE = 64;

/** How well a cut reads, worst first. `none` is within something that must stay whole, `any` between characters. */
const CUT = { none: 0, any: 1, inFence: 2, space: 3, sentence: 4, line: 5, block: 6 } as const;
type Cut = (typeof CUT)[keyof typeof CUT];

/** The part of a message that must be filled before such a cut is taken over a worse one further on. */
const FILLED: readonly (readonly [Cut, number])[] = [
  [CUT.block, 0.4],
  [CUT.line, 0.3],
  [CUT.sentence, 0.3],
  [CUT.space, 0],
  [CUT.inFence, 0],
];

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Messages whose texts, read one after the other, are the content; white space at a cut is left out. */
export function splitContent(content: string, limit = CONTENT_LIMIT): string[] {
  if (content.length <= limit) return content.trim() === '' ? [] : [content];
  const parts = cutAll(content, limit - RESERVE);
  return reopened(parts).filter((part) => part.trim() !== '');
}

function cutAll(content: string, budget: number): string[] {
  const cuts = cutsOf(content, budget);
  const parts: string[] = [];
  let start = 0;
  while (content.length - start > budget) {
    const end = bestCut(content, cuts, start, budget);
    parts.push(content.slice(start, end));
    start = end;
  }
  return [...parts, content.slice(start)];
}

function bestCut(content: string, cuts: Uint8Array, start: number, budget: number): number {
  for (const [wanted, share] of FILLED) {
    for (let at = start + budget; at > start + share * budget; at -= 1)
      if ((cuts[at] ?? 0) >= wanted) return at;
  }
  return start + betweenGraphemes(content, cuts, start, budget);
}

/** The last place in the window that cuts no grapheme; for a grapheme longer than a message, between characters. */
function betweenGraphemes(content: string, cuts: Uint8Array, start: number, budget: number): number {
  const window = content.slice(start, start + budget + 1);
  const places = [...graphemes.segment(window)].map(({ index }) => index);
  const place = places.findLast((at) => at > 0 && at <= budget && cuts[start + at] !== CUT.none);
  return place ?? budget - (/[\uDC00-\uDFFF]/u.test(content.charAt(start + budget)) ? 1 : 0);
}

/** For each position how well a cut before it reads. */
function cutsOf(content: string, budget: number): Uint8Array {
  const cuts = new Uint8Array(content.length + 1).fill(CUT.any);
  for (const { index, 0: space } of content.matchAll(/\s+/gu)) {
    const end = index + space.length;
    if (!isJoined(content, end)) cuts[end] = cutAfter(content, index, space);
  }
  for (const { index, 0: whole } of content.matchAll(WHOLE)) {
    if (whole.startsWith('```') && whole.length > budget) markFence(cuts, index, whole);
    else cuts.fill(CUT.none, index + 1, index + whole.length);
  }
  return cuts;
}

const FENCE = '```[\\s\\S]*?```';
/** Marks that mean something only as a whole: fences, links, escapes, bold signs, what begins a small line, a word and its notes. */
const WHOLE = new RegExp(
  [
    FENCE,
    String.raw`\[[^[\]\n]*\]\(https?:[^)\s]*\)`,
    String.raw`<https?:[^>\s]*>`,
    String.raw`\x60[^\x60\n]+\x60`,
    String.raw`^\[\d+\] “?\S`,
    String.raw`(?:(?:\\[^\p{L}\p{N}\s]\p{M}*|\S)(?:\*\*)?)? ?(?:\[\d+\])+`,
    String.raw`\\[^\p{L}\p{N}\s]\p{M}*`,
    String.raw`\S?\*\*\S?`,
    String.raw`^(?:-#|-|▶) \S`,
  ].join('|'),
  'gmu',
);

/** A mark that stands on the space before it makes one grapheme with it. */
function isJoined(content: string, at: number): boolean {
  return content[at - 1] !== '\n' && JOINING.test(String.fromCodePoint(content.codePointAt(at) ?? 0));
}

const JOINING = /[\p{M}\p{Grapheme_Extend}\p{Emoji_Modifier}\u200D]/u;

function cutAfter(content: string, index: number, space: string): Cut {
  if (space.includes('\n')) return /\n *\n/u.test(space) ? CUT.block : CUT.line;
  return /[.!?…\]]["'”’)]*$/u.test(content.slice(Math.max(0, index - 4), index)) ? CUT.sentence : CUT.space;
}

/** A fence over the limit is cut between its lines and becomes several. */
function markFence(cuts: Uint8Array, index: number, fence: string): void {
  cuts.fill(CUT.none, index + 1, index + 4);
  cuts.fill(CUT.none, index + fence.length - 4, index + fence.length);
  for (let at = index + 4; at < index + fence.length - 4; at += 1)
    cuts[at] = fence[at - index - 1] === '\n' ? CUT.inFence : CUT.any;
}

interface Open {
  readonly fence: string | undefined;
  readonly bold: boolean;
  readonly small: boolean;
}

const NOTHING_OPEN: Open = { fence: undefined, bold: false, small: false };

/** Closes at each cut what is open there, and opens it again after. */
function reopened(parts: readonly string[]): string[] {
  let open = NOTHING_OPEN;
  return parts.map((part) => {
    const before = open;
    open = openAfter(part, before);
    return opening(before) + trimmed(part, before, open) + closing(open);
  });
}

function opening({ fence, bold, small }: Open): string {
  if (fence !== undefined) return `${fence}\n`;
  return (small ? '-# ' : '') + (bold ? '**' : '');
}

function closing({ fence, bold }: Open): string {
  if (fence !== undefined) return '\n```';
  return bold ? '**' : '';
}

/** White space inside a fence is content. */
function trimmed(part: string, before: Open, after: Open): string {
  const started = before.fence === undefined ? part.replace(/^\s+/u, '') : part;
  return after.fence === undefined ? started.replace(/\s+$/u, '') : started.replace(/\n$/u, '');
}

function openAfter(part: string, before: Open): Open {
  const fences = [...part.matchAll(/```([\w+.-]{0,32})?/gu)];
  const last = fences.at(-1);
  const within = (fences.length % 2 === 1) !== (before.fence !== undefined);
  if (within) return { ...NOTHING_OPEN, fence: last ? last[0] : before.fence };
  const bolds = part.replace(/\\[\s\S]/gu, '').split('**').length - 1;
  const line = opening(before) + part;
  return {
    fence: undefined,
    bold: (bolds % 2 === 1) !== before.bold,
    small: line.slice(line.lastIndexOf('\n') + 1).startsWith('-# '),
  };
}
