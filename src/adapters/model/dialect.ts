// Which fields a server and model take: a first guess by name, made less with every field that one refuses.
import type { Prompt } from '../../core/ports.ts';
import { addressOf, type Server } from './address.ts';
import type { Clock } from './clock.ts';
import { type Field, troubleOf } from './trouble.ts';

export interface Dialect {
  readonly limit: 'max_tokens' | 'max_completion_tokens' | 'none';
  /** Absent: the model's own, which thinking models insist on. */
  readonly temperature?: number;
  readonly effort?: 'none' | 'minimal' | 'low';
  /** It thinks before it writes, and its thoughts count against the limit. */
  readonly thinks: boolean;
  /** Tokens are reported where they are asked for. */
  readonly usage: boolean;
  /** False: rules and question are one message, for models that know no system role. */
  readonly systemRole: boolean;
}

/** As OpenAI's chat completions take them, without model, messages and `stream`. */
export interface DialectFields {
  readonly max_tokens?: number;
  readonly max_completion_tokens?: number;
  readonly temperature?: number;
  readonly reasoning_effort?: 'none' | 'minimal' | 'low';
  readonly stream_options?: { readonly include_usage: true };
}

export type Turn = readonly ['system' | 'human', string];

export const PLAIN: Dialect = {
  limit: 'max_tokens',
  temperature: 0,
  thinks: false,
  usage: true,
  systemRole: true,
};
const THINKING: Omit<Dialect, 'temperature'> = {
  limit: 'max_completion_tokens',
  thinks: true,
  usage: true,
  systemRole: true,
};

/** Only OpenAI's own server, and Azure, are known to take the newer name of the limit with every model. */
export function dialectOf(server: Server): Dialect {
  const { model } = server;
  if (/(?:^|\/)(?:gpt-5|o\d)(?![.\d])(?!-chat)/u.test(model))
    return { ...THINKING, effort: /(?:^|\/)o\d/u.test(model) ? 'low' : 'minimal' };
  if (/(?:^|\/)gpt-(?:5\.\d|[6-9]|\d\d)(?!.*-chat)/u.test(model) || /^HCX-007/iu.test(model))
    return { ...THINKING, effort: 'none' };
  const { hostname } = new URL(addressOf(server).baseUrl);
  return /^(?:api\.openai\.com|.*\.azure\.com)$/u.test(hostname)
    ? { ...PLAIN, limit: 'max_completion_tokens' }
    : PLAIN;
}

/** Asks in a dialect, and again without the field where one is refused by name; what was learned holds from then on. */
export function createSpeaker<Asked extends readonly unknown[], Answer>(
  first: Dialect,
  clock: Clock,
  ask: (dialect: Dialect, ...asked: Asked) => Promise<Answer>,
): (...asked: Asked) => Promise<Answer> {
  let dialect = first;
  return async (...asked) => {
    for (let tried = dialect; ; tried = dialect) {
      try {
        return await ask(tried, ...asked);
      } catch (error) {
        const { field } = troubleOf(error, clock.now());
        const less = field && withoutField(tried, field);
        if (!less) throw error;
        dialect = less;
      }
    }
  };
}

/** What is left to try after `field` was refused; undefined where that is nothing. */
export function withoutField(dialect: Dialect, field: Field): Dialect | undefined {
  const { temperature, effort, ...rest } = dialect;
  const kept = { ...(temperature !== undefined && { temperature }), ...(effort !== undefined && { effort }) };
  switch (field) {
    case 'max_tokens':
    case 'max_completion_tokens':
      return dialect.limit === field ? { ...rest, ...kept, limit: otherLimit(dialect) } : undefined;
    case 'temperature':
      return temperature === undefined
        ? undefined
        : { ...rest, ...(effort !== undefined && { effort }), thinks: true };
    case 'reasoning_effort':
      return effort === undefined
        ? undefined
        : { ...rest, ...(temperature !== undefined && { temperature }) };
    case 'stream_options':
      return dialect.usage ? { ...dialect, usage: false } : undefined;
    case 'messages':
      return dialect.systemRole ? { ...dialect, systemRole: false } : undefined;
    default:
      return field satisfies never;
  }
}

/** A thinking model has the newer name of the limit, any other the older; where that is refused too, none is sent. */
function otherLimit({ limit, thinks }: Dialect): Dialect['limit'] {
  if (limit === 'max_tokens') return thinks ? 'none' : 'max_completion_tokens';
  return thinks ? 'max_tokens' : 'none';
}

export function fieldsOf(dialect: Dialect, prompt: Prompt): DialectFields {
  const { limit, temperature, effort, usage } = dialect;
  return {
    ...(limit !== 'none' && { [limit]: prompt.maxTokens + tokensToThink(dialect) }),
    ...(temperature !== undefined && { temperature }),
    ...(effort !== undefined && { reasoning_effort: effort }),
    ...(usage && { stream_options: { include_usage: true } }),
  };
}

export function turnsOf({ systemRole }: Dialect, { system, user }: Prompt): readonly Turn[] {
  if (systemRole && system !== '')
    return [
      ['system', system],
      ['human', user],
    ];
  return [['human', system === '' ? user : `${system}\n\n${user}`]];
}

/** Added to the limit, so that a model does not think until nothing is left to write with. */
function tokensToThink({ thinks, effort }: Dialect): number {
  if (!thinks || effort === 'none') return 0;
  return effort === 'minimal' ? 1_000 : 4_000;
}
