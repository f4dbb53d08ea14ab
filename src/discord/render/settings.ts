// Shows what is chosen for a place, and at which level each choice was made. Pure.
import type { ArticleListing } from '../../core/services.ts';
import { preferenceWords } from '../messages.preferences.ts';
import type { Preferences } from '../preferences.ts';
import type { Choices } from '../settings.ts';
import { bullets, shortLine } from './markup.ts';
import { type MessagePayload, payloadsOf, type View } from './payload.ts';

export interface ShownSettings {
  readonly server: Choices;
  readonly channel: Choices;
  /** What the asker chose for themselves. */
  readonly mine: Preferences;
  /** Those of the place, to name the one that answers. */
  readonly articles: readonly ArticleListing[];
  /** Direct messages have neither visibility nor keepers. */
  readonly direct: boolean;
  /** Something was changed just now. */
  readonly changed: boolean;
}

export function renderSettings(shown: ShownSettings, view: View): MessagePayload[] {
  const { messages } = view;
  const { server, channel, mine, direct } = shown;
  const words = messages.settings;
  const own = preferenceWords(messages);
  const line = (name: string, value: string, key: keyof Choices): string => {
    const level = levelOf(key, shown, view);
    return `${name}: **${value}**${level === '' ? '' : ` (${level})`}`;
  };
  const chosen: Choices = { ...server, ...channel, ...mine };
  const lines = [
    line(words.language, words.languages[chosen.language ?? 'auto'], 'language'),
    line(own.length, own.lengths[chosen.length ?? 'normal'], 'length'),
    line(own.speech, own.speeches[chosen.speech ?? 'haeyo'], 'speech'),
    line(words.article, articleName(shown, chosen) ?? words.allArticles, 'article'),
    ...(direct
      ? []
      : [
          line(words.visibility, words.visibilities[chosen.visibility ?? 'public'], 'visibility'),
          line(words.keepers, keepersName(chosen, view), 'keepers'),
          line(own.dropped, own.droppedShown[chosen.dropped ?? 'off'], 'dropped'),
        ]),
  ];
  const head = shown.changed ? messages.notices.settingsSaved : words.title;
  const how = direct ? '' : words.howToChange;
  return payloadsOf({ blocks: [`${head}\n${bullets(lines)}`, `-# ${own.forModels}`, how] }, view);
}

/** Whose choice it is; in direct messages there is nobody else's. */
function levelOf(
  key: keyof Choices,
  { server, channel, mine, direct }: ShownSettings,
  { messages }: View,
): string {
  const own: Choices = mine;
  if (own[key] !== undefined) return preferenceWords(messages).mine;
  if (direct) return '';
  if (channel[key] !== undefined) return messages.settings.setFor.channel;
  return server[key] === undefined ? '' : messages.settings.setFor.server;
}

function articleName({ articles }: ShownSettings, { article }: Choices): string | undefined {
  const found = articles.find(({ id }) => id === article);
  return found && shortLine(found.title || found.id);
}

/** A role is shown as Discord shows it; with no allowed mentions nobody is called. */
function keepersName({ keepers = 'managers' }: Choices, { messages }: View): string {
  const words = messages.settings.keeperNames;
  return typeof keepers === 'string' ? words[keepers] : words.role(`<@&${keepers.role.replace(/\D/gu, '')}>`);
}
