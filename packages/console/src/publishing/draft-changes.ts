import type { CampaignFile, CampaignText } from '@consult-kit/protocol';
import { campaignChanges, type CampaignChange } from '@consult-kit/protocol/calendar';

/**
 * What publishing a draft would change, while it is typed; `undefined` where a broken file allows no sentences. The pause of what is served
 * stays whatever the draft says.
 */
export function draftChanges(published: CampaignText, draft: CampaignText): readonly CampaignChange[] | undefined {
  const { paused: _, ...before } = published;
  const { paused: __, ...after } = draft;
  try {
    return campaignChanges(before as unknown as CampaignFile, after as unknown as CampaignFile);
  } catch (fault) {
    // Only a file of another form than that of a campaign leads here.
    if (fault instanceof TypeError || fault instanceof RangeError) return undefined;
    throw fault;
  }
}
