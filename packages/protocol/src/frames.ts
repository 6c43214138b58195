import * as z from 'zod/mini';
import { commandResultSchema, consultationCommandSchema, deskCommandSchema } from './commands.ts';
import { consultationEventSchema, cursorSchema, instantSchema, sideSchema } from './consultation.ts';
import { deskStateSchema, lineInfoSchema, sessionTokenSchema } from './http.ts';
import { idSchema } from './ids.ts';

const consultation = idSchema;
/**
 * Names the history that the gateway's database holds; another one only after a restore from a copy. A client that knew
 * another one forgets the logs it has and reads them from their start: the same number may stand for another event now.
 */
const epochSchema = z.string();

/** What a client sends over the socket, one JSON text frame each. The first one must be `hello`. */
export const clientFrameSchema = z.discriminatedUnion('type', [
  /** `resumes`: comes back to a talk or a place in line. When many arrive at once, those go before newcomers. */
  z.object({ type: z.literal('hello'), v: z.int(), session: sessionTokenSchema, resumes: z.optional(z.boolean()) }),
  /** Tell everything of a consultation after `after`, then whatever comes. Again moves the cursor. */
  z.object({ type: z.literal('follow'), consultation, after: cursorSchema }),
  z.object({ type: z.literal('unfollow'), consultation }),
  /** Doctors only: tell of the desk. */
  z.object({ type: z.literal('follow-desk') }),
  z.object({ type: z.literal('command'), consultation, command: consultationCommandSchema }),
  z.object({ type: z.literal('desk-command'), command: deskCommandSchema }),
  z.object({ type: z.literal('typing'), consultation, on: z.boolean() }),
  /** Everything up to `upTo` has arrived on this device. Kept nowhere; `follow` says the same of its cursor. */
  z.object({ type: z.literal('received'), consultation, upTo: cursorSchema }),
  z.object({ type: z.literal('ping'), t: z.number() }),
]);
export type ClientFrame = z.infer<typeof clientFrameSchema>;

/** Frames that tell of a consultation or of the desk; a long poll answers with the same ones. */
const newsFrames = [
  /** Events in rising order without gaps, starting right after what was told before. */
  z.object({ type: z.literal('events'), consultation, events: z.array(consultationEventSchema), lastSeq: cursorSchema }),
  z.object({ type: z.literal('typing'), consultation, from: sideSchema, on: z.boolean() }),
  /** Everything up to `upTo` has arrived on a device of that side. Kept nowhere: after an outage it may be unknown again. */
  z.object({ type: z.literal('delivered'), consultation, side: sideSchema, upTo: cursorSchema }),
  /** Whether the other side has a live connection now. */
  z.object({ type: z.literal('presence'), consultation, side: sideSchema, present: z.boolean() }),
  /** Only while waiting, to the patient. */
  z.object({ type: z.literal('line'), consultation, line: lineInfoSchema }),
  z.object({ type: z.literal('desk'), desk: deskStateSchema }),
] as const;

/** A piece of news from the gateway. */
export const newsFrameSchema = z.discriminatedUnion('type', newsFrames);
export type NewsFrame = z.infer<typeof newsFrameSchema>;

/** What the gateway sends over the socket. */
export const serverFrameSchema = z.discriminatedUnion('type', [
  ...newsFrames,
  z.object({
    type: z.literal('welcome'),
    v: z.int(),
    serverTime: instantSchema,
    heartbeatMs: z.int(),
    epoch: epochSchema,
    role: z.enum(['patient', 'doctor']),
  }),
  /** A command is committed and flushed. */
  z.object({ type: z.literal('ack'), result: commandResultSchema }),
  /** A command or another frame was refused; `id` is the command's, `consultation` the one it was about. */
  z.object({
    type: z.literal('refused'),
    id: z.nullable(z.string()),
    consultation: z.nullable(z.string()),
    code: z.string(),
    message: z.string(),
    retryAfterMs: z.optional(z.int()),
  }),
  z.object({ type: z.literal('pong'), t: z.number(), serverTime: instantSchema }),
  /** The gateway is about to close the socket; come back after `retryAfterMs`. */
  z.object({ type: z.literal('bye'), code: z.string(), retryAfterMs: z.optional(z.int()) }),
]);
export type ServerFrame = z.infer<typeof serverFrameSchema>;

/** Answer of `POST /v1/live/poll`. Empty when the time ran out. */
export const pollAnswerSchema = z.object({
  frames: z.array(newsFrameSchema),
  deskVersion: z.int(),
  liveVersion: z.int(),
  epoch: epochSchema,
  serverTime: instantSchema,
});
export type PollAnswer = z.infer<typeof pollAnswerSchema>;
