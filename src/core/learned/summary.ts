export const SUMMARY_WEIGHTS: Readonly<Record<string, number>> = {};
