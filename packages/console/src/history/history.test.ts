import { expect } from '@open-wc/testing';
import type { HistoryEntry } from '@consult-kit/protocol';
import { INES, JUN, type FakeGateway } from '../test-support/fake-gateway.ts';
import { openConsole, settle, textOf, type OpenOptions, type Page } from '../test-support/open-console.ts';
import { soundFile } from '../test-support/sound-file.ts';

const entry = (key: number, changes: Partial<HistoryEntry> = {}): HistoryEntry => ({
  key,
  at: '2023-01-05T06:00:00.000Z',
  by: JUN,
  what: 'published',
  version: key,
  changes: [{ path: ['lastDay'], messages: { en: `Change ${key}.`, 'zh-Hans': `改动 ${key}。` } }],
  ...changes,
});

interface Rig extends Page {
  room: () => ShadowRoot;
  press: (root: ParentNode, name: string) => Promise<void>;
  undo: () => ShadowRoot;
  version: () => ShadowRoot;
}

async function open({ gateway: prepare, ...options }: OpenOptions = {}): Promise<Rig> {
  const page = await openConsole({
    hash: '#/campaigns/winter/history',
    ...options,
    gateway: (gateway: FakeGateway) => {
      gateway.published = { version: 3, file: soundFile() };
      gateway.versions = { 1: soundFile({ lastDay: '2023-02-01' }), 2: soundFile({ lastDay: '2023-02-02' }), 3: soundFile() };
      gateway.history = [entry(3), entry(2), entry(1)];
      prepare?.(gateway);
    },
  });
  const room = (): ShadowRoot =>
    page.app.shadowRoot!.querySelector('console-campaign-page')!.shadowRoot!.querySelector('console-history')!.shadowRoot!;
  const press = async (root: ParentNode, name: string): Promise<void> => {
    const found = [...root.querySelectorAll('button')].find((one) => (one.getAttribute('aria-label') ?? textOf(one).trim()) === name);
    found!.click();
    await settle();
  };
  const inside = (tag: string): ShadowRoot => room().querySelector(tag)!.shadowRoot!;
  return { ...page, room, press, undo: () => inside('console-undo-dialog'), version: () => inside('console-version-dialog') };
}

const titles = (room: ShadowRoot): string[] => [...room.querySelectorAll('h3')].map((one) => textOf(one).trim());

describe('the history', () => {
  it('tells who did what and when, newest first', async () => {
    const it = await open({
      gateway: (gateway) => {
        gateway.history = [
          entry(6, { what: 'draft-saved', version: null, by: INES }),
          entry(5, { what: 'restored', version: 1 }),
          entry(4, { what: 'paused', version: 3, by: { account: null, names: null } }),
          entry(2, { by: { account: 'x'.repeat(21), names: null } }),
        ];
      },
    });
    expect(titles(it.room())).to.deep.equal(['Draft changed', 'Version 1 put into the draft', 'Paused, version 3', 'Version 2 published']);
    const text = textOf(it.room());
    expect(text).to.contain('Ines, 5 Jan 2023, 14:00 Shanghai UTC+08:00').and.contain('Change 6.').and.contain('Published now');
    expect(text).to.contain('The command on the gateway’s machine').and.contain('An account that is gone');
    if (Intl.DateTimeFormat().resolvedOptions().timeZone !== 'Asia/Shanghai') expect(text).to.contain('Your time: ');
    await expect(it.app).to.be.accessible();
  });

  it('pages back, and keeps the pages when something new happens', async () => {
    const it = await open({
      gateway: (gateway) => {
        gateway.historyPage = 2;
        gateway.history = [5, 4, 3, 2, 1].map((key) => entry(key));
      },
    });
    expect(titles(it.room())).to.have.lengthOf(2);
    await it.press(it.room(), 'Earlier');
    await it.press(it.room(), 'Earlier');
    expect(it.gateway.asked('/history').map(({ before }) => before)).to.deep.equal([undefined, 4, 2]);
    expect(titles(it.room())).to.have.lengthOf(5);
    expect(textOf(it.room())).to.contain('This is the beginning of the history.');
    it.gateway.history = [entry(6), ...it.gateway.history];
    it.gateway.published = { version: 6, file: soundFile() };
    it.timers.pass(5_000);
    await settle();
    expect(titles(it.room())[0]).to.equal('Version 6 published');
    expect(titles(it.room())).to.have.lengthOf(6);
  });

  it('says that it could not be read, and tries when asked', async () => {
    const it = await open({ gateway: (gateway) => (gateway.failure = { status: 503, code: 'GATEWAY_UNREACHABLE', on: '/history' }) });
    expect(textOf(it.room())).to.contain('Could not read the history (E-204).');
    it.gateway.failure = undefined;
    await it.press(it.room(), 'Try again');
    expect(titles(it.room())).to.have.lengthOf(3);
  });

  it('shows the file of a version, and gives it away', async () => {
    const it = await open();
    await it.press(it.room(), 'Show the file (version 2)');
    expect(it.version().querySelector('pre')!.textContent).to.equal(JSON.stringify(soundFile({ lastDay: '2023-02-02' }), null, 2));
    await expect(it.app).to.be.accessible();
    const named: string[] = [];
    const onClick = (event: Event): void => {
      event.preventDefault();
      named.push((event.target as HTMLAnchorElement).download);
    };
    const { click } = HTMLAnchorElement.prototype;
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      this.addEventListener('click', onClick);
      click.call(this);
    };
    try {
      await it.press(it.version(), 'Download');
    } finally {
      HTMLAnchorElement.prototype.click = click;
    }
    expect(named).to.deep.equal(['winter-version-2.json']);
  });

  it('puts a version into the draft, and goes to the form with the differences', async () => {
    const it = await open();
    await it.press(it.room(), 'Undo to this version (version 2)');
    expect(textOf(it.undo())).to.contain('Nothing is published').and.not.contain('is replaced.');
    await expect(it.app).to.be.accessible();
    await it.press(it.undo(), 'Put into the draft');
    expect(it.gateway.asked('/restore')[0]).to.include({ version: 2, revision: 0 });
    expect(location.hash).to.equal('#/campaigns/winter/edit');
    await settle();
    const page = it.app.shadowRoot!.querySelector('console-campaign-page')!.shadowRoot!;
    const editor = page.querySelector('console-campaign-editor')!.shadowRoot!;
    const publishing = editor.querySelector('console-publishing')!.shadowRoot!;
    expect(textOf(publishing)).to.contain('1 change not published').and.contain('2 Feb 2023');
    expect(textOf(editor)).to.not.contain('saved changes meanwhile');
    expect(it.gateway.published?.version).to.equal(3);
  });

  it('says which draft it replaces, and replaces none that it has not shown', async () => {
    const it = await open({
      gateway: (gateway) => (gateway.draft = { revision: 4, baseVersion: 3, file: soundFile({ firstDay: '2023-01-11' }), by: INES }),
    });
    await it.press(it.room(), 'Undo to this version (version 1)');
    expect(textOf(it.undo())).to.contain('There is a draft, last changed by Ines: 5 Jan 2023, 14:00 Shanghai UTC+08:00.');
    it.gateway.saveAs(JUN, soundFile({ firstDay: '2023-01-12' }));
    await it.press(it.undo(), 'Put into the draft');
    expect(textOf(it.undo())).to.contain('Jun changed the draft meanwhile. Nothing was replaced.');
    expect(it.gateway.draft?.file['firstDay']).to.equal('2023-01-12');
    await it.press(it.undo(), 'Put into the draft');
    expect(it.gateway.draft?.file).to.deep.equal(soundFile({ lastDay: '2023-02-01' }));
  });

  it('offers no way back to what is published, nor to viewers', async () => {
    const names = (room: ShadowRoot): string[] =>
      [...room.querySelectorAll('li button')].map((one) => one.getAttribute('aria-label') ?? '');
    const all = [
      'Show the file (version 3)',
      'Show the file (version 2)',
      'Undo to this version (version 2)',
      'Show the file (version 1)',
      'Undo to this version (version 1)',
    ];
    expect(names((await open()).room())).to.deep.equal(all);
    const viewer = await open({ gateway: (gateway) => (gateway.role = 'viewer') });
    expect(names(viewer.room())).to.deep.equal(all.filter((name) => name.startsWith('Show')));
  });

  it('says that a file on the disk has no history here', async () => {
    const it = await open({ gateway: (gateway) => (gateway.source = 'file') });
    expect(textOf(it.room())).to.contain('The gateway keeps no history of a file on its disk.');
    expect(it.gateway.asked('/history')).to.have.lengthOf(0);
  });

  it('speaks Chinese', async () => {
    const it = await open({ language: 'zh-Hans' });
    expect(textOf(it.room())).to.contain('发布版本 2').and.contain('改动 2。');
    await expect(it.app).to.be.accessible();
  });
});
