// Who may do what in a server: its own permissions decide, and its managers may let others look after the articles.
import type { Asker } from '../command.ts';
import type { Choices } from '../settings.ts';

/** May add and remove articles. */
export function keepsArticles({ manages, roles }: Asker, { keepers = 'managers' }: Choices): boolean {
  if (manages || keepers === 'everyone') return true;
  return typeof keepers === 'object' && roles.includes(keepers.role);
}
