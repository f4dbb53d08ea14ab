// Some sources as plain JavaScript for child processes, which Node 20 does not run from TypeScript.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Compiles `file` and what it imports into a folder inside node_modules, where packages resolve as ever. */
export function compileSources(file: string): { readonly folder: string; remove(): void } {
  const name = `${file.replaceAll(/\W/gu, '-')}-${process.pid}`;
  const folder = `${root}node_modules/.cache/gakju-test/${name}`;
  const project = {
    extends: `${root}tsconfig.json`,
    compilerOptions: { rootDir: root },
    files: [root + file],
    include: [],
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/tsconfig.json`, JSON.stringify(project));
  const compiler = [`${root}node_modules/typescript/bin/tsc`, '-p', folder, '--outDir', folder, '--noCheck'];
  const { stdout, error } = spawnSync(process.execPath, compiler, { encoding: 'utf8' });
  if (error || stdout !== '')
    throw new Error(`expected the sources to compile, got ${error?.message ?? stdout}`);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
