// English words that point opposite ways, in the forms that news uses: rose and fell, approved and rejected.
import type { Token } from '../verify/tokens.ts';

const OPPOSITES: readonly (readonly [RegExp, RegExp])[] = [
  [
    /^(?:rise|rises|rose|risen|rising|increase[sd]?|increasing|grow|grows|grew|grown|growing|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|gain(?:s|ed|ing)?|surge[sd]?|soar(?:s|ed)?|up|higher)$/u,
    /^(?:fall|falls|fell|fallen|falling|decrease[sd]?|decreasing|drop(?:s|ped|ping)?|decline[sd]?|declining|shrink|shrinks|shrank|shrunk|slip(?:s|ped)?|sink|sinks|sank|plunge[sd]?|tumble[sd]?|lost|lose|loses|down|lower)$/u,
  ],
  [
    /^(?:approve[sd]?|accept(?:s|ed)?|allow(?:s|ed)?|back(?:s|ed)?|support(?:s|ed)?|confirm(?:s|ed)?|agree[sd]?)$/u,
    /^(?:reject(?:s|ed)?|refuse[sd]?|ban(?:s|ned)?|oppose[sd]?|den(?:y|ies|ied)|block(?:s|ed)?)$/u,
  ],
  [
    /^(?:open(?:s|ed|ing)?|start(?:s|ed)?|begins?|began)$/u,
    /^(?:close[sd]?|closing|shut(?:s)?|end(?:s|ed)?|stop(?:s|ped)?)$/u,
  ],
  [/^(?:win|wins|won|beat|beats)$/u, /^(?:lose|loses|lost)$/u],
  [
    /^(?:hire[sd]?|hiring|raise[sd]?|expand(?:s|ed)?|add(?:s|ed)?)$/u,
    /^(?:fire[sd]?|cuts?|cutting|lower(?:s|ed)?|reduce[sd]?)$/u,
  ],
  [/^(?:more|above|before|largest|most|highest)$/u, /^(?:less|fewer|below|after|smallest|least|lowest)$/u],
];

/** True when one of `others` points against the word. */
export function isPointedAgainst({ text }: Token, others: readonly Token[]): boolean {
  const has = (pattern: RegExp): boolean => others.some((other) => pattern.test(other.text));
  return OPPOSITES.some(([up, down]) => (up.test(text) && has(down)) || (down.test(text) && has(up)));
}
