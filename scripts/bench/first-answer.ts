// How long a person waits for the first answer: from the start of a new process to the first byte that it says.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectFolder } from '../../src/adapters/lexicon-files.ts';
import { quantileOf } from '../measures.ts';
import { inFolder, type Size } from './sections.ts';

const QUESTION = '2023년 미국의 AI 투자액은 얼마인가요?';

/** Undefined where the program has not been built. */
export async function measureFirstAnswer({ starts }: Size) {
  const program = builtProgram();
  if (program === undefined) return undefined;
  return inFolder(async (dataDir) => {
    const times: number[] = [];
    for (let start = 0; start < starts; start += 1) times.push(await answerTime(program, dataDir));
    return { starts, minMs: Math.round(Math.min(...times)), medianMs: Math.round(quantileOf(times, 0.5)) };
  });
}

/** The program that this benchmark was built with, else the one in `dist`. */
function builtProgram(): string | undefined {
  const beside = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'src', 'main.js');
  return [beside, join(projectFolder(), 'dist', 'src', 'main.js')].find((path) => existsSync(path));
}

/** Only what a process needs is handed on: no token, no key, no other library. */
function answerTime(program: string, dataDir: string): Promise<number> {
  const env = { PATH: process.env['PATH'] ?? '', GAKJU_DATA_DIR: dataDir };
  const from = performance.now();
  const child = spawn(process.execPath, [program, 'ask', QUESTION, '--json'], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return new Promise((resolve, reject) => {
    let answered: number | undefined;
    child.stdout.on('data', () => (answered ??= performance.now() - from));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0 && answered !== undefined) resolve(answered);
      else reject(new Error(`expected an answer and exit code 0, got ${code}`));
    });
  });
}
