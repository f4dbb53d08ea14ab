// A message as Discord's REST takes it: text within the limits, buttons, and never a ping nor a preview.
import type { Citation } from '../../core/types.ts';
import type { Messages } from '../messages.ts';
import {
  type ActionRow,
  askButton,
  type Button,
  proofButton,
  rowsOf,
  shareButton,
  voteButtons,
} from './buttons.ts';
import { cutText, escapeLine, unescape, visibleLine } from './escape.ts';
import { splitContent } from './split.ts';

/** How things are shown, and to whom. */
export interface View {
  readonly messages: Messages;
  /** Only the asker sees it; then it can be shared. */
  readonly private?: boolean;
  /** The question, repeated above the answer where nobody sees it otherwise. */
  readonly asked?: string;
  /** Buttons that an answer has beside its own. */
  readonly actions?: readonly Button[];
}

/** The JSON body of a message. */
export interface MessagePayload {
  readonly content: string;
  readonly components: readonly ActionRow[];
  readonly allowed_mentions: { readonly parse: readonly []; readonly replied_user: false };
  readonly flags: number;
}

export const SUPPRESS_EMBEDS = 1 << 2;
export const EPHEMERAL = 1 << 6;

/** What is to be said, before it is cut into messages. */
export interface Draft {
  /** Discord markup, apart by an empty line. */
  readonly blocks: readonly string[];
  /** Each gets a button in the message that shows its line `[n] “…”`. */
  readonly citations?: readonly Citation[];
  readonly questions?: readonly string[];
  /** An answer: can be voted on, and shared where it is private. */
  readonly judged?: boolean;
  /** Buttons that belong to what is said. */
  readonly actions?: readonly Button[];
}

export function payloadsOf(draft: Draft, view: View): MessagePayload[] {
  const text = blocks([askedLine(view), ...draft.blocks]);
  const parts = splitContent(text.trim() === '' ? view.messages.nothingToSay : text);
  const proofs = proofsOf(parts, draft.citations ?? []);
  return parts.map((content, at) => {
    const sources = (proofs[at] ?? []).map((citation) => proofButton(citation, view.messages));
    const last = at === parts.length - 1;
    const rows = last
      ? rowsOf(sources, questionButtons(draft), closing(draft, view, parts.length))
      : rowsOf(sources, [], []);
    return payload(content, rows, view);
  });
}

export function blocks(parts: readonly string[], joint = '\n\n'): string {
  return parts.filter((part) => part.trim() !== '').join(joint);
}

function payload(content: string, components: readonly ActionRow[], view: View): MessagePayload {
  return {
    content,
    components,
    allowed_mentions: { parse: [], replied_user: false },
    flags: view.private === true ? SUPPRESS_EMBEDS | EPHEMERAL : SUPPRESS_EMBEDS,
  };
}

const ASKED_MARK = '> ';
const ASKED_LIMIT = 300;
/** Proof buttons of a message, and of the last one, whose other buttons need room. */
const PROOFS = 25;
const LAST_PROOFS = 15;

/** Each citation goes to the message that shows its line, else to the last; where that is full, to the first with room. */
function proofsOf(parts: readonly string[], citations: readonly Citation[]): Citation[][] {
  const proofs = parts.map((): Citation[] => []);
  const hasRoom = (at: number): boolean =>
    (proofs[at]?.length ?? 0) < (at === parts.length - 1 ? LAST_PROOFS : PROOFS);
  for (const citation of citations) {
    const shown = parts.findIndex((part) => shows(part, citation.number));
    const wanted = shown < 0 ? parts.length - 1 : shown;
    const taken = hasRoom(wanted) ? wanted : parts.findIndex((_, at) => hasRoom(at));
    proofs[taken]?.push(citation);
  }
  return proofs;
}

function shows(text: string, number: number): boolean {
  return `\n${text}`.includes(`\n[${number}] “`);
}

function questionButtons({ questions = [] }: Draft): readonly Button[] {
  return questions.flatMap((question, at) => askButton(question, at) ?? []);
}

function closing({ judged, actions = [] }: Draft, view: View, parts: number): readonly Button[] {
  if (judged !== true) return actions;
  return [
    ...actions,
    ...voteButtons(),
    ...(view.private === true ? [shareButton(view.messages, parts)] : []),
  ];
}

/** `> the question`: nothing else that is said begins so, for `>` in the text of others is escaped. */
function askedLine({ asked }: View): string {
  const line = asked === undefined ? '' : escapeLine(cutText(visibleLine(asked).trim(), ASKED_LIMIT));
  return line === '' ? '' : `${ASKED_MARK}${line}`;
}

/** The question that a message of ours repeats, as it was asked, undefined where it repeats none. */
export function askedIn(content: string): string | undefined {
  const [line = ''] = content.split('\n', 1);
  return line.startsWith(ASKED_MARK) ? unescape(line.slice(ASKED_MARK.length)).trim() : undefined;
}
