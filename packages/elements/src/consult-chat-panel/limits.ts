/** Sizes, counts and times of the chat panel alone; what both ends of the wire rely on is in the protocol's limits. */
export const CHAT_LIMITS = {
  /** Rows of the log that are drawn at first and kept while the newest ones are followed. */
  windowRows: 60,
  /** Rows that are added at a time while scrolling. */
  pageRows: 30,
  /** Stored rows drawn at most. With day lines, divider and unsent messages the page stays within 300. */
  drawnRowsMax: 280,
  /** Rows over `windowRows` before the oldest ones are taken out again, so that not every message moves the log. */
  windowSlackRows: 30,
  /** Within this distance of the end new messages are followed. In CSS pixels. */
  followWithinPx: 80,
  /** Within this distance of the upper edge older messages are fetched. In CSS pixels. */
  olderWithinPx: 240,
  /** Messages of one sender within this time form a group. */
  groupWithinMs: 120_000,
  /** A lost connection is told after this time. */
  tellConnectionAfterMs: 3_000,
  /** "Connected" stays on screen for this long. */
  connectedShownMs: 4_000,
  /** A question that waits for this long gets a word of patience. */
  slowDoctorAfterMs: 180_000,
  /** Text rows of the composer at most. */
  composerRowsMax: 5,
  /** Characters at which the remaining number is announced. */
  announceLengthAt: [3_800, 4_000],
} as const;
