/** @throws {Error} What came is not what was expected, compared as JSON. */
export function expectSame(actual: unknown, expected: unknown, what: string): void {
  const [came, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (came !== wanted) throw new Error(`${what}: expected ${wanted}, got ${came}`);
}

/** @throws {Error} It is not so. */
export function expectThat(isSo: boolean, what: string): void {
  if (!isSo) throw new Error(`Expected that ${what}`);
}

/** Resolves once it is so. @throws {Error} Not within 5 s, by the platform's own clock. */
export async function until(isSo: () => boolean, what: string): Promise<void> {
  const deadlineMs = Date.now() + 5_000;
  while (!isSo()) {
    if (Date.now() > deadlineMs) throw new Error(`Waited 5 s and it did not come about that ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

let keys = 0;

/** A key that no other case has used. */
export function freshKey(): string {
  keys += 1;
  return `consult:test:${Date.now()}-${keys}`;
}
