// Finds an id that no other article has: the wished one, else the same with the first number that makes it free.

/** Never one of `taken`: `budget`, `budget-2`, `budget-3`, … */
export function freeId(wished: string, taken: ReadonlySet<string>): string {
  let id = wished;
  for (let number = 2; taken.has(id); number += 1) id = `${wished}-${number}`;
  return id;
}
