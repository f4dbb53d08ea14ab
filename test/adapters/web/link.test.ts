// Addresses as people and sites write them, and what they mean: every spelling of an inner address is refused, every public one passes.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLink, readRedirect } from '../../../src/adapters/web/link.ts';
import { isNear } from '../../../src/adapters/web/own-address.ts';
import { isPublicAddress } from '../../../src/adapters/web/public-address.ts';
import { Failure } from '../../../src/core/errors.ts';
import { isPublicV4, isPublicV6, V4_EDGES, V6_EDGES, v6 } from './address-oracle.ts';

const RUNS = 2_000;

function problemOf(read: () => unknown): string {
  try {
    read();
    return 'allowed';
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    expect(error.code).toBe('link-not-allowed');
    return String(error.facts['reason'] ?? 'address');
  }
}

const judged = (link: string): string => problemOf(() => readLink(link));

describe('a link', () => {
  test('is read as what a browser would open, without its fragment', () => {
    expect(readLink('  HTTPS://News.Example/a%20b/../c?d=1#:~:text=e ').href).toBe(
      'https://news.example/c?d=1',
    );
    expect(readLink('https://뉴스.example/기사').href).toBe(
      'https://xn--vg1b002a.example/%EA%B8%B0%EC%82%AC',
    );
  });

  test.each([
    ['http://news.example/', 'allowed'],
    ['https://news.example:443/', 'allowed'],
    ['http://news.example:80/', 'allowed'],
    ['http://news.example./', 'allowed'],
    ['https://127.0.0.1.example.com/', 'allowed'],
    ['https://localhost.example/', 'allowed'],
    ['https://internal-news.example/', 'allowed'],
    ['news.example/a', 'form'],
    ['news.example:8080/a', 'form'],
    ['', 'form'],
    ['https://', 'form'],
    ['https://news .example/', 'form'],
    ['https://news.example/\n', 'allowed'],
    ['https://ne\tws.example/', 'form'],
    ['https://news.example/\u0000', 'form'],
    [`https://news.example/${'a'.repeat(2_100)}`, 'form'],
    ['javascript:alert(1)', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['view-source:https://news.example/', 'scheme'],
    ['blob:https://news.example/1', 'scheme'],
    ['data:text/html,a', 'scheme'],
    ['https://news.example:80/', 'port'],
    ['http://news.example:443/', 'port'],
    ['http://news.example:8080/', 'port'],
    ['http://news.example:0/', 'port'],
    ['https://a@news.example/', 'credentials'],
    ['https://:b@news.example/', 'credentials'],
    ['https://news.example..', 'address'],
    ['https://news..example/', 'address'],
    [`https://${'a'.repeat(64)}.example/`, 'address'],
    [`https://${'a.'.repeat(130)}example/`, 'address'],
    ['http://redis/', 'address'],
    ['http://example./', 'address'],
    ['http://localhost/', 'address'],
    ['http://ＬＯＣＡＬＨＯＳＴ/', 'address'],
    ['http://loc\u00adalhost/', 'address'],
    ['http://localhost./', 'address'],
    ['http://a.localhost./', 'address'],
    ['http://printer.local/', 'address'],
    ['http://nas.home.arpa/', 'address'],
    ['http://metadata.google.internal/', 'address'],
    ['http://METADATA.goog./', 'address'],
    ['http://kubernetes.default.svc/', 'address'],
    ['http://a.svc.cluster.local/', 'address'],
    ['http://①②⑦.⓪.0.1/', 'address'],
    ['http://127。0。0。1/', 'address'],
    ['http://127.0.0.1./', 'address'],
    ['http://%31%32%37.1/', 'address'],
    ['http:127.0.0.1/', 'address'],
    ['http:\\\\127.0.0.1\\@news.example/', 'address'],
    ['http://[::1%25lo]/', 'form'],
    ['http://[::1%lo]/', 'form'],
    ['http://[fd00:ec2::254]/', 'address'],
    ['http://100.100.100.200/', 'address'],
  ])('%j is %s', (link, expected) => {
    expect(judged(link)).toBe(expected);
  });

  test('that leads inside is refused in the same words, whatever is there', () => {
    const inner = ['http://127.0.0.1/', 'http://[fe80::1]/', 'http://168.63.129.16/', 'http://db.internal/'];
    const refusals = inner.map((link) => {
      try {
        return readLink(link);
      } catch (error) {
        return error instanceof Failure && { code: error.code, facts: error.facts };
      }
    });
    for (const refusal of refusals) expect(refusal).toEqual({ code: 'link-not-allowed', facts: {} });
  });
});

describe('a redirect', () => {
  const from = new URL('https://news.example/a/b');

  test.each([
    ['/c', 'https://news.example/c'],
    ['d?e', 'https://news.example/a/d?e'],
    ['//other.example/', 'https://other.example/'],
    ['https://other.example/#f', 'https://other.example/'],
  ])('to %s leads to %s', (location, expected) => {
    expect(readRedirect(location, from).href).toBe(expected);
  });

  test.each([
    ['http://other.example/', 'downgrade'],
    ['ftp://other.example/', 'address'],
    ['https://other.example:22/', 'address'],
    ['https://a:b@other.example/', 'address'],
    ['https://127.0.0.1/', 'address'],
    ['//2130706433/', 'address'],
    ['//[::ffff:a00:1]/', 'address'],
    ['https://[', 'address'],
  ])('to %s is refused', (location, reason) => {
    expect(problemOf(() => readRedirect(location, from))).toBe(reason);
  });

  test('may lead from an insecure page to another one', () => {
    expect(readRedirect('http://other.example/', new URL('http://news.example/')).host).toBe('other.example');
  });
});

/** Each number of the four or fewer parts of an address in one of the ways that browsers read. */
function v4Spellings(address: bigint): fc.Arbitrary<string> {
  return fc
    .record({
      parts: fc.integer({ min: 1, max: 4 }),
      bases: fc.array(fc.constantFrom('decimal', 'octal', 'hex', 'HEX', 'padded'), {
        minLength: 4,
        maxLength: 4,
      }),
      dot: fc.constantFrom('.', '。', '．', '%2e'),
      digits: fc.constantFrom('plain', 'wide'),
      end: fc.constantFrom('', '.'),
    })
    .map(({ parts, bases, dot, digits, end }) => {
      const numbers = split(address, parts).map((number, place) => inBase(number, bases[place] ?? 'decimal'));
      return (digits === 'wide' ? numbers.map(widened) : numbers).join(dot) + end;
    });
}

/** The last part takes the bytes that the others leave. */
function split(address: bigint, parts: number): bigint[] {
  const heads = Array.from({ length: parts - 1 }, (_, place) => (address >> BigInt(24 - 8 * place)) & 255n);
  return [...heads, address & ((1n << BigInt(32 - 8 * (parts - 1))) - 1n)];
}

function inBase(number: bigint, base: string): string {
  if (base === 'octal') return `0${number.toString(8)}`;
  if (base === 'padded') return `000${number.toString(8)}`;
  if (base === 'hex') return `0x${number.toString(16)}`;
  return base === 'HEX' ? `0X00${number.toString(16).toUpperCase()}` : number.toString();
}

function widened(number: string): string {
  return number.replace(/\d/gu, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
}

function dotted(address: bigint): string {
  return split(address, 4).join('.');
}

function groupsOf(address: bigint): bigint[] {
  return Array.from({ length: 8 }, (_, place) => (address >> BigInt(112 - 16 * place)) & 0xffffn);
}

function plainV6(address: bigint): string {
  return groupsOf(address)
    .map((group) => group.toString(16))
    .join(':');
}

/** Padded, in capitals, with a run of zeros left out, or with the last two groups as an IPv4 address. */
function v6Spellings(address: bigint): fc.Arbitrary<string> {
  return fc
    .record({
      padded: fc.boolean(),
      capitals: fc.boolean(),
      tail: fc.boolean(),
      from: fc.nat(7),
      length: fc.nat(8),
    })
    .map(({ padded, capitals, tail, from, length }) => {
      const written = groupsOf(address).map((group) => group.toString(16).padStart(padded ? 4 : 1, '0'));
      const groups = tail ? [...written.slice(0, 6), dotted(address & 0xffffffffn)] : written;
      const left = groupsOf(address).slice(0, tail ? 6 : 8);
      const run = left.slice(from, from + length);
      const text =
        run.length > 0 && run.every((group) => group === 0n)
          ? `${groups.slice(0, from).join(':')}::${groups.slice(from + run.length).join(':')}`
          : groups.join(':');
      return capitals ? text.toUpperCase() : text;
    });
}

const anyV4 = fc.oneof(fc.bigInt({ min: 0n, max: (1n << 32n) - 1n }), fc.constantFrom(...V4_EDGES));

/** Anywhere, at an edge, or carrying an IPv4 address in one of the ways in which IPv6 carries them. */
const anyV6 = fc.oneof(
  fc.bigInt({ min: 0n, max: (1n << 128n) - 1n }),
  fc.bigInt({ min: 1n << 125n, max: (1n << 126n) - 1n }),
  fc.constantFrom(...V6_EDGES),
  fc
    .tuple(
      anyV4,
      fc.constantFrom<(inner: bigint) => bigint>(
        (inner) => inner,
        (inner) => 0xffff_0000_0000n | inner,
        (inner) => 0xffff_0000_0000_0000n | inner,
        (inner) => v6([0x64, 0xff9b]) | inner,
        (inner) => v6([0x64, 0xff9b, 1]) | inner,
        (inner) => v6([0x2002]) | (inner << 80n),
        (inner) => v6([0x2001, 0]) | (inner << 64n) | (~inner & 0xffffffffn),
        (inner) => v6([0x2a01, 0x4f8, 1, 2, 0, 0x5efe]) | inner,
        (inner) => v6([0x2a01, 0x4f8, 1, 2, 0x200, 0x5efe]) | inner,
      ),
    )
    .map(([inner, carry]) => carry(inner)),
);

describe('an address', () => {
  test('of IPv4 is judged alike in every spelling, and as plain arithmetic judges it', () => {
    const spelled = anyV4.chain((address) => fc.tuple(fc.constant(address), v4Spellings(address)));
    fc.assert(
      fc.property(spelled, ([address, text]) => {
        const expected = isPublicV4(address);
        expect([text, isPublicAddress(dotted(address))]).toEqual([text, expected]);
        expect([text, judged(`http://${text}/`)]).toEqual([text, expected ? 'allowed' : 'address']);
      }),
      { numRuns: RUNS },
    );
  });

  test('of IPv6 is judged alike in every spelling, and as plain arithmetic judges it', () => {
    const spelled = anyV6.chain((address) => fc.tuple(fc.constant(address), v6Spellings(address)));
    fc.assert(
      fc.property(spelled, ([address, text]) => {
        const expected = isPublicV6(address);
        expect([text, isPublicAddress(text)]).toEqual([text, expected]);
        expect([text, judged(`https://[${text}]/`)]).toEqual([text, expected ? 'allowed' : 'address']);
      }),
      { numRuns: RUNS },
    );
  });

  test('at an edge of a range is on the right side of it', () => {
    const wrong = [
      ...V4_EDGES.filter((edge) => isPublicAddress(dotted(edge)) !== isPublicV4(edge)).map(dotted),
      ...V6_EDGES.filter((edge) => isPublicAddress(plainV6(edge)) !== isPublicV6(edge)).map(plainV6),
    ];
    expect(wrong).toEqual([]);
  });

  test.each([
    '',
    'localhost',
    '1.2.3',
    '0x8.8.8.8',
    '08.8.8.8',
    '8.8.8.8.',
    '[2606:4700::1]',
    'fe80::1%eth0',
  ])('%j is no public one', (text) => {
    expect(isPublicAddress(text)).toBe(false);
  });

  test('with a zone is of the network that it names', () => {
    expect(isPublicAddress('2a01:4f8::1%eth0')).toBe(true);
    expect(isPublicAddress('::1%eth0')).toBe(false);
  });

  test('of this machine or of its IPv6 network is near, whoever else may reach it', () => {
    const here = ['127.0.0.1', '11.22.33.44', 'fe80::1', '2a01:4f8:1:2::5'];
    expect(isNear('11.22.33.44', here)).toBe(true);
    expect(isNear('11.22.33.45', here)).toBe(false);
    expect(isNear('2a01:4f8:1:2:aaaa::1', here)).toBe(true);
    expect(isNear('2a01:4f8:1:3::5', here)).toBe(false);
    expect(isNear('2a01:4f8:1:2::5', ['11.22.33.44'])).toBe(false);
  });
});
