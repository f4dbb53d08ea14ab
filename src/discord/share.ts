// Makes a private answer one for all: the same words and footnotes without the share button.
import { readPress, type ActionRow } from './render/buttons.ts';
import { EPHEMERAL, type MessagePayload } from './render/payload.ts';
import { CONTENT_LIMIT } from './render/split.ts';

/** The same message for everybody to see. */
export function shared(payload: MessagePayload): MessagePayload {
  return {
    ...payload,
    components: withoutShare(payload.components),
    flags: payload.flags & ~EPHEMERAL,
  };
}

export function withoutShare(rows: readonly ActionRow[]): ActionRow[] {
  return rows.flatMap((row) => {
    const kept = row.components.filter(({ custom_id: id }) => readPress(id)?.kind !== 'share');
    return kept.length === 0 ? [] : [{ ...row, components: kept }];
  });
}

/** Who shared it, in small print below the last message, where there is room. */
export function signed(payloads: readonly MessagePayload[], signature: string): MessagePayload[] {
  return payloads.map((payload, at) => {
    const content = `${payload.content}\n-# ${signature}`;
    const fits = at === payloads.length - 1 && content.length <= CONTENT_LIMIT;
    return fits ? { ...payload, content } : payload;
  });
}

export interface Shelf {
  keep(lastMessageId: string, payloads: readonly MessagePayload[]): void;
  find(lastMessageId: string): readonly MessagePayload[] | undefined;
  /** True for the first press of all on this message; `undo` after a failure. */
  begin(messageId: string): boolean;
  undo(messageId: string): void;
}

/** Private answers of several messages, for a press on the last of them: in memory alone, the latest 200. */
export function createShelf(limit = 200): Shelf {
  const held = new Map<string, readonly MessagePayload[]>();
  const begun = new Set<string>();
  return {
    keep(id, payloads) {
      held.set(id, payloads);
      bound(held, limit);
    },
    find: (id) => held.get(id),
    begin(id) {
      if (begun.has(id)) return false;
      begun.add(id);
      bound(begun, limit);
      return true;
    },
    undo: (id) => void begun.delete(id),
  };
}

/** The oldest leave first. */
function bound(held: Map<string, unknown> | Set<string>, limit: number): void {
  for (const oldest of held.keys()) {
    if (held.size <= limit) return;
    held.delete(oldest);
  }
}
