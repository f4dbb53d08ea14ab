// The sources as plain JavaScript for child processes, which Node 20 does not run from TypeScript.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Compiles once; gives the folder that stands for the repository, inside node_modules so that imports resolve. */
export function compileSources(name: string): { readonly folder: string; remove(): void } {
  const folder = `${root}node_modules/.cache/gakju-test/${name}-${process.pid}`;
  const compiler = `${root}node_modules/typescript/bin/tsc`;
  const { stdout, error } = spawnSync(
    process.execPath,
    [compiler, '-p', `${root}tsconfig.json`, '--outDir', folder, '--noCheck', '--declaration', 'false'],
    { encoding: 'utf8' },
  );
  if (error || stdout !== '')
    throw new Error(`expected the sources to compile, got ${error?.message ?? stdout}`);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
