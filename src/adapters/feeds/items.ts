// Makes an entry of a feed one of ours: an id, an address that can be opened, a title of one line.
import { createHash } from 'node:crypto';
import type { FeedItem } from '../../core/feed.ts';
import { lineOf, parsePart } from '../pages/dom.ts';
import { BOUNDS, webAddress } from './found.ts';
import { momentOf } from './moment.ts';

/** An entry as its format has it. */
export interface RawItem {
  readonly id: string | undefined;
  readonly link: string | undefined;
  readonly title: string | undefined;
  readonly about: string | undefined;
  readonly published: unknown;
  readonly updated: unknown;
  /** What addresses in it are relative to, where it says so itself. */
  readonly base?: string | undefined;
}

/** Undefined for an entry without an address: there is nothing to open. `base` is an address too. */
export function itemOf(raw: RawItem, base: string | undefined): FeedItem | undefined {
  const link = webAddress(raw.link, base);
  if (link === undefined) return undefined;
  const published = momentOf(raw.published);
  const updated = momentOf(raw.updated);
  return {
    id: shortId(raw.id?.trim() || link),
    link,
    title: oneLine(raw.title, BOUNDS.title),
    about: oneLine(raw.about, BOUNDS.about),
    ...(published !== undefined && { published }),
    ...(updated !== undefined && { updated }),
  };
}

/** A long id is told apart by its hash. */
function shortId(id: string): string {
  return id.length <= BOUNDS.id ? id : createHash('sha256').update(id).digest('hex');
}

/** Characters of which a line is made. */
const READ = 4_000;

/** Text of one line without markup: many feeds write their titles and texts as HTML. */
export function oneLine(given: string | undefined, most: number): string {
  const text = (given ?? '').slice(0, READ);
  const plain = /[<&]/u.test(text) ? lineOf(parsePart(text)) : text.replace(/\s+/gu, ' ').trim();
  return plain.length <= most ? plain : `${wholeStart(plain, most - 1)}…`;
}

/** No half of a character at the end. */
function wholeStart(text: string, length: number): string {
  return text.slice(0, length).replace(/[\uD800-\uDBFF]$/u, '');
}
