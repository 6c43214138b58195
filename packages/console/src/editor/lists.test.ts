import { expect } from '@open-wc/testing';
import type { CampaignText } from '@consult-kit/protocol';
import { JUN } from '../test-support/fake-gateway.ts';
import { settle, textOf } from '../test-support/open-console.ts';
import { openEditor, type EditorPage } from '../test-support/open-editor.ts';
import { soundFile } from '../test-support/sound-file.ts';

type Entry = Record<string, unknown> & { id: string };

const modulesOf = (file: CampaignText | undefined): Entry[] => file?.['modules'] as Entry[];
const idsOf = (list: unknown): string[] => (list as Entry[]).map(({ id }) => id);
const own = (id: string, en: string) => ({ id, names: { en, 'zh-Hans': en }, questions: [{ id: 'age', kind: 'age' }] });

/** Presses the button with a name, inside the form. */
async function press({ form }: Pick<EditorPage, 'form'>, name: string, which = 0): Promise<void> {
  const named = [...form().querySelectorAll('button')].filter(
    (button) => (button.getAttribute('aria-label') ?? textOf(button).trim()) === name,
  );
  named.at(which)!.click();
  await settle();
}

/** Chooses what the adder of a list adds, and adds it. */
async function addOf({ form }: Pick<EditorPage, 'form'>, path: (string | number)[], choice?: string): Promise<void> {
  const button = form().querySelector<HTMLButtonElement>(`[data-add='${JSON.stringify(path)}']`)!;
  const select = button.closest('.adder')?.querySelector('select');
  if (select && choice !== undefined) select.value = choice;
  button.click();
  await settle();
}

const said = ({ form }: EditorPage): string => textOf(form().querySelector('[role=status]')!).trim();
const focused = ({ form }: EditorPage): Element | null => form().activeElement;

describe('the groups of the form', () => {
  it('are added from a template with sensible questions, in the campaign’s languages', async () => {
    const page = await openEditor();
    await addOf(page, ['modules'], 'pregnant');
    expect(said(page)).to.equal('Pregnant women was added, 3 of 3.');
    expect(textOf(focused(page)!)).to.contain('Pregnant women');
    await expect(page.app).to.be.accessible();
    await page.pass(1_000);
    const added = modulesOf(page.gateway.draft?.file)[2]!;
    expect(added).to.deep.include({ id: 'pregnant', names: { en: 'Pregnant women', 'zh-Hans': '孕产妇' }, icon: 'pregnant' });
    expect(idsOf(added['questions'])).to.deep.equal(['age', 'symptoms', 'onset', 'history']);
    expect(idsOf(added['warningSigns'])).to.deep.equal(['bleeding', 'severe-belly-pain', 'baby-moving-less']);
    expect(textOf(page.editor())).to.contain('Checks: nothing found');
  });

  it('say in a campaign of other languages what has no text there yet', async () => {
    const page = await openEditor(soundFile({ languages: ['en', 'ug'] }));
    await addOf(page, ['modules'], 'elderly');
    expect(textOf(page.field(['modules', 2, 'names', 'ug']).closest('.field')!)).to.contain('Not translated yet');
    expect(textOf(page.field(['modules', 2, 'names', 'en']).closest('.field')!)).to.not.contain('Not translated yet');
    await page.type(['names', 'en'], '');
    expect(textOf(page.field(['names', 'en']).closest('.field')!)).to.not.contain('Not translated yet');
  });

  it('are added as a copy of another, with an id that is free', async () => {
    const page = await openEditor();
    await addOf(page, ['modules'], 'copy:1');
    await page.pass(1_000);
    const [, children, copy] = modulesOf(page.gateway.draft?.file);
    expect(copy).to.deep.equal({ ...children, id: 'children-2' });
  });

  it('have an id from their name, until somebody writes another; it is checked while typing', async () => {
    const page = await openEditor();
    await addOf(page, ['modules'], '');
    const id = page.field(['modules', 2, 'id']);
    expect(id.value).to.match(/^group-[a-z0-9]{4}$/);
    await page.type(['modules', 2, 'names', 'en'], 'Young people');
    page.field(['modules', 2, 'names', 'en']).dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    expect(id.value).to.equal('young-people');
    await page.type(['modules', 2, 'id'], 'adults');
    await page.pass(150);
    expect(id.isConnected).to.equal(true);
    expect(id.getAttribute('aria-invalid')).to.equal('true');
    await page.type(['modules', 2, 'id'], 'teens');
    page.field(['modules', 2, 'names', 'en']).dispatchEvent(new Event('change', { bubbles: true }));
    await page.pass(1_000);
    expect(id.value).to.equal('teens');
    expect(idsOf(page.gateway.draft?.file['modules'])).to.deep.equal(['adults', 'children', 'teens']);
  });

  it('that were there keep their id whatever their name becomes', async () => {
    const page = await openEditor();
    await page.type(['modules', 0, 'names', 'en'], 'Grown-ups');
    page.field(['modules', 0, 'names', 'en']).dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    expect(page.field(['modules', 0, 'id']).value).to.equal('adults');
  });

  it('are removed, with focus on the next, and are put back where they stood', async () => {
    const page = await openEditor();
    await press(page, 'Remove Adults');
    expect(said(page)).to.equal('Adults was removed. Undo stands in its place.');
    expect(textOf(focused(page)!)).to.contain('Children');
    await expect(page.app).to.be.accessible();
    await page.pass(1_000);
    expect(idsOf(page.gateway.draft?.file['modules'])).to.deep.equal(['children']);
    await press(page, 'Undo: put Adults back');
    expect(said(page)).to.equal('Adults is back, 1 of 2.');
    expect(textOf(focused(page)!)).to.contain('Adults');
    await page.pass(1_000);
    expect(page.gateway.draft?.file).to.deep.equal(soundFile());
    expect(page.form().querySelectorAll('.removed')).to.have.length(0);
  });

  it('are put back one after the other, the last one first', async () => {
    const page = await openEditor();
    await press(page, 'Remove Adults');
    await press(page, 'Remove Children');
    expect(focused(page)?.getAttribute('data-add')).to.equal('["modules"]');
    await page.pass(150);
    expect(textOf(page.editor())).to.contain('Turn on at least one group.');
    await press(page, 'Undo: put Children back');
    await press(page, 'Undo: put Adults back');
    await page.pass(1_000);
    expect(page.gateway.draft ?? { file: soundFile() }).to.deep.include({ file: soundFile() });
  });

  it('are moved by buttons that keep focus', async () => {
    const page = await openEditor();
    const button = page.form().querySelector<HTMLButtonElement>('button[aria-label="Move Adults down"]')!;
    button.focus();
    button.click();
    await settle();
    expect(said(page)).to.equal('Adults is 2 of 2 now.');
    expect(focused(page)?.getAttribute('aria-label')).to.equal('Move Adults down');
    expect(focused(page)?.getAttribute('aria-disabled')).to.equal('true');
    await page.pass(1_000);
    expect(idsOf(page.gateway.draft?.file['modules'])).to.deep.equal(['children', 'adults']);
  });

  it('stay closed until they are wanted, and open for what is found inside', async () => {
    const page = await openEditor();
    await press(page, 'Adults adults');
    expect(page.field(['modules', 0, 'names', 'en'])).to.equal(undefined);
    await press(page, 'Adults adults');
    await page.type(['modules', 0, 'names', 'en'], '');
    await page.pass(150);
    page.form().querySelector<HTMLButtonElement>('.fold')!.click();
    await settle();
    expect(textOf(page.form().querySelector('.fold')!)).to.contain('1 error');
    page.editor().querySelector<HTMLButtonElement>('.link')!.click();
    await settle();
    expect(focused(page)?.getAttribute('data-path')).to.equal('["modules",0,"names"]');
  });
});

describe('the lists inside of groups', () => {
  it('take questions of each kind, with options', async () => {
    const page = await openEditor();
    await addOf(page, ['modules', 0, 'questions'], 'choices');
    expect(said(page)).to.equal('Boxes to tick was added, 2 of 2.');
    await page.type(['modules', 0, 'questions', 1, 'options', 0, 'texts', 'en'], 'Fever');
    await page.type(['modules', 0, 'questions', 1, 'options', 0, 'texts', 'zh-Hans'], '发热');
    page.field(['modules', 0, 'questions', 1, 'options', 0, 'texts', 'en']).dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    await addOf(page, ['modules', 0, 'questions', 1, 'options']);
    expect(focused(page)?.getAttribute('data-path')).to.equal('["modules",0,"questions",1,"options",1,"texts","en"]');
    await press(page, 'Remove Option 2');
    await addOf(page, ['modules', 0, 'questions'], 'onset');
    page.field(['modules', 0, 'questions', 2, 'temperature']).click();
    await settle();
    await press(page, 'Move When it began up');
    await page.pass(1_000);
    const questions = modulesOf(page.gateway.draft?.file)[0]!['questions'] as Entry[];
    expect(questions.map(({ kind }) => kind)).to.deep.equal(['age', 'onset', 'choices']);
    expect(questions[1]).to.deep.include({ temperature: true });
    expect(questions[2]).to.deep.include({ options: [{ id: 'fever', texts: { en: 'Fever', 'zh-Hans': '发热' } }], other: true });
    expect(textOf(page.editor())).to.contain('Checks: nothing found');
  });

  it('take warning signs, of a group and of all; without any of its own a group has no such key', async () => {
    const page = await openEditor();
    await addOf(page, ['modules', 1, 'warningSigns']);
    await page.type(['modules', 1, 'warningSigns', 0, 'texts', 'zh-Hans'], '没有小便');
    await addOf(page, ['warningSigns']);
    await page.type(['warningSigns', 1, 'texts', 'en'], 'Fits');
    await press(page, 'Move Fits up');
    await page.pass(1_000);
    const { file } = page.gateway.draft!;
    expect(modulesOf(file)[1]!['warningSigns']).to.have.length(1);
    expect((file['warningSigns'] as { texts: object }[])[0]!.texts).to.deep.equal({ en: 'Fits' });
    await press(page, 'Remove 没有小便');
    await press(page, 'Remove Fits');
    await page.pass(1_000);
    expect(page.gateway.draft?.file).to.deep.equal(soundFile());
  });

  it('show in the JSON what is no list', async () => {
    const page = await openEditor(soundFile({ warningSigns: 'breath' }));
    expect(page.form().querySelectorAll(`[data-add='["warningSigns"]']`)).to.have.length(0);
    await press(page, 'Show in the JSON');
    const area = page.json().querySelector('textarea')!;
    expect(area.value.slice(area.selectionStart, area.selectionEnd)).to.equal('"breath"');
  });

  it('hold no more than the file may have', async () => {
    const signs = Array.from({ length: 24 }, (_, index) => ({ id: `s-${index}`, texts: { en: `S${index}`, 'zh-Hans': '危' } }));
    const page = await openEditor(soundFile({ warningSigns: signs }));
    expect(textOf(page.form().querySelector(`[data-add='["warningSigns"]']`)!).trim()).to.equal('At most 24.');
  });
});

describe('exceptions of the hours', () => {
  it('are moved, since the first one decides, and put back', async () => {
    const day = (firstDay: string) => ({ firstDay, lastDay: '2023-01-20', hours: [] });
    const serviceHours = { weekly: { mon: [{ from: '08:00', to: '22:00' }] }, exceptions: [day('2023-01-11'), day('2023-01-12')] };
    const page = await openEditor(soundFile({ serviceHours }));
    await press(page, 'Move Exception 2 up');
    await press(page, 'Remove Exception 2');
    await page.pass(1_000);
    expect(page.gateway.draft?.file['serviceHours']).to.deep.include({ exceptions: [day('2023-01-12')] });
    await press(page, 'Remove Exception 1');
    await page.pass(1_000);
    expect(page.gateway.draft?.file['serviceHours']).to.deep.equal({ weekly: serviceHours.weekly });
    await press(page, 'Undo: put Exception 1 back');
    await page.pass(1_000);
    expect(page.gateway.draft?.file['serviceHours']).to.deep.include({ exceptions: [day('2023-01-12')] });
  });
});

describe('the keys of hosts', () => {
  it('are added as JSON Web Keys, and checked while typing', async () => {
    const page = await openEditor();
    await addOf(page, ['hosts', 'keys']);
    await page.type(['hosts', 'keys', 0, 'host'], 'Market');
    await page.type(['hosts', 'keys', 0, 'publicKey'], '{ "kty": "EC",');
    await page.pass(150);
    const key = page.field(['hosts', 'keys', 0, 'publicKey']);
    expect(key.value).to.equal('{ "kty": "EC",');
    expect(textOf(key.closest('.field')!)).to.contain('Write the key as one JSON object in { }.');
    const publicKey = { kty: 'EC', crv: 'P-256', x: 'a'.repeat(43), y: 'b'.repeat(43) };
    await page.type(['hosts', 'keys', 0, 'publicKey'], JSON.stringify(publicKey));
    await page.type(['hosts', 'keys', 0, 'id'], 'market-1');
    await page.pass(1_000);
    expect(page.gateway.draft?.file['hosts']).to.deep.equal({
      origins: ['https://shop.example'],
      keys: [{ id: 'market-1', algorithm: 'ES256', host: 'Market', publicKey }],
    });
    expect(textOf(page.editor())).to.contain('Checks: nothing found');
    await press(page, 'Remove Market');
    await page.pass(1_000);
    expect(page.gateway.draft?.file).to.deep.equal(soundFile());
  });
});

describe('the languages of the campaign', () => {
  const write = async (page: EditorPage, tag: string): Promise<HTMLInputElement> => {
    const field = page.form().querySelector<HTMLInputElement>('#language')!;
    field.value = tag;
    field.dispatchEvent(new InputEvent('input'));
    await settle();
    return field;
  };

  it('are added by name or tag, which is read while it is typed', async () => {
    const page = await openEditor();
    const field = await write(page, 'not a tag');
    expect(field.getAttribute('aria-invalid')).to.equal('true');
    expect(textOf(field.form!)).to.contain('“not a tag” is no language tag.');
    await write(page, 'zh-CN');
    expect(textOf(field.form!)).to.contain('is there already.');
    field.form!.requestSubmit();
    await write(page, 'ug');
    expect(textOf(field.form!)).to.contain('Uyghur');
    field.form!.requestSubmit();
    await page.pass(1_000);
    expect(page.gateway.draft?.file['languages']).to.deep.equal(['en', 'zh-Hans', 'ug']);
    expect(said(page)).to.equal('Uyghur was added, 3 of 3.');
    expect(field.value).to.equal('');
    // The first text to translate.
    expect(textOf(focused(page)!).trim()).to.equal('Title');
  });

  it('show at once which texts they lack, and lead there', async () => {
    const page = await openEditor();
    const field = await write(page, 'ug');
    field.form!.requestSubmit();
    await settle();
    await page.pass(150);
    const added = [...page.form().querySelectorAll('.entry')].find((entry) => textOf(entry).includes('Uyghur'))!;
    expect(textOf(added)).to.contain('8 texts are missing: Title Sponsor');
    expect(textOf(page.editor())).to.contain('8 texts have no');
    await expect(page.app).to.be.accessible();
    added.querySelector<HTMLButtonElement>('.link')!.click();
    await settle();
    expect(focused(page)?.getAttribute('data-path')).to.equal('["names","ug"]');
  });

  it('are moved and removed; the first is the source', async () => {
    const page = await openEditor();
    await press(page, 'Move Simplified Chinese up');
    await press(page, 'Remove English');
    await page.pass(1_000);
    expect(page.gateway.draft?.file['languages']).to.deep.equal(['zh-Hans']);
    await press(page, 'Undo: put English back');
    await page.pass(1_000);
    expect(page.gateway.draft?.file['languages']).to.deep.equal(['zh-Hans', 'en']);
  });
});

describe('lists of two editors', () => {
  it('keep the groups that both add at once', async () => {
    const page = await openEditor();
    await addOf(page, ['modules'], 'pregnant');
    page.gateway.saveAs(JUN, soundFile({ modules: [own('elderly', 'Elderly'), ...modulesOf(soundFile())] }));
    await page.pass(1_000);
    expect(idsOf(page.gateway.draft?.file['modules'])).to.deep.equal(['elderly', 'adults', 'children', 'pregnant']);
    expect(page.editor().querySelectorAll('.conflicts')).to.have.length(0);
    expect(textOf(page.editor())).to.contain('Jun saved changes meanwhile.');
  });

  it('ask nothing where both add the same template, and keep both where both add one without a name', async () => {
    const [mine, theirs] = [await openEditor(), await openEditor()];
    for (const page of [mine, theirs]) {
      await addOf(page, ['modules'], 'pregnant');
      await addOf(page, ['modules'], '');
      await page.type(['modules', 3, 'names', 'zh-Hans'], page === mine ? '教师' : '司机');
    }
    await theirs.pass(1_000);
    mine.gateway.saveAs(JUN, theirs.gateway.draft!.file);
    await mine.pass(1_000);
    expect(mine.editor().querySelectorAll('.conflicts')).to.have.length(0);
    const names = modulesOf(mine.gateway.draft?.file).map(({ names }) => (names as Record<string, string>)['zh-Hans']);
    expect(names.slice(0, 3)).to.deep.equal(['成人', '儿童', '孕产妇']);
    expect(names.slice(3)).to.have.members(['教师', '司机']);
  });

  it('leave the cursor where it is while another’s group comes in above', async () => {
    const page = await openEditor();
    const field = page.field(['modules', 1, 'names', 'en']);
    field.focus();
    page.gateway.saveAs(JUN, soundFile({ modules: [own('elderly', 'Elderly'), ...modulesOf(soundFile())] }));
    await page.pass(5_000);
    expect(focused(page) === field).to.equal(true);
    expect(field.value).to.equal('Children');
    expect(field.dataset['path']).to.equal('["modules",2,"names","en"]');
  });

  it('put back what one removed into what the other saved meanwhile', async () => {
    const page = await openEditor();
    await press(page, 'Remove Children');
    await page.pass(1_000);
    page.gateway.saveAs(JUN, soundFile({ modules: [own('elderly', 'Elderly'), modulesOf(soundFile())[0]] }));
    await page.pass(5_000);
    await press(page, 'Undo: put Children back');
    await page.pass(1_000);
    expect(idsOf(page.gateway.draft?.file['modules'])).to.have.members(['elderly', 'children', 'adults']);
    expect(modulesOf(page.gateway.draft?.file).find(({ id }) => id === 'children')).to.deep.equal(modulesOf(soundFile())[1]);
  });

  it('offer no undo for what the other has put back', async () => {
    const page = await openEditor();
    await press(page, 'Remove Children');
    await page.pass(1_000);
    page.gateway.saveAs(JUN, soundFile());
    await page.pass(5_000);
    expect(page.form().querySelectorAll('.removed')).to.have.length(0);
  });
});

describe('the lists in Chinese', () => {
  it('say what happened', async () => {
    const page = await openEditor(soundFile(), { language: 'zh-Hans' });
    await addOf(page, ['modules'], 'elderly');
    expect(said(page)).to.equal('已添加老年人，第 3 项，共 3 项。');
    await press(page, '删除老年人');
    expect(said(page)).to.equal('已删除老年人，可在原处撤销。');
    await expect(page.app).to.be.accessible();
  });
});
