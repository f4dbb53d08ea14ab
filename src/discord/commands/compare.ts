// /compare: two articles: where they agree, differ, or only one reports, each with its sentence.
import type { Command } from '../command.ts';
import { renderCompare } from '../render/reports.ts';
import { articleChoices } from './article-choices.ts';
import { booleanOption, slashCommand, textOption } from './definition.ts';
import { articleNamed } from './which-article.ts';

export const compare: Command = {
  data: slashCommand('compare', [
    textOption('first', { required: true, autocomplete: true }),
    textOption('second', { required: true, autocomplete: true }),
    booleanOption('private'),
  ]),
  audience: 'as-chosen',
  async run(call) {
    const { services, options, view, place, signal } = call;
    const left = await articleNamed(call, options.string('first') ?? '');
    const right = await articleNamed(call, options.string('second') ?? '');
    const { library: scope } = place;
    return renderCompare(await services.compare({ scope, left: left.id, right: right.id, signal }), view);
  },
  complete: articleChoices,
};
