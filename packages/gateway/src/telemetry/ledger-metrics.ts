import { Gauge } from 'prom-client';
import type { Campaigns } from '../domain/campaigns/campaign.ts';
import { wouldExceed } from '../domain/ledger/caps.ts';
import type { CaseTotals, LedgerStore } from '../domain/ledger/ledger-store.ts';
import type { Metrics } from './metrics.ts';

/** What sponsors' ledgers come to, over all nodes. Absent while the database is away. */
export function addLedgerMetrics({ registry }: Metrics, ledger: Pick<LedgerStore, 'totals'>, campaigns: Campaigns): void {
  // One failure here would cost the whole answer, just when somebody wants to know what is going on.
  const totals = (): Promise<readonly CaseTotals[] | undefined> => ledger.totals().catch(() => undefined);
  new Gauge({
    name: 'consult_ledger_cases',
    help: 'Cases of all time, by campaign and state: reserved, settled (the sponsor pays), released.',
    labelNames: ['campaign', 'state'],
    registers: [registry],
    async collect() {
      const all = await totals();
      this.reset();
      for (const { campaign, reserved, settled, released } of all ?? [])
        for (const [state, count] of Object.entries({ reserved, settled, released })) this.set({ campaign, state }, count);
    },
  });
  new Gauge({
    name: 'consult_ledger_cap_reached',
    help: '1 while one more case would be over the cap of the campaign, 0 while there is room; only for campaigns with a cap.',
    labelNames: ['campaign'],
    registers: [registry],
    async collect() {
      const all = await totals();
      this.reset();
      for (const { id, file } of all ? campaigns.all() : [])
        if (file.sponsor.cap)
          this.set(
            { campaign: id },
            wouldExceed(
              file,
              all?.find(({ campaign }) => campaign === id),
            )
              ? 1
              : 0,
          );
    },
  });
}
