import type { HostAction } from '@consult-kit/client';
import { createWebBridge } from '@consult-kit/client/web';
import { ConsultError } from '@consult-kit/protocol';
import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import type { ConsultChatPanel } from '../consult-chat-panel/consult-chat-panel.ts';
import { CLOSED, campaignDocument, instant, MODULES, schedule } from '../test-support/campaign.ts';
import { answerAll, rewind, type ShownArea, showArea, StartClient } from '../test-support/area.ts';
import { byWords, fakeGateway, GATEWAY, inside, preventedDetail } from '../test-support/shop.ts';

async function back(area: ShownArea): Promise<void> {
  history.back();
  await oneEvent(window, 'popstate');
  await area.settle();
}

/** The panel's sheets are fetched after its first drawing. */
async function expectDialog(panel: ConsultChatPanel, open: boolean): Promise<void> {
  await waitUntil(() => !!panel.shadowRoot?.querySelector('dialog') === open, `a sheet is ${open ? 'open' : 'closed'}`);
}

describe('<consult-special-area isolation="none">', () => {
  beforeEach(async () => {
    await rewind();
    localStorage.clear();
    sessionStorage.clear();
  });

  it('shows what it is, the way to the phone, the groups, and why Continue waits', async () => {
    const area = await showArea();
    expect(area.text())
      .to.contain('Talk to a licensed doctor by text.')
      .and.contain('Open now')
      .and.contain("Can't breathe well, chest pain, or can't be woken? Call 120 now.")
      .and.contain('Who needs advice?')
      .and.contain('Choose who needs advice first')
      .and.contain('Paid for by a foundation. You pay nothing.')
      .and.contain('Health advice only. Not a diagnosis or a prescription.');
    expect(inside<HTMLAnchorElement>(area.element, '.header a').href).to.equal('tel:120');
    await expect(area.element).to.be.accessible();
  });

  it('does not go on without a group, and puts the focus on them', async () => {
    const area = await showArea();
    await area.press('Continue');
    expect(area.text()).to.contain('Who needs advice?');
    expect(area.element.shadowRoot?.activeElement?.localName).to.equal('consult-module-picker');
  });

  it('does not go on with a group whose doctors have just gone', async () => {
    const area = await showArea({ schedule: schedule({ modules: { children: [[instant(-3_600_000), instant(2_000)]] } }) });
    await area.choose('Children');
    expect(inside(area.element, '.bar .main').getAttribute('aria-disabled')).to.equal('false');
    const isShut = (): boolean => inside(area.element, '.bar .main').getAttribute('aria-disabled') === 'true';
    await waitUntil(isShut, 'Continue did not shut', { interval: 10, timeout: 6_000 });
    await area.press('Continue');
    expect(area.text()).to.contain('Who needs advice?').and.contain('Children No doctors at the moment');
    await area.choose('Adults');
    await area.press('Continue');
    expect(area.focused()).to.equal('First, is any of this happening now?');
  });

  it('goes by visible words from the group to the line, one question at a time', async () => {
    const area = await showArea();
    await area.choose('Children');
    await area.press('Continue');
    expect(area.focused()).to.equal('First, is any of this happening now?');
    expect(area.text()).to.contain('Severe trouble breathing').and.contain('Ribs pull in with each breath');
    await expect(area.element).to.be.accessible();
    await area.press('None of these');
    expect(area.text()).to.contain('Question 1 of 4');
    expect(area.focused()).to.equal('How old is the person?');
    await expect(area.element).to.be.accessible();
    await area.fill('#field-years', '6');
    await area.fill('#name', 'Xiao Ming');
    await area.press('Continue');
    expect(area.text()).to.contain('Question 2 of 4').and.contain('What is bothering the person?');
    await expect(area.element).to.be.accessible();
    await area.choose('Fever');
    await area.choose('Something else');
    await area.fill('#field-otherText', 'ear pain');
    await area.press('Continue');
    expect(area.text()).to.contain('When did it begin?');
    await expect(area.element).to.be.accessible();
    await area.choose('Today');
    await area.press('Continue');
    expect(area.text()).to.contain('Question 4 of 4');
    await expect(area.element).to.be.accessible();
    await area.press('Skip');
    expect(area.focused()).to.equal('Before you start');
    await expect(area.element).to.be.accessible();
    await area.choose('I agree that my health information');
    await area.choose("I am the child's parent or guardian");
    await area.press('Agree and join the line');
    expect(area.client.started).to.deep.equal([
      {
        module: 'children',
        language: 'en',
        intake: {
          forSelf: false,
          name: 'Xiao Ming',
          answers: [
            { question: 'age', kind: 'age', years: 6 },
            { question: 'symptoms', kind: 'choices', chosen: ['fever'], other: 'ear pain' },
            { question: 'onset', kind: 'onset', onset: 'today' },
            { question: 'history', kind: 'skipped' },
          ],
          safety: 'none',
          textSize: 'standard',
        },
        consent: { version: 'v3', language: 'en', guardian: true },
      },
    ]);
    expect(area.element.shadowRoot?.querySelector('consult-chat-panel')).not.to.equal(null);
  });

  it('takes its history entries back once the line is joined, and wipes the draft', async () => {
    const area = await showArea();
    const depth = (): number => (history.state as { consultDepth?: number } | null)?.consultDepth ?? 0;
    await answerAll(area);
    expect(depth()).to.equal(6);
    await area.choose('I agree');
    await area.press('Agree and join the line');
    if (depth() > 0) await oneEvent(window, 'popstate');
    expect(depth()).to.equal(0);
    expect(sessionStorage.getItem('consult:draft:demo')).to.equal(null);
  });

  it('goes one screen back with the browser and with Back, and keeps the answers', async () => {
    const area = await showArea();
    await answerAll(area);
    await back(area);
    expect(area.text()).to.contain('Question 4 of 4');
    await back(area);
    expect(inside<HTMLInputElement>(area.element, '#field-temperature').value).to.equal('38.5');
    const popped = oneEvent(window, 'popstate');
    byWords(area.element, 'Back').click();
    await popped;
    await area.settle();
    expect(inside<HTMLInputElement>(area.element, '#field-chosen').checked).to.equal(true);
  });

  it('keeps the answers over a reload', async () => {
    const before = await showArea();
    await answerAll(before);
    before.element.remove();
    const after = await showArea();
    expect(after.focused() || after.text()).to.contain('Before you start');
    await back(after);
    await back(after);
    expect(inside<HTMLInputElement>(after.element, '#field-temperature').value).to.equal('38.5');
  });

  it('explains what is missing under the field and puts the focus there', async () => {
    const area = await showArea({}, { module: 'adults' });
    await area.press('Continue');
    await area.press('None of these');
    await area.press('Continue');
    const field = inside<HTMLInputElement>(area.element, '#field-years');
    expect(area.element.shadowRoot?.activeElement).to.equal(field);
    expect(field.getAttribute('aria-invalid')).to.equal('true');
    expect(inside(area.element, `#${field.getAttribute('aria-describedby')}`).textContent).to.contain('Enter the age in whole years');
    await expect(area.element).to.be.accessible();
  });

  it('asks whether 41.5 °C is right, and takes it the second time', async () => {
    const area = await showArea({}, { module: 'adults' });
    await area.press('Continue');
    await area.press('None of these');
    await area.fill('#field-years', '38');
    await area.press('Continue');
    await area.press('Skip');
    await area.choose('Today');
    await area.fill('#field-temperature', '41.5');
    await area.press('Continue');
    expect(area.text()).to.contain('Is 41.5 °C right?');
    await expect(area.element).to.be.accessible();
    await area.press('Continue');
    expect(area.text()).to.contain('Question 4 of 4');
  });

  it('shows the emergency card after a yes, says it once aloud, and marks the case', async () => {
    const area = await showArea();
    await area.choose('Elderly');
    await area.press('Continue');
    await area.press('Yes, one or more');
    expect(area.focused()).to.equal('Emergency: Call 120 now');
    expect(inside(area.element, '[role="alert"]').textContent).to.contain('Call 120 now');
    await expect(area.element).to.be.accessible();
    await area.press('I understand, continue');
    await area.fill('#field-years', '70');
    await area.press('Continue');
    await area.press('Skip');
    await area.press('Skip');
    await area.press('Skip');
    await area.choose('I agree');
    await area.press('Agree and join the line');
    expect(area.client.started[0]).to.have.nested.property('intake.safety', 'some');
  });

  it('lets the host dial, and never puts more than the number into the event', async () => {
    const area = await showArea();
    const links = ['.danger-strip a', '.header a'].map((selector) => inside(area.element, selector));
    for (const link of links) expect(preventedDetail('consult-call', () => link.click())).to.deep.equal({ number: '120' });
  });

  it('asks for each box, which is never ticked in advance', async () => {
    const area = await showArea();
    await answerAll(area);
    expect(inside<HTMLInputElement>(area.element, '#box-agree').checked).to.equal(false);
    await area.press('Agree and join the line');
    expect(area.text()).to.contain('Tick the box to continue');
    expect(area.element.shadowRoot?.activeElement?.id).to.equal('box-agree');
    expect(area.client.started).to.deep.equal([]);
    await expect(area.element).to.be.accessible();
  });

  it('leaves nothing behind when consent is refused', async () => {
    const area = await showArea();
    await answerAll(area);
    await area.press("I don't agree");
    expect(area.focused()).to.equal('Nothing was saved. You can come back any time.');
    expect(sessionStorage.getItem('consult:draft:demo')).to.equal(null);
    expect(area.client.started).to.deep.equal([]);
    await expect(area.element).to.be.accessible();
  });

  it('follows a change of language without showing a key or half a screen in the other one', async () => {
    const area = await showArea();
    const seen: string[] = [];
    const observer = new MutationObserver(() => seen.push(area.text()));
    observer.observe(area.element.shadowRoot as ShadowRoot, { childList: true, characterData: true, subtree: true });
    area.element.lang = 'zh-CN';
    await waitUntil(() => area.text().includes('继续'), 'the screen is drawn in Chinese');
    observer.disconnect();
    expect(seen.filter((text) => /\b[a-z]+\.[a-z]/i.test(text) || /How it works/.test(text))).to.deep.equal([]);
  });

  it('goes straight on with a consultation that is going on', async () => {
    const client = new StartClient().joinLine() as StartClient;
    const area = await showArea({}, {}, client);
    await area.settle();
    expect(area.element.shadowRoot?.querySelector('consult-chat-panel')).not.to.equal(null);
  });

  it('takes a step back inside the chat first: a sheet closes, and only then is there nothing to go back to', async () => {
    const client = new StartClient().joinLine() as StartClient;
    const area = await showArea({}, {}, client);
    await area.settle();
    const panel = area.element.shadowRoot?.querySelector('consult-chat-panel') as ConsultChatPanel;
    await panel.updateComplete;
    byWords(panel, 'Leave the line').click();
    await expectDialog(panel, true);
    expect(area.element.back()).to.equal(true);
    await expectDialog(panel, false);
    expect(area.element.back()).to.equal(false);
  });

  it('closes the privacy sheet with a step back', async () => {
    const area = await showArea();
    await area.press('Privacy');
    expect(area.element.shadowRoot?.querySelector('dialog')).not.to.equal(null);
    expect(area.element.back()).to.equal(true);
    await area.settle();
    expect(area.element.shadowRoot?.querySelector('dialog')).to.equal(null);
  });

  it('keeps the answers when joining fails, says so with a code, and tries again with one press', async () => {
    const area = await showArea();
    area.client.failure = new ConsultError('GATEWAY_UNREACHABLE', 'No answer.');
    await answerAll(area);
    await area.choose('I agree');
    setTimeout(() => void area.press('Agree and join the line'));
    expect((await oneEvent(area.element, 'consult-error')).detail).to.deep.equal({ code: 'GATEWAY_UNREACHABLE' });
    await area.settle();
    expect(area.text()).to.contain('Something went wrong. Your answers are saved. (E-204)');
    await expect(area.element).to.be.accessible();
    area.client.failure = undefined;
    await area.press('Try again');
    expect(area.client.started).to.have.length(2);
    expect(area.client.started[1]).to.deep.equal(area.client.started[0]);
  });

  it('says that all the free consultations are taken, before the first question and when the last one goes meanwhile', async () => {
    const closed = 'All free consultations have been used.';
    const late = await showArea({ capReached: true });
    expect(late.text()).to.contain(closed).and.contain('A place can become free again').and.contain('Go to a clinic.');
    await expect(late.element).to.be.accessible();
    late.element.remove();
    const area = await showArea();
    area.client.failure = new ConsultError('SPONSOR_CAP_REACHED', 'Taken.');
    await answerAll(area);
    await area.choose('I agree');
    await area.press('Agree and join the line');
    expect(area.text()).to.contain(closed);
    area.client.failure = undefined;
    await area.press('Try again');
    expect(area.client.started).to.have.length(2);
  });

  it('reads the campaign afresh when it opens, unless that was done with the tap', async () => {
    const path = '/v1/campaigns/opened';
    const answers: Record<string, unknown> = { [path]: campaignDocument({ id: 'opened' }) };
    const gateway = fakeGateway(answers);
    const sinceStart = performance.now.bind(performance);
    const open = async (): Promise<string> => {
      const area = await showArea({}, { gateway: GATEWAY, campaign: 'opened' });
      await area.settle();
      area.element.remove();
      return area.text();
    };
    try {
      expect(await open()).to.contain('Who needs advice?');
      answers[path] = campaignDocument({ id: 'opened', ...CLOSED.paused });
      expect(await open()).to.contain('Who needs advice?');
      expect(gateway.asked).to.have.length(1);
      performance.now = () => sinceStart() + 5_100;
      expect(await open()).to.contain('The service is paused for now.');
    } finally {
      performance.now = sinceStart;
      gateway.restore();
    }
  });

  it('stays honest and useful in every closed state', async () => {
    const says: [keyof typeof CLOSED, string][] = [
      ['upcoming', 'Opens 14 Jan at 8:00'],
      ['closed', "We're back tomorrow at 8:00"],
      ['paused', 'The service is paused for now. Doctors are being trained.'],
      ['ended', 'This free service ended on 4 Jan.'],
    ];
    for (const [state, words] of says) {
      // What keeps people out now is said before what would keep them out then.
      const area = await showArea({ ...CLOSED[state], capReached: true });
      expect(area.text(), state)
        .to.contain(words)
        .and.contain('Call 120 now')
        .and.contain('Go to a clinic.')
        .and.not.contain('Who needs advice?');
      await expect(area.element).to.be.accessible();
      area.element.remove();
    }
    // The line closes at 12:00, before the afternoon begins.
    const over = schedule({ open: [[instant(22 * 3_600_000), instant(36 * 3_600_000)]], lineClosesAt: instant(2 * 3_600_000) });
    expect((await showArea({ schedule: over })).text()).to.contain('This free service ended on');
    const elsewhere = await showArea({ region: { code: 'CN', emergencyNumber: '120', eligible: ['CN-42'] } }, { region: 'CN-11' });
    expect(elsewhere.text()).to.contain('Not available in your area yet');
  });

  it('reminds of the instant that it names, not of the first one of the day', async () => {
    const reminded: HostAction[] = [];
    const act = (action: HostAction): Promise<'done'> => {
      reminded.push(action);
      return Promise.resolve('done');
    };
    const first = instant(9 * 24 * 3_600_000 - 2 * 3_600_000);
    const hours = {
      startsAt: instant(9 * 24 * 3_600_000 - 10 * 3_600_000),
      open: [[first, instant(9 * 24 * 3_600_000)]] as [string, string][],
    };
    const area = await showArea({ schedule: schedule(hours), timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone });
    area.element.bridge = createWebBridge({ act, features: ['remind'] });
    await area.settle();
    const clock = new Date(first);
    expect(area.text()).to.contain(`at ${clock.getHours()}:${String(clock.getMinutes()).padStart(2, '0')}`);
    await area.press('Remind me');
    expect(reminded).to.deep.equal([{ type: 'remind', at: first, title: 'Free COVID-19 consultation' }]);
    expect(area.text()).to.contain("We'll remind you");
  });

  it('shows the campaign’s source language, on every screen, where the reader’s is missing', async () => {
    // Chinese is the source although English stands first in each text.
    const area = await showArea({ languages: ['zh-Hans', 'en'] }, { lang: 'fr' });
    const seen: string[] = [];
    const look = (): unknown => seen.push(area.text());
    look();
    await area.choose('儿童');
    look();
    await area.press('Continue');
    look();
    await area.press('None of these');
    look();
    await area.fill('#field-years', '30');
    await area.press('Continue');
    look();
    await area.press('Continue');
    await area.choose('发热');
    look();
    await area.press('Continue');
    await area.press('Skip');
    await area.press('Skip');
    look();
    await area.choose('I agree');
    await area.press('Agree and join the line');
    const all = seen.join(' ');
    expect(all)
      .to.contain('新冠免费在线咨询')
      .and.contain('公益基金会')
      .and.contain('18 岁以下')
      .and.contain('呼吸时肋骨间凹陷')
      .and.contain('儿童 is for 18 岁以下.')
      .and.contain('如需删除，请写信给我们。')
      .and.contain('您的回答。');
    expect(all).not.to.match(/Adults|Children|Elderly|foundation|Severe|Fever|Cough|Your answers|Write to us|COVID/);
    expect(area.client.started[0]).to.have.nested.property('consent.language', 'zh-Hans');
    area.element.remove();
    localStorage.clear();
    const closed = await showArea({ ...CLOSED.closed, languages: ['zh-Hans', 'en'] }, { lang: 'fr' });
    expect(closed.text()).to.contain('请前往附近诊所。').and.contain('新冠免费在线咨询');
  });

  it('preselects a module from its attribute but still shows the picker', async () => {
    const area = await showArea({}, { module: 'children' });
    expect(area.text()).to.contain('Who needs advice?').and.not.contain('Choose who needs advice first');
    const off = await showArea(
      { modules: MODULES.map((module) => ({ ...module, enabled: module.id !== 'children' })) },
      { module: 'children' },
    );
    expect(off.text()).to.contain('Choose who needs advice first');
  });

  it('offers larger text for the elderly, once, and remembers it on this device', async () => {
    const area = await showArea();
    await area.choose('Elderly');
    expect(area.text()).to.contain('Use larger text?');
    await expect(area.element).to.be.accessible();
    await area.press('Use larger text');
    expect(area.element.textSize).to.equal('elder');
    expect(area.text()).not.to.contain('Use larger text?');
    area.element.remove();
    expect((await showArea()).element.textSize).to.equal('elder');
  });

  it('switches text size with one tap and says which', async () => {
    const area = await showArea();
    await area.press('Aa Text size');
    expect(area.element.getAttribute('text-size')).to.equal('elder');
    expect(inside(area.element, '[role="status"]').textContent).to.equal('Text size: extra large');
    await area.press('Aa Text size');
    await area.press('Aa Text size');
    expect(area.element.textSize).to.equal('standard');
  });

  it('leaves with consult-close on the first screen', async () => {
    const area = await showArea();
    expect(preventedDetail('consult-close', () => byWords(area.element, 'Back').click())).to.deep.equal({ campaign: 'demo' });
    expect(area.element.isConnected).to.equal(true);
  });

  it('opens the privacy text in place', async () => {
    const area = await showArea();
    await area.press('Privacy');
    expect(area.text()).to.contain('What we use');
    await expect(area.element).to.be.accessible();
    await area.press('Close');
    expect(area.text()).not.to.contain('What we use');
  });

  it('speaks Chinese and never puts an answer into the page’s address, title or events', async () => {
    const area = await showArea({}, { lang: 'zh-CN' });
    const told: unknown[] = [];
    for (const name of ['consult-state', 'consult-error', 'consult-navigate', 'consult-call', 'consult-open'] as const) {
      document.addEventListener(name, (event) => told.push(event.detail));
    }
    const [address, title] = [location.href, document.title];
    await area.choose('孕产妇');
    await area.press('继续');
    await area.press('都没有');
    await area.fill('#field-years', '30');
    await area.fill('#field-weeks', '32');
    await area.press('继续');
    expect(area.text()).to.contain('第 2 题，共 4 题');
    await area.choose('发热');
    await area.press('继续');
    await area.press('跳过');
    await area.fill('#field-text', '青霉素过敏');
    await area.press('继续');
    await area.choose('我同意');
    await area.press('同意并排队');
    expect(area.client.started[0]).to.have.nested.property('consent.language', 'zh-Hans');
    expect([location.href, document.title]).to.deep.equal([address, title]);
    expect(JSON.stringify(told)).not.to.match(/fever|青霉素|pregnant/);
  });
});
