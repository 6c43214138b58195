import { expect } from '@open-wc/testing';
import type { CampaignText, Finding } from '@consult-kit/protocol';
import { JUN, type FakeGateway } from '../test-support/fake-gateway.ts';
import { openConsole, settle, textOf, type OpenOptions } from '../test-support/open-console.ts';
import { openEditor, type EditorPage } from '../test-support/open-editor.ts';
import { soundFile } from '../test-support/sound-file.ts';

const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;
const WARNING: Finding = {
  code: 'no-doctors',
  severity: 'warning',
  path: ['modules', 1],
  messages: { en: 'No doctors.', 'zh-Hans': '没有医生。' },
};
const ERROR: Finding = { code: 'overlap', severity: 'error', path: ['firstDay'], messages: { en: 'Overlaps.', 'zh-Hans': '重叠。' } };
/** Open at the time of these tests. */
const open = soundFile({ firstDay: '2023-01-01' });

interface Rig extends EditorPage {
  room: () => ShadowRoot;
  dialog: () => ShadowRoot;
  isShown: () => boolean;
  press: (id: string) => Promise<void>;
}

async function rig(file = open, { gateway: prepare, ...options }: OpenOptions = {}): Promise<Rig> {
  const page = await openEditor(file, {
    ...options,
    gateway: (gateway: FakeGateway) => {
      gateway.previews = true;
      prepare?.(gateway);
    },
  });
  const room = (): ShadowRoot => page.editor().querySelector('console-publishing')!.shadowRoot!;
  const dialog = (): ShadowRoot => room().querySelector('console-publish-dialog')!.shadowRoot!;
  const isShown = (): boolean => dialog().querySelector('dialog')!.open;
  const press = async (id: string): Promise<void> => {
    (dialog().getElementById(id) as HTMLButtonElement).click();
    await settle();
  };
  return { ...page, room, dialog, isShown, press };
}

/** Changes the last day, saves, and opens the dialog. */
async function ask(it: Rig, lastDay = '2023-02-10'): Promise<void> {
  await it.type(['lastDay'], lastDay);
  await it.pass(1_000);
  const button = it.room().querySelector<HTMLButtonElement>('#publish')!;
  button.focus();
  button.click();
  await settle();
}

async function tick(it: Rig): Promise<void> {
  for (const box of it.dialog().querySelectorAll<HTMLInputElement>('[type=checkbox]')) box.click();
  await settle();
}

const draftOf = (file: CampaignText) => ({ revision: 7, baseVersion: 3, file, by: JUN });

describe('publishing', () => {
  it('tells what is not published while it is typed', async () => {
    const it = await rig();
    expect(textOf(it.room())).to.contain('No changes to publish');
    expect(it.room().querySelector('#publish')!.getAttribute('aria-disabled')).to.equal('true');
    await it.type(['lastDay'], '2023-02-10');
    expect(textOf(it.room()))
      .to.contain('1 change not published')
      .and.match(/last day/i);
  });

  it('shows what changes, when shoppers see it, and who is affected, and publishes exactly that', async () => {
    const it = await rig();
    await ask(it);
    const text = textOf(it.dialog());
    expect(text).to.contain('10 Feb 2023');
    expect(text).to.contain('Shoppers first see something of it 1 Jan 2023, 00:00 Shanghai UTC+08:00');
    expect(text).to.contain('2 people are in line now, 1 is in a talk; they are served on.');
    if (HERE !== 'Asia/Shanghai') expect(text).to.contain('Your time: ');
    expect(it.dialog().querySelector('h2')!.matches(':focus')).to.equal(true);
    await expect(it.app).to.be.accessible();
    await it.press('confirm');
    expect(it.gateway.asked('/publish')[0]).to.include({ revision: 1, version: 3 }).and.not.have.property('typedName');
    expect(it.isShown()).to.equal(false);
    expect(textOf(it.room())).to.contain('Published as version 4 at 5 Jan 2023, 14:00 Shanghai UTC+08:00.');
    expect(textOf(it.room())).to.contain('No changes to publish');
    expect(it.room().querySelector('#publish')!.matches(':focus')).to.equal(true);
  });

  it('waits for what is not saved yet, and shows that', async () => {
    const it = await rig();
    await it.type(['lastDay'], '2023-02-10');
    it.room().querySelector<HTMLButtonElement>('#publish')!.click();
    await settle();
    expect(textOf(it.dialog())).to.contain('not saved yet');
    expect(it.dialog().querySelector('#confirm')!.getAttribute('aria-disabled')).to.equal('true');
    await it.press('confirm');
    expect(it.gateway.asked('/publish')).to.have.lengthOf(0);
    await it.pass(1_000);
    expect(textOf(it.dialog())).to.contain('10 Feb 2023').and.not.contain('not saved yet');
  });

  it('blocks errors and leads to their field', async () => {
    const it = await rig(open, { gateway: (gateway) => (gateway.findings = [ERROR]) });
    await ask(it);
    expect(textOf(it.dialog())).to.contain('1 error has to be corrected first').and.contain('Overlaps.');
    expect(it.dialog().querySelector('#confirm')).to.equal(null);
    await expect(it.app).to.be.accessible();
    it.dialog().querySelector<HTMLButtonElement>('.link')!.click();
    await settle();
    expect(it.isShown()).to.equal(false);
    expect(it.field(['firstDay']).matches(':focus')).to.equal(true);
  });

  it('needs a tick for each warning', async () => {
    const second = { ...WARNING, path: ['modules', 0] };
    const it = await rig(open, { gateway: (gateway) => (gateway.findings = [WARNING, second]) });
    await ask(it);
    it.dialog().querySelector<HTMLInputElement>('[type=checkbox]')!.click();
    await settle();
    await it.press('confirm');
    expect(textOf(it.dialog())).to.contain('1 warning is not ticked yet.');
    expect(it.gateway.asked('/publish')).to.have.lengthOf(0);
    await expect(it.app).to.be.accessible();
    it.dialog().querySelectorAll<HTMLInputElement>('[type=checkbox]')[1]!.click();
    await settle();
    await it.press('confirm');
    expect(it.gateway.asked('/publish')[0]!['ticked']).to.deep.equal(['no-doctors']);
  });

  it('asks for the name when it closes a campaign that is open now', async () => {
    const it = await rig();
    await ask(it, '2023-01-04');
    expect(textOf(it.dialog())).to.contain('This closes a campaign that is open now.');
    await it.press('confirm');
    expect(textOf(it.dialog())).to.contain('Type the id of the campaign first: winter');
    const field = it.dialog().querySelector<HTMLInputElement>('[name=name]')!;
    field.value = 'winter';
    field.dispatchEvent(new InputEvent('input'));
    await settle();
    await it.press('confirm');
    expect(it.gateway.asked('/publish')[0]).to.include({ typedName: 'winter' });
  });

  it('asks for the name when the draft begins a pause', async () => {
    const it = await rig();
    it.gateway.draft = draftOf({ ...open, paused: { reasons: { en: 'Maintenance.' } } });
    await it.pass(5_000);
    it.room().querySelector<HTMLButtonElement>('#publish')!.click();
    await settle();
    expect(textOf(it.dialog())).to.contain('The service is paused: “Maintenance.”').and.contain('Type its id');
  });

  it('asks for no name when a pause stays, or before the start', async () => {
    for (const file of [{ ...open, paused: { reasons: { en: 'Maintenance.' } } }, soundFile()]) {
      const it = await rig(file);
      await ask(it, '2023-01-12');
      expect(textOf(it.dialog())).to.contain('What changes').and.not.contain('Type its id');
    }
  });

  it('says who changed the draft meanwhile, and shows that', async () => {
    const it = await rig();
    await ask(it);
    it.gateway.draft = draftOf({ ...open, lastDay: '2023-02-12' });
    await it.press('confirm');
    expect(textOf(it.dialog())).to.contain('Jun changed the draft: 5 Jan 2023, 14:00 Shanghai UTC+08:00.');
    expect(it.gateway.published?.version).to.equal(3);
    await expect(it.app).to.be.accessible();
    await it.press('again');
    expect(textOf(it.dialog())).to.contain('12 Feb 2023');
    await it.press('confirm');
    expect(it.gateway.published?.file['lastDay']).to.equal('2023-02-12');
  });

  it('says it before anything is pressed, too', async () => {
    const it = await rig();
    await ask(it);
    it.gateway.draft = draftOf({ ...open, lastDay: '2023-02-12' });
    await it.pass(5_000);
    expect(textOf(it.dialog())).to.contain('Jun changed the draft');
    expect(it.dialog().querySelector('#confirm')).to.equal(null);
  });

  it('looks again when more is to be confirmed than was shown', async () => {
    const it = await rig();
    await ask(it);
    it.gateway.failure = { status: 409, code: 'PUBLISH_UNCONFIRMED', on: '/publish' };
    it.gateway.findings = [WARNING];
    await it.press('confirm');
    it.gateway.failure = undefined;
    expect(textOf(it.dialog())).to.contain('there is more to confirm than a moment ago').and.contain('No doctors.');
    await tick(it);
    await it.press('confirm');
    expect(it.gateway.published?.version).to.equal(4);
  });

  it('shows the errors of a file that became invalid', async () => {
    const it = await rig();
    await ask(it);
    it.gateway.failure = { status: 400, code: 'CAMPAIGN_FILE_INVALID', on: '/publish' };
    it.gateway.findings = [ERROR];
    await it.press('confirm');
    expect(textOf(it.dialog())).to.contain('1 error has to be corrected first');
  });

  it('claims nothing when the answer is lost, and tells what is published afterwards', async () => {
    const it = await rig();
    await ask(it);
    it.gateway.failure = { status: 503, code: 'GATEWAY_UNREACHABLE', on: '/publish' };
    await it.press('confirm');
    const [first, ...others] = it.gateway.requests.filter(({ path }) => path.endsWith('/publish'));
    expect(others).to.deep.equal([first]);
    expect(textOf(it.dialog())).to.contain('It is not known whether this was published (E-204).');
    it.gateway.failure = undefined;
    it.gateway.published = { version: 4, file: it.gateway.draft!.file };
    it.gateway.draft = null;
    await it.press('again');
    expect(textOf(it.dialog())).to.contain('Version 4 is published (Ines, 5 Jan 2023, 14:00 Shanghai UTC+08:00)');
    await it.press('back');
    expect(it.isShown()).to.equal(false);
  });

  it('shows viewers what is not published, and no actions', async () => {
    const it = await rig(open, {
      gateway: (gateway) => {
        gateway.role = 'viewer';
        gateway.draft = draftOf({ ...open, lastDay: '2023-02-12' });
      },
    });
    expect(textOf(it.room())).to.contain('1 change not published');
    expect(it.room().querySelector('button, console-pause-control')).to.equal(null);
  });

  it('speaks Chinese', async () => {
    const it = await rig(open, { language: 'zh-Hans', gateway: (gateway) => (gateway.findings = [WARNING]) });
    await ask(it);
    expect(textOf(it.dialog())).to.contain('当前 2 人排队，1 人咨询中；将继续为他们服务。').and.contain('没有医生。');
    await expect(it.app).to.be.accessible();
  });
});

describe('pausing', () => {
  const control = (it: Rig): ShadowRoot => it.room().querySelector('console-pause-control')!.shadowRoot!;
  const press = async (root: ShadowRoot, id: string): Promise<void> => {
    const button = root.getElementById(id) as HTMLButtonElement;
    button.focus();
    button.click();
    await settle();
  };
  const write = async (root: ShadowRoot, index: number, text: string): Promise<void> => {
    const field = root.getElementById(`reason-${index}`) as HTMLTextAreaElement;
    field.value = text;
    field.dispatchEvent(new InputEvent('input'));
    await settle();
  };

  it('asks for the reason, shows what shoppers will read, and pauses at once', async () => {
    const it = await rig();
    const root = control(it);
    await press(root, 'open');
    expect(textOf(root)).to.contain('2 people are in line now, 1 is in a talk; they are served on.');
    await press(root, 'confirm');
    expect(textOf(root)).to.contain('Write a reason in English first.');
    expect(it.gateway.asked('/pause')).to.have.lengthOf(0);
    await write(root, 0, 'Back at noon.');
    expect(textOf(root.getElementById('reads-0')!)).to.contain('The service is paused for now. Back at noon.');
    expect(textOf(root.getElementById('reads-1')!)).to.contain('服务暂时停用。Back at noon.');
    await write(root, 1, '中午恢复。');
    expect(textOf(root.getElementById('reads-1')!)).to.contain('服务暂时停用。中午恢复。');
    await expect(it.app).to.be.accessible();
    await press(root, 'confirm');
    expect(it.gateway.asked('/pause')[0]!['reasons']).to.deep.equal({ en: 'Back at noon.', 'zh-Hans': '中午恢复。' });
    expect(textOf(root)).to.contain('Paused as version 4 at 5 Jan 2023, 14:00 Shanghai UTC+08:00.').and.contain('Resume…');
    expect(root.querySelector('#open')!.matches(':focus')).to.equal(true);
    expect(textOf(it.room())).to.contain('Shoppers read: The service is paused for now. Back at noon.');
    expect(textOf(it.editor())).to.not.contain('saved changes meanwhile');
  });

  it('resumes with one confirmation, and leaves the draft alone', async () => {
    const paused = { ...open, paused: { reasons: { en: 'Back at noon.' } } };
    const it = await rig(paused);
    await it.type(['lastDay'], '2023-02-10');
    await it.pass(1_000);
    // The gateway keeps a draft without the pause that is not its own.
    it.gateway.draft = draftOf({ ...open, lastDay: '2023-02-10' });
    await it.pass(5_000);
    expect(textOf(it.room())).to.contain('1 change not published').and.not.contain('resumed');
    const root = control(it);
    await press(root, 'open');
    expect(textOf(root)).to.contain('Shoppers no longer read: The service is paused for now. Back at noon.');
    await expect(it.app).to.be.accessible();
    await press(root, 'confirm');
    expect(it.gateway.published?.file).to.not.have.property('paused');
    expect(it.gateway.draft?.revision).to.equal(7);
    expect(textOf(root)).to.contain('Resumed as version 4').and.contain('Pause…');
    expect(textOf(it.room())).to.contain('1 change not published');
  });

  it('says when it is not known whether the service is paused', async () => {
    const it = await rig();
    const root = control(it);
    await press(root, 'open');
    await write(root, 0, 'Back at noon.');
    it.gateway.failure = { status: 503, code: 'GATEWAY_UNREACHABLE', on: '/pause' };
    await press(root, 'confirm');
    expect(textOf(root)).to.contain('It is not known whether the service is paused (E-204).');
    expect(root.querySelector('dialog')!.open).to.equal(true);
  });

  it('is offered on the card of a campaign of the store, to integrators', async () => {
    const controls = async (role: string, source: 'file' | 'store'): Promise<number> => {
      const { app } = await openConsole({
        gateway: (gateway) => {
          gateway.role = role;
          gateway.campaigns = gateway.campaigns.map((one) => ({ ...one, source }));
        },
      });
      const list = app.shadowRoot!.querySelector('console-campaign-list')!.shadowRoot!;
      return list.querySelector('console-campaign-card')!.shadowRoot!.querySelectorAll('console-pause-control').length;
    };
    expect([await controls('integrator', 'store'), await controls('viewer', 'store'), await controls('integrator', 'file')]).to.deep.equal([
      1, 0, 0,
    ]);
  });
});
