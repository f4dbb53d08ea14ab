// Whose turn it is, and how many turns come before whose.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Asker } from '../../../src/discord/queue/asker.ts';
import { askerOf } from '../../../src/discord/queue/asker.ts';
import { createFairOrder, type FairOrder } from '../../../src/discord/queue/fair-order.ts';

/** `A1` is user 1 of server A. */
function who(name: string): Asker {
  return { server: name.charAt(0), user: name };
}

function orderOf(names: readonly string[]): FairOrder<string> {
  const order = createFairOrder<string>();
  names.forEach((name, number) => order.add(who(name), `${name}.${number}`));
  return order;
}

/** Everything that is taken, without the numbers in the order of asking. */
function taken(order: FairOrder<string>): string {
  return [...drain(order)].map((item) => item.split('.')[0]).join(' ');
}

function* drain(order: FairOrder<string>): Generator<string> {
  for (let item = order.take(); item !== undefined; item = order.take()) yield item;
}

const names = fc.array(fc.constantFrom('A1', 'A2', 'A3', 'B1', 'B2', 'C1', 'D1'), { maxLength: 40 });

describe('the fair order', () => {
  it('gives servers turns in rotation', () => {
    expect(taken(orderOf(['A1', 'A1', 'A1', 'B1', 'B1', 'C1']))).toBe('A1 B1 C1 A1 B1 A1');
  });

  it('gives the users of a server its turns in rotation', () => {
    expect(taken(orderOf(['A1', 'A1', 'A1', 'A2', 'A3', 'B1']))).toBe('A1 B1 A2 A3 A1 A1');
  });

  it('serves a user first come, first served', () => {
    expect([...drain(orderOf(['A1', 'B1', 'A1', 'A1']))]).toEqual(['A1.0', 'B1.1', 'A1.2', 'A1.3']);
  });

  it('lets who comes back join at the end', () => {
    const order = orderOf(['A1', 'B1', 'C1', 'C1']);
    expect(order.take()).toBe('A1.0');
    order.add(who('A1'), 'A1.again');
    expect([...drain(order)]).toEqual(['B1.1', 'C1.2', 'A1.again', 'C1.3']);
  });

  it('treats direct messages of two people as two servers', () => {
    expect(askerOf(null, '7').server).not.toBe(askerOf(null, '8').server);
    expect(askerOf(null, '7').server).not.toBe(askerOf('7', '7').server);
    expect(askerOf('1', '7')).toEqual({ server: '1', user: '7' });
  });

  it('counts what waits of a server, and of a user over all servers', () => {
    const order = orderOf(['A1', 'A1', 'A2', 'B1']);
    order.add({ server: 'B', user: 'A1' }, 'elsewhere');
    expect([order.size, order.ofServer('A'), order.ofUser('A1'), order.ofUser('nobody')]).toEqual([
      5, 3, 3, 0,
    ]);
  });

  it('removes what waits, once', () => {
    const order = orderOf(['A1', 'A1', 'B1']);
    expect(order.remove(who('A1'), 'A1.0')).toBe(true);
    expect(order.remove(who('A1'), 'A1.0')).toBe(false);
    expect(order.remove(who('C1'), 'C1.0')).toBe(false);
    expect([...drain(order)]).toEqual(['A1.1', 'B1.2']);
    expect(order.size).toBe(0);
  });

  it('has nobody in its rotation of whom nothing waits', () => {
    const order = orderOf(['A1', 'B1']);
    order.remove(who('A1'), 'A1.0');
    expect(order.placeOfNew(who('A1'))).toBe(1);
    expect(order.take()).toBe('B1.1');
    expect(order.take()).toBeUndefined();
  });
});

describe('places', () => {
  it('are those at which turns come', () => {
    fc.assert(
      fc.property(names, fc.nat(40), fc.constantFrom('A1', 'A2', 'B1', 'D1', 'E1'), (asking, takes, name) => {
        const order = orderOf(asking);
        for (let number = 0; number < takes; number++) order.take();
        const place = order.placeOfNew(who(name));
        order.add(who(name), 'new');
        expect([...drain(order)].indexOf('new')).toBe(place);
      }),
    );
  });

  it('of the next turn of a server and of a user are those at which it comes', () => {
    fc.assert(
      fc.property(names, fc.nat(40), fc.constantFrom('A1', 'A2', 'B1', 'D1'), (asking, takes, name) => {
        const order = orderOf(asking);
        for (let number = 0; number < takes; number++) order.take();
        const [ofServer, ofUser] = [order.placeOfServer(name.charAt(0)), order.placeOfUser(name)];
        const rest = [...drain(order)];
        const first = (start: string): number => rest.findIndex((item) => item.startsWith(start));
        if (first(name.charAt(0)) !== -1) expect(ofServer).toBe(first(name.charAt(0)));
        expect(ofUser).toBe(first(name) === -1 ? Infinity : first(name));
      }),
    );
  });
});
