import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { CampaignDocument } from '@consult-kit/protocol';
import { timeText } from '../shared/dates.ts';
import { campaignDocument, instant, MODULES, schedule, SERVER_MS } from '../test-support/campaign.ts';
import { inside, textOf } from '../test-support/shop.ts';
import { ConsultModulePicker } from './consult-module-picker.ts';

ConsultModulePicker.define();

const WITHOUT_PREGNANT: Partial<CampaignDocument> = {
  modules: MODULES.map((module) => (module.id === 'pregnant' ? { ...module, enabled: false } : module)),
};

async function inForm(document: Partial<CampaignDocument> = {}, value = '') {
  const form = await fixture<HTMLFormElement>(
    html`<form>
      <consult-module-picker
        lang="en"
        name="group"
        value=${value}
        required
        .campaignDocument=${campaignDocument(document)}
      ></consult-module-picker>
    </form>`,
  );
  const picker = form.querySelector('consult-module-picker') as ConsultModulePicker;
  await picker.updateComplete;
  return { form, picker };
}

const radio = (picker: ConsultModulePicker, id: string): HTMLInputElement => inside<HTMLInputElement>(picker, `input[value="${id}"]`);

describe('<consult-module-picker>', () => {
  it('asks who needs advice, with a radio button for each group', async () => {
    const { picker } = await inForm();
    expect(textOf(picker)).to.contain('Who needs advice?').and.contain('Children under 18').and.contain('Not sure? Choose Adults.');
    expect(picker.shadowRoot?.querySelectorAll('input[type="radio"]')).to.have.length(4);
    await expect(picker).to.be.accessible();
  });

  it('speaks Chinese', async () => {
    const { picker } = await inForm();
    picker.lang = 'zh-Hans';
    await new Promise((resolve) => setTimeout(resolve));
    await picker.updateComplete;
    expect(textOf(picker)).to.contain('谁需要咨询？').and.contain('孕产妇').and.contain('不确定？选“成人”就可以。');
  });

  it('tells of a choice once, after the form knows it', async () => {
    const { form, picker } = await inForm();
    const told: unknown[] = [];
    picker.addEventListener('change', () => told.push(new FormData(form).get('group')));
    radio(picker, 'children').click();
    expect(told).to.deep.equal(['children']);
    expect(picker.value).to.equal('children');
    await picker.updateComplete;
    await expect(picker).to.be.accessible();
  });

  it('holds a required form back until something is chosen, and goes back with a reset', async () => {
    const { form, picker } = await inForm();
    expect(form.checkValidity()).to.equal(false);
    radio(picker, 'elderly').click();
    expect(form.checkValidity()).to.equal(true);
    form.reset();
    await picker.updateComplete;
    expect(picker.value).to.equal('');
    expect(new FormData(form).has('group')).to.equal(false);
  });

  it('keeps a group that is off in sight, with the reason, and does not choose it', async () => {
    const { picker } = await inForm(WITHOUT_PREGNANT, 'pregnant');
    expect(textOf(picker)).to.contain('Pregnant women Not available in this campaign');
    expect(radio(picker, 'pregnant').disabled).to.equal(true);
    expect(radio(picker, 'pregnant').checked).to.equal(false);
    await expect(picker).to.be.accessible();
  });

  it('keeps a group in sight whose doctors are away, says from when they are there, and does not choose it', async () => {
    const zone = { timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone };
    const fromMs = SERVER_MS + 40 * 60_000;
    const time = timeText(fromMs, zone.timeZone);
    const hours = (...from: number[]): Partial<CampaignDocument> => ({
      ...zone,
      schedule: schedule({ modules: { children: from.map((ms) => [new Date(ms).toISOString(), new Date(ms + 3_600_000).toISOString()]) } }),
    });
    const { form, picker } = await inForm(hours(fromMs), 'children');
    expect(textOf(picker)).to.contain(`Children Doctors from ${time}`);
    expect(radio(picker, 'children').disabled).to.equal(true);
    expect(radio(picker, 'children').checked).to.equal(false);
    expect(radio(picker, 'adults').disabled).to.equal(false);
    expect(new FormData(form).has('group')).to.equal(false);
    expect(form.checkValidity()).to.equal(false);
    await expect(picker).to.be.accessible();
    picker.lang = 'zh-Hans';
    await waitUntil(() => textOf(picker).includes(`儿童 医生 ${time} 起在线`));
    const tomorrow = await inForm(hours(fromMs + 86_400_000));
    expect(textOf(tomorrow.picker)).to.contain(`Children Doctors from tomorrow at ${time}`);
    expect(textOf((await inForm(hours())).picker)).to.contain('Children No doctors at the moment');
  });

  it('opens and closes a group at the instant, and tells the form', async () => {
    const modules = { children: [[instant(1_500), instant(3_000)] as [string, string]] };
    const { form, picker } = await inForm({ schedule: schedule({ modules }) }, 'children');
    expect(radio(picker, 'children').disabled).to.equal(true);
    await waitUntil(() => radio(picker, 'children').checked, 'it did not open', { interval: 10, timeout: 5_000 });
    expect(new FormData(form).get('group')).to.equal('children');
    expect(form.checkValidity()).to.equal(true);
    await waitUntil(() => radio(picker, 'children').disabled, 'it did not close', { interval: 10, timeout: 5_000 });
    expect(new FormData(form).has('group')).to.equal(false);
    expect(textOf(picker)).to.contain('Children No doctors at the moment');
  });

  it('holds a form back that needs a choice while no group has doctors', async () => {
    const { form } = await inForm({ schedule: schedule({ modules: Object.fromEntries(MODULES.map(({ id }) => [id, []])) }) }, 'adults');
    expect(form.checkValidity()).to.equal(false);
    expect(new FormData(form).has('group')).to.equal(false);
  });

  it('preselects its value and focuses it', async () => {
    const { picker } = await inForm({}, 'children');
    expect(radio(picker, 'children').checked).to.equal(true);
    picker.focus();
    expect(picker.shadowRoot?.activeElement).to.equal(radio(picker, 'children'));
  });

  it('marks the choice by a shape as well as by colour', async () => {
    const { picker } = await inForm({}, 'adults');
    const marks = [...(picker.shadowRoot?.querySelectorAll('.mark') ?? [])].map((mark) => getComputedStyle(mark).visibility);
    expect(marks).to.deep.equal(['visible', 'hidden', 'hidden', 'hidden']);
  });

  it('has two columns where they fit and one in elder text, with targets of 84 px', async () => {
    const { picker } = await inForm();
    const columns = (): number => getComputedStyle(inside(picker, '.tiles')).gridTemplateColumns.split(' ').length;
    picker.style.inlineSize = '300px';
    expect(columns()).to.equal(2);
    picker.style.inlineSize = '700px';
    expect(columns()).to.equal(2);
    picker.textSize = 'elder';
    await picker.updateComplete;
    expect(columns()).to.equal(1);
    for (const tile of picker.shadowRoot?.querySelectorAll<HTMLElement>('.tile') ?? []) expect(tile.offsetHeight).to.be.at.least(84);
  });
});
