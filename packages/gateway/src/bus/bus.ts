import type { Side } from '@consult-kit/protocol';

/**
 * What nodes tell each other so that they look again soon. Hints carry ids and numbers, no content, and may be lost, doubled or
 * late: the database is the truth. `typing`, `delivered` and presence are nowhere else, and may be lost all the more.
 */
export type Hint =
  /** A consultation's log reaches at least up to `seq`. */
  | { type: 'log'; consultation: string; seq: number }
  /** Somebody entered or left a line, or moved within it. */
  | { type: 'line' }
  /** What these doctors see at their desks has changed; `all` for every doctor. */
  | { type: 'desk'; doctors: readonly string[] | 'all' }
  | { type: 'typing'; consultation: string; from: Side; on: boolean }
  /** Everything up to `upTo` has arrived on a device of this side. */
  | { type: 'delivered'; consultation: string; side: Side; upTo: number }
  /** A person, as `personOf` names it, has a live connection with the node that says so, or has none there any more. */
  | { type: 'presence'; person: string; present: boolean }
  /** These people, and maybe more, still have a live connection with the node that says so. */
  | { type: 'present'; people: readonly string[] };

/**
 * Whether the other nodes can be told: `alone` when there are none, `joined` when they hear each other, `away` when there may be
 * some and nothing is heard of them now.
 */
export type BusLink = 'alone' | 'joined' | 'away';

/** How many hints went between nodes since the start, for the metrics. */
export interface BusCounts {
  /** Hints handed over for other nodes. */
  published: number;
  /** Hints of other nodes. */
  received: number;
  /** What came and was no hint that this node knows. */
  ignored: number;
  /** Times the link was lost. */
  losses: number;
}

/** Carries hints to all nodes. Those of this node reach itself at once, whatever the link. */
export interface Bus {
  /** Names this process among the nodes; another one after each start. */
  readonly node: string;
  readonly link: BusLink;
  readonly counts: Readonly<BusCounts>;
  publish(hint: Hint): void;
  /** @param listener - Told each hint and the node it comes from; must not throw. Returns how to stop listening. */
  subscribe(listener: (hint: Hint, from: string) => void): () => void;
  /** Calls back whenever the link has changed; returns how to stop listening. */
  onLink(listener: (link: BusLink) => void): () => void;
  close(): Promise<void>;
}
