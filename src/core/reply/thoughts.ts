// Takes a model's thoughts out of its reply, line by line: closed, never closed, or closed without having been opened.

export interface Visible {
  readonly text: string;
  /** A thought ended here that no mark began: all before it was thought, too. */
  readonly restarts: boolean;
}

const TAG =
  /<(?<close>\/?)(?:think(?:ing)?|thoughts?|reasoning|analysis|scratchpad)>|\[(?<bracket>\/?)THINK\]/giu;

export function createThoughtFilter(): (line: string) => Visible {
  let inside = false;
  return (line) => {
    let [text, restarts, from] = ['', false, 0];
    for (const match of line.matchAll(TAG)) {
      const closes = match.groups?.['close'] === '/' || match.groups?.['bracket'] === '/';
      if (!inside) text += line.slice(from, match.index);
      if (closes && !inside) [text, restarts] = ['', true];
      inside = !closes;
      from = match.index + match[0].length;
    }
    return { text: inside ? text : text + line.slice(from), restarts };
  };
}
