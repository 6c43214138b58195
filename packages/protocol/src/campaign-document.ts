import * as z from 'zod/mini';
import { languageSchema, localizedTextSchema, moduleSchema, warningSignSchema } from './campaign-file.ts';
import { instantSchema } from './consultation.ts';
import { campaignIdSchema, slugSchema } from './ids.ts';

/**
 * What everyone may know of a campaign: `GET /v1/campaigns/{id}`. Times are instants, worked out by the gateway, so that
 * browsers only compare. Host keys, vetoes and other inner matters are not in it. Fields a client does not know are dropped.
 */
export const campaignDocumentSchema = z.object({
  id: campaignIdSchema,
  /** Changes whenever the content does. */
  version: z.string(),
  /** The first is the source language. */
  languages: z.array(languageSchema),
  names: localizedTextSchema,
  sponsor: z.object({ names: localizedTextSchema, covers: localizedTextSchema }),
  /** IANA zone, for showing dates; never for deciding. */
  timeZone: z.string(),
  schedule: z.object({
    startsAt: instantSchema,
    cardClosesAt: instantSchema,
    lineClosesAt: instantSchema,
    /** Service hours up to `horizonAt`: `[from, to)`, sorted. */
    open: z.array(z.tuple([instantSchema, instantSchema])),
    horizonAt: instantSchema,
    /** The same for groups with hours of their own, by the group's id: parts of `open`. */
    modules: z.optional(z.record(slugSchema, z.array(z.tuple([instantSchema, instantSchema])))),
  }),
  /** Present while one more case would be more than the sponsor pays for. */
  capReached: z.optional(z.literal(true)),
  /** Present while the service is paused. */
  paused: z.optional(z.object({ reasons: localizedTextSchema })),
  region: z.object({ code: z.string(), emergencyNumber: z.string(), eligible: z.optional(z.array(z.string())) }),
  warningSigns: z.array(warningSignSchema),
  emergencyPhrases: z.optional(z.record(languageSchema, z.array(z.string()))),
  modules: z.array(moduleSchema),
  /** Where the compiled lexicon is, relative to the gateway; the hash of its content is in the path. */
  lexicon: z.object({ path: z.string(), hash: z.string() }),
  /** Origins of the pages that may hold the frame: also of former ones while somebody is there who may have come through them. */
  origins: z.array(z.string()),
  /** Whether people without a host's token may consult. */
  guests: z.boolean(),
  consent: z.object({
    version: z.string(),
    texts: z.record(languageSchema, z.string()),
    guardianUnderYears: z.int(),
    retentionDays: z.int(),
    contact: localizedTextSchema,
  }),
  alternatives: z.optional(localizedTextSchema),
  whileWaiting: z.optional(localizedTextSchema),
  texts: z.optional(z.record(languageSchema, z.record(z.string(), z.string()))),
  /** Expected wait over all lines in whole minutes, when it is known. */
  wait: z.optional(z.object({ fromMinutes: z.int(), toMinutes: z.int() })),
  /** The gateway's clock when it made this answer. Hosts that hand the document over keep it. */
  serverTime: instantSchema,
});
export type CampaignDocument = z.infer<typeof campaignDocumentSchema>;

/** Answer of the server-side match when the card is to be shown: `GET /v1/campaigns/{id}/entry?q=…`. */
export const entryCardSchema = z.object({
  campaign: campaignIdSchema,
  language: languageSchema,
  title: z.string(),
  label: z.string(),
  /** Lines under the title. */
  lines: z.array(z.string()),
  action: z.string(),
  /** The rule that fired. */
  rule: z.string(),
  /** Until when the answer holds, or null. */
  validUntil: z.nullable(instantSchema),
});
export type EntryCard = z.infer<typeof entryCardSchema>;

/** Answer of the server-side match with `explain=1`. */
export const entryExplanationSchema = z.object({ show: z.boolean(), why: z.string() });
export type EntryExplanation = z.infer<typeof entryExplanationSchema>;
