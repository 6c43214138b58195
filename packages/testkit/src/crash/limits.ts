/** Times and counts of the crash and cluster harness, with their units. */
export const CRASH_LIMITS = {
  /** Longest wait for one HTTP answer before it is asked for again, with the same id. */
  answerWithinMs: 5_000,
  /** Longest wait for a socket's welcome, and for the answer to a command, before another socket is tried. */
  welcomeWithinMs: 5_000,
  ackWithinMs: 8_000,
  /** Time between two pings over a socket, and within which an answer has to come. Shorter than in the client, because tests are. */
  pingEveryMs: 5_000,
  pongWithinMs: 4_000,
  /** Time before another try, when nobody said how long: a random time in this range. */
  retryMinMs: 100,
  retryMaxMs: 600,
  /** What the gateway says about coming back is believed up to here. */
  retryAfterMaxMs: 5_000,
  /** Time in which everybody has to come to rest once nothing new is sent. */
  settleWithinMs: 120_000,
  /** Examples of each kind of fault that a report names. */
  examplesMax: 10,
} as const;
