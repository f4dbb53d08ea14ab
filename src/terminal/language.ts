// Decides which language the terminal speaks and which one a question is in.
import type { Environment } from '../config.ts';
import type { Language } from '../core/types.ts';

/** Korean unless the locale names another language; the `C` locale names none. */
export function interfaceLanguage(env: Environment): Language {
  const locale = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find(
    (value) => value !== undefined && value !== '',
  );
  return locale === undefined || /^(?:ko|C$|C\.|POSIX)/iu.test(locale) ? 'ko' : 'en';
}

/** Hangul makes it Korean and a Latin word English; names in capitals and numbers alone ("KT?") tell nothing. */
export function questionLanguage(text: string, otherwise: Language): Language {
  if (/\p{Script=Hangul}/u.test(text)) return 'ko';
  return /[a-z]{2}/u.test(text) ? 'en' : otherwise;
}
