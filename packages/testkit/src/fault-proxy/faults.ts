/** Client to server, or server to client. */
export type Direction = 'up' | 'down';

/** One way of a line. */
export interface WayFaults {
  /** Milliseconds from the end of sending to the arrival; half a round trip. */
  readonly delayMs: number;
  /** Bytes a second that all connections of the proxy share; `Infinity` for no bound. */
  readonly bytesPerSecond: number;
}

/** How a connection is cut: a reset, as when a phone loses its network, or an orderly end, as a proxy on the way does. */
export type Cut = 'reset' | 'end';

/** What the line does to those who use it. */
export interface Faults {
  /** From the client to the server. */
  readonly up: WayFaults;
  /** From the server to the client. */
  readonly down: WayFaults;
  /** Milliseconds until a connection reaches the server. */
  readonly connectMs: number;
  /** This part of the connections, from 0 to 1, takes up to `maxMs` longer still, so that later ones overtake them. */
  readonly late: { readonly share: number; readonly maxMs: number };
  /** This part of the connections, from 0 to 1, is reset at once. */
  readonly refused: number;
  /** Time from one cut of all connections to the next, and how; absent for none. */
  readonly cuts?: { readonly everyMs: number; readonly how: Cut } | undefined;
}

const FREE: WayFaults = { delayMs: 0, bytesPerSecond: Infinity };

/** A line without faults. */
export const NO_FAULTS: Faults = { up: FREE, down: FREE, connectMs: 0, late: { share: 0, maxMs: 0 }, refused: 0 };

/** A line as bad as rural ones get: 64 kbit/s each way and one second there and back, to connect as well. */
export const SLOW_LINE: Faults = {
  ...NO_FAULTS,
  up: { delayMs: 500, bytesPerSecond: 8_000 },
  down: { delayMs: 500, bytesPerSecond: 8_000 },
  connectMs: 1_000,
};

/** @throws {RangeError} A time, a rate or a share is out of its range. */
export function checkFaults({ up, down, connectMs, late, refused, cuts }: Faults): void {
  for (const { delayMs, bytesPerSecond } of [up, down]) {
    hold('delayMs', delayMs, delayMs >= 0 && delayMs < Infinity);
    hold('bytesPerSecond', bytesPerSecond, bytesPerSecond > 0);
  }
  hold('connectMs', connectMs, connectMs >= 0 && connectMs < Infinity);
  hold('late.maxMs', late.maxMs, late.maxMs >= 0 && late.maxMs < Infinity);
  for (const [name, share] of [
    ['late.share', late.share],
    ['refused', refused],
  ] as const)
    hold(name, share, share >= 0 && share <= 1);
  if (cuts) hold('cuts.everyMs', cuts.everyMs, cuts.everyMs > 0);
}

function hold(name: string, value: number, holds: boolean): void {
  if (!holds) throw new RangeError(`${name} of a fault proxy is out of range: ${value}.`);
}
