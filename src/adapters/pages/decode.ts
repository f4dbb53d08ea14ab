// Turns the bytes of a page or a text file into characters: what the bytes are is believed before what is said about them.
import iconv from 'iconv-lite';

export interface DecodedText {
  readonly text: string;
  /** Replacement characters: bytes that the encoding does not have. */
  readonly broken: number;
}

/** Byte order mark, header, declaration in the text, then UTF-8 and CP949: the first that decodes nearly all of it, or else the best. */
export function decodeBytes(bytes: Uint8Array, contentType = ''): DecodedText {
  const marked = byteOrderMark(bytes);
  if (marked) return decodeAs(bytes, marked);
  let best: DecodedText | undefined;
  for (const label of labels(bytes, contentType)) {
    const decoded = decodeAs(bytes, label);
    if (decoded.broken <= Math.floor(decoded.text.length / 500)) return decoded;
    if (!best || decoded.broken < best.broken) best = decoded;
  }
  return best ?? decodeAs(bytes, 'utf-8');
}

/** Bytes that are read for a declaration; browsers look at 1,024, Korean pages often have it further down. */
const HEAD_BYTES = 4_096;

function byteOrderMark(bytes: Uint8Array): string | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
}

/** Encodings that can decode any bytes prove nothing, so they come last. */
function labels(bytes: Uint8Array, contentType: string): readonly string[] {
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1');
  const said = [
    /charset\s{0,5}=\s{0,5}["']?([\w.:-]{2,40})/iu.exec(contentType)?.[1],
    /<meta\s[^>]{0,300}?charset\s{0,5}=\s{0,5}["']?\s?([\w.:-]{2,40})/iu.exec(head)?.[1],
    /^\s{0,10}<\?xml\s[^>]{0,100}?encoding\s{0,5}=\s{0,5}["']([\w.:-]{2,40})/iu.exec(head)?.[1],
  ];
  const known = said.flatMap((label) => encodingOf(label) ?? []);
  const certain = known.filter((label) => !ALWAYS_DECODES.test(label));
  const rest = known.filter((label) => ALWAYS_DECODES.test(label));
  return [...new Set([...certain, 'utf-8', 'cp949', ...rest])];
}

const ALWAYS_DECODES = /^(?:windows-125|iso-8859|macintosh|koi8|ibm866|x-mac)/u;

/** The name under which it is decoded here. */
function encodingOf(label: string | undefined): string | undefined {
  if (label === undefined) return undefined;
  if (
    /^(?:euc-?kr|ks_?c_?5601|ksc?-?5601|cp-?949|ms-?949|uhc|x-windows-949|windows-949|korean|iso-ir-149)/iu.test(
      label,
    )
  )
    return 'cp949';
  try {
    const { encoding } = new TextDecoder(label);
    return encoding.startsWith('utf-16') ? undefined : encoding;
  } catch {
    return undefined;
  }
}

/**
 * TextDecoder's own `euc-kr` gets most Korean syllables wrong, and its `windows-1252` the quotation marks in all but the
 * newest releases of Node 20, 22 and 24; so both, and what is like them, go through iconv-lite.
 */
function decodeAs(bytes: Uint8Array, label: string): DecodedText {
  const byTable = label === 'cp949' || (ALWAYS_DECODES.test(label) && iconv.encodingExists(label));
  const text = byTable ? iconv.decode(Buffer.from(bytes), label) : new TextDecoder(label).decode(bytes);
  return { text, broken: text.match(/\uFFFD/gu)?.length ?? 0 };
}
