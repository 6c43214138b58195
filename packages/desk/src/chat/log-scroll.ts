import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { FollowedConsultation } from '@consult-kit/client';

/** New messages are followed while the reader is this near to the end. */
const FOLLOW_WITHIN_PX = 80;

/** Keeps the place in a log: it begins at the first new message, follows the end, and holds still when older ones come in above. */
export class LogScroll implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #log: () => HTMLElement | null;
  isNearEnd = true;
  /** Older messages are on their way in; they are not news. */
  isLoadingOlder = false;
  #heightBefore = 0;
  #watched: HTMLElement | null = null;
  /** The end stays in sight when the log becomes lower, for example because the composer grows. */
  readonly #resizes = new ResizeObserver(() => {
    if (this.isNearEnd && this.#watched) this.#watched.scrollTop = this.#watched.scrollHeight;
  });

  constructor(host: ReactiveControllerHost, log: () => HTMLElement | null) {
    this.#host = host;
    this.#log = log;
    host.addController(this);
  }

  hostUpdated(): void {
    const log = this.#log();
    if (log === this.#watched) return;
    this.#resizes.disconnect();
    this.#watched = log;
    if (log) this.#resizes.observe(log);
  }

  hostDisconnected(): void {
    this.#resizes.disconnect();
    this.#watched = null;
  }

  /** Call before the log is drawn. */
  before(last: FollowedConsultation | undefined, next: FollowedConsultation): void {
    this.#heightBefore = grewAtTop(last, next) ? (this.#log()?.scrollHeight ?? 0) : 0;
  }

  /** Call when the log has been drawn. */
  after(last: FollowedConsultation | undefined, next: FollowedConsultation): void {
    const log = this.#log();
    if (!log) return;
    if (last === undefined) this.#begin(log);
    else if (grewAtTop(last, next)) log.scrollTop += log.scrollHeight - this.#heightBefore;
    else if (this.isNearEnd || last.outgoing.length < next.outgoing.length) log.scrollTop = log.scrollHeight;
    this.look();
  }

  /** Looks where the reader is. */
  look(): void {
    const log = this.#log();
    if (!log) return;
    const isNearEnd = log.scrollHeight - log.scrollTop - log.clientHeight <= FOLLOW_WITHIN_PX;
    if (isNearEnd === this.isNearEnd) return;
    this.isNearEnd = isNearEnd;
    this.#host.requestUpdate();
  }

  toEnd(): void {
    const log = this.#log();
    if (!log) return;
    log.scrollTop = log.scrollHeight;
    log.focus();
    this.look();
  }

  async loadOlder(load: () => Promise<unknown>): Promise<void> {
    this.isLoadingOlder = true;
    this.#host.requestUpdate();
    await load();
    await this.#host.updateComplete;
    this.isLoadingOlder = false;
    this.#host.requestUpdate();
  }

  #begin(log: HTMLElement): void {
    log.scrollTop = log.scrollHeight;
    const divider = log.querySelector('[data-new]');
    const hiddenPx = divider ? log.getBoundingClientRect().top - divider.getBoundingClientRect().top : 0;
    if (hiddenPx > 0) log.scrollTop -= hiddenPx;
  }
}

function grewAtTop(last: FollowedConsultation | undefined, next: FollowedConsultation): boolean {
  return last !== undefined && (last.events[0]?.seq ?? 0) > (next.events[0]?.seq ?? 0);
}
