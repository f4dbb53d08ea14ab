// Leads spans of an article's normalised text back to the text that it was made from.
import type { Span } from '../src/core/types.ts';

/** Both texts are walked once: characters that the normalisation removed or folded are passed over. */
export function originalOffsets(original: string, normalised: string): (span: Span) => Span {
  if (original === normalised) return (span) => span;
  const places = new Uint32Array(normalised.length + 1);
  let at = 0;
  for (let i = 0; i < normalised.length; i++) {
    const found = matchFrom(original, at, normalised[i] ?? '');
    places[i] = found;
    at = found + 1;
  }
  places[normalised.length] = Math.min(original.length, at);
  return ({ start, end }) => ({ start: places[start] ?? 0, end: end > start ? (places[end - 1] ?? 0) + 1 : (places[start] ?? 0) });
}

/** The next place of the character, or of anything where it was changed itself. */
function matchFrom(original: string, from: number, character: string): number {
  const found = original.indexOf(character, from);
  return found >= 0 && found - from < 64 ? found : Math.min(from, original.length);
}
