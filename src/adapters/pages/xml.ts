// Walks through XML mark by mark in linear time; nothing declared in it is ever looked up, so nothing in it can grow.

export type XmlEvent =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: string; readonly empty: boolean }
  | { readonly kind: 'close'; readonly name: string; readonly empty: false }
  | { readonly kind: 'text'; readonly text: string };

export function* xmlEvents(xml: string): Generator<XmlEvent> {
  let at = 0;
  while (at < xml.length) {
    const start = xml.indexOf('<', at);
    const end = start < 0 ? xml.length : start;
    if (end > at) yield { kind: 'text', text: decoded(xml.slice(at, end)) };
    if (start < 0) return;
    if (xml.startsWith('<![CDATA[', start)) {
      const close = endOf(xml, ']]>', start);
      yield { kind: 'text', text: xml.slice(start + 9, close - 3) };
      at = close;
    } else {
      at = xml.startsWith('<!--', start) ? endOf(xml, '-->', start) : endOf(xml, '>', start);
      const event = markIn(xml.slice(start + 1, at - 1));
      if (event) yield event;
    }
  }
}

/** One past the next `mark`, or the end. */
function endOf(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from);
  return at < 0 ? xml.length : at + mark.length;
}

/** Nothing for comments, declarations and instructions. */
function markIn(inner: string): XmlEvent | undefined {
  if (/^[!?]/u.test(inner)) return undefined;
  if (inner.startsWith('/')) return { kind: 'close', name: inner.slice(1).trim(), empty: false };
  const name = /^[^\s/]*/u.exec(inner)?.[0] ?? '';
  return {
    kind: 'open',
    name,
    attributes: inner.slice(name.length, name.length + 500),
    empty: inner.endsWith('/'),
  };
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos));/giu,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
    },
  );
}
