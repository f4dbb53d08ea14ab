// /settings: shows what is chosen here and by whom it was set, and changes it for the channel or the whole server.
import type { Call, Command } from '../command.ts';
import { messagesFor } from '../messages.ts';
import { CHOICE_WORDS } from '../messages.commands.ts';
import { renderNotice } from '../render/message.ts';
import { renderSettings } from '../render/settings.ts';
import { type Changes, chosenLanguage, type Keepers, type Level } from '../settings.ts';
import { choice, roleOption, slashCommand, textOption } from './definition.ts';

type ChoiceName = keyof typeof CHOICE_WORDS;

const option = (name: 'language' | 'visibility' | 'keepers' | 'where', values: readonly ChoiceName[]) =>
  textOption(name, { choices: values.map((value) => choice(value, CHOICE_WORDS[value])) });

export const settings: Command = {
  data: slashCommand('settings', [
    option('language', ['auto', 'ko', 'en']),
    option('visibility', ['public', 'private']),
    option('keepers', ['managers', 'everyone']),
    roleOption('role'),
    option('where', ['server', 'channel']),
  ]),
  audience: 'asker',
  light: true,
  async run(call) {
    const { settings, place, asker, options, view } = call;
    const changes = changesOf(call);
    if (Object.keys(changes).length > 0) {
      if (!asker.manages) return renderNotice(view.messages.notices.managersOnly, view);
      const level: Level = options.string('where') === 'channel' ? 'channel' : 'server';
      await settings.change(place, level, changes);
    }
    const articles = await call.services.list(place.scope);
    const language = chosenLanguage(settings.of(place)) ?? asker.language;
    return renderSettings(
      {
        server: settings.at(place, 'server'),
        channel: settings.at(place, 'channel'),
        articles,
        direct: place.guildId === undefined,
        changed: Object.keys(changes).length > 0,
      },
      { ...view, messages: messagesFor(language) },
    );
  },
};

function changesOf({ options }: Call): Changes {
  const language = oneOf(options.string('language'), ['auto', 'ko', 'en']);
  const visibility = oneOf(options.string('visibility'), ['public', 'private']);
  const role = options.role('role');
  const keepers: Keepers | undefined =
    role === undefined ? oneOf(options.string('keepers'), ['managers', 'everyone']) : { role };
  return {
    ...(language !== undefined && { language }),
    ...(visibility !== undefined && { visibility }),
    ...(keepers !== undefined && { keepers }),
  };
}

function oneOf<const Value extends string>(
  given: string | undefined,
  values: readonly Value[],
): Value | undefined {
  return values.find((value) => value === given);
}
