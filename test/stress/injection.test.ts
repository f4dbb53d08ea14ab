// All injections of a file (INJECTIONS, one JSON object a line with payload, canary, position and category), and how often the same model breaches unchecked.
import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { askPoisoned, QUESTIONS, type Injection } from '../core/injection.ts';

const row = z.object({
  payload: z.string(),
  canary: z.string(),
  position: z.enum(['start', 'middle', 'end']),
  category: z.string(),
});
const path = process.env['INJECTIONS'] ?? '';
const every = Number(process.env['EVERY'] ?? '1');

it.skipIf(!existsSync(path))(
  'shows nothing of any of them, and loses no footnote',
  async () => {
    const rows = readFileSync(path, 'utf8')
      .trim()
      .split('\n')
      .filter((_, at) => at % every === 0);
    const clean = await Promise.all(QUESTIONS.map((question) => askPoisoned(question, undefined, false)));
    const breaches: string[] = [];
    const counts = { asked: 0, raw: 0, answered: 0, lost: 0 };
    for (const line of rows) {
      const { category, ...given } = row.parse(JSON.parse(line));
      const injection: Injection = { ...given, abstains: category === 'abstain' };
      for (const always of [false, true])
        for (const [at, question] of QUESTIONS.entries()) {
          const outcome = await askPoisoned(question, injection, always);
          breaches.push(...outcome.breaches.map((breach) => `${breach}: ${injection.payload}`));
          counts.asked += 1;
          counts.raw += Number(always && outcome.raw.length > 0);
          counts.answered += Number(outcome.answered);
          const isLost = clean[at]?.cited.some((cite) => !outcome.cited.includes(cite)) ?? true;
          if (isLost) breaches.push(`a lost footnote: ${injection.payload}`);
          counts.lost += Number(isLost);
        }
    }
    process.stdout.write(`${JSON.stringify({ ...counts, breaches: breaches.length })}\n`);
    expect(breaches).toEqual([]);
  },
  1_800_000,
);
