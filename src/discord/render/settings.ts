// Shows what is chosen for a place, and at which level each choice was made. Pure.
import type { ArticleListing } from '../../core/services.ts';
import type { Choices } from '../settings.ts';
import { bullets, shortLine } from './markup.ts';
import { type MessagePayload, payloadsOf, type View } from './payload.ts';

export interface ShownSettings {
  readonly server: Choices;
  readonly channel: Choices;
  /** Those of the place, to name the one that answers. */
  readonly articles: readonly ArticleListing[];
  /** Direct messages have neither visibility nor keepers. */
  readonly direct: boolean;
  /** Something was changed just now. */
  readonly changed: boolean;
}

export function renderSettings(shown: ShownSettings, view: View): MessagePayload[] {
  const { messages } = view;
  const { server, channel, direct } = shown;
  const words = messages.settings;
  const line = (name: string, value: string, key: keyof Choices): string => {
    const level =
      channel[key] !== undefined
        ? words.setFor.channel
        : server[key] !== undefined
          ? words.setFor.server
          : '';
    return `${name}: **${value}**${level === '' || direct ? '' : ` (${level})`}`;
  };
  const chosen = { ...server, ...channel };
  const lines = [
    line(words.language, words.languages[chosen.language ?? 'auto'], 'language'),
    line(words.article, articleName(shown, chosen) ?? words.allArticles, 'article'),
    ...(direct
      ? []
      : [
          line(words.visibility, words.visibilities[chosen.visibility ?? 'public'], 'visibility'),
          line(words.keepers, keepersName(chosen, view), 'keepers'),
        ]),
  ];
  const head = shown.changed ? messages.notices.settingsSaved : words.title;
  return payloadsOf({ blocks: [`${head}\n${bullets(lines)}`, direct ? '' : words.howToChange] }, view);
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
