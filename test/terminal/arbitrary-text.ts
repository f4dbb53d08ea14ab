// Text as nobody would type it: controls, direction marks, half characters, and now and then a letter.
import * as fc from 'fast-check';

const character = fc.oneof(
  fc.constantFrom('\u001B', '\u0007', '\n', '\r', '\t', '\u009B', '\u202E', '\u2028', ' ', '가', '🚌'),
  fc.integer({ min: 0, max: 0xff_ff }).map((code) => String.fromCharCode(code)),
);

export const anyText: fc.Arbitrary<string> = fc
  .array(character, { maxLength: 40 })
  .map((parts) => parts.join(''));
