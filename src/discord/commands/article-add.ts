// /article add: by link, by file, or by pasting the text into a form where neither is given.
import { pasteForm } from '../adding.ts';
import type { Call, Command } from '../command.ts';
import type { MessagePayload } from '../render/payload.ts';
import { renderNotice } from '../render/message.ts';
import { keepsArticles } from './permission.ts';

/** Those who may not add are told so by the command itself. */
export const opensPasteForm: NonNullable<Command['opens']> = ({ asker, options, choices, view }) => {
  const isGiven = options.string('link') !== undefined || options.file('file') !== undefined;
  if (options.subcommand !== 'add' || isGiven || !keepsArticles(asker, choices)) return undefined;
  return pasteForm(view);
};

/** A file is taken before a link. */
export async function addArticle(call: Call): Promise<readonly MessagePayload[]> {
  const { adding, options, signal, watch } = call;
  const file = options.file('file');
  if (file) return adding.file(call, file, signal, watch);
  const link = options.string('link');
  if (link !== undefined) return adding.link(call, link, signal, watch);
  return renderNotice(call.view.messages.notices.notAllowed, call.view);
}
