import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ManualClock } from '@consult-kit/testkit';
import { GATEWAY_LIMITS } from '../../limits.ts';
import { Admission, type Place, type Rank } from './admission.ts';
import { Entrance } from './entrance.ts';

const SETTINGS = { admissionsPerSecond: 100, admissionsBurst: 100 };
const { admissionHoldMs, admissionHorizonMs, admissionKeptMs, admissionPlacesMax, admissionsPerTurn } = GATEWAY_LIMITS;

describe('the admission', () => {
  const open = (settings = SETTINGS) => {
    const time = new ManualClock();
    const admission = new Admission(settings, { now: () => 1_000_000 + time.now() }, () => 0.5);
    let count = 0;
    const ask = (rank: Rank, key = `session ${(count += 1)}`): Place => admission.ask(rank, key);
    return { time, admission, ask, askMany: (rank: Rank, times: number) => Array.from({ length: times }, () => ask(rank)) };
  };

  it('lets the burst in at once, and those behind it one after the other', () => {
    const { askMany } = open();
    const waits = askMany('returning', 104).map((place) => (place.type === 'wait' ? place.waitMs : -1));
    assert.deepEqual(new Set(waits.slice(0, 100)), new Set([0]));
    assert.deepEqual(waits.slice(100), [10, 20, 30, 40]);
  });

  it('tells those who would wait long when to come back, each a time of their own, as fast as it takes people in', () => {
    const { askMany } = open();
    askMany('returning', 100 + admissionHoldMs / 10);
    const told = askMany('returning', 500);
    assert.deepEqual(
      told,
      Array.from({ length: 500 }, (_, index) => ({ type: 'return', retryAfterMs: admissionHoldMs + 10 * (index + 1) })),
    );
  });

  it('lets in whoever comes back at the time that was told, however many others come then', async () => {
    const { time, admission, ask, askMany } = open();
    askMany('returning', 500);
    const told = ask('returning', 'mine');
    assert.equal(told.type, 'return');
    await time.advance(told.type === 'return' ? told.retryAfterMs : 0);
    askMany('returning', 5_000);
    assert.deepEqual(admission.ask('returning', 'mine'), { type: 'wait', waitMs: 0 });
    assert.notDeepEqual(admission.ask('returning', 'mine'), { type: 'wait', waitMs: 0 });
  });

  it('tells those who come back too early the same time again', async () => {
    const { time, ask, askMany } = open();
    askMany('returning', 900);
    const first = ask('returning', 'mine');
    await time.advance(1_000);
    const second = ask('returning', 'mine');
    assert.ok(first.type === 'return' && second.type === 'return');
    assert.equal(second.retryAfterMs, first.retryAfterMs - 1_000);
  });

  it('gives everyone behind one address a place of their own', async () => {
    const { time, admission, askMany } = open();
    askMany('new', 50 + 150);
    const told = [1, 2, 3].map(() => admission.ask('new', 'county', { shared: true }));
    const times = told.map((place) => (place.type === 'return' ? place.retryAfterMs : 0));
    assert.deepEqual(times, [3_020, 3_040, 3_060]);
    await time.advance(3_060);
    for (let person = 0; person < 3; person += 1) {
      assert.deepEqual(admission.ask('new', 'county', { shared: true }), { type: 'wait', waitMs: 0 });
    }
  });

  it('gives one address a bounded number of places, so that others get some', () => {
    const { admission, askMany } = open({ admissionsPerSecond: 1_000, admissionsBurst: 1_000 });
    askMany('new', 500 + admissionHoldMs / 2);
    const told = Array.from({ length: 2 * admissionPlacesMax }, () => admission.ask('new', 'flood', { shared: true }));
    const times = told.map((place) => (place.type === 'return' ? place.retryAfterMs : 0));
    assert.equal(new Set(times.slice(0, admissionPlacesMax)).size, admissionPlacesMax);
    assert.deepEqual(new Set(times.slice(admissionPlacesMax)), new Set([admissionHorizonMs * 1.5]));
    assert.deepEqual(admission.ask('new', 'somebody else', { shared: true }), {
      type: 'return',
      retryAfterMs: admissionHoldMs + 2 * (admissionPlacesMax + 1),
    });
  });

  it('forgets a place for which nobody came', async () => {
    const { time, admission, ask, askMany } = open();
    askMany('returning', 900);
    const told = ask('returning', 'mine');
    await time.advance((told.type === 'return' ? told.retryAfterMs : 0) + admissionKeptMs + 1);
    admission.sweep();
    askMany('returning', 900);
    assert.equal(ask('returning', 'mine').type, 'return');
  });

  it('asks whoever is beyond all places it gives to come back at random', () => {
    const { askMany } = open();
    askMany('returning', 100 + admissionHorizonMs / 10);
    assert.deepEqual(askMany('returning', 2), [
      { type: 'return', retryAfterMs: admissionHorizonMs * 1.5 },
      { type: 'return', retryAfterMs: admissionHorizonMs * 1.5 },
    ]);
  });

  it('puts newcomers behind all who come back, and doctors beside everyone', () => {
    const { ask, askMany } = open();
    askMany('returning', 150);
    assert.deepEqual(ask('new'), { type: 'wait', waitMs: 510 });
    assert.deepEqual(ask('new'), { type: 'wait', waitMs: 530 });
    assert.deepEqual(ask('returning'), { type: 'wait', waitMs: 510 });
    assert.deepEqual(ask('doctor'), { type: 'wait', waitMs: 0 });
  });

  it('takes 10,000 who come back within three seconds with the usual settings, and tells nobody to come back', async () => {
    const { EDGE_DEFAULTS } = await import('../../edge-settings.ts');
    const { askMany } = open(EDGE_DEFAULTS);
    const places = askMany('returning', 10_000);
    const last = Math.max(...places.map((place) => (place.type === 'wait' ? place.waitMs : Infinity)));
    assert.ok(last <= 2_000, `the last one waits ${last} ms`);
  });

  it('lets everyone in where there is no bound', () => {
    const { askMany } = open({ admissionsPerSecond: 0, admissionsBurst: 1 });
    assert.deepEqual(new Set(askMany('new', 1_000).map((place) => JSON.stringify(place))).size, 1);
  });
});

describe('the entrance', () => {
  const turn = () => new Promise((resolve) => setImmediate(resolve));

  it('lets in a bounded number within one turn: doctors first, then those who come back', async () => {
    const time = new ManualClock();
    const entrance = new Entrance(new Admission({ admissionsPerSecond: 0, admissionsBurst: 1 }, time), time);
    const came: Rank[] = [];
    const ranks: Rank[] = [...Array<Rank>(admissionsPerTurn).fill('new'), 'returning', 'doctor'];
    for (const rank of ranks) void entrance.enter(rank, rank).then(() => came.push(rank));
    await turn();
    assert.deepEqual([came.length, came[0], came[1], came[2]], [admissionsPerTurn, 'doctor', 'returning', 'new']);
    await turn();
    assert.equal(came.length, ranks.length);
  });

  it('lets people wait at the door for their place, and refuses with the time of a later one', async () => {
    const time = new ManualClock();
    const entrance = new Entrance(new Admission({ admissionsPerSecond: 1, admissionsBurst: 1 }, time), time);
    await entrance.enter('returning', 'a');
    let isIn = false;
    void entrance.enter('returning', 'b').then(() => (isIn = true));
    await time.advance(999);
    assert.equal(isIn, false);
    await time.advance(1);
    await turn();
    assert.equal(isIn, true);
    for (const key of ['c', 'd', 'e']) void entrance.enter('returning', key);
    await assert.rejects(entrance.enter('returning', 'f'), { code: 'GATEWAY_BUSY', retryAfterMs: 4_000 });
  });
});
