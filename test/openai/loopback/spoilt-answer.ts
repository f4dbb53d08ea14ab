// An answer that is right, made wrong on its way: late, stalled, cut, malformed, or with a foreign event in it.
import { parsed } from '../../discord/loopback/json.ts';
import { mutate } from '../../discord/loopback/mutate.ts';
import type { Answer, Step } from './answer.ts';
import type { WireFault } from './faults.ts';

const USUAL_DELTAS = 2;

export function spoilt(answer: Answer, fault: WireFault): Answer {
  switch (fault.kind) {
    case 'slow-first-token':
      return { ...answer, steps: late(answer.steps, fault) };
    case 'stall':
      return { ...answer, steps: around(answer.steps, fault.after, (rest) => [...pauseOf(fault), ...rest]) };
    case 'cut':
      return { ...answer, steps: around(answer.steps, fault.after, () => [{ do: 'reset' }]) };
    case 'mutated':
      return { ...answer, steps: answer.steps.map((step, at) => malformed(step, fault.seed + at)) };
    default:
      return fault satisfies never;
  }
}

/** `change` makes what comes after `after` deltas; where nothing is streamed, after half of the text. */
export function around(
  steps: readonly Step[],
  after: number | undefined,
  change: (rest: readonly Step[]) => readonly Step[],
): Step[] {
  const { before, rest } = parted(steps, after ?? USUAL_DELTAS);
  return [...before, ...change(rest)];
}

function parted(steps: readonly Step[], after: number): { before: readonly Step[]; rest: readonly Step[] } {
  const deltas = steps.flatMap((step, at) => (step.do === 'write' && step.delta ? [at] : []));
  const first = deltas[0];
  if (first === undefined) return halved(steps);
  const at = after === 0 ? first : (deltas[after - 1] ?? deltas.at(-1) ?? first) + 1;
  return { before: steps.slice(0, at), rest: steps.slice(at) };
}

function halved(steps: readonly Step[]): { before: readonly Step[]; rest: readonly Step[] } {
  const at = steps.findIndex((step) => step.do === 'write');
  const step = steps[at];
  if (step?.do !== 'write') return { before: [], rest: steps };
  const middle = Math.floor(step.text.length / 2);
  const half = (text: string): Step => ({ do: 'write', text });
  return {
    before: [...steps.slice(0, at), half(step.text.slice(0, middle))],
    rest: [half(step.text.slice(middle)), ...steps.slice(at + 1)],
  };
}

function late(steps: readonly Step[], fault: Extract<WireFault, { kind: 'slow-first-token' }>): Step[] {
  const wait: Step = { do: 'wait', ms: fault.ms };
  if (fault.silent) return [wait, ...steps];
  if (!steps.some((step) => step.do === 'write' && step.delta)) return [{ do: 'head' }, wait, ...steps];
  return around(steps, 0, (rest) => [wait, ...rest]);
}

function pauseOf({ ms, comments = 0 }: Extract<WireFault, { kind: 'stall' }>): Step[] {
  const busy = Array.from({ length: comments }, (): Step => ({ do: 'write', text: ': still here\n\n' }));
  return [...busy, ms === undefined ? { do: 'hold' } : { do: 'wait', ms }];
}

function malformed(step: Step, seed: number): Step {
  if (step.do !== 'write') return step;
  const prefix = step.text.startsWith('data: ') ? 'data: ' : '';
  const end = prefix === '' ? '' : '\n\n';
  const value = parsed(step.text.slice(prefix.length));
  if (value === undefined) return step;
  return { ...step, text: `${prefix}${JSON.stringify(mutate(value, seed)) ?? 'null'}${end}` };
}
