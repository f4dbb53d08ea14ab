// Finds what a person meant to type: the known word at the smallest edit distance, or none when nothing is close.

/** Words further away than a third of their letters (at least one) are not offered. */
export function nearestWord(typed: string, words: readonly string[]): string | undefined {
  const target = typed.toLowerCase();
  let best: string | undefined;
  let bestDistance = Infinity;
  for (const word of words) {
    const distance = prefixed(target, word) ? 1 : editDistance(target, word.toLowerCase());
    if (distance < bestDistance && distance <= allowance(word)) {
      best = word;
      bestDistance = distance;
    }
  }
  return best;
}

function prefixed(typed: string, word: string): boolean {
  return typed.replace(/^\W+/u, '').length >= 3 && word.toLowerCase().startsWith(typed);
}

function allowance(word: string): number {
  return Math.max(1, Math.floor(Array.from(word.replace(/^\W+/u, '')).length / 3));
}

/** Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment). */
export function editDistance(left: string, right: string): number {
  const a = Array.from(left.slice(0, 80));
  const b = Array.from(right.slice(0, 80));
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min((row[j - 1] ?? 0) + 1, (above[j] ?? 0) + 1, (above[j - 1] ?? 0) + same);
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j] ?? 0, (before[j - 2] ?? 0) + 1);
    }
    before = above;
    above = row;
  }
  return above[b.length] ?? 0;
}
