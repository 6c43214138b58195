import { expect } from '@open-wc/testing';
import type { CampaignText } from '@consult-kit/protocol';
import { mergeFiles, pathOf, placeOf, withPlace } from './merge.ts';

const module = (id: string, more: object = {}) => ({ id, names: { en: id }, ...more });
const base = (): CampaignText => ({
  id: 'winter',
  firstDay: '2022-12-31',
  names: { en: 'Winter', 'zh-Hans': '冬季' },
  sponsor: { names: { en: 'Dawn' } },
  hosts: { origins: ['https://a.example', 'https://b.example'] },
  serviceHours: { weekly: { mon: [{ from: '08:00', to: '22:00' }] } },
  modules: [module('adults'), module('children'), module('elderly')],
});
const ids = (file: CampaignText): string[] => (file['modules'] as { id: string }[]).map(({ id }) => id);

describe('mergeFiles', () => {
  it('takes changes to different values from both sides, and tells what came from the other', () => {
    const mine = { ...base(), firstDay: '2023-01-01', names: { en: 'Winter care', 'zh-Hans': '冬季' } };
    const theirs = { ...base(), names: { en: 'Winter', 'zh-Hans': '冬季咨询' }, queue: { maxWaiting: 20 } };
    const { file, conflicts, taken } = mergeFiles(base(), mine, theirs);
    expect(file).to.deep.equal({ ...mine, names: { en: 'Winter care', 'zh-Hans': '冬季咨询' }, queue: { maxWaiting: 20 } });
    expect(conflicts).to.deep.equal([]);
    expect(taken).to.deep.equal([['names', 'zh-Hans'], ['queue']]);
  });

  it('shows both values where both changed the same one, and keeps mine until somebody chooses', () => {
    const { file, conflicts, taken } = mergeFiles(base(), { ...base(), firstDay: '2023-01-01' }, { ...base(), firstDay: '2023-01-02' });
    expect(file['firstDay']).to.equal('2023-01-01');
    expect(conflicts).to.deep.equal([{ place: ['firstDay'], mine: '2023-01-01', theirs: '2023-01-02' }]);
    expect(taken).to.deep.equal([]);
  });

  it('finds no conflict where both did the same', () => {
    const changed = { ...base(), firstDay: '2023-01-01', modules: [module('adults')] };
    expect(mergeFiles(base(), changed, structuredClone(changed))).to.deep.equal({ file: changed, conflicts: [], taken: [] });
  });

  it('keeps a value that one side took away and the other left alone', () => {
    const { sponsor: _, ...without } = base();
    expect(mergeFiles(base(), without, { ...base(), firstDay: '2023-01-01' }).file).to.deep.equal({ ...without, firstDay: '2023-01-01' });
    expect(mergeFiles(base(), { ...base(), firstDay: '2023-01-01' }, without).file).to.deep.equal({ ...without, firstDay: '2023-01-01' });
  });

  it('asks where one side took away what the other changed', () => {
    const mine = { ...base(), modules: [module('adults'), module('children', { enabled: false }), module('elderly')] };
    const theirs = { ...base(), modules: [module('adults'), module('elderly')] };
    const { file, conflicts } = mergeFiles(base(), mine, theirs);
    expect(ids(file)).to.deep.equal(['adults', 'children', 'elderly']);
    expect(conflicts).to.deep.equal([
      { place: ['modules', { id: 'children' }], mine: module('children', { enabled: false }), theirs: undefined },
    ]);
    expect(ids(withPlace(file, ['modules', { id: 'children' }], undefined))).to.deep.equal(['adults', 'elderly']);
  });

  it('joins lists by the ids of their entries, whatever their order', () => {
    const mine = { ...base(), modules: [module('elderly'), module('adults', { enabled: false }), module('children')] };
    const theirs = { ...base(), modules: [module('adults', { icon: 'adult' }), module('pregnant'), module('children'), module('elderly')] };
    const { file, conflicts } = mergeFiles(base(), mine, theirs);
    expect(conflicts).to.deep.equal([]);
    expect(ids(file)).to.deep.equal(['elderly', 'adults', 'pregnant', 'children']);
    expect((file['modules'] as object[])[1]).to.deep.equal(module('adults', { enabled: false, icon: 'adult' }));
  });

  it('keeps the entries of a list that both began', () => {
    const sign = (id: string) => ({
      ...base(),
      modules: [module('adults', { warningSigns: [{ id }] }), module('children'), module('elderly')],
    });
    const { file, conflicts } = mergeFiles(base(), sign('ribs'), sign('fits'));
    expect(conflicts).to.deep.equal([]);
    expect((file['modules'] as object[])[0]).to.deep.equal(module('adults', { warningSigns: [{ id: 'fits' }, { id: 'ribs' }] }));
  });

  it('asks for the whole list where both put it into another order', () => {
    const order = (...names: string[]) => ({ ...base(), modules: names.map((id) => module(id)) });
    const { conflicts } = mergeFiles(base(), order('children', 'adults', 'elderly'), order('elderly', 'children', 'adults'));
    expect(conflicts.map(({ place }) => place)).to.deep.equal([['modules']]);
  });

  it('tells of entries that only they moved', () => {
    const theirs = { ...base(), modules: [module('elderly'), module('adults'), module('children')] };
    expect(mergeFiles(base(), { ...base(), firstDay: '2023-01-01' }, theirs).taken).to.deep.equal([['modules']]);
  });

  it('joins lists of texts as additions and removals', () => {
    const origins = (...list: string[]) => ({ ...base(), hosts: { origins: list } });
    const { file, conflicts } = mergeFiles(
      base(),
      origins('https://a.example', 'https://b.example', 'https://c.example'),
      origins('https://d.example', 'https://b.example'),
    );
    expect(conflicts).to.deep.equal([]);
    expect(file['hosts']).to.deep.equal({ origins: ['https://d.example', 'https://b.example', 'https://c.example'] });
  });

  it('takes any other list as one value', () => {
    const hours = (from: string) => ({ ...base(), serviceHours: { weekly: { mon: [{ from, to: '22:00' }] } } });
    expect(mergeFiles(base(), hours('09:00'), hours('10:00')).conflicts.map(({ place }) => place)).to.deep.equal([
      ['serviceHours', 'weekly', 'mon'],
    ]);
  });

  it('finds the same conflicts again when its result is joined again', () => {
    const mine = { ...base(), firstDay: '2023-01-01', names: { en: 'Mine', 'zh-Hans': '冬季' } };
    const theirs = { ...base(), firstDay: '2023-01-02', names: { en: 'Winter', 'zh-Hans': '他们' } };
    const once = mergeFiles(base(), mine, theirs);
    const twice = mergeFiles(base(), once.file, theirs);
    expect(twice.file).to.deep.equal(once.file);
    expect(twice.conflicts).to.deep.equal(once.conflicts);
  });
});

describe('places', () => {
  it('lead to the same entry wherever it stands', () => {
    const file = base();
    expect(pathOf(file, ['modules', { id: 'elderly' }, 'names', 'en'])).to.deep.equal(['modules', 2, 'names', 'en']);
    expect(pathOf(file, ['modules', { id: 'nobody' }, 'names'])).to.deep.equal(['modules']);
    expect(placeOf(file, ['modules', 2, 'names', 'en'])).to.deep.equal(['modules', { id: 'elderly' }, 'names', 'en']);
    expect(placeOf(file, ['serviceHours', 'weekly', 'mon', 0, 'from'])).to.deep.equal(['serviceHours', 'weekly', 'mon']);
    const changed = withPlace(file, ['modules', { id: 'elderly' }, 'names', 'en'], 'Old people');
    expect(changed['modules']).to.deep.equal([module('adults'), module('children'), { id: 'elderly', names: { en: 'Old people' } }]);
    expect(file).to.deep.equal(base());
  });
});
