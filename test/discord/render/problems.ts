// What is wrong with a message: refused by Discord, or pinging, linking or formatting what an article or a person wrote.
import type { MessagePayload } from '../../../src/discord/render/payload.ts';
import { openApiValidator, violations } from './discord-rules.ts';
import { readMarkup } from './markup-reader.ts';

const OWN_LINKS = ['https://news.example/', 'https://xn--vg1b002a.example/'];
const validate = openApiValidator();

export function problems(body: MessagePayload): string[] {
  const { mentions, links, lineMarks } = readMarkup(body.content);
  const foreign = links.filter((link) => !OWN_LINKS.some((own) => link.startsWith(own)));
  return [
    ...violations(body),
    ...(validate?.(body) ?? []),
    ...mentions.map((mention) => `mention ${mention}`),
    ...foreign.map((link) => `link ${link}`),
    ...lineMarks.filter((mark) => mark !== '-# ' && mark !== '- ').map((mark) => `line mark ${mark}`),
  ];
}
