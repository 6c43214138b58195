import { expect } from '@open-wc/testing';
import { type VersionedElement, defineElement } from './define.ts';

/** The same element as two releases on one page would bring it. */
function release(version: string): VersionedElement {
  return class extends HTMLElement {
    static readonly version = version;
  };
}

describe('defineElement', () => {
  const warn = console.warn;
  let warnings: string[] = [];
  beforeEach(() => {
    warnings = [];
    console.warn = (text: string) => warnings.push(text);
  });
  afterEach(() => {
    console.warn = warn;
  });

  it('registers an element once; the same version again does nothing', () => {
    const first = release('1.0.0');
    defineElement('test-define-same', first);
    defineElement('test-define-same', first);
    defineElement('test-define-same', release('1.0.0'));
    expect(customElements.get('test-define-same')).to.equal(first);
    expect(warnings).to.deep.equal([]);
  });

  it('keeps the first of two versions on one page and warns once, naming both', () => {
    const first = release('1.0.0');
    defineElement('test-define-two', first);
    defineElement('test-define-two', release('2.0.0'));
    defineElement('test-define-two', release('2.0.0'));
    expect(customElements.get('test-define-two')).to.equal(first);
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.contain('1.0.0').and.contain('2.0.0');
  });

  it('never throws, also for a tag taken by a stranger or a class registered before', () => {
    customElements.define('test-define-taken', class extends HTMLElement {});
    const element = release('1.0.0');
    defineElement('test-define-taken', element);
    defineElement('test-define-one', element);
    defineElement('test-define-other', element);
    expect(document.createElement('test-define-other')).to.be.instanceOf(element);
  });
});
