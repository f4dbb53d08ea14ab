// /article: putting one in, what can be asked here, which one answers, and taking one out.
import type { Call, Command } from '../command.ts';
import { ARTICLE_WORDS, CHOICE_WORDS } from '../messages.commands.ts';
import { renderNotice } from '../render/message.ts';
import { renderArticleInfo, renderArticleList, renderRemoval } from '../render/pages.ts';
import { shortLine } from '../render/markup.ts';
import type { MessagePayload } from '../render/payload.ts';
import type { Level } from '../settings.ts';
import { articleChoices } from './article-choices.ts';
import { addArticle, opensPasteForm } from './article-add.ts';
import { choice, fileOption, slashCommand, subcommand, textOption } from './definition.ts';
import { listedAt, ownerOf } from '../owner.ts';
import { keepsArticles } from './permission.ts';
import { articleNamed, articleRequest } from './which-article.ts';
import { Failure } from '../../core/errors.ts';

const which = textOption('article', { autocomplete: true });
const required = textOption('article', { autocomplete: true, required: true });
const where = textOption('where', {
  choices: [choice('channel', CHOICE_WORDS.channel), choice('server', CHOICE_WORDS.server)],
});

export const article: Command = {
  data: slashCommand('article', [
    subcommand('add', ARTICLE_WORDS.add, [textOption('link', { longest: 2_000 }), fileOption('file')]),
    subcommand('list', ARTICLE_WORDS.list),
    subcommand('info', ARTICLE_WORDS.info, [which]),
    subcommand('default', ARTICLE_WORDS.default, [which, where]),
    subcommand('remove', ARTICLE_WORDS.remove, [required]),
  ]),
  audience: 'asker',
  light: ({ subcommand: name }) => name === 'add',
  opens: opensPasteForm,
  async run(call) {
    const chosen = SUBCOMMANDS[call.options.subcommand];
    if (!chosen) throw new Failure('unknown-command', { command: call.options.subcommand });
    return chosen(call);
  },
  complete: articleChoices,
};

type Run = (call: Call) => Promise<readonly MessagePayload[]>;

const SUBCOMMANDS: Readonly<Record<string, Run>> = {
  add: addArticle,
  async list({ services, place, choices, view }) {
    return renderArticleList(await listedAt(services, place), view, choices.article);
  },
  async info(call) {
    const { services, options, place, view } = call;
    const { language } = view.messages;
    const { id } = await services.show(await articleRequest(call, options.string('article')));
    const suggested = await services.suggest({ scope: place.library, within: id, language });
    const listed = (await listedAt(services, place)).find((one) => one.id === id);
    return renderArticleInfo(listed ?? (await articleNamed(call, id)), view, suggested);
  },
  async default(call) {
    const { services, settings, options, place, view, asker, choices } = call;
    if (!keepsArticles(asker, choices)) return renderNotice(view.messages.notices.notAllowed, view);
    const name = options.string('article');
    const chosen = name === undefined ? undefined : await articleNamed(call, name);
    const owner = chosen && (await ownerOf(services, place, chosen));
    const level = owner && owner.scope !== place.scope ? 'channel' : levelOf(options.string('where'));
    await settings.change(place, level, { article: chosen?.id });
    return renderNotice(await answersNow(call, level), view);
  },
  async remove(call) {
    const { options, view, asker, choices } = call;
    if (!keepsArticles(asker, choices)) return renderNotice(view.messages.notices.notAllowed, view);
    const listed = await articleNamed(call, options.string('article') ?? '');
    const owner = await ownerOf(call.services, call.place, listed);
    if (!owner) throw new Failure('article-read-only', { id: listed.id });
    return renderRemoval(listed, view);
  },
};

/** Which article answers from now on at this level, and in this channel where that is another one. */
async function answersNow({ settings, place, services, view }: Call, level: Level): Promise<string> {
  const { notices } = view.messages;
  const articles = await services.list(place.library);
  const titleOf = (wanted: string | undefined): string | undefined => {
    const found = articles.find(({ id }) => id === wanted);
    return found && (shortLine(found.title) || shortLine(found.id));
  };
  const title = titleOf((level === 'server' ? settings.at(place, 'server') : settings.of(place)).article);
  const own = level === 'server' ? titleOf(settings.at(place, 'channel').article) : undefined;
  return [
    title === undefined ? notices.defaultCleared(level) : notices.defaultChosen(title, level),
    ...(own === undefined ? [] : [notices.channelHasOwn(own)]),
  ].join(' ');
}

function levelOf(where: string | undefined): Level {
  return where === 'server' ? 'server' : 'channel';
}
