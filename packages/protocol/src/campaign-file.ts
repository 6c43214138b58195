import * as z from 'zod/mini';
import { campaignIdSchema, slugSchema } from './ids.ts';
import { CAMPAIGN_LIMITS, LIMITS } from './limits.ts';

/** A BCP 47 language tag, for example `en`, `zh-Hans` or `pt-BR`. */
export const languageSchema = z.string().check(z.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/));
/** A text of 1 to 2,000 characters in each language that has one, keyed by language tag. */
export const localizedTextSchema = z.record(languageSchema, z.string().check(z.minLength(1), z.maxLength(CAMPAIGN_LIMITS.textChars)));
/** A calendar day, `YYYY-MM-DD`. Whether it exists is checked with the campaign's calendar. */
export const calendarDaySchema = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
/** A wall time, `HH:MM`, 00:00 to 23:59. */
export const wallTimeSchema = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
/** A wall time that ends something; `24:00` is the end of the day. */
export const closingTimeSchema = z.string().check(z.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/));
/** A wall time of one moment. An offset after it (`02:30+01:00`) says which one is meant where the clocks give it twice. */
export const onceTimeSchema = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d([+-]\d{2}:\d{2})?$/));
/** As `onceTimeSchema`, for the end of something; `24:00` is the end of the day. */
export const onceClosingTimeSchema = z.string().check(z.regex(/^(([01]\d|2[0-3]):[0-5]\d([+-]\d{2}:\d{2})?|24:00)$/));
/** The origin of a web page as browsers write it: scheme, host and, if not the usual one, port; no path. */
export const originSchema = z.string().check(z.regex(/^https?:\/\/[a-z0-9.-]+(:\d{1,5})?$/));

/** One stretch of service: from `from`, included, to `to`, excluded. `22:00`–`02:00` belongs to the day it begins. */
export const serviceStretchSchema = z.strictObject({
  /** Included. */
  from: wallTimeSchema,
  /** Excluded; a time before `from` is on the next day. */
  to: closingTimeSchema,
});
const dayHoursSchema = z.array(serviceStretchSchema).check(z.maxLength(CAMPAIGN_LIMITS.stretchesPerDayMax));

/** Hours of service in the campaign's zone. A weekday that is left out has no service. */
export const serviceHoursSchema = z.strictObject({
  /** Stretches of each weekday, by `mon`, `tue`, `wed`, `thu`, `fri`, `sat` and `sun`. */
  weekly: z.strictObject({
    mon: z.optional(dayHoursSchema),
    tue: z.optional(dayHoursSchema),
    wed: z.optional(dayHoursSchema),
    thu: z.optional(dayHoursSchema),
    fri: z.optional(dayHoursSchema),
    sat: z.optional(dayHoursSchema),
    sun: z.optional(dayHoursSchema),
  }),
  /** Days that differ, both ends included. The first entry that holds a day decides it; no stretches means closed. */
  exceptions: z.optional(
    z
      .array(
        z.strictObject({
          /** The first day of the exception. */
          firstDay: calendarDaySchema,
          /** The last day of the exception, included. */
          lastDay: calendarDaySchema,
          /** In place of the weekly hours; an empty list is closed. */
          hours: dayHoursSchema,
          /** What the exception is, for example a holiday. */
          names: z.optional(localizedTextSchema),
        }),
      )
      .check(z.maxLength(CAMPAIGN_LIMITS.exceptionsMax)),
  ),
});

/** A sign that calls for an emergency number at once, in the shopper's words. */
export const warningSignSchema = z.strictObject({
  /** Unique in its list. */
  id: slugSchema,
  /** As one line of the safety check. */
  texts: localizedTextSchema,
});

/** An amount of money. */
export const moneySchema = z.strictObject({
  /** In the currency's smallest unit: fen, cents, yen. */
  amountMinor: z.int().check(z.gte(0), z.lte(CAMPAIGN_LIMITS.perCaseAmountMinorMax)),
  /** ISO 4217 code, for example `CNY`. */
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
});

const questionBase = {
  /** Unique in the module; answers refer to it. */
  id: slugSchema,
  /** Replaces the built-in title of this kind. */
  titles: z.optional(localizedTextSchema),
  /** Replaces the built-in hint of this kind. */
  hints: z.optional(localizedTextSchema),
};
/** One screen of questions. `titles` and `hints` replace the built-in wording of that kind. */
export const questionSchema = z.discriminatedUnion('kind', [
  /** Age in years; `months` asks for months under two years, `pregnancyWeeks` for the week of pregnancy as well. Can't be skipped. */
  z.strictObject({
    ...questionBase,
    kind: z.literal('age'),
    /** Asks for months under two years. */
    months: z.optional(z.boolean()),
    /** Asks for the week of pregnancy. */
    pregnancyWeeks: z.optional(z.boolean()),
  }),
  /** Large check boxes; `other` adds "Something else" with a text. */
  z.strictObject({
    ...questionBase,
    kind: z.literal('choices'),
    /** What can be chosen. */
    options: z
      .array(
        z.strictObject({
          /** Unique in the question; answers refer to it. */
          id: slugSchema,
          /** On the check box. */
          texts: localizedTextSchema,
        }),
      )
      .check(z.minLength(1), z.maxLength(LIMITS.optionsMax)),
    /** Adds "Something else" with a text. */
    other: z.optional(z.boolean()),
  }),
  /** When it began; `temperature` asks for the temperature, if measured, as well. */
  z.strictObject({
    ...questionBase,
    kind: z.literal('onset'),
    /** Asks for the temperature, if measured. */
    temperature: z.optional(z.boolean()),
  }),
  /** Free text with a "None" button. */
  z.strictObject({ ...questionBase, kind: z.literal('text') }),
]);

/** A group of people with doctors of its own, for example children. */
export const moduleSchema = z.strictObject({
  /** Unique in the campaign; doctors serve modules by it. */
  id: slugSchema,
  /** On the tile. */
  names: localizedTextSchema,
  /** The small line under the name, for example the ages. */
  hints: z.optional(localizedTextSchema),
  /** Whole years, both ends included. */
  ages: z.optional(
    z.strictObject({
      /** The youngest. */
      fromYears: z.optional(z.int().check(z.gte(0), z.lte(CAMPAIGN_LIMITS.ageMaxYears))),
      /** The oldest. */
      toYears: z.optional(z.int().check(z.gte(0), z.lte(CAMPAIGN_LIMITS.ageMaxYears))),
    }),
  ),
  /** When doctors of this group serve, within the hours of the campaign; all of these if left out. */
  serviceHours: z.optional(serviceHoursSchema),
  /** Which drawing the tile shows. */
  icon: z.optional(z.enum(['adult', 'child', 'pregnant', 'elder', 'person'])),
  /** Off: the tile stays visible and says so. */
  enabled: z.optional(z.boolean()),
  /** Signs of this group, after the shared ones. */
  warningSigns: z.optional(z.array(warningSignSchema).check(z.maxLength(CAMPAIGN_LIMITS.warningSignsMax))),
  /** One screen each, in this order. */
  questions: z.array(questionSchema).check(z.minLength(1), z.maxLength(LIMITS.questionsMax)),
});

/** A key with which a host app signs its shoppers' tokens. Public part only; one algorithm for each key. */
export const hostKeySchema = z.strictObject({
  /** The `kid` of the tokens, unique in the campaign. */
  id: slugSchema,
  /** The host's name, for logs and the console. */
  host: z.string().check(z.minLength(1), z.maxLength(LIMITS.nameChars)),
  /** The only one that tokens of this key may name. */
  algorithm: z.enum(['ES256', 'EdDSA', 'RS256']),
  /** The public key as a JSON Web Key. */
  publicKey: z.record(z.string(), z.unknown()),
});

const phrasesSchema = z.record(
  languageSchema,
  z.array(z.string().check(z.minLength(1), z.maxLength(CAMPAIGN_LIMITS.phraseChars))).check(z.maxLength(CAMPAIGN_LIMITS.phrasesMax)),
);

/** One campaign, as an integrator writes it: a JSON file. Unknown keys are refused. */
export const campaignFileSchema = z.strictObject({
  /** For editors: where the JSON Schema of this file is. Ignored. */
  $schema: z.optional(z.string()),
  /** Unique in the gateway; it stands in addresses and in the `campaign` attribute. */
  id: campaignIdSchema,
  /** Names of the places in hosts where the card may stand, for example `search`. */
  placements: z.array(slugSchema).check(z.minLength(1), z.maxLength(CAMPAIGN_LIMITS.placementsMax)),
  /** Languages of the service; the first one is the source language, whose texts must be complete. */
  languages: z.array(languageSchema).check(z.minLength(1), z.maxLength(CAMPAIGN_LIMITS.languagesMax)),
  /** The title of the card and of the special area. */
  names: localizedTextSchema,
  /** Who pays. */
  sponsor: z.strictObject({
    /** As it stands in "Paid for by …". */
    names: localizedTextSchema,
    /** What the sponsor pays for, as one sentence. */
    covers: localizedTextSchema,
    /** What the sponsor pays for a case that a doctor has ended; the ledger counts cases alone if left out. */
    perCase: z.optional(moneySchema),
    /** The most that the sponsor pays for; without bound if left out. Places in line count from the moment they are taken. */
    cap: z.optional(
      z.strictObject({
        /** Cases at most. 1 to 100,000,000. */
        cases: z.optional(z.int().check(z.gte(1), z.lte(CAMPAIGN_LIMITS.capCasesMax))),
        /** Money at most, in the smallest unit of the currency of `perCase`. */
        amountMinor: z.optional(z.int().check(z.gte(1), z.lte(CAMPAIGN_LIMITS.capAmountMinorMax))),
      }),
    ),
  }),
  /** IANA zone that gives every day and wall time of this file its meaning, for example `Asia/Shanghai`. */
  timeZone: z.string().check(z.minLength(1), z.maxLength(CAMPAIGN_LIMITS.timeZoneChars)),
  /** The first day, from its first instant on. */
  firstDay: calendarDaySchema,
  /** The last day, included. */
  lastDay: calendarDaySchema,
  /** Wall time on `firstDay` at which the campaign opens; the start of the day if left out. */
  opensAtLocal: z.optional(onceTimeSchema),
  /** Wall time on `lastDay` from which the card is hidden; the end of the day if left out. */
  cardClosesAtLocal: z.optional(onceClosingTimeSchema),
  /** Wall time on `lastDay` from which nobody new enters the line; the end of the day if left out. */
  lineClosesAtLocal: z.optional(onceClosingTimeSchema),
  /** Always open if left out. */
  serviceHours: z.optional(serviceHoursSchema),
  /** Present while the service is paused; the reason is shown to shoppers. */
  paused: z.optional(
    z.strictObject({
      /** Why, as one sentence. */
      reasons: localizedTextSchema,
    }),
  ),
  /** Where the campaign is. */
  region: z.strictObject({
    /** ISO 3166 country code, or a longer code of the host's, for example `CN` or `CN-420528`. */
    code: z.string().check(z.regex(/^[A-Z]{2}(-[A-Za-z0-9]{1,12})*$/)),
    /** The number to call in an emergency: digits, spaces and a leading `+`. */
    emergencyNumber: z.string().check(z.regex(/^\+?[0-9][0-9 ]{1,18}$/)),
    /** Regions whose people may ask for a doctor; everyone if left out. A code also stands for all codes that begin with it and `-`. */
    eligible: z.optional(
      z.array(z.string().check(z.regex(/^[A-Z]{2}(-[A-Za-z0-9]{1,12})*$/))).check(z.maxLength(CAMPAIGN_LIMITS.regionsMax)),
    ),
  }),
  /** Signs that are asked of every group. */
  warningSigns: z.array(warningSignSchema).check(z.minLength(1), z.maxLength(CAMPAIGN_LIMITS.warningSignsMax)),
  /** Phrases in a message that show the emergency card to its writer. */
  emergencyPhrases: z.optional(phrasesSchema),
  /** The groups of people with doctors of their own, in the order of the tiles. */
  modules: z.array(moduleSchema).check(z.minLength(1), z.maxLength(CAMPAIGN_LIMITS.modulesMax)),
  /** The apps and pages that open the campaign to their shoppers. */
  hosts: z.strictObject({
    /** Origins of the pages that may show the special area. */
    origins: z.array(originSchema).check(z.maxLength(CAMPAIGN_LIMITS.originsMax)),
    /** With keys, hosts may vouch for their shoppers. */
    keys: z.optional(z.array(hostKeySchema).check(z.maxLength(CAMPAIGN_LIMITS.hostKeysMax))),
    /** Whether people without a host's token may consult as guests; yes if left out. */
    guests: z.optional(z.boolean()),
  }),
  /** Which searches show the card: phrases on top of the default lexicon, or a lexicon of the campaign's own. */
  search: z.optional(
    z.strictObject({
      /** Phrases that show the card. */
      triggers: z.optional(phrasesSchema),
      /** Phrases that keep it hidden whatever else is in the query. */
      vetoes: z.optional(phrasesSchema),
      /** A lexicon in place of the default one; `docs/search-trigger.md` has its form. Checked when the file is loaded. */
      lexicon: z.optional(z.record(z.string(), z.unknown())),
    }),
  ),
  /** Bounds of the lines. */
  queue: z.optional(
    z.strictObject({
      /** People waiting in one line at most; more are refused with an honest answer. 1 to 100,000. */
      maxWaiting: z.optional(z.int().check(z.gte(1), z.lte(CAMPAIGN_LIMITS.waitingMax))),
      /** Talks that one doctor holds at the same time at most, 1 to 20; 5 if left out. */
      maxChatsPerDoctor: z.optional(z.int().check(z.gte(1), z.lte(CAMPAIGN_LIMITS.chatsPerDoctorMax))),
    }),
  ),
  /** What shoppers agree to, and what follows from it. */
  consent: z.strictObject({
    /** Recorded with each consent; change it whenever the text changes. */
    version: z.string().check(z.minLength(1), z.maxLength(CAMPAIGN_LIMITS.versionChars)),
    /** The full text, opened from the consent screen. Plain text, paragraphs split by empty lines. */
    texts: z.record(languageSchema, z.string().check(z.minLength(1), z.maxLength(CAMPAIGN_LIMITS.consentTextChars))),
    /** Below this age a parent or guardian has to agree; 14 if left out. Whole years. */
    guardianUnderYears: z.optional(z.int().check(z.gte(0), z.lte(CAMPAIGN_LIMITS.guardianMaxYears))),
    /** Days after the end for which a conversation is kept; then the gateway deletes it. 1 to 3,650. */
    retentionDays: z.int().check(z.gte(1), z.lte(CAMPAIGN_LIMITS.retentionMaxDays)),
    /** How to ask for deletion, as one sentence. */
    contact: localizedTextSchema,
  }),
  /** What else people may do when the service is closed, as one sentence. */
  alternatives: z.optional(localizedTextSchema),
  /** Text for the line: what helps at home meanwhile. Plain text. */
  whileWaiting: z.optional(localizedTextSchema),
  /** Replaces texts of the interface: language to key to text. Keys are listed in docs/elements.md. */
  texts: z.optional(z.record(languageSchema, z.record(z.string(), z.string().check(z.maxLength(CAMPAIGN_LIMITS.textChars))))),
});

export type CampaignFile = z.infer<typeof campaignFileSchema>;
export type ServiceHours = z.infer<typeof serviceHoursSchema>;
export type ServiceStretch = z.infer<typeof serviceStretchSchema>;
export type CampaignModule = z.infer<typeof moduleSchema>;
export type CampaignQuestion = z.infer<typeof questionSchema>;
export type WarningSign = z.infer<typeof warningSignSchema>;
export type HostKey = z.infer<typeof hostKeySchema>;
