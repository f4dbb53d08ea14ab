// Prints test/eval/floor.json anew: every figure of today a little under (a ceiling: over) what is measured, so that a fall is noticed.
// Usage: node dist/scripts/eval-floors.js > test/eval/floor.json (after a change that made answers better, never to hide a fall)
import { bundledSet, practiceSet, type OwnSet } from './eval-sets.ts';
import { evaluate } from './eval.ts';

/** Room for changes that mean nothing. */
const ROOM = 0.015;

const NOTE =
  'Floors of the evaluation, made by scripts/eval-floors.ts. "bundled" are the public questions of data/questions.jsonl, on which nothing is trained. "practice" are the articles of data/practice, on which the ranker WAS trained: its figures say that nothing broke, not how good answers are.';

const floors = { note: NOTE, bundled: await floorsOf(bundledSet()), practice: await floorsOf(practiceSet()) };
process.stdout.write(`${JSON.stringify(floors, undefined, 2)}\n`);

async function floorsOf(set: OwnSet) {
  const { figures } = await evaluate(set);
  const { rank, answer, answerability, citations, byType } = figures;
  const types = Object.entries(byType).flatMap(([type, { hit1 }]) =>
    hit1 === undefined ? [] : [[type, hit1] as const],
  );
  return {
    'rank.hit1': atLeast(rank.hit1),
    'rank.hit3': atLeast(rank.hit3),
    'answer.coverage': atLeast(answer.coverage),
    'answer.precision': atLeast(answer.precision),
    'answer.falseAnswers': atMost(answer.falseAnswers),
    'answer.falsePremises': atMost(answer.falsePremises),
    'answerability.auroc': atLeast(answerability.auroc),
    'citations.valid': { atLeast: citations.valid },
    ...Object.fromEntries(types.map(([type, hit1]) => [`byType.${type}.hit1`, atLeast(hit1)])),
  };
}

function atLeast(figure: number) {
  return { atLeast: Number(Math.max(0, figure - ROOM).toFixed(3)) };
}

function atMost(figure: number) {
  return { atMost: Number(Math.min(1, figure + ROOM).toFixed(3)) };
}
