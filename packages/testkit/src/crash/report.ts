import { percentile } from '../replay/report.ts';
import type { CrashOutcome } from './crash.ts';
import { isClean } from './verdict.ts';

/** Prints what came out. @returns whether nothing was broken. */
export function printCrash(outcome: CrashOutcome): boolean {
  const { verdict, consultations, commands, kills, postgresKills, outagesMs, tookMs, retries, refusals, failures } = outcome;
  const sorted = [...outagesMs].sort((a, b) => a - b);
  const row = (name: string, value: unknown): void => console.log(`${name.padEnd(28)} ${String(value)}`);
  const listed = (counts: ReadonlyMap<string, number>): string =>
    [...counts].map(([name, count]) => `${name} ${count}`).join(', ') || 'none';
  row('gateway killed', `${kills} times`);
  row('PostgreSQL killed', `${postgresKills} times`);
  row('consultations', consultations);
  row('commands acknowledged', `${commands}, ${(commands / (tookMs / 1_000)).toFixed(0)} a second over ${(tookMs / 1_000).toFixed(0)} s`);
  row('messages', `${verdict.messages.acknowledged} acknowledged, ${verdict.messages.stored} stored, ${verdict.messages.shown} shown`);
  if (sorted.length > 0)
    row('kill to next acknowledgement', `median ${percentile(sorted, 0.5).toFixed(0)} ms, longest ${sorted.at(-1)?.toFixed(0)} ms`);
  row('told to try again', listed(retries));
  row('refused for good', listed(refusals));
  for (const [fault, count] of Object.entries(verdict.counts)) row(fault, count);
  for (const example of verdict.examples) console.log(`  ${example}`);
  for (const failure of failures) console.log(`failure: ${failure}`);
  return isClean(verdict) && failures.length === 0;
}
