// A chat request's body as a scripted model reads it; content in parts is joined to its text.
import {
  isObject,
  listIn,
  objectIn,
  objectsIn,
  textIn,
  type JsonObject,
} from '../../discord/loopback/json.ts';

export interface ChatMessage {
  readonly role: string;
  readonly text: string;
}

export interface ChatRequest {
  /** The deployment's name where the request came by Azure's path and names no model. */
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  /** The texts of all system and developer messages. */
  readonly system: string;
  /** The text of the last user message; empty where there is none. */
  readonly question: string;
  readonly stream: boolean;
  readonly includeUsage: boolean;
  readonly responseFormat: 'text' | 'json_object' | 'json_schema';
  /** The wanted shape, of `json_schema`. */
  readonly schema: JsonObject;
  /** The names of the tools that may be called, the demanded one alone where one is. */
  readonly tools: readonly string[];
  readonly body: JsonObject;
}

export function readChatRequest(body: JsonObject): ChatRequest {
  const messages = objectsIn(body, 'messages').map((message) => ({
    role: textIn(message, 'role') ?? '',
    text: contentOf(message['content']),
  }));
  const format = objectIn(body, 'response_format');
  return {
    model: textIn(body, 'model') ?? '',
    messages,
    system: textsOf(messages, 'system', 'developer').join('\n'),
    question: textsOf(messages, 'user').at(-1) ?? '',
    stream: body['stream'] === true,
    includeUsage: objectIn(body, 'stream_options')['include_usage'] === true,
    responseFormat: formatOf(format['type']),
    schema: objectIn(objectIn(format, 'json_schema'), 'schema'),
    tools: toolsOf(body),
    body,
  };
}

function textsOf(messages: readonly ChatMessage[], ...roles: readonly string[]): string[] {
  return messages.filter(({ role }) => roles.includes(role)).map(({ text }) => text);
}

function contentOf(content: unknown): string {
  if (typeof content === 'string') return content;
  return objectsIn({ content }, 'content')
    .map((part) => textIn(part, 'text') ?? '')
    .join('');
}

function formatOf(type: unknown): ChatRequest['responseFormat'] {
  return type === 'json_object' || type === 'json_schema' ? type : 'text';
}

function toolsOf(body: JsonObject): string[] {
  const demanded = textIn(objectIn(body['tool_choice'], 'function'), 'name');
  if (demanded !== undefined) return [demanded];
  if (body['tool_choice'] === 'none') return [];
  return listIn(body, 'tools').flatMap((tool) =>
    isObject(tool) ? [textIn(objectIn(tool, 'function'), 'name') ?? ''] : [],
  );
}
