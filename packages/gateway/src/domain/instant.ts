/** A time as the wire writes it. @param atMs - Milliseconds since 1970, UTC. */
export function instant(atMs: number): string {
  return new Date(atMs).toISOString();
}
