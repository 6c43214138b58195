/** Version of frames and bodies. A gateway refuses others with `CLIENT_OUTDATED`. */
export const WIRE_VERSION = 1;
/** Path of the live socket. */
export const LIVE_PATH = '/v1/live';

/** Codes with which the gateway closes a socket. `fatal` ones must not be retried with the same session. */
export const CLOSE_CODES = {
  /** Going away: restart or move. */
  going: { code: 1001, fatal: false },
  /** A frame that is no JSON text, or not one of the frames. The connection may be opened again. */
  unreadable: { code: 1007, fatal: false },
  /** One message in more pieces than a socket may send it in. */
  tooManyPieces: { code: 1008, fatal: false },
  tooLarge: { code: 1009, fatal: false },
  helloTimeout: { code: 4001, fatal: false },
  /** The session is unknown, over, or not of this gateway. */
  session: { code: 4003, fatal: true },
  outdated: { code: 4004, fatal: true },
  /** The client does not answer heartbeats or does not read. */
  stalled: { code: 4008, fatal: false },
  /** More people arrive at once than the gateway takes in; `bye` says when to come back. */
  busy: { code: 4013, fatal: false },
  /** The client sends more frames than a socket may. */
  tooFast: { code: 4029, fatal: false },
} as const;
