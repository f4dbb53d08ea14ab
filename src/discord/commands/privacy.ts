// /privacy: what is stored and what is not, and what is stored of the asker, to the asker alone.
import { createAudit } from '../audit.ts';
import type { Command } from '../command.ts';
import { createPreferences } from '../preferences.ts';
import { renderPrivacy } from '../render/own.ts';
import { slashCommand } from './definition.ts';

export const privacy: Command = {
  data: slashCommand('privacy'),
  audience: 'asker',
  light: true,
  async run({ services, asker, view }) {
    const preferences = await createPreferences(services).of(asker.id);
    const acts = await createAudit(services).of(await services.scopes(), asker.id);
    const own = (await services.list(`user:${asker.id}`)).filter(({ bundled }) => !bundled);
    return renderPrivacy({ preferences, acts: acts.length, articles: own.length }, view);
  },
};
