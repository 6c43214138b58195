import * as z from 'zod/mini';
import { languageSchema, localizedTextSchema } from './campaign-file.ts';
import { campaignIdSchema, idSchema, slugSchema } from './ids.ts';
import { LIMITS } from './limits.ts';

/** An instant as ISO 8601 in UTC with milliseconds, for example `2023-01-05T06:02:11.000Z`. From the gateway's clock. */
export const instantSchema = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$/));
/** Place of an event in its consultation: 1, 2, 3 … without gaps. */
export const seqSchema = z.int().check(z.positive());
/** A place up to which something holds; 0 is before the first event. */
export const cursorSchema = z.int().check(z.gte(0));

/** Where a consultation stands in its life cycle. */
export const consultationStateSchema = z.enum(['waiting', 'talking', 'paused', 'ended', 'left']);
export type ConsultationState = z.infer<typeof consultationStateSchema>;

/** The two sides of a talk. */
export const sideSchema = z.enum(['patient', 'doctor']);
export type Side = z.infer<typeof sideSchema>;

/** What people may know of a doctor. `familyNames` is used in "Dr Li"; the whole name where it is missing. */
export const doctorProfileSchema = z.object({
  id: idSchema,
  names: localizedTextSchema,
  familyNames: z.optional(localizedTextSchema),
  titles: z.optional(localizedTextSchema),
  departments: z.optional(localizedTextSchema),
  /** Number of the licence, shown under the doctor's details. */
  licence: z.optional(z.string().check(z.maxLength(LIMITS.nameChars))),
});
export type DoctorProfile = z.infer<typeof doctorProfileSchema>;

const answerText = z.string().check(z.maxLength(LIMITS.answerChars));
/** The answer to one question of the module, in the order in which they were asked. */
export const answerSchema = z.discriminatedUnion('kind', [
  z.object({ question: slugSchema, kind: z.literal('skipped') }),
  z.object({
    question: slugSchema,
    kind: z.literal('age'),
    /** Whole years; 0 with `months` under two years. */
    years: z.int().check(z.gte(0), z.lte(130)),
    months: z.optional(z.int().check(z.gte(0), z.lte(23))),
    pregnancyWeeks: z.optional(z.int().check(z.gte(0), z.lte(45))),
  }),
  z.object({
    question: slugSchema,
    kind: z.literal('choices'),
    chosen: z.array(slugSchema).check(z.maxLength(LIMITS.optionsMax)),
    other: z.optional(answerText),
  }),
  z.object({
    question: slugSchema,
    kind: z.literal('onset'),
    onset: z.enum(['today', 'days', 'longer']),
    /** Degrees Celsius, 30 to 45, one decimal. */
    temperatureC: z.optional(z.number().check(z.gte(30), z.lte(45))),
  }),
  /** `none` records that the shopper pressed "None". */
  z.object({ question: slugSchema, kind: z.literal('text'), text: answerText, none: z.optional(z.boolean()) }),
]);
export type Answer = z.infer<typeof answerSchema>;

/** What the shopper told before joining the line; doctors see it as the patient card. */
export const intakeSchema = z.object({
  /** Whether the shopper is the patient. */
  forSelf: z.boolean(),
  /** What the doctor may call the patient; optional. */
  name: z.optional(z.string().check(z.minLength(1), z.maxLength(LIMITS.nameChars))),
  answers: z.array(answerSchema).check(z.maxLength(LIMITS.questionsMax)),
  /** Answer to the safety check; `some` marks the case for priority. */
  safety: z.enum(['none', 'some']),
  /** The reader's text size, so that doctors write shorter to those with large text. */
  textSize: z.optional(z.enum(['standard', 'large', 'elder', 'max'])),
});
export type Intake = z.infer<typeof intakeSchema>;

/** What was agreed to: version and language of the text; the time is the event's. */
export const consentSchema = z.object({ version: z.string().check(z.maxLength(40)), language: languageSchema, guardian: z.boolean() });
export type Consent = z.infer<typeof consentSchema>;

const adviceField = z.string().check(z.maxLength(LIMITS.adviceFieldChars));
/** The doctor's written summary. `advice` is never empty; the other two may be. */
export const adviceCardSchema = z.object({ advice: adviceField, whenToGetHelp: adviceField, followUp: adviceField });
export type AdviceCard = z.infer<typeof adviceCardSchema>;

const reasonText = z.string().check(z.maxLength(LIMITS.reasonChars));
/** Whether the talk helped, and a comment. */
export const ratingSchema = z.object({ score: z.enum(['yes', 'little', 'no']), text: z.optional(reasonText) });
export type Rating = z.infer<typeof ratingSchema>;

/** To whom a talk is handed over: one doctor, or whoever of a module accepts first. */
export const handoverTargetSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('doctor'), doctor: idSchema }),
  z.object({ kind: z.literal('module'), module: slugSchema }),
]);
export type HandoverTarget = z.infer<typeof handoverTargetSchema>;

const base = { seq: seqSchema, at: instantSchema };

/**
 * What can stand in a consultation's log. Every event has its place and the gateway's time. Patients get some of them as
 * `internal`, so that their numbers stay without gaps while notes and reasons stay with the staff.
 */
export const consultationEventSchema = z.discriminatedUnion('type', [
  z.object({
    ...base,
    type: z.literal('consultation.created'),
    campaign: campaignIdSchema,
    module: slugSchema,
    language: languageSchema,
    /** Case number within the campaign: 1, 2, 3 … */
    number: seqSchema,
    intake: intakeSchema,
    consent: consentSchema,
    flagged: z.boolean(),
  }),
  z.object({ ...base, type: z.literal('consultation.accepted'), doctor: doctorProfileSchema }),
  z.object({
    ...base,
    type: z.literal('message.stored'),
    /** The id that the sender made; a resend carries the same one and is stored once. */
    id: idSchema,
    from: sideSchema,
    /** The writing doctor's id; absent on a patient's message. */
    doctor: z.optional(idSchema),
    /** 1 to 4,000 UTF-16 units of plain text. Never logged. */
    text: z.string().check(z.minLength(1), z.maxLength(LIMITS.messageChars)),
  }),
  /** One side has seen everything up to `upTo`, included. */
  z.object({ ...base, type: z.literal('read.marked'), by: sideSchema, upTo: seqSchema }),
  z.object({ ...base, type: z.literal('consultation.flagged'), by: z.enum(['phrase', 'doctor']) }),
  /** The emergency card was shown to the patient: after a phrase of the patient's own, or by the doctor. */
  z.object({ ...base, type: z.literal('emergency.shown'), by: z.enum(['safety-check', 'phrase', 'doctor']) }),
  z.object({ ...base, type: z.literal('emergency.reported'), what: z.enum(['seen', 'called', 'continued']) }),
  z.object({ ...base, type: z.literal('consultation.paused'), reason: z.enum(['quiet', 'doctor']) }),
  z.object({ ...base, type: z.literal('consultation.resumed') }),
  /** Back to the line: to its head, or to its end after a pause that lasted too long. `note` is for staff. */
  z.object({
    ...base,
    type: z.literal('consultation.returned'),
    reason: z.enum(['doctor-lost', 'declined', 'doctor-busy', 'pause-expired']),
    place: z.enum(['head', 'end']),
    note: z.optional(reasonText),
  }),
  /** Staff only. */
  z.object({
    ...base,
    type: z.literal('handover.offered'),
    from: idSchema,
    to: handoverTargetSchema,
    reason: reasonText,
    note: z.optional(z.string().check(z.maxLength(LIMITS.noteChars))),
    urgent: z.boolean(),
  }),
  z.object({ ...base, type: z.literal('handover.accepted'), from: doctorProfileSchema, doctor: doctorProfileSchema }),
  /** Staff only. */
  z.object({ ...base, type: z.literal('handover.refused'), by: idSchema, reason: reasonText }),
  /** Staff only. The offering doctor took it back. */
  z.object({ ...base, type: z.literal('handover.cancelled') }),
  /** Staff only. */
  z.object({
    ...base,
    type: z.literal('note.added'),
    doctor: idSchema,
    text: z.string().check(z.minLength(1), z.maxLength(LIMITS.noteChars)),
  }),
  z.object({
    ...base,
    type: z.literal('consultation.ended'),
    by: z.enum(['doctor', 'patient', 'service']),
    /** Absent when the patient left without one. */
    advice: z.optional(adviceCardSchema),
    /** Until when the conversation can be read. */
    keptUntil: instantSchema,
  }),
  z.object({ ...base, type: z.literal('consultation.left') }),
  z.object({ ...base, type: z.literal('consultation.rated'), rating: ratingSchema }),
  /** What a patient gets in place of an event for staff. */
  z.object({ ...base, type: z.literal('internal') }),
]);
export type ConsultationEvent = z.infer<typeof consultationEventSchema>;
export type ConsultationEventType = ConsultationEvent['type'];
/** The event of one type. */
export type EventOf<Type extends ConsultationEventType> = Extract<ConsultationEvent, { type: Type }>;
/** A stored chat message. */
export type ChatMessage = EventOf<'message.stored'>;

/** A consultation as its log tells it, made by `applyEvent`; the messages themselves are read from the log in pages. */
export const consultationViewSchema = z.object({
  id: idSchema,
  campaign: campaignIdSchema,
  module: slugSchema,
  language: languageSchema,
  number: seqSchema,
  state: consultationStateSchema,
  /** The last event that is in this view. */
  seq: seqSchema,
  createdAt: instantSchema,
  /** Since when the patient has had the present place in line; moves only with a return to the end. */
  lineSince: instantSchema,
  intake: intakeSchema,
  consent: z.extend(consentSchema, { at: instantSchema }),
  flagged: z.boolean(),
  /** The doctor in the talk; while paused or ended, the last one. */
  doctor: z.nullable(doctorProfileSchema),
  /** Place of the event that gave the talk to this doctor, and so a number that rises with each claim; null while nobody has it. */
  claim: z.nullable(seqSchema),
  /** An open offer to hand over; always null for patients. */
  handover: z.nullable(
    z.object({
      from: idSchema,
      to: handoverTargetSchema,
      reason: z.string(),
      note: z.optional(z.string()),
      urgent: z.boolean(),
      at: instantSchema,
    }),
  ),
  /** Why the last offer was refused, for the doctor who made it; always null for patients. */
  refusal: z.nullable(z.object({ by: idSchema, reason: z.string() })),
  readUpTo: z.object({ patient: cursorSchema, doctor: cursorSchema }),
  /** Messages stored so far by each side, and the place of the last one. */
  messages: z.object({ patient: z.int(), doctor: z.int(), lastSeq: cursorSchema }),
  /** Since when the patient has been waiting for an answer in the talk; null when answered. */
  unansweredSince: z.nullable(instantSchema),
  emergency: z.nullable(
    z.object({ shownAt: instantSchema, by: z.enum(['safety-check', 'phrase', 'doctor']), seen: z.boolean(), called: z.boolean() }),
  ),
  pausedAt: z.nullable(instantSchema),
  endedAt: z.nullable(instantSchema),
  endedBy: z.nullable(z.enum(['doctor', 'patient', 'service'])),
  keptUntil: z.nullable(instantSchema),
  advice: z.nullable(adviceCardSchema),
  rating: z.nullable(z.extend(ratingSchema, { at: instantSchema })),
});
export type ConsultationView = z.infer<typeof consultationViewSchema>;
