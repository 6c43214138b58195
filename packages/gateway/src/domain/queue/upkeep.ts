import { LIMITS } from '@consult-kit/protocol';
import type { Bus } from '../../bus/bus.ts';
import { GATEWAY_LIMITS } from '../../limits.ts';
import type { Clock } from '../campaigns/campaign.ts';
import { doctorPerson } from '../consultations/actor.ts';
import type { Announcer } from '../consultations/announcer.ts';
import type { ConsultationRecord, ConsultationStore, ConsultationTransaction } from '../consultations/consultation-store.ts';
import { fold, type EventDraft } from '../consultations/fold.ts';
import type { TalkRules } from '../consultations/talk-rules.ts';
import { instant } from '../instant.ts';
import type { Presence } from '../live/presence.ts';
import type { Logger } from '../logger.ts';

/** What the upkeep needs. */
export interface UpkeepOptions {
  readonly store: ConsultationStore;
  readonly clock: Clock;
  readonly rules: TalkRules;
  readonly announcer: Announcer;
  readonly presence: Presence;
  readonly bus: Bus;
  readonly logger: Logger;
}

/** Decides on a record again inside the transaction, where it may have changed. Nothing to do is an empty list. */
type Look = (record: ConsultationRecord, atMs: number) => { drafts: readonly EventDraft[]; dueAtMs?: number };

/**
 * What happens by itself: quiet talks pause, pauses and waits that last too long end, and the talks of doctors who lost their
 * connection return to the line. All of it follows from stored times, so it goes on after a restart.
 */
export class Upkeep {
  readonly #options: UpkeepOptions;

  constructor(options: UpkeepOptions) {
    this.#options = options;
  }

  /** Looks once at everything that has fallen due. */
  async run(): Promise<void> {
    const { store, clock } = this.#options;
    await this.#returnLost();
    for (const id of await store.due(clock.now(), GATEWAY_LIMITS.upkeepBatch)) {
      await this.#look(id, (record, atMs) => this.#due(record, atMs));
    }
  }

  #due(record: ConsultationRecord, atMs: number): ReturnType<Look> {
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

  /** Doctors without a connection for too long go offline, and give their talks back to the head of the line. */
  async #returnLost(): Promise<void> {
    const { store, clock, presence, logger, bus } = this.#options;
    const [statuses, talking] = await Promise.all([store.statuses(), store.talkingByDoctor()]);
    const isLost = (doctor: string): boolean => presence.absentForMs(doctorPerson(doctor)) >= LIMITS.doctorLostMs;
    const online = [...statuses].filter(([, status]) => status !== 'offline').map(([doctor]) => doctor);
    for (const doctor of new Set([...online, ...talking.keys()])) {
      if (!isLost(doctor)) continue;
      for (const { view } of await store.talksOf(doctor)) {
        await this.#look(view.id, (record) => {
          const isTheirs = record.view.state === 'talking' && record.view.doctor?.id === doctor && isLost(doctor);
          return { drafts: isTheirs ? [{ type: 'consultation.returned', reason: 'doctor-lost', place: 'head' }] : [] };
        });
      }
      await store.transact(
        async (transaction) => {
          // Back again meanwhile: whoever still has talks keeps the status.
          if (isLost(doctor)) await transaction.setStatus(doctor, 'offline', clock.now());
        },
        { doctor },
      );
      bus.publish({ type: 'desk', doctors: 'all' });
      logger.info({ doctor }, 'doctor lost');
    }
  }

  async #look(id: string, look: Look): Promise<void> {
    const { store, clock, rules, announcer } = this.#options;
    const done = await store.transact(
      async (transaction) => {
        const before = await transaction.find(id);
        if (!before) return undefined;
        const atMs = clock.now();
        const { drafts, dueAtMs } = look(before, atMs);
        if (drafts.length === 0) return rearm(transaction, before, dueAtMs);
        const folded = fold(before, drafts, { atMs, retentionMs: rules.retentionMs(before.view.campaign) });
        await transaction.update(folded.record, folded.events);
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
