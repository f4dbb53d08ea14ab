// /privacy: what is stored and what is not, to the asker alone.
import type { Command } from '../command.ts';
import { renderPrivacy } from '../render/pages.ts';
import { slashCommand } from './definition.ts';

export const privacy: Command = {
  data: slashCommand('privacy'),
  audience: 'asker',
  light: true,
  run: async ({ view }) => renderPrivacy(view),
};
