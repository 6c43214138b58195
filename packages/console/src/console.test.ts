import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import type { HttpRequest, HttpResponse, Timers, Transport } from '@consult-kit/client';
import type { ConsoleCampaign, Finding } from '@consult-kit/protocol';
import type { ConsoleApp } from './console-app.ts';
import { createConsoleClient } from './console-client.ts';
import './define.ts';

const SESSION = 's'.repeat(43);
const NOW = '2023-01-05T06:00:00.000Z';
const texts = (en: string, zh: string) => ({ en, 'zh-Hans': zh });

const finding: Finding = {
  code: 'missing-translation',
  severity: 'warning',
  path: ['languages', 1],
  messages: texts('3 texts have no English version.', '3 处缺少英文。'),
};

function campaign(changes: Partial<ConsoleCampaign> = {}): ConsoleCampaign {
  return {
    document: {
      id: 'winter',
      version: '1',
      languages: ['en', 'zh-Hans'],
      names: texts('Winter care', '冬季咨询'),
      sponsor: { names: texts('Dawn Foundation', '晨光基金会'), covers: texts('Everything', '全部') },
      timeZone: 'Asia/Shanghai',
      schedule: {
        startsAt: '2022-12-30T16:00:00.000Z',
        cardClosesAt: '2023-02-06T16:00:00.000Z',
        lineClosesAt: '2023-02-06T16:00:00.000Z',
        open: [['2023-01-05T00:00:00.000Z', '2023-01-05T14:00:00.000Z']],
        horizonAt: '2023-01-15T16:00:00.000Z',
      },
      region: { code: 'CN', emergencyNumber: '120' },
      warningSigns: [],
      modules: [
        { id: 'adults', names: texts('Adults', '成人'), questions: [{ id: 'age', kind: 'age' }] },
        { id: 'elderly', names: texts('Elderly', '老年人'), enabled: false, questions: [{ id: 'age', kind: 'age' }] },
      ],
      lexicon: { path: '/v1/lexicons/x.json', hash: 'x' },
      origins: ['https://shop.example'],
      guests: true,
      consent: { version: '1', texts: texts('a', 'b'), guardianUnderYears: 14, retentionDays: 30, contact: texts('a', 'b') },
      serverTime: NOW,
    },
    source: 'file',
    version: 0,
    hasDraft: false,
    placements: ['search'],
    firstDay: '2022-12-31',
    lastDay: '2023-02-06',
    zoneOffset: '+08:00',
    at: NOW,
    state: 'open',
    showsCard: true,
    takesNewPeople: true,
    nextChangeAt: '2023-01-05T14:00:00.000Z',
    findings: [finding],
    waiting: 2,
    talking: 3,
    doctorsOnline: 1,
    ...changes,
  };
}

/** A gateway that knows one account and these campaigns; requests are written down. */
class FakeGateway implements Transport {
  readonly live = 'poll';
  readonly requests: { path: string; body: Record<string, unknown> }[] = [];
  campaigns = [campaign()];
  role = 'integrator';
  failure: { status: number; code: string } | undefined;

  async request({ path, body = '{}' }: HttpRequest): Promise<HttpResponse> {
    const read = JSON.parse(body) as Record<string, unknown>;
    this.requests.push({ path, body: read });
    if (this.failure) return this.#answer(this.failure.status, { code: this.failure.code, message: 'no', requestId: 'r' });
    if (path === '/v1/staff/sign-in' && read['password'] !== 'right')
      return this.#answer(401, { code: 'SIGN_IN_REFUSED', message: 'no', requestId: 'r' });
    if (path === '/v1/staff/sign-in') {
      const account = { id: 'a'.repeat(21), login: 'ines', role: this.role, names: { en: 'Ines' } };
      return this.#answer(200, { session: SESSION, expiresAt: NOW, account, serverTime: NOW });
    }
    if (path === '/v1/console/campaigns') return this.#answer(200, { campaigns: this.campaigns, serverTime: NOW });
    return this.#answer(204, '');
  }

  connect(): never {
    throw new Error('the console has no live channel');
  }

  #answer(status: number, body: unknown): HttpResponse {
    return { status, headers: {}, body: body === '' ? '' : JSON.stringify(body) };
  }
}

/** Timers whose one waiting run is started by the test. */
class OneTimer implements Timers {
  waiting: (() => void) | undefined;
  now = (): number => 0;
  random = (): number => 0;
  after(_delayMs: number, run: () => void): () => void {
    this.waiting = run;
    return () => (this.waiting = undefined);
  }
}

interface Page {
  app: ConsoleApp;
  gateway: FakeGateway;
  timers: OneTimer;
  memory: Map<string, string>;
}

async function open(signedIn: boolean): Promise<Page> {
  const memory = new Map<string, string>(signedIn ? [['consult:console:session', SESSION]] : []);
  const storage = {
    getItem: (key: string) => memory.get(key) ?? null,
    setItem: (key: string, value: string) => void memory.set(key, value),
    removeItem: (key: string) => void memory.delete(key),
  };
  const gateway = new FakeGateway();
  const timers = new OneTimer();
  const app = await fixture<ConsoleApp>(
    html`<console-app .client=${createConsoleClient(gateway, storage)} .timers=${timers}></console-app>`,
  );
  await settle();
  const language = app.shadowRoot!.querySelector<HTMLSelectElement>('header select');
  if (language) choose(language, 'en');
  await settle();
  return { app, gateway, timers, memory };
}

async function settle(): Promise<void> {
  for (let round = 0; round < 4; round += 1) await nextFrame();
}

function choose(select: HTMLSelectElement, value: string): void {
  select.value = value;
  select.dispatchEvent(new Event('change'));
}

const child = (app: ConsoleApp, tag: string): ShadowRoot => app.shadowRoot!.querySelector(tag)!.shadowRoot!;
const textOf = (root: ShadowRoot): string => (root.textContent ?? '').replace(/\s+/g, ' ');

async function signIn({ app }: Page, password: string): Promise<void> {
  const form = child(app, 'console-sign-in');
  form.querySelector<HTMLInputElement>('[name=login]')!.value = 'ines';
  form.querySelector<HTMLInputElement>('[name=password]')!.value = password;
  form.querySelector('button')!.click();
  await settle();
}

async function showAt({ app }: Page, time: string, zone: string): Promise<void> {
  const form = child(app, 'console-moment-form');
  form.querySelector<HTMLInputElement>('[name=time]')!.value = time;
  form.querySelector<HTMLSelectElement>('[name=zone]')!.value = zone;
  form.querySelector<HTMLButtonElement>('.main')!.click();
  await settle();
}

describe('the console', () => {
  it('lets integrators and viewers in, and sends doctors to their desk', async () => {
    const page = await open(false);
    await expect(page.app).to.be.accessible();
    await signIn(page, 'wrong');
    expect(textOf(child(page.app, 'console-sign-in'))).to.match(/Name or password is not right|账号或密码不正确/);
    page.gateway.role = 'doctor';
    await signIn(page, 'right');
    expect(textOf(child(page.app, 'console-sign-in'))).to.contain('/desk/');
    expect(page.gateway.requests.some(({ path }) => path === '/v1/staff/sign-out')).to.equal(true);
    page.gateway.role = 'viewer';
    await signIn(page, 'right');
    expect(page.app.shadowRoot!.querySelector('console-campaign-card')).to.not.equal(null);
    expect(page.app.shadowRoot!.querySelector('h1')!.matches(':focus')).to.equal(true);
  });

  it('shows a campaign with its state, days, zone, people and findings', async () => {
    const { app } = await open(true);
    const text = textOf(child(app, 'console-campaign-card'));
    for (const part of ['Winter care', 'Open', 'The card is shown.', '2022-12-31 to 2023-02-06, both included', 'Shanghai UTC+08:00'])
      expect(text).to.contain(part);
    expect(text).to.contain('2 waiting · 3 talking · 1 doctor online').and.contain('Elderly (off)').and.contain('CN → emergency 120');
    expect(text).to.contain('Last minute: 6 Feb 2023, 23:59 Shanghai UTC+08:00').and.contain('To 5 Jan 2023, 22:00 Shanghai UTC+08:00');
    expect(text).to.contain('0 errors, 1 warning').and.contain('languages[1]').and.contain('3 texts have no English version.');
    await expect(app).to.be.accessible();
  });

  it('asks for the state at a wall time of the campaign’s zone, and goes back to this moment', async () => {
    const page = await open(true);
    page.gateway.campaigns = [campaign({ state: 'upcoming', showsCard: false, takesNewPeople: false, at: '2022-12-30T15:59:00.000Z' })];
    await showAt(page, '2022-12-30T23:59', 'Asia/Shanghai');
    expect(page.gateway.requests.at(-1)?.body['at']).to.equal('2022-12-30T15:59:00.000Z');
    expect(textOf(child(page.app, 'console-campaign-card')))
      .to.contain('Upcoming')
      .and.contain('The card is hidden.');
    expect(textOf(page.app.shadowRoot!)).to.contain('Shown for 30 Dec 2022, 23:59 Shanghai UTC+08:00');
    child(page.app, 'console-moment-form').querySelector<HTMLButtonElement>('.outline')!.click();
    await settle();
    expect(page.gateway.requests.at(-1)?.body).to.not.have.property('at');
  });

  it('says beside every time whose it is, and in grey what it is here', async () => {
    const page = await open(true);
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const far = zone === 'Pacific/Kiritimati' ? 'Pacific/Pago_Pago' : 'Pacific/Kiritimati';
    page.gateway.campaigns = [campaign({ document: { ...campaign().document, timeZone: far } })];
    page.timers.waiting?.();
    await settle();
    const card = child(page.app, 'console-campaign-card');
    const own = card.querySelectorAll('.own-time');
    expect(own.length).to.equal(5);
    for (const time of own) expect(time.textContent).to.match(/^Your time: /);
    const form = child(page.app, 'console-moment-form');
    form.querySelector<HTMLInputElement>('[name=time]')!.value = '2023-01-05T08:00';
    form.querySelector<HTMLSelectElement>('[name=zone]')!.value = far;
    form.querySelector('form')!.dispatchEvent(new InputEvent('input'));
    await settle();
    expect(form.querySelector('#own')!.textContent).to.contain('Your time: ');
  });

  it('claims no service hours for moments that the gateway did not tell of', async () => {
    const page = await open(true);
    page.gateway.campaigns = [campaign({ at: '2023-02-01T00:00:00.000Z' })];
    page.timers.waiting?.();
    await settle();
    const text = textOf(child(page.app, 'console-campaign-card'));
    expect(text).to.contain('Known for the days around this moment only.').and.not.contain('None in the days ahead');
  });

  it('refuses a wall time that the clocks skip and says which one', async () => {
    const page = await open(true);
    page.gateway.campaigns = [campaign({ document: { ...campaign().document, timeZone: 'Europe/Berlin' } })];
    page.timers.waiting?.();
    await settle();
    const before = page.gateway.requests.length;
    await showAt(page, '2027-03-28T02:30', 'Europe/Berlin');
    expect(page.gateway.requests.length).to.equal(before);
    expect(textOf(child(page.app, 'console-moment-form'))).to.contain('02:30 does not exist in Europe/Berlin');
  });

  it('keeps what it has read when the gateway fails, says so, and tries again', async () => {
    const { app, gateway, timers } = await open(true);
    gateway.failure = { status: 503, code: 'GATEWAY_UNREACHABLE' };
    timers.waiting?.();
    await settle();
    expect(textOf(app.shadowRoot!)).to.contain('E-204');
    expect(app.shadowRoot!.querySelector('console-campaign-card')).to.not.equal(null);
    gateway.failure = undefined;
    timers.waiting?.();
    await settle();
    expect(textOf(app.shadowRoot!)).to.not.contain('E-204');
  });

  it('goes back to the sign-in when the session is over or is ended', async () => {
    const over = await open(true);
    over.gateway.failure = { status: 401, code: 'TOKEN_EXPIRED' };
    over.timers.waiting?.();
    await settle();
    expect(over.app.shadowRoot!.querySelector('console-sign-in')).to.not.equal(null);
    expect(over.memory.size).to.equal(0);
    expect(textOf(child(over.app, 'console-sign-in'))).to.contain('Your session is over (E-102). Sign in again.');
    const ended = await open(true);
    ended.app.shadowRoot!.querySelector<HTMLButtonElement>('header button')!.click();
    await settle();
    expect(ended.memory.size).to.equal(0);
    expect(ended.gateway.requests.at(-1)).to.deep.equal({ path: '/v1/staff/sign-out', body: { session: SESSION } });
  });

  it('speaks Chinese as well', async () => {
    const { app } = await open(true);
    choose(app.shadowRoot!.querySelector<HTMLSelectElement>('header select')!, 'zh-Hans');
    await settle();
    expect(textOf(child(app, 'console-campaign-card')))
      .to.contain('冬季咨询')
      .and.contain('开放')
      .and.contain('含首末日');
    await expect(app).to.be.accessible();
  });
});
