// Decides which language the terminal speaks.
import type { Environment } from '../config.ts';
import type { Language } from '../core/types.ts';

/** Korean unless the locale names another language; the `C` locale names none. */
export function interfaceLanguage(env: Environment): Language {
  const locale = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find(
    (value) => value !== undefined && value !== '',
  );
  return locale === undefined || /^(?:ko|C$|C\.|POSIX)/iu.test(locale) ? 'ko' : 'en';
}
