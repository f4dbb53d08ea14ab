// Lets one operation of the file system after another fail during a library's lives, then holds what it said against what is there.
import { installFaults, setRule } from './faulty-files.ts';
import type { Rule } from './faulty-files.ts';
import { check, live, newWorld } from './life.ts';
import { tellTrials } from './trial.ts';
import type { Told } from './trial.ts';

/** Operations that can end with an error. */
const CREATING = [
  'open',
  'openSync',
  'mkdir',
  'mkdirSync',
  'rename',
  'renameSync',
  'link',
  'linkSync',
  'writeFile',
  'writeFileSync',
];
const LOOKING = [
  'readdir',
  'readdirSync',
  'stat',
  'statSync',
  'lstat',
  'lstatSync',
  'rm',
  'rmSync',
  'existsSync',
];
const WRITING = ['write', 'writeSync', 'sync', 'fsyncSync'];
const REFUSED: Readonly<Record<string, ReadonlySet<string>>> = {
  ENOSPC: new Set([...CREATING, ...WRITING]),
  EIO: new Set([
    ...CREATING,
    ...LOOKING,
    ...WRITING,
    'read',
    'close',
    'closeSync',
    'realpath',
    'realpathSync',
    'rmdir',
  ]),
  EMFILE: new Set(['open', 'openSync', 'readdir', 'readdirSync']),
  EACCES: new Set([...CREATING, ...LOOKING]),
};
const codes = Object.keys(REFUSED);
/** Enough for any operation to come up. */
const MOST_LIVES = 40;

/** Trial number: which error in the units of four, then at which operation, from 1. */
async function runTrial(
  trial: number,
  folder: string,
  { seed }: { readonly seed: number },
): Promise<Omit<Told, 'trial'>> {
  const code = codes[trial % codes.length] ?? '';
  const at = 1 + Math.floor(trial / codes.length);
  const stuck = new Set<string>();
  const world = newWorld(folder, seed + trial, { stuck });
  // A full disk stays full, other errors as long every other time: until the life ends.
  const lasts = code === 'ENOSPC' || at % 2 === 0;
  const fault = faultAt({ code, at, folder, lasts, stuck });
  for (let round = 0; round < MOST_LIVES && !fault.fired(); round += 1) {
    setRule(fault.rule);
    await live(world, round);
    setRule(undefined);
  }
  const refusals = [...world.refusals];
  const wrong = await check(world);
  if (!fault.fired()) wrong.push(`operation ${at} never came`);
  return {
    name: code,
    wrong: wrong.map((line) => `${fault.place()}: ${line}`),
    outcome: refusals[0] ? `refused: ${refusals[0]}` : 'went on',
  };
}

interface FaultOptions {
  readonly code: string;
  readonly at: number;
  readonly folder: string;
  readonly lasts: boolean;
  /** Gets the paths that could not be removed. */
  readonly stuck: Set<string>;
}

interface Fault {
  readonly rule: Rule;
  fired(): boolean;
  /** Which error came first, and where. */
  place(): string;
}

function faultAt({ code, at, folder, lasts, stuck }: FaultOptions): Fault {
  let count = 0;
  let place = '';
  const rule: Rule = (operation, path) => {
    if (!path.startsWith(folder) || !REFUSED[code]?.has(operation)) return undefined;
    // Whether a folder is there is asked by the driver too, which has an error of its own for it.
    if (operation === 'existsSync' && !path.includes('.')) return undefined;
    count += 1;
    if (count < at || (count > at && !lasts)) return undefined;
    // What is to be removed is looked at first.
    if (/^(?:rm|lstat)/u.test(operation)) stuck.add(path);
    if (count > at) return code;
    place = `${code} at ${at}, ${operation} ${path.slice(folder.length)}`;
    return code === 'ENOSPC' && operation === 'write' ? 'SHORT' : code;
  };
  return { rule, fired: () => count >= at, place: () => place };
}

await installFaults();
await tellTrials(async (_, { seed }) => ({ seed }), runTrial);
