import type { CampaignDocument } from '@consult-kit/protocol';
import { lifeEndsAtMs, type CampaignLife } from '../timeline/campaign-life.ts';

/** An instant worth looking at, by the key of its words; `undefined` stands for this moment. */
export interface QuickPoint {
  key: 'now' | 'before-start' | 'start' | 'card-closes' | 'line-closes' | 'last-minute' | 'after-end' | 'closing' | 'opening';
  atMs: number | undefined;
}

const MINUTE_MS = 60_000;

/**
 * The instants at which a campaign changes, and the minutes beside them.
 * @param open - Service hours around the instant that is shown; the next closing and opening after it are points of their own.
 */
export function quickPoints(life: CampaignLife, open: CampaignDocument['schedule']['open'], shownAtMs: number): QuickPoint[] {
  const { startsAtMs, cardClosesAtMs, lineClosesAtMs } = life;
  const endMs = lifeEndsAtMs(life);
  const next = (edge: 0 | 1): number | undefined =>
    open.map((stretch) => Date.parse(stretch[edge])).find((ms) => ms > shownAtMs && ms > startsAtMs && ms < endMs);
  const [closing, opening] = [next(1), next(0)];
  return [
    { key: 'now', atMs: undefined },
    { key: 'before-start', atMs: startsAtMs - MINUTE_MS },
    { key: 'start', atMs: startsAtMs },
    ...(closing === undefined ? [] : [{ key: 'closing' as const, atMs: closing }]),
    ...(opening === undefined ? [] : [{ key: 'opening' as const, atMs: opening }]),
    ...(cardClosesAtMs < endMs ? [{ key: 'card-closes' as const, atMs: cardClosesAtMs }] : []),
    ...(lineClosesAtMs < endMs ? [{ key: 'line-closes' as const, atMs: lineClosesAtMs }] : []),
    { key: 'last-minute', atMs: endMs - MINUTE_MS },
    { key: 'after-end', atMs: endMs },
  ];
}
