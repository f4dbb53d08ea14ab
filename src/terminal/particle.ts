// Chooses the Korean particle that fits a word by how the word ends when it is read aloud.

export type ParticlePair = '은/는' | '이/가' | '을/를' | '과/와' | '으로/로' | '이라는/라는';

/** The word's particle alone: `particle('기사', '은/는')` is `는`. Brackets and quotation marks at the end are not read. */
export function particle(word: string, pair: ParticlePair): string {
  const [closed = '', open = ''] = pair.split('/');
  const ending = endingOf(word);
  if (pair === '으로/로' && ending === 'rieul') return open;
  return ending === 'open' ? open : closed;
}

type Ending = 'open' | 'rieul' | 'closed';

function endingOf(word: string): Ending {
  const read = word.replace(/[^\p{L}\p{N}]+$/gu, '');
  const last = read.at(-1) ?? '';
  if (/[가-힣]/u.test(last)) return hangulEnding(last);
  if (/\d/u.test(last)) return DIGIT_ENDINGS[Number(last)] ?? 'open';
  return latinEnding(read);
}

function hangulEnding(syllable: string): Ending {
  const final = (syllable.charCodeAt(0) - 0xac00) % 28;
  return final === 0 ? 'open' : final === 8 ? 'rieul' : 'closed';
}

/** 영 일 이 삼 사 오 육 칠 팔 구; ten, a hundred and a thousand end closed as zero does. */
const DIGIT_ENDINGS: readonly Ending[] = [
  'closed',
  'rieul',
  'open',
  'closed',
  'open',
  'open',
  'closed',
  'rieul',
  'rieul',
  'open',
];

/** Letters are read by name (엘, 엠, 엔, 알); a word by its last sound where that is sure, its silent e apart (article is 아티클). */
function latinEnding(word: string): Ending {
  const sounded = /[a-z]{3}e$/u.test(word) ? word.slice(0, -1) : word;
  if (['L', 'R', 'l'].some((letter) => sounded.endsWith(letter))) return 'rieul';
  return /(?:[mn]|ng)$/iu.test(sounded) ? 'closed' : 'open';
}
