// Reads a judge's reply, a number and a yes or no a line; what is not clear denies nothing.

const LINE =
  /^[\s*_#([‘'"“-]*(\d{1,3})[\s\])*_.,:·–—=-]*[\s([‘'"“*_]*(yes|no|true|false|예|네|아니요|아니오|아니다)(?![\p{L}\p{N}])/iu;
const DENIES = /^(?:no|false|아니요|아니오|아니다)$/iu;

/** Places, from 0, of the claims among `count` that every line about them denies. */
export function denialsIn(lines: readonly string[], count: number): ReadonlySet<number> {
  const [denied, held] = [new Set<number>(), new Set<number>()];
  for (const line of lines) {
    const [, number = '', word = ''] = LINE.exec(line) ?? [];
    if (word !== '') (DENIES.test(word) ? denied : held).add(Number(number) - 1);
  }
  return new Set([...denied].filter((place) => place >= 0 && place < count && !held.has(place)));
}
