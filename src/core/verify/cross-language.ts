// A model's claim in another language than its sentence: every word of it must be found through the glossary or by its sound, and the yes or no must be the same.
import type { DropReason } from '../types.ts';
import type { Comparison } from './comparison.ts';
import type { Reading } from './reading.ts';
import { romanised, soundsLike } from './romanised.ts';
import type { Token } from './tokens.ts';

/** Why the claim is not carried; undefined where it is, or where both are in one language. */
export function reasonAcross({ claim, premise, alignment }: Comparison): DropReason | undefined {
  if (claim.english === premise.english) return undefined;
  if (negators(claim) % 2 !== negators(premise) % 2) return 'negation';
  const missing = alignment.matches
    .filter(({ kind, claim: token }) => kind === 'none' && !FRAMES.test(token.text))
    .filter(({ claim: token }) => !isNameBySound(token, claim, premise));
  if (missing.some((match) => isCapital(match.claim))) return 'name';
  const found = alignment.matches.length - missing.length;
  const [only] = missing;
  const isHarmless = missing.length === 1 && only?.glossed !== true && found >= ENOUGH_BESIDE;
  return missing.length === 0 || isHarmless ? undefined : 'words';
}

/** One word that the glossary does not know says nothing against a claim of which so many words are found. */
const ENOUGH_BESIDE = 4;

/** Min Seo-jun and 민서준, in either order of its parts. */
function isNameBySound(token: Token, claim: Reading, premise: Reading): boolean {
  if (!isCapital(token)) return false;
  const beside = [token.index - 1, token.index + 1].flatMap((index) => claim.tokens[index] ?? []);
  const whole = beside
    .filter(isCapital)
    .flatMap((other) => [token.text + other.text, other.text + token.text].map(romanised));
  return premise.content.some(
    ({ word, stems }) => word.script === 'hangul' && whole.some((sound) => soundsLike(sound, stems)),
  );
}

/** English words that carry grammar or frame a figure; a Korean sentence has none for them. */
const FRAMES =
  /^(?:company|companies|firm|amount|amounted|total|totaled|number|about|around|reach|reached|stand|stood|come|came|make|made|go|went|get|got|take|took|also|according|new|its|their|year|month|people|set|have|had|has|being|been|were|was|will|would|up|out|over|said|says|expected|accounted|equivalent|figure|aimed|formed|looking|drawn|worth|per|seen|own|respondents)(?:['’]s)?$/u;

function isCapital({ word }: Token): boolean {
  return /^\p{Lu}/u.test(word.surface);
}

function negators({ tokens }: Reading): number {
  return tokens.filter(({ negator, text }) => negator || /^(?:neither|nor|none|nobody|nothing)$/u.test(text))
    .length;
}
