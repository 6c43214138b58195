import { percentile } from '../replay/report.ts';
import type { CrashOutcome } from './crash.ts';
import type { LoadOutcome } from './under-load.ts';
import { isClean } from './verdict.ts';

/** Prints what came out. @returns whether nothing was broken. */
export function printCrash(outcome: CrashOutcome): boolean {
  const { kills, postgresKills, outagesMs } = outcome;
  const sorted = [...outagesMs].sort((a, b) => a - b);
  printRow('gateway killed', `${kills} times`);
  printRow('PostgreSQL killed', `${postgresKills} times`);
  if (sorted.length > 0)
    printRow('kill to next acknowledgement', `median ${percentile(sorted, 0.5).toFixed(0)} ms, longest ${sorted.at(-1)?.toFixed(0)} ms`);
  return printLoad(outcome);
}

/** Prints what people of a load met with. @returns whether nothing was broken. */
export function printLoad(outcome: LoadOutcome): boolean {
  const { verdict, consultations, returned, commands, deliveriesMs, tookMs, retries, refusals, failures } = outcome;
  const sorted = [...deliveriesMs].sort((a, b) => a - b);
  const ms = (value: number | undefined): string => `${value?.toFixed(0)} ms`;
  printRow('consultations', `${consultations}, ${returned} times back in the line`);
  printRow(
    'commands acknowledged',
    `${commands}, ${(commands / (tookMs / 1_000)).toFixed(0)} a second over ${(tookMs / 1_000).toFixed(0)} s`,
  );
  printRow('messages', `${verdict.messages.acknowledged} acknowledged, ${verdict.messages.stored} stored, ${verdict.messages.shown} shown`);
  printRow(
    'sent to shown',
    `median ${ms(percentile(sorted, 0.5))}, 99th percentile ${ms(percentile(sorted, 0.99))}, longest ${ms(sorted.at(-1))}`,
  );
  printRow('told to try again', listed(retries));
  printRow('refused for good', listed(refusals));
  for (const [fault, count] of Object.entries(verdict.counts)) printRow(fault, String(count));
  for (const example of verdict.examples) console.log(`  ${example}`);
  for (const failure of failures) console.log(`failure: ${failure}`);
  return isClean(verdict) && failures.length === 0;
}

/** One line of a report. */
export function printRow(name: string, value: string): void {
  console.log(`${name.padEnd(28)} ${value}`);
}

function listed(counts: ReadonlyMap<string, number>): string {
  return [...counts].map(([name, count]) => `${name} ${count}`).join(', ') || 'none';
}
