// The README's generated parts are what the program prints.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { settingsTable } from '../src/config.ts';

it('shows the settings table that the program makes', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  expect(readme).toContain(settingsTable('en').trim());
});
