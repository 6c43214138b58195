/** Lets a clock stand where it is. Elements carry the document's time on by it, so they stay at the instant that they were handed. */
export function standStill(clock: Pick<Performance, 'now'>): void {
  const atMs = clock.now();
  clock.now = () => atMs;
}
