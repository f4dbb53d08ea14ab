// What the embedded embedder sees of a text: weighted features of its words, in which spellings of one thing meet.
import type { Word } from '../analyze/analyzer.ts';
import { isHangul } from '../analyze/hangul.ts';
import { canonicalSpoken } from '../analyze/letter-names.ts';
import type { Lexicon } from '../analyze/lexicon.ts';
import type { Rarity } from '../rank/rarity.ts';
import { baseForms } from '../translate.ts';

export interface Feature {
  readonly name: string;
  readonly weight: number;
}

/** How much each kind of feature counts beside the others. */
export interface FeatureWeights {
  readonly stem: number;
  readonly pair: number;
  readonly triple: number;
  readonly concept: number;
  readonly translation: number;
}

export const FEATURE_WEIGHTS: FeatureWeights = {
  stem: 1,
  pair: 0.6,
  triple: 0.5,
  concept: 0.4,
  translation: 0.6,
};

export function featuresOf(
  words: readonly Word[],
  lexicon: Lexicon,
  rarity: Rarity,
  weights = FEATURE_WEIGHTS,
): Feature[] {
  return words
    .filter((word) => !word.isFunction)
    .flatMap((word) => wordFeatures(word, lexicon, rarity, weights));
}

function wordFeatures(word: Word, lexicon: Lexicon, rarity: Rarity, weights: FeatureWeights): Feature[] {
  const features = stemFeatures(word.stem, lexicon, rarity, weights);
  if (word.spoken !== undefined) features.push(...syllables(word.spoken, 1, weights));
  if (word.script !== 'latin') return features;
  const korean = baseForms(word.text)
    .map((form) => lexicon.english.get(form))
    .find((found) => found !== undefined);
  for (const stem of korean ?? []) {
    const share = weights.translation / Math.sqrt(korean?.length ?? 1);
    for (const { name, weight } of stemFeatures(stem, lexicon, rarity, weights))
      features.push({ name, weight: weight * share });
  }
  return features;
}

function stemFeatures(stem: string, lexicon: Lexicon, rarity: Rarity, weights: FeatureWeights): Feature[] {
  const rare = steady(rarity(stem));
  const features: Feature[] = [{ name: stem, weight: weights.stem * rare }];
  if (isHangul(stem)) features.push(...syllables(canonicalSpoken(stem), rare, weights));
  else
    features.push(
      ...(stem.match(/\p{N}+|[a-z]+|[가-힣]{2,}/gu) ?? []).map((name) => ({
        name,
        weight: weights.pair * rare,
      })),
    );
  for (const group of lexicon.groups.get(stem) ?? [])
    features.push({ name: `#${group}`, weight: weights.concept * rare });
  return features;
}

/** Pairs and triples of neighbouring syllables. */
function syllables(text: string, rare: number, weights: FeatureWeights): Feature[] {
  const features: Feature[] = [];
  for (let at = 0; at + 2 <= text.length; at += 1) {
    features.push({ name: `_${text.slice(at, at + 2)}`, weight: weights.pair * rare });
    if (at + 3 <= text.length)
      features.push({ name: `_${text.slice(at, at + 3)}`, weight: weights.triple * rare });
  }
  return features;
}

/** A rarity as one of 64 steps: logarithms may differ in their last bit between platforms, vectors must not. */
function steady(rarity: number): number {
  return Math.round(Math.sqrt(rarity) * 64) / 64;
}
