// Discord's rules for a message body, those that its OpenAPI description leaves out among them; and that description where it is at hand.
import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { MessagePayload } from '../../../src/discord/render/payload.ts';

const SPECIFICATION = '/work/shared/specs/discord-openapi.json';

/** What Discord would refuse, or the project forbids; empty for a good body. */
export function violations(body: MessagePayload): string[] {
  return [...contentViolations(body.content), ...componentViolations(body), ...pingViolations(body)];
}

function contentViolations(content: string): string[] {
  return [
    ...(content.trim() === '' ? ['empty content'] : []),
    ...(content.length > 2_000 || Array.from(content).length > 2_000 ? [`content of ${content.length}`] : []),
    ...(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(content)
      ? ['half a character']
      : []),
    ...(/[\u200B-\u200C\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]|(?!\n)\p{Cc}/u.test(content)
      ? ['invisible characters']
      : []),
  ];
}

function componentViolations({ components }: MessagePayload): string[] {
  const buttons = components.flatMap((row) => row.components);
  const ids = buttons.map((button) => button.custom_id);
  return [
    ...(components.length > 5 ? ['over five rows'] : []),
    ...(components.some((row) => row.components.length < 1 || row.components.length > 5)
      ? ['a row of none or over five']
      : []),
    ...(new Set(ids).size < ids.length ? ['an id twice'] : []),
    ...(ids.some((id) => id.length < 1 || id.length > 100) ? ['an id over 100'] : []),
    ...(ids.some((id) => !/^(?:proof|ask|vote|share|remove|keep|discard|edit|erase|left):1/u.test(id))
      ? ['an id without a version']
      : []),
    ...(buttons.some(({ label = '' }) => label.length > 80) ? ['a label over 80'] : []),
    ...(buttons.some(({ label, emoji }) => (label ?? emoji?.name ?? '').trim() === '')
      ? ['a button that shows nothing']
      : []),
  ];
}

function pingViolations({ allowed_mentions: allowed, flags }: MessagePayload): string[] {
  return [
    ...(JSON.stringify(allowed) === '{"parse":[],"replied_user":false}' ? [] : ['mentions allowed']),
    ...((flags & 4) === 4 ? [] : ['previews allowed']),
    ...((flags & ~(4 | 64)) === 0 ? [] : ['other flags']),
  ];
}

/** Validates as a channel message and as an interaction's; undefined where the description is not at hand. */
export function openApiValidator(): ((body: MessagePayload) => string[]) | undefined {
  if (!existsSync(SPECIFICATION)) return undefined;
  const ajv = new Ajv2020({ strict: false, allErrors: false });
  addFormats.default(ajv);
  for (const format of ['snowflake', 'nonce']) ajv.addFormat(format, /^\d{1,25}$/u);
  for (const format of ['int32', 'int64'])
    ajv.addFormat(format, { type: 'number', validate: Number.isInteger });
  ajv.addSchema(JSON.parse(readFileSync(SPECIFICATION, 'utf8')), 'discord');
  const schemas = [
    'MessageCreateRequest',
    'IncomingWebhookInteractionRequest',
    'IncomingWebhookUpdateRequestPartial',
  ];
  const checks = schemas.map((name) => ajv.compile({ $ref: `discord#/components/schemas/${name}` }));
  return (body) => checks.flatMap((check) => (check(body) ? [] : [ajv.errorsText(check.errors)]));
}
