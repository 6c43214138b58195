import { expect } from '@open-wc/testing';
import { customState } from './custom-state.ts';

customElements.define('custom-state-test', class extends HTMLElement {});

describe('customState', () => {
  it('shows one word at a time, in data-state and as :state()', () => {
    const element = document.createElement('custom-state-test');
    const state = customState(element);
    state.show('waiting');
    expect(element.matches('[data-state=waiting]:state(waiting)')).to.equal(true);
    state.show('talking');
    expect(element.matches('[data-state=talking]:state(talking)') && !element.matches(':state(waiting)')).to.equal(true);
    state.show(undefined);
    expect(element.matches('[data-state], :state(talking)')).to.equal(false);
  });

  it('is content with data-state where names without dashes are refused, or where there are no states', () => {
    const element = document.createElement('custom-state-test');
    const refusing = { delete: () => false, add: () => expect.fail('SyntaxError') } as unknown as CustomStateSet;
    element.attachInternals = () => ({ states: refusing }) as ElementInternals;
    customState(element).show('open');
    expect(element.dataset['state']).to.equal('open');
    const old = document.createElement('custom-state-test');
    Object.assign(old, { attachInternals: undefined });
    customState(old).show('open');
    expect(old.dataset['state']).to.equal('open');
  });
});
