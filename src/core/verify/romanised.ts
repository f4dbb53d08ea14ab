// Korean and Latin spellings of one name brought to the same consonants: 금성 and Geumseong, 링컨 and Lincoln.
import { isSyllable, partsAt } from '../analyze/hangul.ts';

const INITIAL_SOUNDS = [
  'k',
  'k',
  'n',
  't',
  't',
  'l',
  'm',
  'p',
  'p',
  's',
  's',
  '',
  'j',
  'j',
  'j',
  'k',
  't',
  'p',
  'h',
];
const FINAL_SOUNDS: readonly string[] = [
  '',
  'k',
  'k',
  'k',
  'n',
  'n',
  'n',
  't',
  'l',
  'k',
  'm',
  'l',
  'l',
  'l',
  'l',
  'l',
  'm',
  'p',
  'p',
  't',
  't',
  'ng',
  't',
  't',
  'k',
  't',
  'p',
  '',
];

/** The consonants of a Latin name as Korean hears them. */
export function romanised(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/x/gu, 'ks')
    .replaceAll(/ch|sh|tch|z|c(?=[eiy])/gu, (sound) =>
      sound === 'ch' || sound === 'z' || sound === 'tch' ? 'j' : 's',
    )
    .replaceAll(/ng/gu, 'N')
    .replaceAll(/(?<=[aeiou])r(?![aeiou])/gu, '')
    .replaceAll(/[gcq]/gu, 'k')
    .replaceAll(/d/gu, 't')
    .replaceAll(/[bfv]/gu, 'p')
    .replaceAll(/r/gu, 'l')
    .replaceAll(/[^kntlmpsjhN]/gu, '')
    .replaceAll('N', 'ng')
    .replaceAll(/(?<sound>[kntlmpsjh])\k<sound>+/gu, '$<sound>');
}

/** True when one of the Hangul stems has these consonants, three of them at least (two for a short name). */
export function soundsLike(sound: string, stems: readonly string[]): boolean {
  if (sound.length < 2) return false;
  return stems.some(
    (stem) => stem.length >= 2 && stem.length <= sound.length + 2 && consonantsOf(stem) === sound,
  );
}

function consonantsOf(hangul: string): string {
  let sounds = '';
  for (let i = 0; i < hangul.length; i++) {
    if (!isSyllable(hangul.charCodeAt(i))) return '';
    const { initial, final } = partsAt(hangul, i);
    sounds += (INITIAL_SOUNDS[initial] ?? '') + (FINAL_SOUNDS[final] ?? '');
  }
  return sounds.replaceAll(/(?<sound>[kntlmpsjh])\k<sound>+/gu, '$<sound>');
}
