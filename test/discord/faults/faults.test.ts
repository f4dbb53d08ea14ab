// Which uncaught errors are borne, and which end the bot.
import { EventEmitter } from 'node:events';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFaultPolicy, installFaultPolicy, type Verdict } from '../../../src/discord/faults.ts';
import { guardPackets } from '../../../src/discord/faults/guard.ts';
import { isPacketFault } from '../../../src/discord/faults/origin.ts';
import { createWindow } from '../../../src/discord/faults/window.ts';
import { counted, record } from './recording.ts';

const LIBRARY = '/srv/gakju/node_modules/discord.js/src';
const OWN = '    at answer (file:///srv/gakju/dist/run/main.js:10:5)';
const STRUCTURE = `    at new Message (${LIBRARY}/structures/Message.js:50:12)`;
const ACTION = `    at MessageCreateAction.handle (${LIBRARY}/client/actions/MessageCreate.js:20:3)`;
const HANDLER = `    at module.exports [as MESSAGE_CREATE] (${LIBRARY}/client/websocket/handlers/MESSAGE_CREATE.js:4:32)`;
const EMIT = '    at MessageCreateAction.emit (node:events:524:28)';
const SHARD =
  '    at async WebSocketShard.onMessage (/srv/gakju/node_modules/@discordjs/ws/dist/index.js:1007:14)';

function errorAt(lines: readonly string[], message = 'bad'): Error {
  const error = new TypeError(message);
  error.stack = [`TypeError: ${message}`, ...lines].join('\n');
  return error;
}

const unreadable = (): Error => errorAt([STRUCTURE, ACTION, HANDLER]);
const bug = (): Error => errorAt([OWN]);

describe('an error', () => {
  it.each([
    ['out of an action', [ACTION], true],
    ['out of a structure, under an action', [STRUCTURE, ACTION, HANDLER], true],
    ['out of the shard', [SHARD], true],
    ['out of node, called by the library', ['    at BigInt (<anonymous>)', STRUCTURE, HANDLER], true],
    ['on Windows', [ACTION.replaceAll('/', '\\').replace('\\srv', 'C:\\srv')], true],
    [
      'out of pnpm',
      [ACTION.replace('/node_modules/', '/node_modules/.pnpm/discord.js@14.0.0/node_modules/')],
      true,
    ],
    ['out of a listener of the bot', [OWN, EMIT, ACTION, HANDLER], false],
    ['out of the library, called by a listener of the bot', [STRUCTURE, OWN, EMIT, ACTION, HANDLER], false],
    ['out of the bot', [OWN], false],
    [
      'out of another package, called by nobody known',
      ['    at f (/srv/node_modules/other/index.js:1:1)', ACTION],
      false,
    ],
    ['out of the library, but no packet', [STRUCTURE], false],
    ['without a stack', [], false],
  ])('%s is a bug or an unreadable packet, by its stack', (_, lines, expected) => {
    expect(isPacketFault(errorAt(lines), 'exception')).toBe(expected);
  });

  it('is judged by its stack, not by what its message makes believe', () => {
    expect(isPacketFault(errorAt([OWN], `x\n${ACTION}`), 'exception')).toBe(false);
    expect(isPacketFault(errorAt([ACTION], `x\n${OWN}`), 'exception')).toBe(true);
  });

  it('of a packet at hand may have a stack that ends early', () => {
    expect(isPacketFault(errorAt([STRUCTURE]), 'packet')).toBe(true);
    expect(isPacketFault(errorAt([OWN]), 'packet')).toBe(false);
    expect(isPacketFault('text', 'packet')).toBe(false);
  });

  it('may be anything at all', () => {
    const throwing = Object.defineProperty(new Error('x'), 'stack', {
      get: () => {
        throw new Error('no stack');
      },
    });
    for (const thrown of [undefined, null, 'x', 1n, {}, throwing, Object.create(null)])
      expect(isPacketFault(thrown, 'exception')).toBe(false);
    fc.assert(fc.property(fc.anything(), (thrown) => !isPacketFault(thrown, 'rejection')));
  });
});

describe('a window', () => {
  it('counts the last minute, give or take a second, as a plain list would', () => {
    const steps = fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 60 });
    fc.assert(
      fc.property(steps, (gaps) => {
        let now = 5_000;
        const times: number[] = [];
        const window = createWindow(() => now, 60_000);
        for (const gap of gaps) {
          now += gap;
          window.add();
          times.push(now);
          const within = (length: number): number => times.filter((time) => time > now - length).length;
          expect(window.count()).toBeGreaterThanOrEqual(within(59_000));
          expect(window.count()).toBeLessThanOrEqual(within(60_001));
        }
      }),
    );
  });
});

interface Scene {
  readonly packets?: number;
  readonly errors: number;
}

/** The verdicts on so many errors among so many packets, all at once. */
function verdicts({ packets = 0, errors }: Scene, thrown: () => Error, caught?: 'rejection' | 'packet') {
  const policy = createFaultPolicy({ now: () => 0 });
  for (let at = 0; at < packets; at += 1) policy.packet();
  return Array.from({ length: errors }, (): Verdict => policy.fault(thrown(), caught));
}

describe('the policy', () => {
  it('bears a hundred unreadable events, and more while they are at most half of all', () => {
    expect(verdicts({ packets: 100, errors: 100 }, unreadable)).not.toContain('stop');
    expect(verdicts({ packets: 400, errors: 200 }, unreadable)).not.toContain('stop');
  });

  it('stops where most of what arrives cannot be read', () => {
    expect(verdicts({ packets: 150, errors: 101 }, unreadable).indexOf('stop')).toBe(100);
    expect(verdicts({ packets: 400, errors: 201 }, unreadable).indexOf('stop')).toBe(200);
  });

  it('forgets after a minute', () => {
    let now = 0;
    const policy = createFaultPolicy({ now: () => now });
    for (let round = 0; round < 10; round += 1) {
      for (let at = 0; at < 100; at += 1) expect(policy.fault(unreadable())).toBe('drop');
      now += 60_000;
    }
    expect(policy.dropped()).toBe(0);
  });

  it('stops at the first bug that is thrown out of the process', () => {
    expect(verdicts({ packets: 1_000, errors: 1 }, bug)).toEqual(['stop']);
  });

  it.each(['rejection', 'packet'] as const)('bears twenty bugs a minute in a %s', (caught) => {
    expect(verdicts({ errors: 21 }, bug, caught).indexOf('stop')).toBe(20);
  });

  it('judges an unreadable event alike, wherever it comes up', () => {
    for (const caught of ['rejection', 'packet'] as const)
      expect(verdicts({ packets: 500, errors: 200 }, unreadable, caught)).not.toContain('stop');
  });
});

/** A process that only emits. */
function fakeProcess() {
  const emitter = new EventEmitter();
  return Object.assign(emitter, { stdout: new EventEmitter(), stderr: new EventEmitter() });
}

function install() {
  const recording = record();
  const process = fakeProcess();
  const policy = createFaultPolicy({ now: () => 0 });
  const uninstall = installFaultPolicy({ process, policy, ...recording, stop: recording.stop });
  return { recording, process, policy, uninstall };
}

describe('installed', () => {
  it('logs a bug under an id, counts it and stops', () => {
    const { recording, process, uninstall } = install();
    process.emit('uncaughtException', bug());
    uninstall();
    expect(recording.lines[0]).toMatchObject({
      level: 'error',
      facts: { bug: expect.stringMatching(/^\w{6}$/u), err: expect.any(Error), caught: 'exception' },
    });
    expect(counted(recording, 'bugs')).toBe(1);
    expect(recording.stops).toBe(1);
  });

  it('goes on after a promise that nobody awaits, until there are too many', () => {
    const { recording, process, uninstall } = install();
    for (let at = 0; at < 20; at += 1) process.emit('unhandledRejection', 'reason');
    expect([recording.stops, counted(recording, 'bugs')]).toEqual([0, 20]);
    process.emit('unhandledRejection', 'reason');
    uninstall();
    expect(recording.stops).toBe(1);
  });

  it('drops unreadable events, and logs only the first of many', () => {
    const { recording, process, uninstall, policy } = install();
    for (let at = 0; at < 1_000; at += 1) policy.packet();
    for (let at = 0; at < 300; at += 1) process.emit('unhandledRejection', unreadable());
    uninstall();
    expect([recording.stops, counted(recording, 'droppedEvents')]).toEqual([0, 300]);
    expect(recording.lines).toHaveLength(10);
  });

  it('does not stop for a standard output whose reader is gone', () => {
    const { recording, process, uninstall } = install();
    for (const output of [process.stdout, process.stderr])
      output.emit('error', Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
    uninstall();
    expect([recording.stops, recording.lines]).toEqual([0, []]);
  });

  it('can be taken back whole', () => {
    const before = Error.stackTraceLimit;
    const { process, uninstall } = install();
    expect(Error.stackTraceLimit).toBeGreaterThanOrEqual(50);
    uninstall();
    expect(Error.stackTraceLimit).toBe(before);
    expect([process, process.stdout, process.stderr].flatMap((one) => one.eventNames())).toEqual([]);
  });
});

describe('a guard', () => {
  it('leaves a library alone that handles packets in another way', () => {
    const recording = record();
    const policy = createFaultPolicy({ now: () => 0 });
    const client = Object.assign(new EventEmitter(), { ws: {} });
    expect(guardPackets(client, { policy, ...recording, stop: recording.stop })).toBe(false);
    expect(recording.lines.map(({ level }) => level)).toEqual(['warn']);
    expect(Object.keys(client.ws)).toEqual([]);
  });

  it('hands packets through, and their reply back', () => {
    const recording = record();
    const policy = createFaultPolicy({ now: () => 0 });
    const ws = {
      seen: [] as unknown[],
      handlePacket(...given: unknown[]): boolean {
        this.seen.push(given);
        return false;
      },
    };
    expect(
      guardPackets(Object.assign(new EventEmitter(), { ws }), { policy, ...recording, stop: recording.stop }),
    ).toBe(true);
    expect(ws.handlePacket({ t: 'X' }, 'shard')).toBe(false);
    expect(ws.seen).toEqual([[{ t: 'X' }, 'shard']]);
  });
});
