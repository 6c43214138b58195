import { expect } from '@open-wc/testing';
import type { CampaignText } from '@consult-kit/protocol';
import { JUN } from '../test-support/fake-gateway.ts';
import { settle, textOf } from '../test-support/open-console.ts';
import { openEditor } from '../test-support/open-editor.ts';
import { soundFile } from '../test-support/sound-file.ts';

const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;
const button = (root: ParentNode, text: string): HTMLButtonElement =>
  [...root.querySelectorAll('button')].find((element) => textOf(element).trim() === text)!;

describe('the editor', () => {
  it('shows the keys of the file in a form, with times in the campaign’s zone and here', async () => {
    const { app, field, form } = await openEditor();
    expect(field(['timeZone']).value).to.equal('Asia/Shanghai');
    expect(field(['firstDay']).value).to.equal('2023-01-10');
    expect(field(['names', 'zh-Hans']).value).to.equal('冬季咨询');
    expect(field(['hosts', 'origins']).value).to.equal('https://shop.example');
    const when = textOf(form().querySelector('details')!);
    expect(when).to.contain('Last included minute: 6 Feb 2023, 23:59 Shanghai UTC+08:00');
    expect(when).to.contain('First minute: 10 Jan 2023, 00:00 Shanghai UTC+08:00');
    expect(when).to.contain(`(${HERE})`);
    if (HERE !== 'Asia/Shanghai') expect(when).to.contain('Your time: ');
    await expect(app).to.be.accessible();
  });

  it('offers every zone that the browser knows, by city and offset', async () => {
    const { field } = await openEditor();
    const zones = [...(field(['timeZone']) as unknown as HTMLSelectElement).options];
    expect(zones.length).to.be.greaterThan(350);
    expect(zones.find(({ value }) => value === 'America/St_Johns')?.textContent).to.equal('St Johns UTC-03:30');
  });

  it('saves a changed field by itself, and says when', async () => {
    const { type, pass, gateway, editor } = await openEditor();
    expect(textOf(editor())).to.contain('Nothing to save');
    await type(['firstDay'], '2023-01-11');
    expect(textOf(editor())).to.contain('Not saved yet');
    await pass(1_000);
    expect(gateway.draft?.file).to.deep.equal(soundFile({ firstDay: '2023-01-11' }));
    expect(textOf(editor())).to.match(/Saved at \d\d:\d\d/);
  });

  it('says that a save failed, and tries when asked', async () => {
    const { type, pass, gateway, editor } = await openEditor();
    gateway.failure = { status: 503, code: 'GATEWAY_UNREACHABLE', on: '/draft' };
    await type(['firstDay'], '2023-01-11');
    await pass(1_000);
    expect(textOf(editor())).to.contain('Not saved (E-204). It is kept in this tab and tried again.');
    gateway.failure = undefined;
    button(editor(), 'Try now').click();
    await settle();
    expect(gateway.draft?.file).to.deep.equal(soundFile({ firstDay: '2023-01-11' }));
    expect(textOf(editor())).to.not.contain('E-204');
  });

  it('writes values as the file has them', async () => {
    const { type, pass, gateway } = await openEditor();
    await type(['sponsor', 'perCase', 'amountMinor'], '45');
    await type(['sponsor', 'cap', 'cases'], '3');
    await type(['sponsor', 'cap', 'amountMinor'], '1000.5');
    await type(['region', 'eligible'], 'CN-42\n\n  CN-52  \n');
    await type(['queue', 'maxWaiting'], '20');
    await type(['names', 'zh-Hans'], '');
    await type(['cardClosesAtLocal'], '18:00');
    await pass(1_000);
    const { perCase: _, ...sponsor } = soundFile()['sponsor'] as CampaignText;
    expect(gateway.draft?.file).to.deep.equal(
      soundFile({
        sponsor: { ...sponsor, perCase: { amountMinor: 4500, currency: 'CNY' }, cap: { cases: 3, amountMinor: 100_050 } },
        region: { code: 'CN', emergencyNumber: '120', eligible: ['CN-42', 'CN-52'] },
        queue: { maxWaiting: 20 },
        names: { en: 'Winter care' },
        cardClosesAtLocal: '18:00',
      }),
    );
  });

  it('keeps amounts as people read them when the currency changes', async () => {
    const { type, pass, gateway, field } = await openEditor();
    expect(field(['sponsor', 'perCase', 'amountMinor']).value).to.equal('12.50');
    await type(['sponsor', 'perCase', 'currency'], 'kwd');
    expect(field(['sponsor', 'perCase', 'amountMinor']).value).to.equal('12.50');
    await pass(1_000);
    expect((gateway.draft?.file['sponsor'] as CampaignText)['perCase']).to.deep.equal({ amountMinor: 12_500, currency: 'KWD' });
  });

  it('leaves what is being typed under the cursor', async () => {
    const { type, field } = await openEditor();
    for (const [path, text] of [
      [['sponsor', 'perCase', 'amountMinor'], '12.'],
      [['region', 'eligible'], 'CN-42\n'],
      [['sponsor', 'perCase', 'amountMinor'], 'twelve'],
    ] as const) {
      await type([...path], text);
      expect(field([...path]).value).to.equal(text);
    }
  });

  it('turns groups off and moves them', async () => {
    const { form, field, pass, gateway } = await openEditor();
    field(['modules', 0, 'enabled']).click();
    await settle();
    form().querySelector<HTMLButtonElement>('button[aria-label="Move Adults down"]')!.click();
    await pass(1_000);
    const modules = gateway.draft?.file['modules'] as { id: string; enabled?: boolean }[];
    expect(modules.map(({ id, enabled }) => [id, enabled])).to.deep.equal([
      ['children', undefined],
      ['adults', false],
    ]);
  });

  it('changes weekly hours and exceptions', async () => {
    const { form, field, type, pass, gateway } = await openEditor();
    field(['serviceHours']).click();
    await settle();
    await type(['serviceHours', 'weekly', 'mon', 0, 'to'], '24:00');
    button(form(), 'Monday’s hours on all days').click();
    await settle();
    form().querySelector<HTMLButtonElement>('button[aria-label="Remove Sunday 08:00–24:00"]')!.click();
    await settle();
    button(form(), 'Add an exception').click();
    await pass(1_000);
    const hours = gateway.draft?.file['serviceHours'] as { weekly: Record<string, object[]>; exceptions: object[] };
    expect(hours.weekly['sat']).to.deep.equal([{ from: '08:00', to: '24:00' }]);
    expect(hours.weekly['sun']).to.deep.equal([]);
    expect(hours.exceptions).to.deep.equal([{ firstDay: '2023-01-11', lastDay: '2023-01-11', hours: [] }]);
  });

  it('lets somebody choose which of two equal wall times is meant', async () => {
    const { form, type, pass, gateway } = await openEditor(
      soundFile({ timeZone: 'Europe/Berlin', firstDay: '2027-10-31', lastDay: '2027-11-30' }),
    );
    await type(['opensAtLocal'], '02:30');
    await pass(150);
    button(form(), 'Second, 02:30+01:00').click();
    await pass(1_000);
    expect(gateway.draft?.file['opensAtLocal']).to.equal('02:30+01:00');
    expect(textOf(form())).to.contain('This is 31 Oct 2027, 02:30 Berlin UTC+01:00');
  });
});

describe('the checks of the editor', () => {
  it('find an error at once, at its field, and lead there', async () => {
    const { editor, form, type, pass, field } = await openEditor();
    expect(textOf(editor())).to.contain('Checks: nothing found');
    await type(['lastDay'], '2023-01-01');
    await pass(150);
    expect(textOf(editor())).to.contain('1 error · 0 warnings');
    const last = field(['lastDay']);
    expect(last.getAttribute('aria-invalid')).to.equal('true');
    const described = last.getAttribute('aria-describedby')!.split(' ');
    expect(described.map((id) => textOf(form().getElementById(id)!)).join(' ')).to.contain('The end is before the start.');
    editor().querySelector<HTMLButtonElement>('.link')!.click();
    await settle();
    expect(last.matches(':focus')).to.equal(true);
  });

  it('open the part of the form that a finding is in', async () => {
    const { editor, form, type, pass, field } = await openEditor();
    await type(['region', 'emergencyNumber'], '');
    await pass(150);
    for (const details of form().querySelectorAll('details')) details.open = false;
    await settle();
    editor().querySelector<HTMLButtonElement>('.link')!.click();
    await settle();
    expect(field(['region', 'emergencyNumber']).matches(':focus')).to.equal(true);
  });

  it('lead to the JSON where a value has no field', async () => {
    const { editor, json } = await openEditor(soundFile({ search: { lexicon: 'Bad Lexicon' } }));
    editor().querySelector<HTMLButtonElement>('.link')!.click();
    await settle();
    const area = json().querySelector('textarea')!;
    expect(area.matches(':focus')).to.equal(true);
    expect(area.value.slice(area.selectionStart, area.selectionEnd)).to.equal('"Bad Lexicon"');
  });

  it('show what only the gateway finds', async () => {
    const overlap = {
      code: 'overlap',
      severity: 'error' as const,
      path: ['placements'],
      messages: { en: 'Overlaps “Spring”.', 'zh-Hans': '重叠。' },
    };
    const { editor, type, pass, form } = await openEditor(soundFile(), { gateway: (gateway) => (gateway.findings = [overlap]) });
    await pass(1_000);
    expect(textOf(editor())).to.contain('1 error · 0 warnings').and.contain('Overlaps “Spring”.');
    expect(textOf(form())).to.contain('Overlaps “Spring”.');
    await type(['lastDay'], '2023-01-01');
    await pass(150);
    expect(textOf(editor())).to.contain('2 errors · 0 warnings');
  });
});

describe('the JSON of the whole file', () => {
  it('changes the form, and is changed by it', async () => {
    const { json, type, field, pass, gateway } = await openEditor();
    const area = json().querySelector('textarea')!;
    await type(['names', 'en'], 'Care');
    expect(JSON.parse(area.value)).to.deep.equal(soundFile({ names: { en: 'Care', 'zh-Hans': '冬季咨询' } }));
    area.value = JSON.stringify(soundFile({ firstDay: '2023-01-12' }));
    area.dispatchEvent(new InputEvent('input'));
    await settle();
    expect(field(['firstDay']).value).to.equal('2023-01-12');
    expect(area.value).to.equal(JSON.stringify(soundFile({ firstDay: '2023-01-12' })));
    await pass(1_000);
    expect(gateway.draft?.file).to.deep.equal(soundFile({ firstDay: '2023-01-12' }));
  });

  it('names line and column of a fault, keeps the form, and keeps the text over a reload', async () => {
    const { json, editor, pass, gateway, storage } = await openEditor();
    const area = json().querySelector('textarea')!;
    area.value = '{\n  "id": winter\n}';
    area.dispatchEvent(new InputEvent('input'));
    await pass(1_000);
    expect(textOf(json())).to.contain('Line 2, column 9: a value is expected here');
    expect(textOf(editor())).to.contain('The JSON is not whole yet');
    expect(gateway.draft).to.equal(null);
    const reloaded = await openEditor(soundFile(), { storage });
    expect(reloaded.json().querySelector('textarea')!.value).to.equal('{\n  "id": winter\n}');
    button(reloaded.json(), 'Back to the form’s values').click();
    await settle();
    expect(JSON.parse(reloaded.json().querySelector('textarea')!.value)).to.deep.equal(soundFile());
  });
});

describe('two editors', () => {
  it('see each other', async () => {
    const { page, pass, gateway } = await openEditor();
    gateway.editors = [JUN];
    await pass(5_000);
    expect(textOf(page())).to.contain('This form is also open for: Jun');
  });

  it('see what the other saved', async () => {
    const { editor, pass, gateway, field } = await openEditor();
    gateway.saveAs(JUN, soundFile({ firstDay: '2023-01-11' }));
    await pass(5_000);
    expect(field(['firstDay']).value).to.equal('2023-01-11');
    expect(textOf(editor())).to.contain('Jun saved changes meanwhile. They are in the form now: First day.');
  });

  it('choose between both values where they changed the same one', async () => {
    const { app, editor, type, pass, gateway } = await openEditor();
    await type(['firstDay'], '2023-01-11');
    gateway.saveAs(JUN, soundFile({ firstDay: '2023-01-12' }));
    await pass(1_000);
    const text = textOf(editor().querySelector('.conflicts')!);
    for (const part of ['Jun and you changed the same value differently', 'First day', '2023-01-11', '2023-01-12'])
      expect(text).to.contain(part);
    await expect(app).to.be.accessible();
    button(editor(), 'Take Jun’s').click();
    await pass(0);
    expect(editor().querySelector('.conflicts')).to.equal(null);
    await pass(1_000);
    expect(gateway.draft).to.deep.include({ file: soundFile({ firstDay: '2023-01-12' }), by: JUN });
  });
});

describe('the editor of who may not change', () => {
  it('shows a viewer everything, and no button that would be refused', async () => {
    const { app, page, editor, form, json, field } = await openEditor(soundFile(), { gateway: (gateway) => (gateway.role = 'viewer') });
    expect(textOf(page())).to.contain('Your account may look at everything and change nothing.');
    expect(field(['firstDay']).readOnly).to.equal(true);
    expect(json().querySelector('textarea')!.readOnly).to.equal(true);
    const names = [...form().querySelectorAll('button')].map((element) => textOf(element).trim());
    const folds = [...form().querySelectorAll('.fold')].map((element) => textOf(element).trim());
    expect(names.filter((name) => !name.endsWith('in the JSON') && !folds.includes(name))).to.deep.equal([]);
    expect(editor().querySelector('#discard')).to.equal(null);
    await expect(app).to.be.accessible();
  });

  it('says that a file on the gateway is the source, and offers a copy', async () => {
    const { page, field, gateway } = await openEditor(soundFile(), { gateway: (fake) => (fake.source = 'file') });
    expect(textOf(page())).to.contain('This campaign comes from a file on the gateway’s disk.');
    expect(field(['firstDay']).readOnly).to.equal(true);
    page().querySelector<HTMLButtonElement>('#copy')!.click();
    await settle();
    const dialog = page().querySelector('console-new-campaign')!.shadowRoot!;
    const id = dialog.querySelector<HTMLInputElement>('[name=id]')!;
    id.value = 'winter-2';
    id.dispatchEvent(new InputEvent('input'));
    button(dialog, 'Create draft').click();
    await settle();
    expect(gateway.asked('/new')[0]?.['file']).to.deep.equal(soundFile({ id: 'winter-2' }));
    expect(location.hash).to.equal('#/campaigns/winter-2/edit');
  });
});

describe('discarding a draft', () => {
  it('asks first, and shows what is published again', async () => {
    const { editor, type, pass, gateway, field } = await openEditor();
    await type(['firstDay'], '2023-01-11');
    await pass(1_000);
    button(editor(), 'Discard the draft').click();
    await settle();
    expect(gateway.asked('/discard')).to.have.length(0);
    button(editor(), 'Discard').click();
    await settle();
    expect(gateway.asked('/discard')[0]).to.include({ revision: 1 });
    expect(field(['firstDay']).value).to.equal('2023-01-10');
  });
});
