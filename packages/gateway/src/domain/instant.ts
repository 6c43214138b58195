/** Commands of one group bear the same few times, and writing one out costs more than finding it. */
const RECENT_MAX = 64;
const recent = new Map<number, string>();

/** A time as the wire writes it. @param atMs - Milliseconds since 1970, UTC. */
export function instant(atMs: number): string {
  const known = recent.get(atMs);
  if (known !== undefined) return known;
  if (recent.size >= RECENT_MAX) recent.clear();
  const text = new Date(atMs).toISOString();
  recent.set(atMs, text);
  return text;
}
