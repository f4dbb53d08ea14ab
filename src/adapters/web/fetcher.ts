// Fetches the page behind a link that a person gave: only from the public web, within fixed bounds, and as the site allows; what fails has one sentence.
import { Failure } from '../../core/errors.ts';
import { readBody } from './body.ts';
import { withinDeadline } from './deadline.ts';
import { comeBackOf, restOf } from './due.ts';
import { follow, type Answer, type Wire } from './exchange.ts';
import type { Outside } from './guarded-agent.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import { readLink } from './link.ts';
import {
  acceptOf,
  ARTICLE_KINDS,
  contentTypeOf,
  isNeverRead,
  kindOf,
  readContentType,
  type Kind,
} from './media.ts';
import { createRobots, type Robots } from './robots.ts';

/** What a site gave to ask again with, whether a page has changed. */
export interface Validators {
  /** The address that gave them; they are told to no other. */
  readonly url: string;
  readonly etag?: string;
  readonly lastModified?: string;
}

/** How long the site says that an answer stays good, in whole seconds; absent where it does not say. */
interface Rest {
  readonly restSeconds?: number;
}

export interface Fetched extends Validators, Rest {
  readonly status: 'fetched';
  /** The type that the bytes have, in lower case and without parameters. */
  readonly contentType: string;
  /** The charset that the header names, in lower case. */
  readonly charset?: string;
  readonly bytes: Uint8Array;
}

export interface NotModified extends Validators, Rest {
  readonly status: 'not-modified';
}

export interface FetchRequest {
  readonly signal?: AbortSignal;
  /** What the page may be; without it, what an article may be. */
  readonly kinds?: readonly Kind[];
  /** An earlier answer for this link. */
  readonly since?: Validators;
  /** Its owner handed the file over with this link: what the site tells programs that go round is not asked. */
  readonly handedOver?: true;
}

export interface Fetcher {
  /**
   * `url` of what is returned is where the page really was. Fails with the link-… failures, with the fact `status` 410
   * where it is gone for good and with `retryAfterSeconds` where the site says when to come back; rejects with the
   * signal's reason when that is aborted.
   */
  readonly fetchPage: (url: string, request?: FetchRequest) => Promise<Fetched | NotModified>;
}

export interface FetcherOptions extends Partial<Outside> {
  /** Milliseconds; only the age of what sites allow is measured with it. */
  readonly now?: () => number;
  readonly limits?: Partial<Limits>;
}

export function createFetcher({ now = Date.now, limits: given, ...outside }: FetcherOptions = {}): Fetcher {
  const limits = { ...DEFAULT_LIMITS, ...given };
  const robots = createRobots(now, limits.robotsMemory);
  return {
    fetchPage: async (url, request = {}) => {
      const first = readLink(url);
      // The network's library takes half a second to load, and most runs fetch nothing.
      const { openAgent, REAL_OUTSIDE } = await import('./guarded-agent.ts');
      const late = (): Failure =>
        new Failure('link-too-slow', { seconds: Math.ceil(limits.totalMs / 1_000) });
      return withinDeadline({ ms: limits.totalMs, signal: request.signal, late }, async (signal) => {
        const agent = openAgent({ ...REAL_OUTSIDE, ...outside }, limits, signal);
        try {
          return await visit(first, { agent, limits, signal }, request, { robots, now });
        } finally {
          void agent.destroy();
        }
      });
    },
  };
}

async function visit(
  first: URL,
  wire: Wire,
  { kinds = ARTICLE_KINDS, since, handedOver }: FetchRequest,
  { robots, now }: { readonly robots: Robots; readonly now: () => number },
): Promise<Fetched | NotModified> {
  const answer = await follow(first, wire, {
    accept: acceptOf(kinds),
    ...(handedOver !== true && { before: (url) => robots.ask(url, wire) }),
    conditions: (url) => (since?.url === url.href ? conditionsOf(since) : {}),
  });
  if (answer.status === 304 && since?.url === answer.url.href)
    return { status: 'not-modified', ...validatorsOf(answer, since), ...restOf(answer) };
  refuseStatus(answer, now());
  return readPage(answer, wire, kinds);
}

function conditionsOf({ etag, lastModified }: Validators): Readonly<Record<string, string>> {
  return {
    ...(isFieldValue(etag) && { 'if-none-match': etag }),
    ...(isFieldValue(lastModified) && { 'if-modified-since': lastModified }),
  };
}

/** A site that does not repeat its validators keeps those of before. */
function validatorsOf(answer: Answer, before?: Validators): Validators {
  const etag = answer.header('etag') ?? before?.etag;
  const lastModified = answer.header('last-modified') ?? before?.lastModified;
  return {
    url: answer.url.href,
    ...(isFieldValue(etag) && { etag }),
    ...(isFieldValue(lastModified) && { lastModified }),
  };
}

/** They are kept and sent back, so they are short and plain. */
function isFieldValue(value: string | undefined): value is string {
  return value !== undefined && /^[\u0020-\u007e]{1,512}$/u.test(value);
}

/** Passes for 2xx alone. */
function refuseStatus(answer: Answer, now: number): void {
  const { status } = answer;
  if (status >= 200 && status < 300) return;
  if (status === 404 || status === 410) throw new Failure('link-not-found', status === 410 ? { status } : {});
  // Later it may well work: too early, too many, took too long.
  const forNow = status < 400 || status >= 500 || [408, 425, 429].includes(status);
  throw new Failure(forNow ? 'link-unreachable' : 'link-refused', comeBackOf(answer, now));
}

async function readPage(answer: Answer, wire: Wire, kinds: readonly Kind[]): Promise<Fetched> {
  const { type, charset } = readContentType(answer.header('content-type'));
  if (isNeverRead(type)) throw notReadable(undefined, kinds);
  const { encodedBytes: encoded, decodedBytes: decoded } = wire.limits;
  const bytes = await readBody(answer, { encoded, decoded, beyond: 'refuse' }, wire);
  const contentType = bytes.length === 0 ? undefined : contentTypeOf(type, bytes);
  const kind = contentType === undefined ? undefined : kindOf(contentType);
  if (contentType === undefined || kind === undefined || !kinds.includes(kind))
    throw notReadable(kind, kinds);
  return {
    status: 'fetched',
    contentType,
    ...(charset !== undefined && { charset }),
    bytes,
    ...validatorsOf(answer),
    ...restOf(answer),
  };
}

function notReadable(kind: Kind | undefined, kinds: readonly Kind[]): Failure {
  if (kind === 'feed') return new Failure('link-not-readable', { reason: 'feed' });
  return new Failure(
    'link-not-readable',
    kinds.every((wanted) => wanted === 'feed') ? { reason: 'no-feed' } : {},
  );
}
