import { CAMPAIGN_DEFAULTS } from '@consult-kit/protocol';
import type { Campaigns } from '../campaigns/campaign.ts';
import type { DoctorRecord } from '../identity/identity.ts';

/** Talks that a doctor holds at the same time at most, when the next one is of this campaign. */
export function capOf(campaigns: Campaigns, campaign: string): number {
  return campaigns.find(campaign)?.file.queue?.maxChatsPerDoctor ?? CAMPAIGN_DEFAULTS.chatsPerDoctor;
}

/** Ids of the campaigns that a doctor serves. */
export function servedCampaigns(campaigns: Campaigns, doctor: DoctorRecord): string[] {
  const all = campaigns.all().map(({ id }) => id);
  return doctor.campaigns.length === 0 ? all : all.filter((id) => doctor.campaigns.includes(id));
}

/** The most talks that a doctor can hold in any campaign served. */
export function highestCap(campaigns: Campaigns, doctor: DoctorRecord): number {
  return Math.max(0, ...servedCampaigns(campaigns, doctor).map((id) => capOf(campaigns, id)));
}
