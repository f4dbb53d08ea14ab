// What a robots.txt allows, as RFC 9309 tells, and how it is asked for and remembered.
import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createFetcher, type Fetcher } from '../../../src/adapters/web/fetcher.ts';
import { isAllowed, readRobots } from '../../../src/adapters/web/robots-rules.ts';
import { Failure } from '../../../src/core/errors.ts';
import { openLoopbackWeb, page, raw, redirect, status, type LoopbackWeb } from '../../web/loopback.ts';

const allows = (text: string, path: string): boolean => isAllowed(readRobots(text, 'Gakju'), path);

describe('rules', () => {
  test.each([
    ['', '/a', true],
    ['<!doctype html><html><body>not found', '/a', true],
    ['User-agent: *\nDisallow: /', '/', false],
    ['User-agent: *\nDisallow: /', '/robots.txt', true],
    ['User-agent: *\nDisallow:', '/a', true],
    ['Disallow: /', '/a', true],
    ['User-agent: *\nDisallow: /a', '/ab', false],
    ['User-agent: *\nDisallow: /a', '/b', true],
    ['User-agent: *\nDisallow: /a', '/A', true],
    ['User-agent: *\nDisallow: a', '/a', true],
    ['\uFEFFuser-agent : *\r\n DISALLOW : /a # but why', '/a', false],
    ['User-agent: *\rDisallow: /a\rAllow: /a/b', '/a/b', true],
    ['Useragent: *\nDissallow: /a', '/a', false],
  ])('%j has %s allowed: %j', (text, path, expected) => {
    expect(allows(text.replace('\uFEFF', ''), path)).toBe(expected);
  });

  test.each([
    [
      'of our own name count before those of all',
      'User-agent: *\nDisallow: /\n\nUser-agent: gakju\nAllow: /',
      true,
    ],
    ['of our own name may be empty', 'User-agent: Gakju\nDisallow:\n\nUser-agent: *\nDisallow: /', true],
    [
      'of our own name may carry a version',
      'User-agent: GAKJU/1.0\nDisallow: /\n\nUser-agent: *\nAllow: /',
      false,
    ],
    ['of another name do not count', 'User-agent: gakjubot\nDisallow: /', true],
    ['of several names at once count for each', 'User-agent: other\nUser-agent: gakju\nDisallow: /', false],
    [
      'of one name in two places count together',
      'User-agent: gakju\nAllow: /b\n\nUser-agent: gakju\nDisallow: /a',
      false,
    ],
    [
      'keep together over lines that we do not know',
      'User-agent: gakju\nCrawl-delay: 5\nSitemap: /s\nDisallow: /a',
      false,
    ],
    ['that say more count before those that say less', 'User-agent: *\nDisallow: /a\nAllow: /a/page', true],
    [
      'that allow count before those that do not, where they say as much',
      'User-agent: *\nDisallow: /a/page\nAllow: /a/page',
      true,
    ],
  ])('%s', (_, text, expected) => {
    expect(allows(text, '/a/page')).toBe(expected);
  });

  test.each([
    ['/*.php', '/index.php', true],
    ['/*.php', '/a/b.php?c', true],
    ['/*.php', '/windows.PHP', false],
    ['/*.php$', '/a.php', true],
    ['/*.php$', '/a.php?b', false],
    ['/*.php$', '/a.php.php', true],
    ['*/b', '/a/b/c', true],
    ['/a$', '/a', true],
    ['/a$', '/ab', false],
    ['/a*$', '/abc', true],
    ['/aa*aa$', '/aaa', false],
    ['/$', '/', true],
    ['/%7Euser', '/~user', true],
    ['/~user', '/%7euser', true],
    ['/기사', '/%EA%B8%B0%EC%82%AC/1', true],
    ['/%ea%b8%b0', '/%EA%B8%B0', true],
    ['/a%2Fb', '/a/b', false],
  ])('%s covers %s: %j', (pattern, path, expected) => {
    expect(allows(`User-agent: *\nDisallow: ${pattern}`, path)).toBe(!expected);
  });

  test('with stars cover what a regular expression covers', () => {
    const piece = fc.string({ unit: fc.constantFrom('a', 'b', '*', '/', '$'), maxLength: 8 });
    fc.assert(
      fc.property(piece, fc.string({ unit: fc.constantFrom('a', 'b', '/'), maxLength: 10 }), (end, rest) => {
        const pattern = `/${end}`;
        const oracle = pattern.replace(/\$$/u, '').replaceAll('$', '\\$').replaceAll('*', '.*');
        const covered = new RegExp(`^${oracle}${pattern.endsWith('$') ? '$' : ''}`, 'u').test(`/${rest}`);
        expect(allows(`User-agent: *\nDisallow: ${pattern}`, `/${rest}`)).toBe(!covered);
      }),
      { numRuns: 2_000 },
    );
  });

  test('of any text whatever are read, and take no longer than their length allows', () => {
    const stars = `User-agent: *\nDisallow: /${'*a'.repeat(200_000)}$`;
    expect(allows(stars, `/${'a'.repeat(2_000)}`)).toBe(true);
    expect(allows(`User-agent: *\n${' '.repeat(500_000)}\nDisallow: /`, '/a')).toBe(false);
    fc.assert(fc.property(fc.string(), (text) => typeof allows(text, '/a') === 'boolean'));
  });
});

const HOME = 'http://news.example/a';
const ROBOTS = 'http://news.example/robots.txt';
const NO = 'User-agent: *\nDisallow: /a';
const HOUR = 60 * 60 * 1_000;

let web: LoopbackWeb;
let hours = 0;
let fetcher: Fetcher;

beforeAll(() => import('undici'));
beforeEach(async () => {
  web = await openLoopbackWeb();
  hours = 0;
  fetcher = createFetcher({ ...web.outside, now: () => hours * HOUR });
  web.serve(HOME, '<html>');
});
afterEach(() => web.close());

async function outcome(url: string): Promise<string> {
  try {
    return (await fetcher.fetchPage(url)).status;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return [error.code, error.facts['reason'] ?? []].flat().join(' ');
  }
}

const timesAsked = (): number => web.called.filter(({ url }) => url === ROBOTS).length;

describe('a site', () => {
  test('that does not want programs is left alone', async () => {
    web.serve(ROBOTS, page(NO));
    expect(await outcome(HOME)).toBe('link-refused robots');
    expect(web.pages()).toEqual([]);
  });

  test('is asked for each page that a redirect leads to', async () => {
    web.serve('http://short.example/1', redirect(HOME));
    web.serve(ROBOTS, page(NO));
    expect(await outcome('http://short.example/1')).toBe('link-refused robots');
    expect(web.pages()).toEqual(['http://short.example/1']);
  });

  test('is asked about the whole address', async () => {
    web.serve(ROBOTS, page('User-agent: *\nDisallow: /*?print'));
    expect(await outcome(`${HOME}?print=1`)).toBe('link-refused robots');
    expect(await outcome(HOME)).toBe('fetched');
  });

  test.each([
    ['is missing', status(404)],
    ['is locked', status(403)],
    ['is packed in a broken way', page('abc', { 'content-encoding': 'gzip' })],
    ['is packed in a way that we do not know', page('abc', { 'content-encoding': 'zstd' })],
    ['leads in circles', redirect('/robots.txt')],
    ['leads to an inner address', redirect('http://127.0.0.1/robots.txt')],
    [
      'breaks off',
      raw(
        (socket) =>
          void socket.end('HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\nUser-agent: *\nDisallow: /'),
      ),
    ],
  ])('whose robots.txt %s allows everything', async (_, answer) => {
    web.serve(ROBOTS, answer);
    expect(await outcome(HOME)).toBe('fetched');
    expect(web.dialled).not.toContain('127.0.0.1');
  });

  test('whose robots.txt never ends in a way that we cannot unpack does not hold up its pages', async () => {
    web.serve(ROBOTS, (_, response) => {
      response.writeHead(200, { 'content-encoding': 'zstd' }).write('abc');
    });
    expect(await outcome(HOME)).toBe('fetched');
  });

  test.each([
    ['is out of order', status(500)],
    ['is asked for too often', status(429)],
    ['cannot be asked for', raw((socket) => void socket.destroy())],
  ])('whose robots.txt %s is not read now, and asked again', async (_, answer) => {
    web.serve(ROBOTS, answer);
    expect(await outcome(HOME)).toBe('link-unreachable');
    expect(web.pages()).toEqual([]);
    web.serve(ROBOTS, page('User-agent: *\nAllow: /'));
    expect(await outcome(HOME)).toBe('fetched');
  });

  test('may send its rules from elsewhere, and packed', async () => {
    web.serve(ROBOTS, redirect('http://rules.example/r'));
    web.serve('http://rules.example/r', page(gzipSync(NO), { 'content-encoding': 'gzip' }));
    expect(await outcome(HOME)).toBe('link-refused robots');
  });

  test('is not asked again for a day', async () => {
    web.serve(ROBOTS, page(NO));
    await outcome(HOME);
    hours = 23;
    expect(await outcome(HOME)).toBe('link-refused robots');
    expect(timesAsked()).toBe(1);
    web.serve(ROBOTS, status(404));
    hours = 24;
    expect(await outcome(HOME)).toBe('fetched');
    expect(timesAsked()).toBe(2);
  });

  test('without rules is not asked again for a day', async () => {
    await outcome(HOME);
    await outcome(HOME);
    expect(timesAsked()).toBe(1);
  });

  test('whose robots.txt could not be read is asked again', async () => {
    web.serve(ROBOTS, page('abc', { 'content-encoding': 'gzip' }));
    await outcome(HOME);
    await outcome(HOME);
    expect(timesAsked()).toBe(2);
  });

  test('is held to the first 500 kB of its rules', async () => {
    const early = `${NO}\n`;
    web.serve(ROBOTS, page(early + '#'.repeat(600_000)));
    expect(await outcome(HOME)).toBe('link-refused robots');
  });

  test('is not held to what comes after 500 kB', async () => {
    web.serve(ROBOTS, page(`${'#\n'.repeat(300_000)}${NO}`));
    expect(await outcome(HOME)).toBe('fetched');
  });

  test('with very many rules is held to them and not remembered', async () => {
    web.serve(ROBOTS, page(`${NO}\n${'Disallow: /some/where/else\n'.repeat(2_000)}`));
    expect(await outcome(HOME)).toBe('link-refused robots');
    expect(await outcome(HOME)).toBe('link-refused robots');
    expect(timesAsked()).toBe(2);
  });

  test('is forgotten for others when the rules of all grow too long, the one asked for longest ago first', async () => {
    const small = createFetcher({ ...web.outside, limits: { robotsMemory: 1_000 } });
    const sites = [0, 1, 2, 3, 4].map((index) => `http://site-${index}.example`);
    for (const site of sites) {
      web.serve(`${site}/robots.txt`, page(`User-agent: *\nDisallow: /${'a'.repeat(200)}`));
      web.serve(`${site}/`, '<html>');
      await small.fetchPage(site);
      // Asked for again and again, the first one is never the one asked for longest ago.
      await small.fetchPage(sites[0] ?? '');
    }
    const asked = web.called.length;
    expect(web.called.filter(({ url }) => url === `${sites[0]}/robots.txt`)).toHaveLength(1);
    for (const index of [4, 0]) await small.fetchPage(sites[index] ?? '');
    expect(web.called.length - asked).toBe(2);
    await small.fetchPage(sites[1] ?? '');
    expect(web.called.length - asked).toBe(4);
  });
});
