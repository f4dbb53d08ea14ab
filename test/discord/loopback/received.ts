// Reads a request's body: JSON, or a form with payload_json and files as discord.js sends attachments.
import type { IncomingMessage } from 'node:http';
import { isObject, listIn, parsed, type JsonObject } from './json.ts';

export interface Received {
  /** The parsed JSON; undefined where there is none. */
  readonly json: unknown;
  readonly files: readonly { readonly name: string; readonly size: number }[];
  /** True where a body came that is not JSON. */
  readonly broken: boolean;
}

const LARGEST_BODY = 30_000_000;

export async function receive(request: IncomingMessage): Promise<Received> {
  const bytes = await bytesOf(request);
  if (bytes.length === 0) return { json: undefined, files: [], broken: false };
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('multipart/form-data')) return formOf(bytes, type);
  const json = parsed(bytes.toString());
  return { json, files: [], broken: json === undefined };
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size <= LARGEST_BODY) chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

async function formOf(bytes: Buffer, type: string): Promise<Received> {
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
  const files: { name: string; size: number }[] = [];
  let json: unknown = {};
  for (const [key, value] of form) {
    if (typeof value !== 'string') files.push({ name: value.name, size: value.size });
    else if (key === 'payload_json') json = parsed(value);
  }
  return { json, files, broken: json === undefined };
}

/** The body with its files as the attachments that the message will have. */
export function withAttachments(json: unknown, { files }: Received, nextId: () => string): unknown {
  if (files.length === 0 || !isObject(json)) return json;
  const attachments = files.map(({ name, size }) => attachmentOf(nextId(), name, size));
  const kept = listIn(json, 'attachments').filter((entry) => isObject(entry) && !isUploadMark(entry));
  const inner = isObject(json['data'])
    ? { data: { ...json['data'], attachments } }
    : { attachments: [...kept, ...attachments] };
  return { ...json, ...inner };
}

/** An entry that only names an upload of this request by its position. */
function isUploadMark({ id }: JsonObject): boolean {
  return String(id).length < 15;
}

function attachmentOf(id: string, filename: string, size: number): JsonObject {
  const url = `https://cdn.discordapp.com/attachments/0/${id}/${encodeURIComponent(filename)}`;
  return { id, filename, size, url, proxy_url: url, content_type: 'application/octet-stream' };
}
