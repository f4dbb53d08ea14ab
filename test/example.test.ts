// What a program of one's own imports is what the package exports, and the example of it runs and shows only what the gate lets through.
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { projectFolder } from '../src/adapters/lexicon-files.ts';
import { temporaryFolder } from './adapters/temporary-folder.ts';
import { textIn, objectIn } from './discord/loopback/json.ts';

const ROOT = projectFolder();
const EXPORTS = objectIn(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')), 'exports');
/** Inside the project, so that its packages and data are found. */
const BUILT = join(ROOT, 'dist', `example-${process.pid}.mjs`);

/** The source of what an entry of `exports` names: `dist` holds `src` compiled, file by file. */
function sourceOf(entry: string): string {
  const built = textIn(objectIn(EXPORTS, entry), 'default') ?? '';
  return join(ROOT, built.replace(/^\.\/dist\//u, '').replace(/\.js$/u, '.ts'));
}

describe('the package', () => {
  it.each(Object.keys(EXPORTS))('exports %s from a source that there is, with its types', (entry) => {
    expect(existsSync(sourceOf(entry))).toBe(true);
    const { types, default: code } = objectIn(EXPORTS, entry);
    expect(types).toBe(String(code).replace(/\.js$/u, '.d.ts'));
  });
});

describe('the example of a program with models of its own', () => {
  beforeAll(async () => {
    await build({
      entryPoints: [join(ROOT, 'test', 'example', 'own-models.mjs')],
      outfile: BUILT,
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      alias: { 'gakju/langchain': sourceOf('./langchain'), gakju: sourceOf('.') },
      logLevel: 'silent',
    });
    return () => rmSync(BUILT);
  });

  it('shows what the gate lets through with its footnote, what it left out, and what it found', async () => {
    const folder = temporaryFolder();
    const aborted = new AbortController();
    onTestFinished(() => aborted.abort());
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [BUILT, folder], {
      signal: aborted.signal,
    });
    expect(stderr).toBe('');
    expect(stdout.trim().split('\n')).toEqual([
      '투자 규모는 3조2400억 원이에요 [ 1 ]',
      '[1] 투자 규모는 3조2400억 원이며 2028년 6월 완공이 목표다.',
      'left out: 새 공장은 직원 1300명을 고용해요 (number)',
      '한빛전자, 전주에 반도체 공장',
    ]);
  });
});
