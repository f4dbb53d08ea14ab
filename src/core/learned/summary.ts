// Weights of the summary ranker, learned by scripts/train-summary.ts from 20 articles; generated, do not edit.
export const SUMMARY_WEIGHTS: Readonly<Record<string, number>> = {
  opening: 1.24,
  position: 1.17,
  length: 0.859,
  short: -0.69,
  long: 1.23,
  title: 0.0173,
  centrality: 6.47,
  rank: 1.08,
  lead: 1.17,
  debut: 1.63,
  finding: 0.573,
  essence: 0.568,
  background: -0.33,
  pronoun: -0.0475,
  connective: -1.04,
  question: -0.362,
};
