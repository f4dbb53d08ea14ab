// Any text at all: every UTF-16 unit, lone surrogates and controls among them, Hangul and ASCII often.
import fc from 'fast-check';

const unit = fc.oneof(
  fc.nat(0xffff),
  fc.integer({ min: 0xac00, max: 0xd7a3 }),
  fc.integer({ min: 0x20, max: 0x7e }),
  fc.integer({ min: 0xd800, max: 0xdfff }),
);

export const anyText = fc.array(unit, { maxLength: 40 }).map((units) => String.fromCharCode(...units));

/** Texts made of these characters alone. */
export function textOf(...characters: string[]): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...characters), { maxLength: 30 }).map((chosen) => chosen.join(''));
}
