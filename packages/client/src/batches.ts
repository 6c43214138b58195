import type { ConsultationEvent } from '@consult-kit/protocol';

/** Whoever draws snapshots and hears of events. */
export interface BatchHost {
  changed(): void;
  event(consultation: string, event: ConsultationEvent): void;
}

/** Changes that belong together are told once, and events after the snapshot that has them. */
export interface Batches {
  /** Runs something that changes several things; batches may stand inside each other. */
  batch(run: () => void): void;
  /** Something moved on: told at once, or at the end of the batch. */
  changed(): void;
  /** Tells of an event at the end of the batch. */
  tell(consultation: string, event: ConsultationEvent): void;
}

export function createBatches(host: BatchHost): Batches {
  let depth = 0;
  let dirty = false;
  let untold: [consultation: string, event: ConsultationEvent][] = [];

  function batch(run: () => void): void {
    depth += 1;
    try {
      run();
    } finally {
      depth -= 1;
    }
    if (depth > 0) return;
    if (dirty) changed();
    const news = untold;
    untold = [];
    for (const [consultation, event] of news) host.event(consultation, event);
  }

  function changed(): void {
    dirty = depth > 0;
    if (!dirty) host.changed();
  }

  return { batch, changed, tell: (consultation, event) => void untold.push([consultation, event]) };
}
