// What the queue promises to one who asks.
import { describe, expect, it } from 'vitest';
import { QUEUE } from '../../src/discord/queue.ts';
import { ada, admitted, bob, never, occupy, queueOf, SMALL } from './queue/asking.ts';
import { createSimulation, settled } from './queue/simulation.ts';

describe('an admission', () => {
  it('brings the result, and says when the work has begun', async () => {
    const { started, result, ahead, waitSeconds } = admitted(
      queueOf().add(ada, () => Promise.resolve('answer')),
    );
    await started;
    expect(await result).toBe('answer');
    expect({ ahead, waitSeconds }).toEqual({ ahead: 0, waitSeconds: 0 });
  });

  it('comes before the work is called', async () => {
    const queue = queueOf();
    const order: string[] = [];
    const { result } = admitted(queue.add(ada, () => Promise.resolve(order.push('work'))));
    order.push('admitted');
    await result;
    expect(order).toEqual(['admitted', 'work']);
  });

  it('counts those who have their turn before, not those who wait', async () => {
    const { queue, ask } = createSimulation({ ...QUEUE, concurrency: 1 });
    for (let number = 0; number < 8; number++) await ask({ server: 'flood', user: `${number % 2}` }, 4_000);
    expect(queue.waiting).toBe(7);
    const own = await ask({ server: 'flood', user: '0' }, 4_000);
    const other = await ask(bob, 4_000);
    expect(own.admission).toMatchObject({ ahead: 7 });
    expect(other.admission).toMatchObject({ ahead: 1 });
  });

  it('tells whole seconds, rather too many than too few', async () => {
    const { ask, finish } = createSimulation({ ...QUEUE, concurrency: 1 });
    await ask(ada, 2_400);
    await finish();
    await ask(ada, 2_400);
    expect((await ask(bob, 2_400)).admission).toMatchObject({ waitSeconds: 3 });
  });

  it('tells who has another place another time', async () => {
    const { queue, ask, finish } = createSimulation({ ...QUEUE, concurrency: 1 });
    await ask(ada, 4_000);
    await finish();
    for (let number = 0; number < 4; number++) await ask(ada, 4_000);
    expect(queue.running).toBe(1);
    expect((await ask(ada, 4_000)).admission).toMatchObject({ ahead: 3, waitSeconds: 16 });
    expect((await ask(bob, 4_000)).admission).toMatchObject({ ahead: 1, waitSeconds: 8 });
  });
});

describe('work that fails', () => {
  it.each([
    ['by rejecting', () => Promise.reject(new Error('broken'))],
    [
      'by throwing at once',
      () => {
        throw new Error('broken');
      },
    ],
  ])('%s tells its asker and harms no other', async (_, work: () => Promise<never>) => {
    const queue = queueOf();
    const failing = admitted(queue.add(ada, work));
    const next = admitted(queue.add(bob, () => Promise.resolve('fine')));
    await expect(failing.result).rejects.toThrow('broken');
    expect(await next.result).toBe('fine');
    await queue.idle();
    expect([queue.waiting, queue.running]).toEqual([0, 0]);
  });

  it('ends no process while nobody looks at it', async () => {
    const unhandled: unknown[] = [];
    const listen = (reason: unknown): void => void unhandled.push(reason);
    process.on('unhandledRejection', listen);
    const queue = queueOf();
    queue.add(ada, () => Promise.reject(new Error('broken')));
    queue.add(ada, never);
    queue.drop(new Error('stopping'));
    await settled();
    process.off('unhandledRejection', listen);
    expect(unhandled).toEqual([]);
  });

  it('has given its slot back when its asker hears of it', async () => {
    const queue = queueOf();
    const { result } = admitted(queue.add(ada, () => Promise.reject(new Error('broken'))));
    await result.catch(() => undefined);
    expect(queue.running).toBe(0);
    expect(queue.add(ada, () => Promise.resolve())).toMatchObject({ ahead: 0, waitSeconds: 0 });
  });
});

describe('a full queue', () => {
  it('refuses a third question of one user, who asks anywhere', () => {
    const queue = queueOf();
    occupy(queue);
    queue.add(ada, never);
    queue.add({ ...ada, server: 'elsewhere' }, never);
    expect(queue.add({ ...ada, server: 'third' }, never)).toEqual({
      kind: 'full',
      reason: 'user',
      waitSeconds: 2,
    });
    expect(queue.add(bob, never).kind).toBe('admitted');
    queue.drop('end of test');
  });

  it('refuses a fourth question of one server', () => {
    const queue = queueOf();
    occupy(queue);
    for (const user of ['1', '2', '3']) queue.add({ server: 'A', user }, never);
    expect(queue.add({ server: 'A', user: '4' }, never)).toMatchObject({ kind: 'full', reason: 'server' });
    expect(queue.add(bob, never).kind).toBe('admitted');
    queue.drop('end of test');
  });

  it('refuses a fifth question in all', () => {
    const queue = queueOf();
    occupy(queue);
    for (const user of ['1', '2', '3', '4']) queue.add({ server: user, user }, never);
    expect(queue.add(bob, never)).toMatchObject({ kind: 'full', reason: 'all' });
    queue.drop('end of test');
    expect(queue.add(bob, never).kind).toBe('admitted');
    queue.drop('end of test');
  });

  it('says when the turn comes that makes room', async () => {
    const { ask, finish, queue } = createSimulation({
      concurrency: 1,
      capacity: 9,
      perServer: 3,
      perUser: 2,
    });
    await ask(bob, 5_000);
    await finish();
    await ask(bob, 5_000);
    await ask({ server: 'B', user: 'eve' }, 5_000);
    await ask(bob, 5_000);
    await ask(ada, 5_000);
    await ask(ada, 5_000);
    expect((await ask(ada, 5_000)).admission).toMatchObject({ reason: 'user', waitSeconds: 10 });
    await ask({ server: 'A', user: 'dan' }, 5_000);
    expect((await ask({ server: 'A', user: 'mia' }, 5_000)).admission).toMatchObject({
      reason: 'server',
      waitSeconds: 10,
    });
    expect(queue.waiting).toBe(5);
  });

  it('names at least one second', async () => {
    const { ask } = createSimulation({ ...SMALL, capacity: 1 });
    for (let number = 0; number < 2; number++) await ask(ada, 10);
    expect((await ask(bob, 10)).admission).toMatchObject({ kind: 'full' });
    const quick = createSimulation({ ...SMALL, capacity: 1 });
    await quick.ask(ada, 10);
    await quick.finish();
    for (let number = 0; number < 2; number++) await quick.ask(ada, 10);
    expect((await quick.ask(bob, 10)).admission).toEqual({ kind: 'full', reason: 'all', waitSeconds: 1 });
  });

  it('does not count work that runs', () => {
    const queue = queueOf({ ...SMALL, concurrency: 3, capacity: 1, perUser: 1 });
    for (let number = 0; number < 3; number++) occupy(queue, ada);
    expect([queue.running, queue.waiting]).toEqual([3, 0]);
    expect(queue.add(ada, never).kind).toBe('admitted');
    expect(queue.add(ada, never).kind).toBe('full');
    queue.drop('end of test');
  });

  it('has bounds that are whole numbers from 1 up', () => {
    for (const bad of [0, -1, 1.5, NaN, Infinity])
      for (const name of ['concurrency', 'capacity', 'perServer', 'perUser'])
        expect(() => queueOf({ ...SMALL, [name]: bad })).toThrow(`expected ${name} to be a whole number`);
  });
});
