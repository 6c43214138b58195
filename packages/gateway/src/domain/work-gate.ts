import { ConsultError } from '@consult-kit/protocol';

/** Whether the gateway takes new work. It closes once, when the gateway stops. */
export class WorkGate {
  #open = true;

  get open(): boolean {
    return this.#open;
  }

  close(): void {
    this.#open = false;
  }

  /** @throws {ConsultError} `GATEWAY_STOPPING` */
  assertOpen(): void {
    if (!this.#open) throw stopping();
  }
}

/** The failure of work that comes while the gateway stops. @param retryAfterMs - When to come back, in milliseconds. */
export function stopping(retryAfterMs?: number): ConsultError {
  return new ConsultError('GATEWAY_STOPPING', 'The gateway is stopping. Try again in a moment.', { retryAfterMs });
}
