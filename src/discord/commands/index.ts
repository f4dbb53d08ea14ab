// The list of all commands, in the order in which help names them.
import type { Command } from '../command.ts';
import { article } from './article.ts';
import { ask } from './ask.ts';
import { askMessage } from './ask-message.ts';
import { check } from './check.ts';
import { checkMessage } from './check-message.ts';
import { compare } from './compare.ts';
import { feed } from './feed.ts';
import { help } from './help.ts';
import { privacy } from './privacy.ts';
import { quotes } from './quotes.ts';
import { settings } from './settings.ts';
import { summary } from './summary.ts';

export const COMMANDS: readonly Command[] = [
  ask,
  summary,
  quotes,
  check,
  compare,
  article,
  feed,
  settings,
  privacy,
  help,
  checkMessage,
  askMessage,
];
