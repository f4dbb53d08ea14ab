// The page reader's program, built from the sources as they are by the package's own command, into a folder of the test's.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export function buildPageChild(): { readonly program: string; readonly folder: string; remove(): void } {
  const folder = join(root, 'node_modules', '.cache', 'gakju-test', `pages-${process.pid}-${Date.now()}`);
  mkdirSync(folder, { recursive: true });
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const [, ...given] = Array.from(
    String(scripts['build:pages']).matchAll(/(?:[^\s"]|"[^"]*")+/gu),
    ([word]) => word.replaceAll('"', ''),
  );
  const flags = given.map((flag) => (flag.startsWith('--outdir=') ? `--outdir=${folder}` : flag));
  execFileSync(join(root, 'node_modules', 'esbuild', 'bin', 'esbuild'), flags, { cwd: root });
  return {
    program: join(folder, 'page-child.mjs'),
    folder,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
