// A whole bot whose answers are slow, under a crowd of which half is one server: everybody gets their turn, and hears of the wait.
import { beforeAll, describe, expect, it } from 'vitest';
import { QUEUE } from '../../../src/discord/queue.ts';
import { jainIndex } from '../jain.ts';
import { ANSWER } from './bot-process.ts';
import { tellsWait } from './burst.ts';
import { sharesWhileAllWait, slowAnswers, type SlowAnswers } from './fairness.ts';

describe('200 questions of which one server asks more than half', () => {
  let crowd: SlowAnswers = { asked: [], told: [], order: [], misdeeds: [], typings: 0 };

  beforeAll(async () => {
    crowd = await slowAnswers();
  }, 120_000);

  it('are answered in an order that gives each server the same while all wait', () => {
    expect(crowd.order).toHaveLength(200);
    expect(jainIndex(sharesWhileAllWait(crowd.order, QUEUE.concurrency))).toBeGreaterThanOrEqual(0.95);
    expect(jainIndex(sharesWhileAllWait(crowd.order, 0))).toBeGreaterThanOrEqual(0.9);
  });

  it('are told the wait once, before the answer, wherever they wait for others', () => {
    const waits = crowd.told.map(({ texts }) => texts.filter(({ text }) => tellsWait(text)).length);
    expect(waits.slice(0, QUEUE.concurrency)).toEqual(Array.from({ length: QUEUE.concurrency }, () => 0));
    expect(waits.slice(QUEUE.concurrency)).toEqual(Array.from({ length: 200 - QUEUE.concurrency }, () => 1));
    expect(crowd.typings, 'who was told the wait needs no other sign').toBe(0);
    expect(crowd.told.every(({ texts }) => texts.at(-1)?.text.includes(ANSWER))).toBe(true);
  });

  it('are each begun once and answered once, and nobody is pinged', () => {
    const answers = crowd.told.map(({ texts }) => texts.filter(({ text }) => text.includes(ANSWER)).length);
    expect(new Set(answers)).toEqual(new Set([1]));
    expect(new Set(crowd.told.map(({ beginnings }) => beginnings))).toEqual(new Set([1]));
    expect(crowd.misdeeds).toEqual([]);
  });
});
