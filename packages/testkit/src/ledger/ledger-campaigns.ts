import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { campaignFileSchema, parseJson, type CampaignFile } from '@consult-kit/protocol';
import { DEMO_CAMPAIGN } from '../gateway-process.ts';

/** A campaign whose sponsor is asked for cases all the time. */
export interface LedgerCampaign {
  readonly id: string;
  /** How many of all shoppers are its. */
  readonly part: number;
  readonly perCase: NonNullable<CampaignFile['sponsor']['perCase']>;
  readonly cap: CampaignFile['sponsor']['cap'];
  /** Cases that doctors end at most; the others are given back, so that the cap is reached again and again. */
  readonly settledMax: number;
}

const PRICE = { amountMinor: 3_050, currency: 'CNY' };
/** Part of a cap that doctors use up for good. */
const USED_UP = 0.4;
/** Part of a campaign's shoppers for whom there is room at the same time. */
const ROOM = 0.3;

/**
 * Two campaigns on whose caps, in cases and in money, people jostle until the end, one that is used up on the way, and one without a cap.
 * @param shoppers - Of all of them together.
 */
export function ledgerCampaigns(shoppers: number): readonly LedgerCampaign[] {
  const room = (part: number): number => Math.max(2, Math.floor(shoppers * part * ROOM));
  const [cases, money, usedUp] = [room(0.4), room(0.35), 40 * room(0.15)];
  return [
    { id: 'cases', part: 0.4, perCase: PRICE, cap: { cases }, settledMax: Math.floor(cases * USED_UP) },
    {
      id: 'money',
      part: 0.35,
      perCase: PRICE,
      cap: { amountMinor: money * PRICE.amountMinor + PRICE.amountMinor - 1 },
      settledMax: Math.floor(money * USED_UP),
    },
    { id: 'used-up', part: 0.15, perCase: PRICE, cap: { cases: usedUp }, settledMax: Infinity },
    { id: 'without-cap', part: 0.1, perCase: PRICE, cap: undefined, settledMax: Infinity },
  ];
}

/** Writes their files, made from the demo's; gives the paths. */
export async function writeCampaigns(folder: string, campaigns: readonly LedgerCampaign[]): Promise<string[]> {
  const demo = parseJson(campaignFileSchema, await readFile(DEMO_CAMPAIGN, 'utf8'));
  return Promise.all(
    campaigns.map(async ({ id, perCase, cap }) => {
      const path = join(folder, `${id}.json`);
      const sponsor = { ...demo.sponsor, perCase, ...(cap && { cap }) };
      await writeFile(path, JSON.stringify({ ...demo, id, placements: [id], sponsor }));
      return path;
    }),
  );
}
