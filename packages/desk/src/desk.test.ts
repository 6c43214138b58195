import { aTimeout, expect, fixture, html, nextFrame } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { ConsultError } from '@consult-kit/protocol';
import './define.ts';
import type { DeskApp } from './desk-app.ts';
import type { Timers } from '@consult-kit/client';
import {
  deskState,
  doctorChen,
  doctorZhang,
  FakeDeskClient,
  fromDoctor,
  fromPatient,
  HandTimers,
  idOf,
  NOW_MS,
  stillTimers,
  talk,
  withOutgoing,
} from './test-data/fake-desk-client.ts';

const noTexts = { find: () => undefined, onChange: () => () => undefined };
const minutesAgo = (minutes: number): string => new Date(NOW_MS - minutes * 60_000).toISOString();

/** All elements under a root that fit a selector, through open shadow roots. */
function deepAll(root: ParentNode, selector: string): HTMLElement[] {
  const here = [...root.querySelectorAll<HTMLElement>(selector)];
  const below = [...root.querySelectorAll<HTMLElement>('*')].flatMap(({ shadowRoot }) => (shadowRoot ? deepAll(shadowRoot, selector) : []));
  return [...here, ...below];
}

/** A desk on the page, with what a person can do at it. */
class Desk {
  readonly client: FakeDeskClient;
  readonly app: DeskApp;

  constructor(client: FakeDeskClient, app: DeskApp) {
    this.client = client;
    this.app = app;
  }

  /** A button by its text or accessible name. */
  button(name: string | RegExp): HTMLButtonElement {
    const found = deepAll(this.app.shadowRoot!, 'button').find((button) => {
      const text = (button.getAttribute('aria-label') ?? button.textContent ?? '').replace(/\s+/g, ' ').trim();
      return typeof name === 'string' ? text === name : name.test(text);
    });
    if (!found) throw new Error(`no button ${name}`);
    return found as HTMLButtonElement;
  }

  one<Type extends HTMLElement = HTMLElement>(selector: string): Type {
    const [found] = deepAll(this.app.shadowRoot!, selector);
    if (!found) throw new Error(`nothing fits ${selector}`);
    return found as Type;
  }

  get text(): string {
    return deepAll(this.app.shadowRoot!, 'main, nav, aside, header, dialog, p, li, h2')
      .map((element) => element.textContent ?? '')
      .join('\n');
  }

  get composer(): HTMLTextAreaElement {
    return this.one<HTMLTextAreaElement>('textarea[rows="3"]');
  }

  get note(): HTMLTextAreaElement {
    return this.one<HTMLTextAreaElement>('textarea[aria-label="New internal note"]');
  }

  composerOf(name: string): HTMLTextAreaElement {
    return this.one<HTMLTextAreaElement>(`textarea[placeholder^="Write to ${name} "]`);
  }

  /** Who stands side by side. */
  get columns(): (string | null)[] {
    return deepAll(this.app.shadowRoot!, 'desk-chat-pane').map(({ shadowRoot }) => shadowRoot!.querySelector('h2')!.textContent);
  }

  has(selector: string): boolean {
    return deepAll(this.app.shadowRoot!, selector).length > 0;
  }

  async press(name: string | RegExp): Promise<void> {
    this.button(name).click();
    await this.settle();
  }

  /** Opens a chat with its patient card, which is a drawer on a screen of this width. */
  async openWithCard(name: RegExp): Promise<void> {
    await this.press(name);
    await this.press('Patient card');
  }

  async type(text: string, field: HTMLTextAreaElement | HTMLInputElement = this.composer): Promise<void> {
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await this.settle();
  }

  async key(init: KeyboardEventInit, target: EventTarget = window): Promise<KeyboardEvent> {
    const event = new KeyboardEvent('keydown', { bubbles: true, composed: true, cancelable: true, ...init });
    target.dispatchEvent(event);
    await this.settle();
    return event;
  }

  async settle(): Promise<void> {
    for (let round = 0; round < 4; round += 1) await nextFrame();
  }

  called(name: string): unknown[][] {
    return this.client.calls.filter(([called]) => called === name).map(([, ...args]) => args);
  }
}

async function open(prepare: (client: FakeDeskClient) => void, timers: Timers = stillTimers): Promise<Desk> {
  localStorage.setItem('consult:desk:preferences', JSON.stringify({ lang: 'en', theme: 'light' }));
  const client = new FakeDeskClient();
  prepare(client);
  const app = await fixture<DeskApp>(html`<desk-app .client=${client} .timers=${timers} .texts=${noTexts}></desk-app>`);
  await aTimeout(0);
  const desk = new Desk(client, app);
  await desk.settle();
  return desk;
}

const wang = talk('wang', {}, fromPatient('I have a fever', 3));
const zhao = talk(
  'zhao',
  { number: 43, flagged: true, intake: { name: 'Zhao Lei', safety: 'some' } },
  fromDoctor('Hello', 5),
  fromPatient('It hurts', 1),
);
const zhou = talk('zhou', { number: 44, intake: { name: 'Zhou Ting' } }, fromDoctor('Rest well', 6), fromPatient('Thanks', 6));
const waiting = {
  consultation: idOf('a'),
  campaign: 'winter',
  number: 50,
  maskedName: 'C*** L**',
  module: 'adults',
  language: 'en',
  flagged: true,
  returned: false,
  waitingSince: minutesAgo(6),
};

describe('the desk', () => {
  it('signs a doctor in and says plainly when name or password is not right', async () => {
    const desk = await open(() => undefined);
    await expect(desk.app).to.be.accessible();
    desk.client.failures['signIn'] = new ConsultError('SIGN_IN_REFUSED', 'no');
    await desk.type('zhang', desk.one<HTMLInputElement>('input[name=login]'));
    await desk.press('Sign in');
    expect(desk.one('[role=alert]').textContent).to.contain('Name or password is not right');
    delete desk.client.failures['signIn'];
    await desk.press('Sign in');
    expect(desk.one('h1').textContent).to.equal('Doctors’ desk');
  });

  it('shows the line with flags and waiting times, and accepts the next one only by the doctor’s hand', async () => {
    const desk = await open((client) => client.show([wang], { line: [waiting], lineTotal: 12 }));
    expect(desk.text).to.contain('Warning sign').and.contain('C*** L**').and.contain('waiting 6 min').and.contain('and 11 more');
    expect(desk.text).to.contain('longest 6 min');
    desk.client.nextAccepted = idOf('wang');
    await desk.press('Accept next');
    expect(desk.called('acceptNext')).to.have.length(1);
    expect(desk.composer.placeholder).to.equal('Write to Wang Xiuying (68 years · elderly)');
    await expect(desk.app).to.be.accessible();
  });

  it('says why nobody can be accepted: not online, or the cap is reached', async () => {
    const desk = await open((client) => client.show([wang], { status: 'break' }));
    expect(desk.text).to.contain('Go online to accept people.');
    desk.client.show([wang, zhao], { cap: 2 });
    await desk.settle();
    expect(desk.text).to.contain('You hold 2 chats already.');
  });

  it('orders chats by warning sign, then by the longest unanswered', async () => {
    const answered = talk('wang', {}, fromDoctor('Hello', 9), fromPatient('I have a fever', 3));
    const desk = await open((client) => client.show([answered, zhou, zhao]));
    const names = deepAll(desk.app.shadowRoot!, 'button.chat .strong').map((name) => name.textContent);
    expect(names).to.deep.equal(['Zhao Lei', 'Zhou Ting', 'Wang Xiuying']);
  });

  it('keeps a draft of its own for each chat and names the patient on the button', async () => {
    const desk = await open((client) => client.show([wang, zhao]));
    await desk.press(/Wang Xiuying/);
    await desk.type('Drink enough');
    await desk.press(/Zhao Lei/);
    expect(desk.composer.value).to.equal('');
    await desk.type('Call 120');
    await desk.press(/^Wang Xiuying/);
    expect(desk.composer.value).to.equal('Drink enough');
    await desk.press('Send to Wang Xiuying');
    expect(desk.called('send')).to.deep.equal([[idOf('wang'), 'Drink enough']]);
    expect(desk.composer.value).to.equal('');
  });

  it('never moves the open chat, the focus or the text when something comes in', async () => {
    const desk = await open((client) => client.show([wang, zhao]));
    await desk.press(/Wang Xiuying/);
    await desk.type('Half a sen');
    desk.composer.focus();
    desk.client.show([wang, { ...zhao, unread: 5 }, zhou]);
    desk.client.fire('event', {
      consultation: idOf('zhao'),
      event: { type: 'message.stored', seq: 9, at: '', id: idOf('n'), from: 'patient', text: 'secret' },
    });
    await desk.settle();
    expect(desk.composer.value).to.equal('Half a sen');
    expect(desk.composer.matches(':focus')).to.equal(true);
    expect(desk.button(/^Send to/).textContent).to.contain('Wang Xiuying');
    const said = deepAll(desk.app.shadowRoot!, '[role=status]')
      .map((region) => region.textContent)
      .join(' ');
    expect(said).to.contain('Zhao Lei: new message').and.not.contain('secret');
  });

  it('asks once before a text with another patient’s name goes out', async () => {
    const desk = await open((client) => client.show([wang, zhao]));
    await desk.press(/Wang Xiuying/);
    await desk.type('Zhao Lei should rest');
    await desk.press('Send to Wang Xiuying');
    expect(desk.called('send')).to.have.length(0);
    expect(desk.text).to.contain('This text mentions Zhao Lei, but you are writing to Wang Xiuying. Send anyway?');
    await desk.press('Send anyway');
    expect(desk.called('send')).to.have.length(1);
  });

  it('blocks a text with an open placeholder and one that is too long', async () => {
    const desk = await open((client) => client.show([wang]));
    await desk.press(/Wang Xiuying/);
    await desk.type('Take {dose} now');
    await desk.press(/^Send to/);
    expect(desk.text).to.contain('Fill in {dose} before sending');
    await desk.type('x'.repeat(4_001));
    await desk.press(/^Send to/);
    expect(desk.text).to.contain('Shorten to 4000 characters.');
    expect(desk.called('send')).to.have.length(0);
  });

  it('opens ready replies with a slash and inserts without sending', async () => {
    const desk = await open((client) => client.show([wang]));
    await desk.press(/Wang Xiuying/);
    await desk.type('/temperature');
    await desk.key({ key: 'Enter' }, desk.composer);
    expect(desk.composer.value).to.equal('Please measure the temperature now and tell me the number.');
    expect(desk.called('send')).to.have.length(0);
  });

  it('shows the intake as a card', async () => {
    const desk = await open((client) => client.show([wang]));
    await desk.openWithCard(/Wang Xiuying/);
    const card = desk.one('dl').textContent ?? '';
    for (const text of ['68 years', '38.4 °C', '1–3 days ago', 'High blood pressure', 'No appetite', 'None of these', 'Version 3']) {
      expect(card).to.contain(text);
    }
  });

  it('marks read only what is open', async () => {
    const desk = await open((client) => client.show([wang, zhao]));
    expect(desk.called('markRead')).to.have.length(0);
    await desk.press(/Wang Xiuying/);
    expect(desk.called('markRead')[0]).to.deep.equal([idOf('wang'), 3]);
  });

  it('ends with the three-field summary, which needs its advice', async () => {
    const desk = await open((client) => client.show([wang]));
    await desk.openWithCard(/Wang Xiuying/);
    await desk.press('End');
    await expect(desk.app).to.be.accessible();
    await desk.press('End and send the advice');
    expect(desk.called('finish')).to.have.length(0);
    expect(desk.text).to.contain('Write the advice first.');
    desk.one<HTMLTextAreaElement>('textarea[name=advice]').value = 'Rest';
    desk.one<HTMLTextAreaElement>('textarea[name=whenToGetHelp]').value = 'Fever over 39';
    await desk.press('End and send the advice');
    const advice = { advice: 'Rest', whenToGetHelp: 'Fever over 39', followUp: '' };
    expect(desk.called('finish')).to.deep.equal([[idOf('wang'), { outcome: 'advice', advice }]]);
  });

  it('keeps the draft of a summary until the talk is over', async () => {
    const desk = await open((client) => client.show([wang]));
    await desk.openWithCard(/Wang Xiuying/);
    await desk.press('End');
    desk.one<HTMLTextAreaElement>('textarea[name=advice]').value = 'Half an advice';
    await desk.press('Save as draft');
    await desk.press('Cancel');
    await desk.press('End');
    expect(desk.one<HTMLTextAreaElement>('textarea[name=advice]').value).to.equal('Half an advice');
    await desk.press('Patient left: end without advice');
    expect(desk.called('finish')).to.deep.equal([[idOf('wang'), { outcome: 'patient-left' }]]);
    desk.client.show([talk('wang', {}, { type: 'consultation.ended', by: 'doctor', keptUntil: minutesAgo(-60) })]);
    await desk.settle();
    expect(localStorage.getItem(`consult:desk:summary:${idOf('wang')}`)).to.equal(null);
  });

  it('offers a handover with its reason and shows what became of it', async () => {
    const desk = await open((client) => client.show([wang]));
    await desk.openWithCard(/Wang Xiuying/);
    await desk.press('Hand over');
    await desk.press('Ask to take over');
    expect(desk.called('offerHandover')).to.have.length(0);
    desk.one<HTMLInputElement>('input[name=reason]').value = 'end of shift';
    await desk.press('Ask to take over');
    const offer = { to: { kind: 'doctor', doctor: doctorChen.id }, reason: 'end of shift', urgent: false };
    expect(desk.called('offerHandover')).to.deep.equal([[idOf('wang'), offer]]);
    const offered = { type: 'handover.offered', from: idOf('zhang'), to: offer.to, reason: 'end of shift', urgent: false } as const;
    desk.client.show([talk('wang', {}, { ...offered, to: { kind: 'doctor', doctor: doctorChen.id } })]);
    await desk.settle();
    expect(desk.text).to.contain('Waiting for Chen Yu to accept');
    desk.client.show([
      talk(
        'wang',
        {},
        { ...offered, to: { kind: 'doctor', doctor: doctorChen.id } },
        { type: 'handover.refused', by: doctorChen.id, reason: 'off shift' },
      ),
    ]);
    await desk.settle();
    expect(desk.text).to.contain('Chen Yu can’t take this: “off shift”');
  });

  it('takes over what is offered, or refuses with a reason', async () => {
    const offer = { consultation: idOf('wang'), number: 42, module: 'elderly', language: 'en', flagged: false, from: doctorChen } as const;
    const to = { kind: 'doctor', doctor: idOf('zhang') } as const;
    const desk = await open((client) => client.show([], { offers: [{ ...offer, to, reason: 'busy', urgent: true, at: minutesAgo(1) }] }));
    expect(desk.text).to.contain('Chen Yu asks you to take over: busy').and.contain('Urgent');
    await desk.press('Can’t take it');
    desk.one<HTMLInputElement>('input[name=reason]').value = 'off shift';
    await desk.press('Send');
    expect(desk.called('refuseHandover')).to.deep.equal([[idOf('wang'), 'off shift']]);
    await desk.press('Take over');
    expect(desk.called('acceptHandover')).to.deep.equal([[idOf('wang')]]);
  });

  it('shows the emergency card in two clicks', async () => {
    const desk = await open((client) => client.show([wang]));
    await desk.openWithCard(/Wang Xiuying/);
    await desk.press('Emergency card');
    await desk.press('Show the card');
    expect(desk.called('sendEmergencyCard')).to.deep.equal([[idOf('wang')]]);
  });

  it('says that open chats keep a doctor from going offline, and holds the status', async () => {
    const desk = await open((client) => client.show([wang, zhao, zhou]));
    desk.client.failures['setStatus'] = new ConsultError('DOCTOR_HAS_CHATS', 'no');
    const status = desk.one<HTMLSelectElement>('header select');
    status.value = 'offline';
    status.dispatchEvent(new Event('change'));
    await desk.settle();
    expect(status.value).to.equal('online');
    expect(desk.text).to.contain('You have 3 open chats. Hand over or end them first.');
  });

  it('saves an internal note apart from the composer', async () => {
    const desk = await open((client) => client.show([wang]));
    await desk.openWithCard(/Wang Xiuying/);
    const field = desk.one<HTMLTextAreaElement>('textarea[aria-label="New internal note"]');
    await desk.type('Watch the oxygen', field);
    await desk.press('Save note');
    expect(desk.called('addNote')).to.deep.equal([[idOf('wang'), 'Watch the oxygen']]);
    expect(desk.called('send')).to.have.length(0);
  });

  it('offers to send a failed message again or to delete it', async () => {
    const failed = withOutgoing(wang, { id: idOf('o'), text: 'Lost', status: 'failed' });
    const desk = await open((client) => client.show([failed]));
    await desk.press(/Wang Xiuying/);
    await desk.press('Not sent. Send again');
    await desk.press('Delete');
    expect(desk.called('resend')).to.deep.equal([[idOf('wang'), idOf('o')]]);
    expect(desk.called('discard')).to.deep.equal([[idOf('wang'), idOf('o')]]);
  });

  it('shows how far each of the own messages has come, in words', async () => {
    const chat = talk('wang', {}, fromDoctor('Since when?', 4), fromDoctor('Any fever?', 3), fromDoctor('Sleep well', 2));
    const [first, second] = chat.events.filter(({ type }) => type === 'message.stored').map(({ seq }) => seq);
    const view = { ...chat.view, readUpTo: { ...chat.view.readUpTo, patient: first ?? 0 } };
    const outgoing = [{ id: idOf('o'), text: 'Still there?', status: 'queued' as const }];
    const desk = await open((client) => client.show([{ ...chat, view, deliveredUpTo: second ?? 0, outgoing }]));
    await desk.press(/Wang Xiuying/);
    const states = deepAll(desk.app.shadowRoot!, '.bubble.own .meta').map(({ textContent }) =>
      textContent?.replace(/[\d:\s]+/g, ' ').trim(),
    );
    expect(states).to.deep.equal(['Read', 'Delivered', 'Sent', 'Waiting for connection']);
  });

  it('says why a message was not sent that was written before the talk came back', async () => {
    const error = new ConsultError('CLAIM_STALE', 'stale');
    const stale = withOutgoing(wang, { id: idOf('o'), text: 'Too late', status: 'failed', error });
    const desk = await open((client) => client.show([stale]));
    await desk.press(/Wang Xiuying/);
    expect(desk.text).to.contain('Written before this talk came back to you.');
    expect(desk.button('Not sent. Send again').disabled).to.equal(false);
    await expect(desk.app).to.be.accessible();
  });

  it('shows text as text, whatever is in it', async () => {
    const desk = await open((client) => client.show([talk('wang', {}, fromPatient('<img src=x onerror=alert(1)>', 1))]));
    await desk.press(/Wang Xiuying/);
    expect(deepAll(desk.app.shadowRoot!, 'img')).to.have.length(0);
    expect(desk.one('.bubble .text').textContent).to.equal('<img src=x onerror=alert(1)>');
  });
});

describe('the desk’s shortcuts', () => {
  it('send and go on to the longest waiting', async () => {
    const desk = await open((client) => client.show([wang, zhou]));
    await desk.press(/Wang Xiuying/);
    await desk.type('Good night');
    await desk.key({ code: 'Enter', key: 'Enter', ctrlKey: true }, desk.composer);
    expect(desk.called('send')).to.deep.equal([[idOf('wang'), 'Good night']]);
    expect(desk.button(/^Send to/).textContent).to.contain('Zhou Ting');
  });

  it('jump, step, accept, note, list and commands', async () => {
    const desk = await open((client) => client.show([wang, zhao]));
    await desk.key({ code: 'Digit2', altKey: true });
    expect(desk.button(/^Send to/).textContent).to.contain('Wang Xiuying');
    await desk.key({ code: 'KeyJ', altKey: true });
    expect(desk.button(/^Send to/).textContent).to.contain('Zhao Lei');
    await desk.key({ code: 'KeyN', altKey: true });
    expect(desk.called('acceptNext')).to.have.length(1);
    await desk.press(/Wang Xiuying/);
    await desk.key({ code: 'KeyP', altKey: true });
    expect(desk.one('textarea[aria-label="New internal note"]').matches(':focus')).to.equal(true);
    await desk.key({ code: 'Slash', ctrlKey: true });
    expect(desk.text).to.contain('Keyboard shortcuts');
    await expect(desk.app).to.be.accessible();
    await desk.press('Done');
    await desk.key({ code: 'KeyK', ctrlKey: true });
    await desk.type('zhao', desk.one<HTMLInputElement>('[role=combobox]'));
    await desk.key({ key: 'Enter' }, desk.one('[role=combobox]'));
    expect(desk.button(/^Send to/).textContent).to.contain('Zhao Lei');
  });

  it('stay silent while an input method composes and when they are switched off', async () => {
    const desk = await open((client) => client.show([wang]));
    await desk.key({ code: 'KeyN', altKey: true, isComposing: true });
    await desk.key({ code: 'Slash', ctrlKey: true });
    desk.one<HTMLInputElement>('dialog input[type=checkbox]').click();
    await desk.settle();
    await desk.press('Done');
    await desk.key({ code: 'KeyN', altKey: true });
    expect(desk.called('acceptNext')).to.have.length(0);
  });

  it('can be changed, but not to a key that is taken', async () => {
    const desk = await open((client) => client.show([wang]));
    await desk.key({ code: 'Slash', ctrlKey: true });
    await desk.press(/Change Accept next/);
    await desk.key({ code: 'KeyJ', altKey: true }, desk.button(/Change Accept next/));
    expect(desk.text).to.contain('is used for “Next chat”');
    await desk.key({ code: 'KeyQ', altKey: true }, desk.button(/Change Accept next/));
    await desk.press('Done');
    await desk.key({ code: 'KeyQ', altKey: true });
    expect(desk.called('acceptNext')).to.have.length(1);
  });
});

describe('the desk on a screen of some width', () => {
  afterEach(() => setViewport({ width: 800, height: 600 }));

  it('shows talks side by side where there is room, and the one left longest ago makes way', async () => {
    await setViewport({ width: 1600, height: 900 });
    const desk = await open((client) => client.show([wang, zhao, zhou]));
    await desk.press(/^Wang Xiuying/);
    await desk.press(/^Zhao Lei/);
    expect(desk.columns).to.deep.equal(['Wang Xiuying', 'Zhao Lei']);
    await desk.press(/^Zhou Ting/);
    expect(desk.columns).to.deep.equal(['Zhou Ting', 'Zhao Lei']);
    await expect(desk.app).to.be.accessible();
  });

  it('keeps draft, patient card and read marks with the talk in which the doctor works', async () => {
    await setViewport({ width: 1600, height: 900 });
    const desk = await open((client) => client.show([wang, zhao]));
    await desk.press(/^Wang Xiuying/);
    await desk.type('Rest', desk.composerOf('Wang Xiuying'));
    await desk.press(/^Zhao Lei/);
    expect(desk.one('#title').textContent).to.contain('Zhao Lei');
    desk.client.calls.length = 0;
    desk.client.show([talk('wang', {}, fromPatient('I have a fever', 3), fromPatient('Are you there?', 0)), zhao]);
    await desk.settle();
    expect(desk.called('markRead')).to.have.length(0);
    desk.composerOf('Wang Xiuying').focus();
    await desk.settle();
    expect(desk.one('#title').textContent).to.contain('Wang Xiuying');
    expect(desk.called('markRead')).to.deep.equal([[idOf('wang'), 4]]);
    expect(desk.composerOf('Wang Xiuying').value).to.equal('Rest');
    expect(desk.composerOf('Zhao Lei').value).to.equal('');
  });

  it('shows the patient card of the talk whose button was pressed', async () => {
    await setViewport({ width: 1600, height: 900 });
    const desk = await open((client) => client.show([wang, zhao]));
    await desk.press(/^Wang Xiuying/);
    await desk.press(/^Zhao Lei/);
    const [first] = deepAll(desk.app.shadowRoot!, '.card-button');
    // A press moves the focus before it clicks.
    first!.focus();
    first!.click();
    await desk.settle();
    expect(desk.one('#title').textContent).to.contain('Wang Xiuying');
    first!.click();
    await desk.settle();
    expect(desk.has('desk-patient-pane')).to.equal(false);
  });

  it('opens the card as a drawer that Esc closes, and gives the focus back', async () => {
    const desk = await open((client) => client.show([wang]));
    await desk.press(/^Wang Xiuying/);
    expect(desk.has('desk-patient-pane')).to.equal(false);
    await desk.press('Patient card');
    await expect(desk.app).to.be.accessible();
    await desk.key({ key: 'Escape' }, desk.one('desk-patient-pane'));
    expect(desk.has('desk-patient-pane')).to.equal(false);
    expect(desk.one('.card-button').matches(':focus')).to.equal(true);
  });

  it('has the emergency card in two presses also while the patient card is away', async () => {
    await setViewport({ width: 375, height: 740 });
    const desk = await open((client) => client.show([wang]));
    await desk.press(/^Wang Xiuying/);
    await desk.press('Emergency card');
    await desk.press('Show the card');
    expect(desk.called('sendEmergencyCard')).to.deep.equal([[idOf('wang')]]);
  });

  it('leads back from a talk to the list on a narrow screen', async () => {
    await setViewport({ width: 375, height: 740 });
    const desk = await open((client) => client.show([wang]));
    await desk.press(/^Wang Xiuying/);
    await desk.press('Back to the line');
    expect(desk.one('button.chat').matches(':focus')).to.equal(true);
    expect(desk.called('unfollow')).to.deep.equal([[idOf('wang')]]);
    await expect(desk.app).to.be.accessible();
  });
});

describe('what the desk never loses', () => {
  it('keeps an unsaved note with its patient', async () => {
    const desk = await open((client) => client.show([wang, zhao]));
    await desk.openWithCard(/^Wang Xiuying/);
    await desk.type('Watch the oxygen', desk.note);
    await desk.openWithCard(/^Zhao Lei/);
    expect(desk.note.value).to.equal('');
    await desk.openWithCard(/^Wang Xiuying/);
    expect(desk.note.value).to.equal('Watch the oxygen');
  });

  it('saves the note, and sends nothing, with the sending key in the note field', async () => {
    const desk = await open((client) => client.show([wang]));
    await desk.openWithCard(/^Wang Xiuying/);
    await desk.type('Half a message');
    await desk.type('Watch the oxygen', desk.note);
    await desk.key({ key: 'Enter', code: 'Enter', ctrlKey: true }, desk.note);
    expect(desk.called('addNote')).to.deep.equal([[idOf('wang'), 'Watch the oxygen']]);
    expect(desk.called('send')).to.have.length(0);
  });

  it('keeps a summary that was closed without being sent, and one that could not be sent', async () => {
    const desk = await open((client) => client.show([wang]));
    await desk.openWithCard(/^Wang Xiuying/);
    await desk.press('End');
    desk.one<HTMLTextAreaElement>('textarea[name=advice]').value = 'Half an advice';
    await desk.press('Cancel');
    await desk.press('End');
    desk.client.failures['finish'] = new ConsultError('GATEWAY_UNREACHABLE', 'no');
    await desk.press('End and send the advice');
    expect(desk.one('dialog [role=alert]').textContent).to.contain('That did not work (E-204). Try again in a moment.');
    expect(desk.one<HTMLTextAreaElement>('textarea[name=advice]').value).to.equal('Half an advice');
    delete desk.client.failures['finish'];
    await desk.press('End and send the advice');
    expect(desk.has('dialog')).to.equal(false);
  });

  it('keeps a talk before the doctor when it has ended, and says so of those elsewhere', async () => {
    const ended = { type: 'consultation.ended', by: 'patient', keptUntil: minutesAgo(-60) } as const;
    const desk = await open((client) => client.show([wang, zhao]));
    await desk.press(/^Wang Xiuying/);
    expect(desk.called('follow')).to.deep.equal([[idOf('wang')]]);
    const zhaoEnded = talk('zhao', { intake: { name: 'Zhao Lei' } }, fromDoctor('Hello', 5), fromPatient('It hurts', 1), ended);
    desk.client.update({ desk: deskState([]), chats: { [idOf('wang')]: talk('wang', {}, ended), [idOf('zhao')]: zhaoEnded } });
    await desk.settle();
    expect(desk.text).to.contain('This consultation has ended.').and.contain('Zhao Lei ended the consultation.');
    expect(desk.one('.notices').textContent).to.not.contain('Wang');
    await desk.press('Dismiss');
    expect(desk.text).to.not.contain('Zhao Lei ended the consultation.');
    await desk.press('Close');
    expect(desk.called('unfollow')).to.deep.equal([[idOf('wang')]]);
  });

  it('tells a talk that a colleague took over from one that went back to the line', async () => {
    const desk = await open((client) => client.show([wang, zhao]));
    const to = { kind: 'doctor', doctor: doctorChen.id } as const;
    const steps = [
      fromPatient('I have a fever', 3),
      { type: 'handover.offered', from: doctorZhang.id, to, reason: 'x', urgent: false },
    ] as const;
    const taken = talk('wang', {}, ...steps, { type: 'handover.accepted', from: doctorZhang, doctor: doctorChen });
    desk.client.update({ desk: deskState([]), chats: { [idOf('wang')]: taken } });
    await desk.settle();
    expect(desk.text).to.contain('Wang Xiuying has been taken over by a colleague.').and.contain('Zhao Lei went back to the line.');
    await expect(desk.app).to.be.accessible();
  });

  it('leaves the focus on the patient’s name when the talk has been ended', async () => {
    const desk = await open((client) => client.show([wang]));
    await desk.openWithCard(/^Wang Xiuying/);
    await desk.press('End');
    await desk.press('Patient left: end without advice');
    expect(desk.one('desk-chat-pane').shadowRoot!.querySelector('h2')!.matches(':focus')).to.equal(true);
  });

  it('says of a refused handover elsewhere who refused and why', async () => {
    const desk = await open((client) => client.show([wang]));
    desk.client.fire('event', {
      consultation: idOf('wang'),
      event: { type: 'handover.refused', seq: 9, at: '', by: doctorChen.id, reason: 'off shift' },
    });
    await desk.settle();
    expect(desk.text).to.contain('Wang Xiuying: Chen Yu can’t take this: “off shift”');
  });
});

describe('what the desk tells of itself', () => {
  it('tells a lost connection after three seconds, and that it is back', async () => {
    const timers = new HandTimers();
    const desk = await open((client) => client.show([wang]), timers);
    const lost = { type: 'waiting', retryInMs: 1_000, offlineSinceMs: 0 } as const;
    desk.client.update({ connection: lost });
    await desk.settle();
    expect(desk.text).to.not.contain('No connection.');
    timers.run(3_000);
    await desk.settle();
    expect(desk.text).to.contain('No connection. Messages will be sent when it is back.');
    desk.client.update({ connection: { type: 'live', channel: 'socket' } });
    await desk.settle();
    expect(desk.one('.notices .success').textContent).to.equal('Connected');
    timers.run(5_000);
    await desk.settle();
    expect(desk.has('.notices .success')).to.equal(false);
  });

  it('claims nothing about typing and presence while it is not connected itself', async () => {
    const desk = await open((client) => client.show([{ ...wang, otherTyping: true }]));
    await desk.press(/^Wang Xiuying/);
    expect(desk.text).to.contain('Wang Xiuying is typing…');
    desk.client.update({ connection: { type: 'waiting', retryInMs: 1_000, offlineSinceMs: 0 } });
    await desk.settle();
    expect(desk.text).to.not.contain('is typing…');
  });

  it('tells in the tab how many are unread and who waits longest, by first letters', async () => {
    await open((client) => client.show([wang, { ...zhou, unread: 2 }]));
    expect(document.title).to.equal('(3) W* X* 20 min · Doctors’ desk');
  });

  it('locks after ten minutes: no text, no key, nothing read', async () => {
    const timers = new HandTimers();
    const desk = await open((client) => client.show([wang]), timers);
    await desk.press(/^Wang Xiuying/);
    desk.client.calls.length = 0;
    timers.run(600_000);
    await desk.settle();
    await expect(desk.app).to.be.accessible();
    expect(desk.one('desk-workbench').checkVisibility()).to.equal(false);
    desk.client.show([talk('wang', {}, fromPatient('I have a fever', 3), fromPatient('Hello?', 0))]);
    await desk.key({ code: 'KeyN', altKey: true });
    expect(desk.client.calls).to.deep.equal([]);
    await desk.press('Show again');
    expect(desk.called('markRead')).to.deep.equal([[idOf('wang'), 4]]);
    expect(desk.composer.matches(':focus')).to.equal(true);
  });

  it('locks over an open dialog, which is there again afterwards', async () => {
    const timers = new HandTimers();
    const desk = await open((client) => client.show([wang]), timers);
    await desk.press('Settings');
    timers.run(600_000);
    await desk.settle();
    expect(desk.one('desk-settings-dialog').checkVisibility()).to.equal(false);
    await desk.press('Show again');
    expect(desk.one('desk-settings-dialog dialog, dialog').checkVisibility()).to.equal(true);
    await desk.press('Done');
    expect(desk.has('dialog')).to.equal(false);
  });

  it('says why somebody who was at work has to sign in again', async () => {
    const desk = await open((client) => client.show([wang]));
    const error = new ConsultError('TOKEN_EXPIRED', 'over');
    desk.client.update({ account: null, desk: null, chats: {}, connection: { type: 'stopped', error } });
    await desk.settle();
    expect(desk.text).to.contain('Your session is over (E-102). Sign in again.');
  });
});

describe('the conversation at the desk', () => {
  it('begins every day with its line', async () => {
    const desk = await open((client) => client.show([talk('wang', {}, fromPatient('Yesterday', 24 * 60), fromPatient('Today', 1))]));
    await desk.press(/^Wang Xiuying/);
    const days = deepAll(desk.app.shadowRoot!, '.day').map((day) => day.textContent);
    expect(days.slice(-2)).to.deep.equal(['Yesterday', 'Today']);
  });

  it('shows where the new messages begin until the doctor answers', async () => {
    const desk = await open((client) => client.show([zhao]));
    await desk.press(/^Zhao Lei/);
    expect(desk.one('.divider').nextElementSibling?.textContent).to.contain('It hurts');
    desk.client.show([withOutgoing(zhao, { id: idOf('o'), text: 'Where?', status: 'sending' })]);
    await desk.settle();
    expect(desk.has('.divider')).to.equal(false);
  });

  it('marks what is written in the patient’s language', async () => {
    const desk = await open((client) => client.show([{ ...wang, view: { ...wang.view, language: 'zh-Hans' } }]));
    await desk.press(/^Wang Xiuying/);
    expect(desk.one('.bubble .text').lang).to.equal('zh-Hans');
    expect(desk.composer.lang).to.equal('zh-Hans');
  });

  it('holds the order of the list while the pointer is on it', async () => {
    const desk = await open((client) => client.show([wang, zhou]));
    const list = desk.one('ul.cards');
    const names = (): (string | null)[] => deepAll(desk.app.shadowRoot!, 'button.chat .strong').map((name) => name.textContent);
    expect(names()).to.deep.equal(['Wang Xiuying', 'Zhou Ting']);
    list.dispatchEvent(new PointerEvent('pointerenter'));
    desk.client.show([wang, zhou, zhao]);
    await desk.settle();
    expect(names()).to.deep.equal(['Wang Xiuying', 'Zhou Ting', 'Zhao Lei']);
    list.dispatchEvent(new PointerEvent('pointerleave'));
    await desk.settle();
    expect(names()[0]).to.equal('Zhao Lei');
  });

  it('lets a doctor read what is offered before taking it over', async () => {
    const offer = { consultation: idOf('wang'), number: 42, module: 'elderly', language: 'en', flagged: false, from: doctorChen } as const;
    const to = { kind: 'doctor', doctor: idOf('zhang') } as const;
    const desk = await open((client) => client.show([], { offers: [{ ...offer, to, reason: 'busy', urgent: false, at: minutesAgo(1) }] }));
    const step = { type: 'handover.offered', from: doctorChen.id, to, reason: 'busy', urgent: false } as const;
    const offered = talk('wang', {}, fromPatient('I have a fever', 3), step);
    await desk.press('Read it first');
    desk.client.update({ chats: { [idOf('wang')]: offered } });
    await desk.settle();
    expect(desk.text).to.contain('I have a fever');
    expect(desk.has('desk-composer')).to.equal(false);
    expect(desk.text).to.not.contain('Take the offer back');
    expect(desk.called('markRead')).to.have.length(0);
    expect(desk.called('follow')).to.deep.equal([[idOf('wang')]]);
  });

  it('fills name and emergency number into ready replies, and selects what is left to fill', async () => {
    const desk = await open((client) => client.show([wang]));
    await desk.press(/^Wang Xiuying/);
    await desk.type('/feeling right now');
    await desk.key({ key: 'Enter' }, desk.composer);
    expect(desk.composer.value).to.equal('How is Wang Xiuying feeling right now, compared with yesterday?');
    await desk.type('Take {dose} now');
    await desk.press(/^Send to/);
    expect(desk.composer.value.slice(desk.composer.selectionStart, desk.composer.selectionEnd)).to.equal('{dose}');
  });

  it('adds and deletes own replies in the settings', async () => {
    const desk = await open((client) => client.show([wang]));
    await desk.press('Settings');
    desk.one<HTMLTextAreaElement>('textarea[name=reply]').value = 'Sleep well';
    await desk.press('Add reply');
    await desk.press('Delete reply: Sleep well');
    expect(desk.text).to.contain('None yet.');
  });
});
