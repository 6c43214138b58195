/** `npm run cluster -- [--rounds N] [--patients N] [--doctors N]`: three gateways under load, to which everything happens that can. */
import { parseArgs } from 'node:util';
import { cluster } from '../cluster/cluster.ts';
import {
  doctorVanished,
  killedNode,
  natsAway,
  natsSilent,
  pausedNode,
  postgresKilled,
  postgresRestarted,
  rollingRestart,
} from '../cluster/harms.ts';
import { printLoad } from '../crash/report.ts';
import { percentile } from '../replay/report.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '1' },
    patients: { type: 'string', default: '90' },
    doctors: { type: 'string', default: '15' },
  },
});

/** Longer than a doctor may be away, so that leases run out meanwhile. */
const OUTLASTS_LEASE_MS = 75_000;
const round = [
  pausedNode(15_000),
  killedNode(10_000),
  natsAway(10_000),
  natsSilent(10_000),
  postgresRestarted,
  postgresKilled,
  rollingRestart,
  doctorVanished(OUTLASTS_LEASE_MS),
  pausedNode(OUTLASTS_LEASE_MS),
];

const rounds = count('rounds');
const outcome = await cluster({
  patients: count('patients'),
  doctors: count('doctors'),
  pace: { messages: 10, pauseMs: 700 },
  harms: Array.from({ length: rounds }, () => round).flat(),
  calmMs: 3_000,
  onHarm: (name) => console.log(`… ${name}`),
});
for (const { name, commands, tookMs, recoveredMs, deliveriesMs: sorted } of outcome.harms) {
  const delivery = `median ${percentile(sorted, 0.5).toFixed(0)} ms, longest ${sorted.at(-1)?.toFixed(0)} ms`;
  console.log(
    `${name}: ${commands} commands in ${(tookMs / 1_000).toFixed(1)} s, on after ${recoveredMs.toFixed(0)} ms; sent to shown ${delivery}`,
  );
}
const clean = printLoad(outcome);
if (outcome.returned === 0) console.log('failure: nobody went back to the line although doctors vanished');
process.exitCode = clean && outcome.returned > 0 ? 0 : 1;

function count(name: 'rounds' | 'patients' | 'doctors'): number {
  const value = Number(values[name]);
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} takes a whole number from 1; got "${values[name]}".`);
  return value;
}
