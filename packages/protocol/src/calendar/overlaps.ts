import type { CampaignFile } from '../campaign-file.ts';
import { endsAtMs } from '../clock.ts';
import type { Finding } from '../console.ts';
import { pickText } from '../locale.ts';
import { finding } from './findings.ts';
import { resolveInstants } from './schedule.ts';
import { dayInWords } from './words.ts';
import { dayOf } from './zone.ts';

/**
 * Where a campaign would show its card in the place of another one: the same placement of a page that both are for, to people of the same region,
 * at the same time. What is over does not count.
 * @param others - Sound files; the campaign itself, known by its id, is passed over.
 */
export function overlapFindings(file: CampaignFile, others: readonly CampaignFile[], nowMs = -Infinity): Finding[] {
  return others.flatMap((other) => {
    const [from, to] = sharedTime(file, other);
    if (other.id === file.id || from >= to || to <= nowMs || !sharesPages(file, other) || !sharesRegions(file, other)) return [];
    return file.placements.flatMap((placement, index) => {
      if (!other.placements.includes(placement)) return [];
      const days = { from: dayInWords(dayOf(from, file.timeZone)), to: dayInWords(dayOf(to - 1, file.timeZone)) };
      const name = { en: pickText(other.names, 'en', other.languages[0]), zh: pickText(other.names, 'zh-Hans', other.languages[0]) };
      return [finding('overlap', ['placements', index], { other: name, placement, ...days })];
    });
  });
}

function sharedTime(a: CampaignFile, b: CampaignFile): [fromMs: number, toMs: number] {
  const [ofA, ofB] = [resolveInstants(a, 0), resolveInstants(b, 0)];
  return [Math.max(ofA.startsAtMs, ofB.startsAtMs), Math.min(endsAtMs(ofA), endsAtMs(ofB))];
}

/** Campaigns without pages are for hosts without pages, which tell them apart by their ids. */
function sharesPages(a: CampaignFile, b: CampaignFile): boolean {
  return a.hosts.origins.some((origin) => b.hosts.origins.includes(origin));
}

function sharesRegions(a: CampaignFile, b: CampaignFile): boolean {
  const [ofA, ofB] = [a.region.eligible, b.region.eligible];
  if (!ofA || !ofB) return true;
  const within = (inner: string, outer: string): boolean => inner === outer || inner.startsWith(`${outer}-`);
  return ofA.some((one) => ofB.some((other) => within(one, other) || within(other, one)));
}
