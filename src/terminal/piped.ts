// Answers standard input line by line: one reply a line, in order, in bounded memory; what is wrong with a line is its reply.
import { StringDecoder } from 'node:string_decoder';
import type { Config } from '../config.ts';
import { type Desk, QUESTION_LIMIT } from './actions.ts';
import { type Conversation, createConversation } from './conversation.ts';
import { reportFailure } from './failure-report.ts';
import { modeLine } from './greeting.ts';
import { messagesFor } from './messages.ts';
import { paragraph } from './layout.ts';
import type { Program } from './run.ts';
import { safeJson } from './safe-text.ts';

/** Characters of a line that are said again before its reply. */
const ECHOED = 100;

/** Ends with 0 at the end of input. The line that tells the mode goes to stderr: stdout holds replies only. */
export async function answerLines(program: Program, desk: Desk, config: Config): Promise<number> {
  const { io, out, problems, invocation } = program;
  const conversation = createConversation(desk, invocation.json, false);
  if (!invocation.json) await problems.write(`${modeLine(program, config)}\n`);
  let first = true;
  for await (const line of linesOf(io.stdin, QUESTION_LIMIT)) {
    if (line.trim() === '') continue;
    const reply = await replyTo(line, conversation, program);
    if (reply === 'leave') break;
    await out.write(conversation.json ? `${reply}\n` : `${first ? '' : '\n'}${reply}\n`);
    first = false;
  }
  return 0;
}

async function replyTo(line: string, conversation: Conversation, program: Program): Promise<string> {
  try {
    const reply = await conversation.respond(line);
    if (reply === 'leave') return reply;
    return conversation.json
      ? safeJson(reply.json())
      : asked(line, program) + reply.text(viewOf(conversation, program));
  } catch (error) {
    const report = reportFailure(error, viewOf(conversation, program).messages, program.io);
    return conversation.json ? safeJson(report.json) : asked(line, program) + report.text;
  }
}

/** The line itself, so that a person who reads the output alone knows what was asked. */
function asked(line: string, { view }: Program): string {
  const characters = Array.from(line.trim());
  const shown = characters.length > ECHOED ? `${characters.slice(0, ECHOED - 1).join('')}…` : line.trim();
  return `${paragraph(view, [{ text: shown, style: 'quiet' }], { text: '› ', style: 'quiet' })}\n`;
}

function viewOf({ desk }: Conversation, { view }: Program) {
  return { ...view, messages: messagesFor(desk.language) };
}

/** Lines without their ends. Of a line longer than `limit` only the first `limit + 1` characters are kept. */
export async function* linesOf(
  input: AsyncIterable<Uint8Array | string>,
  limit: number,
): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let held = '';
  for await (const chunk of input) {
    const text = typeof chunk === 'string' ? chunk : decoder.write(Buffer.from(chunk));
    const parts = text.split('\n');
    for (const [at, part] of parts.entries()) {
      held = (held + part).slice(0, limit + 1);
      if (at === parts.length - 1) break;
      yield held.replace(/^\uFEFF/u, '').replace(/\r$/u, '');
      held = '';
    }
  }
  if (held !== '') yield held.replace(/^\uFEFF/u, '').replace(/\r$/u, '');
}
