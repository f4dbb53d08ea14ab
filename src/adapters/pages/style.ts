// Reads the style that an element carries itself, as far as it decides whether its text can be seen.
import type { PageElement } from './dom.ts';

/** Property names and values in lower case, without `!important`. */
export type Style = ReadonlyMap<string, string>;

const STYLE_LIMIT = 2_000;
const NO_STYLE: Style = new Map();

export function styleOf({ attributes }: PageElement): Style {
  const text = attributes.get('style');
  if (text === undefined) return NO_STYLE;
  const style = new Map<string, string>();
  for (const declaration of text.slice(0, STYLE_LIMIT).split(';')) {
    const colon = declaration.indexOf(':');
    if (colon < 0) continue;
    const value = declaration.slice(colon + 1).replace(/!\s*important/iu, '');
    style.set(declaration.slice(0, colon).trim().toLowerCase(), value.trim().toLowerCase());
  }
  return style;
}

/** The colour of the text as `rrggbb`, `transparent`, or undefined where the element names none. */
export function colourOf(element: PageElement): string | undefined {
  return hexOf(
    styleOf(element).get('color') ?? (element.tag === 'font' ? element.attributes.get('color') : undefined),
  );
}

export function backgroundOf(element: PageElement): string | undefined {
  const style = styleOf(element);
  const named = style.get('background-color') ?? style.get('background') ?? element.attributes.get('bgcolor');
  return hexOf(named?.split(/\s+(?![^(]*\))/u).find((part) => hexOf(part) !== undefined));
}

const NAMED: Readonly<Record<string, string>> = {
  white: 'ffffff',
  black: '000000',
  red: 'ff0000',
  blue: '0000ff',
  yellow: 'ffff00',
  green: '008000',
  gray: '808080',
  grey: '808080',
  silver: 'c0c0c0',
  whitesmoke: 'f5f5f5',
  snow: 'fffafa',
  ivory: 'fffff0',
};

function hexOf(value: string | undefined): string | undefined {
  const text = value?.trim().toLowerCase() ?? '';
  if (text === 'transparent' || /^(?:rgba|hsla)\([^)]{1,40},\s*0?(?:\.0+)?\s*\)$/u.test(text))
    return 'transparent';
  const hex = /^#?([\da-f]{3}|[\da-f]{6})$/u.exec(text)?.[1];
  if (hex !== undefined) return hex.length === 6 ? hex : Array.from(hex, (digit) => digit + digit).join('');
  const parts = /^rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})/u.exec(text)?.slice(1);
  return (
    parts?.map((part) => Math.min(255, Number(part)).toString(16).padStart(2, '0')).join('') ?? NAMED[text]
  );
}
