// Takes each control of the bot out of a copy of the source and expects its tests to fail there.
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectFolder } from '../../src/adapters/lexicon-files.ts';
import { CONTROLS, type Control } from './controls.ts';

const COPIED = ['src', 'test', 'scripts', 'data', 'dist', 'package.json', 'tsconfig.json'];
let copy: string;

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'gakju-controls-'));
  for (const name of COPIED) await cp(join(projectFolder(), name), join(copy, name), { recursive: true });
  await symlink(join(projectFolder(), 'node_modules'), join(copy, 'node_modules'), 'junction');
}, 60_000);

afterAll(() => rm(copy, { recursive: true, force: true }));

describe('a test fails', { timeout: 300_000 }, () => {
  it('of none of them while every control is there', async () => {
    const tests = new Set(CONTROLS.flatMap((control) => control.tests));
    expect(await passes([...tests])).toBe(true);
  });

  it.each(CONTROLS.map((control) => [control.name, control] as const))(
    'without: %s',
    async (_name, control) => {
      expect(await passesWithout(control)).toBe(false);
    },
  );
});

async function passesWithout({ file, code, without, tests }: Control): Promise<boolean> {
  const path = join(copy, 'src/discord', file);
  const source = await readFile(path, 'utf8');
  expect(source.split(code)).toHaveLength(2);
  await writeFile(
    path,
    source.replace(code, () => without),
  );
  try {
    return await passes(tests);
  } finally {
    await writeFile(path, source);
  }
}

function passes(tests: readonly string[]): Promise<boolean> {
  const vitest = join(copy, 'node_modules/vitest/vitest.mjs');
  const paths = tests.map((test) => join('test/discord', test));
  const argv = [vitest, 'run', '--config', 'test/vitest.config.ts', '--bail', '1', ...paths];
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      argv,
      { cwd: copy, env: { PATH: process.env['PATH'] }, maxBuffer: 1e8 },
      (error) => resolve(error === null),
    );
  });
}
