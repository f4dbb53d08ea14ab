// /summary: the article in one line, three lines, in detail or in numbers, each line with its source.
import { SUMMARY_LEVELS } from '../../core/services.ts';
import type { Command } from '../command.ts';
import { CHOICE_WORDS } from '../messages.commands.ts';
import { renderSummary } from '../render/reports.ts';
import { articleChoices } from './article-choices.ts';
import { booleanOption, choice, slashCommand, textOption } from './definition.ts';
import { articleRequest } from './which-article.ts';

export const summary: Command = {
  data: slashCommand('summary', [
    textOption('level', { choices: SUMMARY_LEVELS.map((level) => choice(level, CHOICE_WORDS[level])) }),
    textOption('article', { autocomplete: true }),
    booleanOption('private'),
  ]),
  audience: 'as-chosen',
  async run(call) {
    const { services, options, view } = call;
    const level = SUMMARY_LEVELS.find((known) => known === options.string('level')) ?? 'three-lines';
    const request = await articleRequest(call, options.string('article'));
    const { language } = view.messages;
    return renderSummary(await services.summary({ ...request, level, language }), view);
  },
  complete: articleChoices,
};
