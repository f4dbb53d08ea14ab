// The project's own question sets as the evaluation takes them: about the bundled article, and about the practice articles.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadPractice } from '../../scripts/datasets.ts';
import { readQuestions } from '../../scripts/eval-input.ts';
import type { EvalSet } from '../../scripts/eval.ts';
import { loadBundledArticles } from '../../src/adapters/bundled-articles.ts';
import type { Article } from '../../src/core/types.ts';

export function ownSet(): EvalSet {
  const documents = loadBundledArticles().map(recordOf);
  return { documents, questions: readQuestions(dataFile('questions.jsonl')), mode: 'document' };
}

export function practiceSet(): EvalSet {
  const documents = [...loadPractice(dataFile('practice')).values()].map(({ segmented }) => recordOf(segmented.article));
  const questions = ['a', 'b'].flatMap((part) => readQuestions(dataFile(`practice/${part}-questions.jsonl`)));
  return { documents, questions, mode: 'document' };
}

function recordOf({ id, title, text, publishedAt }: Article) {
  return { id, title, text, date: publishedAt ?? null };
}

/** A file of this folder, read as JSON. */
export function readHere(name: string): unknown {
  return JSON.parse(readFileSync(fileURLToPath(new URL(name, import.meta.url)), 'utf8'));
}

function dataFile(path: string): string {
  return fileURLToPath(new URL(`../../data/${path}`, import.meta.url));
}
