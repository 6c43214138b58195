import type { ConsultationEvent, Side } from '@consult-kit/protocol';

/** A command that the gateway said it had stored. */
export interface Acknowledged {
  readonly id: string;
  readonly type: string;
  /** Who sent it. */
  readonly by: string;
  readonly consultation: string;
  /** Place of its first event in the log, as the gateway answered. */
  readonly seq: number;
  /** When it was first sent, and when it was first answered; milliseconds of `performance.now()`. */
  readonly sentAtMs: number;
  readonly ackedAtMs: number;
}

/** What one side was shown of one consultation, in the order in which it came. */
export interface Sighting {
  readonly by: string;
  readonly side: Side;
  readonly consultation: string;
  /** When it began to look; milliseconds of `performance.now()`. */
  readonly sinceMs: number;
  /** The last number seen; the next event must be the one after. */
  cursor: number;
  readonly events: ConsultationEvent[];
  /** Whether it looked until the end of the run, so that whatever is stored had to reach it. */
  complete: boolean;
}

/** Something that a client saw with its own eyes and that must not be. */
export interface Misdelivery {
  readonly kind: 'doubled' | 'gap';
  readonly what: string;
}

/** A refusal that another try would not change. */
export interface Refusal {
  readonly type: string;
  readonly code: string;
  readonly side: Side;
}

/** Everything that clients were promised and shown in a run, to be compared with what is stored. */
export class Ledger {
  readonly acknowledged = new Map<string, Acknowledged>();
  /** When a doctor first asked for the end of a consultation; milliseconds of `performance.now()`. */
  readonly finishSentAtMs = new Map<string, number>();
  readonly sightings: Sighting[] = [];
  readonly misdeliveries: Misdelivery[] = [];
  readonly refusals: Refusal[] = [];
  /** How far each log reaches, as far as anybody was told. */
  readonly #reach = new Map<string, number>();
  /** Most talks that a desk showed beyond its cap. */
  capExceededBy = 0;
  /** Answers that told to come back, by code. */
  readonly retries = new Map<string, number>();
  /** When each message was first shown to the side that did not write it, and since when that side had been looking; by its id. */
  readonly #shown = new Map<string, { readonly atMs: number; readonly sinceMs: number }>();
  /** Times of acknowledgements, for telling how long an outage was. */
  lastAckAtMs = 0;

  /** Repeats of an answer count once: the first one was the promise. */
  acknowledge(command: Acknowledged): void {
    this.lastAckAtMs = command.ackedAtMs;
    this.reaches(command.consultation, command.seq);
    const before = this.acknowledged.get(command.id);
    if (before && (before.seq !== command.seq || before.consultation !== command.consultation))
      this.misdeliveries.push({
        kind: 'doubled',
        what: `${command.type} ${command.id} was answered with ${before.seq} and with ${command.seq}`,
      });
    else if (!before) this.acknowledged.set(command.id, command);
  }

  /** A log has at least this many events. */
  reaches(consultation: string, seq: number): void {
    this.#reach.set(consultation, Math.max(seq, this.#reach.get(consultation) ?? 0));
  }

  /** Whether somebody was shown everything of a log that anybody knows of. */
  hasSeenAll({ consultation, cursor }: Sighting): boolean {
    return cursor >= (this.#reach.get(consultation) ?? 0);
  }

  /** A doctor asks for the end of a consultation, maybe not for the first time. */
  finishing(consultation: string): void {
    if (!this.finishSentAtMs.has(consultation)) this.finishSentAtMs.set(consultation, performance.now());
  }

  look(by: string, side: Side, consultation: string): Sighting {
    const sighting: Sighting = { by, side, consultation, sinceMs: performance.now(), cursor: 0, events: [], complete: false };
    this.sightings.push(sighting);
    return sighting;
  }

  /** Takes events as they came. Only the next one may come next. */
  see(sighting: Sighting, events: readonly ConsultationEvent[]): void {
    for (const event of events) {
      if (event.seq === sighting.cursor + 1) {
        sighting.cursor = event.seq;
        sighting.events.push(event);
        this.#noteShown(sighting, event);
      } else {
        const kind = event.seq <= sighting.cursor ? 'doubled' : 'gap';
        this.misdeliveries.push({ kind, what: `${sighting.by} got ${event.seq} after ${sighting.cursor} of ${sighting.consultation}` });
      }
    }
  }

  /**
   * Milliseconds from the first sending of each acknowledged message to its arrival at the other side; where nobody was at the other side
   * yet, because the patient was still in line, from when somebody was.
   * @param fromMs - Only of messages that were sent from here on, and before `toMs`.
   */
  deliveriesMs(fromMs = 0, toMs = Infinity): number[] {
    return [...this.#shown].flatMap(([id, { atMs, sinceMs }]) => {
      const sentAtMs = this.acknowledged.get(id)?.sentAtMs;
      return sentAtMs !== undefined && sentAtMs >= fromMs && sentAtMs < toMs ? [atMs - Math.max(sentAtMs, sinceMs)] : [];
    });
  }

  #noteShown({ side, sinceMs }: Sighting, event: ConsultationEvent): void {
    if (event.type !== 'message.stored' || event.from === side || this.#shown.has(event.id)) return;
    this.#shown.set(event.id, { atMs: performance.now(), sinceMs });
  }

  countRetry(code: string): void {
    this.retries.set(code, (this.retries.get(code) ?? 0) + 1);
  }
}
