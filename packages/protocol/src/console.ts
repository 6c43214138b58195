import * as z from 'zod/mini';
import { campaignDocumentSchema, entryExplanationSchema } from './campaign-document.ts';
import { calendarDaySchema, localizedTextSchema } from './campaign-file.ts';
import { instantSchema } from './consultation.ts';
import { sessionTokenSchema } from './http.ts';
import { campaignIdSchema, idSchema, slugSchema } from './ids.ts';
import { CAMPAIGN_LIMITS, LIMITS } from './limits.ts';

const session = sessionTokenSchema;
const serverTime = instantSchema;

/** One thing that is wrong or doubtful in a campaign file. */
export const findingSchema = z.object({
  /** As in the table of docs/campaigns.md, for example `end-before-start`. */
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  /** Keys and indexes from the root of the file. */
  path: z.array(z.union([z.string(), z.number()])),
  /** What is wrong and what to do, by language. */
  messages: localizedTextSchema,
});
export type Finding = z.infer<typeof findingSchema>;

/** As `CampaignState`. */
export const campaignStateSchema = z.enum(['upcoming', 'open', 'closed', 'paused', 'ended']);

/** Where a campaign is written: in a file on the gateway's disk, which the console only shows, or in the gateway's store, by the console. */
export const campaignSourceSchema = z.enum(['file', 'store']);
export type CampaignSource = z.infer<typeof campaignSourceSchema>;

/** A version of a campaign: 1, 2, 3 … with each publishing, pause and resumption; 0 stands for none yet. */
export const campaignVersionSchema = z.int().check(z.gte(0));
/** A state of a draft: rises with every save; 0 stands for no draft. */
export const draftRevisionSchema = z.int().check(z.gte(0));
/** A campaign file as an editor has it. May be broken; it is checked as a whole, and only a sound one is published. */
export const campaignTextSchema = z.record(z.string(), z.unknown());
export type CampaignText = z.infer<typeof campaignTextSchema>;

/** Somebody of the staff; `null` names stand for an account that is gone, or the command on the gateway's machine. */
export const editorSchema = z.object({ account: z.nullable(idSchema), names: z.nullable(localizedTextSchema) });
export type Editor = z.infer<typeof editorSchema>;

/** People whom a change may affect, at this moment. */
export const affectedSchema = z.object({ waiting: z.int(), talking: z.int() });
export type Affected = z.infer<typeof affectedSchema>;

const momentShape = {
  state: campaignStateSchema,
  showsCard: z.boolean(),
  takesNewPeople: z.boolean(),
  nextChangeAt: z.nullable(instantSchema),
};

/** `POST /v1/console/campaigns`; `at` asks for the state at another instant. */
export const consoleCampaignsSchema = z.object({ session, at: z.optional(instantSchema) });
/** One campaign as the console lists it. */
export const consoleCampaignSchema = z.object({
  ...momentShape,
  document: campaignDocumentSchema,
  source: campaignSourceSchema,
  /** 0 for a file. */
  version: campaignVersionSchema,
  /** Whether somebody has begun to change it. */
  hasDraft: z.boolean(),
  placements: z.array(z.string()),
  firstDay: z.string(),
  lastDay: z.string(),
  /** Offset of the campaign's zone at the instant asked for, for example `+08:00`. */
  zoneOffset: z.string(),
  at: instantSchema,
  findings: z.array(findingSchema),
  /** At this moment, whatever `at` is. */
  waiting: z.int(),
  talking: z.int(),
  doctorsOnline: z.int(),
});
export type ConsoleCampaign = z.infer<typeof consoleCampaignSchema>;
/** Answer of `POST /v1/console/campaigns`: the campaigns that are served, and drafts of those that have never been published. */
export const consoleCampaignListSchema = z.object({
  campaigns: z.array(consoleCampaignSchema),
  drafts: z.array(z.object({ campaign: campaignIdSchema, names: z.nullable(localizedTextSchema), at: instantSchema, by: editorSchema })),
  /** Files that the gateway set aside at its start or since, with the reason, for example an overlap with a campaign of the store. */
  notServed: z.array(z.object({ campaign: campaignIdSchema, findings: z.array(findingSchema) })),
  serverTime,
});
export type ConsoleCampaignList = z.infer<typeof consoleCampaignListSchema>;

/** `POST /v1/console/campaigns/{id}/read`. `editing` tells the others that this person has the form open; repeat it every few seconds. */
export const readCampaignSchema = z.object({ session, editing: z.optional(z.boolean()) });
/** A version as it is named in answers. */
export const publishedSchema = z.object({ version: campaignVersionSchema, at: z.nullable(instantSchema), by: editorSchema });
/** A draft: what is going to be the next version, once somebody publishes it. */
export const draftSchema = z.object({
  revision: draftRevisionSchema,
  /** The version from which the draft was begun. */
  baseVersion: campaignVersionSchema,
  file: campaignTextSchema,
  at: instantSchema,
  by: editorSchema,
});
export type CampaignDraft = z.infer<typeof draftSchema>;
/** Everything that the form of one campaign starts from. */
export const campaignPageSchema = z.object({
  campaign: campaignIdSchema,
  source: campaignSourceSchema,
  /** What is served; `null` before the first publishing. */
  published: z.nullable(z.extend(publishedSchema, { file: campaignTextSchema })),
  draft: z.nullable(draftSchema),
  /** Others who have the form open, the last one seen first. */
  editors: z.array(z.extend(editorSchema, { at: instantSchema })),
  affected: affectedSchema,
  serverTime,
});
export type CampaignPage = z.infer<typeof campaignPageSchema>;

/** `POST /v1/console/campaigns/new`: begins a campaign; its id is in the file. Answered with `savedDraftSchema`. */
export const newCampaignSchema = z.object({ session, file: campaignTextSchema });
/** `POST /v1/console/campaigns/{id}/draft`: `revision` is the one that was changed, 0 for the first save; refused with `DRAFT_CONFLICT` when it is not the last. */
export const saveDraftSchema = z.object({
  session,
  revision: draftRevisionSchema,
  /** The published version from which a first save was made: refused with `DRAFT_CONFLICT` when another one was published meanwhile. */
  version: z.optional(campaignVersionSchema),
  file: campaignTextSchema,
});
/** `POST /v1/console/campaigns/{id}/draft/discard`; answered with 204. */
export const discardDraftSchema = z.object({ session, revision: draftRevisionSchema });
/** The draft is stored. */
export const savedDraftSchema = z.object({ campaign: campaignIdSchema, revision: draftRevisionSchema, at: instantSchema, serverTime });
export type SavedDraft = z.infer<typeof savedDraftSchema>;

/** What changes between two versions, as a sentence by language. */
export const campaignChangeSchema = z.object({
  path: z.array(z.union([z.string(), z.number()])),
  messages: localizedTextSchema,
});

/** `POST /v1/console/campaigns/preview`: what a file means at an instant, without storing it. Everything but `file` is optional. */
export const previewSchema = z.object({
  session,
  file: campaignTextSchema,
  /** Now if left out. */
  at: z.optional(instantSchema),
  /** A search whose answer is explained; the campaign's first trigger or a plain request for a doctor if left out. */
  query: z.optional(z.string().check(z.maxLength(LIMITS.queryChars))),
  language: z.optional(z.string()),
  region: z.optional(z.string()),
  host: z.optional(z.string()),
  /** Hash of the compiled lexicon that the asker has already. */
  knownLexicon: z.optional(z.string()),
});
/** Answer of the preview. */
export const previewAnswerSchema = z.object({
  /** Everything, overlaps with other campaigns of the gateway and the lexicon's compiler included. */
  findings: z.array(findingSchema),
  /** The rest only where the file has no errors. */
  preview: z.nullable(
    z.object({
      ...momentShape,
      at: instantSchema,
      /** As `GET /v1/campaigns/{id}` would answer at that instant. */
      document: campaignDocumentSchema,
      /** The compiled lexicon that the document names, unless `knownLexicon` is the same: that of a draft is served nowhere. */
      lexicon: z.optional(z.record(z.string(), z.unknown())),
      entry: entryExplanationSchema,
      /** Against what is served now; everything is new in a new campaign, so nothing is listed. */
      changes: z.array(campaignChangeSchema),
      /** The first and the last moment at which shoppers see something of it. */
      firstShownAt: instantSchema,
      lastShownAt: instantSchema,
    }),
  ),
  affected: affectedSchema,
  serverTime,
});
export type PreviewAnswer = z.infer<typeof previewAnswerSchema>;

/**
 * `POST /v1/console/campaigns/{id}/publish`: makes the draft the next version. Refused with `DRAFT_CONFLICT` when `revision` is not the
 * draft's last or `version` not what is served, with `CAMPAIGN_FILE_INVALID` for errors, with `PUBLISH_UNCONFIRMED` when a warning is not
 * among `ticked`, or when publishing ends or closes a campaign that is open now and `typedName` is not its id. The same request again, by
 * the same account, is answered with the version that it made: an answer may have been lost.
 */
export const publishSchema = z.object({
  session,
  revision: draftRevisionSchema,
  /** What was served when the person looked. */
  version: campaignVersionSchema,
  /** Codes of the warnings that the person accepts. */
  ticked: z.optional(z.array(z.string()).check(z.maxLength(CAMPAIGN_LIMITS.findingsMax))),
  typedName: z.optional(z.string().check(z.maxLength(LIMITS.nameChars))),
});
/** `POST /v1/console/campaigns/{id}/pause`: at once, in a version of its own; drafts stay as they are and are paused as well when published. */
export const pauseSchema = z.object({ session, reasons: localizedTextSchema });
/** Answer of publishing, pausing and `POST /v1/console/campaigns/{id}/resume` (`sessionOnlySchema`). */
export const publishedAnswerSchema = z.object({ version: campaignVersionSchema, at: instantSchema, serverTime });
export type PublishedAnswer = z.infer<typeof publishedAnswerSchema>;

/** `POST /v1/console/campaigns/{id}/history`: newest first; `before` pages back by `key`. */
export const historySchema = z.object({ session, before: z.optional(z.int().check(z.positive())) });
/** What somebody did to a campaign. */
export const historyEntrySchema = z.object({
  /** Rises with every entry of the gateway. */
  key: z.int(),
  at: instantSchema,
  by: editorSchema,
  what: z.enum(['draft-begun', 'draft-saved', 'draft-discarded', 'published', 'paused', 'resumed', 'restored']),
  /** The version that this made, or that was taken into the draft by `restored`. */
  version: z.nullable(campaignVersionSchema),
  /** Against the version, or the state of the draft, before. */
  changes: z.array(campaignChangeSchema),
});
export type HistoryEntry = z.infer<typeof historyEntrySchema>;
/** Answer: one page. */
export const historyPageSchema = z.object({ entries: z.array(historyEntrySchema), hasMore: z.boolean(), serverTime });
export type HistoryPage = z.infer<typeof historyPageSchema>;

/** `POST /v1/console/campaigns/{id}/version`: one version's file; answered with `versionFileSchema`. */
export const versionSchema = z.object({ session, version: campaignVersionSchema });
export const versionFileSchema = z.extend(publishedSchema, { file: campaignTextSchema, serverTime });
export type VersionFile = z.infer<typeof versionFileSchema>;
/** `POST /v1/console/campaigns/{id}/restore`: puts a version's file into the draft, to be published like any other. Answered with `savedDraftSchema`. */
export const restoreSchema = z.object({ session, version: campaignVersionSchema, revision: draftRevisionSchema });

/** Amounts are whole numbers in the currency's smallest unit. */
const countsShape = {
  /** Entered the line. */
  entered: z.int(),
  /** Reserved and not decided yet. */
  reserved: z.int(),
  /** Left without a doctor's end: nobody pays. */
  released: z.int(),
  /** Ended by a doctor: the sponsor pays. */
  settled: z.int(),
  settledMinor: z.int(),
};
/** `POST /v1/console/campaigns/{id}/ledger` and `…/ledger.csv`: days are those of the campaign's zone on which people entered the line, both included. */
export const ledgerSchema = z.object({ session, firstDay: z.optional(calendarDaySchema), lastDay: z.optional(calendarDaySchema) });
/** What the sponsor owes for a campaign. */
export const ledgerAnswerSchema = z.object({
  campaign: campaignIdSchema,
  /** Without any name where the ledger alone is left of a campaign; there is no price and no cap then. */
  sponsor: localizedTextSchema,
  /** What a new case costs now. */
  perCase: z.nullable(z.object({ amountMinor: z.int(), currency: z.string() })),
  /** Reserved and settled cases may never be more, nor cost more. */
  cap: z.nullable(z.object({ cases: z.optional(z.int()), amountMinor: z.optional(z.int()) })),
  /** Whether one more case would be over the cap. */
  capReached: z.boolean(),
  /** Of all amounts: that of `perCase`, or the one in which cases have cost something before; `null` without either. */
  currency: z.nullable(z.string()),
  /** Of all time, whatever days are asked for. */
  total: z.object({ ...countsShape, reservedMinor: z.int() }),
  /** By day, then by module in the order of the file; days without anybody are left out. */
  days: z.array(z.object({ ...countsShape, day: calendarDaySchema, module: slugSchema })),
  serverTime,
});
export type LedgerAnswer = z.infer<typeof ledgerAnswerSchema>;

/** `POST /v1/console/campaigns/{id}/figures`: how a campaign went between two instants, at most 92 days apart. */
export const figuresSchema = z.object({ session, from: instantSchema, to: instantSchema });
/** Series in steps of equal length, at most 200 of them. */
export const figuresAnswerSchema = z.object({
  stepMs: z.int(),
  /** As in the ledger's answer. */
  currency: z.nullable(z.string()),
  steps: z.array(
    z.object({
      /** Its beginning. */
      at: instantSchema,
      /** People in line at its end. */
      waiting: z.int(),
      /** People who entered the line. */
      entered: z.int(),
      /** People whom a doctor accepted for the first time. */
      accepted: z.int(),
      /** How long those had waited; `null` without any. */
      waitMedianMs: z.nullable(z.int()),
      waitNinetiethMs: z.nullable(z.int()),
      settled: z.int(),
      settledMinor: z.int(),
    }),
  ),
  serverTime,
});
export type FiguresAnswer = z.infer<typeof figuresAnswerSchema>;
