/** Sizes, counts and times of the gateway alone, with their units; what both ends rely on is `LIMITS` of the protocol. Sorted. */
export const GATEWAY_LIMITS = {
  /** Accounts in one file that `doctor import` reads. */
  accountsImportMax: 2_000,
  /** Time that browsers and caches may keep a campaign document, a lexicon by hash, and a preflight answer. */
  cacheDocumentS: 60,
  cacheImmutableS: 31_536_000,
  cachePreflightS: 7_200,
  /** Difference between a host's clock and ours that a token may show. */
  credentialClockToleranceMs: 30_000,
  /** Longest life of a host's token, from `iat` to `exp`. */
  credentialLifetimeMaxMs: 3_600_000,
  /** Length of the `sub` of a host's token in UTF-16 units. */
  credentialSubjectChars: 128,
  /** A guest's session outlives the campaign's retention by this; the whole is at most a bit over a year. */
  guestSessionExtraMs: 604_800_000,
  guestSessionMaxMs: 34_560_000_000,
  /** Life of a session that a host vouched for; the client asks the host again afterwards. */
  hostSessionMs: 43_200_000,
  /** Connections that wait to be accepted; the system may hold it lower. */
  listenBacklog: 4_096,
  /** Length of a login in UTF-16 units. */
  loginChars: 60,
  /** Sign-ins whose passwords are being checked at the same time, and those that may wait for it. */
  passwordChecksAtOnce: 2,
  passwordChecksWaitingMax: 64,
  /** Bytes of one request's line and headers: a query of 10,000 Chinese letters takes 90 kB in an address. */
  requestHeadBytes: 131_072,
  /** Time in which a request's line, headers and body must have come. */
  requestWithinMs: 60_000,
  /** Schedules are worked out for whole steps of this length, so that all nodes answer alike. */
  scheduleStepMs: 3_600_000,
  /** Sessions that are kept in memory, and how long one is believed without asking the database. */
  sessionCacheMax: 10_000,
  sessionCacheMs: 60_000,
  /** Time between two looks for sessions that another process ended. */
  sessionEndingsPollMs: 2_000,
  /** Sessions that are over stay in the database for this long, so that every process sees the end. */
  sessionOverKeptMs: 86_400_000,
  /** Failed sign-ins: for one login from one address, for one login, for one address; counted over a window. */
  signInFailuresAddressMax: 100,
  signInFailuresLoginMax: 30,
  signInFailuresPairMax: 5,
  signInWindowMs: 300_000,
  /** Logins and addresses whose failures are remembered. */
  signInWatchedMax: 20_000,
  /** Life of a staff session. */
  staffSessionMs: 43_200_000,
  /** Time that a stopping gateway gives to requests that have begun. */
  stopWithinMs: 10_000,
} as const;
