import { LIMITS, type Side } from '@consult-kit/protocol';
import type { Bus } from '../../bus/bus.ts';
import type { Clock } from '../campaigns/campaign.ts';
import type { Versions } from '../versions.ts';

/** A side's typing mark, with the version at which it was last renewed or taken away. */
export interface TypingMark {
  readonly on: boolean;
  readonly version: number;
}

interface Kept extends TypingMark {
  readonly atMs: number;
}

/** Who is typing where, for those who ask again and again instead of listening. In memory only. */
export class TypingMarks {
  readonly #clock: Clock;
  readonly #versions: Versions;
  readonly #marks = new Map<string, Kept>();
  readonly #unsubscribe: () => void;

  constructor(bus: Bus, clock: Clock, versions: Versions) {
    this.#clock = clock;
    this.#versions = versions;
    this.#unsubscribe = bus.subscribe((hint) => {
      if (hint.type === 'typing') this.#keep(hint.consultation, hint.from, hint.on);
    });
  }

  /** The mark of one side, unless it has faded. */
  find(consultation: string, side: Side): TypingMark | undefined {
    const kept = this.#marks.get(keyOf(consultation, side));
    return kept && this.#clock.now() < kept.atMs + LIMITS.typingFadesMs ? kept : undefined;
  }

  /** Forgets marks that have faded. */
  sweep(): void {
    for (const [key, { atMs }] of this.#marks) if (this.#clock.now() >= atMs + LIMITS.typingFadesMs) this.#marks.delete(key);
  }

  close(): void {
    this.#unsubscribe();
  }

  #keep(consultation: string, side: Side, on: boolean): void {
    this.#marks.set(keyOf(consultation, side), { on, version: this.#versions.next(), atMs: this.#clock.now() });
  }
}

function keyOf(consultation: string, side: Side): string {
  return `${side} ${consultation}`;
}
