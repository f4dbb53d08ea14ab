// Reads what a model writes, piece by piece, as claims with sentence numbers; how the text is cut into pieces changes nothing.
import { createLineReader } from './reply/lines.ts';

/** One claim as the model wrote it, without marks. `numbers` are those that there are, each once, in the order written. */
export interface ReplyClaim {
  readonly text: string;
  readonly numbers: readonly number[];
}

/** `forget`: all so far was thought aloud, and the reply begins only now. */
export type ReplyEvent = { readonly kind: 'claim'; readonly claim: ReplyClaim } | { readonly kind: 'forget' };

export interface ReplyOptions {
  /** How many sentences the model was given: numbers from 1 to this one are known. */
  readonly sentences: number;
  /** The word of the prompt's fences: a line that repeats it is no part of the answer. */
  readonly fence?: string;
}

export interface ReplyReader {
  /** What became whole with this piece. Never throws. */
  push(piece: string): ReplyEvent[];
  /** What the last line holds; where the model did not end by itself (`isWhole` false) that line may be half of one and is dropped. */
  end(isWhole: boolean): ReplyEvent[];
  /** The model says that the article does not say it. */
  readonly declined: boolean;
  /** Lines that point at no sentence: chatter, or an answer without marks. */
  readonly uncited: number;
}

export function createReplyReader(options: ReplyOptions): ReplyReader {
  const lines = createLineReader(options);
  let open: string[] = [];
  const whole = (line: string): ReplyEvent[] => lines.read(line.endsWith('\r') ? line.slice(0, -1) : line);
  return {
    push(piece) {
      const [first = '', ...rest] = piece.split('\n');
      open.push(first);
      if (rest.length === 0) return [];
      const ended = [open.join(''), ...rest.slice(0, -1)];
      open = [rest.at(-1) ?? ''];
      return ended.flatMap(whole);
    },
    end(isWhole) {
      const last = open.join('');
      open = [];
      return [...(isWhole ? whole(last) : []), ...lines.end()];
    },
    get declined() {
      return lines.state.declined;
    },
    get uncited() {
      return lines.state.uncited;
    },
  };
}
