// The press that erases what is kept of a person, and the one that shows who manages the server what was left out of an answer.
import type { Pressing } from './presses.ts';
import { preferenceWords } from './messages.preferences.ts';
import { createPreferences } from './preferences.ts';
import { renderNotice } from './render/message.ts';
import { renderLeftOut } from './render/own.ts';
import type { MessagePayload } from './render/payload.ts';

/** In every scope, at once. */
export async function erase({ desk, asker, view }: Pressing): Promise<readonly MessagePayload[]> {
  const { services, audit } = desk;
  await createPreferences(services).erase(asker.id);
  const acts = await audit.erase(await services.scopes(), asker.id);
  return renderNotice(preferenceWords(view.messages).erased(acts), view);
}

export async function leftOut(
  token: string,
  { desk, place, asker, view }: Pressing,
): Promise<readonly MessagePayload[]> {
  const words = preferenceWords(view.messages);
  if (!asker.manages) return renderNotice(words.leftOutForManagers, view);
  const dropped = desk.leftOut.find(place.scope, token);
  return dropped ? renderLeftOut(dropped, view) : renderNotice(words.leftOutGone, view);
}
