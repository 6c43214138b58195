import type { CampaignFile } from '../campaign-file.ts';
import { campaignMoment } from '../clock.ts';
import { resolveInstants } from './schedule.ts';

/** Whether a campaign that takes people at an instant would not do so any more, once it is replaced. */
export function closesNow(before: CampaignFile | null, after: CampaignFile, nowMs: number): boolean {
  if (!before) return false;
  const [was, will] = [before, after].map((file) => campaignMoment(resolveInstants(file, nowMs), nowMs));
  return was?.state === 'open' && (will?.state !== 'open' || (was.takesNewPeople && !will.takesNewPeople));
}
