// /quotes: who said what, all of them or one speaker.
import type { Choice, Command, Typing } from '../command.ts';
import { cutText, visibleLine } from '../render/escape.ts';
import { renderQuotes } from '../render/reports.ts';
import { articleChoices } from './article-choices.ts';
import { booleanOption, slashCommand, textOption } from './definition.ts';
import { articleRequest } from './which-article.ts';

const MOST = 25;
const NAME_LIMIT = 100;

export const quotes: Command = {
  data: slashCommand('quotes', [
    textOption('speaker', { autocomplete: true }),
    textOption('article', { autocomplete: true }),
    booleanOption('private'),
  ]),
  audience: 'as-chosen',
  async run(call) {
    const { services, options, view } = call;
    const request = await articleRequest(call, options.string('article'));
    const speaker = options.string('speaker');
    return renderQuotes(
      await services.quotes({ ...request, ...(speaker !== undefined && { speaker }) }),
      view,
    );
  },
  complete: (typing) => (typing.focused.name === 'speaker' ? speakerChoices(typing) : articleChoices(typing)),
};

/** The speakers of the article that the same command names, else of the place's own. */
async function speakerChoices(typing: Typing): Promise<readonly Choice[]> {
  const request = await articleRequest(typing, typing.options.string('article'));
  const { speakers } = await typing.services.quotes(request);
  const typed = typing.focused.value.normalize('NFC').trim().toLowerCase();
  return speakers
    .map(({ speaker }) => speaker)
    .filter(({ name, role }) => `${name} ${role}`.toLowerCase().includes(typed))
    .slice(0, MOST)
    .map(({ name, role }) => ({
      name: cutText(visibleLine(`${name} ${role}`).trim(), NAME_LIMIT),
      value: cutText(name, NAME_LIMIT),
    }));
}
