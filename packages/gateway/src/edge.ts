import type { Clock } from './domain/campaigns/campaign.ts';
import type { EngineCounters } from './domain/counters.ts';
import { SessionPaces, type Paces } from './domain/identity/session-paces.ts';
import { Admission } from './domain/live/admission.ts';
import { Entrance } from './domain/live/entrance.ts';
import { paceOf } from './domain/pace.ts';
import type { Timers } from './domain/timers.ts';
import type { EdgeSettings } from './edge-settings.ts';
import { GATEWAY_LIMITS } from './limits.ts';

const MINUTE_MS = 60_000;

/** Who comes in, and how much may come from each: shared by sockets, long polls and all other requests. */
export interface Edge {
  readonly entrance: Entrance;
  /** For frames of one socket. */
  readonly framePaces: Paces;
  /** For requests of one session. */
  readonly requests: SessionPaces;
  /** Forgets what nobody needs any more. */
  sweep(): void;
}

/** The edge of one gateway. @param random - Numbers in [0, 1). */
export function createEdge(settings: EdgeSettings, clock: Clock, timers: Timers, random: () => number, counters: EngineCounters): Edge {
  const aheadMax = GATEWAY_LIMITS.framesHeldMax;
  const framePaces: Paces = {
    patient: paceOf(settings.framesPerMinute, MINUTE_MS, { burst: settings.framesBurst, aheadMax }),
    doctor: paceOf(settings.doctorFramesPerMinute, MINUTE_MS, { burst: settings.doctorFramesBurst, aheadMax }),
  };
  const admission = new Admission(settings, clock, random);
  const requests = new SessionPaces(framePaces, clock, timers);
  return {
    entrance: new Entrance(admission, timers, counters),
    framePaces,
    requests,
    sweep() {
      admission.sweep();
      requests.sweep();
    },
  };
}
