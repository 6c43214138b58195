import type { NewsFrame } from '@consult-kit/protocol';
import type { Actor } from '../consultations/actor.ts';

/** An `events` frame whose events are JSON already: in UTF-8, with a comma between each two. */
export interface StoredEvents {
  readonly type: 'stored';
  readonly consultation: string;
  readonly bodies: Uint8Array;
  readonly lastSeq: number;
}

/** Where news goes: a socket, or the answer of a long poll. */
export interface NewsSink {
  /**
   * Takes one frame; returns nothing if there is room for more, and otherwise what resolves when there is, and never rejects.
   * Whoever sends pages waits for it, so that a slow reader is not flooded.
   * @param version - For what stands in no log: when it changed, as a version.
   */
  send(frame: NewsFrame, version?: number): Promise<void> | undefined;
  /**
   * Adds a frame that was perhaps told before to the next answer, and calls for none. Only for polls: how far they were told is one number
   * for all that stands in no log, and what another node told, or another poll was to tell, may be older than it and not have arrived.
   */
  mention?(frame: NewsFrame): void;
  /** As `send`, for events that are passed on as they are stored. Whoever has no use for that does without. */
  sendStored?(events: StoredEvents): Promise<void> | undefined;
  /** The session is over, or reading failed: nothing more will be told. */
  end(reason: 'session' | 'failure'): void;
}

/** One live connection of one person, as its followers see it. */
export interface Listener {
  readonly actor: Actor;
  readonly sink: NewsSink;
  /** What stands in no log is told only if it changed after this version; 0 tells all. */
  readonly liveVersion: number;
  /** Told one page of each log at most: the answer of a poll is bounded, and the next one goes on from there. */
  readonly onePage: boolean;
}
