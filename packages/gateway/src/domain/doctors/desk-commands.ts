import type { CommandResult, DeskCommand } from '@consult-kit/protocol';
import { personOf, type DoctorActor } from '../consultations/actor.ts';
import { fingerprint } from '../consultations/fingerprint.ts';
import type { EngineCounters } from '../counters.ts';
import { isConsultError } from '@consult-kit/protocol';
import type { Queue } from '../queue/queue.ts';
import type { WorkGate } from '../work-gate.ts';

/** What doctors do at the desk as a whole. */
export class DeskCommands {
  readonly #queue: Queue;
  readonly #gate: WorkGate;
  readonly #counters: EngineCounters;

  constructor(queue: Queue, gate: WorkGate, counters: EngineCounters) {
    this.#queue = queue;
    this.#gate = gate;
    this.#counters = counters;
  }

  /** Runs one command; resolves once it is committed and flushed. @throws {ConsultError} What the rules of the queue say. */
  async run(actor: DoctorActor, command: DeskCommand): Promise<CommandResult> {
    this.#gate.assertOpen();
    const print = fingerprint(personOf(actor), command);
    try {
      const result =
        command.type === 'queue.accept-next'
          ? await this.#queue.acceptNext(actor, command.id, print)
          : await this.#queue.setStatus(actor, command.id, print, command.status);
      this.#counters.commandsTotal += 1;
      return result;
    } catch (reason) {
      this.#countRefusal(isConsultError(reason) ? reason.code : 'INTERNAL');
      throw reason;
    }
  }

  #countRefusal(code: string): void {
    this.#counters.refusedTotal[code] = (this.#counters.refusedTotal[code] ?? 0) + 1;
  }
}
