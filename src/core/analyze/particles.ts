// Korean particles and the copula, taken off the end of a noun: which may follow a consonant, a vowel, or either.
import { finalOf } from './hangul.ts';

const RIEUL = 8;

/** After what a particle may stand: a closed syllable, an open one (or ㄹ for those marked so), or any. */
type After = 'closed' | 'open' | 'open-or-rieul' | 'any';

const CLOSED =
  '은 을 이 과 으로 이라는 이라고 이라며 이라면 이라 이란 이랑 이나 이며 이고 이다 이던 이었다 이었던 이지만 이든 이라도 이야 이에요 입니다 이었 으로는 으로도 으로의 으로부터 으로서 으로써 으로까지 과의 과는 과도 이자 이거나 이면 이어서 이므로 이니 인데 일까 인가 인지 이죠 이지 인 임 아 이래 이래요 인가요 이래서 이냐 이네 이라서';
const OPEN =
  '는 를 가 와 라는 라고 라며 라면 라 란 랑 나 며 든 라도 야 예요 였다 였던 와의 와는 와도 지만 고 다 이다 이며 이고 입니다 인데 이자 거나 여서 므로 인가 인지 죠 지 인 임 래 래요 인가요 냐 네 라서 에요';
const OPEN_OR_RIEUL = '로 로는 로도 로의 로부터 로서 로써 로까지';
const ANY =
  '의 에 에서 에게 에는 에도 에만 에의 에서는 에서도 에서의 에서만 에게서 에게는 에게도 께서 께서는 한테 한테서 한테는 하고 도 만 만의 만을 만이 만큼 부터 부터는 까지 까지는 까지도 까지의 마다 보다 보다는 보다도 처럼 처럼은 같은 같이 조차 마저 밖에 대로 뿐 뿐만 뿐이 에선 에겐 에게만 라곤 씩 쯤 들 들은 들이 들의 들을 들에게 들과 들도 들로 들에 들에서 께 요 더러 치고 이나마 커녕 에서부터 에까지 말고 만은 만도 엔 서 땐 때 별로 측 측은 측이';

const PARTICLES = byParticle([
  [CLOSED, 'closed'],
  [OPEN, 'open'],
  [OPEN_OR_RIEUL, 'open-or-rieul'],
  [ANY, 'any'],
]);
const LONGEST = Math.max(...[...PARTICLES.keys()].map((particle) => particle.length));

/** Particles that also end many nouns (나이, 국가, 제도): they come off a one-syllable noun only as a second guess. */
const SHY = new Set(
  '이 가 과 와 로 도 만 고 다 지 나 라 야 인 임 아 서 때 들 측 씩 네 래 요 의 며 든 죠 냐 란 대로 같이 께 에 자'.split(
    ' ',
  ),
);

/**
 * The nouns that are left when a particle is taken off, longest particle first; empty when none fits.
 * A noun keeps at least one syllable; one-syllable nouns come last and only off particles that are not shy.
 */
export function withoutParticle(word: string): string[] {
  const long: string[] = [];
  const short: string[] = [];
  for (let size = Math.min(LONGEST, word.length - 1); size >= 1; size--) {
    const particle = word.slice(-size);
    const noun = word.slice(0, -size);
    if (!fits(noun, particle)) continue;
    if (noun.length >= 2) long.push(noun);
    else if (!SHY.has(particle)) short.push(noun);
  }
  return [...long, ...short];
}

function fits(noun: string, particle: string): boolean {
  const final = finalOf(noun);
  return (PARTICLES.get(particle) ?? []).some((after) => {
    if (after === 'any' || final < 0) return true;
    if (after === 'closed') return final > 0;
    if (after === 'open') return final === 0;
    return final === 0 || final === RIEUL;
  });
}

/** True when the second syllable of a two-syllable word may be a particle on the first. */
export function followsNoun(word: string): boolean {
  return fits(word.slice(0, -1), word.slice(-1));
}

function byParticle(lists: readonly (readonly [string, After])[]): ReadonlyMap<string, readonly After[]> {
  const particles = new Map<string, After[]>();
  for (const [list, after] of lists) {
    for (const particle of list.split(' '))
      particles.set(particle, [...(particles.get(particle) ?? []), after]);
  }
  return particles;
}
