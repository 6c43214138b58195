import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CampaignFile, EntryCard } from '@consult-kit/protocol';
import { campaignFile } from '../../testing/campaign-file.ts';
import { serve } from './campaigns.ts';
import { decideEntry } from './entry.ts';

/** The card in Shanghai at a wall time of 5 January 2023 or later. */
function card(serviceHours: CampaignFile['serviceHours'], wallTime: string): EntryCard | null {
  const file = campaignFile({ ...(serviceHours && { serviceHours }) });
  return decideEntry(serve(file), { query: 'see doctors' }, Date.parse(`${wallTime}+08:00`)).card;
}

const everyNight = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [{ from: '22:00', to: '02:00' }]]);
const nights = { weekly: Object.fromEntries(everyNight) as NonNullable<CampaignFile['serviceHours']>['weekly'] };

describe('the card as data', () => {
  it('holds no longer than the day whose hours it names', () => {
    const evening = card(nights, '2023-01-05T23:00');
    assert.deepEqual([evening?.lines[1], evening?.validUntil], ['Open today 0:00–2:00, 22:00–2:00', '2023-01-05T16:00:00.000Z']);
    assert.equal(card(nights, '2023-01-06T01:00')?.validUntil, '2023-01-05T18:00:00.000Z');
  });

  it('holds to the end of a campaign that is open day and night', () => {
    const { validUntil, lines } = card(undefined, '2023-01-05T23:00') ?? {};
    assert.equal(lines?.[1], 'Open day and night');
    assert.ok(Date.parse(validUntil ?? '') > Date.parse('2023-01-07T00:00:00Z'), String(validUntil));
  });
});
