import { LIMITS } from '@consult-kit/protocol';
import type { Timers } from '../boundary.ts';

const RENEW_MS = LIMITS.typingFadesMs / 3;

/** Tells the other side that someone is writing: at once, then renewed for as long as the writing goes on. */
export interface TypingMark {
  /** Called with every key: without another call the mark goes out after `LIMITS.typingFadesMs`. */
  set(on: boolean): void;
  close(): void;
}

export function createTypingMark(timers: Timers, tell: (on: boolean) => void): TypingMark {
  let told = false;
  let fadesAtMs = 0;
  let cancelRenewal: () => void = () => {};

  function set(on: boolean): void {
    fadesAtMs = on ? timers.now() + LIMITS.typingFadesMs : 0;
    if (on !== told) turn();
  }

  function close(): void {
    cancelRenewal();
    told = false;
  }

  function turn(): void {
    cancelRenewal();
    told = timers.now() < fadesAtMs;
    tell(told);
    if (told) cancelRenewal = timers.after(RENEW_MS, () => turn());
  }

  return {
    set,
    close,
  };
}
