// What is noted of who did what: found by person, erased by person, bounded.
import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../src/adapters/memory-store.ts';
import { createAudit } from '../../src/discord/audit.ts';

function audited() {
  const store = createMemoryStore();
  const records = (scope: string, kind: string) => store.scope(scope).records(kind);
  return { audit: createAudit({ records }), records };
}

const at = (second: number): string => new Date(Date.UTC(2025, 2, 10) + second * 1_000).toISOString();

describe('the audit', () => {
  it('tells of each person what they did in which library, oldest first', async () => {
    const { audit } = audited();
    await audit.note('guild:1', { by: '5', what: 'add', title: '시장', at: at(1), article: 'market' });
    await audit.note('guild:1', { by: '6', what: 'remove', title: '버스', at: at(2) });
    await audit.note('guild:2', { by: '5', what: 'feed', title: '소식', at: at(3) });
    expect(await audit.of(['guild:1', 'guild:2'], '5')).toEqual([
      { scope: 'guild:1', by: '5', what: 'add', title: '시장', at: at(1), article: 'market' },
      { scope: 'guild:2', by: '5', what: 'feed', title: '소식', at: at(3) },
    ]);
    expect(await audit.of(['guild:3'], '5')).toEqual([]);
  });

  it('forgets a person where that is wanted, and nobody else', async () => {
    const { audit } = audited();
    await audit.note('guild:1', { by: '5', what: 'add', title: '시장', at: at(1) });
    await audit.note('guild:1', { by: '6', what: 'add', title: '버스', at: at(2) });
    expect(await audit.erase(['guild:1', 'guild:2'], '5')).toBe(1);
    expect(await audit.of(['guild:1'], '5')).toEqual([]);
    expect(await audit.of(['guild:1'], '6')).toHaveLength(1);
    expect((await audit.all('guild:1')).map(({ by, title }) => [by, title])).toEqual([
      ['', '시장'],
      ['6', '버스'],
    ]);
  });

  it('keeps the latest thousand notes of a library, two of one instant apart', async () => {
    const { audit } = audited();
    for (let second = 0; second < 1_003; second += 1)
      await audit.note('guild:1', {
        by: '5',
        what: 'add',
        title: `${second}`,
        at: at(Math.floor(second / 2)),
      });
    const notes = await audit.all('guild:1');
    expect([notes.length, notes[0]?.title, notes.at(-1)?.title]).toEqual([1_000, '3', '1002']);
  });

  it('leaves out what it cannot read', async () => {
    const { audit, records } = audited();
    for (const [id, value] of ['nothing', '{}', '[1]', '{"by":"5","what":"dance","title":"x"}'].entries())
      await records('guild:1', 'audit').put({ id: `${id}`, value, at: at(id) });
    expect(await audit.all('guild:1')).toEqual([]);
  });
});
