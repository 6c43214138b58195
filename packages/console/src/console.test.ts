import { expect } from '@open-wc/testing';
import type { ConsoleApp } from './console-app.ts';
import { campaign } from './test-support/console-campaign.ts';
import { SESSION } from './test-support/fake-gateway.ts';
import { openConsole, settle, textOf, type Page } from './test-support/open-console.ts';

function choose(select: HTMLSelectElement, value: string): void {
  select.value = value;
  select.dispatchEvent(new Event('change'));
}

const listOf = (app: ConsoleApp): ShadowRoot => child(app, 'console-campaign-list');
const inList = (app: ConsoleApp, tag: string): ShadowRoot => listOf(app).querySelector(tag)!.shadowRoot!;
const cardOf = (app: ConsoleApp): ShadowRoot => inList(app, 'console-campaign-card');
const momentForm = (app: ConsoleApp): ShadowRoot => inList(app, 'console-moment-form');
const child = (app: ConsoleApp, tag: string): ShadowRoot => app.shadowRoot!.querySelector(tag)!.shadowRoot!;

async function signIn({ app }: Page, password: string): Promise<void> {
  const form = child(app, 'console-sign-in');
  form.querySelector<HTMLInputElement>('[name=login]')!.value = 'ines';
  form.querySelector<HTMLInputElement>('[name=password]')!.value = password;
  form.querySelector('button')!.click();
  await settle();
}

async function showAt({ app }: Page, time: string, zone: string): Promise<void> {
  const form = momentForm(app);
  form.querySelector<HTMLInputElement>('[name=time]')!.value = time;
  form.querySelector<HTMLSelectElement>('[name=zone]')!.value = zone;
  form.querySelector<HTMLButtonElement>('.main')!.click();
  await settle();
}

describe('the console', () => {
  it('lets integrators and viewers in, and sends doctors to their desk', async () => {
    const page = await openConsole({ signedIn: false });
    await expect(page.app).to.be.accessible();
    await signIn(page, 'wrong');
    expect(textOf(child(page.app, 'console-sign-in'))).to.match(/Name or password is not right|账号或密码不正确/);
    page.gateway.role = 'doctor';
    await signIn(page, 'right');
    expect(textOf(child(page.app, 'console-sign-in'))).to.contain('/desk/');
    expect(page.gateway.requests.some(({ path }) => path === '/v1/staff/sign-out')).to.equal(true);
    page.gateway.role = 'viewer';
    await signIn(page, 'right');
    expect(listOf(page.app).querySelector('console-campaign-card')).to.not.equal(null);
    expect(listOf(page.app).querySelector('h1')!.matches(':focus')).to.equal(true);
  });

  it('shows a campaign with its state, days, zone, people and findings', async () => {
    const { app } = await openConsole();
    const text = textOf(cardOf(app));
    for (const part of ['Winter care', 'Open', 'The card is shown.', '2022-12-31 to 2023-02-06, both included', 'Shanghai UTC+08:00'])
      expect(text).to.contain(part);
    expect(text).to.contain('2 waiting · 3 talking · 1 doctor online').and.contain('Elderly (off)').and.contain('CN → emergency 120');
    expect(text).to.contain('Last minute: 6 Feb 2023, 23:59 Shanghai UTC+08:00').and.contain('To 5 Jan 2023, 22:00 Shanghai UTC+08:00');
    expect(text).to.contain('0 errors · 1 warning').and.contain('languages[1]').and.contain('3 texts have no English version.');
    await expect(app).to.be.accessible();
  });

  it('asks for the state at a wall time of the campaign’s zone, and goes back to this moment', async () => {
    const page = await openConsole();
    page.gateway.campaigns = [campaign({ state: 'upcoming', showsCard: false, takesNewPeople: false, at: '2022-12-30T15:59:00.000Z' })];
    await showAt(page, '2022-12-30T23:59', 'Asia/Shanghai');
    expect(page.gateway.requests.at(-1)?.body['at']).to.equal('2022-12-30T15:59:00.000Z');
    expect(textOf(cardOf(page.app)))
      .to.contain('Upcoming')
      .and.contain('The card is hidden.');
    expect(textOf(listOf(page.app))).to.contain('Shown for 30 Dec 2022, 23:59 Shanghai UTC+08:00');
    momentForm(page.app).querySelector<HTMLButtonElement>('.outline')!.click();
    await settle();
    expect(page.gateway.requests.at(-1)?.body).to.not.have.property('at');
  });

  it('says beside every time whose it is, and in grey what it is here', async () => {
    const page = await openConsole();
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const far = zone === 'Pacific/Kiritimati' ? 'Pacific/Pago_Pago' : 'Pacific/Kiritimati';
    page.gateway.campaigns = [campaign({ document: { ...campaign().document, timeZone: far } })];
    page.timers.pass(15_000);
    await settle();
    const card = cardOf(page.app);
    const own = card.querySelectorAll('.own-time');
    expect(own.length).to.equal(5);
    for (const time of own) expect(time.textContent).to.match(/^Your time: /);
    const form = momentForm(page.app);
    form.querySelector<HTMLInputElement>('[name=time]')!.value = '2023-01-05T08:00';
    form.querySelector<HTMLSelectElement>('[name=zone]')!.value = far;
    form.querySelector('form')!.dispatchEvent(new InputEvent('input'));
    await settle();
    expect(form.querySelector('#own')!.textContent).to.contain('Your time: ');
  });

  it('claims no service hours for moments that the gateway did not tell of', async () => {
    const page = await openConsole();
    page.gateway.campaigns = [campaign({ at: '2023-02-01T00:00:00.000Z' })];
    page.timers.pass(15_000);
    await settle();
    const text = textOf(cardOf(page.app));
    expect(text).to.contain('Known for the days around this moment only.').and.not.contain('None in the days ahead');
  });

  it('refuses a wall time that the clocks skip and says which one', async () => {
    const page = await openConsole();
    page.gateway.campaigns = [campaign({ document: { ...campaign().document, timeZone: 'Europe/Berlin' } })];
    page.timers.pass(15_000);
    await settle();
    const before = page.gateway.requests.length;
    await showAt(page, '2027-03-28T02:30', 'Europe/Berlin');
    expect(page.gateway.requests.length).to.equal(before);
    expect(textOf(momentForm(page.app))).to.contain('02:30 does not exist in Europe/Berlin');
  });

  it('keeps what it has read when the gateway fails, says so, and tries again', async () => {
    const { app, gateway, timers } = await openConsole();
    gateway.failure = { status: 503, code: 'GATEWAY_UNREACHABLE' };
    timers.pass(15_000);
    await settle();
    expect(textOf(listOf(app))).to.contain('E-204');
    expect(listOf(app).querySelector('console-campaign-card')).to.not.equal(null);
    gateway.failure = undefined;
    timers.pass(15_000);
    await settle();
    expect(textOf(listOf(app))).to.not.contain('E-204');
  });

  it('goes back to the sign-in when the session is over or is ended', async () => {
    const over = await openConsole();
    over.gateway.failure = { status: 401, code: 'TOKEN_EXPIRED' };
    over.timers.pass(15_000);
    await settle();
    expect(over.app.shadowRoot!.querySelector('console-sign-in')).to.not.equal(null);
    expect(over.storage.length).to.equal(0);
    expect(textOf(child(over.app, 'console-sign-in'))).to.contain('Your session is over (E-102). Sign in again.');
    const ended = await openConsole();
    ended.app.shadowRoot!.querySelector<HTMLButtonElement>('header button')!.click();
    await settle();
    expect(ended.storage.length).to.equal(0);
    expect(ended.gateway.requests.at(-1)).to.deep.equal({ path: '/v1/staff/sign-out', body: { session: SESSION } });
  });

  it('speaks Chinese as well', async () => {
    const { app } = await openConsole();
    choose(app.shadowRoot!.querySelector<HTMLSelectElement>('header select')!, 'zh-Hans');
    await settle();
    expect(textOf(cardOf(app)))
      .to.contain('冬季咨询')
      .and.contain('开放')
      .and.contain('含首末日');
    await expect(app).to.be.accessible();
  });
});
