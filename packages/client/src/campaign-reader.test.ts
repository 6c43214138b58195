import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { campaignDocumentSchema, isConsultError, type CampaignDocument } from '@consult-kit/protocol';
import { fullSamplesOf } from '../testing/schema-samples.ts';
import { ShopperFixture } from '../testing/shopper-fixture.ts';
import { readCampaignDocument } from './campaign-reader.ts';
import { createConsultClient } from './consult-client.ts';

const codeOf = (error: unknown): string => (isConsultError(error) ? error.code : String(error));

function documentOf(id: string): CampaignDocument {
  const [sample] = fullSamplesOf(campaignDocumentSchema) as CampaignDocument[];
  if (!sample) throw new Error('The schema has no sample.');
  return { ...sample, id, schedule: { ...sample.schedule, horizonAt: '2024-01-01T00:00:00.000Z' } };
}

/** A client to which a host hands a document over. */
function handedOver(campaignDocument: CampaignDocument) {
  const shopper = new ShopperFixture();
  const { transport, campaign } = shopper.gateway;
  shopper.gateway.document = documentOf('demo');
  const client = createConsultClient({ transport, bridge: shopper.bridge, timers: shopper.clock, campaign, campaignDocument });
  return { ...shopper, client, gateway: shopper.gateway };
}

describe('the campaign document', () => {
  it('is fetched once for as long as the gateway allows', async () => {
    const shopper = new ShopperFixture();
    shopper.gateway.document = documentOf('demo');
    assert.equal(shopper.client.snapshot.campaign, null);
    const [first, second] = await Promise.all([shopper.client.loadCampaign(), shopper.client.loadCampaign()]);
    assert.equal(first, second);
    assert.equal(shopper.client.snapshot.campaign, first);
    await shopper.clock.advance(59_000);
    await shopper.client.loadCampaign();
    assert.equal(shopper.gateway.got('/v1/campaigns/demo').length, 1);
    await shopper.clock.advance(2_000);
    await shopper.client.loadCampaign();
    assert.equal(shopper.gateway.got('/v1/campaigns/demo').length, 2);
  });

  it('tells the server’s time by its headers, however long a cache had it', async () => {
    const shopper = new ShopperFixture();
    shopper.gateway.document = documentOf('demo');
    const { date } = { date: new Date(Date.parse(shopper.gateway.serverTime) - 50_000).toUTCString() };
    shopper.gateway.transport.cacheHeaders = { 'cache-control': 'max-age=60', age: '50', date };
    await shopper.client.loadCampaign();
    const error = Date.parse(shopper.gateway.serverTime) - shopper.clock.now() - (shopper.client.snapshot.serverOffsetMs ?? 0);
    assert.ok(Math.abs(error) <= 1_000, `${error} ms`);
    await shopper.clock.advance(11_000);
    await shopper.client.loadCampaign();
    assert.equal(shopper.gateway.got('/v1/campaigns/demo').length, 2);
  });

  it('need not be asked for when the host hands it over', async () => {
    const { client, gateway } = handedOver(documentOf('demo'));
    assert.equal(client.snapshot.campaign?.id, 'demo');
    assert.equal((await client.loadCampaign()).id, 'demo');
    assert.deepEqual(gateway.received, []);
  });

  it('is fetched when the one handed over is another campaign’s, cannot be read, or says nothing of today', async () => {
    const old = documentOf('demo');
    for (const document of [
      documentOf('other'),
      { ...documentOf('demo'), schedule: undefined } as unknown as CampaignDocument,
      { ...old, schedule: { ...old.schedule, horizonAt: old.serverTime } },
    ]) {
      const { client, gateway } = handedOver(document);
      await client.loadCampaign();
      assert.equal(gateway.got('/v1/campaigns/demo').length, 1);
    }
  });

  it('of an unknown campaign is an error', async () => {
    const shopper = new ShopperFixture();
    assert.equal(await shopper.client.loadCampaign().catch(codeOf), 'CAMPAIGN_UNKNOWN');
  });

  it('is read without what is not known, or refused with the place that does not fit', () => {
    const document = documentOf('demo');
    assert.deepEqual(readCampaignDocument({ ...document, later: true }), document);
    assert.throws(() => readCampaignDocument({ ...document, timeZone: 8 }), /^ConsultError: timeZone: /);
  });
});
