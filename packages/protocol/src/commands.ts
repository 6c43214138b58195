import * as z from 'zod/mini';
import { languageSchema } from './campaign-file.ts';
import {
  adviceCardSchema,
  consentSchema,
  cursorSchema,
  handoverTargetSchema,
  intakeSchema,
  ratingSchema,
  seqSchema,
} from './consultation.ts';
import { idSchema, slugSchema } from './ids.ts';
import { LIMITS } from './limits.ts';

/** Made by the sender, one for all tries. The same id with the same content gives the same answer. */
const id = idSchema;
const reason = z.string().check(z.maxLength(LIMITS.reasonChars));
/**
 * The claim under which a doctor acts: `claim` of the view when the command was made. A command of an earlier claim is refused
 * with `CLAIM_STALE`, also when the same doctor has the talk again. Doctors' clients always send it; patients have none.
 */
const claim = z.optional(seqSchema);

/** Opens a consultation: the last step of the special area. */
export const startCommandSchema = z.object({
  id,
  module: slugSchema,
  language: languageSchema,
  intake: intakeSchema,
  consent: consentSchema,
  /** The region that the host reports, when it does. */
  region: z.optional(z.string().check(z.maxLength(20))),
});
export type StartCommand = z.infer<typeof startCommandSchema>;

/** The text's own rules (`checkMessageText`) have errors of their own, so the schema lets every string through. */
const messageSend = z.object({ id, type: z.literal('message.send'), text: z.string(), claim });
const readMark = z.object({ id, type: z.literal('read.mark'), upTo: seqSchema, claim });

/** What a patient may do in a consultation. */
export const patientCommandSchema = z.discriminatedUnion('type', [
  messageSend,
  readMark,
  z.object({ id, type: z.literal('queue.leave') }),
  /** Comes back after a pause. */
  z.object({ id, type: z.literal('consultation.resume') }),
  z.object({ id, type: z.literal('consultation.end') }),
  z.object({ id, type: z.literal('consultation.rate'), rating: ratingSchema }),
  /** `shown`: a phrase in the own text brought up the card on this device. */
  z.object({ id, type: z.literal('emergency.report'), what: z.enum(['shown', 'seen', 'called', 'continued']) }),
]);
export type PatientCommand = z.infer<typeof patientCommandSchema>;

/** What a doctor may do in a consultation. */
export const doctorCommandSchema = z.discriminatedUnion('type', [
  messageSend,
  readMark,
  /** Gives the talk back to the head of the line. */
  z.object({ id, type: z.literal('consultation.decline'), reason: reason.check(z.minLength(1)), claim }),
  z.object({ id, type: z.literal('consultation.pause'), claim }),
  z.object({
    id,
    type: z.literal('handover.offer'),
    to: handoverTargetSchema,
    reason: reason.check(z.minLength(1)),
    note: z.optional(z.string().check(z.maxLength(LIMITS.noteChars))),
    urgent: z.boolean(),
    claim,
  }),
  z.object({ id, type: z.literal('handover.cancel'), claim }),
  z.object({ id, type: z.literal('handover.accept') }),
  z.object({ id, type: z.literal('handover.refuse'), reason: reason.check(z.minLength(1)) }),
  z.object({ id, type: z.literal('emergency.send'), claim }),
  z.object({ id, type: z.literal('note.add'), text: z.string().check(z.minLength(1), z.maxLength(LIMITS.noteChars)), claim }),
  /** With an advice card, or without one when the patient has left. */
  z.object({
    id,
    type: z.literal('consultation.finish'),
    outcome: z.enum(['advice', 'patient-left']),
    advice: z.optional(adviceCardSchema),
    claim,
  }),
]);
export type DoctorCommand = z.infer<typeof doctorCommandSchema>;

/** Any command on one consultation; which of them a session may give depends on whom it belongs to. */
export const consultationCommandSchema = z.union([patientCommandSchema, doctorCommandSchema]);
export type ConsultationCommand = PatientCommand | DoctorCommand;

/** What doctors set themselves to. */
export const doctorStatusSchema = z.enum(['online', 'not-accepting', 'break', 'offline']);
/** Online takes new people; not accepting and break keep the open talks; offline needs that none is open. */
export type DoctorStatus = z.infer<typeof doctorStatusSchema>;

/** What a doctor may do at the desk as a whole. */
export const deskCommandSchema = z.discriminatedUnion('type', [
  /** Flagged cases first, then the oldest, among those the doctor serves. */
  z.object({ id, type: z.literal('queue.accept-next') }),
  z.object({ id, type: z.literal('status.set'), status: doctorStatusSchema }),
]);
export type DeskCommand = z.infer<typeof deskCommandSchema>;

/** What the gateway answers once a command is committed and flushed. */
export const commandResultSchema = z.object({
  id,
  /** The consultation concerned; null where there is none. */
  consultation: z.nullable(idSchema),
  /** Place of the first event that the command made, or of the last one there was when it changed nothing. */
  seq: cursorSchema,
  /** When it was stored. */
  at: z.string(),
});
export type CommandResult = z.infer<typeof commandResultSchema>;
