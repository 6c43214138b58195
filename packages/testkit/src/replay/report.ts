import type { ReplayOutcome } from './replay.ts';

/** Mismatches that are named one by one; the rest are counted. */
const NAMED_MAX = 20;

/** Prints what came out. @returns whether every recording was played and nothing differed. */
export function printOutcome(recorded: number, outcome: ReplayOutcome): boolean {
  const { consultations, messages, mismatches, failures, kills, deliveryMs } = outcome;
  const sorted = [...deliveryMs].sort((a, b) => a - b);
  for (const { recording, where, what } of mismatches.slice(0, NAMED_MAX)) console.log(`mismatch  ${recording}: ${what} at the ${where}`);
  for (const failure of failures) console.log(`failure   ${failure instanceof Error ? failure.message : String(failure)}`);
  console.log(`consultations        ${consultations} of ${recorded}`);
  console.log(`messages             ${messages}`);
  console.log(`gateway killed       ${kills} times`);
  console.log(`mismatches           ${mismatches.length}`);
  console.log(
    `send to delivered    median ${percentile(sorted, 0.5).toFixed(1)} ms, 99th percentile ${percentile(sorted, 0.99).toFixed(1)} ms`,
  );
  return consultations === recorded && mismatches.length === 0 && failures.length === 0;
}

/** The value below which this part of sorted values lies; `NaN` of none. */
export function percentile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
