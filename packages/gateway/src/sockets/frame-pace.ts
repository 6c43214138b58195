import type { Clock } from '../domain/campaigns/campaign.ts';
import { paceTaken, paceWaitMs, type Pace } from '../domain/pace.ts';
import type { Timers } from '../domain/timers.ts';
import { GATEWAY_LIMITS } from '../limits.ts';
import type { RawFrame } from './client-frames.ts';

/** What the pace of one socket needs. */
export interface FramePaceOptions {
  /** `undefined` for no bound. */
  readonly pace: Pace | undefined;
  readonly clock: Clock;
  readonly timers: Timers;
  /** Does what a frame asks for. */
  readonly take: (frame: RawFrame) => void;
}

/**
 * Lets the frames of one socket through at its pace. What comes faster is held for its turn, in order, so that a client that comes
 * back with a full outbox is slowed and not punished; only what would have to be held beyond a bound is refused.
 */
export class FramePace {
  readonly #options: FramePaceOptions;
  #freeAtMs = 0;
  #held: { frame: RawFrame; chars: number }[] | undefined;
  #heldChars = 0;
  #cancel: (() => void) | undefined;

  constructor(options: FramePaceOptions) {
    this.#options = options;
  }

  /**
   * Takes a frame, now or when its turn has come. Pings count, but never wait: their answer tells the client that the line lives.
   * @param chars - Length of its text.
   * @returns Whether there was room for it; whoever sends that fast is to be turned away.
   */
  offer(frame: RawFrame, chars: number): boolean {
    const { pace, clock, take } = this.#options;
    if (!pace) take(frame);
    else if (frame.type === 'ping' || (!this.#held && paceWaitMs(pace, this.#freeAtMs, clock.now()) === 0)) this.#take(pace, frame);
    else return this.#hold(pace, frame, chars);
    return true;
  }

  /** Milliseconds until the whole burst is free again, for whoever is turned away. */
  get recoveryMs(): number {
    const { pace, clock } = this.#options;
    return pace ? Math.max(pace.everyMs, this.#freeAtMs - clock.now()) : 0;
  }

  /** Lets go of what is held; it was not acknowledged, so it comes again. */
  close(): void {
    this.#cancel?.();
    this.#held = undefined;
  }

  #hold(pace: Pace, frame: RawFrame, chars: number): boolean {
    const held = (this.#held ??= []);
    if (held.length >= pace.aheadMax || this.#heldChars + chars > GATEWAY_LIMITS.framesHeldChars) return false;
    held.push({ frame, chars });
    this.#heldChars += chars;
    if (held.length === 1) this.#wait(pace);
    return true;
  }

  #wait(pace: Pace): void {
    const { clock, timers } = this.#options;
    // Timers may fire a fraction early: without a least wait they would be set again and again in one millisecond.
    this.#cancel = timers.after(Math.max(1, Math.ceil(paceWaitMs(pace, this.#freeAtMs, clock.now()))), () => this.#release(pace));
  }

  #release(pace: Pace): void {
    const { clock } = this.#options;
    while (this.#held && paceWaitMs(pace, this.#freeAtMs, clock.now()) === 0) {
      const next = this.#held.shift();
      if (this.#held.length === 0) this.#held = undefined;
      if (!next) return;
      this.#heldChars -= next.chars;
      this.#take(pace, next.frame);
    }
    if (this.#held) this.#wait(pace);
  }

  #take(pace: Pace, frame: RawFrame): void {
    const { clock, take } = this.#options;
    this.#freeAtMs = paceTaken(pace, this.#freeAtMs, clock.now());
    take(frame);
  }
}
