// /ask: a question, and an answer whose every sentence has its source.
import type { Command } from '../command.ts';
import { articleChoices } from './article-choices.ts';
import { booleanOption, slashCommand, textOption } from './definition.ts';
import { articleNamed } from './which-article.ts';

export const ask: Command = {
  data: slashCommand('ask', [
    textOption('question', { required: true, longest: 2_000 }),
    textOption('article', { autocomplete: true }),
    booleanOption('private'),
  ]),
  audience: 'as-chosen',
  async run(call) {
    const { ask, options, place, choices, asker, view, signal, watch } = call;
    const name = options.string('article');
    return ask({
      text: options.string('question') ?? '',
      article: name === undefined ? undefined : (await articleNamed(call, name)).id,
      place,
      choices,
      language: asker.language,
      private: view.private,
      repeat: true,
      signal,
      watch,
    });
  },
  complete: articleChoices,
};
