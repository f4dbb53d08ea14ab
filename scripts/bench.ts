// Placeholder until the benchmark is here.
export function runBench(_argv: readonly string[]): Promise<number> {
  return Promise.resolve(0);
}
