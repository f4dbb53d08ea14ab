// /settings: shows what is chosen here and by whom it was set, and changes it for the asker alone, the channel or the whole server.
import type { Call, Command } from '../command.ts';
import { messagesFor } from '../messages.ts';
import { CHOICE_WORDS } from '../messages.commands.ts';
import { preferenceWords } from '../messages.preferences.ts';
import { createPreferences } from '../preferences.ts';
import { renderNotice } from '../render/message.ts';
import { renderSettings } from '../render/settings.ts';
import {
  type Changes,
  chosenLanguage,
  type Keepers,
  LENGTHS,
  type Level,
  oneOf,
  SPEECHES,
} from '../settings.ts';
import { choice, roleOption, slashCommand, textOption } from './definition.ts';

type ChoiceName = keyof typeof CHOICE_WORDS;
type ChoiceOption = 'language' | 'length' | 'speech' | 'visibility' | 'keepers' | 'dropped' | 'where';

const option = (name: ChoiceOption, values: readonly ChoiceName[]) =>
  textOption(name, { choices: values.map((value) => choice(value, CHOICE_WORDS[value])) });

/** Takes a choice back. */
const UNSET = 'unset';

export const settings: Command = {
  data: slashCommand('settings', [
    option('language', ['auto', 'ko', 'en', UNSET]),
    option('length', [...LENGTHS, UNSET]),
    option('speech', [...SPEECHES, UNSET]),
    option('visibility', ['public', 'private']),
    option('keepers', ['managers', 'everyone']),
    roleOption('role'),
    option('dropped', ['on', 'off']),
    option('where', ['mine', 'server', 'channel']),
  ]),
  audience: 'asker',
  light: true,
  async run(call) {
    const { view } = call;
    const changes = { ...mannersIn(call), ...placesIn(call) };
    const refused = await changed(call, changes);
    if (refused !== undefined) return renderNotice(refused, view);
    return shown(call, Object.keys(changes).length > 0);
  },
};

/** The sentence why it is not to be; undefined where all was kept. */
async function changed(call: Call, changes: Changes): Promise<string | undefined> {
  const { services, settings, place, asker, view } = call;
  const { language, length: _, speech: __, ...others } = changes;
  if (Object.keys(changes).length === 0) return undefined;
  const isOfPlaces = Object.keys(others).length > 0;
  const where = whereOf(call, isOfPlaces || (asker.manages && language !== undefined));
  if (where === 'mine') {
    if (isOfPlaces) return preferenceWords(view.messages).notMine;
    await createPreferences(services).change(asker.id, mannersIn(call));
    return undefined;
  }
  if (!asker.manages) return view.messages.notices.managersOnly;
  await settings.change(place, where, changes);
  return undefined;
}

/** How somebody is spoken to is their own affair, but for the language, which who manages a server chooses for it. */
function whereOf({ options }: Call, isOfPlaces: boolean): Level | 'mine' {
  return oneOf(options.string('where'), ['mine', 'server', 'channel']) ?? (isOfPlaces ? 'server' : 'mine');
}

async function shown({ services, settings, place, asker, view }: Call, isChanged: boolean) {
  const mine = await createPreferences(services).of(asker.id);
  const articles = await services.list(place.library);
  const language = chosenLanguage({ ...settings.of(place), ...mine }) ?? asker.language;
  return renderSettings(
    {
      server: settings.at(place, 'server'),
      channel: settings.at(place, 'channel'),
      mine,
      articles,
      direct: place.guildId === undefined,
      changed: isChanged,
    },
    { ...view, messages: messagesFor(language) },
  );
}

/** What a person may choose for themselves as well; a choice that is taken back is there, as undefined. */
function mannersIn({ options }: Call): Pick<Changes, 'language' | 'length' | 'speech'> {
  const [language, length, speech] = [
    options.string('language'),
    options.string('length'),
    options.string('speech'),
  ];
  return {
    ...(language !== undefined && { language: oneOf(language, ['auto', 'ko', 'en']) }),
    ...(length !== undefined && { length: oneOf(length, LENGTHS) }),
    ...(speech !== undefined && { speech: oneOf(speech, SPEECHES) }),
  };
}

function placesIn({ options }: Call): Pick<Changes, 'visibility' | 'keepers' | 'dropped'> {
  const visibility = oneOf(options.string('visibility'), ['public', 'private']);
  const dropped = oneOf(options.string('dropped'), ['on', 'off']);
  const role = options.role('role');
  const keepers: Keepers | undefined =
    role === undefined ? oneOf(options.string('keepers'), ['managers', 'everyone']) : { role };
  return {
    ...(visibility !== undefined && { visibility }),
    ...(keepers !== undefined && { keepers }),
    ...(dropped !== undefined && { dropped }),
  };
}
