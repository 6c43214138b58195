import { GATEWAY_LIMITS } from '../limits.ts';
import type { Timers } from './timers.ts';

/** How many steps it takes to tell that many, and how many are told in each; few are told at once. */
export function stepsFor(count: number): { steps: number; perStep: number } {
  const { drainPerStep, drainStepsMax } = GATEWAY_LIMITS;
  const perStep = Math.max(drainPerStep, Math.ceil(count / drainStepsMax));
  return { steps: Math.ceil(count / perStep), perStep };
}

/** Does something for each, a few at a time, so that not all of them turn to other nodes in the same moment. */
export async function inSteps<Each>(all: readonly Each[], timers: Timers, run: (each: Each) => void): Promise<void> {
  const { steps, perStep } = stepsFor(all.length);
  for (let step = 0; step < steps; step += 1) {
    if (step > 0) await new Promise<void>((resolve) => timers.after(GATEWAY_LIMITS.drainStepMs, resolve));
    for (const each of all.slice(step * perStep, (step + 1) * perStep)) run(each);
  }
}
