// The conversation that a message goes on with, read back from Discord: nothing of it is remembered here.
import { askedIn } from './render/payload.ts';
import { readPress } from './render/buttons.ts';
import { plainText } from './message-text.ts';

/** A message as the conversation sees it. */
export interface Told {
  readonly id: string;
  /** Whether the bot wrote it. */
  readonly own: boolean;
  readonly authorId: string;
  /** Whether any bot wrote it. */
  readonly bot: boolean;
  /** Empty where Discord does not let the bot read it. */
  readonly content: string;
  readonly repliesTo: string | undefined;
  /** Of its buttons. */
  readonly customIds: readonly string[];
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface Conversation {
  /** Earlier questions, oldest first. */
  readonly history: readonly string[];
  /** The key of the one article that the latest answer cites, where it is one. */
  readonly about: string | undefined;
}

/** Messages read back along a chain of replies: four questions with their answers. */
const HOPS = 8;
/** A direct message goes on with what was said just before, without a reply. */
const RECENT_MS = 10 * 60_000;

/** Follows replies back; a message that is gone or may not be read ends the chain. */
export async function repliedConversation(
  repliesTo: string,
  fetch: (id: string) => Promise<Told | undefined>,
): Promise<Conversation> {
  const chain: Told[] = [];
  for (let id: string | undefined = repliesTo; id !== undefined && chain.length < HOPS;) {
    if (chain.some((told) => told.id === id)) break;
    const told: Told | undefined = await fetch(id);
    if (!told) break;
    chain.unshift(told);
    id = told.repliesTo;
  }
  return conversationOf(chain);
}

/** `before` are the messages of a direct conversation, oldest first; only those of the last ten minutes count. */
export function recentConversation(before: readonly Told[], now: number): Conversation {
  return conversationOf(before.filter(({ at }) => now - at <= RECENT_MS).slice(-HOPS));
}

function conversationOf(chain: readonly Told[]): Conversation {
  const latest = chain.findLast(({ own, customIds }) => own && citedArticles(customIds).length > 0);
  const cited = latest ? citedArticles(latest.customIds) : [];
  return {
    history: chain.flatMap((told) => questionIn(told) ?? []),
    about: cited.length === 1 ? cited[0] : undefined,
  };
}

/** A person's own words, or the question that an answer of ours repeats. */
function questionIn({ own, bot, content }: Told): string | undefined {
  const question = own ? askedIn(content) : bot ? undefined : plainText(content);
  return question === '' ? undefined : question;
}

/** The keys of the articles that proof buttons open, each once. */
export function citedArticles(customIds: readonly string[]): string[] {
  const keys = customIds.flatMap((id) => {
    const press = readPress(id);
    return press?.kind === 'proof' ? [press.article] : [];
  });
  return [...new Set(keys)];
}
