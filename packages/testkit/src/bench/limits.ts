/** Counts and times of the benchmarks; together they stay below eight minutes. */
export const BENCH = {
  /** Load generators that run at the same time. */
  generators: 2,
  /** Doctors, and talks of each; with their patients they are 1,000 sockets. 20 talks are the most that a campaign may allow. */
  doctors: 48,
  talksPerDoctor: 20,
  /** Rounds of baseline and subject in turn; the median counts. */
  rounds: 3,
  /** Time before a measurement, and of a measurement. */
  warmUpMs: 1_000,
  measureMs: 3_000,
  /** Messages of one echo socket that are under way: with 1,000 sockets as many as two for each talk. */
  echoWindow: 2,
  /** The slow disk. */
  slowFlushMs: 5,
  /** Delivery at a pace. */
  pacedPerSecond: 2_000,
  pacedMs: 3_000,
  /** Longest wait for what is under way when a pace ends. */
  arriveWithinMs: 5_000,
  /** Connections that say nothing, and messages that each has missed. */
  idle: 10_000,
  missedMessages: 20,
  /** Connections that a generator opens at the same time while memory is measured. */
  idleAtOnce: 20,
  /** Connections that a server sees before its memory is read for the first time. */
  idleWarmUp: 200,
  /** Doctors who write the missed messages; shoppers who are put into line at a time. */
  idleDoctors: 10,
  idleBatch: 200,
  /** Talks of others during the storm, and their pace. */
  othersDoctors: 5,
  othersPerSecond: 200,
  /** Requests of the preparation that are under way at the same time. */
  preparingMax: 64,
} as const;

/** What the gateway has to reach. Ratios are for each core against a bare `ws` echo in the same run. */
export const FIGURES = {
  ratioSqlite: 0.25,
  ratioPostgres: 0.2,
  slowFlushPerSecond: 8_000,
  /** More than this often the baseline's 99th percentile has to be explained. */
  latencyRatio: 5,
  idleKiB: 14,
  resumeMs: 3_000,
  resumeAfterKillMs: 8_000,
  othersP99Ms: 1_000,
} as const;
