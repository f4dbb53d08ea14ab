// The fair order as p-queue sees it.
import { describe, expect, it } from 'vitest';
import { createFairOrder } from '../../../src/discord/queue/fair-order.ts';
import { queueClassOver, type Turn } from '../../../src/discord/queue/queue-class.ts';

const run = (): Promise<void> => Promise.resolve();

describe('the queue class', () => {
  it('is the given order, in every instance', () => {
    const order = createFairOrder<Turn>();
    const TurnQueue = queueClassOver(order);
    const [one, other] = [new TurnQueue(), new TurnQueue()];
    one.enqueue(run, { turn: { who: { server: 'A', user: 'ada' } } });
    expect([one.size, other.size, order.size]).toEqual([1, 1, 1]);
    expect(other.dequeue()).toBe(run);
    expect(one.dequeue()).toBeUndefined();
  });

  it('takes no work without a turn, and knows no priority', () => {
    const queue = new (queueClassOver(createFairOrder<Turn>()))();
    expect(() => queue.enqueue(run)).toThrow('expected a turn');
    expect(() => queue.setPriority('id', 1)).toThrow('priority');
    expect(() => queue.filter({})).toThrow('priority');
  });
});
