// What no request of the bot may do, whatever was asked: ping, link elsewhere, double, or be refused by Discord.
import { isObject, textIn, type JsonObject } from '../loopback/json.ts';
import type { RecordedRequest } from '../loopback/request-log.ts';
import type { LoopbackDiscord } from '../loopback/server.ts';
import { readMarkup } from '../render/markup-reader.ts';

const OWN_LINKS = ['https://news.example/'];
const SENDING = /^(?:POST|PATCH) \/(?:channels\/\{channel_id\}\/messages|webhooks\/|interactions\/)/u;
const POSTING = 'POST /channels/{channel_id}/messages';

/** Empty where all is well. Links may start with `links`; names of commands, and of channels that there are, may be pressed. */
export function misdeeds(discord: LoopbackDiscord, links: readonly string[] = OWN_LINKS): string[] {
  const { requests, pings } = discord;
  return [
    ...requests.rejected.map(({ route, rejected }) => `refused ${route} ${JSON.stringify(rejected)}`),
    ...requests.unknown.map(({ method, path }) => `no route ${method} ${path}`),
    ...pings.map((ping) => `ping ${JSON.stringify(ping)}`),
    ...requests.all
      .filter(({ route }) => SENDING.test(route))
      .flatMap((request) => wrongs(request, discord, links)),
  ];
}

function wrongs(request: RecordedRequest, discord: LoopbackDiscord, links: readonly string[]): string[] {
  const message = messageIn(request.body);
  if (!message) return [];
  const content = textIn(message, 'content') ?? '';
  const read = readMarkup(content);
  const known = knownMentions(discord);
  return [
    ...(JSON.stringify(message['allowed_mentions']) === '{"parse":[],"replied_user":false}'
      ? []
      : [`mentions allowed in ${request.route}`]),
    ...(request.route === POSTING ? nonceWrongs(message) : []),
    ...read.mentions.filter((mention) => !known.has(mention)).map((mention) => `mention ${mention}`),
    ...read.links.filter((link) => !links.some((own) => link.startsWith(own))).map((link) => `link ${link}`),
    ...read.lineMarks.filter((mark) => !['-# ', '- ', '> '].includes(mark)).map((mark) => `mark ${mark}`),
  ].map((wrong) => `${wrong} in ${JSON.stringify(content.slice(0, 200))}`);
}

/** The body of a message, of a callback that says something; nothing for an acknowledgement and for choices. */
function messageIn(body: unknown): JsonObject | undefined {
  if (!isObject(body)) return undefined;
  const { data } = body;
  const message = isObject(data) ? data : body;
  return 'content' in message ? message : undefined;
}

function nonceWrongs({ nonce, enforce_nonce: enforced }: JsonObject): string[] {
  return typeof nonce === 'string' && nonce.length <= 25 && enforced === true
    ? []
    : ['a message without a nonce'];
}

function knownMentions({ state }: LoopbackDiscord): ReadonlySet<string> {
  const commands = [...state.commands.values()].flat().flatMap((command) => {
    const below = Array.isArray(command['options']) ? command['options'].filter(isObject) : [];
    const names = [command['name'], ...below.map(({ name }) => `${String(command['name'])} ${String(name)}`)];
    return names.map((name) => `</${String(name)}:${String(command['id'])}>`);
  });
  return new Set([...commands, ...[...state.channels.keys()].map((id) => `<#${id}>`)]);
}
