import { ConsultError, type Side } from '@consult-kit/protocol';
import type { DoctorDirectory, DoctorRecord, Identity, KnownBySession, Patient } from '../identity/identity.ts';

const DOCTOR = 'doctor:';

/** Someone who takes part in consultations. */
export type Actor = PatientActor | DoctorActor;

/** A shopper who asks, or wants to. */
export interface PatientActor extends KnownBySession {
  side: 'patient';
  subject: string;
  campaign: string;
}

/** A doctor at the desk. */
export interface DoctorActor extends KnownBySession {
  side: 'doctor';
  /** The doctor's id. */
  id: string;
  doctor: DoctorRecord;
}

/**
 * The patient or doctor behind a session.
 * @throws {ConsultError} `ROLE_REFUSED` for staff who are no doctors.
 */
export async function actorOf(identity: Identity, doctors: DoctorDirectory): Promise<Actor> {
  if (identity.kind === 'patient') return patientActor(identity);
  const doctor = identity.role === 'doctor' ? await doctors.find(identity.account) : undefined;
  if (!doctor) throw new ConsultError('ROLE_REFUSED', 'Consultations are for patients and doctors; sign in as a doctor.');
  const { sessionId, expiresAtMs } = identity;
  return { side: 'doctor', sessionId, expiresAtMs, id: identity.account, doctor };
}

/** @throws {ConsultError} `ROLE_REFUSED` if the session is not a doctor's. */
export function assertDoctor(actor: Actor): asserts actor is DoctorActor {
  if (actor.side !== 'doctor') throw new ConsultError('ROLE_REFUSED', 'Only doctors may do this; sign in as a doctor.');
}

/** @throws {ConsultError} `ROLE_REFUSED` if the session is not a patient's. */
export function assertPatient(actor: Actor): asserts actor is PatientActor {
  if (actor.side !== 'patient') throw new ConsultError('ROLE_REFUSED', 'Only patients may do this; open a session for a campaign.');
}

/** One name for a person on all their devices, for presence. A subject belongs to one campaign. */
export function personOf(actor: Actor): string {
  return actor.side === 'doctor' ? doctorPerson(actor.id) : patientPerson(actor.campaign, actor.subject);
}

/** The person who is the doctor of this id. */
export function doctorPerson(id: string): string {
  return `${DOCTOR}${id}`;
}

/** The id of the doctor who is this person; `undefined` for patients. */
export function doctorOf(person: string): string | undefined {
  return person.startsWith(DOCTOR) ? person.slice(DOCTOR.length) : undefined;
}

/** The person of this subject in a campaign. */
export function patientPerson(campaign: string, subject: string): string {
  return `patient:${campaign}:${subject}`;
}

/** The side across. */
export function otherSide(side: Side): Side {
  return side === 'patient' ? 'doctor' : 'patient';
}

function patientActor({ sessionId, expiresAtMs, subject, campaign }: Patient): PatientActor {
  return { side: 'patient', sessionId, expiresAtMs, subject, campaign };
}
