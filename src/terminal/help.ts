// Help, made from the command table: what there is, how it is written, what each option does.
import { displayWidth } from './display-width.ts';
import { COMMAND_NAMES, type CommandName, COMMANDS, nameWithArgument, usageOf } from './command-line.ts';
import { paragraph } from './layout.ts';
import { blocks } from './render.ts';
import type { Reply, View } from './view.ts';

/** All commands, or one of them in full. */
export function help(command?: CommandName): Reply {
  return {
    text: (view) => (command === undefined || command === 'start' ? overview(view) : details(command, view)),
    json: () => ({
      commands: (command === undefined ? COMMAND_NAMES : [command]).map((name) => ({
        name,
        usage: usageOf(name),
      })),
    }),
  };
}

/** What can be typed in the chat. */
export function chatHelp(): Reply {
  return {
    text: (view) => table(view.messages.chatHelp, view),
    json: () => ({ message: 'see /help in text' }),
  };
}

function overview(view: View): string {
  const { messages } = view;
  const rows = COMMAND_NAMES.map((name) => [nameWithArgument(name), messages.commands[name]] as const);
  const options = (['json', 'lang'] as const).map((name) => [`--${name}`, messages.options[name]] as const);
  return blocks([
    `${heading(messages.usage, view)}\n${table([['gakju', messages.commands.start], ...rows], view)}`,
    `${heading(messages.optionsTitle, view)}\n${table(options, view)}`,
  ]);
}

function details(command: CommandName, view: View): string {
  const { messages } = view;
  const own = [...COMMANDS[command].options, 'json', 'lang'] as const;
  const options = own.map((name) => [`--${name}`, messages.options[name]] as const);
  return blocks([
    paragraph(view, [{ text: messages.commands[command] }]),
    `${heading(messages.usage, view)}\n${paragraph(view, [{ text: usageOf(command) }], { text: '  ' })}`,
    COMMANDS[command].takes === 'rest'
      ? ''
      : `${heading(messages.optionsTitle, view)}\n${table(options, view)}`,
  ]);
}

/** Two columns; on a narrow screen the second goes below the first. */
function table(rows: readonly (readonly [string, string])[], view: View): string {
  const column = Math.max(...rows.map(([name]) => displayWidth(name))) + 2;
  const narrow = column + 24 > view.width;
  return rows
    .map(([name, what]) => {
      if (narrow)
        return `${line(name, view)}\n${paragraph(view, [{ text: what, style: 'quiet' }], { text: '    ' })}`;
      const gap = ' '.repeat(column - displayWidth(name));
      return paragraph(view, [{ text: what, style: 'quiet' }], { text: `  ${name}${gap}` });
    })
    .join('\n');
}

function line(name: string, view: View): string {
  return paragraph(view, [{ text: name }], { text: '  ' });
}

function heading(text: string, view: View): string {
  return paragraph(view, [{ text, style: 'strong' }]);
}
