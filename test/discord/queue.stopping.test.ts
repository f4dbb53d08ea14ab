// What the queue promises to one who leaves, who stops the program, and whose work uses the queue itself.
import { describe, expect, it, vi } from 'vitest';
import { QUEUE } from '../../src/discord/queue.ts';
import { ada, admitted, bob, never, occupy, queueOf, SMALL } from './queue/asking.ts';
import { settled } from './queue/simulation.ts';

describe('a signal', () => {
  it('takes waiting work out of the queue, which then never runs', async () => {
    const queue = queueOf();
    const { end } = occupy(queue);
    const stop = new AbortController();
    const { started, result } = admitted(queue.add(ada, never, stop.signal));
    const next = admitted(queue.add(ada, () => Promise.resolve('next')));
    stop.abort(new Error('gone'));
    expect(queue.waiting).toBe(1);
    await expect(result).rejects.toThrow('gone');
    await expect(started).rejects.toThrow('gone');
    end();
    expect(await next.result).toBe('next');
    await queue.idle();
  });

  it('that was aborted before lets nothing run and takes no room', async () => {
    const queue = queueOf();
    const { result } = admitted(queue.add(ada, never, AbortSignal.abort(new Error('gone'))));
    await expect(result).rejects.toThrow('gone');
    expect([queue.waiting, queue.running]).toEqual([0, 0]);
    await queue.idle();
  });

  it('reaches running work, whose own result counts', async () => {
    const stop = new AbortController();
    const work = (signal: AbortSignal): Promise<string> =>
      new Promise((resolve) => signal.addEventListener('abort', () => resolve('stopped in time')));
    const { started, result } = admitted(queueOf().add(ada, work, stop.signal));
    await started;
    await settled();
    stop.abort();
    expect(await result).toBe('stopped in time');
  });

  it('may be shared by all that waits, and is listened to once and only while something waits', async () => {
    const queue = queueOf({ ...QUEUE, concurrency: 1 });
    const { end } = occupy(queue);
    const stop = new AbortController();
    const [listen, stopListening] = [
      vi.spyOn(stop.signal, 'addEventListener'),
      vi.spyOn(stop.signal, 'removeEventListener'),
    ];
    const results = Array.from(
      { length: 15 },
      () => admitted(queue.add(ada, () => Promise.resolve('done'), stop.signal)).result,
    );
    expect(stopListening).not.toHaveBeenCalled();
    end();
    await Promise.all(results);
    expect(listen).toHaveBeenCalledTimes(1);
    expect(stopListening.mock.calls).toEqual([listen.mock.calls[0]]);
  });
});

describe('stopping', () => {
  it('by drop stops listening to the signals of what waited', () => {
    const queue = queueOf();
    occupy(queue);
    const stop = new AbortController();
    const stopListening = vi.spyOn(stop.signal, 'removeEventListener');
    queue.add(ada, never, stop.signal);
    queue.drop(new Error('stopping'));
    expect(stopListening).toHaveBeenCalledTimes(1);
  });

  it('by close admits nothing more and lets run what waits', async () => {
    const queue = queueOf();
    const { end } = occupy(queue);
    const { result } = admitted(queue.add(ada, () => Promise.resolve('still answered')));
    queue.close();
    expect(queue.add(bob, never)).toEqual({ kind: 'closed' });
    end();
    expect(await result).toBe('still answered');
  });

  it('by drop rejects all that waits and leaves alone what runs', async () => {
    const queue = queueOf();
    const { end, result } = occupy(queue);
    const waiting = [ada, bob].map((who) => admitted(queue.add(who, never)).result);
    queue.drop(new Error('stopping'));
    expect([queue.waiting, queue.running]).toEqual([0, 1]);
    const outcomes = await Promise.allSettled(waiting);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    end();
    await result;
    await queue.idle();
  });

  it('is complete when the queue is idle, and not before', async () => {
    const queue = queueOf();
    await queue.idle();
    const { end } = occupy(queue);
    let last = 'nothing';
    queue.add(ada, () => Promise.resolve((last = 'answered')));
    let isIdle = false;
    const idle = queue.idle().then(() => (isIdle = true));
    await settled();
    expect(isIdle).toBe(false);
    end();
    await idle;
    expect(last).toBe('answered');
  });
});

describe('work that uses the queue', () => {
  it('may add work, which waits for its turn', async () => {
    const queue = queueOf();
    const order: string[] = [];
    const inner = async (): Promise<string> => `${order.push('inner')}`;
    const outer = async () => {
      const { result } = admitted(queue.add(bob, inner));
      order.push('outer');
      return { result };
    };
    const { result } = await admitted(queue.add(ada, outer)).result;
    expect(await result).toBe('2');
    await queue.idle();
    expect(order).toEqual(['outer', 'inner']);
  });

  it('may await what it adds while slots are free', async () => {
    const queue = queueOf({ ...SMALL, concurrency: 2 });
    const outer = () => admitted(queue.add(bob, () => Promise.resolve('inner'))).result;
    expect(await admitted(queue.add(ada, outer)).result).toBe('inner');
  });

  it('may drop and close it', async () => {
    const queue = queueOf();
    const stop = async (): Promise<void> => {
      queue.close();
      queue.drop(new Error('stopping'));
    };
    const { result } = admitted(queue.add(ada, stop));
    const waiting = admitted(queue.add(bob, never));
    await result;
    await expect(waiting.result).rejects.toThrow('stopping');
    await queue.idle();
  });

  it('may come again and again from its own result without filling anything', async () => {
    const queue = queueOf({ concurrency: 1, capacity: 1, perServer: 1, perUser: 1 });
    for (let number = 0; number < 100; number++)
      expect(await admitted(queue.add(ada, () => Promise.resolve(number))).result).toBe(number);
    expect(queue.waiting).toBe(0);
  });
});
