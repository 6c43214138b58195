/** What has happened since the start, and what is open now; read by the metrics. */
export interface EngineCounters {
  consultationsTotal: number;
  messagesTotal: number;
  acceptsTotal: number;
  endingsTotal: number;
  commandsTotal: number;
  /** Commands that were refused, by error code. */
  refusedTotal: Record<string, number>;
  /** Consultations deleted because their time of keeping was over. */
  removedTotal: number;
  /** Followed logs of which a sweep found more than was heard. */
  sweepHealedTotal: number;
  framesSentTotal: number;
  /** Sockets dropped because they did not read or did not answer. */
  socketsDroppedTotal: number;
  /** Sockets closed because more came over them than they may send. */
  socketsTooFastTotal: number;
  /** People who came when too many did, and were told when to come back. */
  arrivalsPutOffTotal: number;
  socketsOpen: number;
  pollsOpen: number;
  followersOpen: number;
}

/** Counters that have counted nothing yet. */
export function newCounters(): EngineCounters {
  return {
    consultationsTotal: 0,
    messagesTotal: 0,
    acceptsTotal: 0,
    endingsTotal: 0,
    commandsTotal: 0,
    refusedTotal: {},
    removedTotal: 0,
    sweepHealedTotal: 0,
    framesSentTotal: 0,
    socketsDroppedTotal: 0,
    socketsTooFastTotal: 0,
    arrivalsPutOffTotal: 0,
    socketsOpen: 0,
    pollsOpen: 0,
    followersOpen: 0,
  };
}
