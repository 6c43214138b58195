import { LIMITS } from '@consult-kit/protocol';
import { GATEWAY_LIMITS } from '../../limits.ts';
import type { Clock } from '../campaigns/campaign.ts';
import { doctorOf } from '../consultations/actor.ts';
import type { ConsultationStore } from '../consultations/consultation-store.ts';
import type { Presence } from '../live/presence.ts';
import type { SharedClock } from '../shared-clock.ts';
import type { Timers } from '../timers.ts';

/** What leases need. */
export interface DoctorLeasesOptions {
  readonly store: Pick<ConsultationStore, 'renewLeases'>;
  readonly presence: Presence;
  readonly clock: Clock;
  readonly shared: SharedClock;
  readonly timers: Timers;
}

/** One renewal that worked. */
interface Renewal {
  /** By the clock of the database. */
  readonly atMs: number;
  /** By this node's clock, before it asked. */
  readonly askedMs: number;
}

/**
 * Renews the leases of the doctors who are connected with this node, and says from when on a doctor counts as lost. Only the clock of
 * the database counts, which all nodes share; and only a node that has renewed without a break for as long as a doctor has to come
 * back may judge. So nobody is lost because a node started, was stopped for a while, or could not reach the database.
 */
export class DoctorLeases {
  readonly #options: DoctorLeasesOptions;
  #last: Renewal | undefined;
  /** By the clock of the database. */
  #workingSinceMs = 0;
  /** Doctors seen since then, by this node's clock, are in no renewal that worked. */
  #unrenewedFromMs: number;
  /** Doctors who have just come. */
  readonly #arrived = new Set<string>();
  readonly #stopListening: () => void;
  #cancelRenewal: (() => void) | undefined;

  constructor(options: DoctorLeasesOptions) {
    this.#options = options;
    this.#unrenewedFromMs = options.clock.now();
    this.#stopListening = options.presence.onChange((person) => this.#onChange(person));
  }

  close(): void {
    this.#stopListening();
    this.#cancelRenewal?.();
  }

  /** Until when a lease that is given now lasts, by the clock of the database as far as this node knows it. */
  get untilMs(): number {
    return this.#options.shared.now() + GATEWAY_LIMITS.doctorLeaseMs;
  }

  /**
   * Renews; to be called every `doctorLeaseMs`.
   * @returns Whoever's lease was over before this time is lost; `undefined` while this node may not judge. The time is that of the
   *   renewal, so that a node which is stopped right afterwards judges nobody by a time that it slept through.
   */
  async renew(): Promise<number | undefined> {
    const { store, presence, clock, shared } = this.#options;
    const last = this.#last;
    this.#last = undefined;
    const askedMs = clock.now();
    const atMs = await shared.ask();
    const doctors = [...presence.seenHereSince(this.#unrenewedFromMs)].flatMap((person) => doctorOf(person) ?? []);
    if (doctors.length > 0) await store.renewLeases(doctors, atMs + GATEWAY_LIMITS.doctorLeaseMs);
    this.#unrenewedFromMs = askedMs;
    const now = { atMs, askedMs };
    if (!last || !isSteady(last, now)) this.#workingSinceMs = atMs;
    this.#last = now;
    return atMs - this.#workingSinceMs >= LIMITS.doctorLostMs ? atMs - LIMITS.doctorLostMs : undefined;
  }

  /** Whoever has just come back must not be judged by another node before the next renewal of all. */
  #onChange(person: string): void {
    const doctor = doctorOf(person);
    if (doctor === undefined || !this.#options.presence.isPresent(person)) return;
    this.#arrived.add(doctor);
    this.#cancelRenewal ??= this.#options.timers.after(GATEWAY_LIMITS.arrivalsTogetherMs, () => {
      this.#cancelRenewal = undefined;
      const doctors = [...this.#arrived];
      this.#arrived.clear();
      // The renewal of all comes in a few seconds anyway, and reports what is wrong.
      this.#options.store.renewLeases(doctors, this.untilMs).catch(() => {});
    });
  }
}

/** Whether both clocks moved on by about one step: otherwise this node slept, or somebody set a clock. */
function isSteady(last: Renewal, now: Renewal): boolean {
  return [now.atMs - last.atMs, now.askedMs - last.askedMs].every((passedMs) => passedMs >= 0 && passedMs <= GATEWAY_LIMITS.leaseGapMaxMs);
}
