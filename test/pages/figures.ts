// Measures how much of an article's text was read and how much of what was read is none of it.

export interface Figures {
  /** Share of the true text's characters that were read in order. */
  readonly read: number;
  /** Share of the characters read that are not the true text. */
  readonly chrome: number;
}

/** By the longest common subsequence over characters, white space left out. */
export function figuresOf(truth: string, got: string): Figures {
  const [a, b] = [bare(truth), bare(got)];
  const common = commonLength(a, b);
  return { read: a.length === 0 ? 1 : common / a.length, chrome: b.length === 0 ? 0 : 1 - common / b.length };
}

function bare(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, '');
}

/** Length of the longest common subsequence, in time |a| x |b| and one row of memory; equal ends cost nothing. */
export function commonLength(a: string, b: string): number {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [x, y] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  const row = new Uint32Array(y.length + 1);
  for (const character of x.split('')) {
    let diagonal = 0;
    for (let at = 1; at <= y.length; at += 1) {
      const above = row[at]!;
      row[at] = character === y[at - 1] ? diagonal + 1 : Math.max(above, row[at - 1]!);
      diagonal = above;
    }
  }
  return start + end + row[y.length]!;
}
