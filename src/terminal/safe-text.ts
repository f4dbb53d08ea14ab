// Makes text from outside harmless: no control character of an article, a file name or a question reaches the terminal.

/** C0 but tab and line feed, DEL, C1, and the characters that turn the reading direction around. */
const CONTROL = /(?![\t\n])[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/gu;

/** Running text: controls become visible signs (ESC is ␛), line ends stay. */
export function safeText(text: string): string {
  return text.replace(/\r\n?/gu, '\n').replaceAll('\t', ' ').replace(CONTROL, visible);
}

/** The same on one line. */
export function safeLine(text: string): string {
  return safeText(text).replace(/\s*\n\s*/gu, ' ');
}

/** JSON on one line in which every control is an escape; parsing it gives the value back unchanged. */
export function safeJson(value: unknown): string {
  return JSON.stringify(value).replace(CONTROL, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

function visible(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  return code < 0xa0 ? '\uFFFD' : '';
}
