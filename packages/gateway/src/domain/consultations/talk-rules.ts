import { ConsultError, LIMITS, type DoctorCommand, type DoctorStatus, type HandoverTarget } from '@consult-kit/protocol';
import { GATEWAY_LIMITS } from '../../limits.ts';
import type { Campaigns } from '../campaigns/campaign.ts';
import type { DoctorRecord } from '../identity/identity.ts';
import { capOf } from '../queue/caps.ts';
import { accessOf, isTarget, servesLine } from './access.ts';
import type { DoctorActor } from './actor.ts';
import type { ConsultationRecord, ConsultationTransaction } from './consultation-store.ts';
import { decideForDoctor, decideTakeover, isOfferAnswer, type OfferAnswer } from './doctor-commands.ts';
import type { EventDraft } from './fold.ts';
import type { WayBack } from './patient-commands.ts';

const DAY_MS = 86_400_000;

/** What a command leads to: events, or a change of the record alone. */
export interface Decision {
  readonly drafts: readonly EventDraft[];
  /** The record to go on from, when something changes that is not in the log. */
  readonly record?: ConsultationRecord;
}

/** What a doctor's command depends on beside the record. */
export interface DoctorContext {
  readonly keptUntil: string;
  /** All doctors; read beforehand for the commands that `needsColleagues` names. */
  readonly colleagues: readonly DoctorRecord[];
}

/** Whether a command can only be decided with a look at the other doctors. */
export function needsColleagues(command: { type: string }): boolean {
  return command.type === 'handover.offer' || command.type === 'handover.refuse';
}

/** The rules of talks that depend on more than the talk: on doctors' statuses, slots and lines. */
export class TalkRules {
  readonly #campaigns: Campaigns;

  constructor(campaigns: Campaigns) {
    this.#campaigns = campaigns;
  }

  /** How long a consultation is kept after its end, in milliseconds. */
  retentionMs(campaign: string): number {
    return (this.#campaigns.find(campaign)?.file.consent.retentionDays ?? GATEWAY_LIMITS.retentionDays) * DAY_MS;
  }

  /** How the patient of a paused consultation comes back. */
  async wayBack(transaction: ConsultationTransaction, { view }: ConsultationRecord, atMs: number): Promise<WayBack> {
    if (view.pausedAt === null || atMs >= Date.parse(view.pausedAt) + LIMITS.pausedReturnMs) return 'pause-expired';
    const doctor = view.doctor?.id;
    if (doctor === undefined) return 'doctor-busy';
    const hasSlot = (await transaction.countTalking(doctor)) < capOf(this.#campaigns, view.campaign);
    return hasSlot && (await transaction.status(doctor)) === 'online' ? 'talk' : 'doctor-busy';
  }

  /** What a doctor's command leads to. @throws {ConsultError} `NOT_YOUR_CONSULTATION`, `HANDOVER_TARGET`, and the rules of the talk. */
  async decideForDoctor(
    transaction: ConsultationTransaction,
    actor: DoctorActor,
    record: ConsultationRecord,
    command: DoctorCommand,
    context: DoctorContext,
  ): Promise<Decision> {
    const isOwn = accessOf(actor, record) === 'full';
    if (isOfferAnswer(command)) {
      if (isOwn) throw new ConsultError('STATE_CONFLICT', 'This talk is yours; an offer is answered by the doctor to whom it was made.');
      return this.#answerOffer(transaction, actor, record, command, context);
    }
    if (!isOwn) throw new ConsultError('NOT_YOUR_CONSULTATION', 'This talk is offered to you, not yours yet. Accept it first.');
    if (command.type === 'handover.offer') await this.#assertTarget(transaction, actor, record, command.to, context);
    return { drafts: decideForDoctor(record.view, command, { doctor: actor.id, keptUntil: context.keptUntil }) };
  }

  async #answerOffer(
    transaction: ConsultationTransaction,
    actor: DoctorActor,
    record: ConsultationRecord,
    command: OfferAnswer,
    { colleagues }: DoctorContext,
  ): Promise<Decision> {
    if (command.type === 'handover.accept') {
      await this.#assertSlot(transaction, actor.id, record.view.campaign);
      return { drafts: decideTakeover(record.view, actor.doctor.profile) };
    }
    const refused = { ...record, refusedBy: [...record.refusedBy, actor.id] };
    // An offer to a module stays open as long as somebody there may still take it.
    if (await this.#someoneLeft(transaction, refused, colleagues)) return { drafts: [], record: refused };
    return { drafts: [{ type: 'handover.refused', by: actor.id, reason: command.reason }] };
  }

  async #assertSlot(transaction: ConsultationTransaction, doctor: string, campaign: string): Promise<void> {
    const talking = await transaction.countTalking(doctor);
    if (!isAtWork(await transaction.status(doctor))) {
      throw new ConsultError('DOCTOR_NOT_ACCEPTING', 'Switch to online before taking over a talk.');
    }
    if (talking >= capOf(this.#campaigns, campaign)) {
      throw new ConsultError('DOCTOR_CAP_REACHED', 'All of your slots are taken. End, pause or hand over a talk first.');
    }
  }

  async #assertTarget(
    transaction: ConsultationTransaction,
    actor: DoctorActor,
    { view }: ConsultationRecord,
    to: HandoverTarget,
    { colleagues }: DoctorContext,
  ): Promise<void> {
    if (to.kind === 'module') {
      const module = this.#campaigns.find(view.campaign)?.file.modules.find(({ id }) => id === to.module);
      if (!module) throw target('This campaign has no such group.');
      const served = colleagues.some((doctor) => doctor.profile.id !== actor.id && isTarget(to, view, doctor));
      if (!served) throw target('No other doctor serves this group in the language of the talk.');
      return;
    }
    const doctor = colleagues.find(({ profile }) => profile.id === to.doctor);
    if (!doctor || to.doctor === actor.id) throw target('Choose another doctor of this gateway.');
    if (doctor.campaigns.length > 0 && !doctor.campaigns.includes(view.campaign)) throw target('That doctor does not serve this campaign.');
    if ((await transaction.status(to.doctor)) === 'offline') throw target('That doctor is offline. Choose someone who is there.');
  }

  async #someoneLeft(
    transaction: ConsultationTransaction,
    { view, refusedBy }: ConsultationRecord,
    colleagues: readonly DoctorRecord[],
  ): Promise<boolean> {
    const { handover } = view;
    if (handover?.to.kind !== 'module') return false;
    const line = { campaign: view.campaign, module: handover.to.module, language: view.language };
    for (const doctor of colleagues) {
      const { id } = doctor.profile;
      if (id === handover.from || refusedBy.includes(id) || !servesLine(doctor, line)) continue;
      if (isAtWork(await transaction.status(id))) return true;
    }
    return false;
  }
}

function isAtWork(status: DoctorStatus): boolean {
  return status === 'online' || status === 'not-accepting';
}

function target(message: string): ConsultError {
  return new ConsultError('HANDOVER_TARGET', message);
}
