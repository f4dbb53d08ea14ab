// The first lines of a chat: which article, which mode and how to reach the next, three things to try; five lines at most.
import type { Config } from '../config.ts';
import { Failure } from '../core/errors.ts';
import type { Article } from '../core/types.ts';
import { type Desk, scope } from './actions.ts';
import { paragraph } from './layout.ts';
import { bullets } from './render.ts';
import type { Program } from './run.ts';

export async function greeting(program: Program, desk: Desk, config: Config): Promise<string> {
  const { view, parts } = program;
  const article = await articleAtHand(desk);
  const about = article ? view.messages.greeting(article.title) : view.messages.notFound['no-article'];
  const suggested = article ? (parts.suggest?.(article) ?? []) : [];
  const toTry = suggested.length > 0 ? suggested.slice(0, 3) : view.messages.tryThese;
  return [
    paragraph(view, [{ text: about, style: 'strong' }]),
    modeLine(program, config),
    bullets(toTry, view),
  ].join('\n');
}

/** One line: how answers are made now, and what would change that. */
export function modeLine({ view, parts }: Program, config: Config): string {
  const text = view.messages.mode({
    model: parts.model?.(config),
    canWrite: parts.model !== undefined,
    canBeBot: parts.bot !== undefined,
  });
  return paragraph(view, [{ text, style: 'quiet' }]);
}

async function articleAtHand({ services, within }: Desk): Promise<Article | undefined> {
  try {
    return await services.show({ scope, ...(within !== undefined && { within }) });
  } catch (error) {
    if (error instanceof Failure && error.code === 'unknown-article' && within === undefined)
      return undefined;
    throw error;
  }
}
