import type { FollowedConsultation } from '@consult-kit/client';

/** What happened between two drawings that is worth a word or an act. */
export interface TurningPointHandlers {
  /** Another consultation, or none any more. */
  onConsultation: (followed: FollowedConsultation | null) => void;
  /** A doctor took over from the line. */
  onJoined: (followed: FollowedConsultation) => void;
  /** It ended, or the line was left. */
  onOver: (followed: FollowedConsultation) => void;
  /** Another page took the consultation over, or this one did. */
  onElsewhere: (isElsewhere: boolean) => void;
  /** So many more messages than before could not be sent. */
  onFailed: (failed: number) => void;
}

/** Compares each snapshot with the one before. What was so when the element came is no news. */
export class TurningPoints {
  readonly #handlers: TurningPointHandlers;
  #before: FollowedConsultation | null = null;
  #wasElsewhere = false;

  constructor(handlers: TurningPointHandlers) {
    this.#handlers = handlers;
  }

  /** Takes the consultation as it is now. */
  look(now: FollowedConsultation | null, isElsewhere: boolean): void {
    const { onConsultation, onElsewhere, onJoined, onOver, onFailed } = this.#handlers;
    if (isElsewhere !== this.#wasElsewhere) onElsewhere((this.#wasElsewhere = isElsewhere));
    const before = this.#before;
    if (now === before) return;
    this.#before = now;
    if (now?.view.id !== before?.view.id) return onConsultation(now);
    if (!now || !before) return;
    const [was, is] = [before.view.state, now.view.state];
    if (was === 'waiting' && is === 'talking') onJoined(now);
    if (was !== is && (is === 'ended' || is === 'left')) onOver(now);
    const failedBefore = new Set(failedIds(before));
    const failed = failedIds(now);
    if (failed.some((id) => !failedBefore.has(id))) onFailed(failed.length);
  }
}

function failedIds({ outgoing }: FollowedConsultation): string[] {
  return outgoing.filter(({ status }) => status === 'failed').map(({ id }) => id);
}
