// What was typed before, kept in the data folder for its owner alone; where it cannot be kept the chat goes on without a word.
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export const HISTORY_LIMIT = 200;
const LINE_LIMIT = 500;

export interface History {
  /** Newest first, as readline wants it. */
  readonly lines: readonly string[];
  remember(line: string): Promise<void>;
}

export async function openHistory(dataDir: string): Promise<History> {
  const path = join(dataDir, 'terminal-history');
  let lines = await readLines(path);
  return {
    lines,
    async remember(line) {
      lines = [line, ...lines.filter((other) => other !== line)].slice(0, HISTORY_LIMIT);
      await save(dataDir, path, lines);
    },
  };
}

async function readLines(path: string): Promise<string[]> {
  try {
    const text = await readFile(path, 'utf8');
    return text
      .split('\n')
      .filter((line) => line !== '' && line.length <= LINE_LIMIT)
      .reverse()
      .slice(0, HISTORY_LIMIT);
  } catch {
    return [];
  }
}

/** Written beside and moved over, so that a crash leaves the old or the new history, and never another's permissions. */
async function save(dataDir: string, path: string, lines: readonly string[]): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    const kept = lines.filter((line) => line.length <= LINE_LIMIT && !/\p{Cc}/u.test(line));
    await rm(`${path}.new`, { force: true });
    await writeFile(`${path}.new`, `${kept.toReversed().join('\n')}\n`, { mode: 0o600, flag: 'wx' });
    await rename(`${path}.new`, path);
  } catch {
    // A history is a convenience: a read-only or full disk must not disturb a conversation.
  }
}
