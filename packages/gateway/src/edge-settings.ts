/** What operators may change at the gateway's edge; every other limit is fixed. Counts of 0 mean no bound. */
export interface EdgeSettings {
  /** Frames in a minute that a shopper's or a doctor's socket may send for long, and how many of them at once. */
  readonly framesPerMinute: number;
  readonly framesBurst: number;
  readonly doctorFramesPerMinute: number;
  readonly doctorFramesBurst: number;
  /** Connections that are taken in within a second for long, and how many of them at once. */
  readonly admissionsPerSecond: number;
  readonly admissionsBurst: number;
  /** Time that a stopping gateway goes on as ever, so that load balancers see that it is not ready. Milliseconds. */
  readonly drainGraceMs: number;
}

/**
 * What holds where nobody says otherwise.
 * A doctor's burst holds a whole desk that comes back: hello, desk, and a follow for each of up to 32 talks.
 */
export const EDGE_DEFAULTS: EdgeSettings = {
  framesPerMinute: 120,
  framesBurst: 20,
  doctorFramesPerMinute: 600,
  doctorFramesBurst: 100,
  admissionsPerSecond: 4_000,
  admissionsBurst: 4_000,
  drainGraceMs: 1_000,
};

/** The settings that differ from what holds otherwise, with both values. */
export function changedSettings(settings: EdgeSettings): { name: keyof EdgeSettings; value: number; usual: number }[] {
  const names = Object.keys(EDGE_DEFAULTS) as (keyof EdgeSettings)[];
  return names.map((name) => ({ name, value: settings[name], usual: EDGE_DEFAULTS[name] })).filter(({ value, usual }) => value !== usual);
}
