import type * as z from 'zod/mini';
import { campaignDocumentSchema, entryCardSchema, entryExplanationSchema } from './campaign-document.ts';
import { commandResultSchema } from './commands.ts';
import {
  campaignPageSchema,
  consoleCampaignListSchema,
  consoleCampaignsSchema,
  discardDraftSchema,
  historyPageSchema,
  historySchema,
  newCampaignSchema,
  pauseSchema,
  previewAnswerSchema,
  previewSchema,
  publishedAnswerSchema,
  publishSchema,
  readCampaignSchema,
  restoreSchema,
  savedDraftSchema,
  saveDraftSchema,
  versionFileSchema,
  versionSchema,
} from './console.ts';
import type { ErrorCode } from './errors.ts';
import { pollAnswerSchema } from './frames.ts';
import {
  consultationListSchema,
  consultationReadSchema,
  createConsultationSchema,
  deskStateSchema,
  eventsPageSchema,
  openSessionSchema,
  pollSchema,
  readEventsSchema,
  sendCommandSchema,
  sendDeskCommandSchema,
  sessionOnlySchema,
  sessionOpenedSchema,
  staffSignedInSchema,
  staffSignInSchema,
  typingSchema,
} from './http.ts';

/** Whose session a request carries; `nobody` for requests without one, `anybody` where every session is as good as another. */
export type Caller = 'nobody' | 'anybody' | 'shopper' | 'doctor' | 'shopper or doctor' | 'integrator' | 'integrator or viewer';

/** One address of the gateway that clients call. */
export interface Route {
  readonly method: 'GET' | 'POST';
  /** `{name}` stands for one part of the address. */
  readonly path: string;
  /** What it does, as one phrase. */
  readonly what: string;
  readonly caller: Caller;
  /** What is asked in the address, behind `?`. */
  readonly query?: string;
  readonly body: z.ZodMiniType | null;
  /** Answers with 200, by their schemas; an empty list where the body is none of ours. */
  readonly answers: readonly z.ZodMiniType[];
  /** Whether 204, without a body, is an answer too, or the only one. */
  readonly mayBeEmpty?: boolean;
  /** Errors of this route, beside those that every route of its kind has (`COMMON_ERRORS`). */
  readonly errors: readonly ErrorCode[];
}

/** Errors that need not be listed with each route. */
export const COMMON_ERRORS = {
  every: ['GATEWAY_STOPPING', 'INTERNAL'],
  withBody: ['JSON_MALFORMED', 'BODY_TOO_LARGE', 'INPUT_INVALID'],
  withSession: ['TOKEN_INVALID', 'TOKEN_EXPIRED', 'ROLE_REFUSED', 'RATE_LIMITED'],
} as const satisfies Record<string, readonly ErrorCode[]>;

/** Refusals of whatever changes a campaign of the store. */
const OF_STORE = ['CAMPAIGN_UNKNOWN', 'CAMPAIGN_FROM_FILE'] as const;
const ACCESS = ['CONSULTATION_UNKNOWN', 'NOT_YOUR_CONSULTATION'] as const;

/** Every address under `/v1` but the live socket: the gateway serves these and no others, which a test of the gateway holds. */
export const ROUTES = [
  {
    method: 'GET',
    path: '/v1/campaigns/{id}',
    what: 'the public campaign document; `ETag`, cacheable for 60 s',
    caller: 'nobody',
    body: null,
    answers: [campaignDocumentSchema],
    errors: ['CAMPAIGN_UNKNOWN'],
  },
  {
    method: 'GET',
    path: '/v1/campaigns/{id}/entry',
    what: 'the server-side match: the card, or 204 without one; with `explain=1` always the reason',
    caller: 'nobody',
    query: '`q`, and if wanted `lang`, `region`, `explain=1`',
    body: null,
    answers: [entryCardSchema, entryExplanationSchema],
    mayBeEmpty: true,
    errors: ['CAMPAIGN_UNKNOWN', 'INPUT_INVALID'],
  },
  {
    method: 'GET',
    path: '/v1/lexicons/{hash}.json',
    what: 'a compiled lexicon, cacheable for ever',
    caller: 'nobody',
    body: null,
    answers: [],
    errors: ['LEXICON_UNKNOWN'],
  },
  {
    method: 'POST',
    path: '/v1/sessions',
    what: 'opens a shopper’s session',
    caller: 'nobody',
    body: openSessionSchema,
    answers: [sessionOpenedSchema],
    errors: ['CAMPAIGN_UNKNOWN', 'TOKEN_INVALID', 'TOKEN_EXPIRED', 'TOKEN_FOREIGN', 'RATE_LIMITED', 'GATEWAY_BUSY'],
  },
  {
    method: 'POST',
    path: '/v1/sessions/end',
    what: 'ends a session; also one that is over',
    caller: 'anybody',
    body: sessionOnlySchema,
    answers: [],
    mayBeEmpty: true,
    errors: [],
  },
  {
    method: 'POST',
    path: '/v1/consultations',
    what: 'opens a consultation: a place in line',
    caller: 'shopper',
    body: createConsultationSchema,
    answers: [consultationReadSchema],
    errors: [
      'CAMPAIGN_UNKNOWN',
      'CAMPAIGN_NOT_OPEN',
      'MODULE_UNAVAILABLE',
      'LANGUAGE_UNAVAILABLE',
      'REGION_UNAVAILABLE',
      'CONSENT_MISSING',
      'CONSULTATION_GOING_ON',
      'QUEUE_FULL',
      'ID_REUSED',
    ],
  },
  {
    method: 'POST',
    path: '/v1/consultations/list',
    what: 'the person’s consultations, newest first',
    caller: 'shopper or doctor',
    body: sessionOnlySchema,
    answers: [consultationListSchema],
    errors: [],
  },
  {
    method: 'POST',
    path: '/v1/consultations/{id}/read',
    what: 'one consultation, with the place in line while it waits',
    caller: 'shopper or doctor',
    body: sessionOnlySchema,
    answers: [consultationReadSchema],
    errors: ACCESS,
  },
  {
    method: 'POST',
    path: '/v1/consultations/{id}/events',
    what: 'a page of its log',
    caller: 'shopper or doctor',
    body: readEventsSchema,
    answers: [eventsPageSchema],
    errors: ACCESS,
  },
  {
    method: 'POST',
    path: '/v1/consultations/{id}/commands',
    what: 'a command on it; answered once it is committed and flushed',
    caller: 'shopper or doctor',
    body: sendCommandSchema,
    answers: [commandResultSchema],
    errors: [
      ...ACCESS,
      'ID_REUSED',
      'MESSAGE_EMPTY',
      'MESSAGE_TOO_LONG',
      'MESSAGE_NOT_TEXT',
      'CONSULTATION_ENDED',
      'STATE_CONFLICT',
      'RATING_CLOSED',
      'HANDOVER_TARGET',
      'DOCTOR_NOT_ACCEPTING',
      'DOCTOR_CAP_REACHED',
    ],
  },
  {
    method: 'POST',
    path: '/v1/consultations/{id}/typing',
    what: 'shows or takes away the typing mark',
    caller: 'shopper or doctor',
    body: typingSchema,
    answers: [],
    mayBeEmpty: true,
    errors: ACCESS,
  },
  {
    method: 'POST',
    path: '/v1/live/poll',
    what: 'the live socket’s news by long polling',
    caller: 'shopper or doctor',
    body: pollSchema,
    answers: [pollAnswerSchema],
    errors: [...ACCESS, 'STATE_CONFLICT', 'GATEWAY_BUSY'],
  },
  {
    method: 'POST',
    path: '/v1/staff/sign-in',
    what: 'signs a doctor, an integrator or a viewer in',
    caller: 'nobody',
    body: staffSignInSchema,
    answers: [staffSignedInSchema],
    errors: ['SIGN_IN_REFUSED', 'SIGN_IN_THROTTLED'],
  },
  {
    method: 'POST',
    path: '/v1/staff/sign-out',
    what: 'ends a session of the staff; also one that is over',
    caller: 'anybody',
    body: sessionOnlySchema,
    answers: [],
    mayBeEmpty: true,
    errors: [],
  },
  {
    method: 'POST',
    path: '/v1/desk/read',
    what: 'what the desk shows beside the talks',
    caller: 'doctor',
    body: sessionOnlySchema,
    answers: [deskStateSchema],
    errors: [],
  },
  {
    method: 'POST',
    path: '/v1/desk/commands',
    what: 'accepts the next one, or sets the doctor’s status',
    caller: 'doctor',
    body: sendDeskCommandSchema,
    answers: [commandResultSchema],
    errors: ['QUEUE_EMPTY', 'DOCTOR_CAP_REACHED', 'DOCTOR_NOT_ACCEPTING', 'DOCTOR_HAS_CHATS', 'ID_REUSED'],
  },
  {
    method: 'POST',
    path: '/v1/console/campaigns',
    what: 'every campaign, with its state at an instant',
    caller: 'integrator or viewer',
    body: consoleCampaignsSchema,
    answers: [consoleCampaignListSchema],
    errors: [],
  },
  {
    method: 'POST',
    path: '/v1/console/campaigns/new',
    what: 'begins a campaign: its first draft; up to 512 KiB of file',
    caller: 'integrator',
    body: newCampaignSchema,
    answers: [savedDraftSchema],
    errors: ['CAMPAIGN_EXISTS', 'CAMPAIGN_FILE_INVALID'],
  },
  {
    method: 'POST',
    path: '/v1/console/campaigns/preview',
    what: 'what a file means at an instant, and everything that is wrong with it, without storing it',
    caller: 'integrator or viewer',
    body: previewSchema,
    answers: [previewAnswerSchema],
    errors: [],
  },
  {
    method: 'POST',
    path: '/v1/console/campaigns/{id}/read',
    what: 'what the form of one campaign starts from, and who has it open',
    caller: 'integrator or viewer',
    body: readCampaignSchema,
    answers: [campaignPageSchema],
    errors: ['CAMPAIGN_UNKNOWN'],
  },
  {
    method: 'POST',
    path: '/v1/console/campaigns/{id}/draft',
    what: 'stores a draft, which may be broken',
    caller: 'integrator',
    body: saveDraftSchema,
    answers: [savedDraftSchema],
    errors: [...OF_STORE, 'DRAFT_CONFLICT', 'CAMPAIGN_FILE_INVALID'],
  },
  {
    method: 'POST',
    path: '/v1/console/campaigns/{id}/draft/discard',
    what: 'takes a draft away',
    caller: 'integrator',
    body: discardDraftSchema,
    answers: [],
    mayBeEmpty: true,
    errors: ['CAMPAIGN_FROM_FILE', 'DRAFT_CONFLICT'],
  },
  {
    method: 'POST',
    path: '/v1/console/campaigns/{id}/publish',
    what: 'makes the draft the next version, served at once',
    caller: 'integrator',
    body: publishSchema,
    answers: [publishedAnswerSchema],
    errors: [...OF_STORE, 'DRAFT_CONFLICT', 'CAMPAIGN_FILE_INVALID', 'PUBLISH_UNCONFIRMED', 'GATEWAY_BUSY'],
  },
  {
    method: 'POST',
    path: '/v1/console/campaigns/{id}/pause',
    what: 'stops taking new people at once, with a reason that shoppers see',
    caller: 'integrator',
    body: pauseSchema,
    answers: [publishedAnswerSchema],
    errors: [...OF_STORE, 'CAMPAIGN_FILE_INVALID', 'GATEWAY_BUSY'],
  },
  {
    method: 'POST',
    path: '/v1/console/campaigns/{id}/resume',
    what: 'ends a pause at once',
    caller: 'integrator',
    body: sessionOnlySchema,
    answers: [publishedAnswerSchema],
    errors: [...OF_STORE, 'CAMPAIGN_FILE_INVALID', 'GATEWAY_BUSY'],
  },
  {
    method: 'POST',
    path: '/v1/console/campaigns/{id}/history',
    what: 'a page of who did what, newest first',
    caller: 'integrator or viewer',
    body: historySchema,
    answers: [historyPageSchema],
    errors: [],
  },
  {
    method: 'POST',
    path: '/v1/console/campaigns/{id}/version',
    what: 'the file of one version',
    caller: 'integrator or viewer',
    body: versionSchema,
    answers: [versionFileSchema],
    errors: ['VERSION_UNKNOWN'],
  },
  {
    method: 'POST',
    path: '/v1/console/campaigns/{id}/restore',
    what: 'puts a version into the draft',
    caller: 'integrator',
    body: restoreSchema,
    answers: [savedDraftSchema],
    errors: [...OF_STORE, 'DRAFT_CONFLICT', 'VERSION_UNKNOWN'],
  },
] as const satisfies readonly Route[];
