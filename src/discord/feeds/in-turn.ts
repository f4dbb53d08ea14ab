// Work under one name follows each other; work under different names does not wait.

export type InTurn = <Result>(name: string, work: () => Promise<Result>) => Promise<Result>;

export function createInTurn(): InTurn {
  const last = new Map<string, Promise<unknown>>();
  return async (name, work) => {
    const before = last.get(name);
    const run = async () => {
      await before?.catch(() => undefined);
      return work();
    };
    const done = run();
    last.set(name, done);
    try {
      return await done;
    } finally {
      if (last.get(name) === done) last.delete(name);
    }
  };
}
