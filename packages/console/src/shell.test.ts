import { expect } from '@open-wc/testing';
import type { CampaignText } from '@consult-kit/protocol';
import { checkCampaignFile } from '@consult-kit/protocol/calendar';
import { JUN } from './test-support/fake-gateway.ts';
import { openConsole, settle, textOf, type Page } from './test-support/open-console.ts';
import { openEditor } from './test-support/open-editor.ts';
import { soundFile } from './test-support/sound-file.ts';

const list = ({ app }: Page): ShadowRoot | undefined => app.shadowRoot!.querySelector('console-campaign-list')?.shadowRoot ?? undefined;
const page = ({ app }: Page): ShadowRoot => app.shadowRoot!.querySelector('console-campaign-page')!.shadowRoot!;

/** Goes somewhere as a link does, and waits until the browser has told of it. */
async function go(move: () => void): Promise<void> {
  const told = new Promise((resolve) => window.addEventListener('hashchange', resolve, { once: true }));
  move();
  await told;
  await settle();
}

describe('the addresses of the console', () => {
  it('lead from the list to a campaign and back, with title and focus', async () => {
    const opened = await openConsole({ gateway: (gateway) => (gateway.published = { version: 3, file: soundFile() }) });
    const card = list(opened)!.querySelector('console-campaign-card')!.shadowRoot!;
    await go(() => card.querySelector<HTMLAnchorElement>('h2 a')!.click());
    expect(location.hash).to.equal('#/campaigns/winter/edit');
    expect(document.title).to.equal('Edit · Winter care · Campaign console');
    expect(page(opened).querySelector('h1')!.matches(':focus')).to.equal(true);
    expect(textOf(page(opened)))
      .to.contain('Winter care')
      .and.contain('Version 3 is published.');
    await go(() => history.back());
    expect(list(opened)!.querySelector('h1')!.matches(':focus')).to.equal(true);
    expect(document.title).to.equal('Campaign console');
  });

  it('lead to each tab, whose headline takes the focus', async () => {
    const opened = await openEditor();
    for (const [tab, name] of [
      ['history', 'History'],
      ['ledger', 'Ledger'],
      ['figures', 'Figures'],
    ]) {
      await go(() => opened.page().querySelector<HTMLAnchorElement>(`a[href="#/campaigns/winter/${tab}"]`)!.click());
      expect(opened.page().querySelector('[aria-current=page]')!.textContent).to.equal(name);
      expect(opened.page().querySelector('h2')!.matches(':focus')).to.equal(true);
      expect(opened.page().querySelector(`console-${tab}`)).to.not.equal(null);
      expect(document.title).to.equal(`${name} · Winter care · Campaign console`);
    }
  });

  it('keep unsaved edits from tab to tab', async () => {
    const opened = await openEditor();
    await opened.type(['firstDay'], '2023-01-11');
    await go(() => (location.hash = '#/campaigns/winter/ledger'));
    opened.timers.pass(1_000);
    await settle();
    expect(opened.gateway.draft?.file).to.deep.equal(soundFile({ firstDay: '2023-01-11' }));
    await go(() => (location.hash = '#/campaigns/winter/edit'));
    expect(opened.field(['firstDay']).value).to.equal('2023-01-11');
  });

  it('save what is unsaved when the page is left for another', async () => {
    const opened = await openEditor();
    await opened.type(['firstDay'], '2023-01-11');
    await go(() => (location.hash = '#/'));
    expect(opened.gateway.draft?.file).to.deep.equal(soundFile({ firstDay: '2023-01-11' }));
  });

  it('that are not known lead to the list', async () => {
    for (const hash of ['#/campaigns/Winter%20care/edit', '#/campaigns/winter/secrets', '#anything'])
      expect(list(await openConsole({ hash })), hash).to.not.equal(undefined);
  });

  it('say so where there is no such campaign', async () => {
    const opened = await openConsole({
      hash: '#/campaigns/gone/edit',
      gateway: (gateway) => (gateway.failure = { status: 404, code: 'CAMPAIGN_UNKNOWN', on: '/read' }),
    });
    expect(textOf(page(opened))).to.contain('There is no campaign “gone” on this gateway.');
    await expect(opened.app).to.be.accessible();
  });
});

describe('a campaign’s page', () => {
  it('says when the gateway does not answer, and when the campaign is gone, and keeps what it shows', async () => {
    const opened = await openEditor();
    opened.gateway.failure = { status: 503, code: 'GATEWAY_UNREACHABLE' };
    await opened.pass(5_000);
    expect(textOf(opened.page())).to.contain('The gateway does not answer as it should (E-204).');
    opened.gateway.failure = undefined;
    await opened.pass(5_000);
    expect(textOf(opened.page())).to.not.contain('E-204');
    opened.gateway.failure = { status: 404, code: 'CAMPAIGN_UNKNOWN', on: '/read' };
    await opened.pass(5_000);
    expect(textOf(opened.page())).to.contain('Somebody has discarded this campaign.');
    expect(opened.field(['firstDay']).value).to.equal('2023-01-10');
  });
});

describe('the session on a campaign’s page', () => {
  it('ends with a sign-in, after which the edits are there again', async () => {
    const opened = await openEditor();
    opened.gateway.failure = { status: 401, code: 'TOKEN_EXPIRED' };
    await opened.type(['firstDay'], '2023-01-11');
    await opened.pass(1_000);
    const signIn = opened.app.shadowRoot!.querySelector('console-sign-in')!.shadowRoot!;
    expect(textOf(signIn)).to.contain('Your session is over (E-102). Sign in again.');
    opened.gateway.failure = undefined;
    signIn.querySelector<HTMLInputElement>('[name=login]')!.value = 'ines';
    signIn.querySelector<HTMLInputElement>('[name=password]')!.value = 'right';
    signIn.querySelector('button')!.click();
    await settle();
    expect(opened.field(['firstDay']).value).to.equal('2023-01-11');
    await opened.pass(1_000);
    expect(opened.gateway.draft?.file).to.deep.equal(soundFile({ firstDay: '2023-01-11' }));
  });

  it('saves before it is ended by a sign-out', async () => {
    const opened = await openEditor();
    await opened.type(['firstDay'], '2023-01-11');
    opened.app.shadowRoot!.querySelector<HTMLButtonElement>('header button')!.click();
    await settle();
    expect(opened.gateway.draft?.file).to.deep.equal(soundFile({ firstDay: '2023-01-11' }));
    expect(opened.app.shadowRoot!.querySelector('console-sign-in')).to.not.equal(null);
  });

  it('lets the browser ask before unsaved edits are left', async () => {
    const opened = await openEditor();
    const leave = (): boolean => window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    expect(leave()).to.equal(true);
    await opened.type(['firstDay'], '2023-01-11');
    expect(leave()).to.equal(false);
    await opened.pass(1_000);
    expect(leave()).to.equal(true);
  });
});

describe('the list', () => {
  it('shows drafts that were never published, and what is not served', async () => {
    const opened = await openConsole({
      gateway: (gateway) => {
        gateway.drafts = [{ campaign: 'spring', names: { en: 'Spring care' }, at: '2023-01-05T06:00:00.000Z', by: JUN }];
        gateway.notServed = [
          {
            campaign: 'copy',
            findings: [{ code: 'overlap', severity: 'error', path: ['placements'], messages: { en: 'Overlaps “Winter”.' } }],
          },
        ];
      },
    });
    const text = textOf(list(opened)!);
    expect(text).to.contain('Drafts, never published (1)').and.contain('Spring care').and.contain('Last saved by Jun');
    expect(text).to.contain('Not served (1)').and.contain('Overlaps “Winter”.');
    expect(list(opened)!.querySelector('a[href="#/campaigns/spring/edit"]')).to.not.equal(null);
    await expect(opened.app).to.be.accessible();
  });

  it('offers viewers no new campaign', async () => {
    const opened = await openConsole({ gateway: (gateway) => (gateway.role = 'viewer') });
    expect(list(opened)!.querySelector('#new')).to.equal(null);
  });
});

describe('a new campaign', () => {
  /** The dialog, opened from the list. */
  async function openDialog(gateway?: Parameters<typeof openConsole>[0]): Promise<{ opened: Page; dialog: ShadowRoot }> {
    const opened = await openConsole(gateway);
    list(opened)!.querySelector<HTMLButtonElement>('#new')!.click();
    await settle();
    return { opened, dialog: list(opened)!.querySelector('console-new-campaign')!.shadowRoot! };
  }

  const choose = async (dialog: ShadowRoot, index: number): Promise<void> => {
    dialog.querySelectorAll<HTMLInputElement>('[type=radio]')[index]!.click();
    await settle();
  };
  const fill = async (dialog: ShadowRoot, name: string, text: string): Promise<void> => {
    const field = dialog.querySelector<HTMLInputElement>(`[name=${name}]`)!;
    field.value = text;
    field.dispatchEvent(new InputEvent('input'));
    await settle();
  };
  const create = async (dialog: ShadowRoot): Promise<void> => {
    dialog.querySelector<HTMLButtonElement>('.main')!.click();
    await settle();
  };

  it('begins with a chosen file, whose id it takes', async () => {
    const { opened, dialog } = await openDialog();
    await expect(opened.app).to.be.accessible();
    const field = dialog.querySelector<HTMLInputElement>('[name=file]')!;
    const chosen = new DataTransfer();
    chosen.items.add(new File([JSON.stringify(soundFile({ id: 'winter-2027' }))], 'winter.json'));
    field.files = chosen.files;
    field.dispatchEvent(new Event('change'));
    // Read after the dialog has begun to, so that it has read the file by then.
    await field.files[0]!.text();
    await settle();
    expect(dialog.querySelector<HTMLInputElement>('[name=id]')!.value).to.equal('winter-2027');
    await create(dialog);
    expect(opened.gateway.asked('/new')[0]?.['file']).to.deep.equal(soundFile({ id: 'winter-2027' }));
    expect(location.hash).to.equal('#/campaigns/winter-2027/edit');
  });

  it('begins with pasted text, and says where it is no JSON', async () => {
    const { opened, dialog } = await openDialog();
    await choose(dialog, 1);
    await fill(dialog, 'text', '{ "id": "spring", }');
    expect(textOf(dialog)).to.contain('Line 1, column 19: a key in double quotes is expected here');
    await fill(dialog, 'text', JSON.stringify(soundFile({ id: 'spring' })));
    await create(dialog);
    expect(opened.gateway.asked('/new')[0]?.['file']).to.deep.equal(soundFile({ id: 'spring' }));
  });

  it('begins with an empty form, which is sound once its fields are filled in', async () => {
    const { opened, dialog } = await openDialog();
    await choose(dialog, 3);
    await fill(dialog, 'id', 'spring');
    await create(dialog);
    const file = opened.gateway.asked('/new')[0]?.['file'] as CampaignText;
    expect(checkCampaignFile(file).findings.map(({ path }) => path.join('.'))).to.deep.equal([
      'firstDay',
      'lastDay',
      'region.code',
      'region.emergencyNumber',
    ]);
    const both = { en: 'Text', 'zh-Hans': '文字' };
    const filled = {
      ...file,
      ...{ names: both, sponsor: { names: both, covers: both }, firstDay: '2023-01-10', lastDay: '2023-02-06' },
      ...{ region: { code: 'CN', emergencyNumber: '120' }, hosts: { origins: ['https://shop.example'] } },
      consent: { ...(file['consent'] as object), texts: both, contact: both },
    };
    expect(checkCampaignFile(filled).findings).to.deep.equal([]);
    expect(location.hash).to.equal('#/campaigns/spring/edit');
  });

  it('begins as a copy with a new id', async () => {
    const { opened, dialog } = await openDialog({ gateway: (fake) => (fake.published = { version: 3, file: soundFile() }) });
    await choose(dialog, 2);
    await fill(dialog, 'id', 'winter-2');
    await create(dialog);
    expect(opened.gateway.asked('/new')[0]?.['file']).to.deep.equal(soundFile({ id: 'winter-2' }));
  });

  it('says what is missing or taken, and stays open', async () => {
    const { opened, dialog } = await openDialog();
    await create(dialog);
    expect(textOf(dialog)).to.contain('Choose a file or paste its text first.');
    await choose(dialog, 1);
    await fill(dialog, 'text', JSON.stringify(soundFile()));
    await fill(dialog, 'id', 'Winter 2');
    await create(dialog);
    expect(textOf(dialog)).to.contain('Enter an id of a–z, 0–9 and -');
    await fill(dialog, 'id', 'winter');
    opened.gateway.failure = { status: 409, code: 'CAMPAIGN_EXISTS', on: '/new' };
    await create(dialog);
    expect(textOf(dialog)).to.contain('There is a campaign “winter” already. Choose another id.');
    expect(dialog.querySelector('dialog')!.open).to.equal(true);
    expect(location.hash).to.equal('#/');
  });
});
