import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mismatchesOf } from './compare.ts';
import type { Recording } from './recording.ts';
import { Stage, type Seen } from './stage.ts';

const recording: Recording = {
  id: 'own-1',
  language: 'en',
  description: '',
  turns: [
    { speaker: 'patient', text: 'I cough.' },
    { speaker: 'doctor', text: 'Since when?' },
  ],
};

/** A stage on which everybody saw everything, and the chance to change what the patient saw. */
function played(change: (seen: Seen) => void = () => undefined): { stage: Stage; whole: Seen } {
  const stage = new Stage(recording);
  const whole: Seen = { turns: recording.turns, advice: stage.advice };
  stage.doctorSaw = whole;
  stage.patientSaw = structuredClone(whole);
  change(stage.patientSaw);
  return { stage, whole };
}

const found = ({ stage, whole }: ReturnType<typeof played>) => mismatchesOf(stage, whole).map(({ where, what }) => `${what} at ${where}`);

describe('mismatchesOf', () => {
  it('finds nothing when all saw what was recorded', () => {
    assert.deepEqual(found(played()), []);
  });

  it('finds one changed character, a lost turn, a doubled turn and a changed side', () => {
    assert.deepEqual(found(played(({ turns }) => (turns[1]!.text = 'Since when ?'))), ['turn 1 at patient']);
    assert.deepEqual(found(played(({ turns }) => turns.pop())), ['turn 1 at patient']);
    assert.deepEqual(found(played(({ turns }) => turns.push(turns[1]!))), ['turn 2 at patient']);
    assert.deepEqual(found(played(({ turns }) => (turns[0]!.speaker = 'doctor'))), ['turn 0 at patient']);
  });

  it('finds another advice card, and a side or a database that has nothing', () => {
    assert.deepEqual(found(played((seen) => (seen.advice = null))), ['advice at patient']);
    const { stage } = played();
    stage.doctorSaw = undefined;
    assert.deepEqual(
      mismatchesOf(stage, undefined).map(({ where, what }) => `${what} at ${where}`),
      ['nothing at doctor', 'nothing at database'],
    );
  });
});

describe('Stage', () => {
  it('counts a delivery once, for the side that did not write', () => {
    const stage = new Stage(recording);
    stage.noteSent(0);
    stage.noteSeen('patient', 1);
    assert.equal(stage.deliveryMs.length, 0);
    stage.noteSeen('doctor', 1);
    stage.noteSeen('doctor', 1);
    assert.equal(stage.deliveryMs.length, 1);
  });
});
