/** Resolves in the next turn of the loop, after what has come in meanwhile. */
export function endOfTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
