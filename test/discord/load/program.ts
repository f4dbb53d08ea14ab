// The program as a child process runs it: what was built where that is newer than every source, else built anew for the tests.
import { execSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { isObject, objectIn, textIn } from '../loopback/json.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const built = join(root, 'dist/run/main.js');

export interface Program {
  readonly path: string;
  /** Takes away what was built for the tests. */
  readonly remove: () => void;
}

/** `main.js` of the whole program. */
export function buildProgram(): Program {
  if (existsSync(built) && statSync(built).mtimeMs > newestSource())
    return { path: built, remove: () => undefined };
  const folder = freshFolder();
  execSync(bundling().replaceAll('--outdir=dist/run', `--outdir=${folder}`), { cwd: root, env: withTools() });
  return { path: join(folder, 'main.js'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** One file of these tests, bundled as the program is. */
export function buildScript(name: string): Program {
  const folder = freshFolder();
  const outfile = join(folder, name.replace(/\.ts$/u, '.js'));
  buildSync({
    entryPoints: [fileURLToPath(new URL(name, import.meta.url))],
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    outfile,
    logLevel: 'warning',
  });
  return { path: outfile, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The same command as `npm run build` has, so that the tests run what people run. */
function bundling(): string {
  const about: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const build = textIn(objectIn(isObject(about) ? about : {}, 'scripts'), 'build');
  const commands = (build ?? '').split(' && ').filter((command) => command.startsWith('esbuild '));
  if (commands.length === 0) throw new Error('expected an esbuild command in the build script');
  return commands.join(' && ');
}

function withTools(): NodeJS.ProcessEnv {
  const { PATH = '', ...rest } = process.env;
  return { ...rest, PATH: `${join(root, 'node_modules/.bin')}:${PATH}` };
}

/** Inside node_modules, where packages resolve as ever. */
function freshFolder(): string {
  const cache = join(root, 'node_modules/.cache/gakju-test');
  mkdirSync(cache, { recursive: true });
  return mkdtempSync(join(cache, 'load-'));
}

function newestSource(): number {
  const files = ['src', 'scripts'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    ),
  );
  return Math.max(...files.map(({ parentPath, name }) => statSync(join(parentPath, name)).mtimeMs));
}
