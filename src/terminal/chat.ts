// The chat at a terminal: Ctrl-C clears the line or stops an answer and leaves at the second press, Ctrl-D leaves, nothing else ends it.
import { createInterface, type Interface } from 'node:readline/promises';
import type { Config } from '../config.ts';
import type { Desk } from './actions.ts';
import { complete } from './completion.ts';
import { type Conversation, createConversation } from './conversation.ts';
import { reportFailure } from './failure-report.ts';
import { greeting } from './greeting.ts';
import { HISTORY_LIMIT, type History, openHistory } from './history.ts';
import { messagesFor } from './messages.ts';
import { type Program, viewFor } from './run.ts';
import { safeJson } from './safe-text.ts';

/** What Ctrl-C acts on. */
interface Moment {
  /** Set while an answer is being made. */
  answering?: AbortController | undefined;
  /** One press has been made on an empty line. */
  pressed: boolean;
  /** The input has ended: nothing may be asked of the reader any more. */
  closed: boolean;
}

export async function chat(program: Program, desk: Desk, config: Config): Promise<number> {
  const conversation = createConversation(desk, false, true);
  await program.out.write(`${await greeting(program, desk, config)}\n\n`);
  const history = await openHistory(config.dataDir);
  const reader = openReader(program, conversation, history);
  const moment: Moment = { pressed: false, closed: false };
  reader.on('close', () => {
    moment.closed = true;
  });
  reader.on('SIGINT', () => interrupt(reader, moment, program, conversation));
  try {
    await converse(reader, moment, program, conversation, history);
  } finally {
    reader.close();
  }
  await program.out.write(`${wordsFor(conversation).goodbye}\n`);
  return 0;
}

function openReader({ io }: Program, conversation: Conversation, history: History): Interface {
  return createInterface({
    input: io.stdin,
    output: io.stdout,
    terminal: true,
    prompt: wordsFor(conversation).prompt,
    history: [...history.lines],
    historySize: HISTORY_LIMIT,
    removeHistoryDuplicates: true,
    completer: (line: string) => complete(line, conversation.desk),
  });
}

async function converse(
  reader: Interface,
  moment: Moment,
  program: Program,
  conversation: Conversation,
  history: History,
): Promise<void> {
  reader.prompt();
  for await (const line of reader) {
    moment.pressed = false;
    if (line.trim() !== '') {
      await history.remember(line.trim());
      const reply = await replyTo(line, moment, program, conversation);
      if (reply === undefined) return;
      await program.out.write(`${reply}\n\n`);
    }
    if (!moment.closed) reader.prompt();
  }
  await program.out.write('\n');
}

/** The reply as it is shown; undefined when the line asks to leave. */
async function replyTo(
  line: string,
  moment: Moment,
  program: Program,
  conversation: Conversation,
): Promise<string | undefined> {
  const answering = new AbortController();
  moment.answering = answering;
  try {
    const reply = await conversation.respond(line, answering.signal);
    if (reply === 'leave') return undefined;
    if (conversation.json) return safeJson(reply.json());
    return reply.text({ ...viewFor(program.io, wordsFor(conversation)), followUps: true });
  } catch (error) {
    if (answering.signal.aborted) return wordsFor(conversation).stopped;
    const report = reportFailure(error, wordsFor(conversation), program.io);
    return conversation.json ? safeJson(report.json) : report.text;
  } finally {
    moment.answering = undefined;
  }
}

function interrupt(reader: Interface, moment: Moment, { io }: Program, conversation: Conversation): void {
  if (moment.answering) return moment.answering.abort();
  if (reader.line !== '') {
    reader.write(null, { ctrl: true, name: 'e' });
    reader.write(null, { ctrl: true, name: 'u' });
    moment.pressed = true;
    return;
  }
  if (moment.pressed) return reader.close();
  moment.pressed = true;
  io.stdout.write(`\n${wordsFor(conversation).pressAgain}\n`);
  reader.prompt();
}

function wordsFor({ desk }: Conversation) {
  return messagesFor(desk.language);
}
