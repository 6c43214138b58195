import { expect } from '@open-wc/testing';
import { TEXT_KEYS } from '@consult-kit/protocol/calendar';
import { en } from './en.ts';

describe('the texts of the interface', () => {
  it('are those that the check of a campaign file knows (protocol’s text-keys.ts)', () => {
    expect([...TEXT_KEYS].sort()).to.deep.equal(Object.keys(en).sort());
  });
});
