// Plain statistics that the evaluation and the training scripts print.

/** Area under the ROC curve: the chance that a positive scores above a negative, ties counting half. 0.5 where either is empty. */
export function areaUnderCurve(positives: readonly number[], negatives: readonly number[]): number {
  if (positives.length === 0 || negatives.length === 0) return 0.5;
  const all = [
    ...positives.map((score) => ({ score, positive: true })),
    ...negatives.map((score) => ({ score, positive: false })),
  ];
  all.sort((a, b) => a.score - b.score);
  let rankSum = 0;
  for (let start = 0; start < all.length;) {
    let end = start;
    while (end < all.length && all[end]?.score === all[start]?.score) end++;
    const rank = (start + end + 1) / 2;
    for (let i = start; i < end; i++) if (all[i]?.positive) rankSum += rank;
    start = end;
  }
  return (rankSum - (positives.length * (positives.length + 1)) / 2) / (positives.length * negatives.length);
}

/** The value below which the share `quantile` of the values lies; 0 for none. */
export function quantileOf(values: readonly number[], quantile: number): number {
  const rising = [...values].sort((a, b) => a - b);
  return rising[Math.min(rising.length - 1, Math.floor(quantile * rising.length))] ?? 0;
}

/** The share of the values at or above a threshold, 0 for none, to three digits. */
export function shareFrom(values: readonly number[], threshold: number): number {
  return rounded(values.filter((value) => value >= threshold).length / Math.max(1, values.length));
}

/** To three digits. */
export function rounded(value: number): number {
  return Number(value.toFixed(3));
}
