// What is shown while an answer is written.
import { describe, expect, it } from 'vitest';
import { createLive } from '../../src/discord/live.ts';
import type { MessagePayload } from '../../src/discord/render/payload.ts';

const said = (content: string): MessagePayload[] => [
  { content, components: [], allowed_mentions: { parse: [], replied_user: false }, flags: 4 },
];

/** Edits and waits that end when the test says so. */
function bench() {
  const shown: string[] = [];
  const edits: (() => void)[] = [];
  const waits: (() => void)[] = [];
  const live = createLive({
    edit: (payloads) => {
      shown.push(payloads.map(({ content }) => content).join());
      return new Promise<void>((resolve) => void edits.push(resolve));
    },
    wait: () => new Promise<void>((resolve) => void waits.push(resolve)),
  });
  live.begin();
  const turn = async (): Promise<void> => {
    for (let i = 0; i < 10; i += 1) await Promise.resolve();
  };
  return { live, shown, edits, waits, turn };
}

describe('an answer that is being written', () => {
  it('shows its first statement in the turn in which it comes', () => {
    const { live, shown } = bench();
    live.show(said('하나'));
    expect(shown).toEqual(['하나']);
  });

  it('skips what is overtaken while an edit is made, and waits between edits', async () => {
    const { live, shown, edits, waits, turn } = bench();
    live.show(said('하나'));
    live.show(said('하나 둘'));
    live.show(said('하나 둘 셋'));
    edits[0]?.();
    await turn();
    expect(shown).toEqual(['하나']);
    waits[0]?.();
    await turn();
    expect(shown).toEqual(['하나', '하나 둘 셋']);
  });

  it('shows nothing before it may', () => {
    const shown: string[] = [];
    const live = createLive({
      edit: async (payloads) => void shown.push(payloads.map(({ content }) => content).join()),
      wait: () => new Promise<void>(() => undefined),
    });
    live.show(said('하나'));
    live.show(said('하나 둘'));
    expect(shown).toEqual([]);
    live.begin();
    expect(shown).toEqual(['하나 둘']);
  });

  it('begins again after a pause', async () => {
    const { live, shown, edits, waits, turn } = bench();
    live.show(said('하나'));
    edits[0]?.();
    await turn();
    waits[0]?.();
    await turn();
    live.show(said('둘'));
    expect(shown).toEqual(['하나', '둘']);
  });

  it('ends after the edit under way, and shows nothing later', async () => {
    const { live, shown, edits, turn } = bench();
    live.show(said('하나'));
    live.show(said('둘'));
    let ended = false;
    const ending = live.end().then(() => (ended = true));
    await turn();
    expect(ended).toBe(false);
    edits[0]?.();
    await ending;
    live.show(said('셋'));
    expect(shown).toEqual(['하나']);
  });

  it('ends at once where it waits between edits', async () => {
    const { live, edits, turn } = bench();
    live.show(said('하나'));
    edits[0]?.();
    await turn();
    await live.end();
  });
});
