import type { HostAction, HostBridge, HostState } from '@consult-kit/client';
import { ConsultError } from '@consult-kit/protocol';
import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import type { ConsultStateDetail } from '../shared/emit.ts';
import type { ConsultChatPanel } from './consult-chat-panel.ts';
import { DR_CHEN, DR_LI, FakeClient, fakeCampaign } from './test-support/fake-client.ts';
import { panelFixture, settle } from './test-support/panel-fixture.ts';

const talking = (): FakeClient => new FakeClient().joinLine().accept();

/** A host app that can do what is listed. */
function fakeBridge(features: readonly string[]): HostBridge & { acts: HostAction[]; report(change: Partial<HostState>): void } {
  const acts: HostAction[] = [];
  const listeners = new Set<(change: Partial<HostState>) => void>();
  return {
    host: 'test',
    acts,
    supports: (feature) => features.includes(feature),
    credential: async () => '',
    storage: { get: async () => undefined, set: async () => undefined, remove: async () => undefined },
    randomId: async () => 'x'.repeat(21),
    watch(listener) {
      listeners.add(listener);
      listener({ visibility: 'active' });
      return () => listeners.delete(listener);
    },
    async act(action) {
      acts.push(action);
      return 'done';
    },
    report: (change) => listeners.forEach((listener) => listener(change)),
  };
}

afterEach(() => localStorage.clear());

describe('<consult-chat-panel> in line', () => {
  it('shows number, range and that one may leave', async () => {
    const { text, panel } = await panelFixture();
    expect(text()).to.contain("You're in line");
    expect(text()).to.contain('3 people ahead of you');
    expect(text()).to.contain('About 5–10 minutes');
    expect(text()).to.contain('You can leave this page. We keep your place.');
    expect(text()).not.to.contain('notify');
    expect(panel.matches('[data-state=waiting]:state(waiting)')).to.equal(true);
    await expect(panel).to.be.accessible();
  });

  it('says the same in Chinese', async () => {
    const { text, panel } = await panelFixture(new FakeClient().joinLine(), { lang: 'zh-CN' });
    expect(text()).to.contain('正在排队');
    expect(text()).to.contain('人在您前面');
    await expect(panel).to.be.accessible();
  });

  it('shows the campaign’s texts in its source language where the reader’s is missing', async () => {
    const { consent } = fakeCampaign();
    const texts = {
      languages: ['zh-Hans', 'en'],
      whileWaiting: { en: 'Rest.', 'zh-Hans': '多休息。' },
      consent: { ...consent, contact: { en: 'Write.', 'zh-Hans': '请写信。' } },
    };
    const client = new FakeClient(fakeCampaign(texts)).joinLine();
    const { text, press, root, panel } = await panelFixture(client, { lang: 'fr' });
    expect(text()).to.contain('多休息。').and.not.contain('Rest.');
    client.accept();
    await settle(panel);
    await press('More');
    await press('Report a problem');
    expect(root.querySelector('dialog')?.textContent).to.contain('请写信。');
    await press('Close');
    const saved: Blob[] = [];
    const { createObjectURL } = URL;
    URL.createObjectURL = (blob: Blob) => {
      saved.push(blob);
      return createObjectURL.call(URL, blob);
    };
    await press('More');
    await press('Save a copy');
    URL.createObjectURL = createObjectURL;
    expect(await saved[0]?.text())
      .to.contain('新冠免费在线咨询')
      .and.not.contain('COVID');
  });

  it('promises a notification only where the host can give one', async () => {
    const { text } = await panelFixture(new FakeClient().joinLine(), { bridge: fakeBridge(['notify']) });
    expect(text()).to.contain("We'll notify you when a doctor is ready.");
  });

  it('lets the number fall only, and says so before someone urgent makes it rise', async () => {
    const { client, panel, text, status } = await panelFixture();
    const line = { wait: null, busy: false, urgentAhead: false };
    client.change({ line: { ...line, ahead: 5 } });
    await settle(panel);
    expect(text()).to.contain('3 people ahead of you');
    client.change({ line: { ...line, ahead: 4, urgentAhead: true } });
    await settle(panel);
    expect(text()).to.match(/Someone urgent went ahead.*4 people ahead of you/);
    expect(status()).to.equal('Someone urgent went ahead. 4 people ahead of you');
    client.change({ line: { ...line, ahead: 0, busy: true } });
    await settle(panel);
    expect(text()).to.contain("You're next");
    expect(text()).to.contain('Busier than usual');
    expect(status()).to.equal("You're next");
  });

  it('asks before leaving, and Stay changes nothing', async () => {
    const { client, press, panel, text, root } = await panelFixture();
    await press('Leave the line');
    expect(root.querySelector('dialog')?.textContent).to.contain('Leave the line? You will lose your place.');
    await expect(panel).to.be.accessible();
    await press('Stay');
    expect(client.called).not.to.contain('leaveLine');
    await press('Leave the line');
    root.querySelector<HTMLElement>('dialog .danger')?.click();
    await settle(panel);
    expect(client.called).to.contain('leaveLine');
    expect(text()).to.contain('You left the line');
    await expect(panel).to.be.accessible();
  });

  it('takes details while waiting and finds the way back to the line', async () => {
    const { client, press, type, panel, text, root, field } = await panelFixture();
    await press('Add details');
    expect(root.activeElement).to.equal(field());
    expect(root.querySelector('label[for=message]')?.textContent).to.equal('Message to the doctor');
    await type('I have asthma');
    await press('Send');
    expect(client.calls).to.deep.include(['send', 'I have asthma']);
    expect(client.called).not.to.contain('setTyping');
    await expect(panel).to.be.accessible();
    await press('Back to the line');
    expect(text()).to.contain('people ahead of you');
  });

  it('moves to the chat when a doctor joins, and says so', async () => {
    const bridge = fakeBridge(['notify']);
    const { client, panel, status, text, field } = await panelFixture(new FakeClient().joinLine(), { bridge });
    client.accept();
    await settle(panel);
    expect(status()).to.equal('Dr Li Hua has joined');
    expect(text()).to.contain('Dr Li Hua has joined');
    expect(field().isConnected).to.equal(true);
    expect(bridge.acts).to.deep.equal([]);
  });

  it('notifies through a host in the background, without a word about health', async () => {
    const bridge = fakeBridge(['notify']);
    const { client, panel } = await panelFixture(new FakeClient().joinLine(), { bridge });
    bridge.report({ visibility: 'background' });
    client.accept();
    await settle(panel);
    expect(bridge.acts).to.deep.equal([{ type: 'notify', title: 'A doctor is ready', id: client.followed.view.id }]);
  });
});

describe('<consult-chat-panel> in a talk', () => {
  it('has a named log, a named field and the doctor in its header', async () => {
    const client = talking().hear('How are you?').said('Fine').hear('https://example.org <b>x</b>');
    const { panel, log, root, rows } = await panelFixture(client);
    expect(log().getAttribute('aria-label')).to.equal('Messages with Dr Li');
    expect(root.querySelector('label[for=message]')?.textContent).to.equal('Message to Dr Li');
    expect(root.querySelector('h2')?.textContent).to.equal('Dr Li Hua');
    expect(root.querySelector('header')?.textContent).to.contain('Online');
    const spoken = rows().map((row) => row.querySelector('.visually-hidden')?.textContent ?? '');
    expect(spoken.filter((text) => /^Dr Li, \d+:\d\d: $/.test(text))).to.have.lengthOf(2);
    expect(log().querySelectorAll('b')).to.have.lengthOf(0);
    await expect(panel).to.be.accessible();
  });

  for (const [theme, textSize, lang] of [
    ['dark', 'standard', 'en'],
    ['light', 'elder', 'zh-CN'],
    ['dark', 'max', 'zh-CN'],
  ] as const) {
    it(`is accessible in ${theme}, ${textSize}, ${lang}`, async () => {
      const { panel, log } = await panelFixture(talking().hear('您好').said('好'), { theme, textSize, lang });
      if (lang === 'zh-CN') expect(log().getAttribute('aria-label')).to.equal('与李医生的对话');
      await expect(panel).to.be.accessible();
    });
  }

  it('shows sent, then delivered, then read, in words', async () => {
    const { client, panel, log } = await panelFixture(talking().said('Hello'));
    expect(log().textContent).to.contain('Sent');
    client.change({ deliveredUpTo: client.followed.view.seq });
    await settle(panel);
    expect(log().textContent).to.contain('Delivered');
    await expect(panel).to.be.accessible();
    client.doctorReads();
    await settle(panel);
    expect(log().textContent).to.contain('Read');
  });

  it('keeps the row of a message while it turns from outgoing into stored', async () => {
    const client = talking();
    client.answers = false;
    const { panel, type, press, rows } = await panelFixture(client);
    await type('Hello');
    await press('Send');
    const row = rows().find((candidate) => candidate.textContent?.includes('Hello'));
    expect(row?.textContent).to.contain('Sending…');
    const id = client.followed.outgoing[0]?.id as string;
    client.change({ outgoing: [] }).said('Hello', id);
    await settle(panel);
    expect(row?.isConnected).to.equal(true);
    expect(row?.textContent).to.contain('Sent');
  });

  it('says of a message that waits for a connection that it does', async () => {
    const client = talking();
    const { panel, log } = await panelFixture(client);
    const message = { id: 'o'.padEnd(21, '0'), text: 'Hello' };
    client.change({ outgoing: [{ ...message, status: 'queued' }] });
    await settle(panel);
    expect(log().textContent).to.contain('Waiting for connection');
    expect(log().textContent).not.to.contain('Sending…');
    client.change({ outgoing: [{ ...message, status: 'sending' }] });
    await settle(panel);
    expect(log().textContent).to.contain('Sending…');
  });

  for (const state of ['waiting', 'talking'] as const) {
    it(`says while ${state} that the chat is open on another screen, and takes it over`, async () => {
      const client = state === 'waiting' ? new FakeClient().joinLine() : talking();
      const { panel, root, text, status, press, hasButton } = await panelFixture(client);
      client.connection({ type: 'elsewhere' });
      await settle(panel);
      expect(text()).to.contain('This chat is open on another screen.');
      expect(status()).to.equal('This chat is open on another screen.');
      expect(root.querySelector('.composer')).to.equal(null);
      expect(hasButton('Send')).to.equal(false);
      await expect(panel).to.be.accessible();
      root.querySelector<HTMLElement>('.screen .button')?.focus();
      await press('Use here');
      expect(client.called).to.contain('useHere');
      expect(text()).not.to.contain('open on another screen');
      expect(root.activeElement?.localName).to.equal('h2');
    });
  }

  it('moves the focus from the composer to what is said when another page takes over', async () => {
    const { client, panel, root, field } = await panelFixture(talking());
    field().focus();
    client.connection({ type: 'elsewhere' });
    await settle(panel);
    expect(root.activeElement?.textContent).to.contain('This chat is open on another screen.');
  });

  it('says it in Chinese, and shows what the other page left in the composer', async () => {
    const { client, panel, text, type, press, field } = await panelFixture(talking(), { lang: 'zh-CN' });
    await type('我头疼');
    client.connection({ type: 'elsewhere' });
    await settle(panel);
    expect(text()).to.contain('对话已在其他页面打开。');
    client.draft = '';
    await press('在此继续');
    expect(field().value).to.equal('');
  });

  it('shows an ended consultation in every page', async () => {
    const { client, panel, text } = await panelFixture(talking());
    client.finish();
    client.connection({ type: 'elsewhere' });
    await settle(panel);
    expect(text()).to.contain('Consultation ended');
  });

  it('does not put a text back that another page has now', async () => {
    const client = talking();
    client.send = () => Promise.reject(new ConsultError('CANCELLED', 'x'));
    const { field, type, press, text } = await panelFixture(client);
    await type('Hello');
    await press('Send');
    expect(field().value).to.equal('');
    expect(text()).not.to.contain('E-203');
  });

  it('offers to send again what failed, alone and all at once', async () => {
    const client = talking();
    client.answers = false;
    const { panel, press, text, alarm, hasButton } = await panelFixture(client);
    void client.send('One');
    void client.send('Two');
    await settle(panel);
    client.failAll();
    await settle(panel);
    expect(alarm()).to.equal('2 messages not sent');
    expect(text()).to.contain('2 messages not sent');
    await expect(panel).to.be.accessible();
    await press('Send all');
    expect(client.calls).to.deep.include(['resend', undefined]);
    client.failAll();
    await settle(panel);
    await press('Not sent. Tap to send again');
    expect(client.calls).to.deep.include(['resend', client.followed.outgoing[0]?.id]);
    expect(hasButton('Send all')).to.equal(false);
  });

  it('deletes a failed message only through its menu', async () => {
    const client = talking();
    client.answers = false;
    const { panel, root } = await panelFixture(client);
    void client.send('One');
    await settle(panel);
    client.failAll();
    await settle(panel);
    const more = [...root.querySelectorAll<HTMLElement>('.failed-row button')].pop();
    more?.click();
    await settle(panel);
    expect(root.querySelector('dialog')?.textContent).to.contain('Copy');
    await expect(panel).to.be.accessible();
    root.querySelector<HTMLElement>('dialog .danger')?.click();
    await settle(panel);
    expect(client.followed.outgoing).to.deep.equal([]);
    expect(root.querySelector('dialog')).to.equal(null);
  });

  it('says that the doctor types, hands over, and is away', async () => {
    const { client, panel, text } = await panelFixture(talking());
    client.change({ otherTyping: true });
    await settle(panel);
    expect(text()).to.contain('Dr Li is typing…');
    client.change({ otherTyping: false, otherPresent: false });
    client.happen('handover.accepted', { from: DR_LI, doctor: DR_CHEN });
    await settle(panel);
    expect(text()).to.contain('Dr Li has asked Dr Chen to continue. Dr Chen can see this conversation.');
    expect(text()).to.contain('Away');
    expect(text()).not.to.contain('Online');
  });

  it('tells of a lost connection once it lasted, and claims no presence meanwhile', async () => {
    const client = talking();
    const { panel, text, status, field } = await panelFixture(client);
    client.connection({ type: 'waiting', retryInMs: 500, offlineSinceMs: performance.now() - 1_000 });
    await settle(panel);
    expect(text()).not.to.contain('No connection');
    expect(text()).not.to.contain('Online');
    client.connection({ type: 'waiting', retryInMs: 500, offlineSinceMs: performance.now() - 3_100 });
    await settle(panel);
    expect(text()).to.contain("No connection. Messages will send when you're back.");
    expect(status()).to.equal("No connection. Messages will send when you're back.");
    expect(field().disabled).to.equal(false);
    client.connection({ type: 'live', channel: 'socket' });
    await settle(panel);
    expect(status()).to.equal('Connected');
  });

  it('resumes a paused talk in one tap', async () => {
    const { client, panel, press, text } = await panelFixture(talking().happen('consultation.paused', { reason: 'quiet' }));
    expect(text()).to.contain("Paused. Continue when you're ready.");
    await expect(panel).to.be.accessible();
    await press('Continue');
    expect(client.called).to.contain('resume');
  });

  it('ends only after a question', async () => {
    const { client, panel, press, root } = await panelFixture(talking());
    await press('More');
    await expect(panel).to.be.accessible();
    await press('End');
    expect(root.querySelector('dialog')?.textContent).to.contain('End this consultation?');
    await press('Keep chatting');
    expect(client.called).not.to.contain('end');
    await press('More');
    await press('End');
    root.querySelector<HTMLElement>('dialog .danger')?.click();
    await settle(panel);
    expect(client.called).to.contain('end');
    expect(root.textContent).to.contain('Consultation ended');
  });

  it("shows the doctor's licence in the details", async () => {
    const { panel, press, root } = await panelFixture(talking());
    await press('More');
    await press("Doctor's details");
    expect(root.querySelector('dialog')?.textContent).to.contain('110420000001234');
    await expect(panel).to.be.accessible();
  });

  it('closes a sheet with Escape and gives the focus back', async () => {
    const { panel, button, press, root } = await panelFixture(talking());
    button('More').focus();
    await press('More');
    const sheet = root.querySelector('dialog');
    expect(root.activeElement?.tagName).to.equal('H2');
    sheet?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
    await settle(panel);
    expect(root.querySelector('dialog')).to.equal(null);
    expect(root.activeElement).to.equal(button('More'));
  });

  it('keeps the talk when Back is pressed', async () => {
    const { client, panel, button } = await panelFixture(talking());
    setTimeout(() => button('Back').click());
    const event = await oneEvent(panel, 'consult-close');
    expect((event as CustomEvent).detail).to.deep.equal({ campaign: 'demo' });
    expect(client.called).not.to.contain('end');
  });

  it('tells the page ids and states only', async () => {
    const told: ConsultStateDetail[] = [];
    const listen = (event: CustomEvent<ConsultStateDetail>): void => void told.push(event.detail);
    document.addEventListener('consult-state', listen);
    const { client, panel } = await panelFixture();
    client.accept().hear('Secret words');
    await settle(panel);
    document.removeEventListener('consult-state', listen);
    expect(told[0]).to.deep.equal({ campaign: 'demo', state: 'waiting', unread: false, consultation: client.followed.view.id, ahead: 3 });
    expect(told.some(({ state }) => state === 'talking')).to.equal(true);
    expect(JSON.stringify(told)).not.to.match(/Secret|Li/);
  });

  it('marks read what has come into view, and nothing while the host app is in the background', async () => {
    const bridge = fakeBridge([]);
    const { client, panel } = await panelFixture(talking(), { bridge });
    bridge.report({ visibility: 'background' });
    client.hear('Hello');
    await settle(panel);
    expect(client.called).not.to.contain('markRead');
    bridge.report({ visibility: 'active' });
    await settle(panel);
    expect(client.calls).to.deep.include(['markRead', client.followed.view.messages.lastSeq]);
  });

  it('puts a text back that could not go out, and says why', async () => {
    const client = talking();
    const { panel, type, press, field, text } = await panelFixture(client);
    client.send = async () => Promise.reject(new ConsultError('CONSULTATION_ENDED', 'Over.'));
    await type('Still there?');
    await press('Send');
    await settle(panel);
    expect(field().value).to.equal('Still there?');
    expect(text()).to.contain('(E-402)');
  });

  it('restores the draft and keeps it while writing', async () => {
    const client = talking();
    client.draft = 'Half a sent';
    const { field, type } = await panelFixture(client);
    expect(field().value).to.equal('Half a sent');
    await type('Half a sentence');
    expect(client.draft).to.equal('Half a sentence');
  });

  it('notes that the campaign takes nobody new', async () => {
    const past = new Date(Date.now() - 1000).toISOString();
    const campaign = fakeCampaign();
    const client = new FakeClient({ ...campaign, schedule: { ...campaign.schedule, lineClosesAt: past } }).joinLine().accept();
    const { text } = await panelFixture(client);
    expect(text()).to.contain('New consultations are closed');
  });
});

describe('<consult-chat-panel> in an emergency', () => {
  it('shows the card for a phrase, sends the message all the same, and tells the doctor', async () => {
    const { client, type, press, alarm, root, panel } = await panelFixture(talking());
    await type('I have chest pain');
    await press('Send');
    expect(client.calls).to.deep.include(['send', 'I have chest pain']);
    expect(alarm()).to.contain('Emergency: Call 120 now');
    const heading = root.querySelector('.emergency-card h2');
    expect(heading?.textContent?.replace(/\s+/g, ' ').trim()).to.equal('Emergency: Call 120 now');
    expect(client.calls.filter(([name]) => name === 'reportEmergency').map(([, what]) => what)).to.deep.equal(['shown', 'seen']);
    await expect(panel).to.be.accessible();
    await press('I understand, continue');
    expect(root.querySelector('.emergency-card')).to.equal(null);
    expect(client.calls).to.deep.include(['reportEmergency', 'continued']);
  });

  it('is announced once, whatever is said after it', async () => {
    const { client, panel, root } = await panelFixture(talking());
    const region = root.querySelector('[role=alert]') as HTMLElement;
    let words = 0;
    const observer = new MutationObserver(() => {
      if (region.textContent?.trim()) words += 1;
    });
    observer.observe(region, { childList: true, characterData: true, subtree: true });
    client.happen('emergency.shown', { by: 'doctor' });
    await settle(panel);
    client.change({ otherPresent: false });
    client.hear('Please call');
    await settle(panel);
    expect(words).to.equal(1);
  });

  it('stays quiet when the sign is denied', async () => {
    const { type, press, root } = await panelFixture(talking());
    await type('没有胸痛');
    await press('Send');
    expect(root.querySelector('.emergency-card')).to.equal(null);
  });

  it('works without a connection', async () => {
    const client = talking();
    client.reportEmergency = async () => Promise.reject(new ConsultError('OFFLINE', 'Offline.'));
    client.connection({ type: 'waiting', retryInMs: 1, offlineSinceMs: 0 });
    const { type, press, root } = await panelFixture(client);
    await type("can't breathe");
    await press('Send');
    expect(root.querySelector<HTMLAnchorElement>('.emergency-card a')?.getAttribute('href')).to.equal('tel:120');
  });

  it('fires consult-call, dials through the host, and leaves it to the page that prevents it', async () => {
    const bridge = fakeBridge(['call']);
    const { panel, root } = await panelFixture(talking().happen('emergency.shown', { by: 'doctor' }), { bridge });
    const link = root.querySelector<HTMLAnchorElement>('.emergency-card a') as HTMLAnchorElement;
    link.click();
    expect(bridge.acts).to.deep.equal([{ type: 'call', number: '120' }]);
    panel.addEventListener('consult-call', (event) => event.preventDefault());
    link.click();
    expect(bridge.acts).to.have.lengthOf(1);
  });

  it('lets the number be copied where the host cannot dial', async () => {
    const { hasButton, panel } = await panelFixture(talking().happen('emergency.shown', { by: 'doctor' }), { bridge: fakeBridge([]) });
    expect(hasButton('Copy number')).to.equal(true);
    await expect(panel).to.be.accessible();
  });

  it('does not come back after a reload once the shopper went on', async () => {
    const client = talking().happen('emergency.shown', { by: 'doctor' });
    const again = await panelFixture(client);
    expect(again.root.querySelectorAll('.emergency-card')).to.have.lengthOf(1);
    client.happen('emergency.reported', { what: 'continued' });
    const later = await panelFixture(client);
    expect(later.root.querySelector('.emergency-card')).to.equal(null);
  });
});

describe('<consult-chat-panel> after the end', () => {
  const ended = (): FakeClient => talking().hear('Rest.').finish();

  it('shows the advice and until when it can be read', async () => {
    const { panel, text, press, hasButton, field } = await panelFixture(ended());
    expect(text()).to.contain('Consultation ended');
    expect(text()).to.contain('Advice from Dr Li');
    expect(text()).to.contain('This is health advice, not a prescription.');
    expect(text()).to.match(/View conversation until \d+ [A-Z][a-z]+/);
    await expect(panel).to.be.accessible();
    await press('View conversation');
    expect(text()).to.contain('Rest.');
    expect(() => field()).to.throw();
    await expect(panel).to.be.accessible();
    expect(panel.back()).to.equal(true);
    await settle(panel);
    expect(hasButton('View conversation')).to.equal(true);
    expect(panel.back()).to.equal(false);
  });

  it('takes a rating, thanks, and lets it be changed', async () => {
    const { client, panel, press, root, text, status } = await panelFixture(ended());
    await press('A little');
    expect(root.querySelector('[aria-pressed=true]')?.textContent).to.contain('A little');
    const comment = root.querySelector('textarea') as HTMLTextAreaElement;
    comment.value = 'Quick';
    comment.dispatchEvent(new InputEvent('input'));
    await expect(panel).to.be.accessible();
    await press('Send');
    expect(client.calls).to.deep.include(['rate', { score: 'little', text: 'Quick' }]);
    expect(text()).to.contain('Thank you. The team reads this.');
    expect(status()).to.equal('Thank you. The team reads this.');
    expect(root.activeElement?.textContent).to.contain('Thank you');
    await press('Change');
    expect(root.querySelector('textarea')?.value).to.equal('Quick');
    await press('Yes');
    await press('Send');
    expect(client.calls).to.deep.include(['rate', { score: 'yes', text: 'Quick' }]);
  });

  it('has a Skip of the size of the answers', async () => {
    const { button, press, hasButton } = await panelFixture(ended());
    expect(button('Skip').offsetHeight).to.be.at.least(60);
    expect(button('Yes').offsetHeight).to.be.at.least(60);
    await press('Skip');
    expect(hasButton('A little')).to.equal(false);
  });

  it('asks for no rating a day after the end', async () => {
    const client = talking();
    client.nowMs = Date.now() - 86_400_000;
    const { hasButton } = await panelFixture(client.finish());
    expect(hasButton('Skip')).to.equal(false);
  });

  it('says so when there is no written advice', async () => {
    const { text } = await panelFixture(talking().happen('consultation.ended', { by: 'patient', keptUntil: new Date().toISOString() }));
    expect(text()).to.contain('without written advice');
  });

  it('goes to the start to ask again, through the element around it if there is one', async () => {
    const { panel, button, press } = await panelFixture(ended());
    setTimeout(() => button('Ask again').click());
    const event = (await oneEvent(panel, 'consult-navigate')) as CustomEvent;
    expect(event.detail).to.deep.equal({ to: 'special-area' });
    let asked = 0;
    panel.againAction = () => (asked += 1);
    await press('Ask again');
    expect(asked).to.equal(1);
  });

  it('wipes this device after a question', async () => {
    const { client, panel, press, root, text } = await panelFixture(ended());
    await press('Remove from this phone');
    expect(root.querySelector('dialog')?.textContent).to.contain('Remove this conversation from this phone?');
    root.querySelector<HTMLElement>('dialog .danger')?.click();
    await settle(panel);
    expect(client.called).to.contain('forget');
    expect(text()).to.contain('Removed from this phone.');
    await expect(panel).to.be.accessible();
  });
});

describe('<consult-chat-panel> without a consultation', () => {
  it('says that it is opening, then that there is none', async () => {
    const client = new FakeClient();
    const { text, panel } = await panelFixture(client);
    expect(text()).to.contain('No conversation here.');
    await expect(panel).to.be.accessible();
  });

  it('shows the number of a failure and tries again', async () => {
    const client = new FakeClient();
    client.snapshot = { ...client.snapshot, session: 'none' };
    const open = client.open.bind(client);
    client.open = async () => Promise.reject(new ConsultError('GATEWAY_UNREACHABLE', 'No answer.'));
    const { text, press, panel } = await panelFixture(client);
    expect(text()).to.contain('(E-204)');
    await expect(panel).to.be.accessible();
    client.open = open;
    await press('Try again');
    expect(client.called).to.contain('open');
    expect(text()).to.contain('No conversation here.');
  });

  it('makes a client of its own from its attributes where it stands alone', async () => {
    const asked: string[] = [];
    const fetch = window.fetch;
    window.fetch = async (input, init) => {
      asked.push(`${String(input instanceof Request ? input.url : input)} ${String(init?.body ?? '')}`);
      return new Response('{"code":"CAMPAIGN_UNKNOWN","message":"No.","requestId":"1"}', { status: 404 });
    };
    const panel = await fixture<ConsultChatPanel>(
      html`<consult-chat-panel gateway="https://gateway.example/" campaign="winter" lang="en"></consult-chat-panel>`,
    );
    await waitUntil(() => panel.shadowRoot?.textContent?.includes('(E-601)'));
    window.fetch = fetch;
    expect(asked[0]).to.match(/^https:\/\/gateway\.example\/v1\//);
    expect(asked.some((request) => request.includes('"campaign":"winter"'))).to.equal(true);
    await expect(panel).to.be.accessible();
  });

  it('leaves a shared client open when it goes, and follows it again when it comes back', async () => {
    const { client, panel } = await panelFixture();
    const parent = panel.parentElement as HTMLElement;
    panel.remove();
    expect(client.called).not.to.contain('close');
    parent.append(panel);
    client.accept();
    await settle(panel);
    expect(panel.shadowRoot?.textContent).to.contain('Dr Li Hua');
  });
});
