// The built bot over an invented article, as its own process on a loopback Discord of many servers.
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { COMMANDS } from '../../../src/discord/commands/index.ts';
import { openProduct } from '../../../src/open-product.ts';
import { temporaryFolder } from '../../adapters/temporary-folder.ts';
import { BUS } from '../bot/started.ts';
import { startLoopbackDiscord, type LoopbackDiscord } from '../loopback/server.ts';
import { startChildBot, type ChildBot, type ChildOptions } from './child-bot.ts';
import { serverNames } from './crowd.ts';

/** What the article answers, with words of the answer. */
export const QUESTION = '한빛시 마을버스 예산은 얼마인가요?';
export const ANSWER = '36억 원';

/** A data folder in which every server is offered the article. */
export async function stockedFolder(): Promise<string> {
  const folder = temporaryFolder();
  const product = openProduct({ dataDir: join(folder, 'library'), bundled: [] });
  await product.add('terminal', BUS);
  await product.close();
  return folder;
}

export interface Running {
  readonly discord: LoopbackDiscord;
  readonly child: ChildBot;
}

/** Starts the bot while `use` runs. It is killed in the end, if it still runs then. */
export async function withBot<Result>(
  { servers = 1, ...options }: ChildOptions & { readonly servers?: number },
  use: (running: Running) => Promise<Result>,
): Promise<Result> {
  const discord = await loadedDiscord(servers);
  const child = startChildBot(discord, options);
  onTestFinished(() => child.kill('SIGKILL'));
  try {
    return await use({ discord, child });
  } finally {
    child.kill('SIGKILL');
    await child.ended;
    await discord.close();
  }
}

/** Discord's clock stands still, so that a slow machine is never late. */
async function loadedDiscord(servers: number): Promise<LoopbackDiscord> {
  const discord = await startLoopbackDiscord({
    guilds: serverNames(servers),
    stillClock: true,
    requestsKept: REQUESTS_KEPT,
    patienceMs: PATIENCE_MS,
  });
  discord.register(COMMANDS.map(({ data }) => ({ ...data })));
  return discord;
}

const REQUESTS_KEPT = 10_000;
/** For a machine that has much else to do. */
const PATIENCE_MS = 60_000;
