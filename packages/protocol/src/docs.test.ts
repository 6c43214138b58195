import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { CAMPAIGN_EXAMPLE } from '../scripts/campaign-example.ts';
import { campaignReference } from '../scripts/campaign-reference.ts';
import { errorReference, protocolReference } from '../scripts/reference.ts';
import { checkCampaignFile } from './calendar.ts';

const page = (name: string): Promise<string> => readFile(new URL(`../../../docs/${name}`, import.meta.url), 'utf8');

describe('the reference pages', () => {
  it('say of the wire what the schemas say (npm run docs writes them)', async () => {
    assert.equal(await page('protocol.md'), protocolReference());
  });

  it('say of campaign files what schema and findings say, with an example that has no findings', async () => {
    assert.equal(await page('campaigns.md'), campaignReference());
    assert.deepEqual(checkCampaignFile(CAMPAIGN_EXAMPLE).findings, []);
  });

  it('say of failures what the error table says', async () => {
    assert.equal(await page('errors.md'), errorReference());
  });
});
