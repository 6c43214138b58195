/** Sizes of the fault proxy, with their units. */
export const FAULT_PROXY_LIMITS = {
  /** Bytes of one direction of one connection that the proxy holds; its sender then has to wait, as behind a full window. */
  heldBytes: 65_536,
  /** Bytes that go over a line at a time: a packet's payload. Connections of a line take turns with them. */
  pieceBytes: 1_400,
  /** Decisions that are remembered; the oldest are let go. */
  decisionsMax: 10_000,
} as const;
