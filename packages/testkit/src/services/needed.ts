import { findNatsServer, findPostgresFolder } from './programs.ts';

/** Servers that tests start for themselves. */
export type OwnService = 'PostgreSQL' | 'NATS';

const FINDERS: Readonly<Record<OwnService, () => string | undefined>> = { PostgreSQL: findPostgresFolder, NATS: findNatsServer };

/**
 * For `skip` of a suite that starts servers of its own: why it has to be skipped, or `false` when it can run.
 * @throws {Error} Something is missing and `CONSULT_REQUIRE_SERVICES` is 1.
 */
export function skipUnlessInstalled(...services: readonly OwnService[]): string | false {
  return skipWithout(services.filter((service) => FINDERS[service]() === undefined));
}

/** As `skipUnlessInstalled`, for those that are known to be missing; says so on a line of its own. */
export function skipWithout(missing: readonly OwnService[]): string | false {
  if (missing.length === 0) return false;
  const reason = `${missing.join(' and ')} not installed (Debian: apt-get install postgresql nats-server)`;
  if (process.env['CONSULT_REQUIRE_SERVICES'] === '1') throw new Error(`CONSULT_REQUIRE_SERVICES is 1, but: ${reason}.`);
  console.log(`SKIPPED: ${reason}.`);
  return reason;
}
