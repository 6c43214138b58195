import { LIMITS, type LineInfo } from '@consult-kit/protocol';
import type { Clock } from '../campaigns/campaign.ts';
import type { LineName } from '../consultations/consultation-store.ts';
import type { LineSnapshot } from '../queue/line-board.ts';
import type { Versions } from '../versions.ts';

/** What someone in line was last told, with the version at which it changed. */
export interface ToldLine {
  readonly info: LineInfo;
  readonly version: number;
}

interface Kept extends ToldLine {
  readonly estimatedAtMs: number;
}

/**
 * What to tell each person in line. Places change at once; the estimate of the wait at most every 20 seconds, so that it does
 * not jump; and before a number rises it is said that someone urgent went ahead.
 */
export class LineNews {
  readonly #clock: Clock;
  readonly #versions: Versions;
  readonly #told = new Map<string, Kept>();

  constructor(clock: Clock, versions: Versions) {
    this.#clock = clock;
    this.#versions = versions;
  }

  /** What this person is to be told now; `undefined` once the line is behind them. */
  update(consultation: string, line: LineName, snapshot: LineSnapshot): ToldLine | undefined {
    const ahead = snapshot.ahead(consultation);
    if (ahead === undefined) {
      this.#told.delete(consultation);
      return undefined;
    }
    const before = this.#told.get(consultation);
    const next = this.#next(before, ahead, snapshot.estimate(line, ahead));
    if (next !== before) this.#told.set(consultation, next);
    return next;
  }

  /** Forgets those who wait no longer. */
  prune(snapshot: LineSnapshot): void {
    for (const consultation of this.#told.keys()) if (snapshot.ahead(consultation) === undefined) this.#told.delete(consultation);
  }

  #next(before: Kept | undefined, ahead: number, estimate: Pick<LineInfo, 'wait' | 'busy'>): Kept {
    const nowMs = this.#clock.now();
    const mayEstimate = !before || before.info.wait === null || nowMs >= before.estimatedAtMs + LIMITS.waitUpdateMs;
    const { wait, busy } = mayEstimate ? estimate : before.info;
    const rises = before !== undefined && ahead > before.info.ahead;
    const moved = before === undefined || ahead !== before.info.ahead;
    const differs = before?.info.busy !== busy || !isSameWait(before.info.wait, wait);
    if (before && !moved && !differs) return before;
    const urgentAhead = moved ? rises : (before?.info.urgentAhead ?? false);
    const estimatedAtMs = differs || !before ? nowMs : before.estimatedAtMs;
    return { info: { ahead, wait, busy, urgentAhead }, version: this.#versions.next(), estimatedAtMs };
  }
}

function isSameWait(one: LineInfo['wait'], other: LineInfo['wait']): boolean {
  return one?.fromMinutes === other?.fromMinutes && one?.toMinutes === other?.toMinutes;
}
