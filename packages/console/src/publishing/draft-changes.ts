import type { CampaignFile, CampaignText } from '@consult-kit/protocol';
import { campaignChanges, type CampaignChange } from '@consult-kit/protocol/calendar';

/** A draft as it would be published: only resuming ends a pause, so what is paused stays paused. */
function keepingPause(published: CampaignText, draft: CampaignText): CampaignText {
  return published['paused'] === undefined ? draft : { ...draft, paused: published['paused'] };
}

/** What publishing a draft would change, while it is typed; `undefined` where a broken file allows no sentences. */
export function draftChanges(published: CampaignText, draft: CampaignText): readonly CampaignChange[] | undefined {
  const after = keepingPause(published, draft);
  try {
    return campaignChanges(published as unknown as CampaignFile, after as unknown as CampaignFile);
  } catch (fault) {
    // Only a file of another form than that of a campaign leads here.
    if (fault instanceof TypeError || fault instanceof RangeError) return undefined;
    throw fault;
  }
}
