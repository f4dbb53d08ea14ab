// Joins the settings and the list of commands: tells Discord of them, showing first what changes.
import type { Config } from './config.ts';
import { Failure } from './core/errors.ts';
import type { Language } from './core/types.ts';
import { COMMANDS } from './discord/commands/index.ts';
import { REGISTER_WORDS } from './discord/messages.register.ts';
import { runRegister } from './discord/register.ts';

export interface RegisterOptions {
  readonly config: Config;
  /** One server, where commands appear at once; all of them where it is not told. */
  readonly guild: string | undefined;
  readonly language: Language;
  readonly out: (line: string) => void;
}

/** Resolves with 0; rejects with the Failure that says why it could not be done. */
export async function register({ config, guild, language, out }: RegisterOptions): Promise<number> {
  const { token, apiUrl } = config.discord;
  if (token === undefined) throw new Failure('wrong-setting', { DISCORD_TOKEN: 'needed-by-bot' });
  const wanted = COMMANDS.map(({ data }) => data);
  await runRegister({ apiUrl, token, guild, wanted, words: REGISTER_WORDS[language], out });
  return 0;
}
