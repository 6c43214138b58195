import { expect } from '@open-wc/testing';
import { freeId, freshId, idFrom } from './ids.ts';
import { ItemKeys } from './item-keys.ts';

const file = (...ids: string[]) => ({ modules: ids.map((id) => ({ id, questions: [{ id: `${id}-age` }] })) });

describe('the keys of entries', () => {
  it('stay with entries that are moved, joined by others, or given another id', () => {
    const keys = new ItemKeys();
    const [a, b] = keys.of(file('a', 'b'), ['modules']);
    expect(keys.of(file('b', 'a'), ['modules'])).to.deep.equal([b, a]);
    const [, added] = keys.of(file('b', 'new', 'a'), ['modules']);
    expect(keys.of(file('b', 'new', 'a'), ['modules'])).to.deep.equal([b, added, a]);
    expect(keys.of(file('b', 'newer', 'a'), ['modules'])).to.deep.equal([b, added, a]);
    expect(keys.of(file('b', 'a'), ['modules'])).to.deep.equal([b, a]);
    expect(new Set([a, b, added]).size).to.equal(3);
  });

  it('tell entries apart that have the same id for a while', () => {
    const keys = new ItemKeys();
    const [a, b] = keys.of(file('a', 'b'), ['modules']);
    expect(keys.of(file('a', 'a'), ['modules'])).to.deep.equal([a, b]);
  });

  it('stay with lists inside of entries that move', () => {
    const keys = new ItemKeys();
    const before = keys.of(file('a', 'b'), ['modules', 1, 'questions']);
    expect(keys.of(file('b', 'a'), ['modules', 0, 'questions'])).to.deep.equal(before);
  });

  it('are those of the places where entries have no ids', () => {
    const keys = new ItemKeys();
    const before = keys.of({ list: [{ from: '1' }, { from: '2' }] }, ['list']);
    expect(keys.of({ list: [{ from: '2' }] }, ['list'])).to.deep.equal([before[0]]);
    expect(keys.of({ list: 'none' }, ['list'])).to.deep.equal([]);
  });
});

describe('ids', () => {
  it('come from names with Latin letters', () => {
    expect(idFrom('Ribs pull in, with each breath')).to.equal('ribs-pull-in-with-each-breath');
    expect(idFrom('Frauen über 60')).to.equal('frauen-uber-60');
    expect(idFrom("Can't be woken")).to.equal('cant-be-woken');
    expect(idFrom('成人')).to.equal('');
    expect(idFrom(`${'a'.repeat(39)} b`)).to.equal('a'.repeat(39));
  });

  it('are free, within their length', () => {
    expect(freeId('adults', [{ id: 'children' }])).to.equal('adults');
    expect(freeId('adults', [{ id: 'adults' }, { id: 'adults-2' }])).to.equal('adults-3');
    expect(freeId('a'.repeat(40), [{ id: 'a'.repeat(40) }])).to.equal(`${'a'.repeat(38)}-2`);
  });

  it('of entries without a name differ, so that two people can add one at once', () => {
    const ids = Array.from({ length: 50 }, () => freshId('sign'));
    for (const id of ids) expect(id).to.match(/^sign-[a-z0-9]{4}$/);
    expect(new Set(ids).size).to.be.greaterThan(45);
  });
});
