// The project's own questions, for claims about all of them.
import { readFileSync } from 'node:fs';

export interface OwnQuestion {
  readonly id: string;
  readonly type: string;
  readonly question: string;
}

export const bundledQuestions = read('questions.jsonl');
export const practiceQuestions = [
  ...read('practice/a-questions.jsonl'),
  ...read('practice/b-questions.jsonl'),
];
export const allQuestions = [...bundledQuestions, ...practiceQuestions];

function read(path: string): OwnQuestion[] {
  const text = readFileSync(new URL(`../../../data/${path}`, import.meta.url), 'utf8');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): OwnQuestion => JSON.parse(line));
}
