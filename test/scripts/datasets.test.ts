import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  goldSpans,
  isRight,
  loadDocuments,
  loadPractice,
  readJsonLines,
  type QuestionRecord,
} from '../../scripts/datasets.ts';
import { projectFolder } from '../../src/adapters/lexicon-files.ts';

const TEXT = '공장은 청주에 있다. 청주 공장은 넓다. 비가 왔다.';
const question = (fields: Partial<QuestionRecord>): QuestionRecord => ({
  id: 'q',
  docId: 'd',
  question: '어디야?',
  answers: [],
  unanswerable: false,
  ...fields,
});
const texts = (fields: Partial<QuestionRecord>): string[] =>
  goldSpans(question(fields), TEXT).map(({ start, end }) => TEXT.slice(start, end));

describe('gold spans', () => {
  it('are the given ones before all others', () => {
    const spans = goldSpans(
      question({ answers: [{ text: '청주', start: 12 }, '비'], evidenceText: ['비가 왔다'] }),
      TEXT,
    );
    expect(spans).toEqual([{ start: 12, end: 14 }]);
  });

  it('are the evidence sentences before the answer strings', () => {
    expect(texts({ answers: ['청주'], evidenceText: [' 비가 왔다 ', '없는 문장'] })).toEqual(['비가 왔다']);
  });

  it('are every place of the answers where nothing else is known', () => {
    expect(texts({ answers: ['청주', { text: '비', start: -1 }] })).toEqual(['청주', '청주', '비']);
    expect(texts({ answers: ['', '부산'] })).toEqual([]);
  });
});

describe('a right sentence', () => {
  it.each([
    [{ start: 0, end: 10 }, { start: 2, end: 8 }, true],
    [{ start: 0, end: 10 }, { start: 0, end: 10 }, true],
    [{ start: 2, end: 8 }, { start: 0, end: 10 }, true],
    [{ start: 2, end: 11 }, { start: 0, end: 10 }, true],
    [{ start: 0, end: 10 }, { start: 5, end: 12 }, false],
    [{ start: 0, end: 10 }, { start: 20, end: 30 }, false],
  ])('at %j with gold at %j: %s', (span, gold, right) => {
    expect(isRight({ span }, [gold])).toBe(right);
  });

  it('is none without gold', () => {
    expect(isRight({ span: { start: 0, end: 1 } }, [])).toBe(false);
  });
});

describe('loaded sets', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gakju-sets-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('are read from JSON lines, empty lines left out', () => {
    const path = join(folder, 'documents.jsonl');
    writeFileSync(path, `${JSON.stringify({ id: 'd', title: '제목', text: TEXT, date: '2025-01-22' })}\n\n`);
    expect(readJsonLines(path)).toHaveLength(1);
    const document = loadDocuments(path).get('d');
    expect(document?.segmented.article.text).toBe(TEXT);
    expect(document?.segmented.article.publishedAt).toBe('2025-01-22');
    expect(document?.segmented.sentences).toHaveLength(3);
  });

  it('hold the practice articles, and gold for every question that has an answer', () => {
    const practice = join(projectFolder(), 'data', 'practice');
    const articles = loadPractice(practice);
    expect(articles.size).toBe(40);
    for (const part of ['a', 'b'])
      for (const record of readJsonLines<QuestionRecord>(join(practice, `${part}-questions.jsonl`))) {
        const article = articles.get(record.docId)?.segmented;
        if (!article) throw new Error(`expected an article ${record.docId}`);
        const gold = goldSpans(record, article.article.text);
        const right = article.sentences.filter((sentence) => isRight(sentence, gold));
        if (!record.unanswerable && right.length === 0) expect.fail(`${record.id} has no right sentence`);
      }
  });
});
