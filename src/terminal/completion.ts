// Completes what is being typed in the chat: slash commands, then what each of them takes.
import { SUMMARY_LEVELS } from '../core/services.ts';
import { type Desk, scope } from './actions.ts';
import { SLASH_COMMANDS } from './conversation.ts';

/** What readline's completer returns: the candidates, and the part of the line that they replace. */
export type Completion = [string[], string];

/** Where candidates come from. */
type Library = Pick<Desk, 'services' | 'within'>;

export async function complete(line: string, desk: Library): Promise<Completion> {
  const space = line.indexOf(' ');
  if (!line.startsWith('/')) return [[], line];
  if (space < 0) return [SLASH_COMMANDS.filter((name) => name.startsWith(line)), line];
  const typed = line.slice(space + 1);
  const candidates = await candidatesOf(line.slice(0, space), typed, desk).catch(() => []);
  return [candidates.filter((candidate) => candidate.startsWith(typed)), typed];
}

async function candidatesOf(
  command: string,
  typed: string,
  { services, within }: Library,
): Promise<readonly string[]> {
  if (command === '/article') return (await services.list(scope)).map(({ id }) => id);
  if (command === '/compare') {
    const before = typed.slice(0, typed.indexOf(' ') + 1);
    return (await services.list(scope))
      .map(({ id }) => before + id)
      .filter((both) => both !== before + before.trim());
  }
  if (command === '/summary') return SUMMARY_LEVELS;
  if (command === '/lang') return ['ko', 'en'];
  if (command !== '/quotes') return [];
  const { speakers } = await services.quotes({ scope, ...(within !== undefined && { within }) });
  return speakers.map(({ speaker }) => speaker.name);
}
