// Reads LangChain's message chunks, of whichever provider, by their shape alone: nothing in one is believed to be there.
import type { ChatPiece } from './chat-writer.ts';

/** A chunk as every chat model of LangChain gives it. */
export function pieceOf(chunk: unknown): ChatPiece {
  const kwargs = fieldOf(chunk, 'additional_kwargs');
  const finish = finishOf(fieldOf(chunk, 'response_metadata'));
  const tokens = tokensOf(fieldOf(chunk, 'usage_metadata'));
  return {
    text: textOf(fieldOf(chunk, 'content')),
    ...(thinksIn(chunk, kwargs) && { thinks: true }),
    ...(isText(fieldOf(kwargs, 'refusal')) && { refused: true }),
    ...(finish !== undefined && { finish }),
    ...(tokens !== undefined && { tokens }),
  };
}

/** Content is a text or a list of parts, of which thoughts and calls are no text. */
export function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content.map(textOfPart).join('');
}

function textOfPart(part: unknown): string {
  if (typeof part === 'string') return part;
  const text = fieldOf(part, 'text');
  return typeof text === 'string' && ['text', 'output_text'].includes(String(fieldOf(part, 'type')))
    ? text
    : '';
}

/** OpenAI, Anthropic, Bedrock, Ollama, Google and the Responses API each have a name for it. */
const FINISH_FIELDS = ['finish_reason', 'stop_reason', 'stopReason', 'done_reason', 'finishReason'] as const;

function finishOf(metadata: unknown): string | undefined {
  const named = FINISH_FIELDS.map((name) => fieldOf(metadata, name)).find(isText);
  if (named !== undefined) return named;
  const status = fieldOf(metadata, 'status');
  const why = fieldOf(fieldOf(metadata, 'incomplete_details'), 'reason');
  if (status === 'incomplete') return isText(why) ? why : 'incomplete';
  return status === 'completed' ? status : undefined;
}

function tokensOf(usage: unknown): number | undefined {
  const total = fieldOf(usage, 'total_tokens');
  if (isCount(total)) return total;
  const [input, output] = [fieldOf(usage, 'input_tokens'), fieldOf(usage, 'output_tokens')];
  return isCount(input) && isCount(output) ? input + output : undefined;
}

function thinksIn(chunk: unknown, kwargs: unknown): boolean {
  if (
    ['reasoning_content', 'thinking_content', 'reasoning'].some((name) => fieldOf(kwargs, name) !== undefined)
  )
    return true;
  const content = fieldOf(chunk, 'content');
  return Array.isArray(content) && content.some((part) => THOUGHTS.has(String(fieldOf(part, 'type'))));
}

const THOUGHTS: ReadonlySet<string> = new Set(['thinking', 'reasoning', 'redacted_thinking']);

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Reflect.get(value, name) ?? undefined;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
}
