// An embedder without a model: hashed features of words, the same vectors everywhere, no key and no download.
import type { Analyzer } from '../core/analyze/analyzer.ts';
import { featuresOf } from '../core/embed/features.ts';
import { placeOf, vectorOf, type Place } from '../core/embed/hashing.ts';
import { backgroundRarity } from '../core/library/background.ts';
import { createChunkReader } from '../core/library/chunks.ts';
import type { Embedder } from '../core/ports.ts';

/**
 * Measured: 768 and 1,024 find more by themselves (KorQuAD R@1 80 and 82 where 512 finds 78) and nothing more beside the
 * words, at one and a half and twice the space and time.
 */
const DIMENSIONS = 512;
/** Changes whenever the vectors do: stored ones of another version are made anew. */
const VERSION = 1;

/** Rows follow from the text alone: never from what was read before, nor from the platform. Several thousand passages a second. */
export function createEmbeddedEmbedder(analyzer: Analyzer, dimensions = DIMENSIONS): Embedder {
  /** One object a feature and weight, to save memory; forgetting them changes nothing. */
  const places = new Map<string, Place>();
  const share = (name: string, weight: number): Place => {
    const key = `${name} ${weight}`;
    const known = places.get(key);
    if (known) return known;
    const place = placeOf(name, weight, dimensions);
    if (places.size >= REMEMBERED) places.clear();
    places.set(key, place);
    return place;
  };
  const read = createChunkReader(analyzer, (words) =>
    featuresOf(words, analyzer.lexicon, backgroundRarity).map(({ name, weight }) => share(name, weight)),
  );
  return {
    id: `gakju-hash-${VERSION}-${dimensions}`,
    dimensions,
    embed: async (texts, _purpose, signal) =>
      texts.map((text) => {
        signal?.throwIfAborted();
        const found: Place[] = [];
        read(text, (places) => {
          for (const place of places) found.push(place);
        });
        return vectorOf(found, dimensions);
      }),
  };
}

const REMEMBERED = 200_000;
