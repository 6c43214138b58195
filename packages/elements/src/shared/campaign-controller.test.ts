import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import { LitElement } from 'lit';
import { campaignDocument, instant, schedule, SERVER_MS } from '../test-support/campaign.ts';
import { GATEWAY, fakeGateway } from '../test-support/shop.ts';
import { followCampaign } from './campaign-controller.ts';
import type { CampaignDocument } from '@consult-kit/protocol';

let tags = 0;

/** An element with nothing but a campaign. */
function follow(source: { gateway?: string; campaign?: string; campaignDocument?: CampaignDocument }) {
  class TestCampaign extends LitElement {
    gateway = source.gateway ?? GATEWAY;
    campaign = source.campaign ?? 'demo';
    campaignDocument = source.campaignDocument;
    readonly followed = followCampaign(this, () => this);
    draws = 0;
    protected override updated(): void {
      this.draws += 1;
    }
  }
  customElements.define(`test-campaign-${(tags += 1)}`, TestCampaign);
  const element = new TestCampaign();
  document.body.append(element);
  return element;
}

describe('followCampaign', () => {
  it('asks for nothing when the host hands the document over, and takes the time from it', async () => {
    const gateway = fakeGateway({});
    const element = follow({ campaignDocument: campaignDocument() });
    await element.updateComplete;
    expect(element.followed.moment()?.state).to.equal('open');
    expect(element.followed.nowMs()).to.be.within(SERVER_MS, SERVER_MS + 5_000);
    expect(gateway.asked).to.deep.equal([]);
    element.remove();
    gateway.restore();
  });

  it('does not set the clock back when the same document is set again', async () => {
    const element = follow({ campaignDocument: campaignDocument() });
    await element.updateComplete;
    await waitUntil(() => element.followed.nowMs() > SERVER_MS + 20);
    const before = element.followed.nowMs();
    element.campaignDocument = campaignDocument();
    element.requestUpdate();
    await element.updateComplete;
    expect(element.followed.nowMs()).to.be.at.least(before);
    element.remove();
  });

  it('takes the time from Date and Age, whatever the device or the document say', async () => {
    const gateway = fakeGateway(
      { '/v1/campaigns/dated': campaignDocument({ id: 'dated', serverTime: instant(-3_600_000) }) },
      { date: new Date(SERVER_MS).toUTCString(), age: '30' },
    );
    const element = follow({ campaign: 'dated' });
    await waitUntil(() => element.followed.document);
    expect(element.followed.nowMs()).to.be.within(SERVER_MS + 30_000, SERVER_MS + 35_000);
    element.remove();
    gateway.restore();
  });

  it('reads a document once for all elements of the page', async () => {
    const gateway = fakeGateway({ '/v1/campaigns/shared': campaignDocument({ id: 'shared' }) });
    const elements = [follow({ campaign: 'shared' }), follow({ campaign: 'shared' })];
    await waitUntil(() => elements.every(({ followed }) => followed.document));
    expect(gateway.asked).to.deep.equal(['/v1/campaigns/shared']);
    elements.forEach((element) => element.remove());
    gateway.restore();
  });

  it('redraws by itself at the campaign’s next change', async () => {
    const opensSoon = schedule({ open: [[instant(60), instant(3_600_000)]] });
    const element = follow({ campaignDocument: campaignDocument({ schedule: opensSoon }) });
    await element.updateComplete;
    expect(element.followed.moment()?.state).to.equal('closed');
    const before = element.draws;
    await waitUntil(() => element.draws > before);
    expect(element.followed.moment()?.state).to.equal('open');
    element.remove();
  });

  it('flips an open page at the instant, by the gateway’s clock, without asking', async () => {
    const flipsSoon = schedule({ open: [[instant(-3_600_000), instant(400)]] });
    const gateway = fakeGateway(
      { '/v1/campaigns/flips': campaignDocument({ id: 'flips', schedule: flipsSoon }) },
      { date: new Date(SERVER_MS).toUTCString() },
    );
    const element = follow({ campaign: 'flips' });
    await waitUntil(() => element.followed.document);
    expect(element.followed.moment()?.state).to.equal('open');
    const before = element.draws;
    await waitUntil(() => element.draws > before && element.followed.moment()?.state === 'closed', 'no flip', {
      timeout: 2_000,
      interval: 10,
    });
    expect(element.followed.nowMs()).to.be.within(SERVER_MS + 400, SERVER_MS + 2_400);
    expect(gateway.asked).to.have.length(1);
    element.remove();
    gateway.restore();
  });

  it('takes the part of a second that `Date` lacks from the document, and nothing more', async () => {
    const date = new Date(SERVER_MS).toUTCString();
    const gateway = fakeGateway({ '/v1/campaigns/fine': campaignDocument({ id: 'fine', serverTime: instant(900) }) }, { date });
    const element = follow({ campaign: 'fine' });
    await waitUntil(() => element.followed.document);
    expect(element.followed.nowMs()).to.be.within(SERVER_MS + 900, SERVER_MS + 5_900);
    element.remove();
    gateway.restore();
    const later = fakeGateway({ '/v1/campaigns/coarse': campaignDocument({ id: 'coarse', serverTime: instant(3_600_000) }) }, { date });
    const other = follow({ campaign: 'coarse' });
    await waitUntil(() => other.followed.document);
    expect(other.followed.nowMs()).to.be.within(SERVER_MS, SERVER_MS + 5_000);
    other.remove();
    later.restore();
  });

  for (const [days, name] of [
    [1, 'fast'],
    [-1, 'slow'],
  ] as const) {
    it(`is not moved by a device clock that is a day ${name}`, async () => {
      const deviceNow = Date.now;
      Date.now = () => deviceNow() + days * 86_400_000;
      const gateway = fakeGateway(
        { [`/v1/campaigns/${name}`]: campaignDocument({ id: name, schedule: schedule({ open: [[instant(60), instant(3_600_000)]] }) }) },
        { date: new Date(SERVER_MS).toUTCString() },
      );
      try {
        const read = follow({ campaign: name });
        const handed = follow({ campaignDocument: campaignDocument({ schedule: schedule({ open: [[instant(-60), instant(60_000)]] }) }) });
        await waitUntil(() => read.followed.document);
        expect(read.followed.nowMs()).to.be.within(SERVER_MS, SERVER_MS + 5_000);
        expect(handed.followed.moment()?.state).to.equal('open');
        await waitUntil(() => read.followed.moment()?.state === 'open');
        expect(gateway.asked).to.have.length(1);
        for (const element of [read, handed]) element.remove();
      } finally {
        Date.now = deviceNow;
        gateway.restore();
      }
    });
  }

  for (const [minutes, times] of [
    [2.9, 1],
    [7.1, 2],
  ] as const) {
    it(`has asked ${times === 1 ? 'once' : 'again'} after ${minutes} minutes in view`, async () => {
      const id = `viewed-${times}`;
      const flipsSoon = schedule({ open: [[instant(-3_600_000), instant(minutes * 60_000 + 200)]] });
      const [deviceNow, sinceStart] = [Date.now, performance.now.bind(performance)];
      const documents = { [`/v1/campaigns/${id}`]: campaignDocument({ id, schedule: flipsSoon }) };
      const gateway = fakeGateway(documents, { date: new Date(SERVER_MS).toUTCString() });
      const element = follow({ campaign: id });
      try {
        await waitUntil(() => element.followed.document);
        // Both clocks of the device go on alike, as in a page that lay open.
        Date.now = () => deviceNow() + minutes * 60_000;
        performance.now = () => sinceStart() + minutes * 60_000;
        const before = element.draws;
        element.requestUpdate();
        await waitUntil(() => element.draws > before + 1, 'it did not look');
        expect(gateway.asked).to.have.length(times);
      } finally {
        Date.now = deviceNow;
        performance.now = sinceStart;
        element.remove();
        gateway.restore();
      }
    });
  }

  it('asks again when the device has slept, for its monotonic clock may have stood still', async () => {
    const gateway = fakeGateway(
      { '/v1/campaigns/sleeper': campaignDocument({ id: 'sleeper' }) },
      { date: new Date(SERVER_MS).toUTCString() },
    );
    const element = follow({ campaign: 'sleeper' });
    await waitUntil(() => element.followed.document);
    document.dispatchEvent(new Event('visibilitychange'));
    await element.updateComplete;
    expect(gateway.asked).to.have.length(1);
    const deviceNow = Date.now;
    Date.now = () => deviceNow() + 8 * 3_600_000;
    try {
      document.dispatchEvent(new Event('visibilitychange'));
      await waitUntil(() => gateway.asked.length === 2);
    } finally {
      Date.now = deviceNow;
      element.remove();
      gateway.restore();
    }
  });

  it('tells an unknown campaign from a gateway out of reach, and ignores what is no document', async () => {
    const gateway = fakeGateway({ '/v1/campaigns/strange': { hello: 'world' } });
    const unknown = follow({ campaign: 'nobody' });
    const strange = follow({ campaign: 'strange' });
    await waitUntil(() => unknown.followed.failure && strange.followed.failure);
    expect(unknown.followed.failure).to.equal('CAMPAIGN_UNKNOWN');
    expect(strange.followed.failure).to.equal('GATEWAY_UNREACHABLE');
    unknown.remove();
    strange.remove();
    gateway.restore();
  });

  it('leaves no timer and no listener behind', async () => {
    const opensSoon = schedule({ open: [[instant(30), instant(3_600_000)]] });
    const element = follow({ campaignDocument: campaignDocument({ schedule: opensSoon }) });
    await element.updateComplete;
    element.remove();
    const { draws } = element;
    await aTimeout(60);
    expect(element.draws).to.equal(draws);
  });
});
