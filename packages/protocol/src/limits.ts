/** Every size, count and time that both ends of the wire rely on. Limits of one side alone live in that side's package. */
export const LIMITS = {
  /** Length of a chat message in UTF-16 units, the same in the composer, the schema and the store. */
  messageChars: 4_000,
  /** From here on the composer shows how many characters are left. */
  messageCounterFromChars: 3_600,
  /** Length of the free text of one answer in the questions. */
  answerChars: 1_000,
  /** Length of a patient's or a doctor's name. */
  nameChars: 60,
  /** Length of one field of the advice card. */
  adviceFieldChars: 4_000,
  /** Length of a reason (declining, handing over, refusing) or of the comment under a rating. */
  reasonChars: 500,
  /** Length of one internal note. */
  noteChars: 2_000,
  /** Length of a password in UTF-16 units. */
  passwordMinChars: 10,
  passwordMaxChars: 200,
  /** Length of the search text that is looked at; the rest is ignored. */
  queryChars: 10_000,
  /** Bytes of one JSON body or socket frame. */
  bodyBytes: 65_536,
  /** Events in one page of a consultation's log, and the page size when none is asked for. */
  eventsPageMax: 200,
  eventsPageDefault: 30,
  /** Consultations that one connection may follow at the same time. */
  followedMax: 32,
  /** Longest time a long poll is held open. */
  pollWaitMaxMs: 25_000,
  /** Time between two heartbeats on a socket, and the time within which an answer must come. */
  heartbeatMs: 20_000,
  heartbeatAnswerMs: 8_000,
  /** Time a socket has to authenticate with its first frame. */
  helloWithinMs: 5_000,
  /** A talk in which the patient has been quiet for this long is paused, which frees the doctor's slot. */
  quietPauseMs: 600_000,
  /** Within this time after a pause a patient returns without a new place in line. */
  pausedReturnMs: 1_800_000,
  /** A doctor who lost the connection for this long gives the open talks back to the head of the line. */
  doctorLostMs: 60_000,
  /** A rating may be changed for this long after the end. */
  ratingEditableMs: 86_400_000,
  /** A wait range is shown only when at least this many people have been accepted lately. */
  waitMinSamples: 3,
  /** Shortest time between two wait estimates sent to the same shopper. */
  waitUpdateMs: 20_000,
  /** A typing mark fades when it was not renewed for this long; senders renew at a third of it. */
  typingFadesMs: 6_000,
  /** Questions of one module, and so answers of one intake. */
  questionsMax: 12,
  /** Options of one question, and so choices in one answer. */
  optionsMax: 24,
} as const;

/** Sizes and counts of a campaign file. Apart from `LIMITS`, which every client carries along. */
export const CAMPAIGN_LIMITS = {
  fileBytes: 524_288,
  /** Lists and objects inside each other. */
  nestingMax: 32,
  /** Findings that one check reports; a file that has more is broken as a whole. */
  findingsMax: 500,
  /** Length of a text in one language: of any text, of the consent, of a search or emergency phrase. */
  textChars: 2_000,
  consentTextChars: 20_000,
  phraseChars: 100,
  /** Length of the version of the consent. */
  versionChars: 40,
  /** Length of the name of a time zone. */
  timeZoneChars: 60,
  placementsMax: 50,
  languagesMax: 30,
  modulesMax: 24,
  warningSignsMax: 24,
  /** Phrases of one kind in one language. */
  phrasesMax: 500,
  originsMax: 200,
  hostKeysMax: 50,
  /** Regions whose people may ask for a doctor. */
  regionsMax: 5_000,
  /** Stretches of service in one day, and exceptions from the weekly hours. */
  stretchesPerDayMax: 8,
  exceptionsMax: 200,
  /** People in one line, and talks of one doctor at the same time, that a file may allow. */
  waitingMax: 100_000,
  chatsPerDoctorMax: 20,
  /** Oldest age of a module or of a patient, and the highest age below which a guardian may have to agree. Whole years. */
  ageMaxYears: 130,
  guardianMaxYears: 25,
  retentionMaxDays: 3_650,
  /** Cost of one case, and the most that a sponsor pays for: sums stay whole numbers that every engine counts exactly. */
  perCaseAmountMinorMax: 10_000_000,
  capCasesMax: 100_000_000,
  capAmountMinorMax: 1_000_000_000_000_000,
} as const;

/** What holds where a campaign file says nothing. */
export const CAMPAIGN_DEFAULTS = {
  /** Talks that one doctor holds at the same time. */
  chatsPerDoctor: 5,
  /** Below this age a parent or guardian has to agree. Whole years. */
  guardianUnderYears: 14,
} as const;
