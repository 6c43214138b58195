import { errorLabel } from '@consult-kit/protocol';
import { expect } from '@open-wc/testing';
import { UNREACHABLE_LABEL } from './unreachable-screen.ts';

describe('the screen without a gateway', () => {
  it('has the code of the table of errors', () => {
    expect(UNREACHABLE_LABEL).to.equal(errorLabel('GATEWAY_UNREACHABLE'));
  });
});
