import { expect } from '@open-wc/testing';
import { FakeClient } from './test-support/fake-client.ts';
import { type PanelFixture, panelFixture, settle } from './test-support/panel-fixture.ts';

const talking = (): FakeClient => new FakeClient().joinLine().accept();
const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Presses Enter as a browser reports it, and adds the line break if nobody prevents it. */
function enter(field: HTMLTextAreaElement, init: KeyboardEventInit & { keyCode?: number } = {}): boolean {
  const key = new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', bubbles: true, composed: true, cancelable: true, ...init });
  if (init.keyCode !== undefined) Object.defineProperty(key, 'keyCode', { value: init.keyCode });
  if (!field.dispatchEvent(key) || init.isComposing || init.keyCode === 229) return false;
  return lineBreak(field);
}

function lineBreak(field: HTMLTextAreaElement): boolean {
  const edit = new InputEvent('beforeinput', { inputType: 'insertLineBreak', bubbles: true, composed: true, cancelable: true });
  if (!field.dispatchEvent(edit)) return false;
  field.setRangeText('\n', field.value.length, field.value.length, 'end');
  field.dispatchEvent(new InputEvent('input', { inputType: 'insertLineBreak', bubbles: true }));
  return true;
}

/** What a pinyin input method reports while "nihao" becomes 你好. */
function composePinyin(field: HTMLTextAreaElement): void {
  field.focus();
  field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true, data: '' }));
  for (const data of ['n', 'ni', 'ni h', 'ni hao']) {
    field.dispatchEvent(new CompositionEvent('compositionupdate', { bubbles: true, data }));
    field.value = data;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertCompositionText', isComposing: true, data }));
  }
}

function commit(field: HTMLTextAreaElement): void {
  field.value = '你好';
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertCompositionText', isComposing: true, data: '你好' }));
  field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '你好' }));
}

const sent = ({ client }: PanelFixture): unknown[] => client.calls.filter(([name]) => name === 'send').map(([, text]) => text);

describe('composer', () => {
  it('sends with Enter and breaks the line with Shift and Enter', async () => {
    const fixture = await panelFixture(talking());
    const field = fixture.field();
    await fixture.type('Hello');
    expect(enter(field, { shiftKey: true })).to.equal(true);
    expect(sent(fixture)).to.deep.equal([]);
    expect(field.value).to.equal('Hello\n');
    expect(enter(field)).to.equal(false);
    await settle(fixture.panel);
    expect(sent(fixture)).to.deep.equal(['Hello\n']);
    expect(field.value).to.equal('');
    expect(fixture.root.activeElement).to.equal(field);
  });

  it('turns both around with enter-key="newline"', async () => {
    const fixture = await panelFixture(talking(), { enterKey: 'newline' });
    const field = fixture.field();
    await fixture.type('Hello');
    expect(enter(field)).to.equal(true);
    expect(sent(fixture)).to.deep.equal([]);
    enter(field, { shiftKey: true });
    expect(sent(fixture)).to.deep.equal(['Hello\n']);
  });

  it('takes the line break of a touch keyboard, whose Enter has no key, as Enter', async () => {
    const fixture = await panelFixture(talking());
    await fixture.type('Hello');
    enter(fixture.field(), { keyCode: 229, key: 'Unidentified' });
    expect(lineBreak(fixture.field())).to.equal(false);
    expect(sent(fixture)).to.deep.equal(['Hello']);
  });

  it('leaves the Enter that ends a composition to the input method, in the order of Chromium and Firefox', async () => {
    const fixture = await panelFixture(talking());
    const field = fixture.field();
    composePinyin(field);
    enter(field, { isComposing: true, keyCode: 229 });
    commit(field);
    expect(sent(fixture)).to.deep.equal([]);
    expect(field.value).to.equal('你好');
    await nextTask();
    enter(field);
    expect(sent(fixture)).to.deep.equal(['你好']);
  });

  it('leaves it to the input method in the order of Safari, which ends the composition first', async () => {
    const fixture = await panelFixture(talking());
    const field = fixture.field();
    composePinyin(field);
    commit(field);
    enter(field, { keyCode: 229 });
    expect(sent(fixture)).to.deep.equal([]);
    // Some versions report the true key code: the task in which the composition ended decides.
    composePinyin(field);
    commit(field);
    expect(enter(field)).to.equal(true);
    expect(sent(fixture)).to.deep.equal([]);
    await nextTask();
    enter(field);
    expect(sent(fixture)).to.deep.equal(['你好\n']);
  });

  it('neither rewrites nor restyles the field while characters are composed', async () => {
    const fixture = await panelFixture(talking());
    const field = fixture.field();
    const style = field.getAttribute('style');
    composePinyin(field);
    fixture.client.hear('Hello');
    await settle(fixture.panel);
    expect(field.value).to.equal('ni hao');
    expect(field.getAttribute('style')).to.equal(style);
    fixture.button('Send').click();
    expect(sent(fixture)).to.deep.equal([]);
  });

  it('grows to five rows and no further', async () => {
    const fixture = await panelFixture(talking());
    const field = fixture.field();
    const one = field.offsetHeight;
    await fixture.type('a\nb\nc');
    const three = field.offsetHeight;
    await fixture.type('a\nb\nc\nd\ne');
    const five = field.offsetHeight;
    await fixture.type('a\nb\nc\nd\ne\nf\ng\nh');
    expect(three).to.be.greaterThan(one);
    expect(five).to.be.greaterThan(three);
    expect(field.offsetHeight).to.equal(five);
    await fixture.type('');
    expect(field.offsetHeight).to.equal(one);
  });

  it('counts from 3,600, announces at 3,800 and 4,000, and never cuts', async () => {
    const fixture = await panelFixture(talking());
    await fixture.type('x'.repeat(3_599));
    expect(fixture.text()).not.to.contain('of 4,000');
    await fixture.type('x'.repeat(3_600));
    expect(fixture.text()).to.contain('3,600 of 4,000 characters');
    expect(fixture.status()).to.equal('');
    await fixture.type('x'.repeat(3_800));
    expect(fixture.status()).to.equal('200 characters left');
    await fixture.type('x'.repeat(4_000));
    expect(fixture.status()).to.equal('No characters left');
    await fixture.type('x'.repeat(4_001));
    await fixture.press('Send');
    expect(sent(fixture)).to.deep.equal([]);
    expect(fixture.field().value).to.have.lengthOf(4_001);
    expect(fixture.text()).to.contain('Shorten to 4,000 characters.');
    expect(fixture.field().getAttribute('aria-invalid')).to.equal('true');
    await expect(fixture.panel).to.be.accessible();
    await fixture.type('x'.repeat(4_000));
    await fixture.press('Send');
    expect(sent(fixture)).to.have.lengthOf(1);
  });

  it('explains an empty message and one of half a character', async () => {
    const fixture = await panelFixture(talking());
    await fixture.type('  \u200b');
    await fixture.press('Send');
    expect(fixture.text()).to.contain('Write a message first.');
    await fixture.type('\ud83d');
    await fixture.press('Send');
    expect(fixture.text()).to.contain('cannot be sent');
    expect(sent(fixture)).to.deep.equal([]);
  });

  it('tells that the shopper types, and stops when the field is left', async () => {
    const fixture = await panelFixture(talking());
    await fixture.type('He');
    fixture.field().blur();
    expect(fixture.client.calls.filter(([name]) => name === 'setTyping')).to.deep.equal([
      ['setTyping', true],
      ['setTyping', false],
    ]);
  });
});
