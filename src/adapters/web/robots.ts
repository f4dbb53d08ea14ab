// Asks a site's robots.txt, over the same guarded way as its pages, whether a page may be read; remembers the rules for a day.
import { Failure } from '../../core/errors.ts';
import { readBody } from './body.ts';
import { follow, leave, PROGRAM_NAME, type Answer, type Wire } from './exchange.ts';
import { EVERYTHING, isAllowed, readRobots, type Rules } from './robots-rules.ts';

export interface Robots {
  /** Fails with link-refused where the site does not want programs, and with link-unreachable where it cannot say so now. */
  readonly ask: (url: URL, wire: Wire) => Promise<void>;
}

const DAY = 24 * 60 * 60 * 1_000;

/** Characters of rules that are remembered of one site; one with more is asked each time. */
const SITE_CHARACTERS = 32 * 1_024;

/** What a site without rules weighs. */
const SITE_WEIGHT = 128;

interface Remembered {
  readonly rules: Rules;
  readonly weight: number;
  /** Milliseconds of `now`. */
  readonly until: number;
}

/** `now` gives milliseconds. Beyond `memory` characters, the site that was asked for longest ago is forgotten first. */
export function createRobots(now: () => number, memory: number): Robots {
  const sites = new Map<string, Remembered>();
  let weight = 0;

  const forget = (origin: string): void => {
    weight -= sites.get(origin)?.weight ?? 0;
    sites.delete(origin);
  };

  const remember = (origin: string, rules: Rules): void => {
    const site = { rules, weight: weightOf(rules), until: now() + DAY };
    forget(origin);
    if (site.weight > SITE_CHARACTERS) return;
    sites.set(origin, site);
    weight += site.weight;
    for (const oldest of sites.keys()) {
      if (weight <= memory) return;
      forget(oldest);
    }
  };

  const recall = (origin: string): Rules | undefined => {
    const site = sites.get(origin);
    if (site === undefined || site.until <= now()) return undefined;
    sites.delete(origin);
    sites.set(origin, site);
    return site.rules;
  };

  return {
    ask: async (url, wire) => {
      let rules = recall(url.origin);
      if (rules === undefined) {
        const read = await fetchRules(url.origin, wire);
        if (read.lasting) remember(url.origin, read.rules);
        rules = read.rules;
      }
      if (!isAllowed(rules, `${url.pathname}${url.search}`))
        throw new Failure('link-refused', { reason: 'robots' });
    },
  };
}

function weightOf(rules: Rules): number {
  return rules.reduce((sum, { pattern }) => sum + pattern.length + 32, SITE_WEIGHT);
}

interface ReadRules {
  readonly rules: Rules;
  /** Whether the site said so, and not an accident on the way. */
  readonly lasting: boolean;
}

/** What cannot be read allows everything; a site that is out of order is asked again another time (RFC 9309, 2.3.1). */
async function fetchRules(origin: string, wire: Wire): Promise<ReadRules> {
  const answer = await robotsAnswer(origin, wire);
  if (answer === undefined) return { rules: EVERYTHING, lasting: false };
  if (answer.status >= 200 && answer.status < 300) return readRules(answer, wire);
  leave(answer);
  if (answer.status >= 500 || answer.status === 429) throw new Failure('link-unreachable');
  return { rules: EVERYTHING, lasting: true };
}

/** Undefined where it leads in circles or to an address that is denied. */
async function robotsAnswer(origin: string, wire: Wire): Promise<Answer | undefined> {
  try {
    return await follow(new URL('/robots.txt', origin), wire, { accept: 'text/plain' });
  } catch (error) {
    const leadsNowhere =
      error instanceof Failure &&
      (error.code === 'link-not-allowed' || error.facts['reason'] === 'redirects');
    if (leadsNowhere) return undefined;
    throw error;
  }
}

async function readRules(answer: Answer, wire: Wire): Promise<ReadRules> {
  const bytes = wire.limits.robotsBytes;
  try {
    const body = await readBody(answer, { encoded: bytes, decoded: bytes, beyond: 'cut' }, wire);
    return { rules: readRobots(new TextDecoder().decode(body), PROGRAM_NAME), lasting: true };
  } catch (error) {
    if (wire.signal.aborted || !(error instanceof Failure)) throw error;
    return { rules: EVERYTHING, lasting: false };
  }
}
