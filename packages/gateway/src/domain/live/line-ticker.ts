import { LIMITS } from '@consult-kit/protocol';
import { GATEWAY_LIMITS } from '../../limits.ts';
import type { Clock } from '../campaigns/campaign.ts';
import type { LineName } from '../consultations/consultation-store.ts';
import type { LineBoard } from '../queue/line-board.ts';
import type { Logger } from '../logger.ts';
import { repeat, type Timers } from '../timers.ts';
import type { Versions } from '../versions.ts';
import type { Follower } from './follower.ts';
import { LineNews } from './line-news.ts';

/** Tells people in line how they move: at once if nobody has moved lately, else a second later for all together. */
export class LineTicker {
  readonly #lines: LineBoard;
  readonly #clock: Clock;
  readonly #timers: Timers;
  readonly #logger: Logger;
  readonly #news: LineNews;
  readonly #waiting = new Map<Follower, LineName>();
  readonly #stopRepeating: () => void;
  #cancel: (() => void) | undefined;
  #lastAtMs = 0;

  constructor(lines: LineBoard, clock: Clock, timers: Timers, versions: Versions, logger: Logger) {
    this.#lines = lines;
    this.#clock = clock;
    this.#timers = timers;
    this.#logger = logger;
    this.#news = new LineNews(clock, versions);
    // Estimates grow old although nobody moves.
    this.#stopRepeating = repeat(timers, LIMITS.waitUpdateMs, () => {
      this.#lines.refresh();
      if (this.#waiting.size > 0) this.schedule();
    });
  }

  /** Tells this follower its place now, and whenever it moves. */
  async add(follower: Follower, line: LineName): Promise<void> {
    this.#waiting.set(follower, line);
    const snapshot = await this.#lines.current();
    const told = this.#waiting.has(follower) ? this.#news.update(follower.consultation, line, snapshot) : undefined;
    if (told) follower.tellLine(told);
  }

  remove(follower: Follower): void {
    this.#waiting.delete(follower);
  }

  /** Looks at the lines soon. */
  schedule(): void {
    if (this.#cancel) return;
    const delayMs = Math.max(0, this.#lastAtMs + GATEWAY_LIMITS.lineEveryMs - this.#clock.now());
    this.#cancel = this.#timers.after(delayMs, () => {
      this.#cancel = undefined;
      this.#tellAll().catch((reason: unknown) => {
        this.#logger.warn({ code: reason instanceof Error ? reason.name : 'unknown' }, 'line not told');
      });
    });
  }

  close(): void {
    this.#stopRepeating();
    this.#cancel?.();
    this.#waiting.clear();
  }

  async #tellAll(): Promise<void> {
    this.#lastAtMs = this.#clock.now();
    const snapshot = await this.#lines.current();
    this.#news.prune(snapshot);
    for (const [follower, line] of this.#waiting) {
      const told = this.#news.update(follower.consultation, line, snapshot);
      if (told) follower.tellLine(told);
    }
  }
}
