// Buttons and what their presses mean: everything a press needs is in its id, so nothing is remembered between messages.
import type { Citation, Span } from '../../core/types.ts';
import type { Messages } from '../messages.ts';
import { cutText, visibleLine } from './escape.ts';

export interface Button {
  readonly type: 2;
  readonly style: 1 | 2 | 4;
  readonly custom_id: string;
  readonly label?: string;
  readonly emoji?: { readonly name: string };
}

export interface ActionRow {
  readonly type: 1;
  readonly components: readonly Button[];
}

/** A press, read from its id. `article` is the `articleKey` of an article. */
export type Press =
  | ProofPress
  | { readonly kind: 'ask'; readonly question: string }
  | { readonly kind: 'vote'; readonly good: boolean }
  /** `parts` messages make the answer; the button stands on the last. */
  | { readonly kind: 'share'; readonly parts: number }
  | { readonly kind: 'remove'; readonly article: string }
  /** Erases what is kept of who presses. */
  | { readonly kind: 'erase' }
  /** Shows what was left out of an answer, to those who manage the server. */
  | { readonly kind: 'left'; readonly token: string }
  /** What to do with the draft of an article: keep it, throw it away, or change its details first. */
  | DraftPress;

/** `span` points into the text of this version. */
export interface ProofPress {
  readonly kind: 'proof';
  readonly number: number;
  readonly article: string;
  readonly version: number;
  readonly span: Span;
}

export type DraftPress = {
  readonly [Act in DraftAct]: { readonly kind: Act; readonly draft: string };
}[DraftAct];

export type DraftAct = (typeof DRAFT_ACTS)[number];

const DRAFT_ACTS = ['keep', 'discard', 'edit'] as const;

const VERSION = 1;
const ID_LIMIT = 100;
const LABEL_LIMIT = 80;
const ROW = 5;
const ROWS = 5;
const KEY_LIMIT = 60;
const PRIMARY = 1;
const DANGER = 4;

/** Undefined for an id of another version or another program. */
export function readPress(customId: string): Press | undefined {
  const [, kind = '', version = '', rest = ''] = /^(\w+):(\d+)(?::(.*))?$/su.exec(customId) ?? [];
  if (Number(version) !== VERSION) return undefined;
  return Object.hasOwn(READERS, kind) ? READERS[kind]?.(rest) : undefined;
}

/** The article's id, or a short sign of an id too long for a button; compare it with the keys of a scope's articles. */
export function articleKey(id: string): string {
  return id.length <= KEY_LIMIT && !id.startsWith('~') ? id : `~${fingerprint(id)}`;
}

export function proofButton({ number, article, span }: Citation, messages: Messages): Button {
  const version = article.version === undefined || article.version === 1 ? '' : `@${article.version}`;
  const id = `proof:${VERSION}:${number}:${span.start}-${span.end}${version}:${articleKey(article.id)}`;
  return textButton(id, messages.proofLabel(number));
}

/** Undefined where the question does not fit an id whole: half a question asks something else. */
export function askButton(question: string, index: number): Button | undefined {
  const asked = visibleLine(question).trim();
  const id = `ask:${VERSION}:${index}:${asked}`;
  return asked === '' || id.length > ID_LIMIT ? undefined : textButton(id, asked);
}

export function voteButtons(): readonly Button[] {
  return [
    { type: 2, style: 2, custom_id: `vote:${VERSION}:up`, emoji: { name: '👍' } },
    { type: 2, style: 2, custom_id: `vote:${VERSION}:down`, emoji: { name: '👎' } },
  ];
}

export function shareButton(messages: Messages, parts: number): Button {
  return textButton(parts === 1 ? `share:${VERSION}` : `share:${VERSION}:${parts}`, messages.shareLabel);
}

/** Takes an article out for good; who presses is asked for permission again. */
export function removeButton(articleId: string, messages: Messages): Button {
  const id = `remove:${VERSION}:${articleKey(articleId)}`;
  return { ...textButton(id, messages.removeLabel), style: DANGER };
}

/** Erases what is kept of the presser. */
export function eraseButton(label: string): Button {
  return { ...textButton(`erase:${VERSION}`, label), style: DANGER };
}

export function leftOutButton(token: string, label: string): Button {
  return textButton(`left:${VERSION}:${token}`, label);
}

/** Below the draft of an article; `labels` are the sentences' own words. */
export function draftButtons(draft: string, labels: Readonly<Record<DraftAct, string>>): readonly Button[] {
  return DRAFT_ACTS.map((act) => {
    const button = textButton(`${act}:${VERSION}:${draft}`, labels[act]);
    return act === 'keep' ? { ...button, style: PRIMARY } : button;
  });
}

/** All in one row where they fit; else proofs, questions and the closing ones in rows of their own. */
export function rowsOf(
  proofs: readonly Button[],
  questions: readonly Button[],
  closing: readonly Button[],
): readonly ActionRow[] {
  const all = unique([...proofs, ...questions, ...closing]);
  if (all.length <= ROW) return all.length === 0 ? [] : [{ type: 1, components: all }];
  const below = [questions.slice(0, ROW), closing].filter((row) => row.length > 0);
  const above = chunks(unique(proofs), ROW).slice(0, ROWS - below.length);
  return [...above, ...below].map((components) => ({ type: 1, components }));
}

const READERS: Readonly<Record<string, (rest: string) => Press | undefined>> = {
  proof: (rest) => {
    const [, number, start, end, version, article] = PROOF.exec(rest) ?? [];
    if (article === undefined) return undefined;
    return {
      kind: 'proof',
      number: Number(number),
      article,
      version: Number(version ?? 1),
      span: { start: Number(start), end: Number(end) },
    };
  },
  ask: (rest) => {
    const question = /^\d+:(.+)$/su.exec(rest)?.[1];
    return question === undefined ? undefined : { kind: 'ask', question };
  },
  vote: (rest) => (rest === 'up' || rest === 'down' ? { kind: 'vote', good: rest === 'up' } : undefined),
  share: (rest) =>
    /^\d{0,3}$/u.test(rest) ? { kind: 'share', parts: rest === '' ? 1 : Number(rest) } : undefined,
  remove: (rest) => (rest === '' ? undefined : { kind: 'remove', article: rest }),
  erase: (rest) => (rest === '' ? { kind: 'erase' } : undefined),
  left: (token) => (/^[0-9a-f]{24}$/u.test(token) ? { kind: 'left', token } : undefined),
  keep: (draft) => (DRAFT.test(draft) ? { kind: 'keep', draft } : undefined),
  discard: (draft) => (DRAFT.test(draft) ? { kind: 'discard', draft } : undefined),
  edit: (draft) => (DRAFT.test(draft) ? { kind: 'edit', draft } : undefined),
};

/** `number:start-end@version:article`; without a version it is the first. */
const PROOF = /^(\d+):(\d+)-(\d+)(?:@(\d+))?:(.+)$/su;
const DRAFT = /^[\w-]{8,32}$/u;

function textButton(customId: string, label: string): Button {
  return { type: 2, style: 2, custom_id: customId, label: cutText(label, LABEL_LIMIT) };
}

function unique(buttons: readonly Button[]): readonly Button[] {
  return [...new Map(buttons.map((button) => [button.custom_id, button])).values()];
}

function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  );
}

/** FNV-1a of 64 bits over UTF-16 units, in base 36. */
function fingerprint(text: string): string {
  let hash = 0xcb_f2_9c_e4_84_22_23_25n;
  for (let at = 0; at < text.length; at += 1)
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(at))) * 0x1_00_00_00_01_b3n);
  return hash.toString(36);
}
