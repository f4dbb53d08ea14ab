// A real discord.js client for the loopback Discord, with the intents that the product asks for and no privileged one.
import { Client, Events, GatewayIntentBits, Partials, type ClientOptions } from 'discord.js';
import type { LoopbackDiscord } from './server.ts';

export const INTENTS = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.DirectMessages,
] as const;

/** Not logged in yet. Identifies are not spaced five seconds apart, as they are against Discord. */
export function createClient({ url }: LoopbackDiscord, options: Partial<ClientOptions> = {}): Client {
  return new Client({
    intents: INTENTS,
    partials: [Partials.Channel, Partials.Message],
    allowedMentions: { parse: [], repliedUser: false },
    ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => undefined }) },
    ...options,
    rest: { api: url, ...options.rest },
  });
}

/** Logged in and ready. */
export async function connect(
  discord: LoopbackDiscord,
  options: Partial<ClientOptions> = {},
): Promise<Client<true>> {
  const client = createClient(discord, options);
  const ready = new Promise<Client<true>>((resolve) => {
    client.once(Events.ClientReady, resolve);
  });
  await client.login(discord.token);
  return ready;
}
