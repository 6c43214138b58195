import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { createId } from '@consult-kit/protocol';
import { GATEWAY_LIMITS } from '../../limits.ts';
import { campaignFile } from '../../testing/campaign-file.ts';
import { Rig, startCommand } from '../../testing/rig.ts';

const { sponsor } = campaignFile();
const PRICE = { amountMinor: 3_000, currency: 'CNY' };

describe('the sponsor’s ledger', () => {
  let rig: Rig;

  beforeEach(async () => {
    rig = await Rig.open({ files: [campaignFile({ sponsor: { ...sponsor, perCase: PRICE, cap: { cases: 2 } } })] });
  });
  afterEach(() => rig.close());

  const rows = () => rig.database.read(({ kysely }) => kysely.selectFrom('cases').selectAll().orderBy('number').execute());
  const states = async () => (await rows()).map(({ state }) => state);

  it('reserves a case with the place in line, once for a start that comes again', async () => {
    const patient = await rig.patient();
    const command = startCommand();
    await Promise.all([1, 2, 3].map(() => rig.engine.consultations.create(patient, command)));
    const [row, ...others] = await rows();
    assert.deepEqual(others, []);
    assert.equal(row?.payer, sponsor.names['en']);
    assert.deepEqual([row?.state, row?.module, row?.amount_minor, row?.currency], ['reserved', 'adults', 3_000, 'CNY']);
  });

  it('refuses the one that would be over the cap, and leaves nothing of it behind', async () => {
    await rig.start(await rig.patient());
    await rig.start(await rig.patient());
    const third = await rig.patient();
    await assert.rejects(rig.start(third), { code: 'SPONSOR_CAP_REACHED' });
    assert.equal((await rows()).length, 2);
    assert.deepEqual((await rig.engine.consultations.list(third)).consultations, []);
    assert.equal(await rig.engine.consultations.goingOn(third), null);
  });

  it('asks people to come again where a node serves another currency than that of the ledger, and says so once in the log', async () => {
    await rig.start(await rig.patient());
    const files = [campaignFile({ sponsor: { ...sponsor, perCase: { amountMinor: 3_000, currency: 'EUR' } } })];
    const other = await Rig.open({ files, database: rig.database, world: rig.world });
    const refusal = { code: 'GATEWAY_BUSY', retryAfterMs: GATEWAY_LIMITS.campaignStoreEveryMs };
    for (let count = 0; count < 2; count += 1) await assert.rejects(other.start(await other.patient()), refusal);
    assert.deepEqual(
      other.logged.map(({ fields }) => fields),
      [{ campaign: 'winter', currency: 'EUR', ledgerCurrency: 'CNY' }],
    );
    await other.close();
    await rig.start(await rig.patient());
    assert.deepEqual(await states(), ['reserved', 'reserved']);
  });

  it('gives the case of somebody who leaves to the next one', async () => {
    const leaving = await rig.patient();
    const consultation = await rig.start(leaving);
    await rig.start(await rig.patient());
    await rig.give(leaving, consultation, { type: 'queue.leave' });
    await rig.start(await rig.patient());
    assert.deepEqual(await states(), ['released', 'reserved', 'reserved']);
  });

  it('settles what a doctor ends, with and without advice', async () => {
    const { doctor, consultation } = await rig.talk();
    await rig.give(doctor, consultation, { type: 'consultation.finish', outcome: 'patient-left' });
    assert.deepEqual(await states(), ['settled']);
  });

  it('releases what a patient ends', async () => {
    const { patient, consultation } = await rig.talk();
    await rig.give(patient, consultation, { type: 'consultation.end' });
    assert.deepEqual(await states(), ['released']);
  });

  it('releases what ends by itself: a wait and a pause that last too long', async () => {
    const { doctor, consultation } = await rig.talk();
    await rig.give(doctor, consultation, { type: 'consultation.pause' });
    await rig.pass(GATEWAY_LIMITS.pausedEndsMs);
    assert.deepEqual(await states(), ['released']);
    await rig.start(await rig.patient());
    await rig.pass(GATEWAY_LIMITS.waitingEndsMs);
    assert.deepEqual(await states(), ['released', 'released']);
  });

  it('remembers the first accept of a case that came back to the line', async () => {
    const { doctor, consultation } = await rig.talk();
    const [first] = await rows();
    await rig.pass(10_000);
    await rig.give(doctor, consultation, { type: 'consultation.decline', reason: 'Not mine' });
    await rig.acceptNext(doctor);
    assert.deepEqual(await rows(), [first]);
    assert.ok(first?.accepted_at);
  });

  it('answers an end that comes again, and closes nothing twice', async () => {
    const { doctor, consultation } = await rig.talk();
    const finish = { id: createId(), type: 'consultation.finish', outcome: 'patient-left' } as const;
    const results = await Promise.all([1, 2].map(() => rig.engine.consultations.command(doctor, consultation, finish)));
    assert.deepEqual(results[0], results[1]);
    assert.deepEqual(await states(), ['settled']);
    assert.equal((await rig.database.read(({ kysely }) => kysely.selectFrom('case_totals').selectAll().execute()))[0]?.settled, 1);
  });

  it('tells at once whether the cap is reached, after a start, an end and a refusal', async () => {
    const { caps } = rig.engine;
    const patient = await rig.patient();
    const consultation = await rig.start(patient);
    await caps.look();
    assert.equal(caps.isReached('winter'), false);
    await rig.start(await rig.patient());
    await caps.look();
    assert.equal(caps.isReached('winter'), true);
    await rig.give(patient, consultation, { type: 'queue.leave' });
    await caps.look();
    assert.equal(caps.isReached('winter'), false);
    assert.equal(caps.isReached('unknown'), false);
  });

  it('outlives the consultations that are deleted', async () => {
    const { doctor, consultation } = await rig.talk();
    await rig.give(doctor, consultation, { type: 'consultation.finish', outcome: 'patient-left' });
    await rig.pass(400 * 86_400_000);
    assert.equal(await rig.engine.retention(), 1);
    assert.deepEqual(await states(), ['settled']);
  });
});
