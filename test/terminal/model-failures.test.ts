// What a person is told of a model that cannot be had: by each reason one sentence or two, which name only settings that there are.
import { describe, expect, it } from 'vitest';
import type { TroubleReason } from '../../src/adapters/model/trouble.ts';
import { SETTINGS } from '../../src/config.ts';
import { englishFailures as discordEnglish } from '../../src/discord/messages.failures.en.ts';
import { koreanFailures as discordKorean } from '../../src/discord/messages.failures.ko.ts';
import { englishFailures } from '../../src/terminal/failures.en.ts';
import { koreanFailures } from '../../src/terminal/failures.ko.ts';

const REASONS: Readonly<Record<TroubleReason, true>> = {
  auth: true,
  'no-model': true,
  'too-long': true,
  'rate-limit': true,
  quota: true,
  'refused-request': true,
  filtered: true,
  server: true,
  network: true,
  timeout: true,
  malformed: true,
  budget: true,
};

describe.each([
  ['the terminal in Korean', koreanFailures],
  ['the terminal in English', englishFailures],
  ['Discord in Korean', discordKorean],
  ['Discord in English', discordEnglish],
])('%s', (_, failures) => {
  const said = Object.keys(REASONS).map((reason) => failures['model-unavailable']({ reason }));
  const otherwise = failures['model-unavailable']({});

  it('says something of every reason, on one line', () => {
    for (const sentence of said) expect(sentence).toMatch(/^[^\n]{10,140}[.!]$/u);
  });

  it('names only settings that there are', () => {
    const names = said.flatMap((sentence) => sentence.match(/\b[A-Z]+(?:_[A-Z]+)+\b/gu) ?? []);
    const known = new Set<string>(SETTINGS.map(({ name }) => name));
    expect(names.filter((name) => !known.has(name))).toEqual([]);
  });

  it('asks to try again in a moment only where that may help', () => {
    const lasting = (['auth', 'no-model', 'quota', 'too-long', 'refused-request', 'budget'] as const).map(
      (reason) => failures['model-unavailable']({ reason }),
    );
    for (const sentence of lasting) expect(sentence).not.toMatch(/in a moment|잠시 뒤/u);
    expect(otherwise).toMatch(/in a moment|잠시 뒤/u);
  });
});
