/**
 * `npm run crash -- [--kills N] [--database sqlite|postgres] [--postgres-kills N] [--patients N] [--doctors N]`: kills gateway and PostgreSQL
 * under load and compares what was acknowledged with what is stored.
 */
import { parseArgs } from 'node:util';
import { crash } from '../crash/crash.ts';
import { printCrash } from '../crash/report.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    database: { type: 'string', default: 'sqlite' },
    'postgres-kills': { type: 'string', default: '0' },
    patients: { type: 'string', default: '110' },
    doctors: { type: 'string', default: '20' },
  },
});

const { database } = values;
if (database !== 'sqlite' && database !== 'postgres') throw new Error(`--database takes sqlite or postgres; got "${database}".`);
const outcome = await crash({
  database,
  kills: count('kills', 0),
  postgresKills: count('postgres-kills', 0),
  patients: count('patients', 1),
  doctors: count('doctors', 1),
  pace: { messages: 10, pauseMs: 600 },
  loadFromMs: 500,
  loadToMs: 3_000,
  onKill: (kills) => kills % 10 === 0 && console.log(`… ${kills} kills`),
});
process.exitCode = printCrash(outcome) ? 0 : 1;

function count(name: 'kills' | 'postgres-kills' | 'patients' | 'doctors', least: number): number {
  const value = Number(values[name]);
  if (!Number.isInteger(value) || value < least) throw new Error(`--${name} takes a whole number from ${least}; got "${values[name]}".`);
  return value;
}
