// The measurements as a table that a person reads: what, how much, and what must be reached.
import type { BesideRow } from './beside.ts';
import type { Report } from '../bench.ts';

export function renderReport(report: Report): string {
  const { machine, date } = report;
  const head = `Gakju bench · ${date} · ${machine.cores} × ${machine.processor} · Node ${machine.node} · ${machine.system} · load ${machine.load}`;
  return [head, ...[lines(report), besideLines(report.beside ?? [])].filter((block) => block !== '')].join(
    '\n\n',
  );
}

type Line = readonly [what: string, value: string, target?: string];

function lines(report: Report): string {
  const rows: Line[] = [
    ...questionLines(report),
    ...manyLines(report),
    ...graphLines(report),
    ...memoryLines(report),
  ];
  const width = Math.max(0, ...rows.map(([what]) => what.length));
  return rows
    .map(
      ([what, value, target]) =>
        `${what.padEnd(width)}  ${value}${target === undefined ? '' : `   (must: ${target})`}`,
    )
    .join('\n');
}

function questionLines({ question, 'first-answer': firstAnswer }: Report): Line[] {
  return [
    ...(question
      ? ([
          [
            `question on the bundled article, warm (${question.questions})`,
            `p50 ${question.p50} ms, p95 ${question.p95} ms, max ${question.max} ms; of processor time p50 ${question.processor.p50} ms, p95 ${question.processor.p95} ms`,
            'p50 ≤ 3, p95 ≤ 10',
          ],
        ] as const)
      : []),
    ...(firstAnswer
      ? ([
          [
            `first answer from process start (${firstAnswer.starts})`,
            `min ${firstAnswer.minMs} ms, median ${firstAnswer.medianMs} ms`,
            '≤ 700',
          ],
        ] as const)
      : []),
  ];
}

function manyLines({ many }: Report): Line[] {
  if (!many) return [];
  const { question, passages } = many;
  return [
    [
      `question at ${passages} passages (${many.questions})`,
      `p50 ${question.p50} ms, p95 ${question.p95} ms, max ${question.max} ms`,
      'p95 ≤ 15',
    ],
    ['word index', `${many.wordIndexPassagesPerSecond} passages a second`, '≥ 5000'],
    ['embedding', `${many.embeddingPassagesPerSecond} passages a second`],
    ['adding an article', `${many.addMsPerArticle} ms`],
    [`first answer of an opened library of ${passages}`, `${many.startToReadyMs} ms`],
  ];
}

function graphLines({ graph }: Report): Line[] {
  if (!graph) return [];
  const { rows, dimensions, seconds, eventLoopDelayMs: late } = graph;
  return [
    [`graph of ${rows} × ${dimensions}, off the event loop`, `${seconds} s, recall@10 ${graph.recallAt10}`],
    ['event loop late meanwhile', `p99 ${late.p99} ms, max ${late.max} ms`],
  ];
}

function memoryLines({ memory }: Report): Line[] {
  const kept = Object.entries(memory).map(([when, mb]) => `${when} ${mb} MB`);
  return [['resident memory', kept.join(', ')]];
}

const COLUMNS: readonly (readonly [title: string, cell: (row: BesideRow) => string])[] = [
  ['pipeline', ({ pipeline }) => pipeline],
  ['questions', ({ set, questions }) => `${set} (${questions})`],
  ['passages', ({ passages }) => String(passages)],
  ['R@1', ({ r1 }) => r1.toFixed(2)],
  ['R@5', ({ r5 }) => r5.toFixed(2)],
  ['ms p50', ({ msP50 }) => String(msP50)],
];

function besideLines(rows: readonly BesideRow[]): string {
  if (rows.length === 0) return '';
  const table = [COLUMNS.map(([title]) => title), ...rows.map((row) => COLUMNS.map(([, cell]) => cell(row)))];
  const widths = COLUMNS.map((_, at) => Math.max(...table.map((cells) => cells[at]?.length ?? 0)));
  const body = table.map((cells) =>
    cells
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [
    ...body,
    'The practice articles are fiction that the ranker was trained on; the questions about the bundled article it has never seen.',
  ].join('\n');
}
