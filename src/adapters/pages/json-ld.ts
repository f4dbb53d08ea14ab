// Finds the article in a page's JSON-LD, however it is wrapped or broken; what cannot be read is passed over.
import { asText, isRecord, type Json, parseLoosely } from './json-repair.ts';

export interface LinkedArticle {
  readonly headline?: string | undefined;
  readonly publisher?: string | undefined;
  /** An entry of a person's own site, whose name is then the publisher's; the data names who lends it the room. */
  readonly isBlog?: boolean;
  readonly authors: readonly string[];
  /** As written, with time and zone. */
  readonly published?: string | undefined;
  readonly body?: string | undefined;
  readonly url?: string | undefined;
  /** False where the page says that its text is not for everyone. */
  readonly free: boolean;
}

/** Scripts, characters and nodes that are looked at. */
const SCRIPT_LIMIT = 40;
const TEXT_LIMIT = 1_500_000;
const NODE_LIMIT = 5_000;

/** Every article that the page's scripts describe, in their order. */
export function linkedArticles(scripts: readonly string[]): readonly LinkedArticle[] {
  const found: LinkedArticle[] = [];
  let left = TEXT_LIMIT;
  for (const script of scripts.slice(0, SCRIPT_LIMIT)) {
    if (script.length > left) continue;
    left -= script.length;
    found.push(...articlesIn(parseLoosely(script)));
  }
  return found;
}

function articlesIn(roots: readonly Json[]): LinkedArticle[] {
  const nodes = recordsIn(roots);
  const byId = new Map(
    nodes.flatMap((node) => (typeof node['@id'] === 'string' ? [[node['@id'], node] as const] : [])),
  );
  return nodes.filter(isArticle).map((node) => readArticle(node, byId));
}

export type JsonRecord = Readonly<Record<string, Json>>;

/** All objects, breadth first: an article stands before what is mentioned in it. */
export function recordsIn(roots: readonly Json[], limit: number = NODE_LIMIT): JsonRecord[] {
  const queue: Json[] = [...roots];
  const records: JsonRecord[] = [];
  for (let at = 0; at < queue.length && at < limit; at += 1) {
    const node = queue[at];
    if (Array.isArray(node)) queue.push(...node.slice(0, 500));
    if (!isRecord(node)) continue;
    records.push(node);
    for (const value of Object.values(node))
      if (typeof value === 'object' && value !== null) queue.push(value);
  }
  return records;
}

const ARTICLE_TYPE =
  /^(?:https?:\/\/schema\.org\/)?(?:\w*Article|BlogPosting|LiveBlogPosting|Report|SocialMediaPosting)$/u;

function isArticle(node: JsonRecord): boolean {
  return (
    typesOf(node).some((type) => ARTICLE_TYPE.test(type)) &&
    ('headline' in node || 'articleBody' in node || 'name' in node)
  );
}

function typesOf(node: JsonRecord): readonly string[] {
  const type = node['@type'];
  return (Array.isArray(type) ? type : [type]).filter((one) => typeof one === 'string');
}

function readArticle(node: JsonRecord, byId: ReadonlyMap<string, JsonRecord>): LinkedArticle {
  const follow = (value: Json | undefined): Json | undefined =>
    isRecord(value) && typeof value['@id'] === 'string' && Object.keys(value).length === 1
      ? byId.get(value['@id'])
      : value;
  const authors = listOf(node['author'] ?? node['creator']).map(follow);
  return {
    isBlog: typesOf(node).some((type) => type.endsWith('BlogPosting')),
    headline: asText(node['headline']) ?? asText(node['name']),
    publisher: nameOf(follow(first(node['publisher'] ?? node['sourceOrganization']))),
    authors: authors.flatMap((author) => nameOf(author) ?? []),
    published: asText(node['datePublished']) ?? asText(node['dateCreated']),
    body: asText(node['articleBody']) ?? asText(node['text']),
    url: asText(node['url']) ?? addressOf(first(node['mainEntityOfPage'])),
    free: !isNo(node['isAccessibleForFree']),
  };
}

function isNo(value: Json | undefined): boolean {
  return value === false || (typeof value === 'string' && /^(?:false|no|0)$/iu.test(value.trim()));
}

function listOf(value: Json | undefined): readonly Json[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value.slice(0, 20) : [value];
}

function first(value: Json | undefined): Json | undefined {
  return Array.isArray(value) ? value[0] : value;
}

function nameOf(value: Json | undefined): string | undefined {
  return isRecord(value) ? asText(first(value['name'])) : asText(value);
}

function addressOf(value: Json | undefined): string | undefined {
  return isRecord(value) ? (asText(value['@id']) ?? asText(value['url'])) : asText(value);
}
