// /help: what the bot can do, to the asker alone.
import type { Command } from '../command.ts';
import { renderHelp } from '../render/pages.ts';
import { slashCommand } from './definition.ts';

export const help: Command = {
  data: slashCommand('help'),
  audience: 'asker',
  light: true,
  run: async ({ view }) => renderHelp(view),
};
