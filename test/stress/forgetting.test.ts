// Figures: five hundred forgets over the store on disk and its graphs, and what is left of them in any file.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { measureForgetting } from '../adapters/forgetting.ts';
import { tellFigures, tenth } from '../discord/load/figures.ts';

const FORGETS = Number(process.env['STRESS_FORGETS'] ?? 500);

test('nothing of what was forgotten is left in a file', { timeout: 3_600_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gakju-forgetting-'));
  try {
    const { forgets, scopes, graphs, pieces, found, findings, middleMs, slowestMs } = await measureForgetting(
      folder,
      FORGETS,
    );
    tellFigures(`${forgets} forgets, ${scopes} of them of a whole scope, ${graphs} graphs on disk before`, [
      { what: 'pieces of text and vectors looked for', value: String(pieces) },
      { what: 'found in a file', value: String(found.length), must: '0' },
      { what: 'findings of verify', value: String(findings.length), must: '0' },
      { what: 'time of one, ms', value: `${tenth(middleMs)} in the middle, ${tenth(slowestMs)} at most` },
    ]);
    expect([found, findings]).toEqual([[], []]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
