// Measures the gate: claims of a file kept and stopped, by kind, and how well support tells entailed pairs from others. Prints JSON.
// Use: node dist/scripts/measure-gate.js [nli.jsonl] [claims.jsonl]
import type { Gate, Strictness } from '../src/core/verify.ts';
import {
  auroc,
  isLearnedFrom,
  openGate,
  readClaims,
  readPairs,
  type LabelledClaim,
  type Pair,
} from './gate-data.ts';

const [nliPath, claimsPath] = process.argv.slice(2);
const gate = openGate('2025-01-22');
const claims = readClaims(claimsPath);
const report = {
  ...(nliPath !== undefined && nliPath !== '' && { pairs: pairFigures(gate, readPairs(nliPath)) }),
  claims: {
    person: claimFigures(gate, claims, 'person'),
    model: claimFigures(gate, claims, 'model'),
  },
  speed: speedOf(gate, claims),
};
process.stdout.write(`${JSON.stringify(report, null, 1)}\n`);

/** Shipped weights on pairs that they may have been trained on: train-gate prints the figures by cross-validation. */
function pairFigures(over: Gate, pairs: readonly Pair[]): Record<string, unknown> {
  const groups: Record<string, readonly string[]> = {
    news: ['wikitree', 'wikinews'],
    'news+wikipedia': ['wikitree', 'wikinews', 'wikipedia'],
  };
  return Object.fromEntries(
    Object.entries(groups).map(([name, sources]) => {
      const rows = pairs.filter((pair) => sources.includes(pair.source));
      const supports = rows.map((pair) => over.judge(pair.hypothesis, pair.premise).support);
      const of = (label: string): number[] => supports.filter((_, at) => rows[at]?.label === label);
      const rest = [...of('contradiction'), ...of('neutral')];
      return [
        name,
        {
          pairs: rows.length,
          againstRest: auroc(of('entailment'), rest),
          againstContradicted: auroc(of('entailment'), of('contradiction')),
        },
      ];
    }),
  );
}

function claimFigures(
  over: Gate,
  rows: readonly LabelledClaim[],
  strictness: Strictness,
): Record<string, unknown> {
  const verdicts = rows.map((row) => over.judge(row.claim, row.premise, strictness));
  const kinds = [...new Set(rows.map((row) => row.kind))].sort();
  const figures = (test: (row: LabelledClaim) => boolean): Record<string, string | number> => {
    const count = (truth: boolean, passed: boolean): number =>
      rows.filter(
        (row, at) =>
          test(row) &&
          (row.label === 'supported') === truth &&
          (verdicts[at]?.kind === 'supported') === passed,
      ).length;
    const [kept, lost, stopped, through] = [
      count(true, true),
      count(true, false),
      count(false, false),
      count(false, true),
    ];
    return { kept: percent(kept, kept + lost), stopped: percent(stopped, stopped + through), lost, through };
  };
  return {
    all: figures(() => true),
    heldOut: figures((row) => !isLearnedFrom(row.premise)),
    article: figures((row) => row.source === 'article'),
    own: figures((row) => row.source === 'own'),
    ...Object.fromEntries(kinds.map((kind) => [kind, figures((row) => row.kind === kind)])),
    called: Object.fromEntries(
      ['contradicted', 'unsupported'].map((label) => {
        const own = rows.flatMap((row, at) => (row.label === label ? [verdicts[at]?.kind] : []));
        return [
          label,
          { contradicted: percent(own.filter((kind) => kind === 'contradicted').length, own.length) },
        ];
      }),
    ),
    ...(process.env['SHOW'] !== undefined && {
      failures: failures(rows, verdicts, process.env['SHOW'], over),
    }),
  };
}

function failures(
  rows: readonly LabelledClaim[],
  verdicts: readonly { kind: string; support: number }[],
  show: string,
  over: Gate,
): unknown[] {
  return rows.flatMap((row, at) => {
    const verdict = verdicts[at];
    const wrong = (row.label === 'supported') !== (verdict?.kind === 'supported');
    if (!wrong || !new RegExp(show, 'u').test(row.id)) return [];
    const { findings, alignment } = over.compare(row.claim, row.premise);
    const rules = findings.map((finding) => finding.rule + (finding.firm ? '!' : '')).join(' ');
    const missing = alignment.matches
      .filter((match) => match.kind === 'none')
      .map((match) => match.claim.text)
      .join(' ');
    return [
      `${row.id} ${row.label} ${row.kind} | ${row.claim} | ${JSON.stringify(verdict)} | ${rules} | missing: ${missing}`,
    ];
  });
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 100 : Math.round((1000 * part) / whole) / 10;
}

function speedOf(over: Gate, rows: readonly LabelledClaim[]): Record<string, number> {
  for (const row of rows) over.judge(row.claim, row.premise);
  const start = process.hrtime.bigint();
  for (let round = 0; round < 5; round++) for (const row of rows) over.judge(row.claim, row.premise);
  return { millisecondsAJudgement: Number(process.hrtime.bigint() - start) / 1e6 / rows.length / 5 };
}
