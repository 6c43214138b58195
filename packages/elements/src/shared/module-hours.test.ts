import { expect, waitUntil } from '@open-wc/testing';
import type { ReactiveController } from 'lit';
import { campaignDocument, instant, schedule, SERVER_MS } from '../test-support/campaign.ts';
import { ModuleHours } from './module-hours.ts';

describe('ModuleHours', () => {
  it('draws again at an instant that passes while the element is being drawn', async () => {
    let nowMs = SERVER_MS;
    let drawings = 0;
    const host = {
      addController: () => undefined,
      removeController: () => undefined,
      requestUpdate: () => (drawings += 1),
      updateComplete: Promise.resolve(true),
    };
    const document = campaignDocument({ schedule: schedule({ modules: { children: [[instant(1), instant(3_600_000)]] } }) });
    const hours = new ModuleHours(host, { document, nowMs: () => nowMs });
    const controller: ReactiveController = hours;
    controller.hostUpdate?.();
    expect(hours.away('children')?.hours?.[0]).to.equal(SERVER_MS + 1);
    nowMs += 2;
    controller.hostUpdated?.();
    await waitUntil(() => drawings > 0, 'it is not drawn again');
    expect(hours.away('children')).to.equal(undefined);
  });
});
