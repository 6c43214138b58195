import { ConsultError, type ConsultationCommand, type ConsultationView, type HandoverTarget } from '@consult-kit/protocol';
import type { DoctorRecord } from '../identity/identity.ts';
import type { Actor, PatientActor } from './actor.ts';
import type { ConsultationRecord } from './consultation-store.ts';

/** What someone may do with a consultation: take part in it, only look at it (an offer to take it over), or nothing. */
export type Access = 'full' | 'offered' | 'none';

/** How far `actor` may go. Patients own theirs; doctors have those they are in or were in last, and see what is offered to them. */
export function accessOf(actor: Actor, record: ConsultationRecord): Access {
  const { view } = record;
  if (actor.side === 'patient') return isOwn(actor, { campaign: view.campaign, subject: record.subject }) ? 'full' : 'none';
  if (view.state !== 'waiting' && view.doctor?.id === actor.id) return 'full';
  return isOfferedTo(record, actor.doctor) ? 'offered' : 'none';
}

/** Whether a consultation belongs to this patient. */
export function isOwn(actor: PatientActor, { campaign, subject }: { campaign: string; subject: string }): boolean {
  return campaign === actor.campaign && subject === actor.subject;
}

/** Whether the open offer of a talk reaches this doctor. */
export function isOfferedTo(record: ConsultationRecord, doctor: DoctorRecord): boolean {
  const { handover } = record.view;
  if (!handover || handover.from === doctor.profile.id || record.refusedBy.includes(doctor.profile.id)) return false;
  return isTarget(handover.to, record.view, doctor);
}

/** Whether a doctor is the target, or one of those who serve the module that is the target. */
export function isTarget(to: HandoverTarget, view: ConsultationView, doctor: DoctorRecord): boolean {
  if (to.kind === 'doctor') return to.doctor === doctor.profile.id;
  return servesLine(doctor, { campaign: view.campaign, module: to.module, language: view.language });
}

/** Whether a doctor takes people from a line; empty lists mean all. */
export function servesLine(doctor: DoctorRecord, line: { campaign: string; module: string; language: string }): boolean {
  return isOneOf(line.campaign, doctor.campaigns) && isOneOf(line.module, doctor.modules) && isOneOf(line.language, doctor.languages);
}

/** @throws {ConsultError} `CONSULTATION_UNKNOWN` to patients, who learn nothing of others; `NOT_YOUR_CONSULTATION` to doctors. */
export function assertAccess(actor: Actor, record: ConsultationRecord, needed: 'full' | 'offered'): void {
  const access = accessOf(actor, record);
  if (access === 'full' || access === needed) return;
  if (actor.side === 'patient') throw unknownConsultation();
  throw new ConsultError('NOT_YOUR_CONSULTATION', 'This consultation is not yours, or not any more. Open it from your own list.');
}

/**
 * What a doctor wrote under an earlier claim is not for the talk as it is now: somebody else may have had it in between.
 * @throws {ConsultError} `CLAIM_STALE`
 */
export function assertClaim(actor: Actor, { view }: ConsultationRecord, command: ConsultationCommand): void {
  if (actor.side === 'patient' || !('claim' in command) || command.claim === undefined || command.claim === view.claim) return;
  throw new ConsultError(
    'CLAIM_STALE',
    'This was written under an earlier claim of the talk. Read the talk as it is now, then decide anew.',
  );
}

/** The failure of an id that means nothing to this person, whether or not it means something to others. */
export function unknownConsultation(): ConsultError {
  return new ConsultError('CONSULTATION_UNKNOWN', 'There is no such consultation for this session. Check its id, or start a new one.');
}

function isOneOf(value: string, list: readonly string[]): boolean {
  return list.length === 0 || list.includes(value);
}
