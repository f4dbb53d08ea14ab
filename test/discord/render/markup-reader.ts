// A reader of Discord markup, written apart from the renderer: what would ping, link or format in a message's content.
// Rules after Discord's own client as people measured it: escapes hide the next sign, link labels know no escapes.

export interface Reading {
  /** Everything that names a member, role, channel, command, time or emoji, or all of them. */
  readonly mentions: readonly string[];
  /** Every address that could be pressed. */
  readonly links: readonly string[];
  /** Headings, lists, quotes, small lines by their signs, one for each line that has any. */
  readonly lineMarks: readonly string[];
}

/** Reads twice: as a client that honours backslashes, and as a scanner that knows nothing of them. */
export function readMarkup(content: string): Reading {
  const masked = maskedLinks(content);
  const bare = masked.reduce((text, { whole }) => text.replace(whole, ' '), content);
  const views = [bare, hideEscapes(bare), bare.replace(/\\([^A-Za-z0-9\s])/gu, '$1')];
  return {
    mentions: views.flatMap((view) => [...view.matchAll(MENTION)].map(([mention]) => mention)),
    links: [
      ...masked.map(({ target }) => target),
      ...views.flatMap((view) => [...view.matchAll(LINK)].map(([link]) => link)),
    ],
    lineMarks: bare
      .split('\n')
      .flatMap((line) => /^ *(#{1,3} |-# |>>> |> |[*-] |\d+\. )/u.exec(line)?.[1] ?? []),
  };
}

const MENTION =
  /<@[!&]?\d+>?|<#\d+>?|<\/[^>\s][^>]*:\d+>|<id:\w+>|<t:-?\d+(?::\w)?>|<a?:\w+:\d+>|@everyone|@here|(?<![\w\d]):[a-z_+-]+:/giu;
const LINK =
  /(?:https?|steam|discord|ftp|file):\/\/[^\s<]+|(?:mailto|tel|sms|javascript|data|vbscript):[^\s<]+|www\.[^\s<]+|discord(?:app)?\.(?:gg|com)\/[^\s<]+|<[^:\s>]+:\/[^\s>]+>/giu;

function hideEscapes(text: string): string {
  return text.replace(/\\[^A-Za-z0-9\s]/gu, '\uE000');
}

/** `[label](target)`; an opening bracket may be escaped away, one within the label may not. */
function maskedLinks(content: string): { whole: string; target: string }[] {
  const opened = content.replace(/\\\[/gu, '\uE001\uE001');
  return [...opened.matchAll(/\[(?:\[[^\]]*\]|[^[\]])*[^[]*?\]\(\s*<?([^\s)]*)>?[^)]*\)/gu)].map((match) => ({
    whole: content.slice(match.index, match.index + match[0].length),
    target: match[1] ?? '',
  }));
}
