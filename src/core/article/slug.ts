// Makes short, readable article ids out of titles: letters, digits and hyphens, never empty, at most 40 characters.

/** `slugOf('AI 주도권…국내 IT 기업')` is `ai-주도권-국내-it-기업`. Different titles may share a slug. */
export function slugOf(title: string): string {
  const words =
    title
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return joinWithin(words, 40) || 'article';
}

function joinWithin(words: readonly string[], limit: number): string {
  let slug = '';
  for (const word of words) {
    const next = slug === '' ? Array.from(word).slice(0, limit).join('') : `${slug}-${word}`;
    if (next.length > limit && slug !== '') break;
    slug = next;
  }
  return slug;
}
