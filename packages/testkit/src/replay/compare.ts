import { isDeepStrictEqual } from 'node:util';
import type { Recording, Turn } from './recording.ts';
import type { Seen, Stage } from './stage.ts';

/** One difference between what was recorded and what somebody saw. Texts are left out. */
export interface Mismatch {
  recording: string;
  where: 'patient' | 'doctor' | 'database';
  /** `turn 3`, `advice` or `nothing`. */
  what: string;
}

/** Compares, character for character, what each side saw and what is stored with what was recorded. */
export function mismatchesOf(stage: Stage, stored: Seen | undefined): Mismatch[] {
  return [
    ...compare(stage, 'patient', stage.patientSaw),
    ...compare(stage, 'doctor', stage.doctorSaw),
    ...compare(stage, 'database', stored),
  ];
}

function compare({ recording, advice }: Stage, where: Mismatch['where'], seen: Seen | undefined): Mismatch[] {
  const named = (what: string): Mismatch => ({ recording: recording.id, where, what });
  if (!seen) return [named('nothing')];
  const turns = differingTurns(recording, seen.turns).map((place) => named(`turn ${place}`));
  return isDeepStrictEqual(seen.advice, advice) ? turns : [...turns, named('advice')];
}

function differingTurns({ turns }: Recording, seen: readonly Turn[]): number[] {
  const length = Math.max(turns.length, seen.length);
  return Array.from({ length }, (_, place) => place).filter((place) => !isDeepStrictEqual(turns[place], seen[place]));
}
