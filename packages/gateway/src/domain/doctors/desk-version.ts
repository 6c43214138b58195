import { hash } from 'node:crypto';
import { GATEWAY_LIMITS } from '../../limits.ts';

/** A version is a time, in steps in which a desk changes at most once, and behind it a mark of the content. */
const MARKS = 2 ** 20;
const MARK_HEX_DIGITS = 5;
/** Times count from here, so that versions stay whole numbers until 2088. */
const SINCE_MS = Date.UTC(2020, 0, 1);

/** The versions of one content of a desk. */
export interface DeskVersions {
  /** `known` itself if that was the same content, whichever node told it; otherwise a higher one. */
  after(known: number): number;
}

/** @param content - What the desk shows, as text; the same on every node. */
export function deskVersions(content: string, nowMs: number): DeskVersions {
  const mark = parseInt(hash('sha256', content, 'hex').slice(0, MARK_HEX_DIGITS), 16);
  const step = Math.max(0, Math.floor((nowMs - SINCE_MS) / GATEWAY_LIMITS.deskEveryMs));
  return {
    after(known) {
      if (known > 0 && known % MARKS === mark) return known;
      return Math.max(step, Math.floor(known / MARKS) + 1) * MARKS + mark;
    },
  };
}
