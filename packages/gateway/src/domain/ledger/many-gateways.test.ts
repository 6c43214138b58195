import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isConsultError } from '@consult-kit/protocol';
import { storesUnderTest } from '../../store/sql/testing/stores-under-test.ts';
import { campaignFile } from '../../testing/campaign-file.ts';
import { Rig, RigWorld } from '../../testing/rig.ts';

const CAP = 6;
/** People on each of two gateways, and how often each of them comes. */
const PEOPLE = 8;
const TIMES = 4;

for (const { name, skip, with: withDatabase } of await storesUnderTest()) {
  describe(`a ledger that two gateways write on ${name}`, { skip }, () => {
    it('is right after starts, ends and upkeep that cross each other, and nobody waits for ever', () =>
      withDatabase(async (_database, place) => {
        const { sponsor } = campaignFile();
        const files = [campaignFile({ sponsor: { ...sponsor, perCase: { amountMinor: 10, currency: 'CNY' }, cap: { cases: CAP } } })];
        const world = new RigWorld();
        const rigs = [await Rig.open({ files, world, ...place }), await Rig.open({ files, world, ...place })];
        try {
          await Promise.all([
            ...rigs.flatMap((rig) => Array.from({ length: PEOPLE }, () => shopper(rig))),
            ...rigs.map(doctor),
            ...rigs.map(upkeep),
          ]);
          const [one] = rigs;
          const totals = (await one?.database.read(({ kysely }) => kysely.selectFrom('case_totals').selectAll().execute()))?.[0];
          const cases = (await one?.database.read(({ kysely }) => kysely.selectFrom('cases').selectAll().execute())) ?? [];
          const count = (state: string): number => cases.filter((row) => row.state === state).length;
          assert.deepEqual([totals?.reserved, totals?.settled, totals?.released], [count('reserved'), count('settled'), count('released')]);
          assert.ok(count('reserved') + count('settled') <= CAP);
          assert.ok(cases.length > CAP, `only ${cases.length} cases were begun`);
        } finally {
          for (const rig of rigs) await rig.close();
        }
      }));
  });
}

/** Comes, and leaves again, whether that is from the line or from a talk. */
async function shopper(rig: Rig): Promise<void> {
  const patient = await rig.patient();
  for (let time = 0; time < TIMES; time += 1) {
    const consultation = await unlessRefused(() => rig.start(patient));
    if (consultation === undefined) continue;
    for (const type of ['queue.leave', 'consultation.end'] as const) await unlessRefused(() => rig.give(patient, consultation, { type }));
  }
}

/** Accepts whoever waits, and ends every other talk. */
async function doctor(rig: Rig): Promise<void> {
  const actor = await rig.doctor();
  for (let time = 0; time < PEOPLE; time += 1) {
    const consultation = await unlessRefused(() => rig.acceptNext(actor));
    if (consultation === undefined || time % 2 === 0) continue;
    await unlessRefused(() => rig.give(actor, consultation, { type: 'consultation.finish', outcome: 'patient-left' }));
  }
}

async function upkeep(rig: Rig): Promise<void> {
  for (let time = 0; time < PEOPLE; time += 1) await rig.engine.upkeep();
}

/** What the rules refuse is no fault; what the database cannot do is. */
async function unlessRefused<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await work();
  } catch (reason) {
    if (!isConsultError(reason) || reason.code === 'GATEWAY_BUSY' || reason.code === 'DATABASE_UNREACHABLE') throw reason;
    return undefined;
  }
}
