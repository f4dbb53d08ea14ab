// A chat reply as an answer on the wire, whole or streamed, with the fault that is to happen to it.
import type { JsonObject } from '../../discord/loopback/json.ts';
import { jsonAnswer, textAnswer, type Answer, type Step } from './answer.ts';
import { changedReply } from './changed-reply.ts';
import type { ChatRequest } from './chat-request.ts';
import { completionOf, DONE, event, streamOf, type Envelope } from './completion.ts';
import { errorBody } from './error.ts';
import { isOfFrame, isOfSpeech, isOfWire, type Fault, type FrameFault } from './faults.ts';
import { errorAnswer, PROMPT_FILTERED } from './instead.ts';
import type { Reply } from './reply.ts';
import { around, spoilt } from './spoilt-answer.ts';

export function chatAnswer(
  request: ChatRequest,
  reply: Reply,
  envelope: Envelope,
  fault: Fault | undefined,
): Answer {
  if (fault?.kind === 'content-filter' && fault.prompt) return errorAnswer(PROMPT_FILTERED, envelope);
  const said = fault && isOfSpeech(fault) ? changedReply(reply, fault) : reply;
  const frame = fault && isOfFrame(fault) ? fault : undefined;
  const answer = request.stream
    ? streamAnswer(streamOf(request, said, envelope), frame)
    : wholeAnswer(completionOf(request, said, envelope), said, frame);
  return fault && isOfWire(fault) ? spoilt(answer, fault) : answer;
}

function streamAnswer(steps: readonly Step[], fault: FrameFault | undefined): Answer {
  const headers = { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' };
  return { status: 200, headers, steps: streamSteps(steps, fault) };
}

function streamSteps(steps: readonly Step[], fault: FrameFault | undefined): readonly Step[] {
  switch (fault?.kind) {
    case 'no-done':
      return steps;
    case 'no-choices':
      return [event({ id: 'chatcmpl-1', object: 'chat.completion.chunk' }), DONE];
    case 'empty-choices':
      return [event({ id: 'chatcmpl-1', object: 'chat.completion.chunk', choices: [] }), DONE];
    case 'broken-event':
      return [...around(steps, fault.after, (rest) => [BROKEN, ...rest]), DONE];
    case 'error-event':
      return around(steps, fault.after, () => [event(ERROR)]);
    case undefined:
      return [...steps, DONE];
    default:
      return fault satisfies never;
  }
}

/** Delays between deltas are waited for together. */
function wholeAnswer(body: JsonObject, { deltas = [] }: Reply, fault: FrameFault | undefined): Answer {
  const ms = deltas.reduce((sum, delta) => sum + (typeof delta === 'string' ? 0 : delta.afterMs), 0);
  const answer = wholeBody(body, fault);
  return ms === 0 ? answer : { ...answer, steps: [{ do: 'wait', ms }, ...answer.steps] };
}

function wholeBody(body: JsonObject, fault: FrameFault | undefined): Answer {
  switch (fault?.kind) {
    case 'no-choices': {
      const { choices: _, ...rest } = body;
      return jsonAnswer(200, rest);
    }
    case 'empty-choices':
      return jsonAnswer(200, { ...body, choices: [] });
    case 'broken-event':
      return textAnswer(200, 'application/json', JSON.stringify(body).slice(0, -20));
    case 'error-event':
      return jsonAnswer(200, ERROR);
    case 'no-done':
    case undefined:
      return jsonAnswer(200, body);
    default:
      return fault satisfies never;
  }
}

const BROKEN: Step = { do: 'write', text: 'data: {"id": "chatcmpl-1", "choices": [{"ind\n\n' };
const ERROR = errorBody({ message: 'The engine died while it was writing.', type: 'server_error' });
