import type { ConsultationEvent } from '@consult-kit/protocol';
import type { CommandRecord, ConsultationRecord, ConsultationTransaction } from '../../domain/consultations/consultation-store.ts';

/** A consultation as it was read. */
export interface StoredConsultation {
  readonly record: ConsultationRecord;
  readonly version: number;
  /** Those of the commands asked for that had been run before, by id. */
  readonly commands: Pick<ReadonlyMap<string, CommandRecord>, 'get'>;
}

/** What is to become of a consultation, if it is still in the version that was read. */
export interface ChangedConsultation {
  /** As it was read. */
  readonly before: ConsultationRecord;
  readonly record: ConsultationRecord;
  readonly version: number;
  readonly events: readonly ConsultationEvent[];
  readonly commands: readonly CommandRecord[];
}

/** Thrown inside a command that touches more than its consultation: it has to run in a transaction of its own. */
export class TouchesMore extends Error {
  override readonly name = 'TouchesMore';
}

/** What one command has done so far. */
interface Step {
  record: ConsultationRecord | undefined;
  readonly events: ConsultationEvent[];
  readonly commands: CommandRecord[];
}

/** One consultation while the commands of a group run on it, one after the other, in memory. */
export class Draft {
  readonly #id: string;
  readonly #stored: StoredConsultation | undefined;
  readonly #events: ConsultationEvent[] = [];
  readonly #commands: CommandRecord[] = [];
  #record: ConsultationRecord | undefined;
  #provesItself = true;

  /** @param stored - As it was read; `undefined` if there is no such consultation. */
  constructor(id: string, stored: StoredConsultation | undefined) {
    this.#id = id;
    this.#stored = stored;
    this.#record = stored?.record;
  }

  /** Runs one command. What it throws leaves nothing behind. @throws {TouchesMore} It needs a transaction of its own. */
  async run<Result>(work: (transaction: ConsultationTransaction) => Promise<Result>, commandId: string | undefined): Promise<Result> {
    const step: Step = { record: this.#record, events: [], commands: [] };
    try {
      const result = await work(this.#transaction(step, commandId));
      if (step.record === this.#record && step.commands.length === 0) this.#provesItself = false;
      this.#take(step);
      return result;
    } catch (reason) {
      if (!(reason instanceof TouchesMore)) this.#provesItself = false;
      throw reason;
    }
  }

  #take(step: Step): void {
    this.#record = step.record;
    this.#events.push(...step.events);
    this.#commands.push(...step.commands);
  }

  /**
   * Whether each of the commands has changed something: then storing all of it proves that it was decided on what still holds. What was
   * refused, or changed nothing, proves nothing.
   */
  get provesItself(): boolean {
    return this.#provesItself;
  }

  /** What is to be written, or nothing. */
  get change(): ChangedConsultation | undefined {
    if (!this.#record || !this.#stored) return undefined;
    if (this.#record === this.#stored.record && this.#commands.length === 0) return undefined;
    return {
      before: this.#stored.record,
      record: this.#record,
      version: this.#stored.version,
      events: this.#events,
      commands: this.#commands,
    };
  }

  #transaction(step: Step, commandId: string | undefined): ConsultationTransaction {
    return alone({
      find: async (id) => {
        if (id !== this.#id) throw new TouchesMore();
        return step.record;
      },
      command: async (_record, id) => {
        if (id !== commandId) throw new TouchesMore();
        return this.#stored?.commands.get(id) ?? this.#commands.find((command) => command.id === id);
      },
      update: async (record, events) => {
        step.record = record;
        step.events.push(...events);
      },
      rememberCommand: async (_record, command) => void step.commands.push(command),
    });
  }
}

type OnOneConsultation = Pick<ConsultationTransaction, 'find' | 'command' | 'update' | 'rememberCommand'>;

/** A transaction that can do this much; for all else the command has to start again in one of its own. */
function alone(methods: OnOneConsultation): ConsultationTransaction {
  return new Proxy(methods as ConsultationTransaction, {
    get: (target, name) =>
      name in target
        ? target[name as keyof ConsultationTransaction]
        : async () => {
            throw new TouchesMore();
          },
  });
}
