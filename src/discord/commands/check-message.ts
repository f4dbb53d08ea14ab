// The message command 기사와 대조: holds what somebody wrote against the article, shown to the asker, who may share it.
import type { Command } from '../command.ts';
import { renderNotice } from '../render/message.ts';
import { messageCommand } from './definition.ts';
import { checked } from './check.ts';

export const checkMessage: Command = {
  data: messageCommand('check-message'),
  audience: 'asker',
  async run(call) {
    const text = call.options.target?.text.trim() ?? '';
    if (text === '') return renderNotice(call.view.messages.notices.emptyMessage, call.view);
    return checked(call, text);
  },
};
