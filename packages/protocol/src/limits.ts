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
  /** A campaign file's size. */
  campaignFileBytes: 524_288,
  /** Entries of a campaign file's lists. */
  modulesMax: 24,
  questionsMax: 12,
  warningSignsMax: 24,
  phrasesMax: 500,
  originsMax: 200,
  hostKeysMax: 50,
} as const;
