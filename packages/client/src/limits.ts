/**
 * Every time, size and count that the client alone decides; what both ends of the wire rely on is the protocol's `LIMITS`. Each is read as
 * `CLIENT_LIMITS.name`: bundlers then write the number in its place and leave the table out, which is 0.4 kB.
 */
export const CLIENT_LIMITS = {
  /** Longest wait for an answer to one request, and for a socket to open and to be welcomed. */
  requestTimeoutMs: 15_000,
  openTimeoutMs: 10_000,
  /** Pause before a new connection: a random part of 0.5 s doubled with each failure, at most 30 s. */
  backoffBaseMs: 500,
  backoffMaxMs: 30_000,
  /** A connection that lived this long makes the next failure the first one again. */
  stableAfterMs: 60_000,
  /** Longest pause that a gateway can ask for. */
  retryWindowMaxMs: 3_600_000,
  /**
   * Sockets that fail to open in a row before long polling takes over, the time after which a socket is tried again once polling
   * works, and the time between two more tries.
   */
  failedOpensMax: 2,
  socketFirstRetryMs: 2_000,
  socketRetryMs: 300_000,
  /**
   * How long a long poll asks to be held at most, and may last beyond that. A dead way is noticed within 30 s, counted from the last
   * question that got through: a poll that was long on its way leaves the next one less time to be held. Pause after an answer that
   * brought nothing new.
   */
  pollWaitMs: 10_000,
  pollGraceMs: 10_000,
  pollNoticeMs: 30_000,
  pollPauseMs: 1_000,
  /**
   * Frames that a socket sends without a pause, and the time for each one after that; a doctor's is a fifth of it. A quarter below
   * what the gateway takes (a burst of 20, then 2 or 10 a second), so that a full outbox never costs the connection.
   */
  paceBurstFrames: 15,
  paceMs: 650,
  doctorPaceMs: 130,
  /** After it said goodbye, the gateway has this long to close the socket. */
  byeGraceMs: 5_000,
  /** A message counts as not sent when it has no answer for this long; other commands fail then. */
  answerWithinMs: 15_000,
  /** Times that a command is sent again after an answer that says "inside the gateway something failed". */
  internalRetriesMax: 5,
  /** Unsent messages and drafts stay on the device for this long. */
  unsentKeptMs: 86_400_000,
  /** The channel is closed when the page has been in the background for this long. */
  backgroundCloseMs: 5_000,
  /** Longest wait for the device's storage; who waits then goes on as if there were none. */
  storageWithinMs: 3_000,
  /** Pause after which a session that the device did not take is given to it again. */
  storageRetryMs: 5_000,
  /** Read marks of this long become one; the same for what is told of arrivals. */
  readMarkDelayMs: 500,
  receivedDelayMs: 500,
  /** Announced events that have not come for this long are fetched. */
  catchUpMs: 2_000,
  /** A campaign document is good for this long when the gateway does not say. */
  campaignFreshMs: 60_000,
} as const;
