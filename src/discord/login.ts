// Logs in once: what Discord refuses for good becomes one failure, at the start or later in life, and is never tried again.
import { type Client, Events, GatewayCloseCodes } from 'discord.js';
import { Failure } from '../core/errors.ts';

const REASONS: Readonly<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]: 'token',
  [GatewayCloseCodes.InvalidShard]: 'shard',
  [GatewayCloseCodes.ShardingRequired]: 'sharding',
  [GatewayCloseCodes.InvalidAPIVersion]: 'version',
  [GatewayCloseCodes.InvalidIntents]: 'intents',
  [GatewayCloseCodes.DisallowedIntents]: 'disallowed-intents',
};

/**
 * Resolves when the client is ready, however long the network takes; rejects with Failure('login-refused'), the client
 * destroyed, or with the reason of an abort.
 */
export async function login(client: Client, token: string): Promise<void> {
  const lost = whenLost(client);
  const ready = new Promise<void>((resolve) => {
    client.once(Events.ClientReady, () => resolve());
  });
  try {
    if (!isToken(token)) throw new Failure('login-refused', { reason: 'token' });
    const refused = lost.then((failure) => Promise.reject(failure));
    await Promise.race([client.login(token).then(() => ready), refused]);
  } catch (error) {
    await client.destroy();
    throw error;
  }
}

/**
 * Resolves with the failure when Discord has ended the connection for good. The library reconnects by itself after
 * everything else. To be called before the login.
 */
export function whenLost(client: Client): Promise<Failure> {
  return new Promise((resolve) => {
    const end = (reason: string): void => resolve(new Failure('login-refused', { reason }));
    client.on(Events.ShardDisconnect, ({ code }) => end(REASONS[code] ?? 'ended'));
    client.on(Events.Invalidated, () => end('ended'));
  });
}

/** Anything else cannot stand in a header; the library would call that a trouble of the network. */
function isToken(token: string): boolean {
  return /^(?:Bot )?[\x21-\x7E]+$/u.test(token);
}
