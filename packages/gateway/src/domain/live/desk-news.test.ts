import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { GATEWAY_LIMITS } from '../../limits.ts';
import { Ear } from '../../testing/ear.ts';
import { Rig } from '../../testing/rig.ts';
import type { DoctorActor } from '../consultations/actor.ts';

const { deskEveryMs, deskInTurnMs } = GATEWAY_LIMITS;
const COUNT = 100;

describe('desks of many doctors', () => {
  let rig: Rig;
  let desks: { doctor: DoctorActor; ear: Ear }[];

  beforeEach(async () => {
    rig = await Rig.open();
    desks = [];
    for (let count = 0; count < COUNT; count += 1) {
      const doctor = await rig.doctor();
      desks.push({ doctor, ear: new Ear(rig, doctor) });
    }
    for (const { ear } of desks) await ear.connection.followDesk();
    await rig.time.advance(2 * COUNT * deskInTurnMs);
  });
  afterEach(() => rig.close());

  /** How many doctors are told something within a time. */
  async function told(withinMs: number): Promise<number> {
    for (const { ear } of desks) ear.frames.splice(0);
    for (let passedMs = 0; passedMs < withinMs; passedMs += deskInTurnMs) await rig.time.advance(deskInTurnMs);
    return desks.filter(({ ear }) => ear.of('desk').length > 0).length;
  }

  it('are told of the line in turn, all of them', async () => {
    await rig.start(await rig.patient());
    const first = await told(deskEveryMs);
    assert.ok(first >= deskEveryMs / deskInTurnMs && first < 0.6 * COUNT, `${first} of ${COUNT}`);
    assert.equal(first + (await told(COUNT * deskInTurnMs)), COUNT);
  });

  it('are told of their own talks and their own status at once', async () => {
    await rig.start(await rig.patient());
    await told(2 * COUNT * deskInTurnMs);
    const last = desks.at(-1) ?? assert.fail('nobody');
    const consultation = await rig.acceptNext(last.doctor);
    await told(deskEveryMs);
    assert.deepEqual(
      last.ear.of('desk').map(({ desk }) => desk.chats.map((chat) => chat.consultation.id)),
      [[consultation]],
    );
    await told(2 * COUNT * deskInTurnMs);
    await rig.setStatus(last.doctor, 'break');
    await told(deskEveryMs);
    assert.equal(last.ear.of('desk')[0]?.desk.status, 'break');
  });
});
