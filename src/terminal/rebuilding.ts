// Follows the making of vectors anew: what a big run will take is told before it begins, and asked about where somebody can answer.
import type { Rebuilding } from '../core/services.ts';
import type { Language } from '../core/types.ts';
import type { Io } from './io.ts';
import { REBUILDING_WORDS } from './messages.rebuilding.ts';

/** A run of more tokens is told of first. */
const BIG = 100_000;
const CLEAR_LINE = '\r\u001B[2K';

interface Watched {
  readonly io: Pick<Io, 'stdin' | 'stderr' | 'clock'>;
  readonly language: Language;
  readonly estimateTokens: (texts: readonly string[]) => Promise<number>;
}

/** All of it goes to standard error: what is printed is the result alone. */
export function followRebuilding({ io, language, estimateTokens }: Watched): Rebuilding & { done(): void } {
  const words = REBUILDING_WORDS[language];
  const { stderr } = io;
  const isWatched = stderr.isTTY === true;
  let began: { readonly at: number; readonly done: number } | undefined;
  return {
    async begin(passages) {
      const tokens = await estimateTokens(passages);
      if (tokens <= BIG) return true;
      stderr.write(`${words.estimate(passages.length, tokens)}\n`);
      return isWatched && io.stdin.isTTY === true ? asked(words.goOn, io) : true;
    },
    progress(done, total) {
      began ??= { at: io.clock(), done };
      const pace = (io.clock() - began.at) / (done - began.done) / 1_000;
      const left = Number.isFinite(pace) ? pace * (total - done) : undefined;
      if (isWatched) stderr.write(`${CLEAR_LINE}${words.progress(done, total, left)}`);
    },
    done: () => void (isWatched && began && stderr.write(CLEAR_LINE)),
  };
}

/** Anything but a yes is a no. */
async function asked(question: string, { stdin, stderr }: Watched['io']): Promise<boolean> {
  const { createInterface } = await import('node:readline/promises');
  const reader = createInterface({ input: stdin, output: stderr });
  const closed = new Promise<string>((resolve) => reader.once('close', () => resolve('')));
  const answer = await Promise.race([reader.question(question), closed]);
  reader.close();
  return /^\s*(?:y|yes|네|예|ㅇ|ㅇㅇ|응)\s*$/iu.test(answer);
}
