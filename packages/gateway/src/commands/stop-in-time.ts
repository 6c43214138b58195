import type { Timers } from '../domain/timers.ts';
import { GATEWAY_LIMITS } from '../limits.ts';
import type { Gateway } from '../main.ts';
import type { Log } from '../telemetry/log.ts';
import { EXIT, type Terminal } from './output.ts';

/**
 * Stops a gateway. A second signal, or a stop that takes too long, ends the process at once; that loses nothing that was acknowledged,
 * because it had been flushed before.
 */
export async function stopInTime(
  gateway: Pick<Gateway, 'stop'>,
  { terminal, log, timers }: { terminal: Pick<Terminal, 'stopSignal' | 'exit'>; log: Pick<Log, 'info' | 'warn'>; timers: Timers },
): Promise<void> {
  const late = new Promise<string>((resolve) => timers.after(GATEWAY_LIMITS.stopAtTheLatestMs, () => resolve('too late')));
  const why = await Promise.race([gateway.stop().then(() => undefined), terminal.stopSignal(), late]);
  if (why === undefined) {
    log.info({}, 'stopped');
    return;
  }
  log.warn({ why }, 'ending at once');
  terminal.exit(EXIT.failed);
}
