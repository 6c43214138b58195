import type { CampaignFile } from '@consult-kit/protocol';
import { assertSound, withErrors, type ReadCampaignFile } from './campaign-files/campaign-files.ts';
import { watchCampaignFiles } from './campaign-files/watch-campaign-files.ts';
import type { Clock } from './domain/campaigns/campaign.ts';
import type { ServedCampaigns } from './domain/campaigns/campaigns.ts';
import { currencyFindings } from './domain/ledger/currency.ts';
import { totalsOf, type LedgerStore } from './domain/ledger/ledger-store.ts';
import { CampaignSources } from './domain/publishing/campaign-sources.ts';
import type { CampaignStore } from './domain/publishing/campaign-store.ts';
import type { Presence } from './domain/publishing/former-origins.ts';
import { repeat, systemTimers } from './domain/timers.ts';
import type { Life } from './life.ts';
import { GATEWAY_LIMITS } from './limits.ts';
import type { Log } from './telemetry/log.ts';

/** What campaigns are followed with. */
export interface FollowOptions {
  readonly campaigns: ServedCampaigns;
  readonly store: CampaignStore;
  readonly ledger: Pick<LedgerStore, 'totals'>;
  readonly clock: Clock;
  readonly presence: Presence;
  readonly log: Log;
  readonly life: Life;
}

/**
 * Serves the campaigns of the store beside those of the files, and from now on every new version of either.
 * @param files - Sound, and served already.
 * @throws {ConsultError} `CAMPAIGN_FILE_INVALID` for a file that does not go on with its ledger; `DATABASE_UNREACHABLE`.
 */
export async function followCampaigns(files: readonly ReadCampaignFile[], options: FollowOptions): Promise<CampaignSources> {
  const { campaigns, store, ledger, clock, presence, log, life } = options;
  const errors = async (file: CampaignFile) => currencyFindings(file, await totalsOf(ledger, file.id));
  assertSound(await Promise.all(files.map(async (read) => (read.file ? withErrors(read, await errors(read.file)) : read))));
  const contents = files.flatMap(({ file }) => file ?? []);
  const sources = new CampaignSources(contents, { campaigns, store, clock, presence, logger: log });
  await sources.look();
  if (campaigns.all().length === 0)
    log.warn({}, 'no campaign is served yet: publish one in the console or with `consult-kit campaign import`');
  const watch = { timers: systemTimers, now: () => clock.now(), logger: log };
  life.onStop(watchCampaignFiles(files, { ...watch, errors, others: () => sources.served(), serve: (file) => sources.putFile(file) }));
  life.onStop(repeat(systemTimers, GATEWAY_LIMITS.campaignStoreEveryMs, () => sources.follow()));
  return sources;
}
