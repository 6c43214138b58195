/** A server that tests share with others, or the reason why they are skipped. */
export interface ServiceForTests {
  /** For the `skip` option of each test: why it is skipped, or `false`. */
  readonly skip: string | false;
  /** Where it is. @throws {Error} There is none: the test should have been skipped. */
  readonly url: string;
  /** Removes what was made for this test. A second call does nothing. */
  remove(): Promise<void>;
}

/** The service at an address. */
export function serviceAt(url: string, remove: () => Promise<void> = async () => {}): ServiceForTests {
  let removed: Promise<void> | undefined;
  return { skip: false, url, remove: () => (removed ??= remove()) };
}

/**
 * A service that does not answer; says so on a line of its own.
 * @param what - Its name, for example `PostgreSQL`.
 * @param problem - Where it was looked for and what happened there, without a password.
 * @param variable - The environment variable that names another address.
 * @throws {Error} `CONSULT_REQUIRE_SERVICES` is 1.
 */
export function missingService(what: string, problem: string, variable: string): ServiceForTests {
  const reason = `${what} does not answer (${problem}); ${variable} names another address`;
  if (process.env['CONSULT_REQUIRE_SERVICES'] === '1') throw new Error(`CONSULT_REQUIRE_SERVICES is 1, but ${reason}.`);
  console.log(`SKIPPED: ${reason}.`);
  return {
    skip: reason,
    get url(): string {
      throw new Error(`${reason}. This test should have been skipped.`);
    },
    remove: async () => {},
  };
}

/** What went wrong with a connection, in a few words. */
export function problemOf(reason: unknown): string {
  if (reason instanceof AggregateError) return reason.errors.map(problemOf).join(', ');
  return reason instanceof Error ? reason.message : String(reason);
}
