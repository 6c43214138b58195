import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEMO_CAMPAIGN } from '../gateway-process.ts';
import { BENCH } from './limits.ts';

/** The campaign of the benchmarks. */
export const CAMPAIGN = 'demo';

/** Writes the demo's campaign with as many talks for a doctor as a campaign may allow, so that few sign-ins hold many talks. */
export function writeCampaign(folder: string): string {
  const file = JSON.parse(readFileSync(DEMO_CAMPAIGN, 'utf8')) as { queue: object };
  const path = join(folder, 'campaign.json');
  writeFileSync(path, JSON.stringify({ ...file, queue: { ...file.queue, maxChatsPerDoctor: BENCH.talksPerDoctor } }));
  return path;
}
