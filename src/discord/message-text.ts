// What a message says in plain words: without mentions, addresses and Discord's signs of form; of the bot's own, what it claims.
import { unescape } from './render/escape.ts';

/** What a person wrote, to be read as a question or held against an article. */
export function plainText(content: string): string {
  return tidy(withoutForm(withoutPlaces(content)));
}

/** What an answer of the bot's own says, without its question, footnotes and small print. */
export function ownStatements(content: string): string {
  const lines = content.split('\n').filter((line) => !/^(?:> |-# |\[\d+\] “)/u.test(line));
  const said = lines.join('\n').replace(/ ?(?:\[\d+\])+/gu, '');
  return tidy(unescape(said.replaceAll('**', '').replace(/^- /gmu, '').replace(LINK, '$1')));
}

const LINK = /\[([^[\]\n]*)\]\(<?https?:[^)\s]*\)/gu;

function withoutPlaces(content: string): string {
  return content
    .replace(/<@[!&]?\d+>|<#\d+>|<\/[^>]{1,60}:\d+>|<id:\w+>|<t:-?\d+(?::\w)?>|<a?:\w+:\d+>/gu, ' ')
    .replace(LINK, '$1')
    .replace(/<?https?:\/\/[^\s>]+>?/gu, ' ');
}

/** Signs of emphasis, headings, lists, quotes and code; an asterisk or underline within a word stays. */
function withoutForm(text: string): string {
  return text
    .replace(/```(?:[\w+-]+\n)?/gu, ' ')
    .replace(/^\s*(?:>>> |> |-# |#{1,3} |[-*] )+/gmu, '')
    .replace(/\*\*|__|~~|\|\||`/gu, '')
    .replace(/(?<![\p{L}\p{N}\\])([*_])(\S(?:[^*_\n]*\S)?)\1(?![\p{L}\p{N}])/gu, '$2')
    .replace(/\\([^\p{L}\p{N}\s])/gu, '$1');
}

function tidy(text: string): string {
  return text
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n ?/gu, '\n')
    .replace(/\n{2,}/gu, '\n')
    .trim();
}
