/**
 * `npm run ledger -- [--database sqlite|postgres] [--reservations N] [--shoppers N] [--doctors N]`: asks sponsors for far more cases than
 * they pay for, kills gateways (three on PostgreSQL) and PostgreSQL meanwhile, and compares the ledger with the logs and the caps.
 */
import { parseArgs } from 'node:util';
import { printRow } from '../crash/report.ts';
import { isRight } from '../ledger/judge-books.ts';
import { ledgerRun } from '../ledger/ledger-run.ts';

const { values } = parseArgs({
  options: {
    database: { type: 'string', default: 'sqlite' },
    reservations: { type: 'string', default: '100000' },
    shoppers: { type: 'string', default: '200' },
    doctors: { type: 'string', default: '6' },
  },
});

const { database } = values;
if (database !== 'sqlite' && database !== 'postgres') throw new Error(`--database takes sqlite or postgres; got "${database}".`);
const { verdict, reserved, refused, retries, kills, postgresKills, tookMs, most, failures } = await ledgerRun({
  database,
  reservations: count('reservations'),
  shoppers: count('shoppers'),
  doctors: count('doctors'),
  killFromMs: 4_000,
  killToMs: 12_000,
  killsAtLeast: 1,
  onProgress: (answered) => console.log(`… ${answered} answered`),
});
printRow('starts answered', `${reserved + refused} in ${(tookMs / 1_000).toFixed(0)} s: ${reserved} reserved, ${refused} refused by a cap`);
printRow('sent again', `${retries} times`);
printRow('gateways killed', `${kills} times`);
printRow('PostgreSQL killed', `${postgresKills} times`);
for (const line of most) printRow('most at the same time', line);
for (const [fault, times] of Object.entries(verdict.counts)) printRow(fault, String(times));
for (const example of verdict.examples) console.log(`  ${example}`);
for (const failure of failures) console.log(`failure: ${failure}`);
process.exitCode = isRight(verdict) && failures.length === 0 ? 0 : 1;

function count(name: 'reservations' | 'shoppers' | 'doctors'): number {
  const value = Number(values[name]);
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} takes a whole number from 1; got "${values[name]}".`);
  return value;
}
