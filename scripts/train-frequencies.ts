// Counts in how many sentences each stem stands and writes the hashed table src/core/learned/frequencies.ts.
// Usage: node dist/scripts/train-frequencies.js OUT.ts TEXTS.jsonl… (every field `text`, `premise` or `hypothesis` is counted)
import { readFileSync, writeFileSync } from 'node:fs';
import { createAnalyzer } from '../src/core/analyze/analyzer.ts';
import { bucketOf } from '../src/core/rank/rarity.ts';
import { loadLexicon } from '../src/adapters/lexicon-files.ts';

const BUCKETS = 1 << 16;
const [out, ...files] = process.argv.slice(2);
if (out === undefined) throw new Error('expected OUT.ts and at least one JSON lines file');

const analyzer = createAnalyzer(loadLexicon());
const frequency = new Map<string, number>();
let sentences = 0;
const seen = new Set<string>();

for (const file of files)
  for (const line of readFileSync(file, 'utf8').split('\n')) if (line !== '') count(line);
write(out);

function count(line: string): void {
  const record = JSON.parse(line) as Record<string, unknown>;
  for (const field of ['text', 'premise', 'hypothesis']) {
    const text = record[field];
    if (typeof text !== 'string' || seen.has(text)) continue;
    seen.add(text);
    for (const sentence of text.split(/(?<=[.?!]["”’]?)\s+|\n+/u)) countSentence(sentence);
  }
}

function countSentence(sentence: string): void {
  const words = analyzer.words(sentence);
  if (words.length < 3) return;
  sentences += 1;
  for (const stem of new Set(words.map((word) => word.stem)))
    frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
}

/** One byte a bucket, the largest frequency of the stems that fall into it among those seen twice or more. */
function write(path: string): void {
  const bytes = new Uint8Array(BUCKETS);
  for (const [stem, times] of frequency) {
    if (times < 2) continue;
    const bucket = bucketOf(stem, BUCKETS);
    bytes[bucket] = Math.max(bytes[bucket] ?? 0, Math.min(255, Math.round(16 * Math.log2(1 + times))));
  }
  const buckets = Buffer.from(bytes).toString('base64');
  const header = '// Made by scripts/train-frequencies.ts: hashed document frequencies of Korean stems.\n';
  writeFileSync(
    path,
    `${header}import type { FrequencyTable } from '../rank/rarity.ts';\n\nexport const frequencies: FrequencyTable = {\n  sentences: ${sentences},\n  buckets: '${buckets}',\n};\n`,
  );
  process.stdout.write(`${sentences} sentences, ${frequency.size} stems\n`);
}
