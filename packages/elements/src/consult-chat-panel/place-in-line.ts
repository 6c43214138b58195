import type { LineInfo } from '@consult-kit/protocol';

/** The number that is shown: it falls, and rises only where someone urgent went ahead or the place itself is a new one. */
export interface ShownPlace extends LineInfo {
  /** The place in line that it belongs to. */
  lineSince: string;
}

/**
 * The place to show after news from the gateway. Estimates waver; a number that climbs back without a reason would look
 * like a trick. Pure.
 * @param lineSince - Since when the shopper has had this place in line.
 */
export function nextPlace(shown: ShownPlace | null, line: LineInfo | null, lineSince: string): ShownPlace | null {
  if (!line) return shown?.lineSince === lineSince ? shown : null;
  const holds = shown?.lineSince === lineSince && !line.urgentAhead;
  return { ...line, lineSince, ahead: holds ? Math.min(shown.ahead, line.ahead) : line.ahead };
}
