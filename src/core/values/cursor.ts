// A place in a text that moves forward over sticky patterns; a pattern that does not match moves nothing.

export interface Cursor {
  readonly text: string;
  at: number;
}

/** The match of a sticky pattern at the cursor, which moves past it; undefined leaves the cursor where it was. */
export function take(cursor: Cursor, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.text);
  if (found === null) return undefined;
  cursor.at = pattern.lastIndex;
  return found;
}
