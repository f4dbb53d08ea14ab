// The rarity of stems in Korean at large, read from its table once, on first need, for all libraries and embedders.
import { frequencies } from '../learned/frequencies.ts';
import { createRarity, type Rarity } from '../rank/rarity.ts';

let known: Rarity | undefined;

export const backgroundRarity: Rarity = (stem) => (known ??= createRarity(frequencies))(stem);
