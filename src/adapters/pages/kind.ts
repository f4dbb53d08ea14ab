// Tells what a document is from its first bytes, then from what is said about it.

export type PageKind = 'html' | 'pdf' | 'docx' | 'text';

/** `name` is a file's or an address's; it counts least. */
export function kindOf(bytes: Uint8Array, contentType = '', name = ''): PageKind {
  const head = Buffer.from(bytes.subarray(0, 1_024)).toString('latin1');
  if (head.slice(0, 200).includes('%PDF-')) return 'pdf';
  if (head.startsWith('PK\u0003\u0004') || head.startsWith('PK\u0005\u0006')) return 'docx';
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (/^(?:text\/plain|text\/(?:x-)?markdown)$/u.test(type)) return 'text';
  if (/^(?:text\/html|application\/xhtml\+xml)$/u.test(type)) return 'html';
  const file = name.toLowerCase().split(/[?#]/u)[0] ?? '';
  if (type === '' || type === 'application/octet-stream')
    return kindByName(file) ?? (looksLikeHtml(head) ? 'html' : 'text');
  if (type === 'application/pdf') return 'pdf';
  if (type.endsWith('wordprocessingml.document')) return 'docx';
  return looksLikeHtml(head) ? 'html' : 'text';
}

function kindByName(file: string): PageKind | undefined {
  if (/\.x?html?$/u.test(file)) return 'html';
  if (file.endsWith('.pdf')) return 'pdf';
  if (file.endsWith('.docx')) return 'docx';
  return /\.(?:txt|md|markdown)$/u.test(file) ? 'text' : undefined;
}

function looksLikeHtml(head: string): boolean {
  return /^[\s\u00EF\u00BB\u00BF]*(?:<!--[\s\S]{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body|meta|title|div|table)\b/iu.test(
    head,
  );
}
