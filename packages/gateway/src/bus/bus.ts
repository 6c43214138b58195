import type { Side } from '@consult-kit/protocol';

/**
 * What nodes tell each other so that they look again soon. Hints carry no content and may be lost: the database is the truth.
 * `typing` and `presence` are nowhere else, and may be lost all the more.
 */
export type Hint =
  /** A consultation's log reaches at least up to `seq`. */
  | { type: 'log'; consultation: string; seq: number }
  /** Somebody entered or left a line, or moved within it. */
  | { type: 'line' }
  /** What these doctors see at their desks has changed; `all` for every doctor. */
  | { type: 'desk'; doctors: readonly string[] | 'all' }
  | { type: 'typing'; consultation: string; from: Side; on: boolean }
  /** A person, as `personOf` names it, has a live connection now, or has none any more. */
  | { type: 'presence'; person: string; present: boolean };

/** Carries hints to all nodes, this one included. */
export interface Bus {
  publish(hint: Hint): void;
  /** Returns how to stop listening. Listeners must not throw. */
  subscribe(listener: (hint: Hint) => void): () => void;
  close(): Promise<void>;
}
