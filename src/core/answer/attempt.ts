// One request to a model: its reply read as it comes, each claim cut into sentences, through the gate, and onto the page.
import { Failure } from '../errors.ts';
import type { Writer, WritingEnd } from '../ports.ts';
import type { WrittenPrompt } from '../prompt.ts';
import { createReplyReader, type ReplyClaim, type ReplyEvent } from '../reply.ts';
import { sentenceEnds } from '../segment/sentence-ends.ts';
import type { Claim, DroppedClaim, Language, Sentence } from '../types.ts';
import type { Page } from './page.ts';
import { piecesOf } from './pieces.ts';

export interface AttemptParts {
  readonly writer: Writer;
  readonly page: Page;
  /** Words of the prompt that no claim may hold. */
  readonly words: readonly [fence: string, canary: string];
  readonly language: Language;
  /** Ends the writing. */
  readonly limit: AbortSignal;
  /** Ends the question. */
  readonly signal: AbortSignal | undefined;
  /** Called whenever the page has more to show. */
  readonly show?: () => void;
  /** Where given, nothing is shown, and all is taken back at the end unless the kept claims hold. */
  readonly holds?: (claims: readonly Claim[]) => boolean;
}

export interface Attempt {
  readonly end: WritingEnd | 'unavailable';
  readonly kept: number;
  readonly fallen: readonly DroppedClaim[];
  /** The model says that the article does not say it. */
  readonly declined: boolean;
  readonly uncited: number;
}

/** More claims than this answer nothing: the rest is not read. */
const MOST_CLAIMS = 40;

export async function attempt({ prompt, numbered }: WrittenPrompt, parts: AttemptParts): Promise<Attempt> {
  const reader = createReplyReader({ sentences: numbered.length, fence: parts.words[0] });
  const desk = createDesk(numbered, parts);
  let end: Attempt['end'] = 'broken-off';
  try {
    for await (const piece of piecesOf(parts.writer, prompt, parts.limit)) {
      if (piece.kind === 'text') desk.take(reader.push(piece.text));
      else end = piece.reason;
    }
  } catch (error) {
    end = endBy(error, parts, desk.kept().length);
  }
  desk.take(reader.end(end === 'stop'));
  desk.finish();
  const { declined, uncited } = reader;
  return { end, kept: desk.kept().length, fallen: desk.fallen(), declined, uncited };
}

/** The person left: that is no end of a reply. A model that wrote something first broke off. */
function endBy(error: unknown, { limit, signal }: AttemptParts, kept: number): Attempt['end'] {
  signal?.throwIfAborted();
  const isGone = limit.aborted || (error instanceof Failure && error.code === 'model-unavailable');
  if (!isGone) throw error;
  return kept > 0 ? 'broken-off' : 'unavailable';
}

interface Desk {
  take(events: readonly ReplyEvent[]): void;
  finish(): void;
  kept(): readonly Claim[];
  fallen(): readonly DroppedClaim[];
}

function createDesk(numbered: readonly Sentence[], parts: AttemptParts): Desk {
  const { page, show = () => undefined } = parts;
  const from = page.size();
  let fell = page.droppedSince(0).length;
  let kept: Claim[] = [];
  let seen = 0;
  const forget = (): void => {
    page.returnTo(from);
    kept = [];
    fell = page.droppedSince(0).length;
  };
  const takeClaim = (claim: ReplyClaim): void => {
    seen += 1;
    if (seen > MOST_CLAIMS) return;
    for (const text of sentencesOf(claim.text)) {
      const made: Claim = { text, cites: claim.numbers.flatMap((number) => numbered[number - 1] ?? []) };
      if (!mayBeSaid(text, parts)) page.drop(made, 'words');
      else if (page.add(made) === 'kept') kept.push(made);
    }
  };
  return {
    take(events) {
      const before = page.size();
      for (const event of events) {
        if (event.kind === 'forget') forget();
        else takeClaim(event.claim);
      }
      if (page.size() !== before) show();
    },
    finish() {
      if (!parts.holds || kept.length === 0 || parts.holds(kept)) return;
      page.returnTo(from);
      for (const claim of kept) page.drop(claim, 'words');
      kept = [];
    },
    kept: () => kept,
    fallen: () => page.droppedSince(fell),
  };
}

/** Several sentences before one mark are several claims with the same sentences. */
function sentencesOf(text: string): string[] {
  const ends = sentenceEnds(text);
  return ends
    .map((end, at) => text.slice(ends[at - 1] ?? 0, end).trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

/** Nothing of the prompt, and in Korean where Korean was asked. */
function mayBeSaid(text: string, { words, language }: AttemptParts): boolean {
  const bare = text.normalize('NFKC').toLowerCase();
  if (words.some((word) => bare.includes(word.toLowerCase()))) return false;
  return language !== 'ko' || /\p{Script=Hangul}/u.test(text);
}
