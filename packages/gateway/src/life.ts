import { faultForLog, type Log } from './telemetry/log.ts';

/** The end of a gateway: what has to be undone, in the order in which it has to be undone. */
export class Life {
  readonly #log: Log;
  readonly #steps: (() => Promise<void> | void)[] = [];
  #stopped: Promise<void> | undefined;

  constructor(log: Log) {
    this.#log = log;
  }

  /** Whether the end has begun: load balancers are told, everyone else is served until the steps say otherwise. */
  get isStopping(): boolean {
    return this.#stopped !== undefined;
  }

  /** Adds a step; the last one added is the first one done. */
  onStop(step: () => Promise<void> | void): void {
    this.#steps.push(step);
  }

  /** Does all steps, also when one fails. Repeating it waits for the same end. */
  stop(): Promise<void> {
    return (this.#stopped ??= this.#run());
  }

  async #run(): Promise<void> {
    for (const step of this.#steps.reverse()) {
      try {
        await step();
      } catch (fault) {
        this.#log.error({ fault: faultForLog(fault) }, 'a step of stopping failed');
      }
    }
  }
}
