import type { CampaignFile } from '../campaign-file.ts';
import type { Finding } from '../console.ts';
import { pickText } from '../locale.ts';
import { finding } from './findings.ts';
import { resolveInstants } from './schedule.ts';
import { dayInWords, type BothLanguages } from './words.ts';
import { dayOf, wallTimeAt } from './zone.ts';

/**
 * Where a campaign would show its card in the place of another one: the same placement of a page that both are for, to people of the same region,
 * at the same time, from the start to the card's own end. What is over does not count.
 * @param others - Sound files; the campaign itself, known by its id, is passed over.
 */
export function overlapFindings(file: CampaignFile, others: readonly CampaignFile[], nowMs = -Infinity): Finding[] {
  return others.flatMap((other) => {
    const [from, to] = sharedTime(file, other);
    if (other.id === file.id || from >= to || to <= nowMs || !sharesPages(file, other) || !sharesRegions(file, other)) return [];
    return file.placements.flatMap((placement, index) => {
      if (!other.placements.includes(placement)) return [];
      const name = { en: pickText(other.names, 'en', other.languages[0]), zh: pickText(other.names, 'zh-Hans', other.languages[0]) };
      return [finding('overlap', ['placements', index], { other: name, placement, ...inWords(from, to, file.timeZone) })];
    });
  });
}

/** The days of a time, first and last; of a single day the hours. */
function inWords(fromMs: number, toMs: number, timeZone: string): { from: BothLanguages; to: BothLanguages } {
  const [first, last] = [dayOf(fromMs, timeZone), dayOf(toMs - 1, timeZone)];
  const [from, to] = [dayInWords(first), dayInWords(last)];
  if (first !== last) return { from, to };
  const [fromTime, toTime] = [fromMs, toMs].map((ms) => wallTimeAt(ms, timeZone).slice(11)) as [string, string];
  const end = dayOf(toMs, timeZone) === last ? toTime : '24:00';
  return { from: { en: `${from.en} ${fromTime}`, zh: `${from.zh} ${fromTime}` }, to: { en: end, zh: end } };
}

/** While the cards of both show. */
function sharedTime(a: CampaignFile, b: CampaignFile): [fromMs: number, toMs: number] {
  const [ofA, ofB] = [resolveInstants(a, 0), resolveInstants(b, 0)];
  return [Math.max(ofA.startsAtMs, ofB.startsAtMs), Math.min(ofA.cardClosesAtMs, ofB.cardClosesAtMs)];
}

/** Campaigns that name no pages are for apps that ask for one of them by its id, and nothing tells here whether two are for the same app. */
function sharesPages(a: CampaignFile, b: CampaignFile): boolean {
  return a.hosts.origins.some((origin) => b.hosts.origins.includes(origin));
}

function sharesRegions(a: CampaignFile, b: CampaignFile): boolean {
  const [ofA, ofB] = [a.region.eligible, b.region.eligible];
  if (!ofA || !ofB) return true;
  const within = (inner: string, outer: string): boolean => inner === outer || inner.startsWith(`${outer}-`);
  return ofA.some((one) => ofB.some((other) => within(one, other) || within(other, one)));
}
