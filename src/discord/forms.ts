// What a filled-in form does: shows the article that was pasted, or the draft again with its new details.
import type { ModalSubmitInteraction } from 'discord.js';
import type { TypedFields } from './adding.ts';
import { askerOf } from './caller.ts';
import type { How } from './deliver/interaction.ts';
import { admit, type Desk, type Work } from './desk.ts';
import { answer, atPlace, viewOf } from './interactions.ts';
import { placeOfInteraction } from './place.ts';
import { type FormUse, readForm } from './render/form.ts';
import { chosenLanguage } from './settings.ts';

/** False for a form of another version, which is not answered here. */
export async function onForm(interaction: ModalSubmitInteraction, desk: Desk): Promise<boolean> {
  const use = readForm(interaction.customId);
  if (!use) return false;
  desk.metrics.count('uses', use.kind);
  const place = placeOfInteraction(interaction, desk.isOpen);
  const asker = askerOf(interaction);
  const view = viewOf(chosenLanguage(desk.settings.of(place)) ?? asker.language, true);
  const typed = typedIn(interaction);
  const work: Work = async () => {
    const adder = { place, asker, ...(await atPlace(desk, place, asker, true)) };
    return use.kind === 'paste'
      ? desk.adding.pasted(adder, typed)
      : desk.adding.details(adder, use.draft, typed);
  };
  const admitted = admit(desk, { server: place.server, user: asker.id }, view, work, true);
  await answer(interaction, admitted, { view, place, how: howOf(use, interaction) }, desk);
  return true;
}

/** The draft that is changed stays one message. */
function howOf({ kind }: FormUse, interaction: ModalSubmitInteraction): How {
  return kind === 'details' && interaction.isFromMessage() ? 'update' : 'private';
}

function typedIn({ fields }: ModalSubmitInteraction): TypedFields {
  const valueOf = (name: string): string | undefined => {
    const field = fields.fields.get(name);
    const value = field && 'value' in field ? field.value : undefined;
    return typeof value === 'string' && value.trim() !== '' ? value : undefined;
  };
  const names = ['title', 'publisher', 'date', 'link', 'text'] as const;
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = valueOf(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
