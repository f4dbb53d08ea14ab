// Korean particles chosen by the sound before them: a noun with 은 or 는, 을 or 를, 이 or 가.
import { finalOf } from '../analyze/hangul.ts';

export type ParticlePair = '은/는' | '이/가' | '을/를' | '으로/로';

const RIEUL = 8;

/** True for digits that are read with a final consonant: 영 일 삼 육 칠 팔. */
const CLOSED_DIGIT = /[013678]$/u;
/** Letters that are read with one: 엘 엠 엔 알; of words in small letters the sound of the last. */
const CLOSED_LETTER = /(?:[LMNR]|[lmn]|ng|[aeiou][bpkt])$/u;

export function withParticle(noun: string, pair: ParticlePair): string {
  const [closed = '', open = ''] = pair.split('/');
  if (pair === '으로/로' && finalOf(noun) === RIEUL) return noun + open;
  return noun + (endsClosed(noun) ? closed : open);
}

function endsClosed(noun: string): boolean {
  const read = noun.replace(/[^\p{L}\p{N}%]+$/gu, '');
  const final = finalOf(read);
  if (final >= 0) return final > 0;
  return CLOSED_DIGIT.test(read) || CLOSED_LETTER.test(read);
}
