// Decides which language a question is in.
import type { Language } from '../types.ts';

/** Hangul, whole syllables or single letters (ㄱㄱ), makes it Korean and a Latin word English; names in capitals and numbers alone ("QX?") tell nothing. */
export function questionLanguage(text: string, otherwise: Language): Language {
  if (/\p{Script=Hangul}/u.test(text)) return 'ko';
  return /[a-z]{2}/u.test(text) ? 'en' : otherwise;
}
