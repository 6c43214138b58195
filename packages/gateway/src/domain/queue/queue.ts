import { CAMPAIGN_DEFAULTS, ConsultError, type CommandResult, type DoctorStatus } from '@consult-kit/protocol';
import type { Bus } from '../../bus/bus.ts';
import type { Campaigns, Clock } from '../campaigns/campaign.ts';
import type { DoctorActor } from '../consultations/actor.ts';
import type { Announcer } from '../consultations/announcer.ts';
import type { CommandRecord, ConsultationRecord, ConsultationStore, ConsultationTransaction } from '../consultations/consultation-store.ts';
import { fold, type Folded } from '../consultations/fold.ts';
import type { DoctorLeases } from '../doctors/doctor-leases.ts';
import { assertSame, repeatedResult } from '../consultations/repeats.ts';
import type { TalkRules } from '../consultations/talk-rules.ts';
import { capOf, servedCampaigns } from './caps.ts';

/** What the queue needs. */
export interface QueueOptions {
  readonly store: ConsultationStore;
  readonly campaigns: Campaigns;
  readonly clock: Clock;
  readonly rules: TalkRules;
  readonly announcer: Announcer;
  readonly leases: DoctorLeases;
  readonly bus: Bus;
}

interface Accepted {
  readonly done: CommandRecord;
  readonly before?: ConsultationRecord;
  readonly folded?: Folded;
}

/** Doctors at their desks: taking the next one from the line, and saying whether they take any. */
export class Queue {
  readonly #options: QueueOptions;

  constructor(options: QueueOptions) {
    this.#options = options;
  }

  /**
   * Gives the doctor the head of the lines served: flagged ones first, then those who went back to the head, then the oldest.
   * @throws {ConsultError} `DOCTOR_NOT_ACCEPTING`, `DOCTOR_CAP_REACHED`, `QUEUE_EMPTY`, `ID_REUSED`.
   */
  async acceptNext(actor: DoctorActor, id: string, print: string): Promise<CommandResult> {
    const { store, announcer } = this.#options;
    const { done, before, folded } = await store.transact<Accepted>(
      async (transaction) => {
        const earlier = await transaction.deskCommand(actor.id, id);
        if (earlier) return repeated(earlier, print);
        const accepted = await this.#accept(transaction, actor, { id, print });
        await transaction.rememberDeskCommand(actor.id, accepted.done);
        return accepted;
      },
      { doctor: actor.id },
    );
    if (before && folded) announcer.stored(before, folded);
    else announcer.repeated(done, true);
    return repeatedResult(done);
  }

  /** @throws {ConsultError} `DOCTOR_HAS_CHATS` when going offline with open talks, `ID_REUSED`. */
  async setStatus(actor: DoctorActor, id: string, print: string, status: DoctorStatus): Promise<CommandResult> {
    const { store, clock, leases, bus } = this.#options;
    const { done } = await store.transact<Accepted>(
      async (transaction) => {
        const earlier = await transaction.deskCommand(actor.id, id);
        if (earlier) return repeated(earlier, print);
        const open = status === 'offline' ? await transaction.countTalking(actor.id) : 0;
        if (open > 0) throw new ConsultError('DOCTOR_HAS_CHATS', `${open} talks are open. Hand over or end them first.`);
        const atMs = clock.now();
        await transaction.setStatus(actor.id, status, atMs);
        // An old lease must not make a doctor lost who has just come.
        if (status !== 'offline') await transaction.renewLease(actor.id, leases.untilMs);
        const record = { id, fingerprint: print, consultation: null, seq: 0, atMs };
        await transaction.rememberDeskCommand(actor.id, record);
        return { done: record };
      },
      { doctor: actor.id },
    );
    bus.publish({ type: 'desk', doctors: [actor.id] });
    bus.publish({ type: 'desk', doctors: 'all' });
    return repeatedResult(done);
  }

  async #accept(transaction: ConsultationTransaction, actor: DoctorActor, command: { id: string; print: string }): Promise<Accepted> {
    const { clock, rules } = this.#options;
    const before = await this.#head(transaction, actor);
    const { view } = before;
    const atMs = Math.max(clock.now(), before.lastAtMs);
    const draft = { type: 'consultation.accepted', doctor: actor.doctor.profile } as const;
    const folded = fold(before, [draft], { atMs, retentionMs: rules.retentionMs(view.campaign) });
    await transaction.update(folded.record, folded.events);
    await transaction.acceptCase(view, atMs);
    const { campaign, module, language } = view;
    await transaction.rememberAccept({ campaign, module, language, atMs, waitedMs: Math.max(0, atMs - Date.parse(view.lineSince)) });
    const done = { id: command.id, fingerprint: command.print, consultation: view.id, seq: folded.record.view.seq, atMs };
    return { done, before, folded };
  }

  async #head(transaction: ConsultationTransaction, { id, doctor }: DoctorActor): Promise<ConsultationRecord> {
    const { campaigns } = this.#options;
    const talking = await transaction.countTalking(id);
    if ((await transaction.status(id)) !== 'online') {
      throw new ConsultError('DOCTOR_NOT_ACCEPTING', 'Switch to online before accepting the next one.');
    }
    const served = servedCampaigns(campaigns, doctor);
    const withSlot = served.filter((campaign) => talking < capOf(campaigns, campaign));
    const { modules, languages } = doctor;
    const full = served.filter((campaign) => !withSlot.includes(campaign));
    // Who waits in a campaign that this gateway does not serve any more is not left there.
    const open = full.length === 0 ? doctor.campaigns : withSlot;
    const hasSlot = served.length === 0 ? talking < CAMPAIGN_DEFAULTS.chatsPerDoctor : withSlot.length > 0;
    const head = hasSlot ? await transaction.findHead({ campaigns: open, modules, languages }, id) : undefined;
    if (head) return head;
    const isFull = !hasSlot || (full.length > 0 && (await transaction.findHead({ campaigns: full, modules, languages }, id)));
    if (isFull) {
      throw new ConsultError('DOCTOR_CAP_REACHED', 'All of your slots are taken. End, pause or hand over a talk first.');
    }
    throw new ConsultError('QUEUE_EMPTY', 'No one is waiting in the lines that you serve.');
  }
}

function repeated(earlier: CommandRecord, print: string): Accepted {
  assertSame(earlier.fingerprint, print);
  return { done: earlier };
}
