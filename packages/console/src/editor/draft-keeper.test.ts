import { expect } from '@open-wc/testing';
import { createConsoleClient } from '../console-client.ts';
import { FakeGateway, INES, JUN } from '../test-support/fake-gateway.ts';
import { HandTimers } from '../test-support/hand-timers.ts';
import { MemoryStorage } from '../test-support/memory-storage.ts';
import { DraftKeeper } from './draft-keeper.ts';
import type { Conflict } from './merge.ts';
import { withValue } from './paths.ts';

const FILE = { id: 'winter', names: { en: 'Winter' }, firstDay: '2022-12-31', modules: [] };

interface Rig {
  gateway: FakeGateway;
  timers: HandTimers;
  storage: MemoryStorage;
  keeper: DraftKeeper;
}

/** A keeper that has read its campaign; `storage` of an earlier one stands for a reload. */
async function start(gateway = new FakeGateway(), storage = new MemoryStorage()): Promise<Rig> {
  gateway.published ??= { version: 3, file: FILE };
  storage.setItem('consult:console:session', JSON.stringify(gateway.signedIn()));
  const timers = new HandTimers();
  const client = createConsoleClient(gateway, storage);
  const keeper = new DraftKeeper({ client, timers, storage, campaign: 'winter', isOpen: () => true, onChange: () => undefined });
  keeper.start();
  await keeper.refresh();
  return { gateway, timers, storage, keeper };
}

function edit(keeper: DraftKeeper, path: (string | number)[], value: unknown): void {
  keeper.replace(withValue(keeper.file ?? {}, path, value));
}

/** Lets time go by, and everything that it starts come to its end. */
async function pass({ timers, keeper }: Rig, ms: number): Promise<void> {
  timers.pass(ms);
  await keeper.saveNow();
}

describe('DraftKeeper', () => {
  it('begins with what is published, and with the draft where there is one', async () => {
    expect((await start()).keeper.file).to.deep.equal(FILE);
    const gateway = new FakeGateway();
    gateway.draft = { revision: 4, baseVersion: 3, file: { ...FILE, firstDay: '2023-01-01' }, by: JUN };
    expect((await start(gateway)).keeper.file).to.deep.equal({ ...FILE, firstDay: '2023-01-01' });
  });

  it('saves an edit a second after the last one, as the revision that it was made on', async () => {
    const rig = await start();
    edit(rig.keeper, ['firstDay'], '2023-01-01');
    expect(rig.keeper.status.saving).to.equal('unsaved');
    rig.timers.pass(900);
    edit(rig.keeper, ['names', 'en'], 'Care');
    rig.timers.pass(900);
    expect(rig.gateway.asked('/draft')).to.have.length(0);
    await pass(rig, 200);
    edit(rig.keeper, ['names', 'en'], 'Winter care');
    await pass(rig, 1_000);
    expect(rig.gateway.asked('/draft').map(({ revision }) => revision)).to.deep.equal([0, 1]);
    expect(rig.gateway.draft?.file).to.deep.equal({ ...FILE, firstDay: '2023-01-01', names: { en: 'Winter care' } });
    expect(rig.keeper.status).to.include({ saving: 'saved', savedAt: '2023-01-05T06:00:00.000Z' });
  });

  it('keeps an edit that could not be saved over a reload, says so, and tries again', async () => {
    const rig = await start();
    rig.gateway.failure = { status: 503, code: 'GATEWAY_UNREACHABLE', on: '/draft' };
    edit(rig.keeper, ['firstDay'], '2023-01-01');
    await pass(rig, 1_000);
    expect(rig.keeper.status).to.include({ saving: 'failed', failure: 'GATEWAY_UNREACHABLE' });
    expect(rig.keeper.isUnsaved).to.equal(true);
    const reloaded = await start(rig.gateway, rig.storage);
    expect(reloaded.keeper.file).to.deep.equal({ ...FILE, firstDay: '2023-01-01' });
    rig.gateway.failure = undefined;
    await pass(reloaded, 5_000);
    expect(reloaded.keeper.status.saving).to.equal('saved');
    expect(rig.gateway.draft?.file).to.deep.equal({ ...FILE, firstDay: '2023-01-01' });
    expect([...rig.storage.entries.keys()]).to.deep.equal(['consult:console:session']);
  });

  it('shows what others save within five seconds, and names them', async () => {
    const rig = await start();
    rig.gateway.saveAs(JUN, { ...FILE, names: { en: 'Jun’s' } });
    await pass(rig, 5_000);
    expect(rig.keeper.file).to.deep.equal({ ...FILE, names: { en: 'Jun’s' } });
    expect(rig.keeper.status.taken).to.deep.equal([['names', 'en']]);
    expect(rig.keeper.status.other).to.deep.equal(JUN);
    expect(rig.gateway.asked('/read').every(({ editing }) => editing === true)).to.equal(true);
  });

  it('joins changes to different values when its save is refused', async () => {
    const rig = await start();
    edit(rig.keeper, ['firstDay'], '2023-01-01');
    rig.gateway.saveAs(JUN, { ...FILE, names: { en: 'Jun’s' } });
    await pass(rig, 1_000);
    const both = { ...FILE, firstDay: '2023-01-01', names: { en: 'Jun’s' } };
    expect(rig.keeper.file).to.deep.equal(both);
    expect(rig.gateway.draft?.file).to.deep.equal(both);
    expect(rig.keeper.status).to.include({ saving: 'saved' });
    expect(rig.keeper.status.taken).to.deep.equal([['names', 'en']]);
  });

  it('joins what was published since it began, and undoes nothing of it', async () => {
    const rig = await start();
    edit(rig.keeper, ['firstDay'], '2023-01-01');
    rig.gateway.published = { version: 4, file: { ...FILE, names: { en: 'Jun’s' } } };
    await pass(rig, 1_000);
    const both = { ...FILE, firstDay: '2023-01-01', names: { en: 'Jun’s' } };
    expect(rig.keeper.file).to.deep.equal(both);
    expect(rig.gateway.draft).to.deep.include({ baseVersion: 4, file: both });
    expect(rig.gateway.asked('/draft').map(({ version }) => version)).to.deep.equal([3, 4]);
  });

  for (const side of ['mine', 'theirs'] as const) {
    it(`saves nothing of a conflict until somebody takes ${side}, over a reload too`, async () => {
      const rig = await start();
      edit(rig.keeper, ['firstDay'], '2023-01-01');
      edit(rig.keeper, ['names', 'en'], 'Ines’s');
      rig.gateway.saveAs(JUN, { ...FILE, firstDay: '2023-01-02' });
      await pass(rig, 1_000);
      expect(rig.keeper.status.saving).to.equal('conflict');
      await pass(rig, 10_000);
      expect(rig.gateway.draft?.by).to.deep.equal(JUN);
      const { keeper, ...rest } = await start(rig.gateway, rig.storage);
      const [conflict] = keeper.status.conflicts;
      expect(conflict).to.deep.equal({ place: ['firstDay'], mine: '2023-01-01', theirs: '2023-01-02' });
      keeper.resolve(conflict!, side);
      expect(keeper.status.conflicts).to.have.length(0);
      await pass({ keeper, ...rest }, 0);
      expect(rig.gateway.draft?.by).to.deep.equal(INES);
      expect(rig.gateway.draft?.file).to.deep.equal({
        ...FILE,
        firstDay: side === 'mine' ? '2023-01-01' : '2023-01-02',
        names: { en: 'Ines’s' },
      });
    });
  }

  it('does not ask twice about a conflict that was settled while others go on saving', async () => {
    const rig = await start();
    edit(rig.keeper, ['firstDay'], '2023-01-01');
    edit(rig.keeper, ['names', 'en'], 'Ines’s');
    rig.gateway.saveAs(JUN, { ...FILE, firstDay: '2023-01-02', names: { en: 'Jun’s' } });
    await pass(rig, 1_000);
    const conflictAt = (key: string): Conflict => rig.keeper.status.conflicts.find(({ place }) => place[0] === key)!;
    rig.keeper.resolve(conflictAt('firstDay'), 'mine');
    rig.gateway.saveAs(JUN, { ...FILE, firstDay: '2023-01-02', names: { en: 'Jun’s' }, queue: { maxWaiting: 9 } });
    await pass(rig, 5_000);
    expect(rig.keeper.status.conflicts).to.deep.equal([{ place: ['names', 'en'], mine: 'Ines’s', theirs: 'Jun’s' }]);
    rig.keeper.resolve(conflictAt('names'), 'theirs');
    await pass(rig, 0);
    expect(rig.gateway.draft?.file).to.deep.equal({
      ...FILE,
      firstDay: '2023-01-01',
      names: { en: 'Jun’s' },
      queue: { maxWaiting: 9 },
    });
  });

  it('takes in a pause, which reaches the draft without a save', async () => {
    const rig = await start();
    edit(rig.keeper, ['firstDay'], '2023-01-01');
    await pass(rig, 1_000);
    const paused = { reasons: { en: 'Maintenance' } };
    rig.gateway.published = { version: 4, file: { ...FILE, paused } };
    rig.gateway.draft = { ...rig.gateway.draft!, file: { ...rig.gateway.draft!.file, paused } };
    await pass(rig, 5_000);
    expect(rig.keeper.file).to.deep.equal({ ...FILE, firstDay: '2023-01-01', paused });
    expect(rig.keeper.status).to.include({ saving: 'saved' });
  });

  it('tells the others at once when the form is closed', async () => {
    const rig = await start();
    await rig.keeper.stop();
    expect(rig.gateway.asked('/read').map(({ editing }) => editing)).to.deep.equal([true, true, false]);
  });

  it('goes on from a version that somebody else has published', async () => {
    const rig = await start();
    edit(rig.keeper, ['firstDay'], '2023-01-01');
    await pass(rig, 1_000);
    rig.gateway.published = { version: 4, file: { ...FILE, firstDay: '2023-01-01' } };
    rig.gateway.draft = null;
    await pass(rig, 5_000);
    expect(rig.keeper.file).to.deep.equal({ ...FILE, firstDay: '2023-01-01' });
    expect(rig.keeper.status).to.include({ saving: 'saved' });
    edit(rig.keeper, ['firstDay'], '2023-01-03');
    await pass(rig, 1_000);
    expect(rig.gateway.asked('/draft').map(({ revision }) => revision)).to.deep.equal([0, 0]);
  });

  it('takes a save whose answer was lost for what it is: its own', async () => {
    const rig = await start();
    edit(rig.keeper, ['firstDay'], '2023-01-01');
    rig.gateway.failure = { status: 503, code: 'GATEWAY_UNREACHABLE', on: '/draft' };
    await pass(rig, 1_000);
    rig.gateway.saveAs(INES, { ...FILE, firstDay: '2023-01-01' });
    rig.gateway.failure = undefined;
    await pass(rig, 5_000);
    expect(rig.keeper.status).to.include({ saving: 'saved' });
    expect(rig.keeper.status.taken).to.deep.equal([]);
  });

  it('throws a draft away with everything that was not saved', async () => {
    const rig = await start();
    edit(rig.keeper, ['firstDay'], '2023-01-01');
    await pass(rig, 1_000);
    edit(rig.keeper, ['firstDay'], '2023-01-02');
    await rig.keeper.discard();
    expect(rig.gateway.draft).to.equal(null);
    expect(rig.keeper.file).to.deep.equal(FILE);
    expect(rig.keeper.isUnsaved).to.equal(false);
  });

  it('changes nothing for viewers, nor for campaigns whose source is a file', async () => {
    const viewed = new FakeGateway();
    viewed.role = 'viewer';
    const filed = new FakeGateway();
    filed.source = 'file';
    for (const gateway of [viewed, filed]) {
      const rig = await start(gateway);
      edit(rig.keeper, ['firstDay'], '2023-01-01');
      await pass(rig, 10_000);
      expect(rig.keeper.file).to.deep.equal(FILE);
      expect(gateway.asked('/draft')).to.have.length(0);
    }
    expect(viewed.asked('/read').some(({ editing }) => editing === true)).to.equal(false);
  });

  it('keeps the text of the JSON pane while it is no JSON', async () => {
    const rig = await start();
    rig.keeper.keepText('{ "id": ');
    const reloaded = await start(rig.gateway, rig.storage);
    expect(reloaded.keeper.status.looseText).to.equal('{ "id": ');
    reloaded.keeper.keepText(undefined);
    expect(reloaded.keeper.isUnsaved).to.equal(false);
  });
});
