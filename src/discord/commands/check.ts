// /check: is this in the article? Each claim supported, contradicted or not there, with the sentence.
import type { Call, Command } from '../command.ts';
import type { MessagePayload } from '../render/payload.ts';
import { renderCheck } from '../render/reports.ts';
import { articleChoices } from './article-choices.ts';
import { booleanOption, slashCommand, textOption } from './definition.ts';
import { articleRequest } from './which-article.ts';

export const check: Command = {
  data: slashCommand('check', [
    textOption('claim', { required: true, longest: 2_000 }),
    textOption('article', { autocomplete: true }),
    booleanOption('private'),
  ]),
  audience: 'as-chosen',
  run: (call) => checked(call, call.options.string('claim') ?? '', call.options.string('article')),
  complete: articleChoices,
};

/** What a person wrote, held against the article. */
export async function checked(
  call: Pick<Call, 'services' | 'place' | 'choices' | 'view'>,
  claim: string,
  article?: string,
): Promise<readonly MessagePayload[]> {
  const request = await articleRequest(call, article);
  return renderCheck(await call.services.check({ ...request, claim }), call.view);
}
