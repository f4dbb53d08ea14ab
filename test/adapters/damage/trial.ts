// The child's side of trials: runs those that its parent names and tells of each what was wrong, one line of JSON each.
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export interface Told {
  readonly trial: number;
  /** What was done; trials of one name are counted together. */
  readonly name: string;
  /** Empty where all is well. */
  readonly wrong: readonly string[];
  /** How it ended; counted too. */
  readonly outcome?: string;
}

export interface Order {
  readonly seed: number;
  readonly trials: readonly number[];
  /** Where each trial has a folder of its own, gone after it. */
  readonly folder: string;
}

/** `prepare` makes what all trials share, in a folder that stays until the end. */
export async function tellTrials<Prepared>(
  prepare: (folder: string, order: Order) => Promise<Prepared>,
  run: (trial: number, folder: string, prepared: Prepared) => Promise<Omit<Told, 'trial'>>,
): Promise<void> {
  const order: Order = JSON.parse(process.argv[2] ?? '');
  const shared = mkdtempSync(join(order.folder, 'shared-'));
  const prepared = await prepare(shared, order);
  for (const trial of order.trials) {
    await say({ trial });
    const folder = mkdtempSync(join(order.folder, 'trial-'));
    const told = await run(trial, folder, prepared).catch((error: unknown) => ({
      name: 'not run to its end',
      wrong: [describe(error)],
    }));
    rmSync(folder, { recursive: true, force: true });
    await say({ trial, ...told });
  }
}

export function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const facts = 'facts' in error ? JSON.stringify(error.facts) : '';
  return `${error.name} ${error.message} ${facts} ${error.stack?.split('\n').slice(1, 6).join('|') ?? ''}`;
}

function say(value: Partial<Told>): Promise<void> {
  return new Promise((resolve) => process.stdout.write(`${JSON.stringify(value)}\n`, () => resolve()));
}
