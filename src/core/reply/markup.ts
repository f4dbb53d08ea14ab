// Takes dressing off a line of a reply: quotes, bullets, numbering, emphasis, tables, links, mentions and tags.

const LEADING =
  /^(?:\s*(?:>+|#{1,6}(?=\s)|[-*+–—](?=\s)|[•·◦▪●■◆▶☞✅✔👉]\uFE0F?|\d{1,3}[.)](?=\s|\p{L})|[①-⑳]))+\s*/u;
const LINK =
  /\[(\[[^[\]]{0,20}\]|[^[\]]{0,200})\]\(\s?<?(?:https?:)?[^()\s]{0,400}>?(?:\s"[^"]{0,100}")?\)/giu;
const BARE_LINK = /<?(?:https?:\/\/|www\.)[^\s<>()[\]]{1,400}>?/giu;
const TAG = /<(?:[@#/!a-z][^<>]{0,200}|a?:\w{1,32}:\d{1,20})>/giu;

export function undressed(line: string): string {
  const row = /^\|(.*)\|$/u.exec(line.trim());
  if (row) return /^[\s|:-]*$/u.test(row[1] ?? '') ? '' : undressed((row[1] ?? '').replaceAll('|', ' '));
  return line
    .replace(LEADING, '')
    .replaceAll(LINK, (_, label: string) => (/^\^?\d{1,3}$/u.test(label) ? `[${label}]` : label))
    .replaceAll(BARE_LINK, ' ')
    .replaceAll(TAG, ' ')
    .replaceAll(/@(?:everyone|here)\b/giu, ' ')
    .replaceAll(/\*+|__|~~|\|\||`+/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}
