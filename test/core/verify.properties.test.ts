// What holds for the gate whatever the text: verbatim supports itself, a digit changed never passes, nothing throws.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeArticle } from '../../src/core/article.ts';
import { segmentArticle } from '../../src/core/segment.ts';
import { openGate } from '../../scripts/gate-data.ts';
import { smallArticle } from './verify-gate.ts';

const gate = openGate('2025-03-14');
const subject = fc.constantFrom('회사', '시청', '연구팀', '한빛전자', '위원회');
const verb = fc.constantFrom('모집했다', '지원한다', '팔았다', '늘렸다', '확보할 예정이다');
const unit = fc.constantFrom('명', '원', '만 원', '%', '대', '억 달러', 'km', '년');
const number = fc.oneof(
  fc.integer({ min: 2, max: 99_999 }).map(String),
  fc
    .tuple(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 9 }))
    .map(([whole, part]) => `${whole}.${part}`),
);
const sentence = fc
  .record({ subject, verb, unit, number, about: fc.constantFrom('올해', '약', '새로', '모두') })
  .map((parts) => ({
    ...parts,
    text: `${parts.subject}은 ${parts.about} ${parts.number}${parts.unit}를 ${parts.verb}.`,
  }));

describe('the gate', () => {
  it('supports any sentence by itself', () => {
    fc.assert(
      fc.property(sentence, ({ text }) => {
        expect(gate.judge(text, text, 'model')).toEqual({ kind: 'supported', support: 1 });
      }),
      { numRuns: 300 },
    );
  });

  it('never supports a claim with one digit of its number changed', () => {
    fc.assert(
      fc.property(sentence, fc.nat(), fc.integer({ min: 1, max: 9 }), ({ text }, place, turn) => {
        const digits = [...text.matchAll(/\d/gu)];
        const digit = digits[place % digits.length];
        if (!digit) return;
        const other = String((Number(digit[0]) + turn) % 10);
        const lie = text.slice(0, digit.index) + other + text.slice(digit.index + 1);
        expect([lie, gate.judge(lie, text).kind]).not.toEqual([lie, 'supported']);
      }),
      { numRuns: 1000 },
    );
  });

  it('takes no figure for the difference of another from itself', () => {
    const [text, lie] = ['하늬시는 약 2명을 늘렸다.', '하늬시는 약 0명을 늘렸다.'];
    expect(gate.judge(lie, text).kind).toBe('contradicted');
  });

  it('never throws, and cites nothing but whole sentences of the article', () => {
    const source = smallArticle();
    const words = fc.constantFrom(
      '한빛전자는',
      '12일',
      '않았다',
      '없다',
      '"',
      '3조',
      '%',
      '모두',
      '말했다',
      '따르면',
      '.',
      '\n',
      'KT',
      '보다',
      '\u0000',
      '👍',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.array(words, { maxLength: 25 }).map((parts) => parts.join(' ')),
    );
    const cites = fc.array(fc.integer({ min: -1, max: source.sentences.length }), { maxLength: 4 });
    fc.assert(
      fc.property(text, cites, (claim, indices) => {
        const cited = indices.map(
          (index) =>
            source.sentences[index] ?? {
              articleId: 'small',
              index,
              paragraph: 0,
              span: { start: index, end: 9 },
            },
        );
        const { citations, statements, dropped } = gate.verify([{ text: claim, cites: cited }], [source]);
        expect(statements.length + dropped.length).toBe(1);
        for (const { span } of citations)
          expect(source.sentences.map((own) => own.span)).toContainEqual(span);
      }),
      { numRuns: 500 },
    );
  });

  it('never throws for a premise of any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 120 }),
        fc.string({ unit: 'binary', maxLength: 120 }),
        (claim, premise) => {
          expect(gate.judge(claim, premise).support).toBeGreaterThanOrEqual(0);
          expect(gate.judge(claim, premise).support).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('carries every sentence of any article that it is given back', () => {
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 6 }), (sentences) => {
        const source = segmentArticle(
          makeArticle({ id: 'made', text: sentences.map(({ text }) => text).join(' ') }),
        );
        const claims = source.sentences.map((cite) => ({
          text: source.article.text.slice(cite.span.start, cite.span.end),
          cites: [cite],
        }));
        expect(gate.verify(claims, [source]).dropped).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
