import { expect } from '@open-wc/testing';
import { isSame, valueAt, withValue } from './paths.ts';

describe('withValue', () => {
  it('changes one value and leaves everything else as it is, the order of keys too', () => {
    const file = { id: 'winter', names: { en: 'Winter' }, list: [1, 2] };
    const changed = withValue(file, ['names', 'en'], 'Care');
    expect(JSON.stringify(changed)).to.equal('{"id":"winter","names":{"en":"Care"},"list":[1,2]}');
    expect(changed['list']).to.equal(file.list);
    expect(file.names.en).to.equal('Winter');
  });

  it('makes what is missing on the way, and takes away what it leaves empty', () => {
    const capped = withValue({ sponsor: {} }, ['sponsor', 'cap', 'cases'], 3);
    expect(capped).to.deep.equal({ sponsor: { cap: { cases: 3 } } });
    expect(withValue(capped, ['sponsor', 'cap', 'cases'], undefined)).to.deep.equal({ sponsor: {} });
    expect(withValue({ names: { en: 'x' } }, ['names', 'en'], undefined)).to.deep.equal({ names: {} });
    expect(withValue({ modules: [{ id: 'a', hints: { en: 'x' } }] }, ['modules', 0, 'hints', 'en'], undefined)).to.deep.equal({
      modules: [{ id: 'a' }],
    });
  });

  it('takes entries out of lists and puts others in', () => {
    expect(withValue({ list: ['a', 'b', 'c'] }, ['list', 1], undefined)).to.deep.equal({ list: ['a', 'c'] });
    expect(withValue({ list: ['a', 'b'] }, ['list', 1], 'x')).to.deep.equal({ list: ['a', 'x'] });
    expect(withValue({ list: ['a'] }, ['list', 0], undefined)).to.deep.equal({ list: [] });
  });
});

describe('isSame and valueAt', () => {
  it('compare and find values of JSON', () => {
    expect(isSame({ a: [1, { b: null }], c: 2 }, { c: 2, a: [1, { b: null }] })).to.equal(true);
    expect(isSame({ a: 1 }, { a: 1, b: undefined })).to.equal(false);
    expect(isSame([1, 2], [2, 1])).to.equal(false);
    expect(isSame([], {})).to.equal(false);
    expect(valueAt({ a: [{ b: 1 }] }, ['a', 0, 'b'])).to.equal(1);
    expect(valueAt({ a: 'text' }, ['a', 'length'])).to.equal(undefined);
  });
});
