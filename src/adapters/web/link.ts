// Reads an address that a person or a site gave: what is returned is http or https on its usual port, without credentials, to a public name or a public address.
import { isIP } from 'node:net';
import { Failure } from '../../core/errors.ts';
import { isPublicAddress } from './public-address.ts';

/** Characters of an address; longer ones are not typed by people. */
const LINK_CHARACTERS = 2_048;

/** What DNS allows for a whole name and for a part of it. */
const NAME_CHARACTERS = 253;
const LABEL_CHARACTERS = 63;

/** Ends of names that lead to a machine or a network and not to the web (RFC 6761, 6762, 8375, and what networks and clouds use). */
const INNER_ENDS =
  /\.(?:localhost|localdomain|local|internal|intranet|private|corp|home|lan|svc|consul|arpa|onion|invalid)$/u;

/** Clouds tell secrets under these names; the others are covered by their ends or their addresses. */
const METADATA_NAMES = new Set([
  'metadata.goog',
  'metadata.packet.net',
  'metadata.platformequinix.com',
  'metadata.tencentyun.com',
]);

export type LinkProblem = 'form' | 'scheme' | 'port' | 'credentials' | 'address' | 'downgrade';

/** Fails with link-not-allowed and a reason that the address itself shows; names are resolved and judged later, where they are called. */
export function readLink(given: string): URL {
  const read = linkFrom(given.trim());
  if (read instanceof URL) return read;
  throw new Failure('link-not-allowed', read === 'address' ? {} : { reason: read });
}

/** Where a site sends us on; a secure page may not lead to an insecure one. What the site did wrong is not told. */
export function readRedirect(location: string, from: URL): URL {
  const read = linkFrom(location.trim(), from);
  if (!(read instanceof URL)) throw new Failure('link-not-allowed');
  if (from.protocol === 'https:' && read.protocol === 'http:')
    throw new Failure('link-not-allowed', { reason: 'downgrade' satisfies LinkProblem });
  return read;
}

function linkFrom(text: string, base?: URL): URL | LinkProblem {
  if (text.length > LINK_CHARACTERS || hasControls(text) || !URL.canParse(text, base?.href)) return 'form';
  const url = new URL(text, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return schemeProblem(url);
  if (url.username !== '' || url.password !== '') return 'credentials';
  if (url.port !== '') return 'port';
  if (!isPublicHost(url.hostname)) return 'address';
  url.hash = '';
  return url;
}

/** The parser drops tabs and line ends silently; nobody means them. */
function hasControls(text: string): boolean {
  return /\p{Cc}/u.test(text);
}

/** `news.example:8080/a` reads as a scheme called `news.example`. */
function schemeProblem(url: URL): LinkProblem {
  return url.protocol.includes('.') ? 'form' : 'scheme';
}

/** `hostname` as the parser leaves it: every spelling of an IPv4 address is four decimals by now, IPv6 stands in brackets. */
function isPublicHost(hostname: string): boolean {
  const address = hostname.replace(/^\[|\]$/gu, '');
  return isIP(address) === 0 ? isPublicName(hostname) : isPublicAddress(address);
}

function isPublicName(hostname: string): boolean {
  const name = hostname.toLowerCase().replace(/\.$/u, '');
  const labels = name.split('.');
  return (
    labels.length > 1 &&
    name.length <= NAME_CHARACTERS &&
    labels.every((label) => label.length > 0 && label.length <= LABEL_CHARACTERS) &&
    !INNER_ENDS.test(name) &&
    !METADATA_NAMES.has(name)
  );
}
