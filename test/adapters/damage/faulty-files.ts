// Makes Node's file system refuse what a rule says, in the process that imports it: ours and no vendor's native calls.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { constants } from 'node:os';

/** The error code that an operation on a path ends with; `SHORT` for a write of which half is done, as on a full disk. */
export type Rule = (operation: string, path: string) => string | undefined;

const state: { rule?: Rule | undefined } = {};

export function setRule(rule: Rule | undefined): void {
  state.rule = rule;
}

/** For a look at what is there in the middle of it. */
export function withoutFaults<Result>(work: () => Result): Result {
  const { rule } = state;
  state.rule = undefined;
  try {
    return work();
  } finally {
    state.rule = rule;
  }
}

const BY_PATH = `open mkdir rename rm rmdir readdir stat lstat unlink link readFile writeFile access realpath
  copyFile truncate`.split(/\s+/u);
const BY_HANDLE = ['read', 'write', 'sync', 'datasync', 'stat', 'writeFile', 'readFile', 'truncate'];
const BY_DESCRIPTOR = ['fsyncSync', 'closeSync', 'writeSync', 'readSync', 'fstatSync'];

type Call = (self: unknown, given: readonly unknown[]) => unknown;

/** Paths of what is open, by handle and by descriptor. */
const handles = new WeakMap<object, string>();
const descriptors = new Map<unknown, string>();

/** Once, before anything is opened. */
export async function installFaults(): Promise<void> {
  const handle = await fs.promises.open('/dev/null', 'r');
  await handle.close();
  const prototype: object = Object.getPrototypeOf(handle);
  for (const name of BY_HANDLE) wrap(prototype, name, (self) => pathOfHandle(self), rejected);
  for (const name of BY_PATH) wrap(fs.promises, name, (_, [path]) => String(path), rejected);
  for (const name of BY_PATH) wrap(fs, `${name}Sync`, (_, [path]) => String(path), thrown);
  for (const name of BY_DESCRIPTOR) wrap(fs, name, (_, [at]) => descriptors.get(at) ?? '', thrown);
  wrap(
    fs,
    'existsSync',
    (_, [path]) => String(path),
    () => false,
  );
  rememberPaths();
  syncBuiltinESMExports();
}

function wrap(
  owner: object,
  name: string,
  pathOf: (self: unknown, given: readonly unknown[]) => string,
  refuse: (error: Error) => unknown,
): void {
  const call = callOf(owner, name);
  Reflect.set(owner, name, function wrapped(this: unknown, ...given: unknown[]) {
    const path = pathOf(this, given);
    const code = state.rule?.(name, path);
    if (code === undefined) return call(this, given);
    if (code === 'SHORT' && name === 'write') return call(this, half(given));
    // What is closed is closed, whatever the system says of it.
    if (name.startsWith('close')) void call(this, given);
    return refuse(faultOf(code === 'SHORT' ? 'ENOSPC' : code, name, path));
  });
}

function callOf(owner: object, name: string): Call {
  const original: unknown = Reflect.get(owner, name);
  if (typeof original !== 'function') throw new Error(`expected a function ${name}`);
  return (self, given): unknown => Reflect.apply(original, self, given);
}

function rememberPaths(): void {
  const [open, openSync] = [callOf(fs.promises, 'open'), callOf(fs, 'openSync')];
  Reflect.set(fs.promises, 'open', async (...given: unknown[]) => {
    const handle = await open(fs.promises, given);
    if (typeof handle !== 'object' || handle === null) return handle;
    handles.set(handle, String(given[0]));
    // Each handle has a function of its own for that.
    wrap(handle, 'close', (self) => pathOfHandle(self), rejected);
    return handle;
  });
  Reflect.set(fs, 'openSync', (...given: unknown[]) => {
    const descriptor = openSync(fs, given);
    descriptors.set(descriptor, String(given[0]));
    return descriptor;
  });
}

function pathOfHandle(handle: unknown): string {
  return (typeof handle === 'object' && handle && handles.get(handle)) || '';
}

function half([bytes, offset = 0]: readonly unknown[]): unknown[] {
  if (!(bytes instanceof Uint8Array)) throw new TypeError('expected bytes to write');
  const rest = bytes.subarray(Number(offset));
  return [rest.subarray(0, Math.ceil(rest.length / 2))];
}

const rejected = async (error: Error): Promise<never> => {
  throw error;
};
const thrown = (error: Error): never => {
  throw error;
};

function faultOf(code: string, syscall: string, path: string): Error {
  const errno = -(Object.entries(constants.errno).find(([name]) => name === code)?.[1] ?? 1);
  return Object.assign(new Error(`${code}: injected, ${syscall} '${path}'`), { code, errno, syscall, path });
}
