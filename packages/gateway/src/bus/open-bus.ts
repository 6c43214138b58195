import { systemTimers } from '../domain/timers.ts';
import type { Logger } from '../domain/logger.ts';
import type { Bus } from './bus.ts';
import { InProcessBus } from './in-process-bus.ts';

/** Which bus a gateway speaks over. */
export interface BusPlace {
  /** `nats://host:port`, several with commas; none for no bus. */
  readonly url?: string | undefined;
  /** The database's epoch: nodes with the same one hear each other. */
  readonly scope: string;
  /** Whether other gateways may use the same database. */
  readonly isShared: boolean;
}

/**
 * Opens the bus; it need not be there yet. Without one a gateway on a shared database looks into it every second.
 * @throws {ConsultError} `USAGE` for an address that is none.
 */
export async function openBus({ url, scope, isShared }: BusPlace, logger: Logger): Promise<Bus> {
  if (url === undefined) return new InProcessBus(isShared ? 'away' : 'alone');
  // Loaded only where it is used: most gateways stand alone.
  const [{ NatsBus }, { readNatsAddress }] = await Promise.all([import('./nats/nats-bus.ts'), import('./nats/nats-address.ts')]);
  return new NatsBus({ address: readNatsAddress(url), scope, timers: systemTimers, logger });
}
