// The evaluation as a command: what it reads, what it refuses in one sentence, what it prints and writes.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { evaluate, runEval } from '../../scripts/eval.ts';
import { Failure } from '../../src/core/errors.ts';
import { temporaryFolder } from '../adapters/temporary-folder.ts';
import { captureOutput } from './captured-output.ts';

const BUS = {
  id: 'bus',
  title: '한빛시 새 버스',
  text: '한빛시는 올해 전기 버스 20대를 샀다. 값은 모두 36억 원이다. 김하늘 시장은 "내년에 더 산다"고 말했다.',
};
const SCHOOL = {
  id: 'school',
  title: '새봄초 개교',
  text: '새봄초등학교가 3월 2일 문을 연다. 학생은 412명이다.\n\n이도윤 교장은 "운동장이 넓다"고 자랑했다.',
};
const PRICE = {
  id: 'q1',
  docId: 'bus',
  type: 'number',
  question: '버스 값은 모두 얼마인가요?',
  answers: ['36억 원'],
  evidenceText: ['값은 모두 36억 원이다'],
  unanswerable: false,
};
const PUPILS = {
  id: 'q2',
  docId: 'school',
  question: '새봄초등학교 학생은 몇 명인가요?',
  answers: [{ text: '412명', start: SCHOOL.text.indexOf('412명') }],
  unanswerable: false,
};
const METRO = {
  id: 'q3',
  docId: 'bus',
  question: '지하철 요금은 언제 오르나요?',
  answers: [],
  unanswerable: true,
};

interface Files {
  readonly documents: string;
  readonly questions: string;
  readonly out: string;
}

function files(documents: readonly unknown[], questions: readonly unknown[]): Files {
  const folder = temporaryFolder();
  const write = (name: string, records: readonly unknown[]): string => {
    const lines = records.map((record) => (typeof record === 'string' ? record : JSON.stringify(record)));
    writeFileSync(join(folder, name), lines.join('\n'));
    return join(folder, name);
  };
  return {
    documents: write('d.jsonl', documents),
    questions: write('q.jsonl', questions),
    out: join(folder, 'p.jsonl'),
  };
}

async function run({ documents, questions, out }: Files, mode: string) {
  const printed = captureOutput();
  const code = await runEval([
    '--documents',
    documents,
    '--questions',
    questions,
    '--mode',
    mode,
    '--out',
    out,
  ]);
  const lines = readFileSync(out, 'utf8').trimEnd().split('\n');
  return { code, figures: JSON.parse(printed()), predictions: lines.map((line) => JSON.parse(line)) };
}

async function failure(argv: readonly string[]): Promise<Failure> {
  const error = await runEval(argv).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof Failure) return error;
  throw new Error(`expected a Failure, got ${String(error)}`);
}

async function codeOf(argv: readonly string[]): Promise<string> {
  return (await failure(argv)).code;
}

/** Why these documents cannot be read. */
async function reasonOf(documents: readonly unknown[]): Promise<unknown> {
  const set = files(documents, [PRICE]);
  const { code, facts } = await failure(['--documents', set.documents, '--questions', set.questions]);
  expect(code).toBe('data-broken');
  return `line ${facts['line']}: ${facts['problem']}`;
}

describe('eval', () => {
  test('prints one JSON object and writes a line a question with the keys of the contract', async () => {
    const { code, figures, predictions } = await run(files([BUS, SCHOOL], [PRICE, PUPILS, METRO]), 'corpus');
    expect(code).toBe(0);
    expect(figures).toMatchObject({
      questions: 3,
      citations: { valid: 1 },
      skipped: { documents: 0, questions: 0 },
    });
    expect(Object.keys(figures)).toEqual(
      expect.arrayContaining(['retrieval', 'rank', 'answer', 'answerability', 'ms', 'build', 'memory']),
    );
    expect(predictions.map(({ id }) => id)).toEqual(['q1', 'q2', 'q3']);
    for (const prediction of predictions) {
      expect(Object.keys(prediction).filter((key) => key !== 'reason')).toEqual([
        'id',
        'kind',
        'statements',
        'retrieved',
        'nearest',
        'answerability',
        'elapsedMs',
      ]);
      expect(prediction.retrieved.length).toBeLessThanOrEqual(10);
    }
    expect(predictions[0].retrieved[0]).toEqual({
      docId: 'bus',
      start: 0,
      end: BUS.text.length,
      score: expect.any(Number),
    });
  });

  test('asks within the question’s document in document mode', async () => {
    const asked = { ...PUPILS, docId: 'bus' };
    const { predictions, figures } = await run(files([BUS, SCHOOL], [asked]), 'document');
    expect(predictions[0].retrieved.every(({ docId }: { docId: string }) => docId === 'bus')).toBe(true);
    expect(figures.retrieval).toBeUndefined();
  });

  test('quotes the text as given where the article’s text is another', async () => {
    const text = `\uFEFF${BUS.text.normalize('NFD').replaceAll(' ', '\u00A0')}\r\n`;
    const answers = ['36억\u00A0원'.normalize('NFD')];
    const set = {
      documents: [{ ...BUS, text }],
      questions: [{ ...PRICE, answers, evidenceText: [] }],
      mode: 'document',
    } as const;
    const { predictions, figures } = await evaluate(set);
    const quotes = predictions.flatMap(({ statements, nearest }) => [
      ...statements.flatMap(({ citations }) => citations),
      ...nearest,
    ]);
    expect(quotes.length).toBeGreaterThan(0);
    for (const { start, end, quote } of quotes) expect(quote).toBe(text.slice(start, end));
    expect(quotes.map(({ quote }) => quote.normalize('NFC').replaceAll('\u00A0', ' '))).toContain(
      '값은 모두 36억 원이다.',
    );
    expect(figures).toMatchObject({ citations: { valid: 1 }, rank: { hit3: 1 } });
  });

  test('skips documents that are no article and counts the questions about them and about missing ones', async () => {
    const empty = { id: 'empty', title: '', text: ' \n\u200B' };
    const orphans = [
      { ...PRICE, id: 'q4', docId: 'empty' },
      { ...PRICE, id: 'q5', docId: 'gone' },
    ];
    const { figures, predictions } = await run(files([BUS, empty], [PRICE, ...orphans]), 'document');
    expect(figures).toMatchObject({ questions: 1, skipped: { documents: 1, questions: 2 } });
    expect(predictions.map(({ kind }) => kind).slice(1)).toEqual(['not-found', 'not-found']);
  });

  test('prints the summary’s precision where documents carry gold sentences', async () => {
    const { figures } = await run(files([{ ...BUS, summaryIdx: [0] }, SCHOOL], [PRICE]), 'document');
    expect(figures.summary).toMatchObject({ documents: 1, precision: expect.any(Number) });
    expect((await run(files([BUS], [PRICE]), 'document')).figures.summary).toBeUndefined();
  });

  test('an empty question is not answered and does not stop the others', async () => {
    const { predictions } = await run(
      files([BUS], [{ ...PRICE, id: 'q0', question: '  ' }, PRICE]),
      'document',
    );
    expect(predictions.map(({ id }) => id)).toEqual(['q0', 'q1']);
    expect(predictions[0].kind).toBe('not-found');
  });

  test('names the line that is not JSON, lacks a field, or repeats a document', async () => {
    expect(await reasonOf([BUS, '', '{"id":"x",'])).toBe('line 3: not JSON');
    expect(await reasonOf([{ id: 'x', title: 't' }])).toBe('line 1: wrong text');
    expect(await reasonOf([BUS, BUS])).toBe('line 2: a second bus');
  });

  test('refuses questions none of whose documents are there', async () => {
    const set = files([BUS], [PUPILS]);
    const { code, facts } = await failure(['--documents', set.documents, '--questions', set.questions]);
    expect([code, facts]).toEqual(['unknown-article', { id: 'school', known: 'bus' }]);
  });

  test('refuses wrong usage by the problem', async () => {
    const { documents, questions } = files([BUS], [PRICE]);
    const both = ['--documents', documents, '--questions', questions];
    const cases: readonly (readonly [argv: readonly string[], problem: string])[] = [
      [[], 'missing-argument'],
      [['--documents', documents], 'missing-argument'],
      [['--documents', '--questions', questions], 'missing-value'],
      [[...both, '--mode', 'corpse'], 'bad-value'],
      [[...both, '--fast'], 'unknown-option'],
      [[...both, 'more'], 'extra-argument'],
    ];
    for (const [argv, problem] of cases) {
      const { code, facts } = await failure(argv);
      expect([code, facts['problem']]).toEqual(['wrong-usage', problem]);
    }
  });

  test('tells before it asks that a file is missing or a place cannot be written', async () => {
    const { documents, questions } = files([BUS], [PRICE]);
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'out'));
    expect(await codeOf(['--documents', join(folder, 'no'), '--questions', questions])).toBe('file-missing');
    expect(await codeOf(['--documents', folder, '--questions', questions])).toBe('file-unreadable');
    const both = ['--documents', documents, '--questions', questions];
    expect(await codeOf([...both, '--out', join(folder, 'no', 'p')])).toBe('file-missing');
    expect(await codeOf([...both, '--out', join(folder, 'out')])).toBe('file-unreadable');
  });
});
