// A shared answer is the same answer without the means to share it again, signed where there is room.
import { describe, expect, it } from 'vitest';
import { createShelf, shared, signed, withoutShare } from '../../src/discord/share.ts';
import type { ActionRow, Button } from '../../src/discord/render/buttons.ts';
import { EPHEMERAL, SUPPRESS_EMBEDS } from '../../src/discord/render/payload.ts';
import { payload } from './deliver/bench.ts';

const button = (custom_id: string): Button => ({ type: 2, style: 2, custom_id, label: custom_id });
const row = (...ids: readonly string[]): ActionRow => ({ type: 1, components: ids.map(button) });

describe('sharing', () => {
  it('makes it for everybody, keeps words and buttons, and takes the share button out', () => {
    const flags = SUPPRESS_EMBEDS | EPHEMERAL;
    const components = [row('proof:1:1:0-5:bus', 'share:1'), row('share:1:3')];
    expect(shared(payload('답', { components, flags }))).toEqual(
      payload('답', { components: [row('proof:1:1:0-5:bus')], flags: SUPPRESS_EMBEDS }),
    );
  });

  it('leaves buttons alone that only look like sharing', () => {
    const rows = [row('share:2', 'shares:1', 'ask:1:0:share:1')];
    expect(withoutShare(rows)).toEqual(rows);
  });

  it('signs the last message alone', () => {
    const parts = signed([payload('하나'), payload('둘')], '하늘 님이 공유했어요.');
    expect(parts.map(({ content }) => content)).toEqual(['하나', '둘\n-# 하늘 님이 공유했어요.']);
  });

  it('does not sign where the signature does not fit', () => {
    const full = payload('가'.repeat(1_995));
    expect(signed([full], '하늘 님이 공유했어요.')).toEqual([full]);
  });
});

describe('the shelf', () => {
  it('begins once for a message, until that is undone', () => {
    const shelf = createShelf();
    expect([shelf.begin('1'), shelf.begin('1'), shelf.begin('2')]).toEqual([true, false, true]);
    shelf.undo('1');
    expect(shelf.begin('1')).toBe(true);
  });

  it('holds the latest answers and lets the oldest go', () => {
    const shelf = createShelf(2);
    for (const id of ['1', '2', '3']) shelf.keep(id, [payload(id)]);
    expect(['1', '2', '3'].map((id) => shelf.find(id)?.[0]?.content)).toEqual([undefined, '2', '3']);
  });
});
