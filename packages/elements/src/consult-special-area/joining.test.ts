import { type CampaignDocument, ConsultError } from '@consult-kit/protocol';
import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import { answerAll, rewind, type ShownArea, showArea } from '../test-support/area.ts';
import { campaignDocument, instant, MODULES, schedule } from '../test-support/campaign.ts';
import { fakeGateway, type FakeGateway, GATEWAY, inside, textOf } from '../test-support/shop.ts';
import { wordsAt } from '../shared/words.ts';
import { EMPTY_DRAFT } from './flow.ts';
import { Joining } from './joining.ts';

const { consent } = campaignDocument();
const CHANGED = 'The text has changed. Please read it again.';
/** The consent with other words, published while somebody reads the first ones. */
const NEXT = { consent: { ...consent, version: 'v4', texts: { en: 'What is new', 'zh-Hans': '新的内容' } } };

const HOUR_MS = 3_600_000;

const isTicked = (area: ShownArea): boolean => inside<HTMLInputElement>(area.element, '#box-agree').checked;

const said = (area: ShownArea): string => textOf(inside(area.element, '.state-card h2'));

/** Each test has a campaign of its own: what was read of one is kept for the page. */
let count = 0;
let gateway: FakeGateway;
let answers: Record<string, unknown>;
let campaign: string;

/** Publishes a version at the gateway. */
function publish(change: Parameters<typeof campaignDocument>[0] = {}): void {
  answers[`/v1/campaigns/${campaign}`] = campaignDocument({ id: campaign, ...change });
}

/** An area that reads its document from the gateway, at its consent screen with the box ticked. */
async function agreed(): Promise<ShownArea> {
  const area = await showArea({}, { gateway: GATEWAY, campaign });
  await answerAll(area);
  await area.choose('I agree');
  return area;
}

describe('joining the line', () => {
  beforeEach(async () => {
    await rewind();
    localStorage.clear();
    sessionStorage.clear();
    campaign = `joining-${(count += 1)}`;
    answers = {};
    gateway = fakeGateway(answers);
    publish();
  });
  afterEach(() => gateway.restore());

  describe('when the text of the consent changes', () => {
    it('does not take a tick under the old text for consent to the new one', async () => {
      const area = await showArea();
      await answerAll(area);
      await area.choose('I agree');
      area.element.campaignDocument = campaignDocument(NEXT);
      await area.settle();
      expect(isTicked(area)).to.equal(false);
      expect(area.text()).to.contain(CHANGED).and.contain('What is new');
      expect(inside(area.element, '[role="status"]').textContent).to.equal(CHANGED);
      expect(inside<HTMLDetailsElement>(area.element, 'details').open).to.equal(true);
      expect(area.focused()).to.equal('Before you start');
      await expect(area.element).to.be.accessible();
      await area.press('Agree and join the line');
      expect(area.client.started).to.deep.equal([]);
      expect(area.text()).to.contain('Tick the box to continue');
      await area.choose('I agree');
      await area.press('Agree and join the line');
      expect(area.client.started).to.have.length(1);
      expect(area.client.started[0]).to.have.nested.property('consent.version', 'v4');
    });

    it('keeps the tick when the document comes again with the same text', async () => {
      const area = await showArea();
      await answerAll(area);
      await area.choose('I agree');
      area.element.campaignDocument = campaignDocument({ version: '2' });
      await area.settle();
      expect(isTicked(area)).to.equal(true);
      expect(area.text()).not.to.contain(CHANGED);
    });

    it('sends nothing when the press comes before the new text is drawn', async () => {
      const started: unknown[] = [];
      const host = Object.assign(document.createElement('div'), {
        textSize: 'standard' as const,
        region: '',
        requestUpdate: () => undefined,
      });
      const followed = { document: campaignDocument(), nowMs: () => 0, reload: () => Promise.resolve() };
      const joining = new Joining({
        ...{ host, words: wordsAt(host), campaign: followed, answers: { draft: EMPTY_DRAFT, wipe: () => undefined } },
        link: { client: undefined, start: (input) => Promise.resolve(void started.push(input)) },
        module: () => MODULES[0],
        ...{
          say: () => undefined,
          onJoined: () => undefined,
          onTextChanged: () => undefined,
          onClosed: () => undefined,
          onFailed: () => undefined,
        },
      });
      joining.enter(true);
      joining.followText();
      joining.tick({ agree: true });
      followed.document = campaignDocument(NEXT);
      await joining.join();
      expect(started).to.deep.equal([]);
      expect(joining.boxes.agree).to.equal(false);
      joining.tick({ agree: true });
      await joining.join();
      expect(started).to.have.length(1);
    });

    it('reads the text again when the gateway knows a newer one, and says so', async () => {
      const area = await agreed();
      publish(NEXT);
      area.client.failure = new ConsultError('CONSENT_MISSING', 'Another text.');
      await area.press('Agree and join the line');
      expect(isTicked(area)).to.equal(false);
      expect(area.focused()).to.equal('Before you start');
      expect(area.text()).to.contain(CHANGED).and.contain('What is new').and.not.contain('E-405');
      area.client.failure = undefined;
      await area.choose('I agree');
      await area.press('Agree and join the line');
      expect(area.client.started).to.have.length(2);
      expect(area.client.started[1]).to.have.nested.property('consent.version', 'v4');
    });

    it('asks for the guardian whom the gateway asks for', async () => {
      const area = await agreed();
      publish({ consent: { ...consent, guardianUnderYears: 40 } });
      area.client.failure = new ConsultError('CONSENT_MISSING', 'A guardian.');
      await area.press('Agree and join the line');
      expect(area.text()).to.contain("I am the child's parent or guardian").and.contain('Tick the box to continue');
      area.client.failure = undefined;
      await area.choose("I am the child's parent or guardian");
      await area.press('Agree and join the line');
      expect(area.client.started[1]).to.have.nested.property('consent.guardian', true);
    });

    it('sends what was refused a second time only after another tick', async () => {
      const area = await agreed();
      area.client.failure = new ConsultError('CONSENT_MISSING', 'Another text, which a cache does not have yet.');
      await area.press('Agree and join the line');
      expect(area.text()).to.contain('Something went wrong. Your answers are saved. (E-405)');
      publish(NEXT);
      await area.press('Try again');
      expect(area.client.started).to.have.length(1);
      expect(isTicked(area)).to.equal(false);
      expect(area.text()).to.contain(CHANGED);
    });

    it('says it in Chinese', async () => {
      const area = await showArea();
      await answerAll(area);
      area.element.lang = 'zh-CN';
      area.element.campaignDocument = campaignDocument(NEXT);
      await area.settle();
      expect(area.text()).to.contain('内容有更新，请您重新阅读。').and.contain('新的内容');
    });
  });

  describe('when the doctors of the group have gone meanwhile', () => {
    it('says when they are back, and leads back to the groups', async () => {
      const area = await agreed();
      publish({ schedule: schedule({ modules: { adults: [[instant(22 * HOUR_MS), instant(30 * HOUR_MS)]] } }) });
      area.client.failure = new ConsultError('MODULE_UNAVAILABLE', 'Gone.', { retryAfterMs: 22 * HOUR_MS });
      await area.press('Agree and join the line');
      expect(said(area)).to.match(/^Doctors for Adults are back tomorrow at 8:00/);
      expect(area.text()).to.contain('Go to a clinic.').and.not.contain('E-603').and.not.contain('Try again');
      await expect(area.element).to.be.accessible();
      const popped = oneEvent(window, 'popstate');
      await area.press('Choose who needs advice');
      await popped;
      await area.settle();
      expect(area.text())
        .to.contain('Who needs advice?')
        .and.match(/Adults Doctors from tomorrow at 8:00/);
      area.client.failure = undefined;
      await area.choose('Elderly');
      await area.press('Continue');
      expect(area.focused()).to.equal('First, is any of this happening now?');
    });

    it('promises nothing where nobody knows when they are back', async () => {
      const area = await agreed();
      area.client.failure = new ConsultError('MODULE_UNAVAILABLE', 'Gone.');
      await area.press('Agree and join the line');
      expect(said(area)).to.equal('There are no doctors for Adults at the moment.');
      area.element.lang = 'zh-CN';
      await waitUntil(() => area.text().includes('“成人”暂时没有医生在线。'), 'it is said in Chinese');
      expect(area.text()).to.contain('选择谁需要咨询');
    });

    it('lets the shopper go back to the questions', async () => {
      const area = await agreed();
      area.client.failure = new ConsultError('MODULE_UNAVAILABLE', 'Gone.');
      await area.press('Agree and join the line');
      history.back();
      await oneEvent(window, 'popstate');
      await area.settle();
      expect(area.text()).to.contain('Question 4 of 4');
    });
  });

  describe('when the doctors do not write the shopper’s language any more', () => {
    it('says which languages there are, and goes on in one of them', async () => {
      const area = await agreed();
      publish({ languages: ['zh-Hans', 'de'] });
      area.client.failure = new ConsultError('LANGUAGE_UNAVAILABLE', 'Not in English.');
      await area.press('Agree and join the line');
      expect(said(area)).to.equal('The doctors answer in Simplified Chinese and German now.');
      await expect(area.element).to.be.accessible();
      const popped = oneEvent(window, 'popstate');
      await area.press('Choose who needs advice');
      await popped;
      area.client.failure = undefined;
      await area.press('Continue');
      await area.press('None of these');
      for (let question = 0; question < 3; question += 1) await area.press('Continue');
      await area.press('None');
      await area.choose('I agree');
      await area.press('Agree and join the line');
      expect(area.client.started[1]).to.have.property('language', 'zh-Hans');
    });

    it('does not name languages out of a document that still has the refused one', async () => {
      const area = await agreed();
      area.client.failure = new ConsultError('LANGUAGE_UNAVAILABLE', 'Not in English.');
      await area.press('Agree and join the line');
      expect(area.text()).to.contain('E-604').and.contain('Try again');
    });
  });

  describe('when the line is full', () => {
    const full = async (retryAfterMs: number | undefined, change: Partial<CampaignDocument> = {}): Promise<ShownArea> => {
      const area = await showArea({ timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, ...change });
      area.client.failure = new ConsultError('QUEUE_FULL', 'Full.', { retryAfterMs });
      await answerAll(area);
      await area.choose('I agree');
      await area.press('Agree and join the line');
      return area;
    };

    it('names the day where it is not today', async () => {
      const area = await full(22 * HOUR_MS, { timeZone: 'Asia/Shanghai' });
      expect(said(area)).to.match(/^Every doctor is busy\. Try again tomorrow after 8:00/);
    });

    it('names the zone where the reader’s clock stands elsewhere, and only there', async () => {
      expect(said(await full(5 * HOUR_MS))).to.match(/Try again after \d+:\d\d, or leave and come back\./);
      await rewind();
      sessionStorage.clear();
      // Half an hour off every whole zone and three quarters off India's: nobody's own clock.
      const area = await full(5 * HOUR_MS, { timeZone: 'Australia/Eucla' });
      expect(said(area)).to.equal('Every doctor is busy. Try again after 15:45 (Eucla time), or leave and come back.');
      area.element.lang = 'zh-CN';
      await waitUntil(() => /医生都在忙，请 15:45 后再试（.+）。/.test(area.text()), 'it is said in Chinese');
    });

    it('promises nothing where the gateway knows no time', async () => {
      const area = await full(undefined);
      expect(said(area)).to.equal('Every doctor is busy. We cannot say when a place becomes free.');
      expect(area.text()).to.contain('Try again').and.not.contain('later');
    });
  });
});
