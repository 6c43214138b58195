import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { campaignFile } from '../../testing/campaign-file.ts';
import { Rig, START_MS } from '../../testing/rig.ts';
import type { NewsSink } from '../live/connection.ts';
import { serve } from './campaigns.ts';
import { decideEntry } from './entry.ts';

const SILENT: NewsSink = { send: async () => {}, end: () => {} };
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** Noon of the last day in Shanghai when the rig starts: the card closes at 13:00, the line at 14:00. */
const LAST_DAY = campaignFile({ lastDay: '2023-01-05', cardClosesAtLocal: '13:00', lineClosesAtLocal: '14:00' });

describe('the end of a campaign', () => {
  let rig: Rig;
  beforeEach(async () => void (rig = await Rig.open({ files: [LAST_DAY] })));
  afterEach(() => rig.close());

  const refused = async (): Promise<unknown> => rig.start(await rig.patient()).catch((reason: { code: string }) => reason.code);

  it('hides the card first, for newcomers alone', async () => {
    const shows = (atMs: number): boolean => decideEntry(serve(LAST_DAY), { query: 'see doctors' }, atMs).show;
    assert.deepEqual([shows(START_MS + HOUR_MS - 1), shows(START_MS + HOUR_MS)], [true, false]);
    await rig.pass(HOUR_MS + 30 * MINUTE_MS);
    const patient = await rig.patient();
    assert.equal((await rig.view(patient, await rig.start(patient))).state, 'waiting');
  });

  it('closes the line at its instant', async () => {
    await rig.pass(2 * HOUR_MS - 1);
    assert.match(String(await refused()), /^[\w-]{21}$/);
    await rig.pass(1);
    assert.equal(await refused(), 'CAMPAIGN_NOT_OPEN');
  });

  it('lets those in line be accepted, and those who talk go on, for as long as it takes', async () => {
    const talk = await rig.talk();
    rig.engine.hub.connect({ actor: talk.doctor, sink: SILENT, liveVersion: 0, onePage: false }, 'socket');
    const waiting = await rig.patient();
    const place = await rig.start(waiting);
    for (let hour = 0; hour < 3; hour += 1) {
      for (let turn = 0; turn < 8; turn += 1) {
        await rig.send(talk.patient, talk.consultation, `question ${hour} ${turn}`);
        await rig.send(talk.doctor, talk.consultation, `answer ${hour} ${turn}`);
        await rig.live(8 * MINUTE_MS);
      }
    }
    assert.equal(await refused(), 'CAMPAIGN_NOT_OPEN');
    assert.equal((await rig.view(talk.patient, talk.consultation)).state, 'talking');
    assert.equal((await rig.view(waiting, place)).state, 'waiting');
    assert.equal(await rig.acceptNext(talk.doctor), place);
    await rig.send(talk.doctor, place, 'Good evening.');
    assert.equal((await rig.view(waiting, place)).state, 'talking');
  });
});
