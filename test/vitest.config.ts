import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';

/** `npm run stress` names this folder: hours of load and figures of speed, which want the machine for themselves. */
const isStress = process.argv.includes('test/stress');

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: isStress ? ['**/*.test.ts'] : ['test/**/*.test.ts'],
    exclude: isStress ? configDefaults.exclude : [...configDefaults.exclude, 'test/stress/**'],
    setupFiles: ['test/setup.ts'],
    pool: 'threads',
    maxWorkers: 2,
    fileParallelism: !isStress,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
