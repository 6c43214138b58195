import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ConsultError } from '@consult-kit/protocol';
import { ServedCampaigns } from '../domain/campaigns/campaigns.ts';
import { campaignFile } from '../testing/campaign-file.ts';
import { addLedgerMetrics } from './ledger-metrics.ts';
import { createMetrics } from './metrics.ts';

const { sponsor } = campaignFile();
const MONEY = { reservedMinor: 0, settledMinor: 0, releasedMinor: 0, currency: null };

describe('metrics of the ledger', () => {
  it('count cases by state, and tell which cap is reached, while the database answers', async () => {
    const metrics = createMetrics();
    const campaigns = new ServedCampaigns([
      campaignFile({ sponsor: { ...sponsor, cap: { cases: 3 } } }),
      campaignFile({ id: 'spring', sponsor: { ...sponsor, cap: { cases: 1 } } }),
      campaignFile({ id: 'summer' }),
    ]);
    let isAway = false;
    const all = [{ campaign: 'winter', reserved: 1, settled: 2, released: 5, ...MONEY }];
    const totals = async () => (isAway ? Promise.reject(new ConsultError('DATABASE_UNREACHABLE', 'Away.')) : all);
    addLedgerMetrics(metrics, { totals }, campaigns);
    const lines = (text: string): string[] => text.split('\n').filter((line) => line.startsWith('consult_ledger'));
    assert.deepEqual(lines(await metrics.registry.metrics()), [
      'consult_ledger_cases{campaign="winter",state="reserved"} 1',
      'consult_ledger_cases{campaign="winter",state="settled"} 2',
      'consult_ledger_cases{campaign="winter",state="released"} 5',
      'consult_ledger_cap_reached{campaign="winter"} 1',
      'consult_ledger_cap_reached{campaign="spring"} 0',
    ]);
    isAway = true;
    assert.deepEqual(lines(await metrics.registry.metrics()), []);
  });
});
