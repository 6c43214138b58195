import type { ConsultationRecord } from '../../domain/consultations/consultation-store.ts';
import { GATEWAY_LIMITS } from '../../limits.ts';

/** A record and the version of its row. */
export interface KnownRecord {
  readonly record: ConsultationRecord;
  readonly version: number;
  /**
   * The ids of all commands that were run on it in this version or before, once they were read; there may be others among them, as of a
   * group that was rolled back. So they tell that a command is new, and whichever is among them has to be looked up.
   */
  readonly commandIds?: Set<string> | undefined;
  /** How often there had been reason for doubt when it was written; see `KnownRecords.certain`. */
  readonly doubts?: number;
}

/** Records as they were last committed, so that a row in the same version need not be read and parsed again. */
export class KnownRecords {
  /** By the consultation's id; used longest ago first. */
  readonly #known = new Map<string, KnownRecord>();
  /** Ids of consultations that another gateway also writes to, and until when that is believed. */
  readonly #contested = new Set<string>();
  #contestedUntilMs = 0;
  #doubts = 0;

  /** The record as it was when this gateway last had to do with it; others may have changed it since. */
  latest(id: string): KnownRecord | undefined {
    return this.#known.get(id);
  }

  /** How often `doubt` was called. */
  get doubts(): number {
    return this.#doubts;
  }

  /** Rows may have been changed past this memory: whatever is known from before has to be compared with its row. */
  doubt(): void {
    this.#doubts += 1;
  }

  /** The record, if it was written after the last doubt: its row need not even be looked at. For stores with one writer only. */
  certain(id: string): KnownRecord | undefined {
    const known = this.#known.get(id);
    return known?.doubts === this.#doubts ? known : undefined;
  }

  /** The record in this version, if it is known. */
  find(id: string, version: number): KnownRecord | undefined {
    const known = this.#known.get(id);
    return known?.version === version ? known : undefined;
  }

  /** Takes in what has been committed. */
  keep(records: readonly KnownRecord[]): void {
    for (const known of records) {
      const { id } = known.record.view;
      this.#known.delete(id);
      if (!this.#isContested(id)) this.#known.set(id, known);
    }
    while (this.#known.size > GATEWAY_LIMITS.knownRecordsMax) this.#forgetOldest();
  }

  /** Forgets what may have been changed by somebody else. */
  forget(id: string): void {
    this.#known.delete(id);
  }

  /** Forgets a consultation that another gateway has changed, and does not keep it for a while: it will do so again. */
  contest(id: string): void {
    this.#known.delete(id);
    if (this.#contested.size >= GATEWAY_LIMITS.knownRecordsMax) this.#contested.clear();
    if (this.#contested.size === 0) this.#contestedUntilMs = performance.now() + GATEWAY_LIMITS.contestedMs;
    this.#contested.add(id);
  }

  #isContested(id: string): boolean {
    if (this.#contested.size > 0 && performance.now() > this.#contestedUntilMs) this.#contested.clear();
    return this.#contested.has(id);
  }

  #forgetOldest(): void {
    const oldest = this.#known.keys().next();
    if (!oldest.done) this.#known.delete(oldest.value);
  }
}
