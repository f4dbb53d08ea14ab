// The controls that keep the bot honest in bad weather, each with the edit that takes it out of the source and the tests that must notice.

export interface Control {
  readonly name: string;
  /** Below `src/discord`. */
  readonly file: string;
  /** Stands in the file; what takes its place leaves the control out. */
  readonly code: string;
  readonly without: string;
  /** Below `test/discord`. */
  readonly tests: readonly string[];
}

export const CONTROLS: readonly Control[] = [
  {
    name: 'errors that nobody caught reach the policy',
    file: 'faults.ts',
    code: `  process.on('uncaughtException', onException);`,
    without: '',
    tests: ['faults', 'bot/malformed-events.test.ts'],
  },
  {
    name: 'an unreadable packet goes no further',
    file: 'faults/guard.ts',
    code: `      react(error, 'packet', eventOf(given[0]));
      return true;`,
    without: '      throw error;',
    tests: ['faults'],
  },
  {
    name: 'too many dropped events stop the bot',
    file: 'faults.ts',
    code: `return many && dropped.count() > packets.count() * limits.share ? 'stop' : 'drop';`,
    without: `return many && false ? 'stop' : 'drop';`,
    tests: ['faults'],
  },
  {
    name: 'a bug stops the bot',
    file: 'faults/reaction.ts',
    code: '    stop();',
    without: '',
    tests: ['faults'],
  },
  {
    name: 'a handler that fails is answered with a sentence',
    file: 'desk.ts',
    code: '.catch((error: unknown) => failed(desk, error, view))',
    without: '',
    tests: ['bot'],
  },
  {
    name: '10062, too late, is known',
    file: 'deliver/outcome.ts',
    code: `  [Code.UnknownInteraction]: 'too-late',`,
    without: '',
    tests: ['deliver'],
  },
  {
    name: '40060, taken by another process, is known',
    file: 'deliver/outcome.ts',
    code: `  [Code.InteractionHasAlreadyBeenAcknowledged]: 'taken',`,
    without: '',
    tests: ['deliver'],
  },
  {
    name: '40060 after a lost try counts as done',
    file: 'deliver/interaction.ts',
    code: `    saysDone: (error) => outcomeOf(error) === 'taken',`,
    without: '',
    tests: ['deliver', 'bot'],
  },
  {
    name: '50035, a malformed body, is told with an id',
    file: 'deliver/interaction.ts',
    code: '    if (said.bug !== undefined) await tellBug(interaction, said.bug, tools);',
    without: '',
    tests: ['deliver', 'bot'],
  },
  {
    name: '50013, a forbidden channel, is told directly',
    file: 'deliver/message.ts',
    code: `    await quietly(tellDirectly(message, tools), 'direct message', tools);`,
    without: '    await Promise.resolve();',
    tests: ['deliver', 'bot'],
  },
  {
    name: '429 is waited for',
    file: 'deliver/request.ts',
    code: '  if (error instanceof RateLimitError) return Number.isFinite(error.retryAfter) ? error.retryAfter : 1_000;',
    without: '  if (error instanceof RateLimitError) return undefined;',
    tests: ['deliver', 'bot'],
  },
  {
    name: '5xx is tried again where that is harmless',
    file: 'deliver/request.ts',
    code: '  return harmless || !mayHaveArrived(error) ? 0 : undefined;',
    without: '  return undefined;',
    tests: ['deliver'],
  },
  {
    name: '5xx is not tried again where it may double',
    file: 'deliver/request.ts',
    code: '  return harmless || !mayHaveArrived(error) ? 0 : undefined;',
    without: '  return 0;',
    tests: ['deliver'],
  },
  {
    name: 'a message carries a nonce',
    file: 'deliver/message.ts',
    code: '      nonce: `${answered}-${part}`,',
    without: '',
    tests: ['deliver'],
  },
  {
    name: 'the nonce is enforced',
    file: 'deliver/message.ts',
    code: '      enforce_nonce: true,',
    without: '',
    tests: ['deliver'],
  },
  {
    name: 'the library retries nothing',
    file: 'rest.ts',
    code: '    retries: 0,',
    without: '    retries: 3,',
    tests: ['rest.test.ts', 'client.test.ts', 'deliver'],
  },
  {
    name: 'the limit of a user',
    file: 'limits.ts',
    code: 'Math.max(users.waitOf(user, at), servers',
    without: 'Math.max(servers',
    tests: ['limits.test.ts', 'bot/limits.test.ts'],
  },
  {
    name: 'the limit of a server',
    file: 'limits.ts',
    code: 'servers.waitOf(server, at), ',
    without: '',
    tests: ['limits.test.ts'],
  },
  {
    name: 'the limit of all together',
    file: 'limits.ts',
    code: `, everyone.waitOf('', at))`,
    without: ')',
    tests: ['limits.test.ts'],
  },
  {
    name: 'the queue is bounded',
    file: 'queue.ts',
    code: `  return order.size >= capacity ? full('all', 0) : undefined;`,
    without: `  return order.size >= capacity && false ? full('all', 0) : undefined;`,
    tests: ['queue.test.ts', 'queue.properties.test.ts'],
  },
  {
    name: 'the queue is bounded for each server',
    file: 'queue.ts',
    code: `  if (order.ofServer(server) >= perServer) return full('server', order.placeOfServer(server));`,
    without: '',
    tests: ['queue.test.ts', 'queue.properties.test.ts'],
  },
  {
    name: 'a question over a limit is turned away',
    file: 'desk.ts',
    code: '  if (pause > 0) return',
    without: '  if (pause > 1e9) return',
    tests: ['bot/limits.test.ts'],
  },
  {
    name: 'a wait is told',
    file: 'desk.ts',
    code: 'export const NOTICEABLE_SECONDS = 2;',
    without: 'export const NOTICEABLE_SECONDS = 1e9;',
    tests: ['bot/limits.test.ts', 'load/waits.test.ts'],
  },
  {
    name: 'nobody is pinged',
    file: 'deliver/body.ts',
    code: 'return { content, components, allowed_mentions, flags',
    without: 'return { content, components, flags',
    tests: ['deliver', 'bot/mentions.test.ts'],
  },
  {
    name: 'an event that comes twice is answered once',
    file: 'seen.ts',
    code: '      if (seen.has(id)) return false;',
    without: '',
    tests: ['seen.test.ts'],
  },
];
