import * as z from 'zod/mini';
import { languageSchema, localizedTextSchema } from './campaign-file.ts';
import { consultationCommandSchema, deskCommandSchema, doctorStatusSchema, startCommandSchema } from './commands.ts';
import {
  consultationEventSchema,
  consultationViewSchema,
  cursorSchema,
  doctorProfileSchema,
  handoverTargetSchema,
  instantSchema,
} from './consultation.ts';
import { campaignIdSchema, idSchema, slugSchema } from './ids.ts';
import { LIMITS } from './limits.ts';

/** A session's secret, made by the gateway. Stands in bodies and first frames only, never in an address. */
export const sessionTokenSchema = z.string().check(z.minLength(20), z.maxLength(200));
const session = sessionTokenSchema;
const serverTime = instantSchema;

/** Every error answer. `faults` say where the input is wrong. */
export const errorBodySchema = z.object({
  code: z.string(),
  message: z.string(),
  requestId: z.string(),
  retryAfterMs: z.optional(z.int()),
  faults: z.optional(z.array(z.object({ path: z.array(z.union([z.string(), z.number()])), message: z.string() }))),
});
export type ErrorBody = z.infer<typeof errorBodySchema>;

/** `POST /v1/sessions`. Without a credential the session is a guest's; with one it is the person whom the host vouches for. */
export const openSessionSchema = z.object({
  campaign: campaignIdSchema,
  /** A token signed by the host with a key of the campaign. */
  credential: z.optional(z.string().check(z.maxLength(4_096))),
});
/** Answer to `openSessionSchema`. */
export const sessionOpenedSchema = z.object({
  session,
  kind: z.enum(['guest', 'host']),
  expiresAt: instantSchema,
  /** The consultation that is still going on, if any. */
  consultation: z.nullable(idSchema),
  serverTime,
});
export type SessionOpened = z.infer<typeof sessionOpenedSchema>;

/** A body with nothing but the session: `POST /v1/sessions/end`, `/v1/staff/sign-out`, `/v1/desk/read`, `/v1/consultations/list`, `/v1/consultations/{id}/read`. */
export const sessionOnlySchema = z.object({ session });

/** `POST /v1/consultations`. */
export const createConsultationSchema = z.object({ session, command: startCommandSchema });

/** Place in line as the shopper reads it. Estimates, never in the log. */
export const lineInfoSchema = z.object({
  /** People ahead in the same line. */
  ahead: z.int().check(z.gte(0)),
  /** Range of whole minutes; null while too little is known. */
  wait: z.nullable(z.object({ fromMinutes: z.int(), toMinutes: z.int() })),
  /** Longer than usual. */
  busy: z.boolean(),
  /** Someone urgent went ahead since the last time; said before the number rises. */
  urgentAhead: z.boolean(),
});
export type LineInfo = z.infer<typeof lineInfoSchema>;

/** Answer of create and of `POST /v1/consultations/{id}/read`. */
export const consultationReadSchema = z.object({ consultation: consultationViewSchema, line: z.nullable(lineInfoSchema), serverTime });
export type ConsultationRead = z.infer<typeof consultationReadSchema>;

/** Answer of `POST /v1/consultations/list`: newest first, at most 50. */
export const consultationListSchema = z.object({ consultations: z.array(consultationViewSchema), serverTime });

/** `POST /v1/consultations/{id}/events`: a page forward from `after`, or back from `before`; without either, the newest. */
export const readEventsSchema = z.object({
  session,
  after: z.optional(cursorSchema),
  before: z.optional(cursorSchema),
  limit: z.optional(z.int().check(z.gte(1), z.lte(LIMITS.eventsPageMax))),
});
/** A page of the log, always in rising order and without gaps. */
export const eventsPageSchema = z.object({
  events: z.array(consultationEventSchema),
  /** The last event's number in the whole log. */
  lastSeq: cursorSchema,
  serverTime,
});
export type EventsPage = z.infer<typeof eventsPageSchema>;

/** `POST /v1/consultations/{id}/commands`; answered with `commandResultSchema`. */
export const sendCommandSchema = z.object({ session, command: consultationCommandSchema });
/** `POST /v1/desk/commands`; answered with `commandResultSchema`. */
export const sendDeskCommandSchema = z.object({ session, command: deskCommandSchema });
/** `POST /v1/consultations/{id}/typing`; answered with 204. */
export const typingSchema = z.object({ session, on: z.boolean() });

/** `POST /v1/live/poll`: waits until there is something to tell, at most `waitMs`; answered with `pollAnswerSchema`. */
export const pollSchema = z.object({
  session,
  follow: z.array(z.object({ consultation: idSchema, after: cursorSchema })).check(z.maxLength(LIMITS.followedMax)),
  /** Doctors only: also tell of the desk. The answer's `deskVersion` goes here next time; 0 at first. */
  deskVersion: z.optional(z.int().check(z.gte(0))),
  /** The answer's `liveVersion` goes here next time, so that no answer comes for what was told; 0 at first. Each answer says the place in line again. */
  liveVersion: z.optional(z.int().check(z.gte(0))),
  waitMs: z.int().check(z.gte(0), z.lte(LIMITS.pollWaitMaxMs)),
});
export type Poll = z.infer<typeof pollSchema>;

/** Doctors work at the desk, integrators and viewers at the console. */
export const staffRoleSchema = z.enum(['doctor', 'integrator', 'viewer']);
export type StaffRole = z.infer<typeof staffRoleSchema>;

/** `POST /v1/staff/sign-in`: for doctors (desk), integrators and viewers (console). */
export const staffSignInSchema = z.object({
  login: z.string().check(z.minLength(1), z.maxLength(LIMITS.nameChars)),
  password: z.string().check(z.minLength(1), z.maxLength(LIMITS.passwordMaxChars)),
});
/** Answer to a sign-in. */
export const staffSignedInSchema = z.object({
  session,
  expiresAt: instantSchema,
  account: z.object({ id: idSchema, login: z.string(), role: staffRoleSchema, names: localizedTextSchema }),
  serverTime,
});
export type StaffSignedIn = z.infer<typeof staffSignedInSchema>;

/** One person waiting, as doctors see it before accepting: enough to know what is coming, no more. */
export const lineEntrySchema = z.object({
  consultation: idSchema,
  campaign: campaignIdSchema,
  number: z.int(),
  /** With all but the first letter of each word hidden. */
  maskedName: z.optional(z.string()),
  module: slugSchema,
  language: languageSchema,
  flagged: z.boolean(),
  /** Went back to the head of the line. */
  returned: z.boolean(),
  waitingSince: instantSchema,
});
export type LineEntry = z.infer<typeof lineEntrySchema>;

/** A colleague to whom a talk can be handed. */
export const colleagueSchema = z.object({
  doctor: doctorProfileSchema,
  status: doctorStatusSchema,
  modules: z.array(slugSchema),
  languages: z.array(languageSchema),
  openChats: z.int(),
  cap: z.int(),
});
export type Colleague = z.infer<typeof colleagueSchema>;

/** Everything the desk shows beside the talks themselves: answer of `POST /v1/desk/read` and content of a `desk` frame. */
export const deskStateSchema = z.object({
  /** Another number for each content: the same one says that nothing has changed, a higher or lower one says nothing more. */
  version: z.int(),
  doctor: doctorProfileSchema,
  status: doctorStatusSchema,
  /** Talks at the same time at most. */
  cap: z.int(),
  modules: z.array(slugSchema),
  languages: z.array(languageSchema),
  campaigns: z.array(campaignIdSchema),
  /** Those whom this doctor serves, in the order in which they will be accepted; the first 100. */
  line: z.array(lineEntrySchema),
  lineTotal: z.int(),
  /** The doctor's own talks, paused ones included, each with whether the patient is there now. */
  chats: z.array(z.object({ consultation: consultationViewSchema, patientPresent: z.boolean() })),
  /** Talks that others offer to this doctor. */
  offers: z.array(
    z.object({
      consultation: idSchema,
      number: z.int(),
      module: slugSchema,
      language: languageSchema,
      flagged: z.boolean(),
      from: doctorProfileSchema,
      to: handoverTargetSchema,
      reason: z.string(),
      note: z.optional(z.string()),
      urgent: z.boolean(),
      at: instantSchema,
    }),
  ),
  colleagues: z.array(colleagueSchema),
  serverTime,
});
export type DeskState = z.infer<typeof deskStateSchema>;
