// The library alone, with the options that the bot gives it: acknowledges every command and does nothing else, as a measure.
import { Events, REST, RequestMethod, Routes } from 'discord.js';
import { createClient } from '../../../src/discord/client.ts';
import type { Log } from '../../../src/discord/log.ts';

const silent: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
const client = createClient({ apiUrl: process.env['DISCORD_API_URL'] ?? '', log: silent });
const webhooks = new REST({ ...client.options.rest, globalRequestsPerSecond: Number.POSITIVE_INFINITY });

client.on(Events.InteractionCreate, ({ id, token }) => {
  void webhooks.queueRequest({
    method: RequestMethod.Post,
    fullRoute: Routes.interactionCallback(id, token),
    body: { type: 5, data: { flags: 0 } },
    auth: false,
  });
});
client.once(Events.ClientReady, () => process.stdout.write('ready\n'));
process.once('SIGTERM', () => void client.destroy().then(() => process.exit(0)));
await client.login(process.env['DISCORD_TOKEN']);
