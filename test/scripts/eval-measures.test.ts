// The measures on predictions made by hand, so that every figure can be counted on fingers.
import { describe, expect, test } from 'vitest';
import { measure, type Prediction, type Quoted } from '../../scripts/eval-measures.ts';

const TEXT = '버스는 20대다. 값은 36억 원이다. 시장이 웃었다.';
const documents = [{ id: 'd', title: 't', text: TEXT }];
const quote = (words: string, docId = 'd'): Quoted => {
  const start = TEXT.indexOf(words);
  return { docId, start, end: start + words.length, quote: words };
};
const RIGHT = quote('값은 36억 원이다.');
const WRONG = quote('버스는 20대다.');

function prediction(id: string, fields: Partial<Prediction>): Prediction {
  return {
    id,
    kind: 'not-found',
    statements: [],
    retrieved: [],
    nearest: [],
    answerability: 0,
    elapsedMs: 1,
    ...fields,
  };
}

function said(...citations: Quoted[]): Pick<Prediction, 'kind' | 'statements'> {
  return { kind: 'answered', statements: [{ text: '', citations }] };
}

const passage = (start: number, end: number) => ({ docId: 'd', start, end, score: 1 });

const asked = { docId: 'd', question: '?', answers: ['36억 원'], unanswerable: false } as const;
const lacking = { docId: 'd', question: '?', answers: [], unanswerable: true } as const;

describe('measure', () => {
  test('counts the first cited sentence as hit1 and nearest ones after it as hit3', () => {
    const questions = ['a', 'b', 'c', 'd'].map((id) => ({ ...asked, id }));
    const predictions = [
      prediction('a', said(RIGHT)),
      prediction('b', { ...said(WRONG), nearest: [RIGHT] }),
      prediction('c', { kind: 'unsure', nearest: [RIGHT] }),
      prediction('d', { nearest: [WRONG] }),
    ];
    const { rank, answer } = measure(predictions, { documents, questions, mode: 'document' });
    expect(rank).toEqual({ hit1: 0.5, hit3: 0.75 });
    expect(answer).toMatchObject({ coverage: 0.5, precision: 0.5, unsure: 0.25 });
  });

  test('keeps false premises apart from other unanswerable questions', () => {
    const questions = [
      { ...lacking, id: 'a' },
      { ...lacking, id: 'b' },
      { ...lacking, id: 'c', type: 'false-premise' },
    ];
    const predictions = [prediction('a', said(WRONG)), prediction('b', {}), prediction('c', said(WRONG))];
    const { answer } = measure(predictions, { documents, questions, mode: 'document' });
    expect(answer).toMatchObject({ falseAnswers: 0.5, falsePremises: 1 });
  });

  test('counts a passage that holds the whole gold span, and one of the gold document where there is none', () => {
    const start = TEXT.indexOf('36억');
    const spanned = { ...asked, id: 'a', answers: [{ text: '36억 원', start }] };
    const retrieved = [passage(0, start + 1), passage(start, TEXT.length)];
    const questions = [spanned, { ...asked, id: 'b' }];
    const predictions = [prediction('a', { retrieved }), prediction('b', { retrieved })];
    const { retrieval } = measure(predictions, { documents, questions, mode: 'corpus' });
    expect(retrieval).toEqual({ r1: 0.5, r3: 1, r5: 1, r10: 1, mrr10: 0.75 });
  });

  test('a sentence of another document is never right', () => {
    const predictions = [prediction('a', said({ ...RIGHT, docId: 'other' }))];
    const { rank } = measure(predictions, { documents, questions: [{ ...asked, id: 'a' }], mode: 'corpus' });
    expect(rank.hit1).toBe(0);
  });

  test('AUROC is one when every answerable question is surer than every other', () => {
    const questions = [
      { ...asked, id: 'a' },
      { ...lacking, id: 'b' },
    ];
    const predictions = [prediction('a', { answerability: 0.9 }), prediction('b', { answerability: 0.1 })];
    expect(measure(predictions, { documents, questions, mode: 'document' }).answerability.auroc).toBe(1);
  });

  test('tells data sets apart where there are several', () => {
    const questions = [
      { ...asked, id: 'a', dataset: 'x' },
      { ...asked, id: 'b', dataset: 'y' },
    ];
    const predictions = [prediction('a', said(RIGHT)), prediction('b', said(WRONG))];
    expect(measure(predictions, { documents, questions, mode: 'document' }).byDataset).toMatchObject({
      x: { rank: { hit1: 1 } },
      y: { rank: { hit1: 0 } },
    });
  });
});
