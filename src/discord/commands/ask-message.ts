// The message command 기사에 물어보기: takes somebody's message as a question.
import type { Command } from '../command.ts';
import { renderNotice } from '../render/message.ts';
import { messageCommand } from './definition.ts';

export const askMessage: Command = {
  data: messageCommand('ask-message'),
  audience: 'as-chosen',
  async run({ ask, options, place, choices, asker, view, signal, watch }) {
    const text = options.target?.text.trim() ?? '';
    if (text === '') return renderNotice(view.messages.notices.emptyMessage, view);
    return ask({
      text,
      place,
      choices,
      language: asker.language,
      private: view.private,
      repeat: true,
      signal,
      watch,
    });
  },
};
