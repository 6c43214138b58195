import { LIMITS } from '@consult-kit/protocol';
import type { Bus } from '../../bus/bus.ts';
import { GATEWAY_LIMITS } from '../../limits.ts';
import type { Clock } from '../campaigns/campaign.ts';
import type { Announcer } from '../consultations/announcer.ts';
import type { ConsultationRecord, ConsultationStore, ConsultationTransaction } from '../consultations/consultation-store.ts';
import { fold, type EventDraft } from '../consultations/fold.ts';
import type { TalkRules } from '../consultations/talk-rules.ts';
import { eachApart } from '../each-apart.ts';
import { instant } from '../instant.ts';
import { closeCaseAtEnd } from '../ledger/close-case.ts';
import type { DoctorLeases } from '../doctors/doctor-leases.ts';
import type { Logger } from '../logger.ts';

/** What the upkeep needs. */
export interface UpkeepOptions {
  readonly store: ConsultationStore;
  readonly clock: Clock;
  readonly rules: TalkRules;
  readonly announcer: Announcer;
  readonly leases: DoctorLeases;
  readonly bus: Bus;
  readonly logger: Logger;
}

/** Decides on a record again inside the transaction, where it may have changed. Nothing to do is an empty list. */
type Look = (record: ConsultationRecord, atMs: number, transaction: ConsultationTransaction) => Promise<Seen> | Seen;

interface Seen {
  readonly drafts: readonly EventDraft[];
  readonly dueAtMs?: number;
}

/**
 * What happens by itself: quiet talks pause, pauses and waits that last too long end, and the talks of doctors who lost their
 * connection return to the line. All of it follows from stored times, so it goes on after a restart; and each look decides anew
 * inside its transaction, so that all nodes may look at once.
 */
export class Upkeep {
  readonly #options: UpkeepOptions;
  #isReturning = false;

  constructor(options: UpkeepOptions) {
    this.#options = options;
  }

  /** Looks once at everything that has fallen due. @throws The first failure, once the others have been looked at. */
  async run(): Promise<void> {
    const { store, clock } = this.#options;
    const due = await store.due(clock.now(), GATEWAY_LIMITS.upkeepBatch);
    await eachApart(due, (id) => this.#look(id, (record, atMs) => this.#due(record, atMs)));
  }

  #due(record: ConsultationRecord, atMs: number): Seen {
    if (atMs < record.dueAtMs) return { drafts: [] };
    const { state, unansweredSince, campaign } = record.view;
    switch (state) {
      case 'talking': {
        // Someone who waits for the doctor's answer is not quiet.
        const quietAtMs = (unansweredSince === null ? record.activeAtMs : atMs) + LIMITS.quietPauseMs;
        return quietAtMs <= atMs ? { drafts: [{ type: 'consultation.paused', reason: 'quiet' }] } : { drafts: [], dueAtMs: quietAtMs };
      }
      case 'paused': {
        const keptUntil = instant(atMs + this.#options.rules.retentionMs(campaign));
        return { drafts: [{ type: 'consultation.ended', by: 'service', keptUntil }] };
      }
      case 'waiting':
        return { drafts: [{ type: 'consultation.left' }] };
      default:
        return { drafts: [] };
    }
  }

  /**
   * Renews the leases of this node's doctors; those whose lease is over for too long go offline, and give their talks back.
   * @returns `returned` settles when that is done. Not to be waited for before the next renewal: where a node with hundreds of doctors is
   *   lost it takes long, and the doctors of this one would be lost as well.
   */
  async renewLeases(): Promise<{ readonly returned: Promise<void> }> {
    const lapsedMs = await this.#options.leases.renew();
    return { returned: this.#returnLost(lapsedMs) };
  }

  async #returnLost(lapsedMs: number | undefined): Promise<void> {
    if (lapsedMs === undefined) return;
    if (this.#isReturning) return;
    this.#isReturning = true;
    try {
      const lost = await this.#options.store.lapsedDoctors(lapsedMs);
      await eachApart(lost, (doctor) => this.#lose(doctor, lapsedMs));
    } finally {
      this.#isReturning = false;
    }
  }

  async #lose(doctor: string, lapsedMs: number): Promise<void> {
    const { store, bus, logger } = this.#options;
    const talks = (await store.talksOf(doctor)).filter(({ view }) => view.state === 'talking');
    await eachApart(talks, ({ view }) =>
      this.#look(view.id, async (record, _atMs, transaction) => {
        const isTheirs = record.view.state === 'talking' && record.view.doctor?.id === doctor;
        if (!isTheirs || !(await transaction.hasLapsed(doctor, lapsedMs))) return { drafts: [] };
        return { drafts: [{ type: 'consultation.returned', reason: 'doctor-lost', place: 'head' }] };
      }),
    );
    if (!(await store.transact((transaction) => this.#goOffline(transaction, doctor, lapsedMs), { doctor }))) return;
    bus.publish({ type: 'desk', doctors: 'all' });
    logger.info({ doctor }, 'doctor lost');
  }

  /** Back again meanwhile, or with a talk accepted meanwhile: then the status stays. */
  async #goOffline(transaction: ConsultationTransaction, doctor: string, lapsedMs: number): Promise<boolean> {
    if ((await transaction.countTalking(doctor)) > 0) return false;
    if ((await transaction.status(doctor)) === 'offline' || !(await transaction.hasLapsed(doctor, lapsedMs))) return false;
    await transaction.setStatus(doctor, 'offline', this.#options.clock.now());
    return true;
  }

  async #look(id: string, look: Look): Promise<void> {
    const { store, clock, rules, announcer } = this.#options;
    const done = await store.transact(
      async (transaction) => {
        const before = await transaction.find(id);
        if (!before) return undefined;
        const atMs = Math.max(clock.now(), before.lastAtMs);
        const { drafts, dueAtMs } = await look(before, atMs, transaction);
        if (drafts.length === 0) return rearm(transaction, before, dueAtMs);
        const folded = fold(before, drafts, { atMs, retentionMs: rules.retentionMs(before.view.campaign) });
        await transaction.update(folded.record, folded.events);
        await closeCaseAtEnd(transaction, before, folded.record);
        return { before, folded };
      },
      { consultation: id },
    );
    if (done) announcer.stored(done.before, done.folded);
  }
}

async function rearm(transaction: ConsultationTransaction, record: ConsultationRecord, dueAtMs: number | undefined): Promise<undefined> {
  if (dueAtMs !== undefined) await transaction.update({ ...record, dueAtMs }, []);
  return undefined;
}
