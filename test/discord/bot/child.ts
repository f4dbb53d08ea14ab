// The program as its own process on a loopback Discord that a test prepares first, and what it wrote while it ran.
import { temporaryFolder } from '../../adapters/temporary-folder.ts';
import { startChildBot, type ChildBot } from '../load/child-bot.ts';
import { isObject, parsed, type JsonObject } from '../loopback/json.ts';
import { startLoopbackDiscord, type LoopbackDiscord, type LoopbackOptions } from '../loopback/server.ts';
import { COMMANDS } from '../../../src/discord/commands/index.ts';

export interface StartedChild {
  readonly discord: LoopbackDiscord;
  readonly child: ChildBot;
  /** Kills it where it still runs. */
  readonly close: () => Promise<void>;
}

export interface ChildSetting {
  readonly discord?: LoopbackOptions;
  readonly env?: Readonly<Record<string, string>>;
  /** An empty one unless told. */
  readonly dataDir?: string;
  /** Before the process starts; registers the commands unless told. */
  readonly prepare?: (discord: LoopbackDiscord) => void;
}

/** For a machine that has much else to do. */
const PATIENCE_MS = 60_000;

export async function startedChild(program: string, setting: ChildSetting = {}): Promise<StartedChild> {
  const discord = await startLoopbackDiscord({
    stillClock: true,
    patienceMs: PATIENCE_MS,
    ...setting.discord,
  });
  (setting.prepare ?? registerCommands)(discord);
  const dataDir = setting.dataDir ?? temporaryFolder();
  const child = startChildBot(discord, { program, dataDir, env: setting.env ?? {} });
  return {
    discord,
    child,
    async close() {
      child.kill('SIGKILL');
      await child.ended;
      await discord.close();
    },
  };
}

export function registerCommands(discord: LoopbackDiscord): void {
  discord.register(COMMANDS.map(({ data }) => ({ ...data })));
}

/** Resolves as the promise does; rejects with what the program wrote last where it ends before. */
export async function whileRunning<Result>(child: ChildBot, promise: Promise<Result>): Promise<Result> {
  const ended = child.ended.then(({ code, signal }) =>
    Promise.reject(new Error(`the program ended with ${signal ?? code}: ${child.err().slice(-3_000)}`)),
  );
  return Promise.race([promise, ended]);
}

/** The lines of the log among what went to standard error. */
export function logOf({ err }: ChildBot): JsonObject[] {
  return linesOf(err()).map(parsed).filter(isObject);
}

/** What a person reads there beside the log. */
export function sentencesOf({ err }: ChildBot): string[] {
  return linesOf(err()).filter((line) => !isObject(parsed(line)));
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}
