// Drafts are held for a while, for one person and one library, and never more than there is room for.
import { describe, expect, it } from 'vitest';
import { makeArticle } from '../../../src/core/article.ts';
import { createDrafts, type Draft } from '../../../src/discord/adding/drafts.ts';

const draft = (by = '5', text = '새빛군은 헌책 시장을 연다.'): Draft => ({
  article: makeArticle({ id: 'market', text }),
  warnings: [],
  by,
  library: 'guild:1',
});

describe('a draft', () => {
  it('is found by its person in its library, and by nobody else nor elsewhere', () => {
    const drafts = createDrafts(() => 0);
    const id = drafts.put(draft());
    expect(drafts.find(id, '5', 'guild:1')?.by).toBe('5');
    expect(drafts.find(id, '6', 'guild:1')).toBeUndefined();
    expect(drafts.find(id, '5', 'guild:1/channel:9')).toBeUndefined();
    expect(drafts.find(`${id}x`, '5', 'guild:1')).toBeUndefined();
  });

  it('is gone after fifteen minutes, counted anew when it is changed', () => {
    const time = { now: 0 };
    const drafts = createDrafts(() => time.now);
    const id = drafts.put(draft());
    time.now = 15 * 60_000 - 1;
    expect(drafts.change(id, draft())).toBe(true);
    time.now += 15 * 60_000 - 1;
    expect(drafts.find(id, '5', 'guild:1')).toBeDefined();
    time.now += 1;
    expect([drafts.find(id, '5', 'guild:1'), drafts.size]).toEqual([undefined, 0]);
    expect(drafts.change(id, draft())).toBe(false);
  });

  it('leaves when its person has five newer ones', () => {
    const drafts = createDrafts(() => 0);
    const other = drafts.put(draft('6'));
    const first = drafts.put(draft());
    for (let at = 0; at < 5; at += 1) drafts.put(draft());
    expect(drafts.find(first, '5', 'guild:1')).toBeUndefined();
    expect(drafts.find(other, '6', 'guild:1')).toBeDefined();
  });

  it('leaves, the oldest first, where there are too many or they are too large', () => {
    const few = createDrafts(() => 0, { most: 3 });
    const ids = ['1', '2', '3', '4'].map((by) => few.put(draft(by)));
    expect(ids.map((id, at) => few.find(id, `${at + 1}`, 'guild:1') !== undefined)).toEqual([
      false,
      true,
      true,
      true,
    ]);
    const small = createDrafts(() => 0, { characters: 2_500 });
    for (const by of ['1', '2', '3', '4']) small.put(draft(by, '가'.repeat(1_000)));
    expect(small.size).toBe(2);
  });
});
